"""Who has not been heard."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from ...access import project_page
from ...models import Project
from ...queries import silence as query


@project_page()
def silence(request: HttpRequest, project: Project) -> HttpResponse:
    found = query.silence(project)
    sections = [
        ("sides", _("Sides"), found.sides, _("People of every side have been heard.")),
        ("needs", _("What people need"), found.needs, _("Nothing stands out here.")),
        ("ways", _("Ways in"), found.ways, _("Voices came in every way.")),
        ("stones", _("Stones"), found.stones, _("At least three people spoke about each outcome.")),
    ]
    return render(request, "understand/silence.html", {"found": found, "sections": sections})
