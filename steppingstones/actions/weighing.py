"""Weighing what matters: begin, say what matters to you, end. And what the group tells beside it.

Nobody can tell who said what: with each new one all are written anew in another order, as anonymous votes are
(docs/decisions/anonymous-votes.md). So nobody can change or take back what they said, and they are told before.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from secrets import SystemRandom

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ..documents.kept import retold
from ..models import (
    GotWorse,
    KeptMap,
    Member,
    Project,
    Stone,
    ToldOfOutcome,
    Voice,
    WeighedThing,
    Weigher,
    Weighing,
    Weight,
)
from ..queries.said_did import masks
from ..queries.weighing import sides_to_tell
from ..queries.what_counts_told import kept_blocks
from .forgetting_review_pages import SHORTEST, cut_out
from .history import note

chance = SystemRandom()


class CannotWeigh(Exception):
    """This cannot be done with this round now. Its words are for the person who tried."""

    words = _("This cannot be done now.")

    def __str__(self) -> str:
        return str(self.words)


class HasEnded(CannotWeigh):
    words = _("This round has ended. What you say now would not be counted any more.")


class WeighedAlready(CannotWeigh):
    words = _("You have said this already. Nobody can tell which one is yours, so it cannot be changed.")


@dataclass(frozen=True, kw_only=True)
class Thing:
    """Something to be weighed."""

    words: str
    track: str
    stone: Stone | None = None


@transaction.atomic
def begin(weighing: Weighing, things: Sequence[Thing], *, by: Member) -> Weighing:
    """The words of outcomes are kept as they are on this day, since people weigh these words and no others."""
    weighing.save()
    rows = [
        WeighedThing(
            project_id=weighing.project_id,
            weighing=weighing,
            stone=each.stone,
            words=each.words[:1000],
            track=each.track,
            order=place,
        )
        for place, each in enumerate(things)
    ]
    WeighedThing.objects.bulk_create(rows)
    note(by, "began", weighing)
    return weighing


@transaction.atomic
def weigh(weighing: Weighing, said: Mapping[str, int | str], *, member: Member) -> None:
    """What one member says matters to them. That they did is kept, what they said is kept elsewhere without them."""
    weighing = _held(weighing)
    weighers = set(weighing.weighers.values_list("member_id", flat=True))
    if member.pk in weighers:
        raise WeighedAlready
    _keep(weighing, member.side, said, typist="")
    rows = [Weigher(project_id=weighing.project_id, weighing=weighing, member_id=pk) for pk in weighers | {member.pk}]
    chance.shuffle(rows)
    weighing.weighers.all().delete()
    Weigher.objects.bulk_create(rows)


@transaction.atomic
def type_sheet(weighing: Weighing, side: str, said: Mapping[str, int | str], *, by: Member) -> None:
    """What somebody put down on paper in a room. Who it was is not asked."""
    weighing = _held(weighing)
    _keep(weighing, side, said, typist=typist_key(weighing, by))
    note(by, "typed in a sheet of", weighing)


def typist_key(weighing: Weighing, by: Member) -> str:
    """The same for all sheets that one person types in here, and for nothing else."""
    return hashlib.sha256(f"{weighing.ref} {by.ref}".encode()).hexdigest()


def _keep(weighing: Weighing, side: str, said: Mapping[str, int | str], *, typist: str) -> None:
    there = list(weighing.weights.order_by().values_list("side", "said", "typist"))
    rows = [*there, (side, dict(said), typist)]
    chance.shuffle(rows)
    weighing.weights.all().delete()
    of = {"project_id": weighing.project_id, "weighing": weighing}
    Weight.objects.bulk_create(Weight(**of, side=whose, said=one, typist=key) for whose, one, key in rows)


@transaction.atomic
def end(weighing: Weighing, *, today: date, by: Member) -> bool:
    """Nobody says more, and from now on everybody sees it. False where it had ended before."""
    row = Weighing.objects.select_for_update().get(pk=weighing.pk)
    if row.ended_on:
        return False
    row.ended_on, row.told = today, sides_to_tell(row)
    row.save(update_fields=["ended_on", "told"])
    row.weights.update(typist="")
    note(by, "ended", row)
    return True


def _held(weighing: Weighing) -> Weighing:
    row = Weighing.objects.select_for_update().get(pk=weighing.pk)
    if row.ended_on or row.removed_at:
        raise HasEnded
    return row


# --- What the group tells beside it -----------------------------------------------------------------------


@transaction.atomic
def tell(stone: Stone, voices: Collection[Voice], *, by: Member) -> None:
    """Which voices tell what cannot be counted about this outcome."""
    stone.told.exclude(voice__in=voices).delete()
    rows = [ToldOfOutcome(project_id=stone.project_id, stone=stone, voice=voice) for voice in voices]
    ToldOfOutcome.objects.bulk_create(rows, ignore_conflicts=True)
    note(by, "chose voices for", stone)


@transaction.atomic
def write_worse(
    project: Project, words: str, for_whom: str, stone: Stone | None, *, today: date, by: Member
) -> GotWorse:
    said = {"words": words, "for_whom": for_whom, "stone": stone, "written_on": today, "written_by": by}
    row = GotWorse.objects.create(project=project, **said)
    note(by, "wrote down", row)
    return row


@transaction.atomic
def keep_map(project: Project, name: str, *, today: date, by: Member | None) -> KeptMap:
    """Freeze the map as it is today, without names. Only its quotes are looked up anew each time."""
    blocks = retold(kept_blocks(project), masks(project))
    row = KeptMap.objects.create(project=project, name=name, kept=blocks, kept_on=today, kept_by=by)
    note(by, "kept", row)
    return row


def forget_in_maps(voice: Voice) -> None:
    """Called while the voice still has its words: what somebody takes back is in no map any more, kept or not."""
    ToldOfOutcome.objects.filter(voice=voice).delete()
    said = {voice.words, *voice.former.values_list("words", flat=True)}
    mask = masks(voice.project)
    found = {form for words in said for form in (words.strip(), mask(words.strip())) if len(form) >= SHORTEST}
    if not found:
        return
    cut = cut_out(found)
    _cut(KeptMap.objects.filter(project=voice.project_id), ("kept",), lambda value: retold(value, cut))
    _cut(GotWorse.objects.filter(project=voice.project_id), ("words", "for_whom"), cut)
    _cut(WeighedThing.objects.filter(project=voice.project_id), ("words",), cut)


def _cut(rows: Iterable, names: tuple[str, ...], change) -> None:
    for row in rows:
        before = [getattr(row, name) for name in names]
        after = [change(value) for value in before]
        if before != after:
            for name, value in zip(names, after, strict=True):
                setattr(row, name, value[: row._meta.get_field(name).max_length] if isinstance(value, str) else value)
            row.save(update_fields=names)
