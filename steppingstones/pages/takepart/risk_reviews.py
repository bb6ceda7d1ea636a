"""The group looks at a risk again, and mends what it wrote about that."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import removals
from ...actions import risks as actions
from ...models import Project, RiskReview
from ..answer import form_page
from ..meanwhile import meanwhile
from ..once import once
from ..put_aside import removed_page
from .risk_forms import FoundForm, ReviewForm


@project_page(edit=True)
@once
def review(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    risk = get_object_or_404(project.risks.standing(), ref=ref)
    form = ReviewForm(request.POST or None, initial={"on": timezone.localdate()})
    if form.is_valid():
        actions.review(risk, **form.cleaned_data, by=request.member)
        messages.success(request, _("It is kept that you looked at it."))
        return redirect("takepart:risk", project.slug, ref)
    return form_page(request, "takepart/risk_review.html", form, risk=risk)


@project_page(edit=True)
@once
def review_edit(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    row = review_of(request, ref)
    if row.removed_at:
        restore = reverse("takepart:risk-review-restore", args=[project.slug, ref])
        up = reverse("takepart:risk", args=[project.slug, row.risk.ref])
        return removed_page(request, row, restore, up, typed=("words",))
    form = meanwhile(FoundForm(request.POST or None, instance=row), request)
    if form.is_valid():
        actions.change_review(form.save(commit=False), by=request.member)
        messages.success(request, _("The change is kept."))
        return to_review(row)
    return form_page(request, "takepart/risk_review.html", form, risk=row.risk, review=row)


@project_page(edit=True)
@require_POST
def review_remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    row = review_of(request, ref)
    removals.remove(row, by=request.member)
    return redirect(f"{reverse('takepart:risk', args=[project.slug, row.risk.ref])}?removed={ref}")


@project_page(edit=True)
@require_POST
def review_restore(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    row = review_of(request, ref)
    removals.put_back(row, by=request.member)
    return to_review(row)


def review_of(request: HttpRequest, ref: str) -> RiskReview:
    """One of a risk that was not removed."""
    rows = request.project.riskreviews.filter(risk__removed_at=None)
    return get_object_or_404(rows.select_related("risk", "project"), ref=ref)


def to_review(row: RiskReview) -> HttpResponse:
    return redirect(f"{reverse('takepart:risk', args=[row.project.slug, row.risk.ref])}#review-{row.ref}")
