"""`./bench/run`: measure, and print tables in Markdown. Ends with 1 if something is not as it must be."""

import argparse
import sys
import time

from . import answer_sheet, answers, hall, pages, pathway, personal, reports, search, suggestions, sums, wall
from .machine import described
from .place import new_site
from .tables import table

SECTIONS = {
    "answers": answers.measure,
    "hall": hall.measure,
    "reports": reports.measure,
    "pages": pages.measure,
    "pathway": pathway.measure,
    "sheet": answer_sheet.measure,
    "themes": suggestions.measure,
    "wall": wall.measure,
    "search": search.measure,
    "personal": personal.measure,
    "sums": sums.measure,
}


def main(words: list[str]) -> int:
    options = parser().parse_args(words)
    began = time.monotonic()
    print(f"# How fast\n\n{described()}", flush=True)
    results = []
    with new_site():
        for name in options.section or SECTIONS:
            print(f"Measuring {name} ...", file=sys.stderr)
            results.append(SECTIONS[name](quick=options.quick))
            print(f"\n{results[-1].text}", flush=True)
    lines = [line for result in results for line in result.lines]
    print(f"\n## In short\n\n{table(['what', 'reached', 'limit, in the same run', 'share'], lines)}")
    wrong = [f"- {trouble}" for result in results for trouble in result.wrong]
    print("\n" + "\n".join(["## Not as it must be", "", *wrong] if wrong else ["Nothing failed."]))
    print(f"Measured in {time.monotonic() - began:.0f} s.", file=sys.stderr)
    return 1 if wrong else 0


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(
        prog="./bench/run", description="Measure the site against the limits of this machine."
    )
    top.add_argument("section", nargs="*", help=f"only these: {', '.join(SECTIONS)}")
    top.add_argument("--quick", action="store_true", help="short runs, for a look; the numbers are rough")
    return top


sys.exit(main(sys.argv[1:]))
