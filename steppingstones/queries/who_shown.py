"""Who takes part as its pages show it: sentences, a picture and a table for each question, all from what is frozen."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..documents import answer_pictures as pictures
from ..methods.intervals import exact
from ..methods.representation import FEWEST, Group, Reading
from ..methods.taking_part import TOGETHER, Beside, Published
from ..models import Characteristic, Giver, Monitoring, Project, Reference, Release
from .people_words import ORDER, side_name
from .who import compared, frozen, monitorings, parts_of, published, reference_of
from .who_words import (
    SURE,
    counted_words,
    even_words,
    hidden_words,
    percent,
    range_words,
    reading_words,
    refusal_words,
    together_counted_words,
    together_words,
)

NOT_SHOWN = "–"
PLAIN = 2  # how far behind stands what says nothing of fewer (0) or more (1)

Told = tuple[int, str]


@dataclass(frozen=True, kw_only=True)
class RowShown:
    """One row of the table: all in words."""

    words: str
    number: str
    share: str
    range: str
    of_all: str


@dataclass(frozen=True, kw_only=True)
class SidesShown:
    """The numbers side by side, where they can be shown."""

    sides: list[str]
    rows: list[tuple[str, list[str]]]


@dataclass(frozen=True, kw_only=True)
class AskShown:
    asked: Characteristic
    sentences: list[str]
    hidden: str
    refusal: str
    picture: str
    rows: list[RowShown]
    sides: SidesShown | None
    reference: Reference | None


def ask_shown(release: Release) -> AskShown:
    shown, found = published(release), compared(release)
    rows = _rows(release, shown, found) if shown.people else []
    return AskShown(
        asked=release.asked,
        sentences=[words for _weight, words in _sentences(release, shown, found)],
        hidden=hidden_words(release, shown),
        refusal=refusal_words(found) if found and shown.people and len(shown.hidden) < len(shown.numbers) else "",
        picture=_picture(release, shown, found),
        rows=[_row_shown(row) for row in rows],
        sides=_sides(shown),
        reference=reference_of(release.asked),
    )


def monitoring_shown(monitoring: Monitoring) -> list[AskShown]:
    """One query."""
    return [ask_shown(release) for release in frozen(monitoring)]


def newest_ended(project: Project) -> Monitoring | None:
    return monitorings(project).exclude(ended_on=None).order_by("-ended_on", "-pk").first()


def who_told(project: Project) -> list[str]:
    """Who takes part, by the newest monitoring that has ended, in plain sentences; none if there is none.

    Each sentence may leave the group: it is made from numbers that are shown anyway, and none of these is of fewer than
    5 people (10 where the question is sensitive). Its words are ours, those of the questions and answers as the group
    wrote them, and whom it compared with. What is surely fewer or more comes first; a question of which no group is
    shown says nothing. Two queries.
    """
    newest = newest_ended(project)
    if newest is None:
        return []
    told: list[Told] = []
    for release in frozen(newest):
        shown = published(release)
        if len(shown.hidden) == len(shown.numbers):
            continue
        sentences = _sentences(release, shown, compared(release))
        told += [(weight, f"{release.asked.words} {words}") for weight, words in sentences]
    return [words for _weight, words in sorted(told, key=lambda each: each[0])]


# --- Sentences ----------------------------------------------------------------------------------------------


def _sentences(release: Release, shown: Published, found: Beside | None) -> list[Told]:
    if release.is_refused or shown.people is None:
        return []
    if len(shown.hidden) == len(shown.numbers):
        return [(PLAIN, together_words(shown))]
    if found:
        return _beside_sentences(release, found)
    return [*_plain_sentences(release, shown), *([(PLAIN, together_words(shown))] if shown.hidden else [])]


def _plain_sentences(release: Release, shown: Published) -> list[Told]:
    known = [(group, number) for group, number in shown.numbers.items() if number is not None]
    is_gain = bool(release.asked.monitoring.gained)
    return [(PLAIN, counted_words(number, shown.people or 0, group, is_gain=is_gain)) for group, number in known]


def _beside_sentences(release: Release, found: Beside) -> list[Told]:
    """What is surely fewer or more, the fewer first. Of two groups one says it all."""
    reference = release.asked.reference
    known = {name: group for name, group in found.groups.items() if group}
    if found.together:
        known[TOGETHER] = found.together
    order = sorted(known, key=lambda name: (_weight(known[name]), -_apart(known[name])))
    if found.refusal is None:
        order = [name for name in order if known[name].reading in SURE]
    order = [name for name in order if known[name].number or known[name].share]  # nobody beside nobody says nothing
    if not order:
        return [(PLAIN, even_words(release.people, reference.where))]
    is_gain = bool(release.asked.monitoring.gained)
    told = []
    for name in order[:1] if len(known) == 2 else order:
        group, words = known[name], _name(release.asked, reference, name, found)
        say = together_counted_words if name == TOGETHER else counted_words
        counted = say(group.number, group.people, words, is_gain=is_gain)
        told.append((_weight(group), f"{counted} {reading_words(group, reference.where, is_gain=is_gain)}"))
    return told


def _apart(group: Group) -> float:
    return abs(group.number / group.people - group.share) if group.people else 0


def _weight(group: Group) -> int:
    return {Reading.FEWER: 0, Reading.MORE: 1}.get(group.reading, PLAIN) if group.reading else PLAIN


def _name(asked: Characteristic, reference: Reference, name: str, found: Beside) -> str:
    """A group of the reference in the words that people answered with."""
    parts = parts_of(asked, reference)
    if name == TOGETHER:
        groups = [each for ref, group in found.groups.items() if group is None for each in parts[ref]]
    else:
        groups = list(parts[name])
    return _(" or ").join(groups)


# --- The table, and the picture of it -----------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class _Row:
    words: str
    number: int | None
    people: int
    of_all: float | None

    @property
    def share(self) -> float | None:
        return None if self.number is None else self.number / self.people

    @property
    def range(self) -> tuple[float, float] | None:
        """Not for very few people: then there are only words."""
        return None if self.number is None or self.people < FEWEST else exact(self.number, self.people)


def _rows(release: Release, shown: Published, found: Beside | None) -> list[_Row]:
    """The answers as they were given, then those that are put together to be compared, then all that are not shown."""
    people = shown.people or 0
    reference = reference_of(release.asked)
    parts = parts_of(release.asked, reference) if reference else {}
    alone = {groups[0]: found.shares.get(name) for name, groups in parts.items() if len(groups) == 1} if found else {}
    rows = [
        _Row(words=group, number=shown.numbers[group], people=people, of_all=alone.get(group))
        for group in release.asked.groups
    ]
    if found and reference:
        for name, groups in parts.items():
            if len(groups) > 1:
                number, share = shown.of(frozenset(groups)), found.shares.get(name)
                rows.append(_Row(words=_(" or ").join(groups), number=number, people=people, of_all=share))
    if shown.hidden and len(shown.hidden) < len(shown.numbers):
        share = found.together.share if found and found.together else None
        words = _("All that are not shown, or did not say")
        rows.append(_Row(words=words, number=shown.rest, people=people, of_all=share))
    return rows


def _row_shown(row: _Row) -> RowShown:
    low, high = row.range or (None, None)
    group = Group(name="", number=0, people=row.people, share=0, low=low, high=high)
    return RowShown(
        words=row.words,
        number=_("not shown") if row.number is None else str(row.number),
        share=NOT_SHOWN if row.share is None else percent(row.share),
        range=range_words(group) or NOT_SHOWN,
        of_all=NOT_SHOWN if row.of_all is None else percent(row.of_all),
    )


def _picture(release: Release, shown: Published, found: Beside | None) -> str:
    if not shown.people or len(shown.hidden) == len(shown.numbers):
        return ""
    reference = reference_of(release.asked)
    shares = []
    for row in _rows(release, shown, found):
        low, high = row.range or (None, None)
        shares.append(pictures.Share(words=row.words, share=row.share, low=low, high=high, of_all=row.of_all))
    gained = _("Who gained, and where it may lie")
    first = gained if release.asked.monitoring.gained else _("Who takes part, and where it may lie")
    names = (first, reference.where if reference else "")
    description = " ".join(words for _weight, words in _sentences(release, shown, found))
    return pictures.shares_picture(release.asked.words, description, shares, names, _("not shown"))


def _sides(shown: Published) -> SidesShown | None:
    if not shown.sides:
        return None
    sides = [side for side in ORDER if side in shown.sides]
    names = [_("did not say") if side == Giver.UNKNOWN else side_name(side) for side in sides]
    rows = []
    for group in shown.numbers:
        numbers = [shown.sides[side][group] for side in sides]
        rows.append((group, [_("not shown") if number is None else str(number) for number in numbers]))
    return SidesShown(sides=names, rows=rows)
