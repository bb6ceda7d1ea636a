"""The time bank: the board of offers and asks, and the balances."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import removals
from ...actions import time_bank as actions
from ...models import Project, TimeOffer
from ...queries import time_bank as queries
from ...queries.giving_words import in_hours
from ..answer import form_page
from ..meanwhile import meanwhile
from ..once import once
from ..put_aside import put_aside, removed_page
from .time_bank_forms import OfferForm

A_PAGE = 50
WAITING = 20  # shown at the top of the board; the list of hours has all


@project_page()
def time_bank(request: HttpRequest, project: Project) -> HttpResponse:
    """The board, with what waits for a yes above it."""
    show = request.GET.get("show", "")
    board = project.timeoffers.standing().filter(member__left_at=None).select_related("member").order_by("-pk")
    shown = board.filter(is_ask=show == "asks") if show in ("offers", "asks") else board
    mine = (
        project.timeoffers.all() if request.member.is_facilitator else project.timeoffers.filter(member=request.member)
    )
    waiting = queries.lines(queries.waiting(project, request.member)[:WAITING], request.member)
    page = Paginator(shown, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "offers": [(offer, may_change(request, offer)) for offer in page.object_list],
        "show": show,
        "query": f"show={show}" if show else "",
        "balance": in_hours(balance := queries.balance_of(request.member)),
        "is_minus": balance < 0,
        "waiting": waiting,
        **put_aside(request, mine, "takepart:offer-restore", project.slug),
    }
    return render(request, "takepart/bank/board.html", context)


@project_page()
def balances(request: HttpRequest, project: Project) -> HttpResponse:
    """Who gave more than they got, and who got more: together always nothing."""
    found = queries.accounts(project, request.member)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    total = in_hours(sum(account.hours for account in found))
    return render(request, "takepart/bank/balances.html", {"page": page, "total": total})


def may_change(request: HttpRequest, offer: TimeOffer) -> bool:
    member = request.member
    return member.is_facilitator or (member.can_edit and offer.member_id == member.pk)


@project_page(edit=True)
@once
def offer_add(request: HttpRequest, project: Project) -> HttpResponse:
    """Put something up. `?ask=yes` begins with an ask."""
    new = TimeOffer(project=project, member=request.member, is_ask=request.GET.get("ask") == "yes")
    form = OfferForm(request.POST or None, instance=new, project=project, by=request.member)
    if form.is_valid() and keep(request, form):
        messages.success(request, _("It is on the board."))
        return redirect("takepart:time-bank", project.slug)
    return form_page(request, "takepart/bank/offer_form.html", form)


@project_page(edit=True)
@once
def offer_edit(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    offer = changeable(request, ref)
    if offer.removed_at:
        restore = reverse("takepart:offer-restore", args=[project.slug, ref])
        up = reverse("takepart:time-bank", args=[project.slug])
        return removed_page(request, offer, restore, up, typed=("words", "more"))
    form = meanwhile(OfferForm(request.POST or None, instance=offer, project=project, by=request.member), request)
    if form.is_valid() and keep(request, form):
        messages.success(request, _("The change is kept."))
        return redirect("takepart:time-bank", project.slug)
    return form_page(request, "takepart/bank/offer_form.html", form, offer=offer)


def keep(request: HttpRequest, form: OfferForm) -> TimeOffer | None:
    """Put it up, or say on the form why not."""
    try:
        return actions.put_up(form.save(commit=False), by=request.member)
    except actions.NotExchanged as error:
        form.add_error(None, str(error))
        return None


@project_page(edit=True)
@require_POST
def offer_remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    removals.remove(changeable(request, ref), by=request.member)
    return redirect(f"{reverse('takepart:time-bank', args=[project.slug])}?removed={ref}")


@project_page(edit=True)
@require_POST
def offer_restore(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    removals.put_back(changeable(request, ref), by=request.member)
    messages.success(request, _("It is on the board again."))
    return redirect("takepart:time-bank", project.slug)


def changeable(request: HttpRequest, ref: str) -> TimeOffer:
    offer = get_object_or_404(request.project.timeoffers.select_related("member"), ref=ref)
    if not may_change(request, offer):
        raise Http404
    return offer
