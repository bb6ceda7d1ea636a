"""What came back of a review is told in the room Review, and not while people answer.

Two looks would tell what one person said between them. All answers, less those of the reviews that have ended, are
those of the one that has not.
"""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ...models import Project
from ...queries.questionnaires import round_now
from .builder import find

View = Callable[..., HttpResponse]


def in_the_room_review(view: View) -> View:
    """Leads to the review instead. Questionnaires that are no reviews are shown as ever."""

    @wraps(view)
    def guarded(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
        if find(project, ref).instrument:
            return while_people_answer(request, project, ref) or redirect("review:instrument", project.slug, ref)
        return view(request, project, ref)

    return guarded


def not_while_people_answer(view: View) -> View:
    """Leads to the review while it runs."""

    @wraps(view)
    def guarded(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
        return while_people_answer(request, project, ref) or view(request, project, ref)

    return guarded


def while_people_answer(request: HttpRequest, project: Project, ref: str) -> HttpResponse | None:
    asked = find(project, ref)
    running = round_now(asked) if asked.instrument else None
    if running is None:
        return None
    messages.info(request, _("People still answer this review. You see what came back when it has ended."))
    return redirect("review:round", project.slug, running.ref)
