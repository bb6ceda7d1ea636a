"""Value maps of a project that is made from files."""

from typing import TYPE_CHECKING

from ..formats.projectworth import KnownInWorth, WorthRow
from ..models import ValueFigure, ValueMap
from ..queries.values import rows_of
from . import values

if TYPE_CHECKING:
    from .projectfiles import Made

KNOWN = KnownInWorth(
    looks=ValueMap.Looks.values, parts=ValueFigure.Part.values, grades=[each.value for each in ValueFigure.Grade]
)


def make_worth(made: "Made", maps: tuple[WorthRow, ...]) -> None:
    for row in maps:
        about = {"name": row.name, "span": row.span, "looks": row.looks, "price_year": row.price_year}
        one = values.take_in(made.project, row.sums, by=made.by, **about)
        for outcome, stone, grades in zip(rows_of(one), row.stones, row.grades, strict=True):
            outcome.stone = made.stones.get(stone)
            outcome.save(update_fields=["stone"])
            for part, grade in grades:
                outcome.figures.filter(part=part).update(grade=grade)
