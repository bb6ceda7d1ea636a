"""`./stones represent`: who takes part beside whom it is for, from a spreadsheet."""

import argparse
from dataclasses import asdict

from . import CommandError, set_up
from .sheets import add_file, add_ways, as_json, chance, few, read_sheet, table

NAME = "represent"
HELP = "Put who takes part beside whom it is for, and say what so few can show, from a CSV or XLSX file."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add_file(parser)
    add("--group", metavar="COLUMN", default="group", help="the column with the name of each group")
    add("--people", metavar="COLUMN", default="people", help="the column with how many of them take part")
    add("--of", metavar="COLUMN", default="of", help="the column with how many there are of all, or their share")
    add("--topic", metavar="COLUMN", default="", help="the column that says to which topic a group belongs")
    add("--not-said", metavar="WORDS", default="not said", help="what the group is called that did not say")
    add("--area", metavar="NAME", help="instead of --of: the people of this local authority in England, by the census")
    add("--list", metavar="NUMBER", type=int, help="how many people are on the list from which these come")
    add("--by", choices=["chance", "ratio", "distance"], default="chance", help="which profiles count as less likely")
    add_ways(parser)


def run(options: argparse.Namespace) -> int:
    set_up()
    from ..methods.intervals import Order
    from ..methods.representation import representation

    if options.list is not None and options.list < 1:
        raise CommandError("Give --list as a number of people.")
    area = _area(options.area) if options.area is not None else None
    by, everybody = Order(options.by), options.list
    topics = _read(options).topics
    if area:
        topics = {topic: _beside(area, each) for topic, each in topics.items()}
    found = {
        topic: representation(each.counts, each.reference, not_said=each.not_said, everybody=everybody, by=by)
        for topic, each in topics.items()
    }
    print(_as_json(found) if options.json else _as_words(found, area))
    return 0


def _area(words: str):
    from ..queries.census_groups import the_area

    found = the_area(words)
    if not isinstance(found, list):
        return found
    if not found:
        raise CommandError(f"There is no area “{words}”. Give the name or code of a local authority in England.")
    raise CommandError(f"Which one do you mean? {', '.join(f'{each.name} ({each.code})' for each in found)}.")


def _beside(area, taking):
    from ..queries.census_groups import NoSuchGroup, beside_area

    try:
        return beside_area(taking, area.code)
    except NoSuchGroup as wrong:
        raise CommandError(str(wrong)) from wrong


def _read(options: argparse.Namespace):
    from ..formats.takers import TakerColumns, read_takers

    columns = TakerColumns(
        group=options.group,
        people=options.people,
        of="" if options.area is not None else options.of,
        topic=options.topic,
        not_said=options.not_said,
    )
    return read_sheet(options, lambda sheet: read_takers(sheet, columns))


def _as_words(found, area) -> str:
    from ..queries.representation_words import reason, to_know
    from ..queries.who_asked import CENSUS_SOURCE

    parts = [f"Beside all who live in {area.name}. {CENSUS_SOURCE}."] if area else []
    for topic, each in found.items():
        lines = [reason(each)] if each.refusal else _told(each)
        not_said = f"{each.not_said} did not say." if each.not_said else ""
        parts.append("\n".join(filter(None, [topic, _table(each), not_said, *lines])))
    return "\n\n".join([*parts, to_know()])


def _table(each) -> str:
    if each.refusal:
        return table(["Group", "People"], [(group.name, group.number) for group in each.groups])
    rows = [
        (
            *(group.name, f"{group.number} of {group.people}", few(group.expected, 1), few(group.index, 2)),
            *(f"{group.low:.3f}", f"{group.high:.3f}", f"{group.share:.3f}", chance(group.chance)),
        )
        for group in each.groups
    ]
    return table(["Group", "People", "Expected", "Index", "From", "To", "Share of all", "By chance"], rows)


def _told(each) -> list[str]:
    from ..queries.representation_words import READINGS

    lines = [f"{group.name}: {READINGS[group.reading]()}" for group in each.groups if group.reading]
    moved = f"{few(each.to_move, 1)} people would have to be in another group to be just as all"
    lines.append(f"{moved} (distance {few(each.apart)}, from 0 to 1).")
    return [*lines, f"By chance alone, for the whole: {chance(each.chance)}"]


def _as_json(found) -> str:
    from ..queries.representation_words import reason

    def told(each):
        groups = [
            asdict(group) | {"expected": group.expected, "index": group.index, "reading": group.reading}
            for group in each.groups
        ]
        return asdict(each) | {"groups": groups, "to_move": each.to_move, "reason": reason(each)}

    return as_json({topic: told(each) for topic, each in found.items()})
