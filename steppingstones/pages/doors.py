"""Visits that begin with a card or a code: they are short, open one project, and end by themselves.

`knock` remembers in the session who stands before the door, `go_in` signs them in, `go_out` ends it all.
"""

import time
from collections.abc import Callable
from typing import Any

from django.contrib.auth import BACKEND_SESSION_KEY, login
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone

from ..access import HELPED_BY, helper_today
from ..actions.ways_in import finish, opening, use
from ..models import WayIn

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
WAY_IN, SEEN, DOOR = "way_in", "seen", "door"
IDLE = {WayIn.Kind.CARD: 60 * 60, WayIn.Kind.CODE: 30 * 60}  # seconds without anything done
LONGEST = 12 * 60 * 60  # the longest visit
WAITS = 15 * 60  # seconds for which the site remembers who stands before the door
OFTEN = 30  # seconds between two notes of when somebody was last seen: not every click writes


def knock(request: HttpRequest, way: WayIn) -> None:
    """The next page asks whether it is them; only their yes uses the card or code."""
    request.session[DOOR] = [way.pk, int(time.time())]


def at_door(request: HttpRequest) -> WayIn | None:
    pk, since = request.session.get(DOOR, (0, 0))
    return opening(pk=pk) if time.time() - since < WAITS else None


def go_in(request: HttpRequest, way: WayIn, helped_by: str) -> None:
    """A new session: nothing of whoever used this browser before is in it, and nobody knows its key beforehand."""
    user = use(way)
    request.session.flush()
    login(request, user, backend=BACKEND)
    request.session.set_expiry(LONGEST)
    request.session[WAY_IN] = way.pk
    request.session[SEEN] = int(time.time())
    help_today(request, helped_by)


def help_today(request: HttpRequest, name: str) -> None:
    """Somebody of this name sits beside them, until tonight at the latest."""
    request.session[HELPED_BY] = [name, timezone.localdate().isoformat()]


def go_out(request: HttpRequest) -> None:
    if way := way_of(request):
        finish(way)
    leave(request)


def leave(request: HttpRequest) -> None:
    request.session.flush()
    request.user = AnonymousUser()


def way_of(request: HttpRequest) -> WayIn | None:
    return request.user.way_in if request.user.is_authenticated else None


def seconds_left(request: HttpRequest) -> int:
    way = way_of(request)
    return max(0, request.session[SEEN] + IDLE[way.kind] - int(time.time())) if way else 0


def short_visits(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """The middleware that ends them, and that keeps pages of signed-in people out of what a browser stores."""

    def answered(request: HttpRequest) -> HttpResponse:
        if WAY_IN in request.session:
            way = WayIn.objects.standing().select_related("member").filter(pk=request.session[WAY_IN]).first()
            if not is_open(request, way):
                return ended(request, way)
            request.user.way_in = way
            note_seen(request)
        response = get_response(request)
        if BACKEND_SESSION_KEY in request.session:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return answered


def ended(request: HttpRequest, way: WayIn | None) -> HttpResponse:
    """Not a redirect: a form that was sent now has not been kept, and its words stay on the device."""
    leave(request)
    if request.headers.get("Accept") == "application/json":  # a page asks how long it has
        return JsonResponse({"left": 0})
    return render(request, "join/ended.html", {"kind": way and way.kind}, status=403)


def is_open(request: HttpRequest, way: WayIn | None) -> bool:
    if way is None or request.user.pk is None or way.member.user_id != request.user.pk:
        return False
    return time.time() - request.session.get(SEEN, 0) < IDLE[way.kind]


def note_seen(request: HttpRequest) -> None:
    """What a page asks by itself now and then is nothing that somebody does."""
    is_done = request.method == "POST" or request.headers.get("Sec-Fetch-Dest", "document") == "document"
    if is_done and time.time() - request.session[SEEN] >= OFTEN:
        request.session[SEEN] = int(time.time())


def here(request: HttpRequest) -> dict[str, Any]:
    """What the head of each page says about who is here. What was refused at the first look is from nobody."""
    if not hasattr(request, "user") or not request.user.is_authenticated:
        return {}
    way, member = way_of(request), getattr(request, "member", None)
    return {
        "name": way.member.name if way else member.name if member else "",
        "helped_by": helper_today(request),
        "is_short": way is not None,
        "kind": way.kind if way else "",
        "left": seconds_left(request),
    }
