"""What was taken back is in no file of the database any more. On a real site of its own, with a reader beside it."""

import json
import subprocess
import sys

from ..real_data import ROOT, environment_of

SHORT, LONG, NAME = "Zwetschgenkuchen", "Quittengelee", "Brombeerhecke"

STORY = f"""
import json, os, re, sqlite3, django
django.setup()
from pathlib import Path
from django.conf import settings
from steppingstones.actions.consent import take_back
from steppingstones.commands.prepare import prepare_tables
from tests.world import make_project, make_voice
from steppingstones.models import Giver

def files_with(words):
    return sorted(
        path.name for path in Path(settings.DATA).glob("stones.sqlite3*")
        if re.search(words.encode(), path.read_bytes(), re.I)  # the index for searching has small letters
    )

def in_index(words):
    rows = reader.execute("select block from steppingstones_search_data").fetchall()
    return any(words.lower().encode() in row[0] for row in rows)

def everywhere():
    return {{words: files_with(words) for words in ("{SHORT}", "{LONG}", "{NAME}")}}

prepare_tables()
project = make_project()
giver = Giver.objects.create(project=project, side="lived", name="{NAME}")
voices = [make_voice(project, words, giver=giver) for words in ("{SHORT}", "{LONG} " * 2000)]
reader = sqlite3.connect(settings.DATABASES["default"]["NAME"])
reader.execute("select count(*) from steppingstones_voice").fetchall()
before, indexed = everywhere(), in_index("{SHORT}")
for voice in voices:
    take_back(voice)
print(json.dumps([before, indexed, everywhere(), in_index("{SHORT}")]))
"""


def test_words_that_are_taken_back_are_in_no_file(example_data, tmp_path):
    environment = environment_of(example_data(tmp_path / "data"))
    told = subprocess.run(
        [sys.executable, "-c", STORY], env=environment, cwd=ROOT, capture_output=True, text=True, check=True
    )
    before, indexed, after, still_indexed = json.loads(told.stdout.splitlines()[-1])
    assert all("stones.sqlite3-wal" in files for files in before.values())
    assert after == {SHORT: [], LONG: [], NAME: []}
    assert indexed, "The index must have the words first, or this proves nothing."
    assert not still_indexed
