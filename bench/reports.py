"""The report over 5,134 real pieces of feedback, in each of its forms."""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import cycle, islice

from .machine import Meanwhile
from .place import ROOT
from .results import Result
from .tables import number, table

SLUG = "feedback"
FILE = ROOT / "tests/data/nhs-patient-feedback/feedback.csv"
COLUMNS = ["--text", "answer", "--date", "month", "--label", "service", "--label", "themes", "--person", "person"]
KINDS = {
    "scan": "One SQL scan of the same rows",
    "web": "Web page",
    "pdf": "PDF",
    "easy-web": "Easy Read, web page",
    "easy-pdf": "Easy Read, PDF",
}


def measure(*, quick: bool) -> Result:
    began = time.perf_counter()
    imported = call("steppingstones", "import", "feedback", str(FILE), "--project", SLUG, *COLUMNS, *NEW)
    seconds = time.perf_counter() - began
    make_report()
    meanwhile = Meanwhile()
    runs = {kind: [] for kind in KINDS}
    for _ in range(1 if quick else 3):
        for kind in KINDS:
            print(f"  {KINDS[kind]}", file=sys.stderr)
            runs[kind].append(json.loads(call("bench.report", kind, SLUG)))
    return told(runs, meanwhile, seconds, imported)


NEW = ["--consent", "public", "--new-project", "Feedback", "--skip-bad-rows"]


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


def told(runs: dict[str, list[dict]], meanwhile: Meanwhile, imported: float, words: str) -> Result:
    def median(kind: str, what: str) -> float:
        return statistics.median(run[what] for run in runs[kind])

    limit = median("scan", "seconds")
    header = ["written as", "seconds", "times the scan", "peak memory MB", "of it before the report MB", "kB"]
    rows = [
        [
            KINDS[kind],
            number(median(kind, "seconds")),
            number(median(kind, "seconds") / limit),
            number(median(kind, "peak")),
            number(median(kind, "before")),
            number(median(kind, "bytes") / 1000),
        ]
        for kind in KINDS
    ]
    text = f"""## The report over 5,134 voices

A project with 10 claims and 5 decisions, whose evidence is all of the voices. Each in a process of its own, from the
first query to the last byte; median of {len(runs["scan"])}. {meanwhile}

{table(header, rows)}

Bringing the voices in took {imported:.1f} s with the start of the program: {words.strip()}"""
    return Result(text, list(lines(rows, limit)))


def lines(rows: list[list[str]], limit: float) -> Iterator[tuple[str, str, str, str]]:
    for name, seconds, times, peak, *_rest in rows[1:]:
        what = f"Report over 5,134 voices: {name[0].lower() if name != 'PDF' else 'P'}{name[1:]}"
        yield what, f"{seconds} s, {peak} MB", f"{number(limit)} s: one SQL scan of the same rows", f"{times} times"
