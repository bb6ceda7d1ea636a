"""The register of decisions."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ...access import project_page
from ...actions import decisions as actions
from ...actions.evidence import CannotLink, link_voices
from ...actions.not_written_down import NotWrittenDown
from ...models import Decision, Project, Voice
from ...queries.ballots import ballots_of, result_of
from ...queries.decisions import (
    by_side,
    changes_of,
    entries,
    how_many,
    how_shared,
    may_lead_to,
    not_there,
    presence,
    register,
    sides_differ,
    voices_of,
)
from ...queries.evidence import link_refs, listed
from ...queries.options import behind, in_plans_before, options_of, reshaped_by
from ...queries.review_decisions import CameOf, came_of, statement_looked_at, written_in_review
from ...queries.voices import cards, readable
from ..answer import form_page
from ..meanwhile import meanwhile
from ..once import once
from ..put_aside import put_aside, removed_page
from ..voice_lists import TickVoices, same_list, voice_list
from .forms import DecisionForm
from .gone import or_back

A_PAGE = 50
VOICES_A_PAGE = 20
Status = Decision.Status
STATUSES = {
    Status.OPEN: _("Open"),
    Status.DECIDED: _("Decided"),
    Status.DOING: _("Being done"),
    Status.DONE: _("Done"),
    Status.DROPPED: _("Dropped"),
}


@project_page()
def decisions(request: HttpRequest, project: Project) -> HttpResponse:
    """All decisions, or those in one status."""
    numbers = how_many(project)
    chosen = request.GET.get("status", "")
    chosen = chosen if chosen in Status.values else ""
    page = Paginator(register(project, chosen), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "entries": entries(project, page.object_list),
        **put_aside(request, project.decisions, "decide:decision-restore", project.slug),
        "total": sum(numbers.values()),
        "chosen": chosen,
        "statuses": [(status, STATUSES[status], numbers.get(status, 0)) for status in Status],
    }
    return render(request, "decide/decisions.html", context)


@project_page()
def decision(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """One decision, with everything about it."""
    decision = get_object_or_404(project.decisions, ref=ref)
    if decision.removed_at:
        return removed(request, decision)
    there = by_side(presence([decision]).get(decision.pk, []))
    page = Paginator(voices_of(project, decision), VOICES_A_PAGE).get_page(request.GET.get("page"))
    found = listed(project, page.object_list)
    links = link_refs(found, decision=decision)
    context = {
        "decision": decision,
        "came_of": came_of(decision),
        "options": (options := options_of(project, decision)),
        "behind": behind(project, [decision]).get(decision.pk) if any(each.voices for each in options) else None,
        **last_ballot(decision),
        "reshapings": list(reshaped_by(decision)),
        "plans_before": list(in_plans_before(decision)),
        "there": there,
        "people": sum(each.count for each in there),
        "not_there": not_there(project, there) if there else [],
        "page": page,
        "found": [(each, links.get(each.card.ref)) for each in found],
        "changes": changes_of(decision),
        "saw": (saw := how_shared(decision)),
        "sides_differ": sides_differ(saw),
        **put_aside(request, decision.changes, "decide:change-restore", project.slug),
    }
    return render(request, "decide/decision.html", context)


def last_ballot(decision: Decision) -> dict[str, Any]:
    """The last time that the group was asked, with the result once it is closed, and the times before."""
    last, *earlier = ballots_of(decision) or [None]
    return {"ballot": last, "earlier": earlier, "result": result_of(last) if last else None}


def removed(request: HttpRequest, decision: Decision) -> HttpResponse:
    slug = decision.project.slug
    restore = reverse("decide:decision-restore", args=[slug, decision.ref])
    typed = ("question", "options", "decided", "why", "dropped_why")
    return removed_page(request, decision, restore, reverse("decide:decisions", args=[slug]), typed=typed)


@project_page(edit=True)
@once
def decision_add(request: HttpRequest, project: Project) -> HttpResponse:
    """Write down a decision. `?voice=…` brings the voice that led to it, `?review=…` the statement that it came of."""
    because = may_lead_to(project, request.GET.getlist("voice"))
    found = statement_looked_at(project, request.GET.get("review", ""), request.GET.get("statement", ""))
    form = DecisionForm(request.POST or None, instance=new_decision(project, found), project=project)
    if form.is_valid() and (kept := keep(request, form, because)):
        messages.success(request, _("The decision is written down."))
        if because:
            return redirect("decide:decision", project.slug, kept.ref)
        return redirect("decide:decision-voices", project.slug, kept.ref)
    return form_page(request, "decide/decision_form.html", form, because=cards(project, because), came_of=found)


def new_decision(project: Project, came: CameOf | None) -> Decision:
    return Decision(project=project, round=came.round, statement=came.key) if came else Decision(project=project)


@project_page(edit=True)
@once
def decision_edit(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Change what is written down about a decision."""
    decision = get_object_or_404(project.decisions, ref=ref)
    if decision.removed_at:
        return removed(request, decision)
    form = meanwhile(DecisionForm(request.POST or None, instance=decision, project=project), request)
    if form.is_valid() and keep(request, form, []):
        messages.success(request, _("The decision is changed."))
        return redirect("decide:decision", project.slug, ref)
    return form_page(request, "decide/decision_form.html", form, decision=decision)


def keep(request: HttpRequest, form: DecisionForm, because: list[Voice]) -> Decision | None:
    """Write it down, or say on the form why not."""
    typed = form.cleaned_data
    decision = form.save(commit=False)
    try:
        return actions.write_down(
            decision, options=typed["options"], present=typed["present"], voices=because, by=request.member
        )
    except (NotWrittenDown, CannotLink) as error:
        form.add_error(None, str(error))
        return None


@project_page(edit=True)
@or_back(Decision)
@once
def decision_voices(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Tick the voices that led to a decision. One page of ticks at a time."""
    decision = get_object_or_404(project.decisions.standing(), ref=ref)
    form = TickVoices(request.POST or None, project=project)
    if form.is_valid():
        ticked = form.cleaned_data["voice"]
        try:
            link_voices(ticked, decision, by=request.member)
        except CannotLink as error:
            form.add_error("voice", str(error))
        else:
            words = ngettext("%(n)d voice is linked.", "%(n)d voices are linked.", len(ticked))
            messages.success(request, words % {"n": len(ticked)})
            return redirect(same_list(request))
    not_yet = readable(project).exclude(evidence__decision=decision)
    in_review = written_in_review(decision)
    found = voice_list(request, project, not_yet, unfiltered=in_review)
    return form_page(
        request, "decide/decision_voices.html", form, decision=decision, in_review=in_review is not None, **found
    )
