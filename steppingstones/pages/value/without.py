"""With and without: what co-production itself did, and how much may be said of it."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ...access import project_page
from ...models import Project, Stone
from ...queries.pathway import track_name
from ...queries.plan_compared import plans_compared
from ...queries.standing_of_claims import Standing, standings_of

A_PAGE = 20


@project_page()
@require_safe
def without(request: HttpRequest, project: Project) -> HttpResponse:
    """Each outcome with how far a claim may go, each track by itself, and the plan before."""
    found = sorted(standings_of(project).values(), key=lambda each: each.stone.track != Stone.Track.CO_PRODUCTION)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    compared, plans = plans_compared(project)
    stories = set(project.contributionstorys.standing().values_list("stone__ref", flat=True))
    context = {
        "page": page,
        "stories": stories,
        "tracks": by_track(page.object_list),
        "compared": compared,
        "plans": plans,
    }
    return render(request, "value/without.html", context)


def by_track(found: list[Standing]) -> list[tuple[str, str, list[Standing]]]:
    tracks = dict.fromkeys(each.stone.track for each in found)
    return [(track, track_name(track), [each for each in found if each.stone.track == track]) for track in tracks]
