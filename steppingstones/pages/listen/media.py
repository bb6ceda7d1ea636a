"""The file of a sound or a picture, for those who may read what it belongs to."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from ...access import project_page
from ...models import Project
from ...queries.media import seen_by_members
from ..media_file import media_file


@project_page()
@require_safe
def media(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    return media_file(request, get_object_or_404(seen_by_members(project), ref=ref))
