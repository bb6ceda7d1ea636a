"""A review page on what was put in and what people got: time, money, and benefits by whom. No sum over all of these."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from decimal import Decimal
from itertools import groupby

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ..documents.blocks import BulletList, EasyRow, Heading, Item, Notice, Paragraph, Table
from ..documents.blocks import Facts as Pairs
from ..documents.kept import KeptBlock
from ..methods import giving as sums
from ..methods.suppression import PUBLISHED
from ..models import Contribution, Cost, TimeExchange
from .benefits import bank_of
from .costs import people_behind
from .giving import cost_rows, entries, sums_of
from .giving_words import in_hours, in_money
from .outcomes import shares_of
from .report_words import day, easy
from .review_page_words import Asked, Facts, Told, inside
from .time_bank import counted


def costs(asked: Asked) -> Told:
    rows = noted_since(asked)
    found = entries(rows)
    cost = sums.cost(found, asked.project.hour_rate, PUBLISHED)
    by_hand = list(asked.project.costs.standing().filter(pk__gt=asked.costs_to, on__lte=asked.today).order_by("pk"))
    blocks = [
        *_time(asked, found, cost),
        *_lent(asked),
        *_by_hand(by_hand),
        *_benefits(asked),
    ]
    return Told(blocks=blocks, facts={"costs": _facts(found, cost, by_hand)})


def noted_since(asked: Asked) -> QuerySet[Contribution]:
    """What was noted after the page before: each entry is counted once, on one page. So no sum is the other's
    difference, and the sum of one page has enough people in it by itself."""
    return asked.project.contributions.standing().filter(pk__gt=asked.counted_to, on__lte=asked.today)


def _facts(found: Sequence[sums.Entry], cost: sums.Cost, by_hand: Iterable[Cost]) -> Facts:
    other = _money_of(by_hand)
    is_told = bool(found) and not cost.is_hidden
    told = {name: str(getattr(cost, name)) for name in ("hours", "paid", "expenses")} if is_told else {}
    return {**told, "other": str(other), "is_hidden": bool(found) and cost.is_hidden}


def _time(asked: Asked, found: Sequence[sums.Entry], cost: sums.Cost) -> Iterator[KeptBlock]:
    yield Heading(text=_("People’s time and money"), level=3, easy_text=_("Time and money"))
    if asked.counted_on:
        words = _("This counts what was noted in Give and get since the page of %(day)s.")
        yield Paragraph(text=words % {"day": day(asked.counted_on)})
    if not found:
        yield Paragraph(text=_("Nothing is noted in Give and get."))
        return
    if cost.is_hidden or cost.hours is None:
        yield from _hours_alone(found)
        return
    told = _("We gave this much time: %(hours)s.") % {"hours": in_hours(cost.hours)}
    pairs = [(_("Hours given"), in_hours(cost.hours)), *((name, _amount(*rest)) for name, *rest in cost_rows(cost))]
    yield Pairs(pairs=tuple(pairs), easy=easy(told, "time"))
    if asked.project.hour_rate and asked.project.hour_rate_source:
        rate = {"rate": in_money(asked.project.hour_rate), "source": asked.project.hour_rate_source}
        yield Paragraph(text=_("An hour is put at %(rate)s. This comes from: %(source)s") % rate)
    yield from _sides(asked, found)


def _hours_alone(found: Sequence[sums.Entry]) -> Iterator[KeptBlock]:
    """Where the money is of too few people, the hours may still be of enough."""
    words = _("Too few people are in one of the sums of money. So none is told: it could point at somebody.")
    hours = sums.between_sides(found, PUBLISHED).all_hours.total
    if hours:
        told = _("We gave this much time: %(hours)s.") % {"hours": in_hours(hours)}
        yield Pairs(pairs=((_("Hours given"), in_hours(hours)),), easy=easy(told, "time"))
        yield Notice(text=words)
    else:
        yield Notice(text=words, easy=easy(_("People gave their time. We do not say how much."), "time"))


def _amount(hours: str, money: str) -> str:
    return money if hours == "–" else _("%(hours)s: %(money)s") % {"hours": hours, "money": money}


def _sides(asked: Asked, found: list[sums.Entry]) -> Iterator[KeptBlock]:
    """Who gave and who got, where the sides can be told apart."""
    shown = sums_of(found, asked.project.hour_rate, PUBLISHED)
    if shown.is_parted:
        got = {line.label: line.total for line in shown.got}
        rows = tuple((line.label, line.total or "–", got.get(line.label) or "–") for line in shown.gave)
        header = (_("Side"), _("Hours given"), _("Pay they got"))
        yield Table(caption=_("Who gave and who got"), header=header, rows=rows)


def _lent(asked: Asked) -> Iterator[KeptBlock]:
    """Hours that members gave each other in the time bank; days that are over, so that each counts once."""
    rows = settled_since(asked)
    hours: dict[int, Decimal] = {}
    for exchange in rows:
        for member in {exchange.giver_id, exchange.receiver_id} - {None}:
            hours[member] = hours.get(member, Decimal(0)) + exchange.hours
    if len(hours) >= PUBLISHED:
        words = _("Members gave each other %(hours)s in the time bank.")
        total = sum((exchange.hours for exchange in rows), Decimal(0))
        told = words % {"hours": in_hours(total)}
        yield Paragraph(text=told, easy=easy(told, "help"))
    elif hours:
        yield Paragraph(text=_("Members gave each other hours in the time bank, but too few to tell how many."))


def settled_since(asked: Asked) -> list[TimeExchange]:
    """Exchanges that both had said yes to by yesterday, and not yet by the day before the page before."""
    last = asked.today - timedelta(days=1)
    rows = counted(asked.project).filter(giver_said_on__lte=last, receiver_said_on__lte=last)
    return [
        each
        for each in rows
        if asked.counted_on is None or max(each.giver_said_on, each.receiver_said_on) >= asked.counted_on
    ]


def _by_hand(found: Sequence[Cost]) -> Iterator[KeptBlock]:
    """What the room Value has by hand. A page may leave the group, so it does not tell what few people got."""
    told = [each for each in found if not people_behind(each)]
    if told:
        total = _money_of(told)
        rows = tuple((each.words, _amounts(each)) for each in told)
        money = _("Other things cost %(money)s.") % {"money": in_money(total)}
        yield Table(
            caption=_("What else it cost, as the group wrote it down"),
            header=(_("What for"), _("Amount")),
            rows=(*rows, (_("Together, what was paid for"), in_money(total))),
            easy=easy(money, "money"),
        )
    if len(told) < len(found):
        yield Paragraph(text=_("Some more is written down. It is about few people, so it is not told here."))


def _amounts(row: Cost) -> str:
    money = "" if row.money is None else in_money(row.money)
    if row.is_gift and money:
        money = _("%(money)s, given freely") % {"money": money}
    return ", ".join(filter(None, (money, "" if row.hours is None else in_hours(row.hours))))


def _money_of(rows: Iterable[Cost]) -> Decimal:
    """What was paid for; not gifts, and nothing of few people."""
    paid = [each.money for each in rows if each.money and not each.is_gift and not people_behind(each)]
    return sum(paid, Decimal(0))


def _benefits(asked: Asked) -> Iterator[KeptBlock]:
    shares = shares_of(asked.outcomes, bank_of(asked.project))
    if not shares:
        return
    yield Heading(text=_("What people get out of it"), level=3, easy_text=_("What people get"))
    for name, group in groupby(shares, key=lambda share: share.name):
        told = list(group)
        items = tuple(
            Item(text=share.outcome.stone.words, items=inside((_("They get"), ", ".join(share.benefits))))
            for share in told
        )
        yield Heading(text=name or _("Not said for whom"), level=4)
        yield BulletList(
            items=items, easy=tuple(_easy_benefits(name, [s.benefits for s in told if s.outcome.is_shown]))
        )


def _easy_benefits(name: str, benefits: Iterable[Sequence[str]]) -> Iterator[EasyRow]:
    got = list(dict.fromkeys(each for some in benefits for each in some))[:4]
    if got:
        words = _("%(who)s get: %(what)s.") % {"who": name or _("People"), "what": ", ".join(got)}
        yield from easy(words, got[0])
