"""The rows of a value map: one question to a page, all questions of a row, or all rows in one table."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import removals
from ...actions import values as actions
from ...models import Project, ValueFigure, ValueMap, ValueRow
from ...queries.change_words import headline, reason
from ...queries.changed import changes_of
from ...queries.values import rows_of
from ...queries.worth_words import published_wellbys
from ..answer import form_page
from ..meanwhile import meanwhile
from ..once import once
from .worth import find, removed_meanwhile
from .worth_forms import RowForm, TableForm
from .worth_steps import ASKS, BY_ASK, STEPS, after, before

A_TABLE = 15  # rows on a page of the table
MEASURED = ("quantity", "value")  # questions beside which stands what the group has asked before and after


@project_page(edit=True)
@once
def add(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """The first question makes the row, so that it can be left and taken up again after each."""
    one = find(project, ref, to_write=True)
    if gone := removed_meanwhile(request, one):
        return gone
    form = RowForm(request.POST or None, row=ValueRow(project=project, map=one), ask="whom")
    if form.is_valid():
        try:
            row = actions.add_row(one, form.cleaned_data["whom"], by=request.member)
            return redirect("value:row-ask", project.slug, row.ref, "what")
        except actions.CannotValue as error:
            form.add_error(None, str(error))
    return step_page(request, form, one, None, "whom")


@never_cache
@project_page(edit=True)
def ask(request: HttpRequest, project: Project, ref: str, ask: str) -> HttpResponse:
    """One question. With `?mend=1` the way leads back to the map, else to the next question."""
    if ask not in BY_ASK:
        raise Http404
    row = find_row(project, ref)
    if gone := removed_meanwhile(request, row.map, row):
        return gone
    form = meanwhile(RowForm(request.POST or None, row=row, ask=ask), request)
    if form.is_valid():
        actions.say(row, form.about, form.figures, by=request.member)
        goes_on = after(ask) if not request.GET.get("mend") else ""
        if goes_on:
            return redirect("value:row-ask", project.slug, ref, goes_on)
        messages.success(request, _("Kept."))
        return to_map(row.map)
    return step_page(request, form, row.map, row, ask)


def step_page(request: HttpRequest, form: RowForm, one: ValueMap, row: ValueRow | None, ask: str) -> HttpResponse:
    context = {"map": one, "row": row, "step": BY_ASK[ask], "number": ASKS.index(ask) + 1, "all": len(ASKS)}
    if row and row.stone and ask in MEASURED:
        context["seen"] = [(each, headline(each.change), reason(each.change)) for each in changes_of(row.stone)]
    if ask == "value":
        context["published"] = published_wellbys()
    return form_page(request, "value/worth_step.html", form, **context, before=before(ask) if row else "")


@never_cache
@project_page(edit=True)
def whole(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """All questions of a row on one page."""
    row = find_row(project, ref)
    if gone := removed_meanwhile(request, row.map, row):
        return gone
    form = meanwhile(RowForm(request.POST or None, row=row), request)
    if form.is_valid():
        actions.say(row, form.about, form.figures, by=request.member)
        messages.success(request, _("Kept."))
        return to_map(row.map)
    context = {"map": row.map, "row": row, "steps": in_steps(form), "published": published_wellbys()}
    return form_page(request, "value/worth_row.html", form, **context)


def in_steps(form: RowForm) -> list[tuple]:
    """Each question with its fields, in the order in which they are asked."""
    asked = [(step, RowForm(row=form.row, ask=step.ask).fields) for step in STEPS]
    with_more = [(step, [*names, *(f"{part}_together" for part in step.parts)]) for step, names in asked]
    return [(step, [form[name] for name in names if name in form.fields]) for step, names in with_more]


@never_cache
@project_page(edit=True)
def table(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """The numbers of all rows at once, for those who know them."""
    one = find(project, ref, to_write=True)
    if gone := removed_meanwhile(request, one):
        return gone
    page = Paginator(rows_of(one), A_TABLE).get_page(request.GET.get("page"))
    form = meanwhile(TableForm(request.POST or None, rows=list(page)), request)
    if form.is_valid():
        actions.say_in_table(form.said, by=request.member)
        messages.success(request, _("Kept."))
        return redirect(f"{request.path}?page={page.number}")
    parts = [label for _part, label in ValueFigure.Part.choices]
    return form_page(request, "value/worth_table.html", form, map=one, page=page, parts=parts)


@project_page(edit=True)
@require_POST
def remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    row = find_row(project, ref)
    removals.remove(row, by=request.member)
    return redirect(f"{reverse('value:map', args=[project.slug, row.map.ref])}?removed={ref}")


@project_page(edit=True)
@require_POST
def restore(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    row = find_row(project, ref)
    removals.put_back(row, by=request.member)
    messages.success(request, _("The row is back."))
    return to_map(row.map)


def to_map(one: ValueMap) -> HttpResponse:
    return redirect("value:map", one.project.slug, one.ref)


def find_row(project: Project, ref: str) -> ValueRow:
    """A row of a map that can still be changed, also one that was taken away."""
    rows = project.valuerows.filter(map__kept_on=None).select_related("map__project", "stone", "project")
    return get_object_or_404(rows, ref=ref)
