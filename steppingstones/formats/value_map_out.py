"""Writing a value map in the layout of Social Value UK, with formulas that reckon in the spreadsheet as we do here."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import BinaryIO

from ..methods.value import Convention, Worth, factors, sroi, weights
from ..methods.value import impact as impact_of
from ..methods.value_map import NOUGHT, ONE, SHARES, Input, Part, Row
from ..methods.value_tables import GREEN_BOOK, WELLBY, Rates
from .sheet import SpreadsheetError
from .value_map_layout import (
    ABOUT,
    ADDED,
    BY_KEY,
    CONVENTION,
    DATED,
    FEWEST_YEARS,
    IMPACT,
    LATER,
    LAYOUT,
    MIRRORED,
    MOST_ROWS,
    OURS,
    RATE,
    UNTIL,
    WITH_MONEY,
    WITHOUT_MONEY,
    WORDS,
    MapFile,
)
from .workbook import Cell, Formula, Look, Page, at, write_pages

STAGE, HEADS, HINTS, FIRST = 1, 2, 3, 4  # rows
COLUMN = {column.key: place for place, column in enumerate(LAYOUT, 1)}
YEARS = len(LAYOUT)  # the columns before the first year
WITHOUT = (
    *("who", "of people", "input", "outputs", "what", "indicator", "evidence", "quantity", "depth", "years", "start"),
    *("rank", "weight", *SHARES),
)
WIDE = {"who": 20, "what": 32, "input": 24, "outputs": 20, "indicator": 24, "evidence": 24, "proxy": 24, "source": 24}
_SHARES = {*SHARES, *(f"{part} {end}" for part in SHARES for end in ("low", "high"))}
Line = tuple[Row | None, Input | None, Mapping[str, str]]
Cells = dict[tuple[int, int], Cell]


def write_value_map(file: MapFile, to: BinaryIO, *, missing: Sequence[str] = (), beside: Sequence[str] = ()) -> None:
    """A workbook of three sheets: with money, without, and what they rest on.

    `missing` are the sentences that say why no ratio may be told: then it has none. `beside` are those to be read
    with it. Without rates or a convention it has those that we take if nobody chooses.
    """
    rates, convention = file.rates or GREEN_BOOK, file.convention or Convention.GUIDE
    worth = sroi(file.value_map.rows, file.value_map.put_in, rates, convention)
    lines = list(_lines(file))
    if len(lines) + len(file.value_map.left_out) > MOST_ROWS:
        raise SpreadsheetError(f"This map has more than {MOST_ROWS:,} rows. Split it into several maps.")
    money = _Money(lines, worth, rates, convention)
    write_pages(
        [
            Page(name=WITH_MONEY, cells=money.cells(can_be_told=not missing), widths=money.widths(), still=(HINTS, 1)),
            _without_money(lines, file.value_map.left_out),
            _about(rates, convention, missing, beside),
        ],
        to,
    )


def _lines(file: MapFile) -> Iterator[Line]:
    """What went in stands in the next row of the same people, so that both keep their order; else in one of its own."""
    waiting = list(enumerate(file.value_map.inputs))
    own, places = dict(enumerate(file.beside)), [row.whom for row in file.value_map.rows]
    of_inputs = dict(enumerate(file.beside_inputs))
    for place, row in enumerate(file.value_map.rows):
        with_row: Input | None = None
        while waiting:
            number, each = waiting[0]
            if each.whom in places[place:] and not of_inputs.get(number):
                with_row = waiting.pop(0)[1] if each.whom == row.whom else None
                break
            yield None, waiting.pop(0)[1], of_inputs.get(number, {})
        yield row, with_row, own.get(place, {})
    for number, each in waiting:
        yield None, each, of_inputs.get(number, {})


# --- The sheet with money -----------------------------------------------------------------------------------


class _Money:
    """The cells of the sheet with money. `last` is an empty row, so that rows put in above it are added up too."""

    def __init__(self, lines: Sequence[Line], worth: Worth, rates: Rates, convention: Convention) -> None:
        self.lines, self.worth, self.rates = lines, worth, rates
        rows = [row for row, _input, _words in lines if row]
        self.years = max(FEWEST_YEARS, len(worth.totals))
        self.today = factors([*rows, _reaching(self.years)], rates, convention)
        self.last = FIRST + len(lines)
        self.added = {key: YEARS + self.years + place for place, key in enumerate(ADDED, 1)}
        own = dict.fromkeys(key for _row, _input, words in lines for key in words if key not in WORDS)
        self.own = {key: YEARS + self.years + len(ADDED) + place for place, key in enumerate(own, 1)}

    def widths(self) -> dict[int, int]:
        wide = {place: WIDE.get(key, 14) for key, place in COLUMN.items()}
        years = {YEARS + year: 14 for year in range(1, self.years + 1)}
        return wide | {COLUMN[IMPACT.key]: 28} | years | dict.fromkeys((*self.added.values(), *self.own.values()), 18)

    def cells(self, *, can_be_told: bool) -> Cells:
        found = self._headings()
        done = 0
        for place, (row, put_in, words) in enumerate(self.lines, FIRST):
            columns = COLUMN | self.added | self.own
            held = (_of_row(row) if row else {}) | (_of_input(put_in) if put_in else {}) | dict(words)
            for key, value in held.items():
                if value not in (None, ""):
                    found[place, columns[key]] = _cell(key, value)
            if row:
                found |= self._reckoned(place, self.worth.impacts[done], row)
                done += 1
        return found | self._totals(can_be_told=can_be_told)

    def _headings(self) -> Cells:
        found: Cells = {}
        stages: dict[str, int] = {}
        for column in LAYOUT:
            place = COLUMN[column.key]
            stages.setdefault(column.stage, place)
            found[HEADS, place], found[HINTS, place] = (column.name, Look.HEADING), (column.hint, Look.HINT)
        for year in range(1, self.years + 1):
            found[HEADS, YEARS + year] = (f"Year {year}", Look.HEADING)
        for key, place in (*self.added.items(), *self.own.items()):
            found[HEADS, place] = (_named(key) if key in self.added else key, Look.HEADING)
        stages |= {"Stage 5": YEARS + 1, "What else we know": YEARS + self.years + 1}
        last = max(self.widths())
        found |= {(STAGE, place): ("", Look.STAGE) for place in range(1, last + 1)}
        return found | {(STAGE, place): (name, Look.STAGE) for name, place in stages.items()}

    def _reckoned(self, row: int, impact: Decimal, of: Row) -> Cells:
        """The formulas of a row: its impact, and its worth in each year. A last part of a year counts in part."""

        def cell(key: str) -> str:
            return f"${at(row, COLUMN[key])}"

        left = "*".join(f"(1-{cell(part)})" for part in (Part.DEADWEIGHT, Part.DISPLACEMENT, Part.ATTRIBUTION))
        found: Cells = {
            (row, COLUMN[IMPACT.key]): (
                Formula(formula=f"{cell('quantity')}*{cell('value')}*{left}", result=impact),
                Look.MONEY,
            )
        }
        begin, lasts, lost = cell("start"), cell("years"), cell(Part.DROP_OFF)
        kept = dict(enumerate(weights(of), 1))
        for year in range(1, self.years + 1):
            share = f"IF({year}={begin},1,(1-{lost})^({year}-{begin}))*MIN(1,{begin}+{lasts}-{year})"
            formula = f"IF({year}<{begin},0,IF({year}>={begin}+{lasts},0,{cell(IMPACT.key)}*{share}))"
            result = impact * kept[year] if kept.get(year) else NOUGHT
            found[row, YEARS + year] = (Formula(formula=formula, result=result), Look.MONEY)
        return found

    def _totals(self, *, can_be_told: bool) -> Cells:
        """Below the map, under its impact and years, where no column of the map stands."""
        label, first = COLUMN[IMPACT.key], YEARS + 1
        total, rate, today, present, results = (self.last + step for step in (1, 2, 3, 4, 5))
        names = ("Total", "Discount rate", "Worth of 1 today", "Present value of each year")
        found: Cells = {(self.last + step, label): (name, Look.HEADING) for step, name in enumerate(names, 1)}
        for year in range(1, self.years + 1):
            place = YEARS + year
            all_of_it = self.worth.totals[year - 1] if year <= len(self.worth.totals) else NOUGHT
            added = f"SUM({at(FIRST, place)}:{at(self.last, place)})"
            found[total, place] = (Formula(formula=added, result=all_of_it), Look.MONEY)
            found[rate, place] = (Formula(formula=_rate_of(year, self.rates), result=self.rates.of(year)), Look.SHARE)
            found[today, place] = (
                Formula(formula=_factor(year, rate, today), result=self.today[year - 1]),
                Look.FACTOR,
            )
            worth_it = Formula(
                formula=f"{at(total, place)}*{at(today, place)}", result=all_of_it * self.today[year - 1]
            )
            found[present, place] = (worth_it, Look.MONEY)
        across = f"{at(present, first)}:{at(present, YEARS + self.years)}"
        put_in = f"SUM({at(FIRST, COLUMN['amount'])}:{at(self.last, COLUMN['amount'])})"
        for step, (name, formula, result, look) in enumerate(self._results(across, put_in, results, first)):
            found[results + step, label] = (name, Look.HEADING)
            is_kept_back = not can_be_told and step > 1
            told = f"Not told: see “{ABOUT}”" if is_kept_back else Formula(formula=formula, result=result)
            found[results + step, first] = (told, look)
        return found

    def _results(
        self, across: str, put_in: str, row: int, column: int
    ) -> Iterator[tuple[str, str, Decimal | str, Look]]:
        total, inputs = at(row, column), at(row + 1, column)
        yield "Total present value", f"SUM({across})", self.worth.total, Look.RESULT
        yield "Total inputs", put_in, self.worth.put_in, Look.RESULT
        yield "Net present value", f"{total}-{inputs}", self.worth.total - self.worth.put_in, Look.RESULT
        ratio = "" if self.worth.ratio is None else self.worth.ratio
        yield "Social return for each 1", f'IF({inputs}>0,{total}/{inputs},"")', ratio, Look.RATIO


def _named(key: str) -> str:
    return key.upper() if key == WELLBY.key else key.capitalize()


def _reaching(years: int) -> Row:
    """A row that lasts so long, so that there is a factor for every year that is shown."""
    return Row(whom="", what="", quantity=NOUGHT, value=NOUGHT, deadweight=None, attribution=None, years=Decimal(years))


def _cell(key: str, value: str | Decimal | int) -> Cell:
    held = value if isinstance(value, str) else Decimal(value)
    return held, _look(key, held)


def _look(key: str, value: str | Decimal) -> Look:
    if isinstance(value, str):
        return Look.TEXT
    return Look.SHARE if key in _SHARES else Look.MONEY if key in ("amount", "value") else Look.NUMBER


def _of_row(row: Row) -> dict[str, str | Decimal | int | None]:
    """What the cells of an outcome hold, by their columns."""
    found: dict[str, str | Decimal | int | None] = {
        "who": row.whom,
        "of people": row.people,
        "what": row.what,
        "evidence": row.evidence,
        "years": row.years,
        "start": row.start,
        "source": row.source,
        "price year": row.price_year,
        "wellbeing": "yes" if row.is_wellbeing else "",
        "wellby": "yes" if row.is_wellby else "",
        "pairs": row.pairs,
        "chain": row.chain,
    }
    for part in Part:
        found |= {part: row.part(part), f"{part} reason": row.reasons.get(part, "")}
        found[f"{part} together"] = row.together.get(part, "")
        if part in row.spans:
            found |= {f"{part} low": row.spans[part].low, f"{part} high": row.spans[part].high}
    return found


def _of_input(put_in: Input) -> dict[str, str | Decimal | int | None]:
    return {
        "who": put_in.whom,
        "input": put_in.what,
        "amount": put_in.amount,
        "hours": put_in.hours,
        "basis": put_in.basis,
    }


# --- What years are worth -----------------------------------------------------------------------------------

_SETTINGS = f"'{ABOUT}'!"
_WAYS = (
    "Choose here. guide: the first year is already worth less than today. base_year_0: the first year counts in full. "
    "mid_year: each year counts as from its middle."
)
_WAY, _STEPS = 2, 5  # rows of the last sheet: the convention, and the first of the rates


def _rate_of(year: int, rates: Rates) -> str:
    """The step of the last sheet in which a year falls."""
    step = next(place for place, (last, _rate) in enumerate(rates.steps) if last is None or year <= last)
    return f"{_SETTINGS}{at(_STEPS + step, 2, is_fixed=True)}"


def _factor(year: int, rate: int, today: int) -> str:
    """What 1 of a year is worth, from the year before it, in the way that the last sheet names."""
    place = YEARS + year
    own, way = f"(1+{at(rate, place)})", f"{_SETTINGS}{at(_WAY, 2, is_fixed=True)}"
    if year == 1:
        return f'1/IF({way}="{Convention.GUIDE}",{own},IF({way}="{Convention.BASE_YEAR_0}",1,SQRT({own})))'
    other = f"(1+{at(rate, place - 1)})"
    step = f'IF({way}="{Convention.GUIDE}",{own},IF({way}="{Convention.BASE_YEAR_0}",{other},SQRT({own}*{other})))'
    return f"{at(today, place - 1)}/{step}"


# --- The other sheets ---------------------------------------------------------------------------------------


def _without_money(lines: Sequence[Line], left_out: Sequence[str]) -> Page:
    """The same rows, taken from the sheet with money as it stands, and after them what has no amount."""
    places = {key: place for place, key in enumerate(WITHOUT, 1)}
    impact, mirrored = len(WITHOUT) + 1, len(WITHOUT) + 2
    found: Cells = {(STAGE, 1): ("Without money", Look.STAGE)}
    for key, place in places.items():
        found[HEADS, place], found[HINTS, place] = (BY_KEY[key].name, Look.HEADING), (BY_KEY[key].hint, Look.HINT)
    found[HEADS, impact] = ("Impact", Look.HEADING)
    found[HINTS, impact] = ("Quantity less deadweight, displacement and attribution", Look.HINT)
    found[HEADS, mirrored] = (MIRRORED, Look.HEADING)
    for row, (of, put_in, words) in enumerate(lines, FIRST):
        held = (_of_row(of) if of else {}) | (_of_input(put_in) if put_in else {}) | dict(words)
        for key, place in places.items():
            value = held.get(key)
            there = f"'{WITH_MONEY}'!{at(row, COLUMN[key])}"
            result = Decimal(value) if isinstance(value, int) else "" if value is None else value
            found[row, place] = (Formula(formula=f'IF({there}="","",{there})', result=result), _look(key, result))
        if of:
            left = "*".join(
                f"(1-'{WITH_MONEY}'!{at(row, COLUMN[part])})"
                for part in (Part.DEADWEIGHT, Part.DISPLACEMENT, Part.ATTRIBUTION)
            )
            people = impact_of(replace(of, value=ONE))
            formula = f"'{WITH_MONEY}'!{at(row, COLUMN['quantity'])}*{left}"
            found[row, impact] = (Formula(formula=formula, result=people), Look.NUMBER)
        found[row, mirrored] = ("yes", Look.TEXT)
    for row, words_of_it in enumerate(left_out, FIRST + len(lines)):
        found[row, places["what"]] = (words_of_it, Look.TEXT)
    widths = {place: WIDE.get(key, 14) for key, place in places.items()}
    return Page(name=WITHOUT_MONEY, cells=found, widths=widths, still=(HINTS, 1))


def _about(rates: Rates, convention: Convention, missing: Sequence[str], beside: Sequence[str]) -> Page:
    found: Cells = {(1, 1): (OURS, Look.STAGE), (_WAY, 1): (CONVENTION, Look.TEXT)}
    found |= {(_WAY, 2): (convention.value, Look.TEXT), (_WAY, 3): (_WAYS, Look.HINT)}
    found |= {(3, 1): (RATE, Look.TEXT), (3, 2): (rates.name, Look.TEXT), (4, 1): (DATED, Look.TEXT)}
    found[4, 2] = (rates.dated, Look.TEXT)
    for row, (last, rate) in enumerate(rates.steps, _STEPS):
        found[row, 1] = (LATER if last is None else f"{UNTIL} {last}", Look.TEXT)
        found[row, 2] = (rate, Look.SHARE)
    below = _STEPS + len(rates.steps) + 1
    told = [("Why no ratio is told", missing), ("To be read with the ratio", () if missing else beside)]
    for heading, sentences in told:
        if sentences:
            found[below, 1] = (heading, Look.HEADING)
            found |= {(row, 1): (words, Look.TEXT) for row, words in enumerate(sentences, below + 1)}
            below += len(sentences) + 2
    return Page(
        name=ABOUT,
        cells=found,
        widths={1: 70, 2: 40, 3: 60},
        choices={(_WAY, 2): tuple(Convention)},
    )
