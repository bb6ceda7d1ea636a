"""Writing down decisions, who was there, and the changes that came of them."""

from collections.abc import Collection, Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ..models import Change, Decision, Event, Member, Presence, Reshaping, SaidDid, SharedView, Stone, Voice
from ..queries.said_did import Names, we_did, you_said
from .evidence import StoneRemoved, lead_to, link_voices
from .history import helper_of, note
from .not_written_down import NotWrittenDown
from .options import keep_options


class NothingDecided(NotWrittenDown):
    words = _("Write what was decided. If nothing is decided yet, choose “Open”.")


class DroppedWithoutReason(NotWrittenDown):
    words = _("Write why it was dropped.")


class NotOfThisGroup(NotWrittenDown):
    words = _("Somebody who was ticked is not in this group. Choose again.")


@transaction.atomic
def write_down(
    decision: Decision,
    *,
    options: Sequence[str],
    present: Collection[Member],
    voices: Collection[Voice] = (),
    by: Member,
) -> Decision:
    """Keep a new or changed decision with its options, who was there, and voices that led to it (more can follow)."""
    if decision.status in Decision.SETTLED and not decision.decided:
        raise NothingDecided
    if decision.status == Decision.Status.DROPPED and not decision.dropped_why:
        raise DroppedWithoutReason
    if any(member.project_id != decision.project_id for member in present):
        raise NotOfThisGroup
    verb = "changed" if decision.pk else "wrote down"
    decision.save()
    keep_options(decision, options)
    _keep_presence(decision, present)
    if voices:
        link_voices(voices, decision, by=by)
    note(by, verb, decision)
    return decision


@transaction.atomic
def not_of_a_review(decision: Decision, *, by: Member) -> None:
    """It did not come of the review that it was written down from."""
    decision.round, decision.statement = None, ""
    decision.save(update_fields=["round", "statement"])
    note(by, "took from its review", decision)


@transaction.atomic
def say_how_shared(decision: Decision, rung: int | None, *, by: Member, of: Member | None = None) -> None:
    """How shared this member found it; nothing, to take back what they said. Each has one view.

    `by` may write it down for somebody else. That they did is kept, as with a vote.
    """
    whose = of or by
    if rung is None:
        decision.shared_views.filter(member=whose).delete()
    else:
        row = {"project_id": decision.project_id, "decision": decision, "member": whose}
        SharedView.objects.update_or_create(**row, defaults={"rung": rung})
    if whose == by:
        note(by, "said how shared", decision)
    else:
        line = {"noun": "shared view", "noun_ref": f"{decision.ref} {whose.ref}", "supporter": helper_of(by)}
        Event.objects.create(project_id=decision.project_id, member=by, verb="said how shared for", **line)


@transaction.atomic
def write_down_change(change: Change, *, stones: Collection[Stone], by: Member) -> Change:
    """Keep a new or edited change, with the stones that it leads to."""
    verb = "changed" if change.pk else "wrote down"
    change.save()
    lead_to(change, stones, by=by)
    note(by, verb, change)
    return change


@transaction.atomic
def reshape(decision: Decision, stone: Stone, how: str, *, by: Member) -> Reshaping:
    """Say that this decision changes this stone, and how. Saying it again puts the new words in place of the old."""
    if Stone.objects.select_for_update().get(pk=stone.pk).removed_at:
        raise StoneRemoved
    of = {"project_id": decision.project_id, "decision": decision, "stone": stone}
    kept, __ = Reshaping.objects.update_or_create(**of, defaults={"how": how})
    note(by, "said what it changes", decision)
    return kept


@transaction.atomic
def no_longer_reshapes(decision: Decision, stone: Stone, *, by: Member) -> None:
    decision.reshapings.filter(stone=stone).delete()
    note(by, "said what it changes", decision)


@transaction.atomic
def say_it_shortly(decision: Decision, *, said: str, did: str, is_left_out: bool, by: Member) -> None:
    """The two sentences of “You said, we did”, in the group's own words. The same, or none, follow the register.

    One that names somebody is kept as it is now: it was looked at, and what the register says later was not.
    """
    names = Names(decision.project)

    def own(words: str, from_the_register: str) -> str:
        return "" if words == from_the_register and not names.found_in(words) else words

    words = {"said": own(said, you_said(decision)), "did": own(did, we_did(decision)), "is_left_out": is_left_out}
    words["status"] = decision.status
    SaidDid.objects.update_or_create(project_id=decision.project_id, decision=decision, defaults=words)
    note(by, "put into short words", decision)


def _keep_presence(decision: Decision, present: Collection[Member]) -> None:
    decision.presence_set.exclude(member__in=present).delete()
    rows = [Presence(project_id=decision.project_id, decision=decision, member=member) for member in present]
    Presence.objects.bulk_create(rows, ignore_conflicts=True)
