"""The time bank as its pages show it: the board, what waits for a yes, and the balances."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q, QuerySet, Sum
from django.utils.translation import gettext as _

from ..methods.suppression import count
from ..methods.time_bank import GROUP, Exchange, balances
from ..models import Member, Project, TimeExchange
from .giving_words import in_hours

ENDS = GIVER, RECEIVER = ("giver", "receiver")
PENNY = Decimal("0.01")


@dataclass(frozen=True, kw_only=True)
class Line:
    """One exchange as `seen_by` sees it. `asks` are the ends for which they may say yes or no."""

    exchange: TimeExchange
    giver: str
    receiver: str
    hours: str
    state: str
    counts: bool
    is_refused: bool
    asks: list[tuple[str, str]]
    told: list[str]
    may_take_away: bool


@dataclass(frozen=True, kw_only=True)
class Account:
    name: str
    ref: str
    hours: Decimal

    @property
    def words(self) -> str:
        return in_hours(self.hours)


# --- Who says yes -----------------------------------------------------------------------------------------


def other_end(end: str) -> str:
    return RECEIVER if end == GIVER else GIVER


def speaks_for(exchange: TimeExchange, end: str, by: Member) -> bool:
    """Whether this member may say for this end whether it was so. Nobody speaks for both ends.

    A facilitator speaks for the group, and for people who cannot sign in by themselves. For the hours that a
    facilitator gave to the group or got from it, any co-producer does: a second pair of eyes.
    """
    one, other = getattr(exchange, end), getattr(exchange, other_end(end))
    if by in (one, other):
        return one == by
    if one is None:
        return by.is_facilitator or (by.can_edit and other.is_facilitator)
    return by.is_facilitator and needs_somebody(one)


def needs_somebody(member: Member) -> bool:
    """Whether they say yes in person, since they have no email to sign in with, or have left."""
    return member.user is None or member.user.email is None or member.left_at is not None


def open_ends_for(exchange: TimeExchange, by: Member) -> list[str]:
    """The ends that have not said yes yet and for which this member may."""
    if exchange.refused_on or exchange.removed_at:
        return []
    return [end for end in ENDS if not getattr(exchange, f"{end}_said_on") and speaks_for(exchange, end, by)]


# --- Lists ------------------------------------------------------------------------------------------------


def seen(project: Project, by: Member) -> QuerySet[TimeExchange]:
    """The exchanges that this member may see: their own, those that wait for them, and for facilitators all."""
    found = project.timeexchanges.select_related(
        "giver__user", "receiver__user", "noted_by", "giver_told_to", "receiver_told_to", "refused_by"
    ).order_by("-done_on", "-pk")
    return found if by.is_facilitator else found.filter(concerns(by))


def concerns(by: Member) -> Q:
    mine = Q(giver=by) | Q(receiver=by) | Q(noted_by=by)
    if not by.can_edit:
        return mine
    role, is_open = Member.Role.FACILITATOR, Q(refused_on=None, removed_at=None)
    from_group = Q(giver=None, receiver__role=role, giver_said_on=None)
    to_group = Q(receiver=None, giver__role=role, receiver_said_on=None)
    return mine | (is_open & (from_group | to_group))


def waiting(project: Project, by: Member) -> QuerySet[TimeExchange]:
    """Those that not both have said yes to."""
    return not_settled(seen(project, by)).filter(removed_at=None, refused_on=None)


def not_settled(rows: QuerySet[TimeExchange]) -> QuerySet[TimeExchange]:
    return rows.filter(Q(giver_said_on=None) | Q(receiver_said_on=None))


def lines(exchanges: Iterable[TimeExchange], by: Member) -> list[Line]:
    return [line(exchange, by) for exchange in exchanges]


def line(exchange: TimeExchange, by: Member) -> Line:
    counts = bool(exchange.giver_said_on and exchange.receiver_said_on and not exchange.refused_on)
    mine = exchange.noted_by == by
    return Line(
        exchange=exchange,
        giver=name_of(exchange.giver, by) if exchange.giver else _("The group"),
        receiver=name_of(exchange.receiver, by),
        hours=in_hours(exchange.hours),
        state=state_of(exchange),
        counts=counts,
        is_refused=bool(exchange.refused_on),
        asks=[(end, yes_words(exchange, end, by)) for end in open_ends_for(exchange, by)],
        told=[words for end in ENDS if (words := told_words(exchange, end))],
        may_take_away=by.is_facilitator or (mine and not counts and by.can_edit),
    )


def name_of(member: Member | None, by: Member | None = None) -> str:
    """Within a sentence. Whoever reads is spoken to."""
    if member is None:
        return _("the group")
    return _("%(name)s (you)") % {"name": member.name} if member == by else member.name


def yes_words(exchange: TimeExchange, end: str, by: Member) -> str:
    """What stands on the button."""
    one = getattr(exchange, end)
    if one is None:
        return _("Yes, for the group")
    return _("Yes, it was so") if one == by else _("Yes, %(name)s says so") % {"name": one.name}


def state_of(exchange: TimeExchange) -> str:
    if exchange.refused_on:
        return _("Does not count: somebody said that it is not right")
    ends = [name_of(getattr(exchange, end)) for end in ENDS if not getattr(exchange, f"{end}_said_on")]
    if not ends:
        return _("Both said yes: it counts")
    if len(ends) == 2:
        return _("Waits for a yes from %(one)s and %(other)s") % {"one": ends[0], "other": ends[1]}
    return _("Waits for a yes from %(name)s") % {"name": ends[0]}


def told_words(exchange: TimeExchange, end: str) -> str:
    to = getattr(exchange, f"{end}_told_to")
    if to is None:
        return ""
    names = {"name": name_of(getattr(exchange, end)), "facilitator": to.name}
    return _("%(name)s said yes in person to %(facilitator)s.") % names


# --- Balances ---------------------------------------------------------------------------------------------


def counted(project: Project) -> QuerySet[TimeExchange]:
    both = project.timeexchanges.standing().exclude(giver_said_on=None).exclude(receiver_said_on=None)
    return both.filter(refused_on=None)


def balances_of(project: Project) -> dict[int | None, Decimal]:
    """By member, and the group's own under None. The database adds up each pair, so that thousands are quick."""
    pairs = counted(project).order_by().values_list("giver", "receiver").annotate(Sum("hours"))
    rows = [
        # SQLite adds in binary fractions; hundredths are exact again.
        Exchange(giver=key(giver), receiver=key(receiver), hours=hours.quantize(PENNY))
        for giver, receiver, hours in pairs
    ]
    return {int(name) if name else None: hours for name, hours in balances(rows).items()}


