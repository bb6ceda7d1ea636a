"""What people gave and got, as the pages show it. One person's entries are for that person and the facilitators."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from ..methods import giving as sums
from ..methods.suppression import EVERYTHING, PUBLISHED
from ..models import Contribution, Meeting, Member, Project, Side
from .giving_words import figure, in_hours, in_money

Kind, Way, Answer = Contribution.Kind, Contribution.Way, Contribution.Answer
FIRST_YEAR = 1900
MEETINGS = 5  # the last ones, on offer to note hours for everybody who was there


@dataclass(frozen=True, kw_only=True)
class Line:
    """One entry in words. `is_offer` is something that the person can still answer, or answer in another way."""

    row: Contribution
    what: str
    amounts: str
    answer: str
    is_offer: bool
    is_waiting: bool
    may_change: bool
    is_certificate: bool


@dataclass(frozen=True, kw_only=True)
class SideLine:
    """One side in the balance between the sides, or all of them. Without a total it is hidden."""

    side: str
    label: str
    total: str
    people: int | None
    each: str


@dataclass(frozen=True, kw_only=True)
class Sums:
    """Who gave and who got, side by side and together, and what people's time cost."""

    gave: list[SideLine]
    got: list[SideLine]
    is_parted: bool  # whether the sides can be told apart
    cost: list[tuple[str, str, str]]

    @property
    def are_hidden(self) -> bool:
        return not any(line.total for line in (*self.gave, *self.got))


def in_year(project: Project, year: int) -> QuerySet[Contribution]:
    return project.contributions.standing().filter(on__year=year)


def years_of(project: Project, this_year: int, member: Member | None = None) -> list[int]:
    """The years in which something is noted, and this one, newest first."""
    rows = project.contributions.standing()
    found = (rows.filter(member=member) if member else rows).order_by().dates("on", "year")
    return sorted({this_year, *(day.year for day in found)}, reverse=True)


def chosen_year(asked: str, rows: QuerySet[Contribution], today: date) -> int:
    """The year in the address, if it is one; otherwise the last in which something is noted."""
    typed = asked if asked.isascii() and asked.isdigit() else ""
    year = int(typed[:4] or 0)
    if FIRST_YEAR <= year <= today.year + 1:
        return year
    last = rows.filter(on__lte=today).order_by("-on").values_list("on", flat=True).first()
    return last.year if last else today.year


def entries(rows: QuerySet[Contribution]) -> list[sums.Entry]:
    names = ("member", "member__side", "way", "kind", "hours", "money", "answer", "taken")
    return [
        sums.Entry(
            person=str(person), side=side, way=way, kind=kind, hours=hours, money=money, answer=answer, taken=taken
        )
        for person, side, way, kind, hours, money, answer, taken in rows.order_by().values_list(*names)
    ]


def threshold_for(member: Member, *, as_others: bool = False) -> int:
    """Whoever notes the entries sees every sum; others see sums of enough people."""
    return EVERYTHING if member.is_facilitator and not as_others else PUBLISHED


# --- Sums of the group ------------------------------------------------------------------------------------


def sums_of(found: list[sums.Entry], rate: Decimal | None, threshold: int) -> Sums:
    """The sides in their order and everyone together, as far as enough people are in each sum."""
    sides = sums.between_sides(found, threshold)
    gave, got = side_lines(sides.hours, figure), side_lines(sides.pay, in_money)
    is_parted = any(line.total for line in (*gave, *got))
    everyone = _("Everyone together")
    return Sums(
        gave=[*(gave if is_parted else []), side_line("", everyone, sides.all_hours, figure)],
        got=[*(got if is_parted else []), side_line("", everyone, sides.all_pay, in_money)],
        is_parted=is_parted,
        cost=cost_rows(sums.cost(found, rate, threshold)),
    )


def side_lines(figures: Mapping[str, sums.Figure], words: Callable[[Decimal], str]) -> list[SideLine]:
    return [side_line(side, str(label), figures[side], words) for side, label in Side.choices if side in figures]


def side_line(side: str, label: str, found: sums.Figure, words: Callable[[Decimal], str]) -> SideLine:
    return SideLine(
        side=side,
        label=label,
        total="" if found.total is None else words(found.total),
        people=found.people,
        each="" if found.each is None else words(found.each),
    )


def cost_rows(found: sums.Cost) -> list[tuple[str, str, str]]:
    """What the time cost: the part, how many hours, and how much money; nothing where the figures are hidden."""
    if found.paid is None or found.unpaid is None or found.paid_elsewhere is None or found.expenses is None:
        return []
    rows = [
        (_("Pay and vouchers"), "–", in_money(found.paid)),
        (
            _("Time paid by somebody else, such as in a salary"),
            in_hours(found.paid_elsewhere),
            worth(found, "paid_elsewhere"),
        ),
        (_("Time for which nobody was paid"), in_hours(found.unpaid), worth(found, "unpaid")),
    ]
    if found.total is not None:
        rows.append((_("People’s time, all together"), "–", in_money(found.total)))
    return [*rows, (_("Expenses paid back, which are not part of this"), "–", in_money(found.expenses))]


