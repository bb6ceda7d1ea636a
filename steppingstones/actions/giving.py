"""Noting what people gave and got, and what they answered to it."""

from collections.abc import Collection
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ..models import Contribution, Meeting, Member, Project
from .history import note

Kind, Way, Answer = Contribution.Kind, Contribution.Way, Contribution.Answer
GAVE = (Kind.HOURS, Kind.SKILL, Kind.TRAVEL, Kind.THING)
GOT = tuple(kind for kind in Kind if kind not in GAVE)
MONEY = (Kind.PAY, Kind.VOUCHER, Kind.EXPENSES)


class NotNoted(Exception):
    """This cannot be kept as it is. Its words are for the person who wrote it."""

    words = _("This could not be noted.")

    def __str__(self) -> str:
        return str(self.words)


class Nobody(NotNoted):
    words = _("Choose who it is about.")


class NotOfThisGroup(NotNoted):
    words = _("Somebody who was chosen is not in this group. Choose again.")


class OnlyOneself(NotNoted):
    words = _("You can note what you gave or got yourself. A facilitator notes it for others.")


class AnotherKind(NotNoted):
    words = _("This is not something that can be noted here. Choose again.")


class NoHours(NotNoted):
    words = _("Write how many hours it was.")


class NoAmount(NotNoted):
    words = _("Write how much it was.")


class NothingToAnswer(NotNoted):
    words = _("Nothing was offered here, so there is nothing to answer.")


class NotLess(NotNoted):
    words = _("Write how much was taken. It must be less than what was offered.")


@transaction.atomic
def note_for(
    members: Collection[Member], like: Contribution, *, by: Member, meeting: Meeting | None = None
) -> list[Contribution]:
    """The same for each of these members: all of it is kept, or nothing."""
    if not members:
        raise Nobody
    if any(member.project_id != by.project_id or member.left_at for member in members):
        raise NotOfThisGroup
    if not by.is_facilitator and any(member != by for member in members):
        raise OnlyOneself
    fields = {name: getattr(like, name) for name in ("way", "kind", "words", "on", "hours", "money", "answer", "taken")}
    rows = []
    for member in members:
        row = Contribution(project_id=by.project_id, member=member, meeting=meeting, noted_by=by, **fields)
        if row.answer and row.answer != Answer.OFFERED and member != by:
            row.told_to = by
        look_over(row)
        row.save()
        note(by, "noted", row)
        rows.append(row)
    return rows


@transaction.atomic
def change(row: Contribution, *, by: Member) -> Contribution:
    """Keep what was changed in it. Another answer was said to whoever writes it now."""
    before = Contribution.objects.select_for_update().get(pk=row.pk)
    look_over(row)
    if (row.answer, row.taken) != (before.answer, before.taken):
        row.told_to = None if by.pk == row.member_id or row.answer == Answer.OFFERED else by
    row.save()
    note(by, "changed", row)
    return row


def look_over(row: Contribution) -> None:
    """Refuse what does not hold together."""
    if row.kind not in (GAVE if row.way == Way.GAVE else GOT):
        raise AnotherKind
    if row.kind == Kind.HOURS and not row.hours:
        raise NoHours
    if row.kind == Kind.PAY and row.money is None and not row.hours:
        raise NoAmount
    if row.kind in (Kind.VOUCHER, Kind.EXPENSES) and row.money is None:
        raise NoAmount
    if row.answer == Answer.LESS and not is_less(row.taken, row.money):
        raise NotLess
    if row.answer != Answer.LESS:
        row.taken = None


def is_less(taken: Decimal | None, offered: Decimal | None) -> bool:
    return taken is not None and offered is not None and 0 <= taken < offered


@transaction.atomic
def say(row: Contribution, answer: str, taken: Decimal | None, *, by: Member) -> Contribution:
    """What the person answered to what they were offered: their own answer, or on their word."""
    row = Contribution.objects.select_for_update().get(pk=row.pk)
    if row.way != Way.GOT:
        raise NothingToAnswer
    row.answer, row.taken = answer, taken
    row.told_to = None if by.pk == row.member_id else by
    look_over(row)
    row.save(update_fields=["answer", "taken", "told_to"])
    note(by, "answered", row)
    return row


@transaction.atomic
def set_rate(project: Project, rate: Decimal | None, source: str, *, by: Member) -> Project:
    """What an hour is put at from now on, and where that comes from."""
    project.hour_rate, project.hour_rate_source = rate, source
    project.save(update_fields=["hour_rate", "hour_rate_source"])
    note(by, "set the rate", project)
    return project
