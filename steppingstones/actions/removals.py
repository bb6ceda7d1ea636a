"""Taking something away so that it can come back: it stays with all that belongs to it, and out of every list."""

from typing import TypeVar

from django.db import transaction
from django.utils import timezone

from ..models import (
    Asset,
    Barrier,
    Change,
    Claim,
    Conversation,
    Decision,
    Guide,
    Lesson,
    Meeting,
    Member,
    Need,
    Questionnaire,
    Report,
    Risk,
    Wall,
)
from .history import note

Row = TypeVar(
    "Row",
    Asset,
    Barrier,
    Change,
    Claim,
    Conversation,
    Decision,
    Guide,
    Lesson,
    Meeting,
    Need,
    Questionnaire,
    Report,
    Risk,
    Wall,
)


@transaction.atomic
def remove(row: Row, *, by: Member) -> None:
    """Take it away. A second time changes nothing."""
    if row.removed_at is None:
        row.removed_at = timezone.now()
        row.save(update_fields=["removed_at"])
        note(by, "removed", row)


@transaction.atomic
def put_back(row: Row, *, by: Member) -> None:
    """Bring it back as it was."""
    if row.removed_at:
        row.removed_at = None
        row.save(update_fields=["removed_at"])
        note(by, "brought back", row)
