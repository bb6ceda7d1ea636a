"""The secret address under which a member's calendar finds the meetings that they are invited to."""

import hashlib
import secrets

from django.db import transaction

from ..models import Member
from .history import note


@transaction.atomic
def make_feed(*, by: Member) -> str:
    """The secret of a new address. The one before finds nothing any more; only the hash of the new one is kept."""
    secret = secrets.token_urlsafe(24)
    Member.objects.filter(pk=by.pk).update(calendar_hash=hash_of(secret))
    note(by, "made a calendar for", by)
    return secret


@transaction.atomic
def end_feed(*, by: Member) -> None:
    if Member.objects.filter(pk=by.pk).exclude(calendar_hash=None).update(calendar_hash=None):
        note(by, "ended the calendar of", by)


def whose(secret: str) -> Member | None:
    """The member whose calendar asks. Nobody, where the address is old or whoever it was has left the group."""
    present = Member.objects.present().select_related("project")
    return present.filter(calendar_hash=hash_of(secret)).first()


def hash_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
