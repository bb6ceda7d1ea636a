"""Writing a report together: members say something and suggest other words; somebody else settles it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from ...access import project_page
from ...actions import remarks as actions
from ...formats.projectclaims import write_claims
from ...models import Claim, Project, Remark, ReportPart
from ...queries import remarks as queries
from ...queries.claim_files import claim_rows
from .. import handed_out
from ..answer import form_page
from ..once import once
from ..put_aside import removed_page
from .finding import find_report
from .together_forms import SayForm, SettleForm, SuggestForm, TakeForm

A_PAGE = 20
IS_SETTLED = gettext_lazy("Somebody else has settled this while you were looking. Nothing is changed.")
TYPED = ("words", "suggested", "why")


@project_page()
@require_safe
def together(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """What is open, the oldest first; and where somebody can say something."""
    report = find_report(project, ref)
    page = Paginator(queries.with_people(report.remarks.open()), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "report": report,
        "page": page,
        "remarks": queries.shown(page.object_list),
        "places": queries.places_of(report),
    }
    return render(request, "show/together.html", context)


@project_page()
@require_safe
def settled(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    report = find_report(project, ref)
    rows = queries.with_people(report.remarks.exclude(settled_as="")).order_by("-settled_on", "-pk")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    context = {"report": report, "page": page, "remarks": queries.shown(page.object_list)}
    return render(request, "show/together_settled.html", context)


@project_page()
@require_safe
def claims_file(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """The claims with what they rest on, as the files of a project hold them."""
    data = write_claims(claim_rows(find_report(project, ref)))
    return handed_out.kept(data, f"{project.slug}-claims.csv", "text/csv; charset=utf-8")


# --- Saying and suggesting: readers too, since a report may be about them, and nothing changes by it -----------


def place_at(project: Project, ref: str, claim: str = "", reportpart: str = "") -> actions.Place:
    report = find_report(project, ref)
    if not (claim or reportpart):
        return report
    rows = report.claims if claim else report.parts
    found: Claim | ReportPart = get_object_or_404(rows.all(), ref=claim or reportpart)
    found.report, found.project = report, project
    return found


def gone(request: HttpRequest, place: actions.Place) -> HttpResponse | None:
    """What is removed meanwhile, with a way back and what was typed."""
    if place.removed_at is None:
        return None
    kind = "claim" if isinstance(place, Claim) else "part"
    args = [place.project.slug, place.report.ref]
    restore = reverse(f"show:{kind}-restore", args=[*args, place.ref])
    return removed_page(request, place, restore, reverse("show:together", args=args), typed=TYPED)


@project_page()
@once
def say(request: HttpRequest, project: Project, ref: str, **at: str) -> HttpResponse:
    place = place_at(project, ref, **at)
    if removed := gone(request, place):
        return removed
    form = SayForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.say(place, form.cleaned_data["words"], by=request.member)
        messages.success(request, _("Said. The others see it here."))
        return redirect(queries.url_of(place))
    context = {"report": find_report(project, ref), "place": queries.shown_place(place)}
    return form_page(request, "show/together_say.html", form, **context)


@project_page()
@once
def suggest(request: HttpRequest, project: Project, ref: str, **at: str) -> HttpResponse:
    place = place_at(project, ref, **at)
    if removed := gone(request, place):
        return removed
    there = queries.shown_place(place)
    form = SuggestForm(request.POST if request.method == "POST" else None, initial={"suggested": there.words})
    if form.is_valid():
        told = form.cleaned_data
        actions.suggest(place, told["suggested"], told["words"], by=request.member)
        messages.success(request, _("Suggested. Somebody else takes your words, or says why not."))
        return redirect(there.url)
    return form_page(request, "show/together_suggest.html", form, report=find_report(project, ref), place=there)


# --- Settling ------------------------------------------------------------------------------------------------


def remark_at(project: Project, ref: str, remark: str) -> Remark:
    return get_object_or_404(queries.with_people(find_report(project, ref).remarks.all()), ref=remark)


def closed(request: HttpRequest, remark: Remark) -> HttpResponse | None:
    """Why it cannot be settled now: it is about something removed, it is settled already, or it is one's own."""
    place = actions.place_of(remark)
    if removed := gone(request, place):
        return removed
    if remark.is_open:
        if remark.said_by_id == request.member.pk:
            raise PermissionDenied(_("Somebody else settles what you said. You can take it back."))
        return None
    if remark.settled_by_id == request.member.pk:  # sent twice
        return redirect(queries.url_of(place))
    typed = [request.POST[name] for name in TYPED if request.POST.get(name)]
    context = {"report": remark.report, "shown": queries.shown([remark])[0], "typed": typed}
    return render(request, "show/together_closed.html", context, status=409)


@project_page(edit=True)
def take(request: HttpRequest, project: Project, ref: str, remark: str) -> HttpResponse:
    found = get_object_or_404(queries.with_people(find_report(project, ref).remarks.all()), ref=remark, kind="suggest")
    if answer := closed(request, found):
        return answer
    form = TakeForm(request.POST if request.method == "POST" else None, initial={"words": found.suggested})
    form.seen = actions.print_of(queries.shown_words(found))
    if form.is_valid() and taken(request, found, form):
        messages.success(request, _("Taken. These words stand in the report now."))
        return redirect(queries.url_of(actions.place_of(found)))
    context = {"report": found.report, "shown": queries.shown([found])[0]}
    return form_page(request, "show/together_take.html", form, **context)


def taken(request: HttpRequest, remark: Remark, form: Form) -> bool:
    """Whether it could be done. If not, the form says why, and what was typed stays in it."""
    told = form.cleaned_data
    try:
        actions.take(remark, told["words"], told["why"], seen=request.POST.get("seen", ""), by=request.member)
    except actions.HasMoved:
        form.now = [(_("The words that are there"), queries.shown_words(remark))]
        form.add_error(None, _("Somebody changed these words while you were looking. Yours are not taken yet."))
    except actions.IsSettled:
        form.add_error(None, IS_SETTLED)
    return form.is_valid()


@project_page(edit=True)
def settle(request: HttpRequest, project: Project, ref: str, remark: str) -> HttpResponse:
    """Leave the words as they are, and say why; or settle what was said."""
    found = remark_at(project, ref, remark)
    if answer := closed(request, found):
        return answer
    form = SettleForm(request.POST if request.method == "POST" else None, suggests=found.suggests)
    if form.is_valid() and left(request, found, form):
        messages.success(request, _("The words stay as they are.") if found.suggests else _("Settled."))
        return redirect(queries.url_of(actions.place_of(found)))
    context = {"report": found.report, "shown": queries.shown([found])[0]}
    return form_page(request, "show/together_settle.html", form, **context)


def left(request: HttpRequest, remark: Remark, form: Form) -> bool:
    try:
        actions.leave(remark, form.cleaned_data["why"], by=request.member)
    except actions.IsSettled:
        form.add_error(None, IS_SETTLED)
    return form.is_valid()


@project_page()
@require_POST
def take_back(request: HttpRequest, project: Project, ref: str, remark: str) -> HttpResponse:
    found = remark_at(project, ref, remark)
    if found.said_by_id != request.member.pk:
        raise PermissionDenied(_("Only whoever said this can take it back."))
    actions.take_back(found, by=request.member)
    return redirect(queries.url_of(actions.place_of(found)))
