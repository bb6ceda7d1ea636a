"""Who has a stake: a table and a picture, and who is missing."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import stakeholders as actions
from ...documents.stakeholder_picture import MOST
from ...methods.stakeholders import Stake
from ...models import Project, Stakeholder
from ...queries.stakeholders import hints_of, picture_of, rows_of, size_in_words, stakes_of, with_all_that_a_row_shows
from ..meanwhile import meanwhile
from ..once import once
from .before import status
from .stakeholder_forms import StakeholderForm

A_PAGE = 50
PUT_ASIDE = 20  # removed ones on offer, the last ones first


@project_page()
def stakeholders(request: HttpRequest, project: Project) -> HttpResponse:
    stakes = stakes_of(project)
    pages = Paginator(with_all_that_a_row_shows(project), A_PAGE)
    page = pages.get_page(request.GET.get("page") or page_of(stakes, request.GET.get("who", "")))
    removed = project.stakeholders.exclude(removed_at=None).order_by("-removed_at")
    context: dict[str, Any] = {
        "page": page,
        "rows": rows_of(page.object_list),
        "size": size_in_words(stakes),
        "picture": mark_safe(picture_of(project, stakes, on_one_page=pages.num_pages == 1)) if stakes else "",
        "not_drawn": max(len(stakes) - MOST, 0),
        "hints": hints_of(project, stakes),
        "just_removed": removed.filter(ref=request.GET.get("removed", "")[:12]).first(),
        "put_aside": removed[:PUT_ASIDE] if request.member.can_edit else [],
    }
    return render(request, "plan/stakeholders/table.html", context)


def page_of(stakes: list[Stake], ref: str) -> int:
    """The page of the table on which somebody is, for the names in the picture."""
    place = next((place for place, stake in enumerate(stakes) if stake.key == ref), 0)
    return place // A_PAGE + 1


@project_page(edit=True)
@once
def stakeholder_add(request: HttpRequest, project: Project) -> HttpResponse:
    form = StakeholderForm(request.POST or None, instance=Stakeholder(project=project), project=project)
    if form.is_valid() and (kept := keep(request, form)):
        messages.success(request, _("Written down."))
        return to_row(project, kept)
    return render(request, "plan/stakeholders/form.html", {"form": form}, status=status(form))


@project_page(edit=True)
@once
def stakeholder_edit(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    row = get_object_or_404(project.stakeholders, ref=ref)
    if row.removed_at:
        return render(request, "plan/stakeholders/gone.html", {"row": row, "typed": request.POST}, status=410)
    form = meanwhile(StakeholderForm(request.POST or None, instance=row, project=project), request)
    if form.is_valid() and keep(request, form):
        messages.success(request, _("The change is kept."))
        return to_row(project, row)
    return render(request, "plan/stakeholders/form.html", {"form": form, "row": row}, status=status(form))


def keep(request: HttpRequest, form: StakeholderForm) -> Stakeholder | None:
    """Keep it, or say on the form why not."""
    row = form.save(commit=False)
    try:
        return actions.save_stakeholder(row, form.cleaned_data["members"], by=request.member)
    except actions.NotOfThisGroup as error:
        form.add_error("members", str(error))
        return None


@project_page(edit=True)
@require_POST
def stakeholder_remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    actions.remove_stakeholder(get_object_or_404(project.stakeholders, ref=ref), by=request.member)
    return redirect(f"{reverse('plan:stakeholders', args=[project.slug])}?removed={ref}")


@project_page(edit=True)
@require_POST
def stakeholder_restore(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    row = get_object_or_404(project.stakeholders, ref=ref)
    actions.restore_stakeholder(row, by=request.member)
    return to_row(project, row)


def to_row(project: Project, row: Stakeholder) -> HttpResponse:
    return redirect(f"{reverse('plan:stakeholders', args=[project.slug])}?who={row.ref}#who-{row.ref}")
