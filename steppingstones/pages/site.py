"""Where this site is, as whoever asked reached it: links in files and mails that leave it begin with that."""

from django.http import HttpRequest


def site_of(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")
