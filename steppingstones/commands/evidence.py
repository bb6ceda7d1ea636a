"""`./stones evidence`: how far a claim about co-production may go, from a spreadsheet of what is behind it."""

import argparse

from . import CommandError, set_up
from .sheets import add_file, add_ways, as_json, few, read_sheet, table

NAME = "evidence"
HELP = "Say how far a claim may go, and what evidence that was looked for says about it, from a CSV or XLSX file."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add_file(parser)
    prior = "how likely it was before anybody looked, from where to where; without it, 0.4 to 0.6"
    add("--prior", metavar=("LOW", "HIGH"), nargs=2, type=float, default=[0.4, 0.6], help=prior)
    add("--tie", metavar="NUMBER", type=float, help="how closely two pieces of one origin hang together, from -1 to 1")
    add_ways(parser)


def run(options: argparse.Namespace) -> int:
    set_up()
    from ..formats.evidence import read_evidence
    from ..methods.contribution import believe

    low, high = options.prior
    if not 0 < low <= high < 1:
        raise CommandError("Give --prior as two chances between 0 and 1, the lower one first.")
    if options.tie is not None and not -1 <= options.tie <= 1:
        raise CommandError("Give --tie as a number from -1 to 1.")
    found = read_sheet(options, read_evidence)
    if not found.links and not found.tests:
        raise CommandError("There is no evidence in this file.")
    tests = [each.test for each in found.tests]
    trail = [believe((low, high), tests[:count], tie=options.tie) for count in range(1, len(tests) + 1)]
    print(_as_json(found, trail) if options.json else _as_words(found, trail))
    return 0


# --- In words -----------------------------------------------------------------------------------------------


def _as_words(found, trail) -> str:
    parts = [_links(found), _whole(found), _tests(found, trail), _sure(trail), _cautions(found, trail)]
    return "\n\n".join(filter(None, parts))


def _links(found) -> str:
    from ..methods.contribution import rung

    header = ["Link", "Voices", "Changed", "Others looked into", "Open", "Sources", "Compared", "Rung"]
    rows = [
        (
            *(name, known.voices, "yes" if known.has_changed else "no", known.rivals, known.open_rivals),
            *(known.independent, "yes" if known.is_compared else "no", int(rung(known))),
        )
        for name, known in found.links.items()
    ]
    return table(header, rows) if rows else ""


def _whole(found) -> str:
    from ..methods.contribution import lacks, substantiated, weakest
    from ..queries.contribution_words import LACKS, RUNGS

    if not found.links:
        return ""
    least, names = weakest(found.links)
    lines = [f"What may be said of the whole way (rung {int(least)} of 4): {RUNGS[least]()}"]
    for name in names:
        needed = ", ".join(LACKS[lack]() for lack in lacks(found.links[name]))
        lines += [f"To go further, “{name}” needs: {needed}."] if needed else []
    if found.asked:
        share, low, high = substantiated(found.confirmed, found.asked)
        ends = f"{share:.2f}, from {low:.2f} to {high:.2f}"
        lines.append(f"Sources apart from the group that confirm it: {found.confirmed} of {found.asked} ({ends})")
    return "\n".join(lines)


def _tests(found, trail) -> str:
    from ..queries.contribution_words import KINDS

    rows = [
        (each.test.what, KINDS[_kind(each.test)](), "found" if each.test.is_found else "not found", *_ends(belief))
        for each, belief in zip(found.tests, trail, strict=True)
    ]
    return table(["Looked for", "What it can do", "", "From", "To"], rows) if rows else ""


def _kind(test):
    from ..methods.contribution import classify

    return classify(sum(test.if_so) / 2, sum(test.if_not) / 2)


def _ends(belief) -> tuple[str, str]:
    return ("–", "–") if belief.refusal else (few(belief.low), few(belief.high))


def _sure(trail) -> str:
    from ..queries.contribution_words import REFUSALS, how_sure

    if not trail:
        return ""
    last = trail[-1]
    if last.refusal:
        return REFUSALS[last.refusal]()
    lines = [f"That co-production contributed: {how_sure(last)} ({few(last.low, 2)} to {few(last.high, 2)})"]
    lines += [f"Left out, as it comes from where another piece does: {what}" for what in last.left_out]
    return "\n".join(lines)


def _cautions(found, trail) -> str:
    points = [each for each in found.tests if each.test.if_so[0] == each.test.if_so[1]]
    said = {
        "Fewer than two people judged some of the chances.": any((each.people or 0) < 2 for each in found.tests),
        "Some chances were judged after looking, or nobody says when.": any(not each.is_before for each in found.tests),
        "Some chances are single numbers. Nobody knows them so well: say from where to where.": points,
        "Such numbers look more exact than they are. Tell the words, and what was looked for.": trail,
    }
    return "\n".join(f"- {words}" for words, holds in said.items() if holds)


def _as_json(found, trail) -> str:
    from ..methods.contribution import lacks, rung, weakest

    links = {name: {"known": known, "rung": rung(known), "lacks": lacks(known)} for name, known in found.links.items()}
    whole = {"rung": weakest(found.links)[0], "weakest": weakest(found.links)[1]} if found.links else None
    tests = [
        {"judged": each, "kind": _kind(each.test), "after": belief}
        for each, belief in zip(found.tests, trail, strict=True)
    ]
    return as_json({"links": links, "whole": whole, "tests": tests, "asked": found.asked, "confirmed": found.confirmed})
