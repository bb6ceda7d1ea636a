"""Writing down what got in the way, what was tried against it, and what the group learned."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import Barrier, Lesson, Member, Tried
from .history import note


class NotOfThisGroup(Exception):
    """A lesson hangs on a barrier of somebody else."""

    def __str__(self) -> str:
        return str(_("This barrier is not on the list any more. Choose another one."))


@transaction.atomic
def keep(row: Barrier | Tried | Lesson, *, by: Member) -> None:
    """Keep a new or changed one. Whoever writes it down first is named with it."""
    barrier = getattr(row, "barrier", None)
    if barrier and (barrier.project_id != row.project_id or barrier.removed_at):
        raise NotOfThisGroup
    verb = "changed" if row.pk else "wrote down"
    if not row.pk:
        row.noted_by = by
    row.save()
    note(by, verb, row)


@transaction.atomic
def call_over(barrier: Barrier, *, by: Member) -> None:
    """It is in the way no more. A second time changes nothing."""
    if barrier.over_on is None:
        barrier.over_on = timezone.localdate()
        barrier.save(update_fields=["over_on"])
        note(by, "closed", barrier)


@transaction.atomic
def call_open(barrier: Barrier, *, by: Member) -> None:
    """It is in the way again."""
    if barrier.over_on:
        barrier.over_on = None
        barrier.save(update_fields=["over_on"])
        note(by, "opened again", barrier)
