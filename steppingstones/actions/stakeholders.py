"""Writing down who has a stake."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import Member, Stakeholder
from .history import note


class NotOfThisGroup(Exception):
    """Somebody was ticked who is not in the group."""

    def __str__(self) -> str:
        return str(_("Somebody who was ticked is not in this group. Choose again."))


@transaction.atomic
def save_stakeholder(row: Stakeholder, members: Collection[Member], *, by: Member) -> Stakeholder:
    """Keep somebody new or changed, with the members who speak for them."""
    if any(member.project_id != row.project_id for member in members):
        raise NotOfThisGroup
    verb = "changed" if row.pk else "added"
    row.save()
    row.members.set(members)
    note(by, verb, row)
    return row


@transaction.atomic
def remove_stakeholder(row: Stakeholder, *, by: Member) -> None:
    """Take somebody off. What is to do about them stays, and they can come back."""
    if row.removed_at is None:
        row.removed_at = timezone.now()
        row.save(update_fields=["removed_at"])
        note(by, "removed", row)


@transaction.atomic
def restore_stakeholder(row: Stakeholder, *, by: Member) -> None:
    if row.removed_at:
        row.removed_at = None
        row.save(update_fields=["removed_at"])
        note(by, "brought back", row)
