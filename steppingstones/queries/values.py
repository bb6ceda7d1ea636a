"""Value maps as plain values: from rows to what the sums take, and what they find. One place that works a map out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from django.db.models import Count, Prefetch, Q

from ..methods.pathway import forward
from ..methods.value import Convention
from ..methods.value_checks import Finding, Refusal, on_one_way
from ..methods.value_draws import Simulation, simulate
from ..methods.value_judged import Judged, judge, reach
from ..methods.value_map import NOUGHT, ONE, SHARES, Input, Part, Row, Span
from ..methods.value_map import ValueMap as Sums
from ..methods.value_tables import GREEN_BOOK, Rates, one_rate, wellby, wellby_in
from ..models import Project, ValueFigure, ValueInput, ValueMap, ValueRow
from .pathway import pathway_of

MOST_ROWS = 100  # in one map: a result is worked out while somebody waits
YEARS = ValueFigure.Part.YEARS.value
MAY_BE_BLANK = (Part.DISPLACEMENT, Part.DROP_OFF)  # the sum takes nothing off for these, and says so


@dataclass(frozen=True, kw_only=True)
class Missing:
    """What keeps the ratio back, and the row and the number where it can be mended."""

    finding: Finding
    row: ValueRow | None = None
    is_blank_number: bool = False
    is_years: bool = False


@dataclass(frozen=True, kw_only=True)
class Found:
    """A map worked out: with `missing` there is no ratio. `not_looked_at` are numbers that count as nought so far.

    `on_one_way` are rows for the same people whose stones are one, or of which one leads to the other on the pathway.
    """

    map: ValueMap
    rows: tuple[ValueRow, ...]
    sums: Sums
    judged: Judged
    missing: tuple[Missing, ...]
    drawn: Simulation | None = None
    not_looked_at: tuple[tuple[ValueRow, Part], ...] = ()
    on_one_way: tuple[tuple[ValueRow, ValueRow], ...] = ()
    grades: dict[str, int] = field(default_factory=dict)

    @property
    def has_ratio(self) -> bool:
        return not self.missing and self.judged.worth.ratio is not None

    @property
    def has_blanks(self) -> bool:
        return any(each.is_blank_number for each in self.missing)

    @property
    def ends(self) -> tuple[Decimal, Decimal] | None:
        """From where to where the ratio could be."""
        return reach(self.judged, self.drawn) if self.has_ratio else None


# --- Rows of the database -----------------------------------------------------------------------------------


def maps(project: Project):
    """Those that are being written, each with how many rows it has."""
    standing = Count("rows", filter=Q(rows__removed_at=None), distinct=True)
    return project.valuemaps.standing().being_written().annotate(how_many=standing)


def kept(project: Project):
    return project.valuemaps.standing().kept()


def rows_of(of: ValueMap) -> list[ValueRow]:
    figures = Prefetch("figures", queryset=ValueFigure.objects.order_by("pk"))
    return list(of.rows.standing().select_related("stone").prefetch_related(figures).order_by("pk"))


def figures_of(row: ValueRow) -> dict[str, ValueFigure]:
    """Its numbers by what they are, those that nobody wrote down too."""
    there = {each.part: each for each in row.figures.all()} if row.pk else {}
    return {part: there.get(part) or ValueFigure(row=row, part=part) for part in ValueFigure.Part.values}


# --- What the sums take -------------------------------------------------------------------------------------


def is_whole(row: ValueRow) -> bool:
    return not list(_blanks(row, figures_of(row)))


def _blanks(row: ValueRow, figures: dict[str, ValueFigure]) -> Iterable[str]:
    """The numbers without which nothing can be multiplied."""
    for part in (Part.QUANTITY.value, YEARS, Part.VALUE.value):
        if figures[part].at is None and not (part == Part.VALUE and row.points is not None):
            yield part


def row_sums(row: ValueRow) -> Row:
    """A row as the sums take it. A blank that they do not take counts as nought there; `found_of` refuses it."""
    figures = figures_of(row)
    is_wellby, table = row.points is not None, wellby_in(row.price_year)
    worth = wellby(people=ONE, points=row.points, years=ONE, table=table) if row.points is not None else None
    spans = {part: span for part in Part if (span := _span(figures[part]))}
    if worth and table.span:
        spans[Part.VALUE] = worth.total_span
    return Row(
        whom=row.whom,
        what=row.what,
        quantity=_plain(figures[Part.QUANTITY].at) or NOUGHT,
        value=worth.each_year if worth else _plain(figures[Part.VALUE].at) or NOUGHT,
        deadweight=_plain(figures[Part.DEADWEIGHT].at),
        attribution=_plain(figures[Part.ATTRIBUTION].at),
        displacement=_plain(figures[Part.DISPLACEMENT].at) or NOUGHT,
        drop_off=_plain(figures[Part.DROP_OFF].at) or NOUGHT,
        years=_plain(figures[YEARS].at) or ONE,
        start=row.start,
        source=table.source if is_wellby else figures[Part.VALUE].words,
        evidence=figures[Part.QUANTITY].words,
        reasons={part: figures[part].words for part in SHARES if figures[part].words},
        chain=row.chain,
        people=row.people,
        price_year=table.price_year if is_wellby else row.price_year,
        is_wellbeing=is_wellby or row.is_wellbeing,
        pairs=row.pairs,
        is_wellby=is_wellby,
        spans=spans,
        together={part: figures[part].together for part in Part if figures[part].together},
    )


def _span(figure: ValueFigure) -> Span | None:
    if figure.low is None or figure.high is None:
        return None
    return Span(low=_exact(figure.low), high=_exact(figure.high))


def _plain(at: Decimal | None) -> Decimal | None:
    return None if at is None else _exact(at)


def _exact(at: Decimal) -> Decimal:
    """Without the noughts that a column adds: the same number as in a file, and quicker to work with."""
    short = Decimal(at).normalize()
    return short.quantize(ONE) if short.as_tuple().exponent > 0 else short


def input_sums(each: ValueInput) -> Input:
    return Input(whom=each.whom, what=each.what, amount=amount_of(each), hours=_plain(each.hours), basis=each.basis)


def amount_of(each: ValueInput) -> Decimal | None:
    """What counts as money: the sum itself, or hours at what one is taken to be worth."""
    if each.money is not None:
        return _exact(each.money)
    return None if each.hours is None or each.each is None else _exact(each.hours) * _exact(each.each)


def sums_of(of: ValueMap, rows: Sequence[ValueRow]) -> Sums:
    return Sums(
        rows=tuple(map(row_sums, rows)),
        inputs=tuple(map(input_sums, of.inputs.all())),
        left_out=tuple(of.things_left_out),
    )


def rates_of(of: ValueMap) -> Rates:
    return GREEN_BOOK if of.rate is None else one_rate(_exact(of.rate))


# --- Worked out ---------------------------------------------------------------------------------------------


def found_of(of: ValueMap) -> Found:
    """The map worked out and judged. Its draws have the seed of the map, so that everybody gets the same."""
    rows = rows_of(of)
    sums = sums_of(of, rows)
    judged = judge(sums, sums.put_in, rates_of(of), Convention(of.convention))
    missing = (*_blank_numbers(rows), *_refused(judged.findings, rows))
    found = Found(map=of, rows=tuple(rows), sums=sums, judged=judged, missing=missing, grades=_grades(rows))
    if not found.has_ratio:
        return found
    drawn = simulate(sums.rows, sums.put_in, judged.rates, judged.convention, seed=of.seed)
    on_one_way = tuple(_on_one_way(of.project, rows, sums.rows))
    return replace(found, drawn=drawn, not_looked_at=tuple(_not_looked_at(rows)), on_one_way=on_one_way)


def _blank_numbers(rows: Sequence[ValueRow]) -> Iterable[Missing]:
    for place, row in enumerate(rows):
        if not row.what:
            told = Finding(refusal=Refusal.BLANK, whom=row.whom, place=place)
            yield Missing(finding=told, row=row, is_blank_number=True)
        for part in _blanks(row, figures_of(row)):
            named = None if part == YEARS else Part(part)
            told = Finding(refusal=Refusal.BLANK, whom=row.whom, what=row.what, part=named, place=place)
            yield Missing(finding=told, row=row, is_blank_number=True, is_years=part == YEARS)


def _refused(findings: Iterable[Finding], rows: Sequence[ValueRow]) -> Iterable[Missing]:
    for finding in findings:
        yield Missing(finding=finding, row=None if finding.place is None else rows[finding.place])


def _not_looked_at(rows: Sequence[ValueRow]) -> Iterable[tuple[ValueRow, Part]]:
    for row in rows:
        figures = figures_of(row)
        lasts = (figures[YEARS].at or ONE) > 1
        for part in MAY_BE_BLANK:
            if figures[part].at is None and (lasts or part != Part.DROP_OFF):
                yield row, part


def _on_one_way(project: Project, rows: Sequence[ValueRow], sums: Sequence[Row]) -> Iterable[tuple[ValueRow, ValueRow]]:
    stones = [row.stone.ref if row.stone else "" for row in rows]
    if sum(map(bool, stones)) < 2:
        return
    path = pathway_of(project)
    beyond = {key: {stone.key for stone in forward(path, key)} for key in {*stones} - {""}}
    for first, second in on_one_way(sums, stones, beyond):
        yield rows[first], rows[second]


def _grades(rows: Sequence[ValueRow]) -> dict[str, int]:
    """How many of the numbers rest on what."""
    found = dict.fromkeys(ValueFigure.Grade.values, 0)
    for row in rows:
        for figure in figures_of(row).values():
            if figure.at is not None:
                found[figure.grade] += 1
    return found
