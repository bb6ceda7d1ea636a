"""Numbers of people told in bands, for pages that leave the group one after the other.

With exact numbers the difference between two pages would tell of the few who came or went in between.
"""

from dataclasses import dataclass

from .suppression import PUBLISHED

EDGES = (1, PUBLISHED, 10, 20, 50, 100)


@dataclass(frozen=True, kw_only=True)
class Band:
    """From `low` to `high` people; without `high`, that many or more."""

    low: int
    high: int | None


def band(number: int) -> Band:
    """The band in which a number lies. Nobody is nobody.

    >>> [(found.low, found.high) for found in map(band, (0, 1, 4, 5, 12, 250))]
    [(0, 0), (1, 4), (1, 4), (5, 9), (10, 19), (100, None)]

    Source: our own rule, after differencing between releases (Hundepool and others 2012, Statistical Disclosure
    Control, Wiley): the difference between bands may be one person and may be five, or is surely five or more.
    """
    if number <= 0:
        return Band(low=0, high=0)
    low = max(edge for edge in EDGES if edge <= number)
    return Band(low=low, high=min((edge - 1 for edge in EDGES if edge > number), default=None))
