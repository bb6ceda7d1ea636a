"""The room Take part. Each area has its own list of addresses."""

from django.urls import include, path

from . import giving_urls, meetings_urls

app_name = "takepart"
urlpatterns = [
    path("gifts/", include("steppingstones.pages.takepart.assets_urls")),
    *giving_urls.urlpatterns,
    path("", include("steppingstones.pages.takepart.learning_urls")),
    path("", include("steppingstones.pages.takepart.risks_urls")),
    *meetings_urls.urlpatterns,
]
