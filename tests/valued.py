"""Value maps of the garden."""

from datetime import date
from decimal import Decimal

from steppingstones.actions import values
from steppingstones.methods.value_map import Input, Part, Row, Span
from steppingstones.methods.value_map import ValueMap as Sums
from steppingstones.models import Member, Project, ValueMap

D = Decimal
COMPANY = Row(
    whom="members",
    what="More company",
    quantity=D(20),
    people=40,
    value=D(100),
    source="What a befriending service charges",
    evidence="Round 2",
    deadweight=D("0.25"),
    attribution=D("0.2"),
    years=D(1),
    reasons={Part.DEADWEIGHT: "Another club", Part.ATTRIBUTION: "The hall was lent"},
    spans={Part.QUANTITY: Span(low=D(15), high=D(25)), Part.DEADWEIGHT: Span(low=D("0.1"), high=D("0.4"))},
)
CARS = Row(
    whom="neighbours",
    what="More cars in the street",
    quantity=D(10),
    value=D(-6),
    source="What neighbours said",
    evidence="Doors knocked",
    deadweight=D("0.1"),
    attribution=D("0.05"),
)
GRANT = Input(whom="the council", what="Grant", amount=D(800))
COOKING = Input(whom="members", what="Cooking", amount=None, hours=D(40))
SUMS = Sums(rows=(COMPANY, CARS), inputs=(GRANT, COOKING), left_out=("Being asked what we think",))


def make_value_map(by: Member, sums: Sums = SUMS, name: str = "The garden, first year", **about) -> ValueMap:
    """A map that has earned its ratio, unless `sums` say otherwise."""
    return values.take_in(by.project, sums, by=by, name=name, **about)


def want_money(project: Project) -> None:
    project.uses_money = Project.Money.YES
    project.save(update_fields=["uses_money"])


def make_one_of_worth(by: Member) -> None:
    """A map with its ratio, and a kept copy of it, in a group that uses money."""
    want_money(by.project)
    values.keep(make_value_map(by), today=date(2026, 3, 4), by=by)
