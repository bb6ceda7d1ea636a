"""`./stones stories`: stories of most significant change, from a spreadsheet."""

import argparse
from dataclasses import asdict

from . import CommandError, set_up
from .sheets import add_file, add_ways, as_json, read_sheet, table

NAME = "stories"
HELP = "Count stories of most significant change, and say which ones panels chose, why, and if they chose alike."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add_file(parser)
    add("--what", metavar="COLUMN", default="what", help="the column with the story, or its name")
    add("--domain", metavar="COLUMN", default="", help="the column that says in which field the change is")
    add("--by", metavar="COLUMN", default="", help="the column that says who told it, such as their side")
    add("--change", metavar="COLUMN", default="", help="the column that says better or worse")
    add("--panel", metavar="COLUMN", action="append", default=[], help="why this panel chose it; in order, repeatable")
    add_ways(parser)


def run(options: argparse.Namespace) -> int:
    set_up()
    from ..formats.story_rows import StoryColumns, read_stories
    from ..methods.stories import stories

    panels = tuple(dict.fromkeys(options.panel))
    columns = StoryColumns(
        what=options.what, domain=options.domain, by=options.by, change=options.change, panels=panels
    )
    told = read_sheet(options, lambda sheet: read_stories(sheet, columns)).stories
    if not told:
        raise CommandError("There is nothing in this file but its headings.")
    found = stories(told, panels)
    print(_as_json(found) if options.json else _as_words(found, panels, asks_worse=bool(options.change)))
    return 0


def _as_words(found, panels, *, asks_worse: bool) -> str:
    by = list(dict.fromkeys(who for counts in found.domains.values() for who in counts))
    rows = [
        (domain or "–", *(counts.get(who, 0) for who in by), sum(counts.values()))
        for domain, counts in found.domains.items()
    ]
    parts = [table(["Field", *(who or "–" for who in by), "All"], rows), _worse(found, asks_worse=asks_worse)]
    if panels:
        parts += [_trail(found), *_alike(found, panels)]
    return "\n\n".join(parts)


def _worse(found, *, asks_worse: bool) -> str:
    if not asks_worse:
        return "Nothing says which changes were for the worse. Ask for those too, and name the column with --change."
    if not found.negative:
        return "No story is about a change for the worse. More often that means that nobody asked. Ask for those too."
    return f"{found.negative} of {found.number} stories are about a change for the worse."


def _trail(found) -> str:
    if not found.trail:
        return "No panel chose a story."
    lines = [
        f"{each.panel}: {each.what} – {each.why or 'no reason was written down'} [{each.mark}]" for each in found.trail
    ]
    return "\n".join(["Chosen, in order (the last mark stands for the whole trail):", *lines])


def _alike(found, panels) -> list[str]:
    from ..queries.agreement_words import reading

    if found.agreement is None:
        return []
    alike = found.agreement
    lines = [f"The {len(panels)} panels said the same of {alike.all_agree} of {alike.units} stories."]
    if alike.alpha is not None:
        lines.append(f"Krippendorff's alpha: {alike.alpha:.4f}")
    lines.append(reading(alike))
    lines += [f"Chosen by all: {what}" for what in found.both]
    lines += [f"Chosen by one alone: {what}" for what in found.only_one]
    return ["\n".join(lines)]


def _as_json(found) -> str:
    reasons = [each.what for each in found.without_reason]
    return as_json(asdict(found) | {"negative_share": found.negative_share, "without_reason": reasons})
