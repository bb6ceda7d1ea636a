"""What became of a sealed plan: marking it, one thing a page, and the comparison."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import plan_before as plan_actions
from ...actions import plan_marks as actions
from ...models import PlanBefore, PlannedItem, PlanOutcome, Project
from ...queries.decisions import register
from ...queries.plan_before import comparison_of, current_mark, entries_of, items_of, next_to_mark, seal_of, tell
from ...queries.plan_words import comparison_sentences, limits, when_sealed
from ...queries.voices import readable
from ..meanwhile import meanwhile
from ..once import once
from ..voice_lists import TickVoices, same_list, voice_list
from .before import status
from .before_forms import MarkForm, NewForm, ShownInForm, TickDecisions

A_PAGE = 50
THINGS_A_PAGE = 25  # each may bring decisions and voices


def sealed_plan(project: Project, ref: str) -> PlanBefore:
    return get_object_or_404(project.planbefores.exclude(sealed_at=None), ref=ref)


@project_page()
def compare(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """What co-production changed, in words, in numbers and thing by thing."""
    plan = sealed_plan(project, ref)
    entries = entries_of(plan)
    page = Paginator(entries, THINGS_A_PAGE).get_page(request.GET.get("page"))
    found = comparison_of(entries)
    seal = seal_of(plan, [entry.item for entry in entries if entry.item])
    ended = plan.outcomes.exclude(ended_at=None).filter(replaced_by=None)
    context = {
        "plan": plan,
        "seal": seal,
        "when": when_sealed(seal),
        "found": found,
        "sentences": list(comparison_sentences(found)),
        "limits": limits(),
        "page": page,
        "told": tell(project, list(page.object_list)),
        "next": next((entry.item for entry in entries if entry.item and not entry.outcome), None),
        "just_removed": ended.filter(ref=request.GET.get("removed", "")[:12]).first(),
    }
    return render(request, "plan/before/compare.html", context)


@project_page(edit=True)
@once
def item_mark(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """What became of this thing? Then, unless it was kept, which decisions and voices are behind it."""
    items = project.planneditems.standing().exclude(plan__sealed_at=None)
    item = get_object_or_404(items.select_related("plan"), ref=ref)
    now = item.outcomes.current().first()
    said = {"fate": now.fate, "words": now.words} if now else {}
    form = meanwhile(MarkForm(request.POST or None, initial=said), request)
    if form.is_valid():
        mark = actions.mark_item(item, by=request.member, **form.cleaned_data)
        if mark.fate == PlanOutcome.Fate.KEPT:
            return redirect(onward(item.plan, item)["url"])
        return redirect("plan:before-decisions", project.slug, mark.ref)
    everything = items_of(item.plan)
    context = {"item": item, "form": form, "number": everything.index(item) + 1, "total": len(everything), "now": now}
    return render(request, "plan/before/mark.html", context, status=status(form))


@project_page(edit=True)
@once
def new_add(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    plan = sealed_plan(project, ref)
    form = NewForm(request.POST or None)
    if form.is_valid():
        mark = actions.add_new(plan, form.cleaned_data["words"], by=request.member)
        return redirect("plan:before-decisions", project.slug, mark.ref)
    return render(request, "plan/before/new.html", {"plan": plan, "form": form}, status=status(form))


@project_page(edit=True)
def new_edit(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Other words for something new. The address of an earlier wording leads to the one that stands now."""
    mark = mark_of(project, ref)
    form = meanwhile(NewForm(request.POST or None, initial={"words": mark.words}), request)
    if form.is_valid():
        try:
            again = actions.change_new(mark, form.cleaned_data["words"], by=request.member)
        except actions.PlanError as error:
            form.add_error(None, str(error))
        else:
            return to_mark(project, again)
    return render(request, "plan/before/new.html", {"plan": mark.plan, "form": form, "mark": mark}, status=status(form))


# --- What is behind it ------------------------------------------------------------------------------------


def mark_of(project: Project, ref: str) -> PlanOutcome:
    """A mark that stands: this one, or the one that somebody put in its place meanwhile."""
    found = get_object_or_404(project.planoutcomes.select_related("plan", "item", "project"), ref=ref)
    now = current_mark(found)
    if now is None:
        raise Http404
    return now


