"""Asking who takes part: prepared, answered, ended. What is kept of an answer is one more in a count, and nothing else.

Nobody's answers are tied together, and nothing leads to a person: no account, no address, no day and no history.
"""

import hmac
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..methods.taking_part import publish
from ..models import Characteristic, Counted, Giver, Member, Monitoring, Project, Reference, Release, Side, Tally, Typed
from ..queries.who import earlier_of, tallied, without_typed
from ..queries.who_asked import BY_TOPIC, CENSUS_SOURCE, CENSUS_WHEN, OWN, people_of
from .history import note
from .traces import wipe_traces_after_this

MOST_GROUPS, MOST_ASKED = 12, 12


class WhoError(Exception):
    words = _("This cannot be done.")

    def __str__(self) -> str:
        return str(self.words)


class HasBegun(WhoError):
    words = _("People are answering already, so the questions stay as they are.")


class NothingAsked(WhoError):
    words = _("Nothing is asked yet. Choose at least one question, or write one.")


class NotOpen(WhoError):
    words = _("Nobody is asked at the moment, so this was not counted.")


class TooManyAsked(WhoError):
    words = _("These are 12 questions already. More would be too many for people to answer.")


class StillOpen(WhoError):
    words = _("People are still answering. End it first, then compare.")


class MoreThanSheets(WhoError):
    words = _("For one question you counted more answers than sheets. Count again, or change the number of sheets.")


# --- Preparing it -------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is asked and of whom: topics of `who_asked.READY`."""

    name: str
    topics: Sequence[str] = ()
    of_same_people: bool = True
    by_side: bool = False


@transaction.atomic
def prepare(project: Project, plan: Plan, *, by: Member) -> Monitoring:
    made = Monitoring.objects.create(
        project=project, name=plan.name, of_same_people=plan.of_same_people, by_side=plan.by_side
    )
    for ready in (BY_TOPIC[topic] for topic in plan.topics):
        _ask(
            made,
            topic=ready.topic,
            words=str(ready.words),
            why=str(ready.why),
            groups=[str(words) for words, _census in ready.groups],
            is_sensitive=ready.is_sensitive,
        )
    note(by, "prepared", made)
    return made


@dataclass(frozen=True, kw_only=True)
class Own:
    """A question of the group's own."""

    words: str
    why: str
    groups: Sequence[str]
    is_sensitive: bool


@transaction.atomic
def ask_also(monitoring: Monitoring, own: Own, *, by: Member) -> Characteristic:
    found = _preparing(monitoring)
    numbers = [int(topic.rpartition("-")[2]) for topic in found.asks.values_list("topic", flat=True) if _is_own(topic)]
    if found.asks.count() >= MOST_ASKED:
        raise TooManyAsked
    made = _ask(
        found,
        topic=f"{OWN}-{max(numbers, default=0) + 1}",
        words=own.words,
        why=own.why,
        groups=list(own.groups),
        is_sensitive=own.is_sensitive,
    )
    note(by, "added a question to", found)
    return made


@transaction.atomic
def leave_out(monitoring: Monitoring, topic: str, *, by: Member) -> None:
    found = _preparing(monitoring)
    if found.asks.filter(topic=topic).delete()[0]:
        note(by, "left out a question of", found)


def _ask(monitoring: Monitoring, **asked: object) -> Characteristic:
    order = monitoring.asks.count() + 1
    return Characteristic.objects.create(project_id=monitoring.project_id, monitoring=monitoring, order=order, **asked)


def _is_own(topic: str) -> bool:
    return bool(re.fullmatch(rf"{OWN}-\d+", topic))


def _preparing(monitoring: Monitoring) -> Monitoring:
    found = Monitoring.objects.select_for_update().get(pk=monitoring.pk)
    if found.began_on:
        raise HasBegun
    return found


# --- Asking -------------------------------------------------------------------------------------------------


@transaction.atomic
def begin(monitoring: Monitoring, *, by: Member) -> None:
    """All counts are made now, at nought: so no order of rows tells in which order people answered."""
    found = _preparing(monitoring)
    asks = list(found.asks.all())
    if not asks:
        raise NothingAsked
    sides = [*Side.values, Giver.UNKNOWN] if found.by_side else [""]
    Tally.objects.bulk_create(
        Tally(project_id=found.project_id, asked=each, group=group, side=side)
        for each in asks
        for group in each.groups
        for side in sides
    )
    found.began_on = timezone.localdate()
    found.save(update_fields=["began_on"])
    note(by, "began", found)


def answer(monitoring: Monitoring, said: Mapping[str, str], *, once: str, side: str = "") -> None:
    """Count what one person said: topics and groups. The same sending is counted once, whatever it says."""
    key = _key_of(f"counted {monitoring.ref} {once}")
    try:
        with transaction.atomic():
            _one_more(monitoring, 1)
            Counted.objects.create(project_id=monitoring.project_id, monitoring=monitoring, key=key)
            _count(monitoring, {topic: {group: 1} for topic, group in said.items()}, side)
    except IntegrityError:
        # The unique key decides, so that no question need be asked beforehand.
        if not Counted.objects.filter(key=key).exists():
            raise


def _key_of(words: str) -> str:
    return hmac.digest(settings.SECRET_KEY.encode(), words.encode(), "sha256").hex()


@dataclass(frozen=True, kw_only=True)
class Stack:
    """Paper sheets, counted by hand: how many, and how often each group was ticked, by topic."""

    sheets: int
    ticked: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    side: str = ""


