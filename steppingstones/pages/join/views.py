"""One place to type any code. Nothing here tells whether there is something that a wrong code nearly opened."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from ...access import public_page
from ...actions.codes import in_print, strange_in, tidied, what_opens
from ...actions.ways_in import code_of
from ...models import Monitoring, Questionnaire, Wall
from ..answer import form_page
from ..doors import knock
from .forms import CodeForm
from .tries import count_wrong, is_siege, is_too_much

UNKNOWN = _("This code opens nothing. Look at each letter again, or ask the person who gave it to you.")
TOO_MUCH = _("Many wrong codes came from your network just now. Wait ten minutes, then try again.")


@public_page
@never_cache
def join(request: HttpRequest) -> HttpResponse:
    form = CodeForm(request.POST or None)
    if form.is_valid():
        if found := opened(request, form.cleaned_data["code"]):
            return redirect(found)
        form.add_error("code", TOO_MUCH if is_too_much(request) else UNKNOWN)
    return form_page(request, "join/join.html", form)


@public_page
@never_cache
def short(request: HttpRequest, code: str) -> HttpResponse:
    """The short address of a code. A wrong one leads to the box, with what was wrong."""
    if not strange_in(code) and (found := opened(request, tidied(code))):
        return redirect(found)
    form = CodeForm({"code": in_print(tidied(code))})
    if form.is_valid():
        form.add_error("code", TOO_MUCH if is_too_much(request) else UNKNOWN)
    return form_page(request, "join/join.html", form)


def opened(request: HttpRequest, code: str) -> str:
    """The address to which this code leads; none for a wrong one, and for all after too many wrong ones."""
    if is_too_much(request):
        return ""
    if found := address_of(what_opens(code)):
        return found
    way = None if is_siege() else code_of(code)
    if way:
        knock(request, way)
        return reverse("join:hello")
    count_wrong(request)
    return ""


def address_of(thing: Questionnaire | Wall | Monitoring | None) -> str:
    name = {Questionnaire: "haveyoursay:start", Wall: "wall:join", Monitoring: "counted:page"}.get(type(thing))
    return reverse(name, args=[thing.ref]) if name else ""
