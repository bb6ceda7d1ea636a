"""Saying what became of a sealed plan, and because of which decisions and voices."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import Decision, Member, PlanBefore, PlannedItem, PlanOutcome, Voice
from ..queries.voices import readable
from .history import note
from .plan_before import NotSealed, PlanError, held

Fate = PlanOutcome.Fate


class MarkGone(PlanError):
    words = _("Somebody marked this again, or took the mark away. Look at it as it is now.")


class MarkedAgain(PlanError):
    words = _("This was marked again meanwhile, so the earlier mark stays where it is.")


class NotUsable(PlanError):
    words = _("Some of what you ticked is not there any more. Nothing was kept. Tick again.")


@transaction.atomic
def mark_item(item: PlannedItem, fate: str, words: str, *, by: Member) -> PlanOutcome:
    """Say what became of one item. An earlier mark stays as history; what was behind it is behind the new one too."""
    _sealed(item.plan)
    return _mark(item.plan, item, item.outcomes.current().first(), fate, words, by)


@transaction.atomic
def add_new(plan: PlanBefore, words: str, *, by: Member) -> PlanOutcome:
    """Something that was done and was not in the plan."""
    _sealed(plan)
    return _mark(plan, None, None, Fate.NEW, words, by)


@transaction.atomic
def change_new(outcome: PlanOutcome, words: str, *, by: Member) -> PlanOutcome:
    """Say it in other words. The earlier words stay as history."""
    _sealed(outcome.plan)
    return _mark(outcome.plan, None, _current(outcome), Fate.NEW, words, by)


@transaction.atomic
def end_mark(outcome: PlanOutcome, *, by: Member) -> None:
    """Take a mark away. It can be put back."""
    _sealed(outcome.plan)
    outcome = PlanOutcome.objects.get(pk=outcome.pk)
    if outcome.ended_at is None:
        _end(outcome)
        note(by, "removed", outcome)


@transaction.atomic
def restore_mark(outcome: PlanOutcome, *, by: Member) -> None:
    """Put back a mark that was taken away, unless there is another one by now."""
    _sealed(outcome.plan)
    outcome = PlanOutcome.objects.get(pk=outcome.pk)
    if outcome.ended_at is None:
        return
    again = outcome.item and outcome.item.outcomes.current().exists()
    if again or PlanOutcome.objects.filter(replaces=outcome).exists():
        raise MarkedAgain
    outcome.ended_at = None
    outcome.save(update_fields=["ended_at"])
    note(by, "brought back", outcome)


@transaction.atomic
def add_decisions(outcome: PlanOutcome, decisions: Collection[Decision], *, by: Member) -> None:
    """Say that these decisions are behind it, beside those that are already."""
    _sealed(outcome.plan)
    outcome = _current(outcome)
    standing = Decision.objects.standing().filter(project_id=outcome.project_id)
    if standing.filter(pk__in=[each.pk for each in decisions]).count() < len(decisions):
        raise NotUsable
    outcome.decisions.add(*decisions)
    note(by, "linked", outcome)


@transaction.atomic
def add_voices(outcome: PlanOutcome, voices: Collection[Voice], *, by: Member) -> None:
    """Say that these voices are behind it. Only voices that the group may use."""
    _sealed(outcome.plan)
    outcome = _current(outcome)
    # Held, so that none of them is taken back at this very moment.
    usable = readable(outcome.project).select_for_update(of=("self",)).filter(pk__in=[voice.pk for voice in voices])
    if len(usable) < len(voices):
        raise NotUsable
    outcome.voices.add(*voices)
    note(by, "linked", outcome)


@transaction.atomic
def without(outcome: PlanOutcome, end: Decision | Voice, *, by: Member) -> None:
    """Say that this decision or voice is not behind it."""
    (outcome.decisions if isinstance(end, Decision) else outcome.voices).remove(end)
    note(by, "unlinked", outcome)


def _sealed(plan: PlanBefore) -> None:
    if not held(plan).sealed_at:
        raise NotSealed


def _current(outcome: PlanOutcome) -> PlanOutcome:
    now = PlanOutcome.objects.select_related("project", "plan").get(pk=outcome.pk)
    if now.ended_at:
        raise MarkGone
    return now


def _mark(
    plan: PlanBefore, item: PlannedItem | None, earlier: PlanOutcome | None, fate: str, words: str, by: Member
) -> PlanOutcome:
    if earlier and (earlier.fate, earlier.words) == (fate, words):
        return earlier  # said again: nothing is new
    if earlier:
        _end(earlier)
    mark = PlanOutcome.objects.create(
        project_id=plan.project_id, plan=plan, item=item, replaces=earlier, fate=fate, words=words, marked_by=by
    )
    if earlier:
        mark.decisions.set(earlier.decisions.all())
        mark.voices.set(earlier.voices.all())
    note(by, "marked", mark)
    return mark


def _end(outcome: PlanOutcome) -> None:
    outcome.ended_at = timezone.now()
    outcome.save(update_fields=["ended_at"])
