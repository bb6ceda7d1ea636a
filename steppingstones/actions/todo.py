"""What the group agreed to do: written down, done, taken back. Any room may write down such a thing."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import Action, Member
from .history import note


class NotOfThisGroup(Exception):
    """Whoever should look after it is not in the group."""

    def __str__(self) -> str:
        return str(_("This person is not in the group any more. Choose somebody else, or nobody yet."))


@transaction.atomic
def save_action(action: Action, *, by: Member) -> Action:
    """Keep something new to do, or a changed one."""
    if action.member and action.member.project_id != action.project_id:
        raise NotOfThisGroup
    verb = "changed" if action.pk else "wrote down"
    action.save()
    note(by, verb, action)
    return action


@transaction.atomic
def finish(action: Action, *, by: Member) -> None:
    """It is done."""
    if action.done_at is None:
        _now(action, "done_at")
        note(by, "finished", action)


@transaction.atomic
def open_again(action: Action, *, by: Member) -> None:
    """It is not done after all."""
    if action.done_at:
        _no_more(action, "done_at")
        note(by, "opened again", action)


@transaction.atomic
def take_back(action: Action, *, by: Member) -> None:
    """The group does not want to do this any more. It stays to be read."""
    if action.removed_at is None:
        _now(action, "removed_at")
        note(by, "took back", action)


@transaction.atomic
def bring_back(action: Action, *, by: Member) -> None:
    if action.removed_at:
        _no_more(action, "removed_at")
        note(by, "brought back", action)


def _now(action: Action, field: str) -> None:
    setattr(action, field, timezone.now())
    action.save(update_fields=[field])


def _no_more(action: Action, field: str) -> None:
    setattr(action, field, None)
    action.save(update_fields=[field])
