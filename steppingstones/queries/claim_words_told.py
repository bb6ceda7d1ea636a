"""Strong words of a claim with what is behind them, and words that its evidence carries: as hints, never as bars."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..methods.claim_words import Carried, Reach, StrongWord, strong_words, too_strong
from ..methods.contribution import Rung
from ..methods.suppression import EVERYTHING
from ..methods.sureness import Found, Grade, judge
from ..models import Claim, Stone
from .chosen_evidence import evidence_of
from .contribution_words import RUNGS, VERBS
from .people_words import count_words
from .reading import Reading
from .standing_of_claims import FromStory, standings_in
from .sureness import found_for

SURE = {
    Grade.VERY: lambda: _("we are very sure that"),
    Grade.FAIRLY: lambda: _("we are fairly sure that"),
    Grade.BEGINNING: lambda: _("there are first signs that"),
    Grade.CANNOT_SAY: lambda: _("we hope that, we think that"),
}


@dataclass(frozen=True, kw_only=True)
class WordNote:
    """One strong word as it was typed, why it says too much, and what could stand there instead."""

    words: str
    why: str
    instead: str


def word_notes(text: str, claim: Claim, reading: Reading) -> list[WordNote]:
    """What to say of these words of a claim. Without strong words nothing is counted."""
    if not strong_words(text):
        return []
    [found] = found_for(reading, [(claim.stone.ref, evidence_of([claim], reading)[claim])])
    carried, grade = carried_by(reading, claim.stone, found), judge(found).grade
    return notes_on(text, carried, grade)


def notes_on(text: str, carried: Carried, grade: Grade) -> list[WordNote]:
    return [_note(each, carried, grade) for each in too_strong(text, carried)]


def carried_by(reading: Reading, stone: Stone, found: Found) -> Carried:
    story = reading.stories.get(stone.ref, FromStory())
    standing = standings_in(reading.pathway, reading.thread, reading.stories).get(stone.ref)
    said = Rung.PEOPLE_SAY if found.people else Rung.WE_DID
    return Carried(
        said=found.people,
        against=found.against,
        known=reading.known.count,
        rung=said if standing is None or standing.rung is None else standing.rung,
        is_measured=story.has_changed or story.is_compared,
    )


def _note(found: StrongWord, carried: Carried, grade: Grade) -> WordNote:
    if found.reach in (Reach.ALL, Reach.MOST, Reach.SPOKE):
        why, instead = _who(carried), ", ".join(_numbers(carried))
    elif found.reach in (Reach.CAUSE, Reach.PART):
        why = _("What you know carries a claim like this: “%(words)s”") % {"words": RUNGS[carried.rung]()}
        instead = VERBS[carried.rung]()
    elif found.reach in (Reach.CHANGED, Reach.STRONG):
        why = _("Nobody has looked before and after how much it changed.")
        instead = VERBS[min(carried.rung, Rung.PEOPLE_SAY)]()
    elif found.reach == Reach.ALWAYS:
        why, instead = _("Nobody can know this for every time."), _("so far, often, each time we asked")
    else:
        why = _("What you found out makes you more or less sure. It does not prove it.")
        instead = SURE[grade]()
    return WordNote(words=found.words, why=why, instead=instead)


def _who(carried: Carried) -> str:
    """How many people are behind "everyone" or "most". Members see this, so it is exact."""
    said = ngettext("%(n)d person said so.", "%(n)d people said so.", carried.said) % {"n": carried.said}
    if not carried.said:
        said = _("Nobody has said so yet.")
    known = _("You know of %(people)s, with all of the group.") % {"people": count_words(carried.known, EVERYTHING)}
    against = _("%(people)s spoke against it.") % {"people": count_words(carried.against, EVERYTHING).capitalize()}
    return " ".join([said, known, *([against] if carried.against else [])])


def _numbers(carried: Carried) -> Iterator[str]:
    if not carried.said:
        yield _("we hope that")
        return
    yield ngettext("%(n)d person says so", "%(n)d people say so", carried.said) % {"n": carried.said}
    if carried.said > max(carried.against, 1):
        yield _("most of those who spoke about it") if carried.against else _("all who spoke about it")
