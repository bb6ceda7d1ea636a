"""What it took, in words, tables and pictures. Whoever may not see every number sees sums of enough people."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as __
from django.utils.translation import ngettext

from ..documents.answer_pictures import Pair, pairs_picture
from ..methods import costs as sums
from ..methods.costs import Line, Of, Piece, Rate
from ..methods.suppression import EVERYTHING, PUBLISHED
from ..models import Cost, CostKind, HourRate, Side
from .costs import BANK, BY_HAND, GIVING, MEETINGS, Costs, as_the_group_reads, year_of
from .giving_words import in_hours, in_money

SOURCE_WORDS = {
    BY_HAND: __("Written down by hand"),
    GIVING: __("Give and get"),
    BANK: __("Time bank: hours given to the group"),
    MEETINGS: __("Meetings that were held: how long, times who came"),
}


NOTHING = "–"


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of a table: what it is about, and its sums in words."""

    name: str
    cells: tuple[str, ...]
    line: Line
    side: str = ""

    @property
    def is_hidden(self) -> bool:
        line = self.line
        return None in (line.money, line.gifts, line.paid, line.unpaid, line.worth_paid, line.worth_unpaid)


@dataclass(frozen=True, kw_only=True)
class Shown:
    """The whole page. `facts` are the sums of all, each with what has to be known about it."""

    sentence: str
    facts: list[tuple[str, str, str]]
    kinds: list[Row]
    sides: list[Row]
    years: list[Row]
    sources: list[Row]
    together: Row
    hours_picture: SafeString
    money_picture: SafeString
    rates: list[tuple[str, str]]
    in_job: str
    lent: str
    has_hidden: bool


@dataclass(frozen=True, kw_only=True)
class Tables:
    """The same sums by what they were for, by side, by year, and by where they come from."""

    kinds: dict[str, Line]
    sides: dict[str, Line]
    years: dict[str, Line]
    sources: dict[str, Line]
    together: Line


def tables_of(found: Costs, threshold: int) -> Tables:
    """Each table is hidden where, beside those before it, it could tell what few people got. Years come first: Give
    and get tells them too."""
    ways: tuple[Of, ...] = (year_of, _kind, _side, _source)
    lines = [sums.lines(found.pieces, of, found.rates, threshold, ways[:place]) for place, of in enumerate(ways)]
    years, kinds, sides, sources = lines
    together = sums.total(found.pieces, found.rates, threshold, ways[:1])
    return Tables(kinds=kinds, sides=sides, years=years, sources=sources, together=together)


def _kind(piece: Piece) -> str:
    return piece.kind


def _side(piece: Piece) -> str:
    return piece.side


def _source(piece: Piece) -> str:
    return piece.source


def costs_shown(found: Costs, threshold: int, *, leaves_the_group: bool = False) -> Shown:
    if threshold != EVERYTHING and not leaves_the_group:
        found = as_the_group_reads(found)
    tables = tables_of(found, threshold)
    kinds = rows_of(tables.kinds, {value: str(label) for value, label in CostKind.choices})
    sides = rows_of(tables.sides, side_names())
    together = _row(_("Together"), tables.together)
    return Shown(
        sentence=sentence(tables.together),
        facts=facts_of(found, tables.together, threshold),
        kinds=kinds,
        sides=sides,
        years=rows_of(tables.years, {year: year for year in sorted(tables.years)}),
        sources=rows_of(tables.sources, {name: str(words) for name, words in SOURCE_WORDS.items()}),
        together=together,
        hours_picture=_hours_picture(sides),
        money_picture=_money_picture(kinds),
        rates=rates_told(found),
        in_job=", ".join(str(Side(side).label) for side in found.in_job if side in Side.values),
        lent=in_hours(found.lent) if found.lent and threshold == EVERYTHING else "",
        has_hidden=any(row.is_hidden for row in (*kinds, *sides, together)),
    )


def side_names() -> dict[str, str]:
    return {**{value: str(label) for value, label in Side.choices}, "": _("Of no side, such as the project’s money")}


def rows_of(lines: dict[str, Line], names: dict[str, str]) -> list[Row]:
    """In the order of the names."""
    return [_row(words, lines[key], key) for key, words in names.items() if key in lines]


def _row(name: str, line: Line, key: str = "") -> Row:
    worth = None if line.worth_paid is None or line.worth_unpaid is None else line.worth_paid + line.worth_unpaid
    known = line.known
    amounts = (
        (line.money, known[sums.MONEY], in_money),
        (line.gifts, known[sums.GIFTS], in_money),
        (line.paid, known[sums.PAID], in_hours),
        (line.unpaid, known[sums.NOT_PAID], in_hours),
        (worth, known[sums.WORTH_PAID] + known[sums.WORTH_NOT_PAID], in_money),
    )
    cells = tuple(words(amount) if amount else at_least(amount, least, words) for amount, least, words in amounts)
    return Row(name=name, cells=cells, line=line, side=key if key in Side.values else "")


def at_least(amount: Decimal | None, known: Decimal, words: Callable[[Decimal], str]) -> str:
    """Nothing; or of a sum that is hidden, what readers know anyway."""
    if amount is not None:
        return words(amount) if amount else NOTHING
    return _("at least %(n)s") % {"n": words(known)} if known else _("hidden")


