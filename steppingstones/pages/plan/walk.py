"""The walk backwards: of one stone after another it is asked what must be true first, so that it can happen."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions.pathway import PathwayError, add_stone, link_stones
from ...actions.pathway_more import mean_so
from ...methods.pathway import Kind, Pathway
from ...methods.pathway_checks import Gap
from ...methods.pathway_walk import next_open, open_stones
from ...models import Project, Stone
from ...queries.pathway import pathway_of
from ..once import once
from .guide import enough, frame, page_or_404, to_question
from .guide_forms import FirstForm
from .prompts import worked_example


@project_page(edit=True)
@once
def first(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """What must be true first? Sending it adds what was said, and asks the same again."""
    stone, pathway = asked(project, ref), pathway_of(project)
    form = form_of(request, pathway, ref)
    if form.is_bound and form.is_blank:
        form.add_error(None, _("Write something in the box, or tick a stone. Or go on to the next question."))
    if form.is_valid() and keep(form, request, stone):
        return redirect(request.path)
    return show(request, project, pathway, form)


@project_page(edit=True)
@require_POST
@once
def first_next(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Add what was said, if anything, and ask about the next stone."""
    stone, pathway = asked(project, ref), pathway_of(project)
    form = form_of(request, pathway, ref)
    if form.is_valid() and keep(form, request, stone):
        return onwards(project, ref)
    return show(request, project, pathway, form)


@project_page(edit=True)
@require_POST
def first_enough(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Nothing must come first: the group means it so, and is asked about the next stone."""
    mean_so(project, Gap.NOTHING_LEADS_HERE, by=request.member, stone=asked(project, ref))
    return onwards(project, ref)


@project_page(edit=True)
def first_skip(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Leave this question open, and ask about the next stone."""
    asked(project, ref)
    return onwards(project, ref)


def asked(project: Project, ref: str) -> Stone:
    """A stone of which it can be asked what comes first."""
    kinds = [Stone.Kind.IMPACT, Stone.Kind.LONG, Stone.Kind.SHORT]
    return get_object_or_404(project.stones.standing().filter(kind__in=kinds), ref=ref)


def form_of(request: HttpRequest, pathway: Pathway, ref: str) -> FirstForm:
    said = request.POST if request.method == "POST" else None
    return FirstForm(said, stone=pathway.by_key[ref], pathway=pathway)


def keep(form: FirstForm, request: HttpRequest, stone: Stone) -> bool:
    """Add the answer and the steps. If the pathway changed meanwhile so that one no longer fits, the form says so."""
    try:
        with transaction.atomic():  # all of it, or nothing
            if answer := form.answer():
                add_stone(stone.project, by=request.member, **answer)
            for helper in stone.project.stones.standing().filter(ref__in=form.cleaned_data.get("helps", [])):
                link_stones(helper, by=request.member, target=stone.ref)
    except PathwayError as error:
        form.add_error(None, str(error))
        return False
    return True


def onwards(project: Project, ref: str) -> HttpResponse:
    """To the next open question behind this one; at the end to the check."""
    return to_question(project, next_open(pathway_of(project), enough(project), after=ref))


def show(request: HttpRequest, project: Project, pathway: Pathway, form: FirstForm) -> HttpResponse:
    stone = form.stone
    is_doing = stone.kind == Kind.SHORT
    still_open = open_stones(pathway, enough(project))
    words = {
        **frame(page_or_404("activities" if is_doing else "outcomes")),
        "form": form,
        "stone": stone,
        "is_doing": is_doing,
        "before_it": pathway.led_by(stone.key),
        "open": sum(each.key != stone.key for each in still_open),
        "count": len(pathway.stones),
        "worked": worked_example(stone.kind, stone.track),
    }
    return render(request, "plan/guide_first.html", words, status=422 if form.errors else 200)
