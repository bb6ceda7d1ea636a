"""A quarter of a million answers: put in, counted for a page, and taken out, beside one look at the same rows."""

import json
import statistics
import subprocess
import sys
import time

from .machine import Meanwhile
from .place import make_project
from .questionnaire import WORDS, make_questionnaire
from .results import Result
from .tables import number, table

ANSWERS = 250_000
AT_ONCE = 2_000
KINDS = {
    "scan": "One SQL scan of the same rows",
    "dump": "The same rows as bare CSV by the database driver",
    "summary": "What came back, for its page",
    "csv": "All answers as CSV",
    "xlsx": "All answers as an Excel file",
}


def measure(*, quick: bool) -> Result:
    project = make_project("answer-sheet")
    questionnaire = make_questionnaire(project)
    people = (ANSWERS // 10 if quick else ANSWERS) // 3 + 1
    began = time.perf_counter()
    put_in(questionnaire, people)
    took = time.perf_counter() - began
    meanwhile = Meanwhile()
    runs: dict[str, list[dict]] = {kind: [] for kind in KINDS}
    for _ in range(1 if quick else 3):
        for kind, name in KINDS.items():
            print(f"  {name}", file=sys.stderr)
            runs[kind].append(json.loads(call(kind, questionnaire.ref)))
    wrong = [f"{kind}: {run['rows']} rows for {people} people" for kind in ("csv", "xlsx") for run in runs[kind]]
    wrong = [words for words in wrong if f" {people} rows " not in words]
    return told(runs, meanwhile, took, people, wrong)


def call(*words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "bench.answer_sheet_run", *words], stdout=subprocess.PIPE, check=True, text=True
    )
    return done.stdout


def put_in(questionnaire, people: int) -> None:
    """The rows that `record_answers` writes, for many people in each transaction."""
    from django.db import transaction

    for start in range(0, people, AT_ONCE):
        with transaction.atomic():
            put_in_some(questionnaire, range(start, min(people, start + AT_ONCE)))


def put_in_some(questionnaire, who: range) -> None:
    from datetime import date

    from steppingstones.models import Answer, Consent, Giver, Response, Voice

    of, day = {"project_id": questionnaire.project_id}, date(2026, 3, 4)
    faces, choice, text = questionnaire.questions.all()
    choices = list(choice.choices.all())
    givers = Giver.objects.bulk_create(Giver(**of, side="lived") for _ in who)
    responses = Response.objects.bulk_create(
        Response(**of, questionnaire=questionnaire, giver=giver, once=f"measured {n}", day=day)
        for n, giver in zip(who, givers, strict=True)
    )
    given = []
    for n, response in zip(who, responses, strict=True):
        same = {**of, "response": response, "side": "lived", "month": day.year * 12 + day.month - 1}
        given.append((Answer(**same, question=faces, number=n % 5 + 1), "Happy"))
        given.append((Answer(**same, question=choice, choice=choices[n % 3]), choices[n % 3].words))
        given.append((Answer(**same, question=text), f"{WORDS} ({n})"))
    answers = Answer.objects.bulk_create(answer for answer, _words in given)
    voices = Voice.objects.bulk_create(
        Voice(**of, giver=answer.response.giver, words=words, answer=answer, came_by="questionnaire", said_on=day)
        for answer, (_answer, words) in zip(answers, given, strict=True)
    )
    Consent.objects.bulk_create(Consent(**of, voice=voice, use="group", given_on=day) for voice in voices)


def told(runs: dict[str, list[dict]], meanwhile: Meanwhile, took: float, people: int, wrong: list[str]) -> Result:
    medians = {
        kind: {what: statistics.median(run[what] for run in runs[kind]) for what in ("seconds", "peak", "grew")}
        for kind in KINDS
    }
    scan, dump = medians["scan"]["seconds"], medians["dump"]["seconds"]
    header = ["what", "seconds", "times the scan", "times the bare CSV", "memory MB", "of it for this MB"]
    rows = [[KINDS[kind], *cells(of, scan, dump)] for kind, of in medians.items()]
    text = f"""## {people * 3:,} answers

Three answers from each of {people:,} people, each a voice with its consent. Each line in a process of its own, median
of {len(runs["scan"])}. {meanwhile}

{table(header, rows)}

Putting them in, {AT_ONCE:,} people in each transaction, took {number(took)} s."""
    lines = [
        (
            f"{people * 3:,} answers: {KINDS[kind]}",
            f"{number(medians[kind]['seconds'])} s, {number(medians[kind]['peak'])} MB",
            f"{number(dump)} s: the same rows as bare CSV",
            f"{number(medians[kind]['seconds'] / dump)} times",
        )
        for kind in ("summary", "csv", "xlsx")
    ]
    return Result(text, lines, wrong)


def cells(of: dict[str, float], scan: float, dump: float) -> list[str]:
    seconds = of["seconds"]
    return [number(value) for value in (seconds, seconds / scan, seconds / dump, of["peak"], of["grew"])]
