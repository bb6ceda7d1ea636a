"""A thread in sentences: what it rests on, what came of it, and what is missing, each with how long."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..methods.thread import COLUMNS, Node
from ..methods.thread_gaps import Gap, Kind
from ..methods.thread_told import Account
from ..models import Project
from .people_words import guarded_words, people_words
from .thread import Told, tell_nodes
from .thread_whole import ITEMS, Woven, first_of_each

# --- Sentences ---------------------------------------------------------------------------------------------


def rests_on_words(account: Account, least: int = 1) -> list[str]:
    """What is behind it: people, decisions and changes. A voice rests on nothing but itself."""
    return [*_behind(account, least), *_weighed(account, least), *_led_here(account)]


def asking_words(account: Account, least: int = 1) -> list[str]:
    """Of an option: whose voices ask for it. What else led to its decision stands with the decision."""
    if not account.given.count:
        return [_("No voice asks for it yet.")]
    return [_("It is asked for by %(people)s.") % {"people": people_words(account.given, least)}]


def _behind(account: Account, least: int) -> Iterator[str]:
    if account.behind.count:
        yield _("This rests on what %(people)s said.") % {"people": people_words(account.behind, least)}
    elif not account.weighed.count and any(node.stage != "voice" for node in account.focus):
        yield _("No voice leads to this yet.")


def _weighed(account: Account, least: int) -> Iterator[str]:
    if account.weighed.count:
        people = people_words(account.weighed, least)
        yield _("Asking for one of the options that were weighed: %(people)s.") % {"people": people}


def _led_here(account: Account) -> Iterator[str]:
    before, statements = account.numbers_before, account.statements_before
    ways = [
        ngettext("%(n)d statement of a review", "%(n)d statements of reviews", statements) % {"n": statements},
        ngettext("%(n)d decision", "%(n)d decisions", before["decision"]) % {"n": before["decision"]},
        ngettext("%(n)d change", "%(n)d changes", before["change"]) % {"n": before["change"]},
        ngettext("%(n)d stone before it", "%(n)d stones before it", before["outcome"]) % {"n": before["outcome"]},
    ]
    there = [words for words, number in zip(ways, (statements, *_of(before)), strict=True) if number]
    if there:
        yield _("On the way here: %(ways)s.") % {"ways": joined(there)}


def _of(numbers: Mapping[str, int]) -> tuple[int, int, int]:
    return numbers["decision"], numbers["change"], numbers["outcome"]


def came_of_words(account: Account) -> list[str]:
    """What it led to, how much of that is only planned, and whether it reaches the impact."""
    return [*_asked_in(account), *_led_to(account), *_reaches(account)]


def _asked_in(account: Account) -> Iterator[str]:
    if account.asked_in:
        words = ngettext(
            "An option that is asked for here was weighed in %(n)d decision.",
            "Options that are asked for here were weighed in %(n)d decisions.",
            account.asked_in,
        )
        yield words % {"n": account.asked_in}


def _led_to(account: Account) -> Iterator[str]:
    after = account.numbers_led
    ways = [
        ngettext("%(n)d decision", "%(n)d decisions", after["decision"]) % {"n": after["decision"]},
        ngettext("%(n)d change", "%(n)d changes", after["change"]) % {"n": after["change"]},
        ngettext("%(n)d activity or outcome", "%(n)d activities and outcomes", after["outcome"])
        % {"n": after["outcome"]},
    ]
    there = [words for words, number in zip(ways, _of(after), strict=True) if number]
    if there:
        yield _("It led to %(ways)s.") % {"ways": joined(there)}
    elif not (after["impact"] or account.asked_in or account.focus_is_the_end):
        yield (
            _("Nothing has come of it yet, but it is linked to the issue.")
            if account.leads_to_issue
            else _("Nothing has come of it yet.")
        )
    if account.planned:
        words = ngettext(
            "%(n)d of these stones is only planned.", "%(n)d of these stones are only planned.", account.planned
        )
        yield words % {"n": account.planned}


def _reaches(account: Account) -> Iterator[str]:
    after = account.numbers_led
    if after["impact"]:
        yield _("The thread goes on to the impact.")
    elif any(_of(after)):
        yield _("It does not lead on to the impact yet.")


def source_words(account: Account, voices: int) -> list[str]:
    """What came of the voices of one place. Their people are not counted by side, for many answer without a name."""
    came = ngettext("%(n)d voice came in here.", "%(n)d voices came in here.", voices) % {"n": voices}
    led = account.led_on
    if not voices:
        return [_("No voice came in here yet.")]
    if led == voices:
        return [came, _("Every one of them led on to something.")]
    on = ngettext("%(n)d of them led on to something.", "%(n)d of them led on to something.", led) % {"n": led}
    return [came, on if led else _("None of them has led to anything yet.")]


def joined(words: list[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s and %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}


# --- Gaps --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Missing:
    """Gaps of one kind in one sentence, with the first things that have it, and how many more there are."""

    kind: str
    words: str
    items: tuple[Told, ...]
    more: int


def missing(gaps: Iterable[Gap], told: Mapping[Node, Told], least: int = 1) -> list[Missing]:
    """One entry for each kind of gap, in the order of `Kind`."""
    return [_missing(kind, list(found), told, least) for kind, found in groupby(gaps, key=lambda gap: gap.kind)]


def _missing(kind: Kind, found: list[Gap], told: Mapping[Node, Told], least: int) -> Missing:
    shown = [told[gap.node] for gap in found[:ITEMS] if gap.node in told]
    return Missing(
        kind=kind.value, words=gap_words(kind, found, least), items=tuple(shown), more=len(found) - len(shown)
    )


def gap_words(kind: Kind, found: list[Gap], least: int = 1) -> str:
    """ "Decided, but nothing has changed yet: 4 months." or "2 decisions, but nothing has changed yet. ..." """
    one, number = found[0], len(found)
    if kind in (Kind.AGAINST, Kind.OTHERWISE) and number == 1 and one.people:
        people = guarded_words(one.people, least)
        words = (
            _("Speaking against it: %(people)s.")
            if kind == Kind.AGAINST
            else _("Saying afterwards that the change is not good: %(people)s.")
        )
        return words % {"people": people}
    if kind == Kind.DROPPED and number == 1:
        return _("Dropped. %(why)s") % {"why": one.why or _("The reason is not written down.")}
    words = WORDS[kind](number) % {"n": number}
    waited = how_long(one)
    if not waited:
        return words + "."
    longest = _("%(words)s: %(time)s.") if number == 1 else _("%(words)s. The longest wait: %(time)s.")
    return longest % {"words": words, "time": waited}


def how_long(gap: Gap) -> str:
    """Whole months, or days before there is one; nothing where no day is known, or nothing waits."""
    if gap.days is None or gap.kind == Kind.DROPPED:
        return ""
    if gap.months:
        return ngettext("%(n)d month", "%(n)d months", gap.months) % {"n": gap.months}
    return ngettext("%(n)d day", "%(n)d days", gap.days) % {"n": gap.days} if gap.days else _("since today")


WORDS = {
    Kind.AGAINST: lambda n: ngettext("People speak against %(n)d stone", "People speak against %(n)d stones", n),
    Kind.OTHERWISE: lambda n: ngettext(
        "People say that %(n)d change is not good", "People say that %(n)d changes are not good", n
    ),
    Kind.UNCHANGED: lambda n: ngettext(
        "Decided, but nothing has changed yet", "%(n)d decisions of which nothing has changed yet", n
    ),
    Kind.DROPPED: lambda n: ngettext("%(n)d decision was dropped", "%(n)d decisions were dropped", n),
    Kind.OPEN: lambda n: ngettext("Still to be decided", "%(n)d things are still to be decided", n),
    Kind.UNVOICED: lambda n: ngettext(
        "No voice is linked to this decision", "%(n)d decisions that no voice is linked to", n
    ),
    Kind.ADRIFT: lambda n: ngettext(
        "Changed, but it leads to no stone of the pathway yet",
        "%(n)d changes that lead to no stone of the pathway yet",
        n,
    ),
    Kind.UNPROVED: lambda n: ngettext(
        "No picture, document or link shows this change yet",
        "%(n)d changes that no picture, document or link shows yet",
        n,
    ),
    Kind.UNTOLD: lambda n: ngettext(
        "Nobody has said yet how it is since this change",
        "%(n)d changes of which nobody has said yet how it is since",
        n,
    ),
    Kind.VOICELESS: lambda n: ngettext("No voice speaks of this stone yet", "%(n)d stones of which no voice speaks", n),
    Kind.PLANNED: lambda n: ngettext(
        "Only planned: nobody spoke of it, and nothing has changed for it yet",
        "%(n)d stones are only planned: nobody spoke of them, and nothing has changed for them yet",
        n,
    ),
    Kind.UNHEARD: lambda n: ngettext(
        "Nothing has come of this voice yet", "%(n)d voices of which nothing has come yet", n
    ),
}


def tell_missing(project: Project, made: Woven, gaps: Iterable[Gap], least: int = 1) -> list[Missing]:
    """The same with the words of the things fetched. At most one query, for voices."""
    gaps = list(gaps)
    by_stage: dict[str, list[Node]] = {stage: [] for stages in COLUMNS.values() for stage in stages}
    for node in sorted(first_of_each(gaps)):
        by_stage[node.stage].append(node)
    return missing(gaps, {each.node: each for each in tell_nodes(project, by_stage, made.thread, made)}, least)
