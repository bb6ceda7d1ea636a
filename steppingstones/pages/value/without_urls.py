"""The addresses of “With and without”."""

from django.urls import path

from . import without

urlpatterns = [
    path("without/", without.without, name="without"),
    path("without/<slug:stone>/", without.claim, name="claim"),
]
