"""`./stones compare`: how much more one group changed than another, from a spreadsheet."""

import argparse
from dataclasses import asdict

from . import CommandError, set_up
from .sheets import add_file, add_ways, as_json, chance, few, read_sheet, table

NAME = "compare"
HELP = "Say how much more people changed who co-produced than people who did not, from a CSV or XLSX file."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add_file(parser)
    add("--group", metavar="COLUMN", required=True, help="the column that says which group somebody is in")
    add("--together", metavar="WORD", required=True, help="what it says for those who co-produced")
    add("--before", metavar="COLUMN", required=True, help="the column with the answers before")
    add("--after", metavar="COLUMN", required=True, help="the column with the answers after")
    add("--earlier", metavar="COLUMN", default="", help="a column with answers from once more before that")
    add("--team", metavar="COLUMN", default="", help="the column that says whom people work with")
    add("--placed", choices=["lot", "waiting", "chosen"], default="chosen", help="how people came into their group")
    add("--low-is-good", action="store_true", help="fewer points are better")
    add_ways(parser)


def run(options: argparse.Namespace) -> int:
    set_up()
    from ..methods.comparative import Placed, compared

    groups = _read(options)
    if not groups.together or not groups.without:
        raise CommandError("In one of the groups nobody answered both times, so there is nothing to compare.")
    placed = Placed(options.placed)
    found = compared(groups.together, groups.without, placed, low_is_good=options.low_is_good)
    print(_as_json(found, groups) if options.json else _as_words(found, groups, options))
    return 0


def _read(options: argparse.Namespace):
    from ..formats.groups import GroupColumns, read_groups

    columns = GroupColumns(
        group=options.group,
        before=options.before,
        after=options.after,
        together=options.together,
        earlier=options.earlier,
        team=options.team,
    )
    return read_sheet(options, lambda sheet: read_groups(sheet, columns))


def _as_words(found, groups, options: argparse.Namespace) -> str:
    from ..queries.comparative_words import cautions, reason, sentence

    rows = [
        (name, side.people, missing, *map(few, (side.before, side.after, side.change)))
        for name, side, missing in (
            (options.together, found.together, groups.missing_together),
            (groups.other, found.without, groups.missing_without),
        )
    ]
    told = [table(["", "People", "Missing", "Before", "After", "Change"], rows)]
    told.append(f"Difference of the changes: {few(found.size)}")
    told.append("\n".join(filter(None, [*_sure(found), reason(found), sentence(found), *cautions(found)])))
    return "\n\n".join(told)


def _sure(found) -> list[str]:
    lines = []
    if found.shift and found.shift.low is not None:
        ends = f"from {few(found.shift.low)} to {few(found.shift.high)}"
        sure = f"{100 * found.shift.confidence:.1f} %"
        lines.append(f"Middle difference ({sure}): {few(found.shift.size)}, {ends}")
        lines.append(f"Who changed more (-1 to 1): {few(found.dominance.delta)}{_ends(found.dominance)}")
        often = 100 * found.dominance.above
        lines.append(f"Of 100 pairs, one from each group, so often went further up who co-produced: {often:.0f}")
    if found.chance is not None:
        lines.append(f"By chance alone: {chance(found.chance)}{_ways(found)}")
    if found.before is not None:
        lines.append(f"Between the two times before: {few(found.before)}")
    return lines


def _ways(found) -> str:
    return "" if found.ways is None else f": {found.as_far:,} of {found.ways:,} ways to divide them"


def _ends(dominance) -> str:
    return "" if dominance.low is None else f", from {few(dominance.low)} to {few(dominance.high)}"


def _as_json(found, groups) -> str:
    from ..queries.comparative_words import cautions, reason, sentence

    missing = {"missing_together": groups.missing_together, "missing_without": groups.missing_without}
    words = {"sentence": sentence(found), "reason": reason(found), "to_know": cautions(found)}
    return as_json(asdict(found) | {"may_say_because": found.may_say_because} | missing | words)
