"""Taking all voices out as a spreadsheet, and bringing the same words in again."""

import io
import json
from pathlib import Path

import pytest
from django.urls import reverse

from steppingstones.formats import xlsxfile
from steppingstones.formats.spreadsheet import read
from steppingstones.models import Choice, Consent, Giver, Theme, VoiceTheme
from tests.world import make_questionnaire, make_voice

AWKWARD = json.loads((Path(__file__).parents[1] / "data/awkward-text/strings.json").read_text())
KINDS = ["csv", "xlsx"]


def taken_out(client, project, kind):
    response = client.get(reverse(f"listen:export-{kind}", args=[project.slug]))
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def rows_of(data, kind):
    """The rows of the file, each as a dict by column."""
    sheet = read(io.BytesIO(data), f"voices.{kind}")
    return [dict(zip(sheet.columns, row.cells, strict=True)) for row in sheet.rows]


@pytest.mark.parametrize("kind", KINDS)
def test_a_row_says_who_when_what_and_what_for(world, as_member, kind):
    voice = make_voice(world.project, "I like the big table", subject="The table")
    theme = Theme.objects.create(project=world.project, heading="themes", name="Furniture")
    VoiceTheme.objects.create(project=world.project, voice=voice, theme=theme)

    (row,) = rows_of(taken_out(as_member(world.ben), world.project, kind), kind)

    assert row["words"] == "I like the big table"
    assert row["about"] == "The table"
    assert row["date"] == "2026-03-04"
    assert row["side"] == "Lived experience"
    assert row["themes"] == "Furniture"
    assert row["may be used for"] == "group; quote"


def test_themes_of_the_group_stand_in_a_column_with_a_name(world, as_member):
    voice = make_voice(world.project)
    for heading, name in (("", "Belonging"), ("our themes", "Brought along")):
        theme = Theme.objects.create(project=world.project, heading=heading, name=name)
        VoiceTheme.objects.create(project=world.project, voice=voice, theme=theme)

    (row,) = rows_of(taken_out(as_member(world.ben), world.project, "csv"), "csv")

    assert row["our themes"] == "Belonging"
    assert row["label: our themes"] == "Brought along"


@pytest.mark.parametrize("kind", KINDS)
def test_names_stay_in_the_group(world, as_member, kind):
    giver = Giver.objects.create(project=world.project, member=world.ada, name="Ada Applebee")
    make_voice(world.project, giver=giver)

    (row,) = rows_of(taken_out(as_member(world.ben), world.project, kind), kind)

    assert row["person"] == world.ada.ref
    assert "Ada" not in str(row)


def test_what_the_group_may_not_use_is_not_in_it(world, as_member):
    make_voice(world.project, "not for you", uses=(Consent.Use.QUOTE,))

    assert b"not for you" not in taken_out(as_member(world.ben), world.project, "csv")


def test_what_to_know_first_stands_before_the_words(world, as_member):
    make_voice(world.project, "It was her fall", content_note="Talks about a fall")
    text = b"".join(as_member(world.ben).get("/p/the-garden/listen/voices.csv").streaming_content).decode("utf-8-sig")
    assert "before you read it,words" in text
    assert "Talks about a fall,It was her fall" in text


@pytest.mark.parametrize("words", ["=1+1", "+44 20", "-1", "@SUM(A1)", "\t=1", "'=1+1"])
def test_no_cell_of_a_csv_file_can_run_as_a_formula(world, as_member, words):
    make_voice(world.project, words)

    text = taken_out(as_member(world.ben), world.project, "csv").decode("utf-8-sig")
    (row,) = rows_of(text.encode(), "csv")

    assert f"'{words}" in text
    assert row["words"] == words


@pytest.mark.parametrize("kind", KINDS)
def test_awkward_words_come_out_as_they_went_in(world, as_member, kind):
    awkward = [words for words in AWKWARD if words.strip() and "\0" not in words]
    awkward += ["=1+1", "'=1+1", "''-", "_x0041_", "_x005F_", "a\r\nb", "https://example.org"]
    for words in awkward:
        make_voice(world.project, words)

    found = [row["words"] for row in rows_of(taken_out(as_member(world.ben), world.project, kind), kind)]

    assert found == awkward


@pytest.mark.parametrize("kind", KINDS)
def test_only_facilitators_take_voices_out(world, as_member, kind):
    address = reverse(f"listen:export-{kind}", args=[world.project.slug])

    assert as_member(world.ada).get(address).status_code == 403
    assert as_member(world.cy).get(address).status_code == 404


def test_three_voices_need_no_more_queries_than_one(world, as_member, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def queries():
        with CaptureQueriesContext(connection) as captured:
            taken_out(as_member(world.ben), world.project, "csv")
        return len(captured)

    make_voice(world.project)
    for_one = queries()
    make_voice(world.project)
    make_voice(world.project)

    assert queries() == for_one


def test_what_no_workbook_can_hold_is_said_in_words(world, as_member):
    """A list of all villages of a county is longer than a cell may be."""
    questionnaire = make_questionnaire(world.project)
    question = questionnaire.questions.get(kind="choice")
    names = [f"{number} {'long name ' * 28}" for number in range(130)]
    Choice.objects.bulk_create(Choice(project=world.project, question=question, words=name) for name in names)
    page = as_member(world.ben).get(reverse("listen:answers-xlsx", args=["the-garden", questionnaire.ref]), follow=True)
    assert "This is more than an Excel file can hold. Choose CSV instead." in page.text


def test_more_voices_than_a_workbook_has_rows_are_said_in_words(world, as_member, monkeypatch):
    monkeypatch.setattr(xlsxfile, "LAST_ROW", 2)
    for words in ("One", "Two"):
        make_voice(world.project, words)
    page = as_member(world.ben).get(reverse("listen:export-xlsx", args=["the-garden"]), follow=True)
    assert "This is more than an Excel file can hold. Choose CSV instead." in page.text
