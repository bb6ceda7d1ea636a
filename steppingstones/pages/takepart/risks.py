"""Risks, with the risk of not doing it together beside each."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ...access import project_page
from ...actions import risks as actions
from ...methods.suppression import PUBLISHED
from ...models import Project, Risk
from ...queries import risks as queries
from ..answer import form_page
from ..meanwhile import meanwhile
from ..once import once
from ..put_aside import put_aside, removed_page
from .risk_forms import RiskForm

A_PAGE = 50


@project_page()
def risks(request: HttpRequest, project: Project) -> HttpResponse:
    """Open risks; `?show=closed`: those that are closed."""
    is_closed = request.GET.get("show") == "closed"
    page = Paginator(queries.risks(project, is_closed=is_closed), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "query": "show=closed" if is_closed else "",
        "is_closed": is_closed,
        "found": queries.tell(project, page.object_list),
        "summary": queries.in_words(project),
        **put_aside(request, project.risks, "takepart:risk-restore", project.slug),
    }
    return render(request, "takepart/risks.html", context)


@project_page()
def sheet(request: HttpRequest, project: Project) -> HttpResponse:
    """The open risks to print and hand on: without names, and without what fewer than five people of a side said."""
    page = Paginator(queries.risks(project), A_PAGE).get_page(request.GET.get("page"))
    views = queries.views_of(page.object_list, PUBLISHED)
    found = [(told, views.get(told.risk.pk)) for told in queries.tell(project, page.object_list, PUBLISHED)]
    return render(request, "takepart/risks_sheet.html", {"page": page, "found": found})


@project_page()
def risk(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    row = get_object_or_404(project.risks.select_related("carried_by"), ref=ref)
    if row.removed_at:
        return removed(request, row)
    context = {
        "told": queries.tell(project, [row])[0],
        "written_by": list(row.written_by.order_by("name", "pk")),
        "views": queries.views_of([row]).get(row.pk),
        "mine": row.views.filter(member=request.member).exists(),
        "reviews": row.reviews.standing().select_related("by").order_by("-on", "-pk")[:A_PAGE],
        **put_aside(request, row.reviews, "takepart:risk-review-restore", project.slug),
    }
    return render(request, "takepart/risk.html", context)


def removed(request: HttpRequest, row: Risk) -> HttpResponse:
    slug = row.project.slug
    restore = reverse("takepart:risk-restore", args=[slug, row.ref])
    up = reverse("takepart:risks", args=[slug])
    return removed_page(request, row, restore, up, typed=("words", "without", "doing", "carried_outside"))


@project_page(edit=True)
@once
def risk_add(request: HttpRequest, project: Project) -> HttpResponse:
    given = {"written_by": [request.member]}
    form = RiskForm(request.POST or None, instance=Risk(project=project), project=project, initial=given)
    if form.is_valid() and (row := keep(request, form)):
        messages.success(request, _("Written down. Now say how you see it."))
        return redirect("takepart:risk", project.slug, row.ref)
    return form_page(request, "takepart/risk_form.html", form)


@project_page(edit=True)
@once
def risk_edit(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    row = get_object_or_404(project.risks, ref=ref)
    if row.removed_at:
        return removed(request, row)
    form = meanwhile(RiskForm(request.POST or None, instance=row, project=project), request)
    if form.is_valid() and keep(request, form):
        messages.success(request, _("The change is kept."))
        return redirect("takepart:risk", project.slug, ref)
    return form_page(request, "takepart/risk_form.html", form, risk=row)


def keep(request: HttpRequest, form: RiskForm) -> Risk | None:
    """Keep it, or say on the form why not."""
    try:
        return actions.keep_risk(form.save(commit=False), form.cleaned_data["written_by"], by=request.member)
    except actions.CannotKeep as error:
        form.add_error(None, str(error))
        return None
