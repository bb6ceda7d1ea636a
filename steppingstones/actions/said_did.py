"""“You said, we did” for everybody: a facilitator opens an address that nobody can guess, and closes it."""

import secrets

from django.db import transaction

from ..models import Member, Project
from .history import note


@transaction.atomic
def open_to_everybody(project: Project, *, by: Member) -> str:
    """The key of the address. One that is open stays; one that was closed never comes back."""
    held = Project.objects.select_for_update().get(pk=project.pk)
    if held.said_did_key is None:
        held.said_did_key = secrets.token_hex(16)
        held.save(update_fields=["said_did_key"])
        note(by, "opened said-did", held)
    return held.said_did_key


@transaction.atomic
def close(project: Project, *, by: Member) -> None:
    """From now on there is nothing at the address."""
    if Project.objects.filter(pk=project.pk).exclude(said_did_key=None).update(said_did_key=None):
        note(by, "closed said-did", project)
