"""Value maps: written row by row, brought from a file, and kept as they are on a day."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ..methods.value_map import Input, Part, Row
from ..methods.value_map import ValueMap as Sums
from ..methods.value_tables import WELLBY, wellby_in
from ..models import Member, Project, ValueFigure, ValueInput, ValueMap, ValueRow
from ..queries.values import MOST_ROWS, YEARS, figures_of
from ..queries.worth_costs import taken
from .history import note

SIX_PLACES = Decimal("0.000001")
MOST = Decimal(10) ** 9
MOST_COUNTED = 10**9


class CannotValue(Exception):
    """Why this was not done. Its sentence is for people."""


def held(of: ValueMap) -> ValueMap:
    """Nobody else writes in it until this is done."""
    return ValueMap.objects.select_for_update(of=("self",)).get(pk=of.pk)


def _room_for(of: ValueMap, more: int = 1) -> None:
    if of.rows.standing().count() + more > MOST_ROWS:
        raise CannotValue(_("A map has at most %(most)s rows. Make a second map.") % {"most": MOST_ROWS})


@transaction.atomic
def begin(project: Project, *, by: Member, **about: Any) -> ValueMap:
    """A new map, with a seed of its own."""
    made = ValueMap.objects.create(project=project, **about)
    made.seed = made.pk
    made.save(update_fields=["seed"])
    note(by, "began", made)
    return made


@transaction.atomic
def say_about(of: ValueMap, *, by: Member, **about: Any) -> None:
    for name, value in about.items():
        setattr(of, name, value)
    of.save(update_fields=[*about])
    note(by, "changed", of)


# --- Rows ---------------------------------------------------------------------------------------------------


@transaction.atomic
def add_row(of: ValueMap, whom: str, *, by: Member) -> ValueRow:
    _room_for(held(of))
    row = ValueRow.objects.create(project=of.project, map=of, whom=whom)
    note(by, "added", row)
    return row


@transaction.atomic
def say(row: ValueRow, about: Mapping[str, Any], figures: Mapping[str, Mapping[str, Any]], *, by: Member) -> None:
    """Write down what somebody said about a row, and about some of its numbers."""
    held(row.map)
    there = figures_of(row)
    for name, value in about.items():
        setattr(row, name, value)
    if about:
        row.save(update_fields=[*about])
    for part, told in figures.items():
        figure = there[part]
        figure.project_id = row.project_id
        for name, value in told.items():
            setattr(figure, name, value)
        figure.save()
    note(by, "changed", row)


@transaction.atomic
def say_in_table(rows: Sequence[tuple[ValueRow, Mapping[str, Decimal | None]]], *, by: Member) -> None:
    """Numbers of several rows at once. A number that leaves its range takes the range with it, as it holds no more."""
    for row, numbers in rows:
        there = figures_of(row)
        told = {}
        for part, at in numbers.items():
            low, high = there[part].low, there[part].high
            holds = at is not None and low is not None and high is not None and low <= at <= high
            told[part] = {"at": at, **({} if holds else {"low": None, "high": None})}
        say(row, {}, told, by=by)


# --- What went in -------------------------------------------------------------------------------------------


@transaction.atomic
def put_in(of: ValueMap, *, by: Member, **about: Any) -> ValueInput:
    held(of)
    made = ValueInput.objects.create(project=of.project, map=of, **about)
    note(by, "added", made)
    return made


@transaction.atomic
def put_in_costs(of: ValueMap, since: date | None, until: date | None, *, by: Member) -> None:
    """What it took, as two sums: they stay as they are now, and can be taken away like any other."""
    found = taken(of.project, since, until)
    if found.is_nothing:
        raise CannotValue(_("Nothing is written down in “What it took” between these days."))
    whom = _("As in “What it took”")
    if found.money:
        put_in(of, by=by, what=_("Money, paid time and gifts"), whom=whom, money=found.money)
    if found.hours:
        about = {"hours": found.hours, "each": found.each, "basis": found.basis}
        put_in(of, by=by, what=_("Time that nobody was paid for"), whom=whom, **about)


@transaction.atomic
def drop_input(each: ValueInput, *, by: Member) -> None:
    note(by, "took away", each)
    each.delete()


# --- Keeping ------------------------------------------------------------------------------------------------


@transaction.atomic
def keep(of: ValueMap, *, today: date, by: Member | None) -> ValueMap:
    """A copy of the map as it is now. Nothing changes it any more."""
    made = _copied(held(of))
    made.copy_of, made.kept_on, made.kept_by = of, today, by
    made.save()
    note(by, "kept", made)
    return made


@transaction.atomic
def go_on_from(of: ValueMap, name: str, *, by: Member) -> ValueMap:
    """A map that begins as another one is, and can be changed."""
    made = _copied(of)
    made.name = name
    made.save(update_fields=["name"])
    note(by, "began", made)
    return made


def _copied(of: ValueMap) -> ValueMap:
    rows, inputs = list(of.rows.standing().prefetch_related("figures")), list(of.inputs.all())
    about = ("name", "span", "looks", "convention", "rate", "price_year", "seed", "left_out", "project_id")
    made = ValueMap.objects.create(**{name: getattr(of, name) for name in about})
    for row in rows:
        figures = list(row.figures.all())
        _as_new(row, made).save()
        for figure in figures:
            figure.pk, figure.row, figure._state.adding = None, row, True
        ValueFigure.objects.bulk_create(figures)
    for each in inputs:
        _as_new(each, made).save()
    return made


def _as_new(row: Any, made: ValueMap) -> Any:
    """The same once more, with an address of its own."""
    row.pk, row.ref, row.map = None, type(row)._meta.get_field("ref").get_default(), made
    row._state.adding = True
    row._prefetched_objects_cache = {}
    return row


# --- From a file --------------------------------------------------------------------------------------------


@transaction.atomic
def take_in(project: Project, sums: Sums, *, by: Member, **about: Any) -> ValueMap:
    """A map from plain values, such as those of a spreadsheet. Nobody has graded its numbers yet."""
    made = begin(project, by=by, left_out="\n".join(sums.left_out), **about)
    _room_for(made, len(sums.rows))
    _check(sums)
    for each in sums.rows:
        _take_row(made, each)
    for each in sums.inputs:
        if each.amount is not None or each.hours is not None:  # else nothing is said of how much it was
            _take_input(made, each)
    return made


def _check(sums: Sums) -> None:
    """What the columns cannot hold is refused, not cut off."""
    for row in sums.rows:
        numbers = [row.quantity, row.value, row.years, *(end for part in row.spans for end in _ends(row, part))]
        counted = [row.people, row.pairs, row.price_year]
        if any(abs(each) >= MOST for each in numbers) or any(
            each is not None and each > MOST_COUNTED for each in counted
        ):
            raise CannotValue(_("“%(row)s” has a number of more than a thousand millions.") % {"row": row.what[:80]})
        if any(each < 0 for each in (row.quantity, *_ends(row, Part.QUANTITY))):
            words = _("“%(row)s” has fewer than none in it. If it is bad, write below nought what one of it is worth.")
            raise CannotValue(words % {"row": row.what[:80]})
    for each in sums.inputs:
        if any(size is not None and size < 0 for size in (each.amount, each.hours)):
            raise CannotValue(_("“%(row)s” went in, so it cannot be below nought.") % {"row": each.what[:80]})
        if any(size is not None and abs(size) >= MOST for size in (each.amount, each.hours)):
            raise CannotValue(_("“%(row)s” has a number of more than a thousand millions.") % {"row": each.what[:80]})


def _ends(row: Row, part: Part) -> tuple[Decimal, ...]:
    span = row.spans.get(part)
    return (span.low, span.high) if span else ()


def _take_row(made: ValueMap, each: Row) -> None:
    _short(each.whom, 200)
    _short(each.what, 300)
    _short(each.chain, 100)
    table, is_wellby = wellby_in(each.price_year), each.is_wellby
    row = ValueRow.objects.create(
        project=made.project,
        map=made,
        whom=each.whom,
        what=each.what,
        people=each.people,
        start=each.start,
        chain=each.chain,
        is_wellbeing=each.is_wellbeing,
        points=_six(each.value / table.amount) if is_wellby else None,
        pairs=each.pairs,
        price_year=None if is_wellby and table is WELLBY else each.price_year,
    )
    words = {**each.reasons, Part.QUANTITY: each.evidence, Part.VALUE: "" if is_wellby else each.source}
    for part in Part:
        if part == Part.VALUE and is_wellby:
            continue
        span = each.spans.get(part)
        at = each.part(part)
        _figure(
            row,
            part.value,
            at=None if _is_silent(each, part) else at,
            low=span and span.low,
            high=span and span.high,
            words=words.get(part, ""),
            together=_short(each.together.get(part, ""), 100),
        )
    _figure(row, YEARS, at=each.years)


def _is_silent(row: Row, part: Part) -> bool:
    """In a file, a blank for these is the same as nought; nobody says nought without a reason."""
    is_nought = part in (Part.DISPLACEMENT, Part.DROP_OFF) and not row.part(part)
    return is_nought and part not in row.spans and not row.reasons.get(part, "").strip()


def _figure(row: ValueRow, part: str, **told: Any) -> None:
    sizes = {name: _six(told[name]) for name in ("at", "low", "high") if told.get(name) is not None}
    ValueFigure.objects.create(project=row.project, row=row, part=part, **{**told, **sizes})


def _take_input(made: ValueMap, each: Input) -> None:
    about = {"project": made.project, "map": made, "whom": _short(each.whom, 200), "what": _short(each.what, 300)}
    if each.hours is None:
        ValueInput.objects.create(**about, money=_six(each.amount))
    else:
        worth = None if each.amount is None or not each.hours else _six(each.amount / each.hours)
        basis = _short(each.basis, 300) if worth is not None else ""
        ValueInput.objects.create(**about, hours=_six(each.hours), each=worth, basis=basis)


def _six(size: Decimal | None) -> Decimal | None:
    """Refused where it has more figures than are kept: a number that was cut off would be another one."""
    if size is None:
        return None
    short = size.quantize(SIX_PLACES)
    if short != size:
        raise CannotValue(_("%(number)s has more than six figures after the point.") % {"number": f"{size:f}"[:40]})
    return short


def _short(words: str, most: int) -> str:
    if len(words) > most:
        told = {"words": f"{words[:60]}…", "most": most}
        raise CannotValue(_("“%(words)s” is too long. Write at most %(most)s letters.") % told)
    return words