def sentence(line: Line) -> str:
    """All of it, for those who do not read tables. Of what is hidden, what is known anyway."""
    parts = (
        (_("%(n)s that was paid"), line.money, line.known[sums.MONEY], in_money),
        (_("things worth %(n)s that were given freely"), line.gifts, line.known[sums.GIFTS], in_money),
        (_("%(n)s that were paid"), line.paid, line.known[sums.PAID], in_hours),
        (_("%(n)s for which nobody was paid"), line.unpaid, line.known[sums.NOT_PAID], in_hours),
    )
    told = [words % {"n": at_least(amount, known, in_)} for words, amount, known, in_ in parts if amount or known]
    return _("It took %(what)s.") % {"what": "; ".join(told)} if told else ""


def facts_of(found: Costs, line: Line, threshold: int) -> list[tuple[str, str, str]]:
    """The name of a sum, the sum, and what has to be known about it."""
    known = line.known
    in_all = sum((known[each] for each in (sums.MONEY, sums.GIFTS, sums.WORTH_PAID, sums.WORTH_NOT_PAID)), sums.NONE)
    facts = [
        (_("Paid for"), at_least(line.money, known[sums.MONEY], in_money), ""),
        (_("Given freely, worth"), at_least(line.gifts, known[sums.GIFTS], in_money), ""),
        (_("Hours that were paid"), at_least(line.paid, known[sums.PAID], in_hours), ""),
        (
            _("Hours for which nobody was paid"),
            at_least(line.unpaid, known[sums.NOT_PAID], in_hours),
            _unpaid_words(found),
        ),
        (_("All of it in money"), at_least(line.together, in_all, in_money), _left_out(found)),
    ]
    return [*facts, *_for_each(found, line, threshold)]


def _unpaid_words(found: Costs) -> str:
    if any(rate.of == sums.UNPAID for rate in found.rates):
        return _("In money they count at the rate below.")
    return _("They are not turned into money.")


def _left_out(found: Costs) -> str:
    """Which hours have no amount."""
    without = [
        piece
        for piece in found.pieces
        if piece.hours and not piece.is_covered and sums.rate_for(piece, found.rates) is None
    ]
    if not without:
        return ""
    if all(not piece.is_paid for piece in without):
        return _("Unpaid hours are not in it.")
    return _("Hours that have no rate are not in it.")


def _for_each(found: Costs, line: Line, threshold: int) -> list[tuple[str, str, str]]:
    """For each person who took part, where they are not few."""
    least = max(PUBLISHED, threshold)
    money = sums.for_each(line.together, found.people, least)
    hours = sums.for_each(line.hours, found.people, least)
    if money is None or hours is None:
        return []
    words = ngettext("At least %(n)d person took part.", "At least %(n)d people took part.", found.people)
    told = _("at most %(money)s and %(hours)s") % {"money": in_money(money), "hours": in_hours(hours)}
    return [(_("For each person who took part"), told, words % {"n": found.people})]


# --- Pictures -----------------------------------------------------------------------------------------------


def _hours_picture(rows: Sequence[Row]) -> SafeString:
    names = (_("nobody was paid"), _("paid"))
    title, description = (
        _("Hours by side"),
        _("In whole hours. The same numbers are in the table. What is hidden is not drawn."),
    )
    return _picture(title, description, rows, lambda line: (line.unpaid, line.paid), names, in_hours, "cost-hours")


def _money_picture(rows: Sequence[Row]) -> SafeString:
    names = (_("given freely"), _("paid for"))
    title, description = (
        _("Money by what it was for"),
        _("In whole pounds. The same numbers are in the table. What is hidden is not drawn."),
    )
    return _picture(title, description, rows, lambda line: (line.gifts, line.money), names, in_money, "cost-money")


def _picture(
    title: str,
    description: str,
    rows: Sequence[Row],
    of: Callable[[Line], tuple[Decimal | None, Decimal | None]],
    names: tuple[str, str],
    told: Callable[[Decimal], str],
    key: str,
) -> SafeString:
    """A bar for each amount that is shown, to the whole; what there is nothing of has none."""
    pairs = []
    for row in rows:
        first, second = (round(amount) or None if amount else None for amount in of(row.line))
        if first or second:
            pairs.append(Pair(words=row.name, before=first, after=second))
    if not pairs:
        return SafeString("")
    drawn = pairs_picture(title, description, pairs, names, key=key, figures=lambda number: told(Decimal(number)))
    return mark_safe(drawn)


# --- Rates, and what is written by hand ---------------------------------------------------------------------


def rates_told(found: Costs) -> list[tuple[str, str]]:
    order = HourRate.Of.values
    return [rate_told(rate) for rate in sorted(found.rates, key=lambda rate: (order.index(rate.of), rate.since))]


def rate_told(rate: Rate) -> tuple[str, str]:
    """For which hours, and what one of them counts for."""
    of = str(HourRate.Of(rate.of).label)
    basis = str(HourRate.Basis(rate.basis).label) if rate.basis else _("What the group put an hour at by itself")
    since = "" if rate.since == date.min else _("From %(year)s on: ") % {"year": rate.since.year}
    source = f" {rate.source.rstrip('. ')}." if rate.source.strip(". ") else ""
    return of, f"{since}{in_money(rate.amount)}. {basis}.{source}"


def cost_facts(row: Cost) -> list[str]:
    """One cost in short phrases, below its words."""
    money = "" if row.money is None else in_money(row.money)
    hours = "" if row.hours is None else in_hours(row.hours)
    unpaid = _("nobody was paid for them") if hours and not row.is_paid else ""
    people = ngettext("%(n)d person", "%(n)d people", row.people) % {"n": row.people} if row.people else ""
    given = _("given freely") if row.is_gift else ""
    return list(filter(None, (money, given, hours, unpaid, people, str(row.get_side_display()), row.payer)))
