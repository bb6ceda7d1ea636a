"""A report over 40, 5,134 and 100,000 pieces of feedback, in each of its forms; and its PDF beside WeasyPrint's."""

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

from .feedback import ALL_FEEDBACK, SLUG, bring_in, call, fill, slug_of
from .machine import Meanwhile, cpu_of
from .report import ALL
from .results import Result
from .tables import number, percent, table

LONGEST_IMPORT, LONGEST, LONGEST_OF_ALL, MOST_MEMORY = 10, 3, 20, 300  # seconds, and MB: our own
FEW, MANY = 40, 100_000
MISSING = "WeasyPrint is not on this machine (`pipx install weasyprint`), so there is nothing beside the PDF."
KINDS = {
    "scan": "One SQL scan of the same rows",
    "web": "Web page",
    "pdf": "PDF",
    "large-print": "PDF in large print",
    "word": "Word",
    "easy-web": "Easy Read, web page",
    "easy-read-pdf": "Easy Read, PDF",
    "easy-read-word": "Easy Read, Word",
    "audio": "Script to read aloud",
    "text": "Plain text",
    "spreadsheet": "Spreadsheet",
    "data": "Data file",
    "poster": "Poster",
    ALL: "All files, with 300 claims",
}


Runs = dict[str, dict[str, float]]


def measure(*, quick: bool) -> Result:
    began, before = time.perf_counter(), cpu_of(os.getpid())
    bring_in()
    imported = time.perf_counter() - began, cpu_of(os.getpid()) - before
    meanwhile, found = Meanwhile(), {}
    for amount in (FEW, ALL_FEEDBACK) if quick else (FEW, ALL_FEEDBACK, MANY):
        fill(amount)
        found[amount] = each_form(amount, 1 if quick or amount == MANY else 3)
    return told(found, beside_weasyprint(1 if quick else 3), meanwhile, imported)


def each_form(amount: int, times: int) -> Runs:
    """By form, the middle one of some runs. Each has a process of its own, so that its memory is its own too."""
    kinds = [kind for kind in KINDS if kind != ALL or amount == ALL_FEEDBACK]
    runs: dict[str, list[dict[str, float]]] = {kind: [] for kind in kinds}
    for _ in range(times):
        for kind in kinds:
            print(f"  {amount:,} voices: {KINDS[kind]}", file=sys.stderr)
            runs[kind].append(json.loads(call("bench.report", kind, slug_of(amount))))
    return {kind: {what: statistics.median(run[what] for run in of) for what in of[0]} for kind, of in runs.items()}


def beside_weasyprint(times: int) -> tuple[float, float] | None:
    """Seconds of our program, from the database to the PDF, and of WeasyPrint, from the same report as HTML to its."""
    program, folder = shutil.which("weasyprint"), Path(os.environ["STONES_DATA"])
    if program is None:
        return None
    page = folder / "report.html"
    call("steppingstones", "report", SLUG, "--format", "html", "-o", str(page))
    ours = [sys.executable, "-m", "steppingstones", "report", SLUG, "--format", "pdf", "-o", str(folder / "ours.pdf")]
    theirs = [program, "--pdf-variant", "pdf/ua-1", str(page), str(folder / "theirs.pdf")]
    took = [[seconds(words) for words in (ours, theirs)] for _ in range(times)]
    return statistics.median(own for own, _their in took), statistics.median(their for _own, their in took)


def seconds(words: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(words, check=True, capture_output=True)
    return time.perf_counter() - began


# --- How it is told -----------------------------------------------------------------------------------------


def told(
    found: dict[int, Runs], printed: tuple[float, float] | None, meanwhile: Meanwhile, imported: tuple[float, float]
) -> Result:
    header = ["written as", "seconds", "times the scan", "processor s", "memory MB", "of its own MB", "kB"]
    tables = [f"### {amount:,} voices\n\n{table(header, rows(runs))}" for amount, runs in found.items()]
    together = "\n\n".join(tables)
    text = f"""## The report

A project with 10 claims and 5 decisions, whose evidence is all of the voices: the first {FEW} pieces of real feedback,
all {ALL_FEEDBACK:,}, and {MANY:,} by repeating them (one run; not in a quick one). Each form in a process of its own,
from the first query to the last byte. Memory that is not its own is libraries, and pages of the database file that the
system lends and takes back. {meanwhile}

{together}

{beside(printed)}

Bringing {ALL_FEEDBACK:,} voices in from their spreadsheet took {number(imported[0])} s from start to end of the
program, and {number(imported[1])} s of processor time."""
    lines = [line for amount, runs in found.items() for line in in_short(amount, runs)]
    if printed:
        ratio = f"{number(printed[0] / printed[1])} times"
        lines.append(("The report as PDF", f"{number(printed[0])} s", f"{number(printed[1])} s: WeasyPrint", ratio))
    goal = f"{LONGEST_IMPORT} s, our own"
    lines.append(("Bringing in 5,134 voices", f"{number(imported[0])} s", goal, percent(imported[0] / LONGEST_IMPORT)))
    return Result(text, lines, [*too_heavy(found)])


def rows(runs: Runs) -> list[list[str]]:
    limit = runs["scan"]["seconds"]
    return [[KINDS[kind], *cells(of, limit)] for kind, of in runs.items()]


def cells(of: dict[str, float], limit: float) -> list[str]:
    values = (of["seconds"], of["seconds"] / limit, of["cpu"], of["peak"], of["own"], of["bytes"] / 1000)
    return [number(value) for value in values]


def beside(printed: tuple[float, float] | None) -> str:
    if printed is None:
        return MISSING
    ours, theirs = map(number, printed)
    return f"""As PDF, {ALL_FEEDBACK:,} voices, each program from its start to its end: ours from the database {ours} s,
WeasyPrint from the same report as HTML {theirs} s. Both are tagged (PDF/UA-1)."""


def in_short(amount: int, runs: Runs) -> list[tuple[str, str, str, str]]:
    scan = runs["scan"]["seconds"]
    slowest = max((kind for kind in runs if kind not in ("scan", ALL)), key=lambda kind: runs[kind]["seconds"])
    heaviest = max((kind for kind in runs if kind not in ("scan", ALL)), key=lambda kind: runs[kind]["own"])
    took, peak, name = runs[slowest]["seconds"], runs[heaviest]["own"], f"Report over {amount:,} voices"
    limit = f"{number(scan)} s: one SQL scan of the same rows"
    lines = [(f"{name}, slowest form ({KINDS[slowest]})", f"{number(took)} s", limit, f"{number(took / scan)} times")]
    if amount == ALL_FEEDBACK:
        every = runs[ALL]["seconds"]
        lines.append((f"{name}, the same", f"{number(took)} s", f"{LONGEST} s, our own", percent(took / LONGEST)))
        share = percent(every / LONGEST_OF_ALL)
        lines.append((KINDS[ALL], f"{number(every)} s", f"{LONGEST_OF_ALL} s, our own", share))
    share = percent(peak / MOST_MEMORY)
    lines.append(
        (f"{name}, heaviest form ({KINDS[heaviest]})", f"{number(peak)} MB", f"{MOST_MEMORY} MB, our own", share)
    )
    return lines


def too_heavy(found: dict[int, Runs]) -> list[str]:
    return [
        f"{KINDS[kind]} of a report over {amount:,} voices took {number(of['own'])} MB."
        for amount, runs in found.items()
        for kind, of in runs.items()
        if kind != ALL and of["own"] > MOST_MEMORY
    ]
