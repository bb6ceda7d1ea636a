"""Addresses of suggested themes."""

from django.urls import path

from . import suggestions

urlpatterns = [
    path("", suggestions.suggested, name="suggestions"),
    path("on/", suggestions.switch_on, name="suggestions-on"),
    path("off/", suggestions.switch_off, name="suggestions-off"),
    path("<slug:ref>/take/", suggestions.take, name="suggestion-take"),
    path("<slug:ref>/none/", suggestions.none_fits, name="suggestion-none"),
]
