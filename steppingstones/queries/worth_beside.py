"""Two maps of one project beside each other: what is in both, and what is different."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..models import ValueFigure, ValueRow
from . import worth_words as words
from .values import Found, figures_of


@dataclass(frozen=True, kw_only=True)
class Line:
    """One thing as each of the two maps has it."""

    name: str
    first: str
    second: str

    @property
    def is_different(self) -> bool:
        return self.first != self.second


@dataclass(frozen=True, kw_only=True)
class RowBeside:
    """A row that is in one of the maps or in both: the same people, and the same change."""

    name: str
    is_in: str  # which of them has it, where only one does
    lines: tuple[Line, ...] = ()


def lines_beside(first: Found, second: Found) -> list[Line]:
    """The ratio first, with its range, and what makes two ratios another thing."""
    pairs = (
        (_("For each £1"), words.headline),
        (_("Which way it looks"), lambda found: str(found.map.get_looks_display())),
        (_("What time it is about"), lambda found: found.map.span or "–"),
        (_("What went in"), lambda found: words.pounds(found.sums.put_in)),
        (_("How it is worked out"), lambda found: " ".join(words.conventions(found))),
        (_("What has no amount"), lambda found: "; ".join(found.sums.left_out) or "–"),
    )
    return [Line(name=name, first=told(first), second=told(second)) for name, told in pairs]


def rows_beside(first: Found, second: Found) -> Iterator[RowBeside]:
    """The rows of the first map in their order, then those that only the second has."""
    ours, theirs = ({_key(row): row for row in found.rows} for found in (first, second))
    for key, row in ours.items():
        if key in theirs:
            lines = tuple(each for each in _numbers(row, theirs[key]) if each.is_different)
            yield RowBeside(name=str(row), is_in="", lines=lines)
        else:
            yield RowBeside(name=str(row), is_in=str(first.map))
    for key, row in theirs.items():
        if key not in ours:
            yield RowBeside(name=str(row), is_in=str(second.map))


def _key(row: ValueRow) -> tuple[str, str]:
    whom, what = (" ".join(text.casefold().split()) for text in (row.whom, row.what))
    return whom, what


def _numbers(first: ValueRow, second: ValueRow) -> Iterator[Line]:
    one, other = figures_of(first), figures_of(second)
    for part, label in ValueFigure.Part.choices:
        yield Line(name=str(label), first=_told(one[part]), second=_told(other[part]))


def _told(each: ValueFigure) -> str:
    told = words.number_of(each.part, each.at)
    if each.low is None or each.high is None:
        return told
    ends = {"low": words.number_of(each.part, each.low), "high": words.number_of(each.part, each.high)}
    return f"{told} ({_('%(low)s to %(high)s') % ends})"
