"""The map without money: for each outcome how far it has come, and what people say of it.

Nothing here adds the two tracks up, or people of different sides.
"""

from dataclasses import dataclass

from ..methods.pathway import TRACKS, Track
from ..models import Project
from .outcomes import OutcomeFacts, outcomes_of
from .pathway import track_name
from .review_page_outcomes import shown_by


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """One outcome as the map tells it."""

    ref: str
    words: str
    shown_by: str
    is_shown: bool


def tracks_of(project: Project) -> list[tuple[str, list[Outcome]]]:
    """The outcomes of each track, each track by itself: what would be missing without co-production is not a part of
    what was built."""
    found = outcomes_of(project)
    here = [(track, [_outcome(each) for each in found if each.stone.track == track]) for track in (*TRACKS, Track.BOTH)]
    return [(track_name(track), outcomes) for track, outcomes in here if outcomes]


def _outcome(facts: OutcomeFacts) -> Outcome:
    stone = facts.stone
    return Outcome(ref=stone.key, words=stone.words, shown_by=shown_by(facts), is_shown=facts.is_shown)
