"""Two groups beside each other, of which one co-produced."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import comparisons as actions
from ...actions import removals
from ...models import GroupComparison, Project
from ..answer import form_page
from ..meanwhile import meanwhile
from ..once import once
from ..put_aside import removed_page
from .claim_page import outcome, to_claim
from .comparison_forms import AboutGroupsForm, GroupsForm


@project_page(edit=True)
@once
def compare(request: HttpRequest, project: Project, stone: str) -> HttpResponse:
    """Type in two groups, or bring a file. Nothing is half kept."""
    row = outcome(project, stone)
    new = GroupComparison(project=project, stone=row, people=[])
    form = GroupsForm(request.POST or None, request.FILES or None, instance=new)
    if form.is_valid():
        together, without, missing = form.cleaned_data["groups"]
        try:
            kept = actions.keep(form.save(commit=False), together, without, missing, by=request.member)
            messages.success(request, _("Kept. No names are kept with the numbers."))
            return to_claim(row, f"compared-{kept.ref}")
        except actions.CannotCompare as error:
            form.add_error(None, str(error))
    return form_page(request, "value/compare.html", form, stone=row)


@project_page(edit=True)
@once
def comparison_edit(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """The words alone: other numbers are another comparison."""
    row = of_outcome(project, ref)
    if row.removed_at:
        restore = reverse("value:comparison-restore", args=[project.slug, ref])
        up = reverse("value:claim", args=[project.slug, row.stone.ref])
        return removed_page(request, row, restore, up, typed=("other", "asked", "source"))
    form = meanwhile(AboutGroupsForm(request.POST or None, instance=row), request)
    if form.is_valid():
        actions.change(form.save(commit=False), by=request.member)
        messages.success(request, _("The change is kept."))
        return to_claim(row.stone, f"compared-{ref}")
    return form_page(request, "value/compare.html", form, stone=row.stone, comparison=row)


@project_page(edit=True)
@require_POST
def comparison_remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    row = of_outcome(project, ref)
    removals.remove(row, by=request.member)
    return to_claim(row.stone, removed=ref)


@project_page(edit=True)
@require_POST
def comparison_restore(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    row = of_outcome(project, ref)
    removals.put_back(row, by=request.member)
    messages.success(request, _("It is back."))
    return to_claim(row.stone, f"compared-{ref}")


def of_outcome(project: Project, ref: str) -> GroupComparison:
    rows = project.groupcomparisons.filter(stone__in=project.stones.standing().outcomes())
    return get_object_or_404(rows.select_related("stone__project"), ref=ref)
