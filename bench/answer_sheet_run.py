"""`python -m bench.answer_sheet_run KIND REF`: one thing with all answers, in a process of its own, and what it cost.

`scan` and `dump` are the limits: the same rows by the database driver, without Django, thrown away or written as CSV.
"""

import csv
import json
import os
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from .machine import watched

ROWS = """
    SELECT response.id, giver.ref, giver.side, response.day, answer.question_id, answer.number, answer.amount,
        answer.day, answer.choice_id, answer.is_not_said, voice.words
    FROM steppingstones_response response
    JOIN steppingstones_questionnaire questionnaire ON questionnaire.id = response.questionnaire_id
    JOIN steppingstones_giver giver ON giver.id = response.giver_id
    JOIN steppingstones_answer answer ON answer.response_id = response.id
    JOIN steppingstones_voice voice ON voice.answer_id = answer.id
    JOIN steppingstones_consent consent ON consent.voice_id = voice.id AND consent.use = 'group'
    WHERE questionnaire.ref = ? AND voice.withdrawn_on IS NULL AND consent.withdrawn_on IS NULL
"""


def rows_of(ref: str) -> Iterator[tuple]:
    with sqlite3.connect(Path(os.environ["STONES_DATA"]) / "stones.sqlite3") as connection:
        yield from connection.execute(ROWS, [ref])


def scan(ref: str) -> int:
    return sum(1 for _ in rows_of(ref))


def dump(ref: str) -> int:
    with tempfile.TemporaryFile("w", newline="") as file:
        csv.writer(file).writerows(rows_of(ref))
        return file.tell()


def summary(ref: str) -> int:
    from steppingstones.models import Questionnaire
    from steppingstones.queries.results import results

    return len(results(Questionnaire.objects.get(ref=ref)))


def as_csv(ref: str) -> int:
    from steppingstones.formats.csvfile import csv_pieces

    with tempfile.TemporaryFile() as file:
        count = 0
        for piece in csv_pieces(sheet(ref).rows()):
            file.write(piece)
            count += 1
        return count - 1  # the first piece is the mark of its letters


def as_xlsx(ref: str) -> int:
    from steppingstones.formats.xlsxfile import write_sheets
    from steppingstones.queries.answer_sheet import ABOUT

    found, counted = sheet(ref), [0]

    def rows():
        for row in found.rows():
            counted[0] += 1
            yield row

    with tempfile.TemporaryFile() as file:
        write_sheets([("Answers", found.columns, rows()), ("Columns", ABOUT, found.dictionary())], file)
    return counted[0]


def sheet(ref: str):
    from steppingstones.models import Questionnaire
    from steppingstones.queries.answer_sheet import AnswerSheet

    return AnswerSheet(Questionnaire.objects.get(ref=ref))


WAYS = {"scan": scan, "dump": dump, "summary": summary, "csv": as_csv, "xlsx": as_xlsx}


def main(kind: str, ref: str) -> None:
    if kind not in ("scan", "dump"):
        import django

        django.setup()
    seconds, peak, before, rows = watched(lambda: WAYS[kind](ref))
    print(json.dumps({"seconds": seconds, "peak": peak, "grew": max(0.0, peak - before), "rows": rows}))


if __name__ == "__main__":
    main(*sys.argv[1:])
