"""A decision that came of a statement of a review."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions.decisions import not_of_a_review
from ...models import Decision, Project
from .gone import or_back


@project_page(edit=True)
@or_back(Decision)
@require_POST
def no_review(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    not_of_a_review(get_object_or_404(project.decisions.standing(), ref=ref), by=request.member)
    messages.success(request, _("The decision stays. It is no longer linked to the review."))
    return redirect("decide:decision", project.slug, ref)
