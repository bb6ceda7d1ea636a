"""Hours in the time bank: noted by one side, and a yes or a no from the other."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import time_bank as actions
from ...models import Project, TimeExchange, TimeOffer
from ...queries import time_bank as queries
from ..answer import form_page
from ..once import once
from ..put_aside import put_aside
from .time_bank_forms import GROUP, ExchangeForm, NoForm

A_PAGE = 50


@project_page()
def exchanges(request: HttpRequest, project: Project) -> HttpResponse:
    """One's own hours, newest first; for facilitators everybody's."""
    rows = queries.seen(project, request.member)
    own = rows if request.member.is_facilitator else queries.not_settled(rows).filter(noted_by=request.member)
    page = Paginator(rows.filter(removed_at=None), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "lines": queries.lines(page.object_list, request.member),
        **put_aside(request, own, "takepart:exchange-restore", project.slug),
    }
    return render(request, "takepart/bank/exchanges.html", context)


@project_page(edit=True)
@once
def exchange_add(request: HttpRequest, project: Project) -> HttpResponse:
    """Note hours. `?offer=…` begins with something from the board, `?to=group` with what was given to the group."""
    offers = project.timeoffers.standing().select_related("member")
    offer = offers.filter(ref=request.GET.get("offer", "")[:12]).first()
    new = TimeExchange(project=project, offer=offer)
    options = {"instance": new, "initial": first_ends(request, offer), "project": project, "by": request.member}
    form = ExchangeForm(request.POST or None, **options)
    if form.is_valid() and (kept := keep(request, form)):
        words = queries.line(kept, request.member)
        messages.success(request, _("The hours are noted. %(state)s.") % {"state": words.state})
        return redirect("takepart:exchanges", project.slug)
    return form_page(request, "takepart/bank/exchange_form.html", form, offer=offer)


def first_ends(request: HttpRequest, offer: TimeOffer | None) -> dict[str, str]:
    me = request.member
    if offer:
        mine = me.ref if offer.member != me else ""
        giver, receiver = (mine, offer.member.ref) if offer.is_ask else (offer.member.ref, mine)
        return {"giver": giver, "receiver": receiver, "words": offer.words}
    if request.GET.get("to") == GROUP:
        return {"giver": "" if me.is_facilitator else me.ref, "receiver": GROUP}
    return {"giver": me.ref}


def keep(request: HttpRequest, form: ExchangeForm) -> TimeExchange | None:
    """Note the hours, or say on the form why not."""
    try:
        return actions.note_exchange(form.save(commit=False), by=request.member)
    except actions.NotExchanged as error:
        form.add_error(None, str(error))
        return None


@project_page()
@require_POST
def exchange_yes(request: HttpRequest, project: Project, ref: str, end: str) -> HttpResponse:
    exchange = visible(request, ref)
    if end not in queries.ENDS:
        raise Http404
    try:
        kept = actions.say_yes(exchange, end, by=request.member)
    except actions.NotExchanged as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"{queries.state_of(kept)}.")
    return redirect("takepart:exchanges", project.slug)


@project_page()
@once
def exchange_no(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Say that it is not right, and why."""
    exchange = visible(request, ref)
    form = NoForm(request.POST or None)
    if form.is_valid():
        try:
            actions.say_no(exchange, form.cleaned_data["why"], by=request.member)
        except actions.NotExchanged as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("It does not count. The other side can read why."))
            return redirect("takepart:exchanges", project.slug)
    return form_page(request, "takepart/bank/no.html", form, line=queries.line(exchange, request.member))


@project_page(edit=True)
@require_POST
def exchange_remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    return away_or_back(request, ref, actions.take_away, f"?removed={ref}")


@project_page(edit=True)
@require_POST
def exchange_restore(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    return away_or_back(request, ref, actions.bring_back, "")


def away_or_back(request: HttpRequest, ref: str, act, then: str) -> HttpResponse:
    try:
        act(visible(request, ref), by=request.member)
    except actions.NotExchanged as error:
        messages.error(request, str(error))
        then = ""
    return redirect(f"{reverse('takepart:exchanges', args=[request.project.slug])}{then}")


def visible(request: HttpRequest, ref: str) -> TimeExchange:
    """One that this member may see. To all others it is as if there were none."""
    return get_object_or_404(queries.seen(request.project, request.member), ref=ref)