def worth(found: sums.Cost, part: str) -> str:
    amount: Decimal | None = getattr(found, f"{part}_worth")
    return _("no rate yet") if amount is None else in_money(amount)


# --- One person -------------------------------------------------------------------------------------------


def year_facts(found: sums.Year, credits: tuple[Decimal, Decimal], bank: Decimal) -> list[tuple[str, str]]:
    """One person's year in pairs. Only what there is something of, but always the hours. `credits`: earned and used."""
    facts = [(_("Hours given"), in_hours(found.hours))]
    money = {
        _("Pay and vouchers"): found.pay,
        _("Expenses paid back"): found.expenses,
        _("Offered, no answer yet"): found.waiting,
        _("Given away"): found.given_away,
    }
    facts += [(name, in_money(amount)) for name, amount in money.items() if amount]
    counted = {**found.gave, **found.got}
    hidden = {Kind.HOURS, *sums.PAY, sums.EXPENSES}
    facts += [(str(kind.label), str(counted[kind])) for kind in Kind if counted.get(kind) and kind not in hidden]
    names = (_("Time credits earned"), _("Time credits used"))
    facts += [(name, in_hours(hours)) for name, hours in zip(names, credits, strict=True) if hours]
    return [*facts, (_("Balance in the time bank, of all years"), in_hours(bank))]


def years_to_answer(member: Member) -> list[int]:
    """The year of each thing that somebody was offered and has not answered, the newest first."""
    offered = member.contributions.standing().filter(way=Way.GOT, answer=Answer.OFFERED)
    return list(offered.order_by("-on", "-pk").values_list("on__year", flat=True))


def entries_of(member: Member, year: int) -> QuerySet[Contribution]:
    return in_year(member.project, year).filter(member=member)


def lines(rows: Iterable[Contribution], by: Member) -> list[Line]:
    return [line(row, by) for row in rows]


def line(row: Contribution, by: Member) -> Line:
    return Line(
        row=row,
        what=str(row.get_kind_display()),
        amounts=amounts(row),
        answer=answer_words(row),
        is_offer=row.way == Way.GOT,
        is_waiting=row.answer == Answer.OFFERED,
        may_change=may_change(by, row),
        is_certificate=is_certificate(row),
    )


def may_change(by: Member, row: Contribution) -> bool:
    """Facilitators, and whoever noted it about themselves. What others noted, one answers."""
    return by.is_facilitator or (by.can_edit and row.member_id == by.pk == row.noted_by_id)


def is_certificate(row: Contribution) -> bool:
    """Whether it can be printed as one: somebody else says what the person can do."""
    return row.kind == Kind.CERTIFICATE and row.noted_by_id not in (None, row.member_id)


def amounts(row: Contribution) -> str:
    parts = [
        "" if row.hours is None else in_hours(row.hours),
        "" if row.money is None else in_money(row.money),
    ]
    return ", ".join(part for part in parts if part)


def answer_words(row: Contribution) -> str:
    if row.way == Way.GAVE or not row.answer:
        return ""
    said = str(row.get_answer_display())
    if row.answer == Answer.LESS and row.taken is not None:
        said = _("Took less: %(amount)s") % {"amount": in_money(row.taken)}
    if row.told_to:
        return _("%(answer)s (said to %(name)s)") % {"answer": said, "name": row.told_to.name}
    return said


def with_sums(project: Project, year: int, page: Iterable[Member]) -> list[tuple[Member, str]]:
    """These members, each with how many things are noted of them in that year."""
    rows = in_year(project, year).filter(member__in=list(page)).order_by()
    counted: Mapping[int, int] = dict(rows.values_list("member").annotate(Count("pk")))
    return [(member, str(counted.get(member.pk, 0))) for member in page]


def those_with_entries(project: Project) -> QuerySet[Member]:
    """Everybody who is in the group, and those who left of whom something is noted."""
    noted = project.contributions.standing().values("member")
    return (project.members.present() | project.members.filter(pk__in=noted)).order_by("name", "pk")


def last_meetings(project: Project) -> list[Meeting]:
    """The last meetings at which somebody was, to note hours for all who were there."""
    held = project.meetings.standing().filter(attendances__isnull=False).distinct()
    return list(held.order_by("-starts_at")[:MEETINGS])


def hours_noted(meeting: Meeting) -> set[int]:
    """The members whose hours of this meeting somebody noted already."""
    rows = meeting.contributions.standing().filter(way=Way.GAVE, kind=Kind.HOURS)
    return set(rows.values_list("member", flat=True))
