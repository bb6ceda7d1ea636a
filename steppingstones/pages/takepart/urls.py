"""The room Take part. Each area has its own list of addresses."""

from . import meetings_urls

app_name = "takepart"
urlpatterns = [
    *meetings_urls.urlpatterns,
]
