"""Small numbers are hidden wherever a number leaves the group, so that nobody can be picked out.

Thresholds: counts of 1 to 4 are not published for ordinary topics (ONS health-statistics guidance as used by English
councils; ACRO and SACRO use 10 for research outputs). The group itself sees its own numbers.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

PUBLISHED = 5  # smallest number of people that is shown outside the group
SENSITIVE = 10  # the same for health, disability, ethnic group, religion, whom people love, and how they live
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


def split_least(parts: Mapping[str, int], threshold: int = PUBLISHED, *, zeros_tell: bool = False) -> dict[str, Count]:
    """Parts of a total that readers also see. Beside the small ones, only what protects them is hidden.

    Where the total itself is small, it must be hidden as well: `count` says so. With `zeros_tell`, noughts are hidden
    as well: where a question is sensitive, "nobody" and "all" tell of everybody.

    >>> {age: part.value for age, part in split_least({"under 16": 2, "16 to 64": 31, "65 and over": 9}).items()}
    {'under 16': None, '16 to 64': 31, '65 and over': None}

    Source: complementary cell suppression for one row (Fischetti and Salazar 2001, Management Science 47(7),
    1008-1027): fewest parts, then the smallest. `suppression_tables` does it for two-way tables.
    """
    least = 0 if zeros_tell else 1
    hidden = {name for name, part in parts.items() if least <= part < threshold}
    together = sum(parts[name] for name in hidden)
    others = [name for name, part in parts.items() if part >= threshold]
    if others and hidden and (len(hidden) == 1 or together < threshold):
        hidden.add(min(others, key=lambda name: parts[name]))
    return {name: Count(value=None if name in hidden else part, threshold=threshold) for name, part in parts.items()}


def stands_beside(total: int, parts: Iterable[int], threshold: int = PUBLISHED) -> bool:
    """Whether a total can be told beside parts of it that readers also see, and that may overlap.

    Not where one part leaves only a few of the total: these few would be all that the part does not count.

    >>> stands_beside(9, [7, 2]), stands_beside(12, [7, 2])
    (False, True)

    Source: our own rule, from differencing between tables: Hundepool and others (2012), Statistical Disclosure Control.
    """
    return not any(part >= threshold and 0 < total - part < threshold for part in parts)
