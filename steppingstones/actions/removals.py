"""Taking something away so that it can come back: it stays with all that belongs to it, and out of every list.

For every noun that has `removed_at`.
"""

from django.db import transaction
from django.utils import timezone

from ..models import Member
from ..models.base import WithRef
from .history import note


@transaction.atomic
def remove(row: WithRef, *, by: Member) -> None:
    """Take it away. A second time changes nothing."""
    if row.removed_at is None:
        row.removed_at = timezone.now()
        row.save(update_fields=["removed_at"])
        note(by, "removed", row)


@transaction.atomic
def put_back(row: WithRef, *, by: Member) -> None:
    """Bring it back as it was."""
    if row.removed_at:
        row.removed_at = None
        row.save(update_fields=["removed_at"])
        note(by, "brought back", row)
