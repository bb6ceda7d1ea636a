"""Drafts of members, for static/js/keep.js. Each member meets only their own, of the project they are in."""

import json
from contextlib import suppress

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from ..access import project_page
from ..actions import drafts as acts
from ..models import Project


@project_page()
@require_http_methods(["GET", "POST"])
def drafts(request: HttpRequest, project: Project) -> HttpResponse:
    """What this member began on a page; or one form more of it."""
    return keep(request) if request.method == "POST" else give_back(request)


def is_same(request: HttpRequest, who: str | None) -> bool:
    """Somebody else may have signed in in another window of this browser, while the page of the first is open."""
    return who == str(request.user.pk)


def keep(request: HttpRequest) -> HttpResponse:
    fields = None
    with suppress(ValueError, RecursionError):
        fields = json.loads(request.POST.get("typed", ""))
    try:
        if not is_same(request, request.POST.get("who")):
            raise acts.NotKept
        acts.keep(request.member, request.POST.get("place", ""), fields)
    except acts.NotKept as error:
        return HttpResponse(str(error), content_type="text/plain; charset=utf-8", status=422)
    return HttpResponse(status=204)


def give_back(request: HttpRequest) -> HttpResponse:
    """By form. How long ago, not when: the clocks of two devices differ."""
    if not is_same(request, request.GET.get("who")):
        return HttpResponse(status=204)
    now = timezone.now()
    found = {
        draft.place: {"typed": draft.fields, "age": int((now - draft.at).total_seconds() * 1000)}
        for draft in acts.of_page(request.member, request.GET.get("page", ""))
    }
    return JsonResponse(found, headers={"Cache-Control": "private, no-store"})


@project_page()
@require_POST
def forget(request: HttpRequest, project: Project) -> HttpResponse:
    if is_same(request, request.POST.get("who")):
        acts.forget(request.member, request.POST.get("place", ""))
    return HttpResponse(status=204)
