"""What counts, of a project that is made from files: rounds that ended, and what was told."""

from typing import TYPE_CHECKING

from ..formats.projectweighing import KnownInWeighing, WeighedRow, WeighingFiles, WeighingRow
from ..methods.weighing import Way
from ..models import Side, Weighing
from . import weighing as actions

if TYPE_CHECKING:
    from .projectfiles import Made

KNOWN = KnownInWeighing(sides=Side.values)


def make_what_counts(made: "Made", files: WeighingFiles) -> None:
    for row in files.weighings:
        make_weighing(made, row, [each for each in files.weighed if each.weighing == row.id])
    for told in files.told:
        actions.tell(made.stones[told.stone], [made.voices[each] for each in told.voices], by=made.by)
    for worse in files.worse:
        stone = made.stones.get(worse.stone)
        actions.write_worse(made.project, worse.words, worse.for_whom, stone, today=worse.written_on, by=made.by)


def make_weighing(made: "Made", row: WeighingRow, rows: list[WeighedRow]) -> None:
    """Weighed on paper in a room, and ended. Who of the group was there is in no file."""
    about = {"name": row.name, "way": row.way, "beans": row.beans, "began_on": row.began_on}
    stones = [made.stones[each] for each in row.stones]
    things = [actions.Thing(words=stone.words, track=stone.track, stone=stone) for stone in stones]
    weighing = actions.begin(Weighing(project=made.project, **about), things, by=made.by)
    refs = dict(weighing.things.values_list("stone__ref", "ref"))
    keys = {each: refs[made.stones[each].ref] for each in row.stones}
    for one in rows:
        for _person in range(one.people):
            actions.type_sheet(weighing, one.side, said(row, one, keys), by=made.by)
    actions.end(weighing, today=row.ended_on, by=made.by)


def said(row: WeighingRow, one: WeighedRow, keys: dict[str, str]) -> dict[str, int | str]:
    """What somebody said, by the refs of the things instead of the ids of the file."""
    if row.way == Way.PAIRS:
        order = list(row.stones)
        pairs = [(more, sorted((more, less), key=order.index)) for more, less in one.said]
        return {f"{keys[first]} {keys[second]}": keys[more] for more, (first, second) in pairs}
    return {keys[stone]: int(number) for stone, number in one.said}
