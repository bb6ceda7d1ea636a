"""What was looked for, in plain words: what members expect, what was found, and how sure one may be of it all."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..methods.contribution import Belief, Test, believe, classify
from ..models import ContributionStory, EvidenceTest, Expectation, Member
from .contribution_words import KINDS, REFUSALS, how_sure

# A chance in words, and from where to where it lies, in percent. Nobody is asked for a number.
CHANCES = {
    "surely": (gettext_lazy("Almost surely"), 95, 99),
    "very": (gettext_lazy("Very likely"), 80, 95),
    "rather": (gettext_lazy("More likely than not"), 50, 80),
    "rather-not": (gettext_lazy("Less likely than not"), 20, 50),
    "hardly": (gettext_lazy("Hardly"), 5, 20),
    "surely-not": (gettext_lazy("Almost surely not"), 1, 5),
    "unknown": (gettext_lazy("We cannot tell"), 5, 95),
}
START = (0.4, 0.6)  # before anything is looked for: nobody knows
FAR_APART = 30  # percent from the middle of one range to that of another
STEPS = 5  # percent: a range is told no finer


def ends_of(key: str) -> tuple[int, int]:
    _words, low, high = CHANCES[key]
    return low, high


def key_of(low: int, high: int) -> str:
    """The words for a range; of one that has none of its own, those in which its middle lies."""
    found = [key for key, (_words, *ends) in CHANCES.items() if tuple(ends) == (low, high)]
    middle = (low + high) / 2
    return (found or [key for key, (_words, least, most) in CHANCES.items() if least <= middle <= most])[0]


def words_of(low: int, high: int) -> str:
    return str(CHANCES[key_of(low, high)][0])


# --- One thing that was looked for ------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class ExpectedTold:
    """What one member expects, in words; `is_after` looking it is worth less."""

    name: str
    so: str
    so_not: str
    is_after: bool


@dataclass(frozen=True, kw_only=True)
class LookedFor:
    """One test. What others expect is hidden until one has said it oneself, or until somebody has looked."""

    test: EvidenceTest
    kind: str
    expected: list[ExpectedTold]
    number: int
    mine: Expectation | None
    spread: str

    @property
    def is_hidden(self) -> bool:
        return self.number > 0 and not self.expected

    @property
    def in_words(self) -> str:
        said = ngettext(
            "%(n)d person has said what they expect.", "%(n)d people have said what they expect.", self.number
        )
        return said % {"n": self.number} if self.number else _("Nobody has said yet what they expect.")


def all_looked_for(story: ContributionStory) -> list[EvidenceTest]:
    """All tests of a story. Three queries."""
    return list(story.tests.standing().prefetch_related("expected__member"))


def tell(test: EvidenceTest, member: Member) -> LookedFor:
    rows = sorted(test.expected.all(), key=lambda row: row.pk)
    mine = next((row for row in rows if row.member_id == member.pk), None)
    is_shown = mine is not None or test.looked_at is not None or not member.can_edit
    whole = as_test(test)
    kind = KINDS[classify(sum(whole.if_so) / 2, sum(whole.if_not) / 2)]() if whole and is_shown else ""
    return LookedFor(
        test=test,
        kind=kind,
        expected=[_expected(test, row) for row in rows] if is_shown else [],
        number=len(rows),
        mine=mine,
        spread=_spread(rows) if is_shown else "",
    )


def _expected(test: EvidenceTest, row: Expectation) -> ExpectedTold:
    return ExpectedTold(
        name=row.member.name,
        so=words_of(row.so_low, row.so_high),
        so_not=words_of(row.not_low, row.not_high),
        is_after=is_after(test, row),
    )


def is_after(test: EvidenceTest, row: Expectation) -> bool:
    return bool(test.looked_at and row.expected_at > test.looked_at)


def _spread(rows: list[Expectation]) -> str:
    if len(rows) < 2:
        return _("Let a second person say what they expect, without looking at the first.") if rows else ""
    apart = max(
        _furthest([(row.so_low + row.so_high) / 2 for row in rows]),
        _furthest([(row.not_low + row.not_high) / 2 for row in rows]),
    )
    if apart >= FAR_APART:
        return _("You see this very differently. Talk about it before you look.")
    return _("You see this alike.")


def _furthest(middles: list[float]) -> float:
    return max(middles) - min(middles)


def as_test(test: EvidenceTest) -> Test | None:
    """The test with the widest range that members gave it, so that no view is lost; None, if nobody said anything."""
    rows = list(test.expected.all())
    if not rows:
        return None
    return Test(
        what=test.what,
        if_so=(min(row.so_low for row in rows) / 100, max(row.so_high for row in rows) / 100),
        if_not=(min(row.not_low for row in rows) / 100, max(row.not_high for row in rows) / 100),
        is_found=test.result == EvidenceTest.Result.FOUND,
        origin=" ".join(test.origin.split()).casefold(),
    )


# --- All of them together ---------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class HowSure:
    """How sure one may be that co-production had a part: words first, then the range, and what to bear in mind."""

    words: str
    ends: str
    left_out: tuple[str, ...]
    cautions: list[str]


def how_sure_of(tests: Iterable[EvidenceTest]) -> HowSure:
    """After everything that was looked for, whether it was found or not."""
    looked = [test for test in tests if test.result]
    known = [(test, as_test(test)) for test in looked]
    belief = believe(START, [found for _test, found in known if found])
    if belief.refusal:
        return HowSure(words=REFUSALS[belief.refusal](), ends="", left_out=(), cautions=[])
    return HowSure(
        words=how_sure(belief),
        ends=_ends(belief),
        left_out=belief.left_out,
        cautions=list(_cautions([test for test, found in known if found], len(looked))),
    )


def _ends(belief: Belief) -> str:
    """Rounded away from the middle: a range that is told is never narrower than the one that was worked out."""
    low = max(1, int(belief.low * 100) // STEPS * STEPS)
    high = min(99, -(-int(-(-belief.high * 100 // 1)) // STEPS) * STEPS)
    return _("from about %(low)d to about %(high)d in 100") % {"low": low, "high": high}


def _cautions(counted: list[EvidenceTest], looked: int) -> Iterable[str]:
    if len(counted) < looked:
        yield _("Some of it counts for nothing, because nobody said what they expect.")
    if any(len(test.expected.all()) < 2 for test in counted):
        yield _("Some of it was judged by one person alone.")
    if any(is_after(test, row) for test in counted for row in test.expected.all()):
        yield _("Some of it was judged after looking. What one has seen, one would have expected.")


def choices() -> list[tuple[str, Any]]:
    return [(key, words) for key, (words, _low, _high) in CHANCES.items()]
