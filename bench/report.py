"""`python -m bench.report KIND SLUG`: write one report in a process of its own, and print what it cost.

`scan` is the limit: one look at the same rows by the database driver, without Django.
"""

import json
import os
import sqlite3
import sys
import time
from dataclasses import replace
from pathlib import Path

from .machine import megabytes, watched

ALL = "all-with-300-claims"
ROWS = """
    SELECT voice.ref, voice.words, voice.said_on, giver.side, theme.heading, theme.name
    FROM steppingstones_voice voice
    JOIN steppingstones_project project ON project.id = voice.project_id
    JOIN steppingstones_giver giver ON giver.id = voice.giver_id
    LEFT JOIN steppingstones_voicetheme about ON about.voice_id = voice.id
    LEFT JOIN steppingstones_theme theme ON theme.id = about.theme_id
    WHERE project.slug = ?
"""


def scan(slug: str) -> int:
    with sqlite3.connect(Path(os.environ["STONES_DATA"]) / "stones.sqlite3") as connection:
        rows = connection.execute(ROWS, [slug]).fetchall()
    return sum(len(row[1].encode()) for row in rows)


def write(kind: str, slug: str) -> int:
    """The report from the first query to the last byte."""
    from django.utils import timezone

    from steppingstones.documents import easyread, web
    from steppingstones.models import Report
    from steppingstones.queries.report_forms import FORMS
    from steppingstones.queries.reports import report_document

    report = Report.objects.select_related("project__organisation").get(project__slug=slug)
    document = report_document(report, today=timezone.localdate())
    if kind == ALL:
        many = replace(document, blocks=document.blocks + claims_of(document) * 29)
        return sum(len(form.file(many)[0]) for form in FORMS.values())
    if kind in FORMS:
        return len(FORMS[kind].file(document)[0])
    return len((web if kind == "web" else easyread).page(document).encode())


def claims_of(document) -> tuple:
    from steppingstones.documents.blocks import Claim

    return tuple(block for block in document.blocks if isinstance(block, Claim))


def main(kind: str, slug: str) -> None:
    if kind != "scan":
        import django

        django.setup()
    before = time.process_time()
    seconds, own, _before, size = watched(lambda: scan(slug) if kind == "scan" else write(kind, slug))
    took = {"seconds": seconds, "cpu": time.process_time() - before}
    print(json.dumps({**took, "own": own, "peak": megabytes("VmHWM:"), "bytes": size}))


if __name__ == "__main__":
    main(*sys.argv[1:])
