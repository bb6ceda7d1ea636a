"""A visit by card or code: who stands before the door, going in, still being here, being done."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from ...access import public_page
from ...actions.ways_in import CardOpensNothing, CodeOpensNothing, WayError, card_of
from ..answer import form_page
from ..doors import DOOR, at_door, go_in, go_out, knock, seconds_left, way_of
from .forms import HelperForm


@public_page
@require_safe
@never_cache
def card(request: HttpRequest, secret: str) -> HttpResponse:
    """What the picture on a card leads to. Opening it changes nothing: programs that look into links may do it.

    The secret does not stay in the address bar, nor in what the browser lists as visited.
    """
    way = card_of(secret)
    if way is None:
        return shut(request, CardOpensNothing())
    knock(request, way)
    return redirect("join:hello")


@public_page
@never_cache
def hello(request: HttpRequest) -> HttpResponse:
    """Is it you? Only the yes uses the card or code."""
    way = at_door(request)
    if way is None:
        return shut(request, CodeOpensNothing()) if request.method == "POST" else redirect("join:join")
    form = HelperForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            go_in(request, way, form.cleaned_data["helped_by"].strip())
        except WayError as error:
            return shut(request, error)
        return redirect("home:project", way.member.project.slug)
    return form_page(request, "join/hello.html", form, person=way.member)


@public_page
@require_POST
def not_me(request: HttpRequest) -> HttpResponse:
    request.session.pop(DOOR, None)
    messages.info(request, _("That is all right. Nobody is signed in by this."))
    return redirect("join:join")


@public_page
@never_cache
def done(request: HttpRequest) -> HttpResponse:
    """The end of a visit: nothing of it stays on the device."""
    if request.method == "POST":
        go_out(request)
        return redirect("join:done")
    return render(request, "join/done.html")


@public_page
@require_safe
def ended(request: HttpRequest, kind: str) -> HttpResponse:
    """Where a page leads by itself when its visit has ended."""
    return render(request, "join/ended.html", {"kind": kind})


@never_cache
def still_here(request: HttpRequest) -> HttpResponse:
    """How many seconds a visit has left. A POST says that somebody is there, and starts them anew."""
    if way_of(request) is None:
        raise Http404
    return JsonResponse({"left": seconds_left(request)})


def shut(request: HttpRequest, error: WayError) -> HttpResponse:
    return render(request, "join/shut.html", {"error": error}, status=410)
