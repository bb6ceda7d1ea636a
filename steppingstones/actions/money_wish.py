"""Saying whether the group ever puts what it values into money: a choice of the group, kept with who agreed."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from ..models import Member, MoneyWish, Project
from .history import note

VERBS = {
    Project.Money.NOT_SAID: "opened again",
    Project.Money.YES: "said yes to",
    Project.Money.NEVER: "said no to",
}


@transaction.atomic
def say_wish(project: Project, uses: str, why: str, agreed: Iterable[Member], *, today: date, by: Member) -> MoneyWish:
    """Each saying is kept: what a group once agreed is not written over by what it agrees later."""
    Project.objects.select_for_update().get(pk=project.pk)
    wish = MoneyWish.objects.create(project=project, uses=uses, why=why, said_on=today, said_by=by)
    wish.agreed.set(agreed)
    Project.objects.filter(pk=project.pk).update(uses_money=uses)
    project.uses_money = uses
    note(by, VERBS[Project.Money(uses)], wish)
    return wish
