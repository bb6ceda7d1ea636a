"""The page of one outcome: how far a claim may go, and everything that stands behind it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ...access import project_page
from ...models import ContributionStory, Project, Stone
from ...queries.change_words import headline, reason
from ...queries.changed import ChangeOfStone, changes_of
from ...queries.groups_compared import comparisons_told
from ...queries.ladder_shown import ladder_of
from ...queries.looked_for import all_looked_for, how_sure_of, tell
from ...queries.pathway import pathway_of, track_name
from ...queries.standing_of_claims import standings_of
from ...queries.stories import chain_of, story_told
from ..put_aside import put_aside


@project_page()
@require_safe
def claim(request: HttpRequest, project: Project, stone: str) -> HttpResponse:
    """One outcome: the ladder, then the story in the steps that it takes to tell it."""
    row = outcome(project, stone)
    standings, story = standings_of(project), story_of(row)
    if stone not in standings:
        raise Http404
    context = {
        "stone": row,
        "standing": standings[stone],
        "track": track_name(row.track),
        "ladder": ladder_of(standings[stone]),
        "chain": chain_of(project, pathway_of(project), standings, row),
        "seen": seen(row),
        "compared": comparisons_told(row.comparisons.standing()),
        **told_of(story, request),
        **removed_here(request, row, story),
    }
    return render(request, "value/claim.html", context)


def seen(stone: Stone) -> list[tuple[ChangeOfStone, str, str]]:
    """Each before and after that shows the outcome, with what may be said of it and why no more."""
    return [(each, headline(each.change), reason(each.change)) for each in changes_of(stone)]


def told_of(story: ContributionStory | None, request: HttpRequest) -> dict[str, Any]:
    if story is None:
        return {}
    tests = all_looked_for(story)
    looked = [tell(test, request.member) for test in tests]
    return {"told": story_told(story, request.member), "looked": looked, "sure": how_sure_of(tests)}


def removed_here(request: HttpRequest, stone: Stone, story: ContributionStory | None) -> dict[str, Any]:
    """What was removed from this page, of whatever kind, in one list."""
    kinds = [(stone.stories.all(), "value:story-restore"), (stone.comparisons.all(), "value:comparison-restore")]
    if story:
        kinds += [(story.others.all(), "value:other-restore"), (story.pieces.all(), "value:piece-restore")]
        kinds.append((story.tests.all(), "value:test-restore"))
    found = [put_aside(request, rows, restore, stone.project.slug) for rows, restore in kinds]
    return {name: [each for kind in found for each in kind[name]] for name in ("put_aside", "just_removed")}


def story_of(stone: Stone) -> ContributionStory | None:
    story = stone.stories.standing().first()
    if story:
        story.project = stone.project
    return story


def outcome(project: Project, ref: str) -> Stone:
    row = get_object_or_404(project.stones.standing().outcomes(), ref=ref)
    row.project = project
    return row


def to_claim(stone: Stone, place: str = "", *, removed: str = "") -> HttpResponseRedirect:
    """Back to the page of the outcome, at a place of it."""
    page = reverse("value:claim", args=[stone.project.slug, stone.ref])
    return HttpResponseRedirect(f"{page}{f'?removed={removed}' if removed else ''}{f'#{place}' if place else ''}")
