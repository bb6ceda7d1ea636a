"""Who takes part, as people say it themselves: one page of questions, each of which can be left out.

No account, no session and no cookie; whoever is signed in is not asked for. Exempt from the CSRF check like the other
pages here: whoever has the link may send the same form. What comes is counted, and nothing of it is kept.
"""

import secrets
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from ...access import public_page
from ...actions.who import NotOpen, answer
from ...models import Giver, Monitoring
from ..answer import NEEDS_ANOTHER_LOOK
from . import kiosk
from .limit import is_too_much
from .sheet import I_AM, ONCE
from .views import kept_by_nobody

TOO_MUCH = _("Very much came from your network just now. Nothing is lost. Wait ten minutes, then send this again.")
NOT_SAYING = _("I do not want to say")
NEXT_AFTER = 20  # seconds, on a device that is handed on
SIDE = "side"


class CountedForm(forms.Form):
    """One field for each question; what is left out is as good as an answer."""

    def __init__(self, *args: Any, monitoring: Monitoring, **options: Any) -> None:
        super().__init__(*args, **options)
        self.asks = list(monitoring.asks.all())
        for asked in self.asks:
            groups = [(str(number), words) for number, words in enumerate(asked.groups)]
            self.fields[asked.topic] = self._field(asked.words, asked.why, [*groups, ("", NOT_SAYING)])
        if monitoring.by_side:
            sides = [each for each in I_AM if each[0] != Giver.UNKNOWN]
            why = _("We want to see if all sides are mixed. A side with few people is never shown.")
            self.fields[SIDE] = self._field(_("Who are you here?"), why, [*sides, ("", NOT_SAYING)])

    def _field(self, words: Any, why: Any, choices: list[tuple[str, Any]]) -> forms.ChoiceField:
        field = forms.ChoiceField(
            label=words,
            help_text=why,
            required=False,
            choices=choices,
            widget=forms.RadioSelect,
            error_messages={"invalid_choice": _("Choose one of these, or “I do not want to say”.")},
        )
        field.sometimes_needed = True  # the last answer says that it can be left out
        return field

    @property
    def once(self) -> str:
        """The key of this send: the one that came with the form, so that sending it again is the same send."""
        given = self.data.get("once", "")
        return given if ONCE.fullmatch(given) else secrets.token_urlsafe(24)

    def said(self) -> dict[str, str]:
        chosen = {asked.topic: (asked, self.cleaned_data[asked.topic]) for asked in self.asks}
        return {topic: asked.groups[int(number)] for topic, (asked, number) in chosen.items() if number}


@public_page
@require_safe
@kept_by_nobody
def page(request: HttpRequest, ref: str) -> HttpResponse:
    found = find(ref)
    if not found.is_open:
        return closed(request, found)
    return shown(request, found, CountedForm(monitoring=found), is_kiosk="kiosk" in request.GET)


@public_page
@csrf_exempt
@kept_by_nobody
def send(request: HttpRequest, ref: str) -> HttpResponse:
    """Count it, once. A full hall does this at the same moment, so it does no more than it must."""
    if request.method != "POST":
        return redirect("counted:page", ref)
    found, is_kiosk = find(ref), "kiosk" in request.POST
    if not found.is_open:
        return closed(request, found)
    form = CountedForm(request.POST, monitoring=found)
    if not form.is_valid():
        return shown(request, found, form, is_kiosk=is_kiosk)
    if is_too_much(request):
        form.add_error(None, str(TOO_MUCH))
        return shown(request, found, form, is_kiosk=is_kiosk, status=429)
    try:
        answer(found, form.said(), once=form.once, side=form.cleaned_data.get(SIDE, ""))
    except NotOpen:
        return closed(request, found)
    return redirect(reverse("counted:thanks", args=[ref]) + ("?kiosk=1" if is_kiosk else ""))


@public_page
@require_safe
@kept_by_nobody
def thanks(request: HttpRequest, ref: str) -> HttpResponse:
    found, is_kiosk = find(ref), "kiosk" in request.GET
    response = render(request, "haveyoursay/counted_thanks.html", {"found": found, "is_kiosk": is_kiosk})
    if is_kiosk:
        response["Refresh"] = f"{NEXT_AFTER}; url={reverse('counted:page', args=[ref])}?kiosk=1"
        return kiosk.forgotten(response)
    return response


def find(ref: str) -> Monitoring:
    """One that is being prepared is not there for anybody else."""
    begun = Monitoring.objects.exclude(began_on=None).select_related("project")
    return get_object_or_404(begun, ref=ref)


def shown(
    request: HttpRequest, found: Monitoring, form: CountedForm, *, is_kiosk: bool, status: int | None = None
) -> HttpResponse:
    context = {"found": found, "form": form, "is_kiosk": is_kiosk}
    status = status or (NEEDS_ANOTHER_LOOK if form.errors else 200)
    response = render(request, "haveyoursay/counted.html", context, status=status)
    return kiosk.unseen(response) if is_kiosk else response


def closed(request: HttpRequest, found: Monitoring) -> HttpResponse:
    return render(request, "haveyoursay/counted_closed.html", {"found": found})
