"""The plan before: its seal, when it counts as late, and the comparison with what was really done.

The seal is SHA-256 over this text, in UTF-8, with "\\n" after each line:

    Stepping Stones, the plan before, form 1
    title: TITLE
    1: WORDS OF THE FIRST ITEM
    2: WORDS OF THE SECOND ITEM

Title and items are first put into Unicode form NFC, and any run of white space, line breaks too, becomes one space,
with none at either end. So how a text is wrapped or spaced does not matter; every letter, the order, and what is on
which line do. Nobody can move words from one line to another unseen, because no line can hold a line break.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from hmac import compare_digest

FIRST_LINE = "Stepping Stones, the plan before, form 1"
SHORT, GROUP = 16, 4  # letters of the seal that people write on paper: 64 bits, four at a time


def tidy(words: str) -> str:
    """Words as the seal sees them: NFC, and white space of any kind and length as one space.

    >>> tidy("  Buy ten\\n small   tables ")
    'Buy ten small tables'

    Source: our own rule, from Unicode Standard Annex 15 (NFC) and described at the head of this file.
    """
    return " ".join(unicodedata.normalize("NFC", words).split())


def canonical(title: str, items: Sequence[str]) -> str:
    """The text that is sealed.

    >>> print(canonical("Without the group", ["Buy ten tables", "Open on weekdays"]), end="")
    Stepping Stones, the plan before, form 1
    title: Without the group
    1: Buy ten tables
    2: Open on weekdays

    Source: our own form, described at the head of this file.
    """
    numbered = [f"{number}: {tidy(words)}" for number, words in enumerate(items, 1)]
    return "\n".join([FIRST_LINE, f"title: {tidy(title)}", *numbered, ""])


def seal(title: str, items: Sequence[str]) -> str:
    """The seal: 64 letters that any change of the text changes.

    >>> seal("Without the group", ["Buy ten tables"])[:16]
    '7b21e6e136995609'

    Source: FIPS 180-4 (SHA-256), over the canonical text.
    """
    return sha256(canonical(title, items).encode()).hexdigest()


def short(sealed: str) -> str:
    """The short form of a seal, to write on paper.

    >>> short("3f9a07c2b1d488e0" + 48 * "0")
    '3f9a 07c2 b1d4 88e0'

    Source: our own choice: 64 bits, so that nobody finds another text with the same letters by trying.
    """
    return " ".join(sealed[start : start + GROUP] for start in range(0, SHORT, GROUP))


def holds(sealed: str, title: str, items: Sequence[str]) -> bool:
    """Whether the text is still the one that was sealed.

    >>> kept = seal("Without the group", ["Buy ten tables"])
    >>> holds(kept, "Without the group", ["Buy ten  tables"]), holds(kept, "Without the group", ["Buy two tables"])
    (True, False)

    Source: our own rule, described at the head of this file.
    """
    return compare_digest(sealed.encode(), seal(title, items).encode())


# --- When the co-production began -------------------------------------------------------------------------


def began(said: date | None, days: Iterable[date | None]) -> date | None:
    """The day on which the co-production began: what the group says, or else the first day that is known of it.

    >>> began(None, [date(2026, 3, 11), None, date(2026, 3, 4)])
    datetime.date(2026, 3, 4)
    >>> began(date(2026, 1, 5), [date(2026, 3, 4)])
    datetime.date(2026, 1, 5)

    Source: our own rule, described in docs/decisions/plan-before.md.
    """
    return said or min((day for day in days if day), default=None)


def days_late(sealed_on: date, began_on: date | None) -> int:
    """How many days after the beginning a plan was sealed; 0 where it was in time, or nobody knows the beginning.

    >>> days_late(date(2026, 3, 24), date(2026, 3, 4)), days_late(date(2026, 3, 4), date(2026, 3, 4))
    (20, 0)

    Source: our own rule: a plan sealed on the very first day is in time.
    """
    return max((sealed_on - began_on).days, 0) if began_on else 0


# --- What became of it ------------------------------------------------------------------------------------


class Fate(StrEnum):
    KEPT = "kept"
    CHANGED = "changed"
    DROPPED = "dropped"
    NEW = "new"


@dataclass(frozen=True, kw_only=True)
class Mark:
    """What became of one item (None: not marked yet), or something new; and how many voices are behind it.

    `voices` counts those that the group may use, chosen for the mark itself or behind one of its decisions.
    """

    fate: Fate | None = None
    decisions: int = 0
    voices: int = 0

    @property
    def is_difference(self) -> bool:
        return self.fate in (Fate.CHANGED, Fate.DROPPED, Fate.NEW)


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """The plan and what was done, in numbers of things.

    `from_voices` are the differences that rest on what somebody said; `decided_only` those with a decision behind
    them and no voice; the others have nothing behind them that is written down.
    """

    kept: int
    changed: int
    dropped: int
    new: int
    unmarked: int
    from_voices: int
    decided_only: int

    @property
    def planned(self) -> int:
        return self.kept + self.changed + self.dropped + self.unmarked

    @property
    def differences(self) -> int:
        return self.changed + self.dropped + self.new

    @property
    def unexplained(self) -> int:
        return self.differences - self.from_voices - self.decided_only


def compare(marks: Iterable[Mark]) -> Comparison:
    """What co-production changed, counted.

    >>> found = compare([Mark(fate=Fate.KEPT), Mark(fate=Fate.CHANGED, voices=2), Mark(fate=Fate.NEW, decisions=1)])
    >>> found.planned, found.differences, found.from_voices, found.decided_only
    (2, 2, 1, 1)

    Source: our own rule: an intended plan set beside what was done; described in docs/decisions/plan-before.md.
    """
    found = list(marks)
    number = {fate: sum(mark.fate == fate for mark in found) for fate in [*Fate, None]}
    differences = [mark for mark in found if mark.is_difference]
    return Comparison(
        kept=number[Fate.KEPT],
        changed=number[Fate.CHANGED],
        dropped=number[Fate.DROPPED],
        new=number[Fate.NEW],
        unmarked=number[None],
        from_voices=sum(mark.voices > 0 for mark in differences),
        decided_only=sum(mark.decisions > 0 and not mark.voices for mark in differences),
    )
