"""Pictures in reports: counted as everything else is, and outside the group nothing small is drawn."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from steppingstones.documents import easyread, easyread_word, plain_text, web
from steppingstones.documents.blocks import Document, EasyRow, Paragraph, Pathway, Table
from steppingstones.documents.easy_rows import lines_of, row
from steppingstones.documents.kept import from_data, to_data
from steppingstones.models import Report, ReportPart
from steppingstones.queries.reports import report_document
from tests.again import make_change as make_twice
from tests.documents.pdf_reader import alts_of
from tests.world import answer_all, link, make_change, make_decision, make_questionnaire, make_stone, make_voice

TODAY = date(2026, 11, 22)
Part = ReportPart.Part


def told(world, part, audience="group"):
    report = Report.objects.create(project=world.project, title="Our year", audience=audience)
    ReportPart.objects.create(project=world.project, report=report, part=part)
    return report_document(report, today=TODAY)


def drawn(world, part, audience="group"):
    return [block for block in told(world, part, audience).blocks if isinstance(block, Table) and block.drawing]


def say(project, number, *targets, words="Words"):
    for at in range(number):
        voice = make_voice(project, f"{words} {at}")
        for target in targets:
            link(voice, target)


# --- The timeline -----------------------------------------------------------------------------------------


@pytest.fixture
def decided(world):
    table = make_decision(world.project, decided="The round one", decided_on=date(2026, 3, 4), status="decided")
    make_change(table, changed_on=date(2026, 5, 6))
    make_change(table, "Everybody can sit at it")


def test_what_has_a_day_stands_on_the_line_and_the_rest_is_named(world, decided):
    (table,) = drawn(world, Part.DECISIONS)
    assert [(mark.day, mark.kind) for mark in table.drawing.marks] == [
        ("2026-03-04", "decision"),
        ("2026-05-06", "change"),
    ]
    assert table.drawing.words == (
        "1 decision and 1 change from 4 March 2026 to 6 May 2026. Not on the line, since its day is not written down: "
        "“Everybody can sit at it”."
    )


def test_the_table_tells_each_day_that_is_drawn(world, decided):
    (table,) = drawn(world, Part.DECISIONS)
    cells = " ".join(cell for row in table.rows for cell in row)
    assert [mark.on for mark in table.drawing.marks if mark.on not in cells or mark.words not in cells] == []


def test_without_any_day_there_is_no_line(world):
    make_decision(world.project, decided="The round one", decided_on=None, status="decided")
    assert drawn(world, Part.DECISIONS) == []


# --- The river --------------------------------------------------------------------------------------------


@pytest.fixture
def river(world):
    decision = make_decision(world.project)
    say(world.project, 7)
    say(world.project, 3, decision)
    say(world.project, 6, make_stone(world.project))
    return decision


def test_the_group_sees_how_far_the_words_of_how_many_have_got(world, river):
    (table,) = drawn(world, Part.RIVER)
    assert table.rows == (
        ("No further yet", "7 people"),
        ("A decision", "3 people"),
        ("A change", "Nobody"),
        ("An outcome", "6 people"),
        ("The impact", "Nobody"),
    )
    assert table.drawing.amounts == ((7, 7), (3, 3), (0, 0), (6, 6), (0, 0))


def test_outside_few_are_joined_to_others_and_all_are_told_in_bands(world, river):
    (table,) = drawn(world, Part.RIVER, "outside")
    assert table.rows == (
        ("No further yet", "5 to 9 people"),
        ("A decision, a change or an outcome", "5 to 9 people"),
        ("The impact", "Nobody"),
    )
    assert table.drawing.amounts == ((5, 9), (5, 9), (0, 0))


def test_the_sentence_tells_the_same_as_the_table(world, river):
    for audience in ("group", "outside"):
        (table,) = drawn(world, Part.RIVER, audience)
        said = table.drawing.words.casefold()
        assert [row for row in table.rows if f"{row[0]}: {row[1]}.".casefold() not in said] == []


def test_of_a_few_people_no_river_is_told_outside(world):
    say(world.project, 4)
    document = told(world, Part.RIVER, "outside")
    assert not [block for block in document.blocks if isinstance(block, Table)]
    assert any("few people have spoken" in block.text for block in document.blocks if isinstance(block, Paragraph))


def test_one_voice_more_within_a_band_changes_nothing_that_leaves_the_group(world, river):
    before = web.fragment(told(world, Part.RIVER, "outside"))
    say(world.project, 1)
    assert web.fragment(told(world, Part.RIVER, "outside")) == before


# --- Before and after, and answers --------------------------------------------------------------------------


def test_who_moved_which_way_is_drawn_as_people_in_bands(world):
    make_twice(world.ben, [2] * 17, [3] * 6 + [2] * 6 + [1] * 5)
    moved = [table for table in drawn(world, Part.CHANGED) if table.drawing.kind == "moved"]
    assert {table.drawing.amounts for table in moved} == {((5, 9), (5, 9), (5, 9))}
    assert moved[0].drawing.words.count("5 to 9 people") == 3


def test_of_a_small_group_nobody_is_drawn(world):
    make_twice(world.ben, [2] * 17, [3] * 8 + [2] * 8 + [1])
    assert drawn(world, Part.CHANGED) == []


def test_faces_are_drawn_as_faces_and_choices_as_bars(world):
    questionnaire = make_questionnaire(world.project)
    for once in range(6):
        answer_all(questionnaire, once=str(once))
    assert [table.drawing.kind for table in drawn(world, Part.FEEDBACK)] == ["faces", "bars"]
    assert "6 out of 6 people: Happy." in drawn(world, Part.FEEDBACK)[0].drawing.words


def test_outside_an_answer_of_few_is_neither_told_nor_drawn(world):
    questionnaire = make_questionnaire(world.project)
    for once, face in enumerate((5, 4, 4, 4, 4, 4)):
        answer_all(questionnaire, face, once=str(once))
    assert [table.drawing.kind for table in drawn(world, Part.FEEDBACK, "outside")] == ["bars"]


# --- The pathway ------------------------------------------------------------------------------------------


@pytest.fixture
def stones(world):
    """Nothing shows the first, people say so of the second, a change leads to the third, and the last has both."""
    stones = [make_stone(world.project, f"Stone {at}", order=at) for at in range(4)]
    say(world.project, 1, stones[1], stones[3])
    change = make_change(make_decision(world.project))
    link(change, stones[2])
    link(change, stones[3])
    return stones


def pathway(world):
    return next(block for block in told(world, Part.PATHWAY).blocks if isinstance(block, Pathway))


def test_each_stone_has_a_circle_that_says_how_far_it_has_come(world, stones):
    circles = re.findall(r"<circle [^>]*/>(?:<path [^>]*/>)?", pathway(world).svg)
    assert [circle.count("<path") for circle in circles] == [0, 1, 1, 1]
    assert circles[1].partition("<path")[2] != circles[3].partition("<path")[2]


def test_the_list_says_the_same_of_each_stone(world, stones):
    (level,) = pathway(world).items
    assert [item.items[0].text for item in level.items] == [
        "nothing shows it yet",
        "people say so",
        "a change leads to it",
        "people say so, and a change leads to it",
    ]


def test_what_the_circles_mean_stands_under_the_picture_in_each_form(world, stones):
    document = told(world, Part.PATHWAY)
    assert "a full circle, both" in web.fragment(document)
    assert "a full circle, both" in plain_text.write(document)


# --- Easy Read ----------------------------------------------------------------------------------------------


def people_in(world, audience):
    """The pictures of people beside the easy sentences of a claim that six of eight people made."""
    stone = make_stone(world.project)
    say(world.project, 6, stone)
    say(world.project, 2, words="Other")
    report = Report.objects.create(project=world.project, title="Our year", audience=audience)
    report.claims.create(project=world.project, stone=stone, words="People feel at home")
    easy = [row for block in report_document(report, today=TODAY).blocks for row in block.easy]
    return [row.picture for row in easy if row.picture.startswith("people-")]


def test_the_group_sees_six_out_of_eight_people_beside_the_easy_sentence(world):
    assert "people-6-8" in people_in(world, "group")


def test_people_outside_see_the_six_and_not_out_of_how_many(world):
    assert set(people_in(world, "outside")) == {"people-6-6"}


def test_of_a_few_people_no_picture_shows_how_many(world):
    stone = make_stone(world.project)
    say(world.project, 4, stone)
    report = Report.objects.create(project=world.project, title="Our year", audience="outside")
    report.claims.create(project=world.project, stone=stone, words="People feel at home")
    assert "people-" not in str(to_data(report_document(report, today=TODAY).blocks))


def test_the_picture_of_people_stands_in_each_easy_form(world):
    document = Document(
        title="Tea", blocks=(Paragraph(text="", easy=(EasyRow(words="6 people.", picture="people-6-8"),)),)
    )
    assert 'src="data:image/svg+xml;base64,' in easyread.fragment(document, picture_url=lambda path: f"/static/{path}")
    assert alts_of(easyread.pdf(document).data) == ["6 out of 8 people"]
    assert easyread_word.write(document)[:2] == b"PK"


def test_one_person_more_leaves_a_line_read():
    before, after = (row("said", "[people] said so.", "1F5E3", people="People") for _each in range(2))
    (one,), (other,) = (
        lines_of(replace(each, crowd=crowd), None) for each, crowd in ((before, "people-6-8"), (after, "people-7-9"))
    )
    assert one.mark == other.mark
    assert (one.row.picture, other.row.picture) == ("people-6-8", "people-7-9")


# --- All of them ------------------------------------------------------------------------------------------


def test_a_picture_is_kept_with_a_version_and_drawn_from_it(world, river, decided):
    for part in (Part.RIVER, Part.DECISIONS):
        document = told(world, part)
        kept = from_data(json.loads(json.dumps(to_data(document.blocks))))
        assert kept == document.blocks


def test_a_report_asks_as_often_for_one_decision_as_for_three(world, river, decided):
    def asked():
        with CaptureQueriesContext(
            connection,
        ) as found:
            report_document(Report(project=world.project, title="Our year", kind="impact"), today=TODAY)
        return len(found)

    first = asked()
    for at in range(3):
        make_change(make_decision(world.project, f"What else? {at}", decided_on=TODAY), changed_on=TODAY)
    say(world.project, 3, make_stone(world.project, "Other"), words="More")
    assert asked() == first


def test_no_two_pictures_share_a_name_on_the_page(world, river, decided):
    """Each picture has its own, or a screen reader and a browser take one for another."""
    blocks = [block for part in (Part.PATHWAY, Part.RIVER, Part.DECISIONS) for block in told(world, part).blocks]
    page = web.fragment(Document(title="Our year", blocks=tuple(blocks)))
    names = re.findall(r' id="([^"]+)"', page)
    assert page.count("<svg") == 3
    assert names
    assert len(names) == len(set(names))
