"""The levels of an organisation beside each other, in a review that asked people where they stand."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ...access import project_page
from ...actions import reviews as actions
from ...models import Project, Round, ShownSmall
from ...queries.review_levels import levels_shown
from ...queries.reviews import of_reviews

LEVELS = ShownSmall.Of.LEVELS


@project_page()
@require_safe
def levels(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    found = levels_shown(find(project, ref), request.member)
    if found is None:
        raise Http404
    return render(request, "review/levels.html", {"found": found})


@project_page()
@require_POST
def agree(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Each member for themselves, readers as well: it is about what they said."""
    actions.agree_to_show(find(project, ref), by=request.member, of=LEVELS)
    messages.success(request, _("You agree. You can take this back at any time."))
    return redirect("review:levels", project.slug, ref)


@project_page()
@require_POST
def no_more(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    actions.no_more_show(find(project, ref), by=request.member, of=LEVELS)
    messages.success(request, _("You no more agree. The levels are hidden again."))
    return redirect("review:levels", project.slug, ref)


def find(project: Project, ref: str) -> Round:
    """Nothing is seen while people answer."""
    return get_object_or_404(of_reviews(project).exclude(ended_on=None), ref=ref)
