"""A value map as its page shows it: everything in words, and the picture of what moves it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from ..documents.tornado_picture import Labels, Swing, tornado_picture
from ..methods.value import factors, present_value
from ..methods.value_checks import Refusal
from ..methods.value_tables import wellby_in
from ..models import ValueInput, ValueRow
from . import worth_words as words
from .giving_words import figure
from .standing_of_claims import Standing, standings_of
from .values import YEARS, Found, Missing, amount_of, figures_of


@dataclass(frozen=True, kw_only=True)
class Mend:
    """Something that keeps the ratio back, and where it is mended: at a question about a row, or about the map."""

    words: str
    row: str = ""
    ask: str = ""
    is_put_in: bool = False


@dataclass(frozen=True, kw_only=True)
class RowShown:
    """A row in words. `worth` is what it comes to over all its years, today; nothing where a number is blank."""

    row: ValueRow
    numbers: tuple[tuple[str, str, str, str], ...]  # what it is, how much, what it rests on, why
    worth: str = ""
    may_say: str = ""  # of its outcome, as far as is known today


@dataclass(frozen=True, kw_only=True)
class Shown:
    has_ratio: bool
    headline: str
    looks: str
    came: str
    went: str
    conventions: list[str]
    rows: list[RowShown]
    inputs: list[tuple[ValueInput, str, str]]
    put_in: str
    left_out: list[str]
    missing: list[Mend] = field(default_factory=list)
    total: str = ""
    picture: str = ""
    bars: list[tuple[str, ...]] = field(default_factory=list)
    moves: list[str] = field(default_factory=list)
    even: list[str] = field(default_factory=list)
    chance: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    not_looked_at: list[str] = field(default_factory=list)
    limits: list[str] = field(default_factory=list)
    grades: list[tuple[str, int]] = field(default_factory=list)


def map_shown(found: Found) -> Shown:
    about = {
        "has_ratio": found.has_ratio,
        "headline": words.headline(found),
        "looks": words.looks(found),
        "came": words.came(found),
        "went": words.went(found),
        "conventions": words.conventions(found),
        "rows": list(rows_shown(found)),
        "inputs": list(inputs_shown(found)),
        "put_in": words.money(found.sums.put_in),
        "left_out": list(found.sums.left_out),
        "grades": words.grades(found),
    }
    if not found.has_ratio:
        return Shown(**about, missing=[mend(each) for each in found.missing])
    return Shown(
        **about,
        total=words.pounds(found.judged.worth.total),
        picture=picture(found),
        bars=[words.bar_cells(bar) for bar in words.bars_told(found)],
        moves=list(words.moves(found)),
        even=words.breaks_even(found),
        chance=words.chance(found),
        flags=words.flags(found),
        not_looked_at=words.not_looked_at(found),
        limits=words.cannot_say(),
    )


def mend(missing: Missing) -> Mend:
    finding, told = missing.finding, words.missing_words(missing)
    if missing.row is None:
        return Mend(words=told, is_put_in=finding.refusal == Refusal.NOTHING_PUT_IN)
    part = YEARS if missing.is_years else finding.part.value if finding.part else "what"
    return Mend(words=told, row=missing.row.ref, ask=part)


def rows_shown(found: Found) -> Iterator[RowShown]:
    """The worth of a row is told only beside a ratio: else a number may be missing in it."""
    today = factors(found.sums.rows, found.judged.rates, found.judged.convention)
    standings = _standings(found)
    for row, sums in zip(found.rows, found.sums.rows, strict=True):
        worth = words.pounds(present_value(sums, today)) if found.has_ratio else ""
        known = standings.get(row.stone.ref) if row.stone else None
        may_say = known.sentence if known else ""
        yield RowShown(row=row, numbers=tuple(_numbers(row)), worth=worth, may_say=may_say)


def _standings(found: Found) -> dict[str, Standing]:
    """How much may be claimed of each outcome. Not beside a kept map: it stays as it was."""
    is_asked = found.map.kept_on is None and any(row.stone for row in found.rows)
    return standings_of(found.map.project) if is_asked else {}


def _numbers(row: ValueRow) -> Iterator[tuple[str, str, str, str]]:
    for part, each in figures_of(row).items():
        if part == "value" and row.points is not None:
            told = _("%(n)s points of satisfaction with life") % {"n": figure(row.points)}
        elif each.at is None:
            told = _("Blank: not looked at yet")
        elif part == YEARS:
            told = words.how_long(row, each.at)
        else:
            told = words.number_of(part, each.at)
        if each.low is not None:
            ends = {"low": words.number_of(part, each.low), "high": words.number_of(part, each.high)}
            told = f"{told} ({_('%(low)s to %(high)s') % ends})"
        why = words.published(wellby_in(row.price_year)) if part == "value" and row.points is not None else each.words
        yield str(each.get_part_display()), told, str(each.get_grade_display()).partition(":")[0], why


def inputs_shown(found: Found) -> Iterator[tuple[ValueInput, str, str]]:
    """What went in, its hours if it is time, and what it counts as."""
    for each in found.map.inputs.all():
        amount = amount_of(each)
        counts = _("shown, not counted as money") if amount is None else words.money(amount)
        yield each, "" if each.hours is None else figure(each.hours), counts


def picture(found: Found) -> str:
    """What moves the ratio most, drawn."""
    swings = [
        Swing(
            name=words.lever_words(bar.lever),
            at_low=float(bar.at_low),
            at_high=float(bar.at_high),
            low_words=words.for_a_pound(bar.at_low),
            high_words=words.for_a_pound(bar.at_high),
        )
        for bar in words.bars_told(found)
    ]
    labels = Labels(
        title=_("What moves it most"),
        description=_("The same is in the table below, and in sentences."),
        low=_("with the lowest number"),
        high=_("with the highest number"),
        now=_("as the map has it"),
        even=_("as much as went in"),
    )
    return tornado_picture(swings, float(found.judged.worth.ratio), labels=labels) if swings else ""
