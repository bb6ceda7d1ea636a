"""How sure a claim is, in words: one line, and the reasons for those who want to look.

Readers outside the group are told nothing of fewer people than may be told of: neither in the reasons nor by the grade.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..methods.suppression import EVERYTHING
from ..methods.sureness import TABLE, Found, Grade, Ground, Judged, Kind, judge, told_outside
from ..models import Giver, Stone
from .people_words import ORDER, count_words, side_name

GRADES = {
    Grade.VERY: lambda: _("very sure"),
    Grade.FAIRLY: lambda: _("fairly sure"),
    Grade.BEGINNING: lambda: _("a beginning"),
    Grade.CANNOT_SAY: lambda: _("we cannot say"),
}
EASY = {
    Grade.VERY: lambda: _("We are very sure."),
    Grade.FAIRLY: lambda: _("We are fairly sure."),
    Grade.BEGINNING: lambda: _("This is a beginning. We need to know more."),
    Grade.CANNOT_SAY: lambda: _("We cannot say if it is so."),
}
KINDS = {
    Kind.STORIES: lambda: _("what people told us"),
    Kind.NUMBERS: lambda: _("numbers"),
    Kind.CHANGES: lambda: _("decisions and changes"),
    Kind.BEFORE: lambda: _("a comparison with the plan before"),
    Kind.OTHERS: lambda: _("what others say who are not in the group"),
}
LACKS = {
    Ground.PEOPLE: lambda: _("More people would have to say so."),
    Ground.APART: lambda: _("More people would have to say so, apart from each other. One meeting counts once."),
    Ground.KINDS: lambda: _("There are few kinds of evidence."),
    Ground.BOTH: lambda: _("Only one side says so, or no side is known."),
    Ground.CHECKED: lambda: _("Too few wrote it themselves or were asked: is this note right?"),
    Ground.RIVALS: lambda: _("Another explanation was named and not looked into."),
}


@dataclass(frozen=True, kw_only=True)
class Sureness:
    """What a page or a document says: `line` always, `why` below it."""

    line: str
    easy: str
    why: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Numbers:
    """How many people say so and how many speak against it, in words."""

    people: str
    against: str


def sureness(found: Found, missing: Iterable[str], least: int, numbers: Numbers | None = None) -> Sureness:
    """`numbers` where they may not be told as exactly as they were found."""
    told = found if least == EVERYTHING else told_outside(found, least)
    judged = judge(told)
    numbers = numbers or Numbers(people=count_words(told.people, least), against=count_words(found.against, least))
    return Sureness(
        line=_("How sure: %(grade)s.") % {"grade": GRADES[judged.grade]()},
        easy=EASY[judged.grade](),
        why=tuple(_why(told, judged, list(missing), least, numbers)),
    )


def _why(told: Found, judged: Judged, missing: list[str], least: int, numbers: Numbers) -> Iterator[str]:
    if told.kinds:
        kinds = ", ".join(words() for kind, words in KINDS.items() if kind in told.kinds)
        yield _("How we know: %(kinds)s.") % {"kinds": kinds}
    holds = [words for ground in judged.holds if (words := _holds(ground, told, least, numbers))]
    if holds:
        yield _("What makes us sure: %(reasons)s") % {"reasons": " ".join(holds)}
    said_with = {Ground.PEOPLE} if Ground.APART in judged.lacks else set()
    still_open = [ground for ground in judged.lacks if ground not in said_with]
    lacks = [LACKS[ground]() if ground in LACKS else _against(numbers) for ground in still_open]
    if lacks:
        yield _("Why we are not more sure: %(reasons)s") % {"reasons": " ".join(lacks)}
    if missing:
        yield _("Nobody was heard from these sides: %(sides)s.") % {"sides": ", ".join(missing).lower()}


def _holds(ground: Ground, told: Found, least: int, numbers: Numbers) -> str:
    """One reason. Outside the group only the number of people is told; it hides the small ones."""
    words = {
        Ground.PEOPLE: _("%(people)s said so.") % {"people": numbers.people},
        Ground.BOTH: _("Those who use it and those who run it said so."),
    }
    if least == EVERYTHING:
        apart = ngettext("%(n)d said it apart from others.", "%(n)d said it apart from each other.", told.apart)
        own = ngettext(
            "%(n)d wrote it down or said that the note is right.",
            "%(n)d wrote it down or said that the note is right.",
            told.checked,
        )
        words |= {Ground.APART: apart % {"n": told.apart}, Ground.CHECKED: own % {"n": told.checked}}
    return words.get(ground, "")


def _against(numbers: Numbers) -> str:
    return _("%(people)s spoke against it.") % {"people": numbers.against.capitalize()}


# --- Whose voices are missing -----------------------------------------------------------------------------


def missing_sides(stone: Stone, said: Iterable[str], known: Mapping[str, int], least: int) -> list[str]:
    """The sides of the group, and of those whom the outcome is for, of which nobody spoke about it.

    `known` is how many people of each side the group knows of. Outside the group, a side of a few people is not named:
    that none of them spoke would tell of each.
    """
    here = {*known, *stone.for_whom} - {*said, Giver.UNKNOWN}
    return [str(side_name(side)) for side in ORDER if side in here and not 0 < known.get(side, 0) < least]


# --- The rule, to be read ---------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class RuleRow:
    """One condition of the rule, and what each grade needs of it."""

    words: str
    cells: list[str]


def grades() -> list[str]:
    """The grades that need something, the surest first."""
    return [GRADES[grade]() for grade in sorted(TABLE, reverse=True)]


def rule() -> list[RuleRow]:
    needed = [TABLE[grade] for grade in sorted(TABLE, reverse=True)]
    no = _("not needed")
    yes = {True: _("yes"), False: no}
    told = {
        _("People who say so, at least"): [str(each.people or no) for each in needed],
        _("of these apart from each other, at least"): [str(each.apart or no) for each in needed],
        _("Kinds of evidence, at least"): [str(each.kinds) for each in needed],
        _("Those who use it and those who run it both say so"): [yes[each.both] for each in needed],
        _("People whose own writing it is, or who said that the note is right, at least"): [
            str(each.checked or no) for each in needed
        ],
        _("People who say so for each one who speaks against it, at least"): [
            str(each.for_each_against) for each in needed
        ],
        _("Each other explanation that was named has an answer"): [yes[each.is_settled] for each in needed],
    }
    return [RuleRow(words=words, cells=cells) for words, cells in told.items()]
