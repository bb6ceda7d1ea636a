"""Large print: the same report with no letter below 18 points, and nothing that has no room."""

from dataclasses import replace

import pytest

from steppingstones.documents import large_print, pdf
from steppingstones.documents.blocks import Document, Drawing, Mark, Paragraph, Pathway, Picture, Table
from steppingstones.documents.drawings import size_of
from steppingstones.documents.drawn import SIZE

from .pdf_reader import bare, faults_of, letter_sizes_of, sheets_of, tags_of, text_of
from .reports import a_report

ACROSS, DOWN = 459, 22 / 2.54 * 72  # points that a picture has on the page


def timeline(many: int) -> Document:
    days = [(f"20{at:02}-03-04", f"4 March 20{at:02}") for at in range(many)]
    marks = tuple(Mark(day=day, on=on, words="words " * 20, kind="change") for day, on in days)
    drawing = Drawing(kind="timeline", words="Told in words.", marks=marks, names=("Decided", "Changed"))
    rows = tuple((mark.on, mark.words) for mark in marks)
    return of(Table(caption="Our years", header=("When", "What"), rows=rows, drawing=drawing))


def of(table: Table) -> Document:
    return Document(title="Tea", blocks=(table,))


def pictures_in(document: Document) -> list[str]:
    """What the program that prints is given."""
    return [block["svg"] for block in large_print.data_of(document)["blocks"] if block["is"] == "picture"]


def test_large_print_says_the_same_on_more_paper():
    document = a_report(blocks=(Paragraph(text="We talked about the table."),) * 40)
    small, large = pdf.write(document).data, large_print.write(document).data
    assert len(sheets_of(large)) > len(sheets_of(small))
    assert text_of(large).count("We talked about the table.") == 40
    assert faults_of(large) == []


def test_no_sentence_in_large_print_is_smaller_than_18_points():
    report = a_report()
    report = replace(report, blocks=tuple(one for one in report.blocks if not isinstance(one, Pathway | Picture)))
    made = large_print.write(report)

    assert min(letter_sizes_of(made.data)) >= 18
    assert min(letter_sizes_of(pdf.write(report).data)) < 12
    assert faults_of(made.data) == []


def test_in_large_print_a_wide_table_is_told_row_by_row():
    wide = Table(caption="Voices", header=("Side", "People", "Voices", "Since"), rows=(("Carers", "10", "14", "2021"),))
    made = large_print.write(a_report(blocks=(wide,)))

    assert "Table" not in tags_of(made.data)
    assert bare("CarersPeople:10Voices:14Since:2021") in bare(text_of(made.data)).replace("•", "").replace("–", "")


def test_a_table_of_few_columns_stays_one_where_each_word_has_room():
    rows = (("People speak up in meetings and are heard.", "4", "2"),)
    table = Table(caption="x", header=("What", "Lived experience", "Professional"), rows=rows)
    shares = large_print.data_of(of(table))["blocks"][0]["shares"]
    room = [ACROSS * share / sum(shares) for share in shares]
    bold = 0.62 * large_print.LEAST  # points of a letter
    longest = ("meetings", "experience", "Professional")
    assert [word for word, most in zip(longest, room, strict=True) if most < len(word) * bold] == []


def test_a_table_whose_long_words_have_no_room_is_told_row_by_row():
    header = ("Responsibilities", "Professionalism", "Representativeness")
    made = large_print.write(of(Table(caption="x", header=header, rows=(("a", "b", "c"),))))
    assert "Table" not in tags_of(made.data)


@pytest.mark.parametrize("many", [1, 3, 7])
def test_a_timeline_goes_over_as_many_pictures_as_its_words_need_to_be_large(many):
    shown = pictures_in(timeline(many))
    sizes = [size_of(svg) for svg in shown]
    assert min(SIZE * min(ACROSS / wide, DOWN / tall) for wide, tall in sizes) >= large_print.LEAST
    assert [f"4 March 20{at:02}" in "".join(shown) for at in range(many)] == [True] * many
    assert sum(svg.count("4 March") for svg in shown) == many


def test_a_picture_that_would_be_too_small_is_left_out_and_its_twins_stay():
    drawing = Drawing(kind="bars", words="Told in words.", amounts=((5, 5),) * 60)
    table = Table(caption="Bars", header=("What", "People"), rows=(("a " * 60, "5"),) * 60, drawing=drawing)
    told = of(table)
    assert pictures_in(told) == []
    made = large_print.write(told).data
    assert "Told in words." in text_of(made)
    assert "Table" in tags_of(made)
    low = replace(table, rows=table.rows[:2], drawing=replace(drawing, amounts=drawing.amounts[:2]))
    assert len(pictures_in(of(low))) == 1
