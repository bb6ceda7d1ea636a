"""What a value map holds: what came of the work for whom, what one of it is worth, and what went in.

Shares are parts of the whole, from 0 to 1. Nothing here is rounded.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

NOUGHT, ONE = Decimal(0), Decimal(1)


class Part(StrEnum):
    """The numbers of a row that somebody had to judge."""

    QUANTITY = "quantity"
    VALUE = "value"
    DEADWEIGHT = "deadweight"
    DISPLACEMENT = "displacement"
    ATTRIBUTION = "attribution"
    DROP_OFF = "drop-off"


SHARES = (Part.DEADWEIGHT, Part.DISPLACEMENT, Part.ATTRIBUTION, Part.DROP_OFF)


@dataclass(frozen=True, kw_only=True)
class Span:
    """From where to where a number may be."""

    low: Decimal
    high: Decimal


@dataclass(frozen=True, kw_only=True)
class Row:
    """One outcome for one group of people.

    `deadweight` is the part that would have come anyway, `displacement` what was only moved from elsewhere,
    `attribution` what is due to others, `drop_off` what is lost each year after the first. Blank is None, and is not
    nought. `chain` is a word that outcomes share of which one leads to the other. Where `together` has the same word
    for two rows, that number is one and the same and moves in both.
    """

    whom: str
    what: str
    quantity: Decimal
    value: Decimal
    deadweight: Decimal | None
    attribution: Decimal | None
    displacement: Decimal = NOUGHT
    drop_off: Decimal = NOUGHT
    years: Decimal = ONE
    start: int = 1
    source: str = ""
    evidence: str = ""
    reasons: Mapping[Part, str] = field(default_factory=dict)
    chain: str = ""
    people: int | None = None  # of how many who could have had it
    price_year: int | None = None
    is_wellbeing: bool = False
    pairs: int | None = None  # asked before and after about their life, where the value is that of a WELLBY
    is_wellby: bool = False
    spans: Mapping[Part, Span] = field(default_factory=dict)
    together: Mapping[Part, str] = field(default_factory=dict)

    def part(self, part: Part) -> Decimal | None:
        return {
            Part.QUANTITY: self.quantity,
            Part.VALUE: self.value,
            Part.DEADWEIGHT: self.deadweight,
            Part.DISPLACEMENT: self.displacement,
            Part.ATTRIBUTION: self.attribution,
            Part.DROP_OFF: self.drop_off,
        }[part]


@dataclass(frozen=True, kw_only=True)
class Input:
    """What went in. Unpaid hours may stand there without an amount: they are shown all the same."""

    whom: str
    what: str
    amount: Decimal | None = None
    hours: Decimal | None = None
    basis: str = ""  # what an hour is taken to be worth, and why


@dataclass(frozen=True, kw_only=True)
class ValueMap:
    """The whole map. `left_out` are things that matter and have no amount of money."""

    rows: tuple[Row, ...]
    inputs: tuple[Input, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def put_in(self) -> Decimal:
        return sum((each.amount for each in self.inputs if each.amount is not None), NOUGHT)
