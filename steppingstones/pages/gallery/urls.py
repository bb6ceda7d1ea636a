"""One public page that shows every part of the design system."""

from django.urls import path

from .views import gallery

app_name = "gallery"
urlpatterns = [path("", gallery, name="gallery")]
