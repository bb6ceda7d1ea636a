"""Whether a value map may be told as a ratio, and what makes it claim more than it knows."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import combinations

from .value import Worth
from .value_map import Part, Row, ValueMap

FEWEST_PAIRS = 20  # asked before and after about their life, for a WELLBY
MANY_YEARS = 5


class Refusal(StrEnum):
    """Why there is no ratio."""

    NO_ROWS = "no-rows"
    NOTHING_PUT_IN = "nothing-put-in"
    NO_SOURCE = "no-source"
    NO_EVIDENCE = "no-evidence"
    BLANK = "blank"
    NOUGHT_WITHOUT_REASON = "nought-without-reason"
    VALUED_TWICE = "valued-twice"
    WELLBY_NOT_MEASURED = "wellby-not-measured"
    WELLBY_FEW_PAIRS = "wellby-few-pairs"


class Flag(StrEnum):
    """What a reader of the ratio should know, because maps that claim too much look so."""

    BLANKET_SHARES = "blanket-shares"
    EVERYBODY_BETTER = "everybody-better"
    MORE_THAN_ALL = "more-than-all"
    NOTHING_NEGATIVE = "nothing-negative"
    ONE_ROW_CARRIES = "one-row-carries"
    MANY_YEARS = "many-years"
    PRICE_YEARS = "price-years"
    NO_SPANS = "no-spans"
    HOURS_NOT_SHOWN = "hours-not-shown"
    HOURS_WITHOUT_AMOUNT = "hours-without-amount"
    NOTHING_LEFT_OUT = "nothing-left-out"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """A refusal, and the row and number that it is about, where it is about one. `place` is that of the row."""

    refusal: Refusal
    whom: str = ""
    what: str = ""
    part: Part | None = None
    place: int | None = None


def readiness(value_map: ValueMap, put_in: Decimal) -> list[Finding]:
    """Everything that keeps the map from being told as a ratio; empty if nothing does.

    >>> half = Decimal("0.5")
    >>> row = Row(whom="members", what="more company", quantity=Decimal(9), value=Decimal(50), deadweight=None,
    ...     attribution=half, source="a survey", evidence="round 2")
    >>> [(found.refusal.value, found.part.value) for found in readiness(ValueMap(rows=(row,)), Decimal(100))]
    [('blank', 'deadweight')]

    Source: our own rules, from where reviews find such maps weakest: Hutchinson and others (2019), Valuing the impact
    of health and social care programmes using social return on investment analysis, BMJ Open 9, e029789.
    """
    found = [] if value_map.rows else [Finding(refusal=Refusal.NO_ROWS)]
    if put_in <= 0:
        found.append(Finding(refusal=Refusal.NOTHING_PUT_IN))
    for place, row in enumerate(value_map.rows):
        found += (Finding(refusal=why, whom=row.whom, what=row.what, part=part, place=place) for why, part in _of(row))
    return [*found, *_twice(value_map.rows)]


def _of(row: Row) -> Iterator[tuple[Refusal, Part]]:
    if not row.source.strip():
        yield Refusal.NO_SOURCE, Part.VALUE
    if not row.evidence.strip():
        yield Refusal.NO_EVIDENCE, Part.QUANTITY
    for part in (Part.DEADWEIGHT, Part.ATTRIBUTION):
        share = row.part(part)
        if share is None:
            yield Refusal.BLANK, part
        elif not share and not row.reasons.get(part, "").strip():
            yield Refusal.NOUGHT_WITHOUT_REASON, part
    if row.is_wellby and row.pairs is None:
        yield Refusal.WELLBY_NOT_MEASURED, Part.VALUE
    elif row.is_wellby and row.pairs is not None and row.pairs < FEWEST_PAIRS:
        yield Refusal.WELLBY_FEW_PAIRS, Part.VALUE


def _twice(rows: Iterable[Row]) -> Iterator[Finding]:
    """Rows that value what an earlier row has valued for the same people: every one after the first."""
    seen: Counter[tuple[str, str, str]] = Counter()
    wellbeing = [row for row in rows if row.is_wellbeing]
    with_wellby = {_plain(row.whom) for row in wellbeing if row.is_wellby}
    for place, row in enumerate(rows):
        keys = [("what", _plain(row.whom), _plain(row.what))]
        if row.chain.strip():
            keys.append(("chain", _plain(row.whom), _plain(row.chain)))
        if row.is_wellbeing and _plain(row.whom) in with_wellby:
            keys.append(("wellbeing", _plain(row.whom), ""))
        if any(seen[key] for key in keys):
            yield Finding(refusal=Refusal.VALUED_TWICE, whom=row.whom, what=row.what, place=place)
        seen.update(keys)


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


def on_one_way(
    rows: Sequence[Row], stones: Sequence[str], beyond: Mapping[str, Container[str]]
) -> Iterator[tuple[int, int]]:
    """The places of two rows for the same people, of which the outcome of one leads to that of the other, or is it.

    `stones` has the outcome of each row, or nothing, and `beyond` what each of them leads to.

    >>> row = Row(whom="members", what="", quantity=Decimal(9), value=Decimal(50), deadweight=None, attribution=None)
    >>> list(on_one_way([row, row, row], ["s", "l", "x"], {"s": {"l"}, "l": set(), "x": set()}))
    [(0, 1)]

    Source: Cabinet Office, A guide to Social Return on Investment (2009, updated 2012), stage 3: what is on the way to
    an outcome is not valued beside it. It may be another thing all the same, so it is asked, and the ratio stands.
    """
    for first, second in combinations(range(len(rows)), 2):
        one, other = stones[first], stones[second]
        is_alike = one and other and _plain(rows[first].whom) == _plain(rows[second].whom)
        if is_alike and (one == other or other in beyond[one] or one in beyond[other]):
            yield first, second


# --- Claims that are larger than what is known --------------------------------------------------------------


def flags(value_map: ValueMap, worth: Worth) -> list[Flag]:
    """What a reader of the ratio should know.

    >>> half = Decimal("0.5")
    >>> row = Row(whom="members", what="more company", quantity=Decimal(9), value=Decimal(50), deadweight=half,
    ...     attribution=half, people=9)
    >>> from .value import Convention, sroi
    >>> from .value_tables import GREEN_BOOK
    >>> worth = sroi([row], Decimal(100), GREEN_BOOK, Convention.GUIDE)
    >>> [flag.value for flag in flags(ValueMap(rows=(row,)), worth)][:3]
    ['everybody-better', 'nothing-negative', 'no-spans']

    Source: our own rules; blanket shares, nothing negative and nothing unexpected are the usual weak spots in reviews
    of such maps (see `readiness`).
    """
    rows = value_map.rows
    said = {
        Flag.BLANKET_SHARES: _are_blanket(rows),
        Flag.EVERYBODY_BETTER: any(row.people is not None and 0 < row.people == row.quantity for row in rows),
        Flag.MORE_THAN_ALL: any(row.people is not None and row.people < row.quantity for row in rows),
        Flag.NOTHING_NEGATIVE: all(part >= 0 for part in worth.impacts),
        Flag.ONE_ROW_CARRIES: _one_carries(worth),
        Flag.MANY_YEARS: any(row.start - 1 + row.years > MANY_YEARS for row in rows),
        Flag.PRICE_YEARS: len({row.price_year for row in rows} - {None}) > 1,
        Flag.NO_SPANS: not any(row.spans for row in rows),
        Flag.HOURS_NOT_SHOWN: not any(each.hours is not None for each in value_map.inputs),
        Flag.HOURS_WITHOUT_AMOUNT: any(each.hours is not None and each.amount is None for each in value_map.inputs),
        Flag.NOTHING_LEFT_OUT: not value_map.left_out,
    }
    return [flag for flag, holds in said.items() if holds]


def _are_blanket(rows: tuple[Row, ...]) -> bool:
    """All rows alike in what would have come anyway, from elsewhere and by others: nobody looked at each."""
    return len(rows) > 2 and len({(row.deadweight, row.displacement, row.attribution) for row in rows}) == 1


def _one_carries(worth: Worth) -> bool:
    gains = [part for part in worth.impacts if part > 0]
    return len(gains) > 1 and 2 * max(gains) > sum(gains)
