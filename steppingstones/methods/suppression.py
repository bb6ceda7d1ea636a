"""Small numbers are hidden wherever a number leaves the group, so that nobody can be picked out.

Thresholds: counts of 1 to 4 are not published for ordinary topics (ONS health-statistics guidance as used by English
councils; ACRO and SACRO use 10 for research outputs). The group itself sees its own numbers.
"""

from collections.abc import Mapping
from dataclasses import dataclass

PUBLISHED = 5  # smallest number of people that is shown outside the group
EVERYTHING = 1  # inside the group nothing is hidden


@dataclass(frozen=True, kw_only=True)
class Count:
    """A number of people or voices that may be hidden. `value` is None when it is."""

    value: int | None
    threshold: int

    @property
    def is_hidden(self) -> bool:
        return self.value is None


def count(number: int, threshold: int = PUBLISHED) -> Count:
    """The number, hidden when it lies between 1 and the threshold. Nought hides nobody, so it is shown.

    >>> count(4).is_hidden, count(5).value, count(0).value
    (True, 5, 0)

    Source: ONS guidance on small counts in health statistics (2013), as summarised by Cambridgeshire Insight.
    """
    hidden = 0 < number < threshold
    return Count(value=None if hidden else number, threshold=threshold)


def split(parts: Mapping[str, int], threshold: int = PUBLISHED) -> dict[str, Count]:
    """Parts of a total that readers also see. If one part must be hidden, all are.

    Hiding one part alone would not help: it is the total less the others.

    >>> {side: part.value for side, part in split({"lived": 9, "carer": 2}).items()}
    {'lived': None, 'carer': None}
    >>> {side: part.value for side, part in split({"lived": 9, "carer": 6}).items()}
    {'lived': 9, 'carer': 6}

    Source: complementary suppression, in its simplest safe form (ACRO, `docs/concepts.md`).
    """
    small = any(0 < part < threshold for part in parts.values())
    return {name: Count(value=None if small and part else part, threshold=threshold) for name, part in parts.items()}