def key(member: int | None) -> str:
    return GROUP if member is None else str(member)


def accounts(project: Project, by: Member) -> list[Account]:
    """The balances that this member may see; together they are always nothing.

    Facilitators see everybody's. Others see their own and the group's, and that of everyone else together; if those
    are few, the group's is put to it, so that nobody works out somebody's balance.
    """
    found = balances_of(project)
    group = Account(name=_("The group"), ref="", hours=found.pop(None))
    if not by.is_facilitator:
        mine = found.pop(by.pk, Decimal(0))
        rest = sum(found.values(), Decimal(0))
        own = Account(name=by.name, ref=by.ref, hours=mine)
        if count(len(found)).is_hidden:
            return [own, Account(name=_("The group and everyone else together"), ref="", hours=group.hours + rest)]
        return [own, group, Account(name=_("Everyone else together"), ref="", hours=rest)]
    members = project.members.filter(Q(pk__in=found) | Q(left_at=None)).order_by("name", "pk")
    return [
        group,
        *(Account(name=left_words(each), ref=each.ref, hours=found.get(each.pk, Decimal(0))) for each in members),
    ]


def left_words(member: Member) -> str:
    return _("%(name)s (has left)") % {"name": member.name} if member.left_at else member.name


def balance_of(member: Member) -> Decimal:
    """One member's own, without reading what others did."""
    gave, got = gave_and_got(member)
    return gave - got


def gave_and_got(member: Member, year: int | None = None) -> tuple[Decimal, Decimal]:
    """The time credits that somebody earned and used: in a year, or ever."""
    rows = counted(member.project)
    rows = rows.filter(done_on__year=year) if year else rows
    ends = {end: Sum("hours", filter=Q(**{end: member})) for end in ENDS}
    found = rows.aggregate(**{f"{end}_hours": hours for end, hours in ends.items()})
    gave, got = ((found[f"{end}_hours"] or Decimal(0)).quantize(PENNY) for end in ENDS)
    return gave, got
