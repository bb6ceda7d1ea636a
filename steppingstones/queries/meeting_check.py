"""How was this meeting? What people answered at its end, in words, for the page of the meeting."""

from collections import Counter
from dataclasses import dataclass

from ..models import Invited, Meeting, Project, Questionnaire, Round
from .review_words import gap_words, turnout_words
from .reviews import PAIR, gaps_of, instruments, of_reviews, sheets, shown_to_group, statements_of, turnout, version_of

MEETING = "meeting"  # the key of the instrument


@dataclass(frozen=True, kw_only=True)
class CheckShown:
    """The review at the end of one meeting. `told`: each statement and how the sides see it, where that may be seen."""

    round: Round
    version: Questionnaire
    turnout: str
    told: list[tuple[str, str]]
    is_hidden: bool


def our_check(project: Project) -> Questionnaire | None:
    """The group's own words for it, the one that was chosen last."""
    return instruments(project).filter(instrument=MEETING).order_by("-pk").first()


def asked_after(meeting: Meeting) -> dict[str, int]:
    """How many of each side were there. Where nobody noted that: who said that they come, or else the group."""
    people = Counter(meeting.attendances.values_list("member__side", flat=True))
    people.update(dict(meeting.others.values_list("side", "number")))
    if not +people:
        coming = meeting.invited.filter(answer=Invited.Answer.COMING, member__left_at=None)
        people = Counter(coming.values_list("member__side", flat=True))
    if not +people:
        people = Counter(meeting.project.members.present().values_list("side", flat=True))
    return dict(+people)


def check_of(meeting: Meeting) -> CheckShown | None:
    one = of_reviews(meeting.project).filter(meeting=meeting).first()
    if one is None:
        return None
    version, found = version_of(one), turnout(one)
    statements = statements_of(version) if one.ended_on else []
    given = sheets(one, statements)
    seen = shown_to_group(given, statements, found)
    words = {each.key: each.words for each in statements}
    gaps = gaps_of(given, seen, PAIR) if found.answered else []
    return CheckShown(
        round=one,
        version=version,
        turnout=turnout_words(found),
        told=[(words[gap.statement], gap_words(gap, PAIR)) for gap in gaps],
        is_hidden=bool(found.answered) and len(seen) < len(statements),
    )