@project_page(edit=True)
@once
def decisions(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Which decisions are behind it? Then come the voices."""
    mark = mark_of(project, ref)
    page = Paginator(register(project).exclude(plan_outcomes=mark), A_PAGE).get_page(request.GET.get("page"))
    form = TickDecisions(request.POST or None, project=project, shown=page.object_list)
    if form.is_valid():
        try:
            actions.add_decisions(mark, form.cleaned_data["decision"], by=request.member)
        except actions.PlanError as error:
            form.add_error("decision", str(error))
        else:
            return redirect("plan:before-voices", project.slug, ref)
    context = {"mark": mark, "form": form, "page": page, "behind": mark.decisions.standing().order_by("decided_on")}
    return render(request, "plan/before/decisions.html", context, status=status(form))


@project_page(edit=True)
@once
def voices(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Which voices are behind it? One page of ticks at a time."""
    mark = mark_of(project, ref)
    form = TickVoices(request.POST or None, project=project)
    if form.is_valid():
        try:
            actions.add_voices(mark, form.cleaned_data["voice"], by=request.member)
        except actions.PlanError as error:
            form.add_error("voice", str(error))
        else:
            messages.success(request, _("The voices are kept."))
            return redirect(same_list(request))
    chosen = readable(project).filter(plan_outcomes=mark)
    context = {
        "mark": mark,
        "form": form,
        "behind": chosen[:A_PAGE],
        "onward": onward(mark.plan, mark.item),
        **voice_list(request, project, readable(project).exclude(plan_outcomes=mark)),
    }
    return render(request, "plan/before/voices.html", context, status=status(form))


@project_page(edit=True)
@require_POST
def without_decision(request: HttpRequest, project: Project, ref: str, decision: str) -> HttpResponse:
    mark = mark_of(project, ref)
    actions.without(mark, get_object_or_404(project.decisions, ref=decision), by=request.member)
    return redirect("plan:before-decisions", project.slug, ref)


@project_page(edit=True)
@require_POST
def without_voice(request: HttpRequest, project: Project, ref: str, voice: str) -> HttpResponse:
    mark = mark_of(project, ref)
    actions.without(mark, get_object_or_404(project.voices, ref=voice), by=request.member)
    return redirect("plan:before-voices", project.slug, ref)


# --- Taking marks away, and reports -----------------------------------------------------------------------


@project_page(edit=True)
@require_POST
def mark_remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    mark = get_object_or_404(project.planoutcomes.exclude(plan__sealed_at=None).select_related("plan"), ref=ref)
    actions.end_mark(mark, by=request.member)
    return redirect(f"{reverse('plan:before-compare', args=[project.slug, mark.plan.ref])}?removed={ref}")


@project_page(edit=True)
@require_POST
def mark_restore(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    mark = get_object_or_404(project.planoutcomes.exclude(plan__sealed_at=None).select_related("plan"), ref=ref)
    try:
        actions.restore_mark(mark, by=request.member)
    except actions.PlanError as error:
        messages.error(request, str(error))
    return to_mark(project, mark)


@project_page(edit=True)
def shown_in(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Which reports tell what became of this plan?"""
    plan = sealed_plan(project, ref)
    form = meanwhile(ShownInForm(request.POST or None, initial={"shown_in": plan.shown_in}), request)
    if form.is_valid():
        plan_actions.show_in(plan, form.cleaned_data["shown_in"], by=request.member)
        messages.success(request, _("The choice is kept."))
        return redirect("plan:before-compare", project.slug, ref)
    return render(request, "plan/before/shown_in.html", {"plan": plan, "form": form}, status=status(form))


def to_mark(project: Project, mark: PlanOutcome) -> HttpResponse:
    return redirect(f"{reverse('plan:before-compare', args=[project.slug, mark.plan.ref])}#mark-{mark.ref}")


def onward(plan: PlanBefore, item: PlannedItem | None) -> dict[str, Any]:
    """Where somebody goes who works through a plan: to the next thing that is not marked, or to the comparison."""
    following = next_to_mark(plan, item) if item else None
    if following:
        url = reverse("plan:before-mark", args=[plan.project.slug, following.ref])
        return {"url": url, "words": _("Go on to the next thing")}
    url = reverse("plan:before-compare", args=[plan.project.slug, plan.ref])
    return {"url": url, "words": _("See what changed")}
