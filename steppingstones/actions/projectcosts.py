"""What it took, of a project that is made from files."""

from dataclasses import asdict
from typing import TYPE_CHECKING

from ..formats.projectcosts import CostFiles, KnownInCosts
from ..models import Cost, CostKind, HourRate, Side
from . import costs

if TYPE_CHECKING:
    from .projectfiles import Made

KNOWN = KnownInCosts(kinds=CostKind.values, sides=Side.values, of=HourRate.Of.values, bases=HourRate.Basis.values)


def make_costs(made: "Made", files: CostFiles) -> None:
    for row in files.costs:
        costs.write_down(Cost(project=made.project, **asdict(row)), by=made.by)
    for rate in files.rates:
        costs.set_rate(HourRate(project=made.project, **asdict(rate)), by=made.by)
