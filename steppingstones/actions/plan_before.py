"""The plan before: written, sealed for good, with notes beside it."""

from collections.abc import Collection, Sequence

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..methods import plan_before as method
from ..models import Member, PlanBefore, PlannedItem, PlanNote
from .history import note

MOST_ITEMS = 100  # more than a group can go through afterwards


class PlanError(Exception):
    """This cannot be done with a plan. Its words are for the person who tried."""

    words = _("This cannot be done.")

    def __str__(self) -> str:
        return str(self.words)


class IsSealed(PlanError):
    words = _("This plan is sealed. Nothing in it can change any more. You can add a note beside it.")


class NotSealed(PlanError):
    words = _("This plan is not sealed yet. Seal it first.")


class NothingPlanned(PlanError):
    words = _("Write down at least one thing that you would do. Then you can seal the plan.")


class NobodyWroteIt(PlanError):
    words = _("Say who wrote this plan. Then you can seal it.")


class ChangedMeanwhile(PlanError):
    words = _("Somebody changed this plan while you were reading it. Read it again, then seal it.")


class TooMany(PlanError):
    words = _("A plan holds 100 things at most. Put some of them together.")


def held(plan: PlanBefore) -> PlanBefore:
    """The plan as it is now, held until the end of the transaction, so that nobody seals it meanwhile."""
    return PlanBefore.objects.select_for_update().get(pk=plan.pk)


def held_draft(plan: PlanBefore) -> PlanBefore:
    now = held(plan)
    if now.sealed_at:
        raise IsSealed
    return now


# --- Until it is sealed -----------------------------------------------------------------------------------


@transaction.atomic
def save_plan(plan: PlanBefore, *, title: str, writers: Collection[Member], by: Member) -> PlanBefore:
    """Keep a new plan, or another title and other writers of a plan that is not sealed."""
    verb = "changed" if plan.pk else "started"
    if plan.pk:
        plan = held_draft(plan)
    plan.title = title
    plan.save()
    plan.written_by.set(writers)
    note(by, verb, plan)
    return plan


@transaction.atomic
def remove_plan(plan: PlanBefore, *, by: Member) -> None:
    """Throw away a plan that was never sealed. A sealed one stays."""
    held_draft(plan)
    note(by, "removed", plan)
    plan.delete()


@transaction.atomic
def add_items(plan: PlanBefore, lines: Sequence[str], *, by: Member) -> list[PlannedItem]:
    """These things, at the end of the plan and in this order."""
    held_draft(plan)
    if plan.items.standing().count() + len(lines) > MOST_ITEMS:
        raise TooMany
    last = plan.items.aggregate(last=Max("order"))["last"] or 0
    items = [
        PlannedItem(project_id=plan.project_id, plan=plan, order=order, words=words)
        for order, words in enumerate(lines, last + 1)
    ]
    for item in PlannedItem.objects.bulk_create(items):
        note(by, "added", item)
    return items


@transaction.atomic
def change_item(item: PlannedItem, words: str, *, by: Member) -> None:
    held_draft(item.plan)
    item.words = words
    item.save(update_fields=["words"])
    note(by, "changed", item)


@transaction.atomic
def move_item(item: PlannedItem, *, up: bool, by: Member) -> None:
    """One place up or down; at either end it stays."""
    items = list(held_draft(item.plan).items.standing())
    here = items.index(item)
    items.insert(max(0, here + (-1 if up else 1)), items.pop(here))
    for order, each in enumerate(items, 1):
        each.order = order
    PlannedItem.objects.bulk_update(items, ["order"])
    note(by, "moved", item)


@transaction.atomic
def remove_item(item: PlannedItem, *, by: Member) -> None:
    held_draft(item.plan)
    if item.removed_at is None:
        item.removed_at = timezone.now()
        item.save(update_fields=["removed_at"])
        note(by, "removed", item)


@transaction.atomic
def restore_item(item: PlannedItem, *, by: Member) -> None:
    plan = held_draft(item.plan)
    if item.removed_at and plan.items.standing().count() >= MOST_ITEMS:
        raise TooMany
    if item.removed_at:
        item.removed_at = None
        item.save(update_fields=["removed_at"])
        note(by, "brought back", item)


@transaction.atomic
def seal_plan(plan: PlanBefore, *, seen: str, by: Member) -> PlanBefore:
    """Seal it for good. `seen` is the seal of what whoever seals it has read: nobody seals words unread."""
    plan = held_draft(plan)
    words = [item.words for item in plan.items.standing()]
    if not words:
        raise NothingPlanned
    if not plan.written_by.exists():
        raise NobodyWroteIt
    if seen != (now := method.seal(plan.title, words)):
        raise ChangedMeanwhile
    plan.seal, plan.sealed_at, plan.sealed_by = now, timezone.now(), by
    plan.save(update_fields=["seal", "sealed_at", "sealed_by"])
    note(by, "sealed", plan)
    return plan


# --- Beside a sealed plan ---------------------------------------------------------------------------------


@transaction.atomic
def add_note(plan: PlanBefore, words: str, *, by: Member) -> PlanNote:
    """Something to know about a sealed plan. It stands beside the plan, with its day and whoever wrote it."""
    if not held(plan).sealed_at:
        raise NotSealed
    added = PlanNote.objects.create(project_id=plan.project_id, plan=plan, words=words, member=by)
    note(by, "added", added)
    return added


@transaction.atomic
def remove_note(row: PlanNote, *, by: Member) -> None:
    if row.removed_at is None:
        row.removed_at = timezone.now()
        row.save(update_fields=["removed_at"])
        note(by, "removed", row)


@transaction.atomic
def restore_note(row: PlanNote, *, by: Member) -> None:
    if row.removed_at:
        row.removed_at = None
        row.save(update_fields=["removed_at"])
        note(by, "brought back", row)


@transaction.atomic
def show_in(plan: PlanBefore, reports: str, *, by: Member) -> None:
    """Say which reports tell what became of this plan. That is not part of what is sealed."""
    if plan.shown_in != reports:
        plan.shown_in = reports
        plan.save(update_fields=["shown_in"])
        note(by, "changed", plan)
