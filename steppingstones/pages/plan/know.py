"""How will we know? Indicators of each stone, what must hold on each step, and who shaped what."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import pathway_more as actions
from ...actions.pathway import PathwayError
from ...methods.pathway import Way
from ...models import Indicator, Project, Stone
from ...queries.pathway import pathway_of
from ...queries.pathway_know import all_that_can_be_known, known_of, way_name
from ..meanwhile import meanwhile
from ..once import once
from .know_forms import AssumptionForm, IndicatorForm, ShapedForm

AT_ONCE = 50
SAID = ("words", "question", "baseline", "target", "unit", "due")


@project_page()
def know(request: HttpRequest, project: Project) -> HttpResponse:
    pathway = pathway_of(project)
    page = Paginator(all_that_can_be_known(pathway), AT_ONCE).get_page(request.GET.get("page"))
    taken_off = project.indicators.exclude(removed_at=None).filter(ref=request.GET.get("removed", "")[:12])
    words = {"page": page, "stones": known_of(project, pathway, page), "just_removed": taken_off.first()}
    return render(request, "plan/know.html", words)


# --- Indicators -------------------------------------------------------------------------------------------


@project_page(edit=True)
def know_add(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Choose in what the group sees it: each way asks for different things."""
    ways = [(way.value, way_name(way)) for way in Way]
    return render(request, "plan/know_way.html", {"stone": standing(project, ref), "ways": ways})


@project_page(edit=True)
@once
def know_by(request: HttpRequest, project: Project, ref: str, by: str) -> HttpResponse:
    if by not in set(Way):
        raise Http404
    stone, way = standing(project, ref), Way(by)
    form = IndicatorForm(request.POST or None, way=way, project=project)
    if form.is_valid() and done(form, actions.add_indicator, stone, by=request.member, way=way, **form.said()):
        messages.success(request, _("It is written down."))
        return to(project, stone.ref)
    page = {"stone": stone, "form": form, "way": way_name(way), "no_questions": form.lacks_questions}
    return render(request, "plan/know_form.html", page, status=status(form))


@project_page(edit=True)
def know_edit(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    indicator = get_object_or_404(that_stand(project), ref=ref)
    now = {name: getattr(indicator, name) for name in SAID} | {"question": str(indicator.question_id or "")}
    form = IndicatorForm(request.POST or None, way=Way(indicator.way), project=project, initial=now)
    form = meanwhile(form, request)
    if form.is_valid() and done(form, actions.change_indicator, indicator, by=request.member, **form.said()):
        messages.success(request, _("The change is kept."))
        return to(project, indicator.stone.ref)
    page = {"stone": indicator.stone, "form": form, "indicator": indicator, "way": indicator.get_way_display()}
    return render(request, "plan/know_form.html", page, status=status(form))


@project_page(edit=True)
@require_POST
def know_move(request: HttpRequest, project: Project, ref: str, way: str) -> HttpResponse:
    if way not in ("up", "down"):
        raise Http404
    indicator = get_object_or_404(that_stand(project), ref=ref)
    actions.move_indicator(indicator, by=request.member, up=way == "up")
    return to(project, indicator.stone.ref)


@project_page(edit=True)
@require_POST
def know_remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    indicator = get_object_or_404(project.indicators.filter(stone__removed_at=None).select_related("stone"), ref=ref)
    if indicator.removed_at is None:
        actions.remove_indicator(indicator, by=request.member)
    return redirect(f"{reverse('plan:know', args=[project.slug])}?removed={ref}")


@project_page(edit=True)
@require_POST
def know_restore(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    indicator = get_object_or_404(project.indicators.filter(stone__removed_at=None).select_related("stone"), ref=ref)
    actions.restore_indicator(indicator, by=request.member)
    messages.success(request, _("It is back."))
    return to(project, indicator.stone.ref)


# --- What must hold, and who shaped it --------------------------------------------------------------------


@project_page(edit=True)
def assumption(request: HttpRequest, project: Project, ref: str, stone: str) -> HttpResponse:
    """What must hold so that the first stone leads to the second."""
    steps = project.steps.filter(source__removed_at=None, target__removed_at=None).select_related("source", "target")
    step = get_object_or_404(steps, source__ref=ref, target__ref=stone)
    now = {"assumption": step.assumption, "because": step.because, "sure": "" if step.sure is None else str(step.sure)}
    form = meanwhile(AssumptionForm(request.POST or None, percent=step.sure, initial=now), request)
    said = {"by": request.member, "target": stone}
    if form.is_valid() and done(form, actions.assume, step.source, **said, **form.said()):
        messages.success(request, _("It is written down."))
        return to(project, ref)
    return render(request, "plan/know_assumption.html", {"step": step, "form": form}, status=status(form))


@project_page(edit=True)
def shaped(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    stone = standing(project, ref)
    ticked = list(stone.shapings.values_list("member__ref", flat=True))
    # Nobody ticked is an answer too.
    said = request.POST if request.method == "POST" else None
    form = meanwhile(ShapedForm(said, project=project, ticked=ticked), request)
    if form.is_valid() and done(form, actions.shape, stone, by=request.member, members=form.chosen()):
        messages.success(request, _("It is written down."))
        return to(project, ref)
    return render(request, "plan/know_shaped.html", {"stone": stone, "form": form}, status=status(form))


# --- What the views share ---------------------------------------------------------------------------------


def standing(project: Project, ref: str) -> Stone:
    """A stone that can be known: the issue is where everybody starts."""
    return get_object_or_404(project.stones.standing().exclude(kind=Stone.Kind.ISSUE), ref=ref)


def that_stand(project: Project) -> Any:
    return Indicator.objects.filter(project=project, removed_at=None, stone__removed_at=None).select_related("stone")


def to(project: Project, ref: str) -> HttpResponse:
    return redirect(f"{reverse('plan:know', args=[project.slug])}#stone-{ref}")


def done(form: Form, act: Any, thing: Any, **said: Any) -> bool:
    """Whether the act was done; otherwise the form says why not."""
    try:
        act(thing, **said)
    except PathwayError as error:
        form.add_error(None, str(error))
        return False
    return True


def status(form: Form) -> int:
    return 422 if form.errors else 200