@transaction.atomic
def type_in(monitoring: Monitoring, stack: Stack, *, by: Member) -> None:
    if any(sum(groups.values()) > stack.sheets for groups in stack.ticked.values()):
        raise MoreThanSheets
    _one_more(monitoring, stack.sheets)
    _count(monitoring, stack.ticked, stack.side)
    _remember(monitoring, stack, by)
    note(by, "typed in sheets of", monitoring)


def _remember(monitoring: Monitoring, stack: Stack, by: Member) -> None:
    """Until the end, so that nobody can take their own stack from what is shown, and see what a few others said."""
    key = _key_of(f"typed {monitoring.ref} {by.pk}")
    typed, _is_new = Typed.objects.get_or_create(monitoring=monitoring, project_id=monitoring.project_id, key=key)
    typed.sheets += stack.sheets
    for topic, groups in stack.ticked.items():
        there = typed.ticked.setdefault(topic, {})
        for group, number in groups.items():
            there[group] = there.get(group, 0) + number
    typed.save(update_fields=["sheets", "ticked"])


def _one_more(monitoring: Monitoring, sheets: int) -> None:
    """Whoever writes at the same moment waits here, so that nobody is counted after the end."""
    is_open = Monitoring.objects.filter(pk=monitoring.pk, ended_on=None).exclude(began_on=None)
    if not is_open.update(sheets=F("sheets") + sheets):
        raise NotOpen


def _count(monitoring: Monitoring, ticked: Mapping[str, Mapping[str, int]], side: str) -> None:
    side = (side or Giver.UNKNOWN) if monitoring.by_side else ""
    rows = Tally.objects.filter(asked__monitoring=monitoring, side=side)
    for topic, groups in ticked.items():
        for group, number in groups.items():
            rows.filter(asked__topic=topic, group=group).update(number=F("number") + number)


# --- Ending -------------------------------------------------------------------------------------------------


@transaction.atomic
def end(monitoring: Monitoring, *, by: Member) -> None:
    """Keep what may be shown, and erase everything else, for good."""
    found = Monitoring.objects.select_for_update().get(pk=monitoring.pk)
    if not found.is_open:
        raise NotOpen
    for asked in found.asks.all():
        _freeze(found, asked)
    _erase(found)
    found.ended_on, found.sheets = timezone.localdate(), 0
    found.save(update_fields=["ended_on", "sheets"])
    note(by, "ended", found)


def _freeze(monitoring: Monitoring, asked: Characteristic) -> None:
    counts, by_side = tallied(asked)
    shown = publish(
        counts,
        not_said=monitoring.sheets - sum(counts.values()),
        is_sensitive=asked.is_sensitive,
        by_side=by_side if monitoring.by_side else None,
        earlier=earlier_of(monitoring, asked),
        without=without_typed(monitoring, asked, counts),
    )
    kept = {"project_id": monitoring.project_id, "asked": asked, "released_on": timezone.localdate()}
    if shown is None:
        Release.objects.create(**kept, is_refused=True, numbers=dict.fromkeys(asked.groups))
    else:
        numbers, sides = dict(shown.numbers), {side: dict(each) for side, each in shown.sides.items()}
        many = shown.many_not_said
        Release.objects.create(**kept, people=shown.people, numbers=numbers, sides=sides, many_not_said=many)


@transaction.atomic
def throw_away(monitoring: Monitoring, *, by: Member) -> None:
    """It was begun by mistake: nothing of it is kept. What was shown once stays."""
    found = Monitoring.objects.select_for_update().get(pk=monitoring.pk)
    if found.ended_on:
        raise NotOpen
    note(by, "threw away", found)
    _erase(found)
    found.delete()


def _erase(monitoring: Monitoring) -> None:
    Tally.objects.filter(asked__monitoring=monitoring).delete()
    Counted.objects.filter(monitoring=monitoring).delete()
    Typed.objects.filter(monitoring=monitoring).delete()
    wipe_traces_after_this()


# --- Comparing ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Figures:
    """How many people, or what share, are in each group of those whom it is for."""

    numbers: Mapping[str, float]
    where: str
    source: str
    of_when: str
    area: str = ""


@transaction.atomic
def compare_with_area(monitoring: Monitoring, code: str, name: str, *, by: Member) -> None:
    """Each question that the census asked as well is compared with the people of this area."""
    if not monitoring.ended_on:
        raise StillOpen
    people = people_of(code)
    for asked in monitoring.asks.filter(topic__in=people):
        told = {"where": name, "source": str(CENSUS_SOURCE), "of_when": CENSUS_WHEN, "area": code}
        _compare(asked, Figures(numbers=people[asked.topic], **told))
    note(by, "chose an area for", monitoring)


@transaction.atomic
def compare_with_figures(asked: Characteristic, figures: Figures, *, by: Member) -> None:
    if not asked.monitoring.ended_on:
        raise StillOpen
    _compare(asked, figures)
    note(by, "wrote figures for", asked.monitoring)


def _compare(asked: Characteristic, figures: Figures) -> None:
    kept = {name: getattr(figures, name) for name in ("where", "source", "of_when", "area")}
    kept |= {"numbers": dict(figures.numbers), "project_id": asked.project_id}
    Reference.objects.update_or_create(asked=asked, defaults=kept)


def tidy_groups(lines: Iterable[str]) -> list[str]:
    """Answers as typed, one on each line, each once."""
    return list(dict.fromkeys(words for line in lines if (words := line.strip())))
