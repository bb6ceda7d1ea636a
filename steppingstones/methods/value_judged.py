"""A value map with all that belongs beside its ratio. Where something is missing, there is no ratio."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from .value import Convention, Worth, sroi
from .value_checks import Finding, Flag, flags, readiness
from .value_draws import Simulation
from .value_levers import Bar, Switch, switching, tornado
from .value_map import ValueMap
from .value_tables import Rates


@dataclass(frozen=True, kw_only=True)
class Judged:
    """The sums, what keeps them from being told as a ratio, and what to read beside it.

    With `findings` there is no ratio, nor what moves it, nor what it would take to be 1.
    """

    worth: Worth
    convention: Convention
    rates: Rates
    findings: tuple[Finding, ...]
    flags: tuple[Flag, ...] = ()
    bars: tuple[Bar, ...] = ()
    switches: tuple[Switch, ...] = ()

    @property
    def low(self) -> Decimal | None:
        """The lowest ratio with one number other than was thought."""
        return min(_ends(self.bars), default=None)

    @property
    def high(self) -> Decimal | None:
        return max(_ends(self.bars), default=None)


def _ends(bars: Sequence[Bar]) -> list[Decimal]:
    return [end for bar in bars for end in (bar.at_low, bar.at_high)]


def judge(value_map: ValueMap, put_in: Decimal, rates: Rates, convention: Convention) -> Judged:
    """Work out the map, and how much its ratio moves. Where it is not ready, say why and tell no ratio.

    >>> from .value_map import Row
    >>> from .value_tables import GREEN_BOOK
    >>> row = Row(whom="members", what="more company", quantity=Decimal(9), value=Decimal(50),
    ...     deadweight=Decimal("0.5"), attribution=Decimal("0.2"), evidence="round 2")
    >>> found = judge(ValueMap(rows=(row,)), Decimal(100), GREEN_BOOK, Convention.GUIDE)
    >>> found.worth.ratio, [finding.refusal.value for finding in found.findings]
    (None, ['no-source'])

    Source: our own rule, described in docs/decisions/value-map.md.
    """
    worth = sroi(value_map.rows, put_in, rates, convention)
    findings = tuple(readiness(value_map, put_in))
    if findings:
        bare = replace(worth, ratio=None, net_ratio=None, net=None, payback_months=None)
        return Judged(worth=bare, convention=convention, rates=rates, findings=findings)
    return Judged(
        worth=worth,
        convention=convention,
        rates=rates,
        findings=(),
        flags=tuple(flags(value_map, worth)),
        bars=tuple(tornado(value_map.rows, put_in, rates, convention)),
        switches=tuple(switching(value_map.rows, put_in, rates, convention)),
    )


def reach(judged: Judged, drawn: Simulation | None = None) -> tuple[Decimal, Decimal] | None:
    """From where to where the ratio could be, as it is told: where the draws lie, and as far as each number alone
    brings it. The draws leave out what is rare, and leave numbers as they are of which nobody said how unsure they are;
    so alone they could claim to know more than a single bar of the picture below them.

    >>> from .value_map import Row
    >>> from .value_tables import GREEN_BOOK
    >>> row = Row(whom="members", what="more company", quantity=Decimal(9), value=Decimal(50), source="a study",
    ...     deadweight=Decimal("0.5"), attribution=Decimal("0.2"), evidence="round 2")
    >>> found = judge(ValueMap(rows=(row,)), Decimal(100), GREEN_BOOK, Convention.BASE_YEAR_0)
    >>> [str(end) for end in reach(found)]
    ['1.440', '2.160']

    Source: our own rule.
    """
    ends = _ends(judged.bars)
    if drawn is not None and drawn.low is not None and drawn.high is not None:
        ends += [Decimal(drawn.low), Decimal(drawn.high)]
    return (min(ends), max(ends)) if ends else None
