"""The addresses of the room Value."""

from .without_urls import urlpatterns as without_urls

app_name = "value"
urlpatterns = [*without_urls]
