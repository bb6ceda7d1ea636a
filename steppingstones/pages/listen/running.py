"""While people answer a review nobody sees what came back: two looks would tell what one person said between them."""

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


def not_while_people_answer(view: View) -> View:
    """Leads to the review instead. Questionnaires that are no reviews are shown as ever."""

    @wraps(view)
    def guarded(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
        asked = find(project, ref)
        running = round_now(asked) if asked.instrument else None
        if running is None:
            return view(request, project, ref)
        messages.info(request, _("People still answer this review. You see what came back when it has ended."))
        return redirect("review:round", project.slug, running.ref)

    return guarded
