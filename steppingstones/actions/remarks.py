"""Writing a report together: saying something about its words, suggesting others, and settling that."""

from hashlib import sha256
from typing import TypeAlias

from django.db import transaction
from django.utils import timezone

from ..models import Claim, Member, Remark, Report, ReportPart
from .history import note

Place: TypeAlias = Report | Claim | ReportPart
Settled = Remark.Settled


class IsSettled(Exception):
    """Somebody was quicker: it is settled, or taken back."""


class IsOwn(Exception):
    """Somebody else settles what one says oneself."""


class HasMoved(Exception):
    """Other words stand there than those that the member had before them."""


def words_of(place: Place) -> str:
    return place.opening if isinstance(place, Report) else place.words


def print_of(words: str) -> str:
    """What tells words from others."""
    return sha256(words.encode()).hexdigest()[:16]


def place_of(remark: Remark) -> Place:
    return remark.claim or remark.part or remark.report


@transaction.atomic
def say(place: Place, words: str, *, by: Member | None) -> Remark:
    kept = {"kind": Remark.Kind.SAY, "before": words_of(place), "words": words}
    said = Remark.objects.create(**_about(place), **kept, said_by=by)
    note(by, "said", said)
    return said


@transaction.atomic
def suggest(place: Place, suggested: str, why: str = "", *, by: Member | None) -> Remark:
    """Other words. Those that are there stay until somebody else takes these."""
    kept = {"kind": Remark.Kind.SUGGEST, "before": words_of(place), "suggested": suggested, "words": why}
    said = Remark.objects.create(**_about(place), **kept, said_by=by)
    note(by, "suggested", said)
    return said


def _about(place: Place) -> dict[str, object]:
    report = place if isinstance(place, Report) else place.report
    claim = place if isinstance(place, Claim) else None
    part = place if isinstance(place, ReportPart) else None
    return {"project_id": report.project_id, "report": report, "claim": claim, "part": part}


@transaction.atomic
def take(remark: Remark, words: str, why: str, *, seen: str, by: Member) -> None:
    """These words stand there from now on: those that were suggested, or what became of them.

    `seen` is the print of what the member saw standing there. What they take the place of is kept.
    """
    held = _held(remark, by)
    place = place_of(held)
    there = type(place).objects.select_for_update(of=("self",)).get(pk=place.pk)
    held.stood, held.became = words_of(there), words
    if print_of(held.stood) != seen:
        raise HasMoved
    name = "opening" if isinstance(there, Report) else "words"
    setattr(there, name, words)
    there.save(update_fields=[name])
    note(by, "took other words for", there)
    _settle(held, Settled.TAKEN, why, by)


@transaction.atomic
def leave(remark: Remark, why: str, *, by: Member) -> None:
    """The words stay as they are; or what was said is settled."""
    _settle(_held(remark, by), Settled.LEFT if remark.suggests else Settled.DONE, why, by)


@transaction.atomic
def take_back(remark: Remark, *, by: Member) -> None:
    """Whoever said it takes it back: the words are gone, and only that there were some stays."""
    held = Remark.objects.select_for_update(of=("self",)).get(pk=remark.pk, said_by=by)
    if held.is_open:
        held.words = held.before = held.suggested = ""
        _settle(held, Settled.BACK, "", by)


def _held(remark: Remark, by: Member) -> Remark:
    """Two people who settle the same come one after the other."""
    held = Remark.objects.select_for_update(of=("self",)).select_related("report", "claim", "part").get(pk=remark.pk)
    if not held.is_open:
        raise IsSettled
    if held.said_by_id == by.pk:
        raise IsOwn
    return held


def _settle(held: Remark, how: str, why: str, by: Member) -> None:
    held.settled_as, held.settled_why, held.settled_by, held.settled_on = how, why, by, timezone.localdate()
    held.save()
    note(by, VERBS[how], held)


VERBS = {Settled.TAKEN: "took", Settled.LEFT: "left", Settled.DONE: "settled", Settled.BACK: "took back"}
