"""`./stones ripple`: what came of something, and what came of that, from a spreadsheet."""

import argparse
from dataclasses import asdict

from . import CommandError, set_up
from .sheets import add_file, add_ways, as_json, few, read_sheet, table

NAME = "ripple"
HELP = "Sum up ripples: how far they went, how they branched, and how many somebody outside has shown."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add_file(parser)
    add("--what", metavar="COLUMN", default="what", help="the column that says what came about")
    add("--out-of", metavar="COLUMN", default="out of", help="the column that says out of which other row; empty: none")
    add("--capital", metavar="COLUMN", default="", help="the column that says of what the community has more or less")
    add("--shown", metavar="COLUMN", default="", help="the column that says who outside has shown it; empty: nobody")
    add_ways(parser)


def run(options: argparse.Namespace) -> int:
    set_up()
    from ..formats.ripples import RippleColumns, read_ripples
    from ..methods.ripple import Refusal, ripples

    columns = RippleColumns(what=options.what, out_of=options.out_of, capital=options.capital, shown=options.shown)
    found = ripples(read_sheet(options, lambda sheet: read_ripples(sheet, columns)).ripples)
    if found.refusal == Refusal.NOTHING:
        raise CommandError("There is nothing in this file but its headings.")
    if found.refusal == Refusal.ROUND:
        raise CommandError(f"“{found.lost[0]}” comes out of itself, round in a circle. Take one of the steps out.")
    print(as_json(asdict(found)) if options.json else _as_words(found, with_capitals=bool(options.capital)))
    return 0


def _as_words(found, *, with_capitals: bool) -> str:
    rings = [(f"{far} steps away" if far else "The work itself", many) for far, many in enumerate(found.rings)]
    lines = [f"Shown by somebody outside: {found.shown} of {found.number}"]
    if found.branching is not None:
        lines.append(f"Of each that anything came of, came on average: {few(found.branching, 2)}")
    parts = [table(["Ring", "Number"], rings), "\n".join(lines)]
    if with_capitals:
        reached = sum(many > 0 for many in found.capitals.values())
        rows = [(capital.value, many) for capital, many in found.capitals.items()]
        parts.append(f"{table(['Capital', 'Number'], rows)}\n{reached} of {len(rows)} kinds of capital")
    return "\n\n".join(parts)
