"""How was this meeting? Asked with one press at its end."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions.meeting_check import check_meeting
from ...actions.questionnaires import QuestionnaireError
from ...models import Project
from .meetings import find


@project_page(edit=True)
@require_POST
def check(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Begin, or join in where somebody has begun."""
    try:
        one = check_meeting(find(project, ref), by=request.member)
    except QuestionnaireError as error:
        messages.error(request, str(error))
        return redirect("takepart:meeting", project.slug, ref)
    return redirect("review:round", project.slug, one.ref)
