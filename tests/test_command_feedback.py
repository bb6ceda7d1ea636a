"""`./stones import feedback`, with a real file of 5,134 answers."""

import csv
import os
import subprocess
import sys
from collections import Counter

import pytest
from lxml import html

from steppingstones.commands import main
from steppingstones.models import Project, Voice
from tests.world import DATA

REAL = str(DATA / "nhs-patient-feedback" / "feedback.csv")


def bring_in(world, file, *more):
    return main(["import", "feedback", str(file), "--project", world.project.slug, *more])


def themes_in_file():
    with open(REAL, encoding="utf-8", newline="") as file:  # noqa: PTH123 (csv wants a file)
        cells = [row["themes"] for row in csv.DictReader(file)]
    return Counter(name for cell in cells for name in {part.strip() for part in cell.split(";")} if name)


def test_a_real_file_goes_in_whole_and_is_counted_truly(world, tmp_path):
    options = ["--text", "answer", "--date", "month", "--label", "themes", "--person", "person"]
    assert bring_in(world, REAL, *options) == 0
    assert bring_in(world, REAL, *options) == 0

    assert Voice.objects.count() == 5134
    assert Voice.objects.filter(words__in=["NA", "None", "Nothing"]).exists()
    assert world.project.givers.count() == 3065
    main(["report", world.project.slug, "-o", str(tmp_path / "r.html")])
    page = html.fromstring((tmp_path / "r.html").read_bytes())
    rows = [row.xpath("./*") for row in page.xpath("//table[contains(caption, 'How many voices')]/tbody/tr")]
    assert {name.text_content(): int(number.text_content()) for name, number in rows} == themes_in_file()


def test_a_dry_run_says_what_would_happen_and_changes_nothing(world, capsys):
    assert bring_in(world, REAL, "--text", "answer", "--date", "month", "--dry-run") == 0

    assert "5,134 rows can be brought in, 0 are wrong. Nothing was changed." in capsys.readouterr().out
    assert not Voice.objects.exists()


@pytest.fixture
def bad_file(tmp_path):
    file = tmp_path / "bad.csv"
    file.write_bytes("said,day\nfine,2024-01-01\n,2024-01-01\nearly,31/02/2024\ncaf\u00e9,\n".encode("cp1252"))
    return file


def test_bad_rows_are_named_and_nothing_is_half_done(world, bad_file, capsys):
    assert bring_in(world, bad_file, "--text", "said", "--date", "day") == 2

    told = capsys.readouterr().err
    assert "Row 3, column “said”: There is no text." in told
    assert "Row 4, column “day”: There is no such date as “31/02/2024”." in told
    assert "Row 5, column “said”: Some letters cannot be read" in told
    assert not Voice.objects.exists()


def test_bad_rows_can_be_left_out(world, bad_file):
    assert bring_in(world, bad_file, "--text", "said", "--date", "day", "--skip-bad-rows") == 0

    assert [voice.words for voice in Voice.objects.all()] == ["fine"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--text", "anwser"], "Did you mean “answer”?"),
        (["--text", "answer", "--label", "colour"], "There is no column “colour”"),
    ],
)
def test_a_wrong_column_is_said_in_one_sentence(world, words, told, capsys):
    assert bring_in(world, REAL, *words) == 2

    assert told in capsys.readouterr().err


def test_a_file_that_is_not_there_is_said_in_one_sentence(world, capsys):
    assert bring_in(world, "/nowhere.csv", "--text", "said") == 2

    assert "/nowhere.csv cannot be read" in capsys.readouterr().err


def test_a_new_project_can_be_made_for_it(db, bad_file):
    words = ["--project", "new-one", "--new-project", "A new one", "--text", "said", "--skip-bad-rows"]
    assert main(["import", "feedback", str(bad_file), *words]) == 0

    assert Project.objects.get().name == "A new one"


def test_in_a_new_place_there_is_no_project_yet_and_that_is_said(tmp_path):
    new = {**os.environ, "STONES_DATA": str(tmp_path / "new"), "DATABASE_URL": ""}
    words = [sys.executable, "-m", "steppingstones", "export", "garden", "-o", str(tmp_path / "voices.csv")]

    done = subprocess.run(words, env=new, capture_output=True, text=True)

    assert done.stderr == "There is no project “garden”. The projects here are: none yet.\n"
    assert done.returncode == 2
