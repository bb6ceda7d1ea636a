"""What it took, as rows of files. They may leave the group, so they never tell what few people got."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TypeVar

from django.utils.translation import gettext as _

from ..formats.costs import COLUMNS
from ..methods import costs as sums
from ..methods.costs import Line
from ..methods.suppression import PUBLISHED
from ..models import Cost, CostKind, Project, Side
from .costs import Costs, costs_of, people_behind
from .costs_shown import SOURCE_WORDS, at_least, rates_told, side_names, tables_of

T = TypeVar("T")
Cell = str | Decimal
Rows = Iterable[Sequence[Cell]]
Book = list[tuple[str, Sequence[str], Rows]]


def sums_header() -> tuple[str, ...]:
    money = (_("Paid for (pounds)"), _("Given freely, worth (pounds)"))
    hours = (_("Paid hours"), _("Unpaid hours"), _("Paid hours in money"), _("Unpaid hours in money"))
    return (_("By"), _("Part"), *money, *hours)


def sums_rows(project: Project) -> Iterator[tuple[str, ...]]:
    """All sums below each other, and what an hour counts for."""
    found = costs_of(project)
    yield sums_header()
    yield from _sums(found, plain)
    for of, told in rates_told(found):
        yield (_("What an hour counts for"), of, told, *[""] * 5)


def _sums(found: Costs, told: Callable[[Decimal], T]) -> Iterator[tuple[str | T, ...]]:
    tables = tables_of(found, PUBLISHED)
    kinds = {value: str(label) for value, label in CostKind.choices}
    sources = {name: str(words) for name, words in SOURCE_WORDS.items()}
    parts = (
        (_("What it was for"), tables.kinds, kinds),
        (_("Side"), tables.sides, side_names()),
        (_("Year"), tables.years, {year: year for year in sorted(tables.years)}),
        (_("Where from"), tables.sources, sources),
    )
    for by, lines, names in parts:
        yield from ((by, words, *_cells(lines[key], told)) for key, words in names.items() if key in lines)
    yield (_("Together"), "", *_cells(tables.together, told))


def _cells(line: Line, told: Callable[[Decimal], T]) -> list[str | T]:
    amounts = (line.money, line.gifts, line.paid, line.unpaid, line.worth_paid, line.worth_unpaid)
    pairs = zip(amounts, (line.known[measure] for measure in sums.MEASURES), strict=True)
    return [told(amount) if amount is not None else at_least(None, known, plain) for amount, known in pairs]


def plain(amount: Decimal) -> str:
    """In figures that every program reads."""
    return f"{amount:.2f}"


def number(amount: Decimal) -> Decimal:
    """As a number that a workbook can add up."""
    return amount


def whole_book(project: Project) -> Book:
    found = costs_of(project)
    return [
        (_("Sums"), sums_header(), _sums(found, number)),
        (_("By hand"), COLUMNS, map(_by_hand, project.costs.standing())),
        (_("What an hour counts for"), (_("For which hours"), _("What it counts for")), rates_told(found)),
    ]


def _by_hand(row: Cost) -> tuple[Cell, ...]:
    """In the columns of the sheet to fill in."""
    is_told = not people_behind(row)
    money, hours = ("" if each is None else each if is_told else _("hidden") for each in (row.money, row.hours))
    people = Decimal(row.people) if row.people and is_told else ""
    days = (row.on.isoformat(), row.until.isoformat() if row.until else "")
    paid = yes_or_no(row.is_paid) if row.hours else ""
    about = (str(row.get_side_display()), row.payer, people)
    given, told = yes_or_no(row.is_gift), yes_or_no(row.may_be_told)
    return (*days, str(row.get_kind_display()), row.words, money, hours, paid, given, *about, told)


def yes_or_no(is_so: bool) -> str:
    return "yes" if is_so else "no"


def empty_book() -> Book:
    """The sheet to fill in, and what can stand in it. Its headings are the same in every language."""
    return [(_("Costs"), COLUMNS, []), (_("How to fill it in"), (_("Column"), _("What to write")), _how())]


def _how() -> Iterator[tuple[str, str]]:
    words = {
        "day": _("The day, or the first day, such as 2026-03-04. Needed."),
        "last day": _("Only for something that goes on, such as a rent."),
        "kind": _("One of: %(kinds)s. Needed.") % {"kinds": "; ".join(map(str, CostKind.labels))},
        "words": _("What it was, such as: Rent of the hall. No names. Needed."),
        "amount": _("Pounds. An amount or hours are needed."),
        "hours": _("Of all people together."),
        "paid": _("yes or no: is somebody paid for these hours?"),
        "given freely": _("yes or no: did nobody pay for it?"),
        "side": _("Whose it was, one of: %(sides)s. Or nothing.") % {"sides": "; ".join(map(str, Side.labels))},
        "who paid": _("Such as: the council. No names of people."),
        "people": _("How many people it is about. For pay, vouchers and people’s hours."),
        "may be told": _("yes, if it is about few people and they said that files may tell it."),
    }
    yield from ((column, words[column]) for column in COLUMNS)


def all_are_there(project: Project, costs: Sequence[Cost]) -> bool:
    """Whether each of these is written down already, as when a sheet is sent again."""
    names = ("kind", "words", "on", "money", "hours")
    there = Counter(project.costs.standing().values_list(*names))
    return not Counter(tuple(getattr(cost, name) for name in names) for cost in costs) - there
