"""How this reader likes pages to look: text size and colours, kept in a cookie on this device."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from ..access import public_page
from .context import LOOK_COOKIE, SIZES, THEMES

YEAR = 60 * 60 * 24 * 365


@csrf_exempt  # on pages that set no cookie the form has no token; all that a forged one could do is larger letters
@public_page
@require_POST
def look(request: HttpRequest) -> HttpResponse:
    """Keep the choice and go back to where the reader was."""
    theme, size = request.POST.get("theme", ""), request.POST.get("size", "")
    back = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    response = HttpResponseRedirect(back if is_ours else "/")
    if theme in dict(THEMES) and size in dict(SIZES):
        response.set_cookie(LOOK_COOKIE, f"{theme}.{size}", max_age=YEAR, httponly=True, samesite="Lax")
    return response
