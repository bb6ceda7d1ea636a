"""What every page's template knows: the project, the member, and how this reader likes pages to look."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from .doors import here

THEMES = (
    ("auto", _("As on this device")),
    ("light", _("Light")),
    ("dark", _("Dark")),
    ("contrast", _("Strong contrast")),
)
SIZES = (("normal", _("Normal")), ("large", _("Large")), ("largest", _("Very large")))
LOOK_COOKIE = "stones-look"


def look(request: HttpRequest) -> dict[str, Any]:
    """The colours and text size kept in a cookie on this device, such as `dark.large`."""
    theme, _dot, size = request.COOKIES.get(LOOK_COOKIE, "").partition(".")
    return {
        "theme": theme if theme in dict(THEMES) else "auto",
        "size": size if size in dict(SIZES) else "normal",
        "themes": THEMES,
        "sizes": SIZES,
    }


def page(request: HttpRequest) -> dict[str, Any]:
    return {
        "look": look(request),
        "here": here(request),
        "member": getattr(request, "member", None),
        "project": getattr(request, "project", None),
    }
