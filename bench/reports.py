"""The report over 5,134 real pieces of feedback, in each of its forms."""

import json
import os
import statistics
import subprocess
import sys
import time
from itertools import cycle, islice

from .machine import Meanwhile, cpu_of
from .place import ROOT
from .report import ALL
from .results import Result
from .tables import number, percent, table

SLUG = "feedback"
FILE = ROOT / "tests/data/nhs-patient-feedback/feedback.csv"
LONGEST_IMPORT = 10
COLUMNS = ["--text", "answer", "--date", "month", "--label", "service", "--label", "themes", "--person", "person"]
COLUMNS += ["--consent", "public", "--new-project", "Feedback"]
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


def measure(*, quick: bool) -> Result:
    began, before = time.perf_counter(), cpu_of(os.getpid())
    call("steppingstones", "import", "feedback", str(FILE), "--project", SLUG, *COLUMNS)
    imported = time.perf_counter() - began, cpu_of(os.getpid()) - before
    make_report()
    meanwhile = Meanwhile()
    runs: dict[str, list[dict]] = {kind: [] for kind in KINDS}
    for _ in range(1 if quick else 3):
        for kind, name in KINDS.items():
            print(f"  {name}", file=sys.stderr)
            runs[kind].append(json.loads(call("bench.report", kind, SLUG)))
    return told(runs, meanwhile, imported)


def call(*words: str) -> str:
    return subprocess.run([sys.executable, "-m", *words], stdout=subprocess.PIPE, check=True, text=True).stdout


# --- A report with claims -----------------------------------------------------------------------------------


def make_report() -> None:
    """Ten claims; every voice is linked to one of ten stones, each tenth speaks against it."""
    from steppingstones.models import Claim, ClaimQuote, Evidence, Project, Report, Stone

    project = Project.objects.get(slug=SLUG)
    voices = list(project.voices.order_by("pk"))
    stones = [stone(project, place) for place in range(10)]
    Evidence.objects.bulk_create(
        Evidence(project=project, voice=voice, stone=at, stance="for" if place % 10 else "against")
        for place, (voice, at) in enumerate(zip(voices, cycle([*stones, stones[0]]), strict=False))
    )
    make_decisions(project, stones, voices)
    report = Report.objects.create(project=project, title="What people told us")
    for place, at in enumerate(stones):
        claim = Claim.objects.create(project=project, report=report, stone=at, order=place, words=at.words)
        for voice in islice(voices, 11 + place, None, 2000):
            ClaimQuote.objects.create(project=project, claim=claim, voice=voice)
    assert Stone.objects.filter(project=project).count() == report.claims.count()


def stone(project, place: int):
    from steppingstones.models import Stone

    track = (Stone.Track.PROJECT, Stone.Track.CO_PRODUCTION)[place % 2]
    return Stone.objects.create(
        project=project,
        words=f"People feel that they are heard, number {place}",
        kind=Stone.Kind.SHORT,
        track=track,
        order=place,
    )


def make_decisions(project, stones: list, voices: list) -> None:
    """Five decisions, each from forty voices, each with a change that leads to a stone."""
    from steppingstones.models import Change, Decision, Evidence

    for place, at in enumerate(stones[:5]):
        decision = Decision.objects.create(
            project=project, question="What now?", decided=f"Plan {place}", why="Many asked"
        )
        change = Change.objects.create(project=project, decision=decision, words=f"Plan {place} was carried out")
        Evidence.objects.create(project=project, change=change, stone=at)
        asked = voices[40 * place : 40 * (place + 1)]
        Evidence.objects.bulk_create(Evidence(project=project, voice=voice, decision=decision) for voice in asked)


# --- How it is told -----------------------------------------------------------------------------------------


def told(runs: dict[str, list[dict]], meanwhile: Meanwhile, imported: tuple[float, float]) -> Result:
    medians = {
        kind: {what: statistics.median(run[what] for run in runs[kind]) for what in runs[kind][0]} for kind in KINDS
    }
    limit = medians["scan"]["seconds"]
    header = ["written as", "seconds", "times the scan", "processor s", "memory MB", "of it the report's MB", "kB"]
    rows = [[KINDS[kind], *cells(of, limit)] for kind, of in medians.items()]
    text = f"""## The report over 5,134 voices

A project with 10 claims and 5 decisions, whose evidence is all of the voices. Each in a process of its own, from the
first query to the last byte; median of {len(runs["scan"])}. {meanwhile}

{table(header, rows)}

Bringing the voices in from their spreadsheet took {number(imported[0])} s from start to end of the program, and
{number(imported[1])} s of processor time."""
    lines = [
        (
            f"Report over 5,134 voices: {KINDS[kind]}",
            f"{number(of['seconds'])} s, {number(of['peak'])} MB",
            f"{number(limit)} s: one SQL scan of the same rows",
            f"{number(of['seconds'] / limit)} times",
        )
        for kind, of in medians.items()
        if kind != "scan"
    ]
    goal = f"{LONGEST_IMPORT} s, our own"
    lines.append(("Bringing in 5,134 voices", f"{number(imported[0])} s", goal, percent(imported[0] / LONGEST_IMPORT)))
    return Result(text, lines)


def cells(of: dict[str, float], limit: float) -> list[str]:
    grown = of["peak"] - of["before"]
    values = (of["seconds"], of["seconds"] / limit, of["cpu"], of["peak"], grown, of["bytes"] / 1000)
    return [number(value) for value in values]
