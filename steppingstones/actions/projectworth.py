"""Value maps of a project that is made from files."""

from typing import TYPE_CHECKING

from ..formats.projectworth import KnownInWorth, WorthFiles
from ..models import Project, ValueFigure, ValueMap
from ..queries.values import rows_of
from . import values
from .money_wish import say_wish

if TYPE_CHECKING:
    from .projectfiles import Made

KNOWN = KnownInWorth(
    looks=ValueMap.Looks.values, parts=ValueFigure.Part.values, grades=[each.value for each in ValueFigure.Grade]
)


def make_worth(made: "Made", files: WorthFiles) -> None:
    agreed = [made.members[each] for each in files.agreed]
    say_wish(made.project, Project.Money.YES, files.why, agreed, today=files.said_on, by=made.by)
    for row in files.maps:
        about = {"name": row.name, "span": row.span, "looks": row.looks, "price_year": row.price_year}
        one = values.take_in(made.project, row.sums, by=made.by, **about)
        for outcome, stone, grades in zip(rows_of(one), row.stones, row.grades, strict=True):
            outcome.stone = made.stones.get(stone)
            outcome.save(update_fields=["stone"])
            for part, grade in grades:
                outcome.figures.filter(part=part).update(grade=grade)
