"""`./stones import questionnaire` and `./stones questionnaire`."""

import csv

import pytest

from steppingstones.commands import main
from steppingstones.formats.xlsform import read
from steppingstones.models import Questionnaire
from steppingstones.queries.questionnaires import form_of
from tests.world import answer_all, make_questionnaire

FORM = "survey,,,\n,type,name,label\n,text,why,Why do you come?\n"


@pytest.fixture
def bring(world, tmp_path):
    def bring(text, *options):
        file = tmp_path / "a_form.csv"
        file.write_text(text)
        return main(["import", "questionnaire", str(file), "--project", "the-garden", *options])

    return bring


def test_a_questionnaire_is_made(bring, capsys):
    assert bring(FORM) == 0
    made = Questionnaire.objects.get()
    assert f"“a form” in The Garden: 1 questions, closed. Its code is {made.ref}." in capsys.readouterr().out


def test_what_is_not_kept_is_told_and_nothing_is_made(bring, capsys):
    more = f"{FORM},barcode,card,Your card\n"
    assert bring(more) == 2
    assert "Sheet “survey”, row 3: “Your card” is left out. This reads a barcode." in capsys.readouterr().err
    assert not Questionnaire.objects.exists()
    assert bring(more, "--bring-in-the-rest", "--title", "Why") == 0
    assert Questionnaire.objects.get().title == "Why"


def test_a_dry_run_changes_nothing(bring, capsys):
    assert bring(FORM, "--dry-run") == 0
    assert "1 questions can be made. Nothing was changed." in capsys.readouterr().out
    assert not Questionnaire.objects.exists()


def test_a_wrong_form_is_refused(bring, capsys):
    assert bring(FORM.replace("text", "txet")) == 2
    assert "“txet” is no kind of question" in capsys.readouterr().err


def test_the_questions_are_written(world, tmp_path):
    found, file = make_questionnaire(world.project), tmp_path / "form.xlsx"
    assert main(["questionnaire", "the-garden", found.ref, "-o", str(file)]) == 0
    assert read(file.read_bytes(), file.name).form == form_of(found)


def test_the_answers_are_written(world, tmp_path):
    found = make_questionnaire(world.project)
    answer_all(found)
    for name in ("answers.csv", "answers.xlsx"):
        assert main(["questionnaire", "the-garden", found.ref, "--answers", "-o", str(tmp_path / name)]) == 0
    assert (tmp_path / "answers.xlsx").read_bytes().startswith(b"PK")
    with (tmp_path / "answers.csv").open(encoding="utf-8-sig") as file:
        assert len(list(csv.DictReader(file))) == 1


def test_a_questionnaire_that_is_not_there_names_those_that_are(world, tmp_path, capsys):
    found = make_questionnaire(world.project)
    assert main(["questionnaire", "the-garden", "no-such", "-o", str(tmp_path / "a.xlsx")]) == 2
    assert found.ref in capsys.readouterr().err
    assert main(["questionnaire", "the-garden", found.ref, "-o", "a.pdf"]) == 2
