"""What the group said about money, who agreed, and whose yes is missing."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..models import Member, MoneyWish, Project, Side
from .people_words import side_name

Money = Project.Money
MOST = 20  # of earlier wishes on one page


@dataclass(frozen=True, kw_only=True)
class Wish:
    """One saying, in words. `missing` are sides that are in the group now, and of which nobody agreed."""

    uses: str
    words: str
    why: str
    said_on: object
    said_by: str
    agreed: tuple[str, ...]
    missing: tuple[str, ...]


def wish_words(uses: str) -> str:
    return {
        Money.NOT_SAID: _("You have not said yet whether you want to put what you value into money."),
        Money.YES: _("You use money beside everything else that counts. It is one view, and not the main one."),
        Money.NEVER: _("You never put what you value into money. What it took, in hours and in money, is still told."),
    }[Money(uses)]


def wishes(project: Project) -> list[Wish]:
    """All sayings, the newest first. Three queries."""
    rows = list(project.moneywishs.select_related("said_by").prefetch_related("agreed").order_by("-pk")[:MOST])
    here = {member.side for member in project.members.present()} if rows else set()
    return [_wish(row, here) for row in rows]


def newest(project: Project) -> MoneyWish | None:
    return project.moneywishs.order_by("-pk").first()


def _wish(row: MoneyWish, here: Iterable[str]) -> Wish:
    agreed = sorted(row.agreed.all(), key=lambda each: each.name.casefold())
    return Wish(
        uses=row.uses,
        words=str(row),
        why=row.why,
        said_on=row.said_on,
        said_by=row.said_by.name if row.said_by else "",
        agreed=tuple(_with_side(each) for each in agreed),
        missing=_missing(agreed, here) if row.uses != Money.NOT_SAID else (),
    )


def _with_side(member: Member) -> str:
    return _("%(name)s (%(side)s)") % {"name": member.name, "side": str(side_name(member.side)).lower()}


def _missing(agreed: Iterable[Member], here: Iterable[str]) -> tuple[str, ...]:
    told = {member.side for member in agreed}
    return tuple(str(side.label).lower() for side in Side if side in here and side not in told)
