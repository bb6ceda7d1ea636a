"""Ways in for people without an email."""

from django.urls import path

from . import views

app_name = "join"
urlpatterns: list = [
    path("join/", views.join, name="join"),
    path("j/<str:code>/", views.short, name="short"),
]
