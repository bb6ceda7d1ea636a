"""What counts: the map without money, and the door of the room Value."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ...access import project_page
from ...models import Project
from ...queries.money_wish import wish_words
from ...queries.what_counts import tracks_of


@project_page()
@require_safe
def weighing(request: HttpRequest, project: Project) -> HttpResponse:
    context = {"tracks": tracks_of(project), "wish": wish_words(project.uses_money)}
    return render(request, "value/weighing.html", context)
