"""The addresses of the room Value."""

from .costs_urls import urlpatterns as costs_urls
from .without_urls import urlpatterns as without_urls
from .worth_urls import urlpatterns as worth_urls

app_name = "value"
urlpatterns = [*without_urls, *costs_urls, *worth_urls]
