"""What every page's template knows: the project, the member, and how this reader likes pages to look."""

from django.http import HttpRequest

THEMES = ("auto", "light", "dark", "contrast")
SIZES = ("normal", "large", "largest")
LOOK_COOKIE = "stones-look"


def look(request: HttpRequest) -> dict[str, str]:
    """The colours and text size kept in a cookie on this device, such as `dark.large`."""
    theme, _, size = request.COOKIES.get(LOOK_COOKIE, "").partition(".")
    return {"theme": theme if theme in THEMES else "auto", "size": size if size in SIZES else "normal"}


def page(request: HttpRequest) -> dict:
    return {
        "look": look(request),
        "member": getattr(request, "member", None),
        "project": getattr(request, "project", None),
    }
