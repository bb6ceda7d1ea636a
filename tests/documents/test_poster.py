"""The pathway to hang up and to hand out: poster, picture, and the template as PDF and as Word."""

import struct
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn

from steppingstones.documents import poster, template, template_word
from steppingstones.documents.blocks import Item, Pathway
from steppingstones.documents.pathway_picture import PAPER, pathway_picture
from steppingstones.documents.template import Box, Step, Template
from steppingstones.documents.word_paper import plain
from steppingstones.methods.pathway import Track
from tests.awkward import STRINGS
from tests.pathways import pathway_like

from .pdf_reader import alts_of, bare, faults_of, outline_of, pages_of, sheets_of, text_of

A3, A1 = (1191, 842), (2384, 1684)


def a_poster(count: int = 12, words: str = "Our pathway") -> poster.Poster:
    path = pathway_like(count)
    items = (Item(text="Activities", items=tuple(Item(text=s.words, label=words) for s in path.stones)),)
    return poster.Poster(
        title=words,
        subtitle=words,
        pathway=Pathway(svg=pathway_picture(path, colours=PAPER), alt="12 stones, 10 steps.", items=items),
    )


def a_template(words: str = "", name: str = "Project") -> Template:
    written = (("Later", words), ("", words)) if words else ()
    boxes = tuple(Box(track=t, name=name, meaning="what gets built", written=written) for t in list(Track)[:2])
    steps = (
        Step(name="Issue", question="What is wrong now?", boxes=(Box(track=Track.BOTH, name=name, written=written),)),
        Step(name="Impact", question="What will be different?", lead=words, prompts=("Who says so?",), boxes=boxes),
        Step(name="Check", question="Does it hold?", ticks=("We read it aloud.",)),
    )
    return Template(title=words or "Our pathway", steps=steps, how=("Talk first. Then write.",))


# --- Poster and picture -------------------------------------------------------------------------------------


def test_the_poster_is_a3_and_everybody_can_read_it():
    made = poster.pdf(a_poster())
    assert made.is_accessible
    assert faults_of(made.data) == []
    assert set(sheets_of(made.data)) == {A3}
    assert alts_of(made.data) == ["12 stones, 10 steps."]
    assert outline_of(made.data)[0] == "The same as a list"


@pytest.mark.parametrize(("count", "sheet"), [(1, A3), (12, A3), (60, A1)])
def test_more_stones_take_a_sheet_on_which_they_can_be_read(count, sheet):
    a = a_poster(count)
    assert poster.sheet_for(a.pathway.svg).is_readable
    assert sheets_of(poster.pdf(a, is_large=True).data)[0] == sheet
    assert sheets_of(poster.pdf(a).data)[0] == A3


def test_three_hundred_stones_are_said_to_be_too_many_to_read_on_paper():
    a = a_poster(300)
    assert not poster.sheet_for(a.pathway.svg).is_readable
    assert faults_of(poster.pdf(a, is_large=True).data) == []


def test_all_stones_are_told_on_the_poster_as_a_list():
    said = bare(text_of(poster.pdf(a_poster()).data))
    assert all(bare(stone.words) in said for stone in pathway_like(12).stones)


@pytest.mark.parametrize("words", STRINGS[::24])
def test_awkward_words_print_on_the_poster(words):
    assert faults_of(poster.pdf(a_poster(words=words)).data) == []


def test_the_png_is_as_large_as_was_said():
    svg = a_poster().pathway.svg
    made = poster.png(svg)
    assert made.startswith(b"\x89PNG")
    size = struct.unpack(">II", made[16:24])
    assert all(abs(one - other) <= 1 for one, other in zip(size, poster.dots(svg), strict=True))


def test_a_very_large_png_is_still_one_that_opens():
    across, down = poster.dots(a_poster(300).pathway.svg)
    assert across * down < 25_000_000


# --- Template, PDF ------------------------------------------------------------------------------------------


def test_the_template_has_one_step_a_page_and_everybody_can_read_it():
    made = template.pdf(a_template())
    assert made.is_accessible
    assert faults_of(made.data) == []
    pages = pages_of(made.data)
    assert len(pages) == 4
    assert [bare("Does it hold?") in bare(page) for page in pages] == [False, False, False, True]
    assert alts_of(made.data)[0] == "The path: Issue, Impact, Check. This is step 1, Issue."


def test_filled_it_holds_what_is_written():
    made = template.pdf(a_template("The building is ready"))
    assert bare(text_of(made.data)).count(bare("The building is ready")) >= 6


def test_a_full_box_goes_over_the_page_and_loses_nothing():
    many = tuple(("", f"Stone number {number}") for number in range(60))
    step = Step(name="All", question="What?", boxes=(Box(track=Track.PROJECT, name="P", written=many),) * 2)
    made = template.pdf(Template(title="Many", steps=(step,)))
    assert faults_of(made.data) == []
    assert bare("Stone number 59") in bare(text_of(made.data))


def test_awkward_words_print_in_the_template():
    for words in STRINGS[::16]:
        assert faults_of(template.pdf(a_template(words, name=words)).data) == []


# --- Template, Word -----------------------------------------------------------------------------------------


def opened(told: Template, **more) -> docx.document.Document:
    return docx.Document(BytesIO(template_word.word(told, **more)))


def test_the_word_file_has_real_headings_and_lists():
    document = opened(a_template("The building is ready"))
    styled = [(p.style.name, p.text) for p in document.paragraphs if p.text]
    assert ("Heading 1", "Step 2 of 3: Impact") in styled
    assert ("List Bullet", "Who says so?") in styled
    in_cells = [p for table in document.tables for p in table.rows[1].cells[0].paragraphs]
    assert ("List Bullet", "Later: The building is ready") in [(p.style.name, p.text) for p in in_cells]


def test_each_step_starts_on_a_page_of_its_own():
    document = opened(a_template())
    steps = [p for p in document.paragraphs if p.text.startswith("Step ")]
    assert [p.paragraph_format.page_break_before for p in steps] == [True, True, True]


def test_the_word_file_is_in_large_print_and_knows_its_language_and_title():
    document = opened(a_template())
    assert document.styles["Normal"].font.size.pt == 16
    assert document.core_properties.title == "Our pathway"
    assert document.core_properties.author == ""
    assert document.styles["Normal"].element.rPr.find(qn("w:lang")).get(qn("w:val")) == "en-GB"


def test_every_picture_in_the_word_file_has_its_words():
    svg = pathway_picture(pathway_like(12), colours=PAPER)
    document = opened(a_template(), picture=svg, picture_alt="12 stones")
    alts = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert alts[0] == "The path: Issue, Impact, Check. This is step 1, Issue."
    assert alts[-1] == "12 stones"
    assert all(alts)


def test_the_row_of_track_names_is_a_header():
    document = opened(a_template())
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_words_from_right_to_left_run_that_way():
    document = opened(a_template("شجرة في الحديقة"))
    title = document.paragraphs[0]
    assert title._p.pPr.find(qn("w:bidi")) is not None


def test_awkward_words_are_kept_in_the_word_file():
    for first in range(0, len(STRINGS), 12):
        words = "\n".join(STRINGS[first : first + 12])
        document = opened(a_template(words, name=STRINGS[first]))
        held = document.tables[0].rows[1].cells[0].paragraphs[-2].text
        assert bare(held) == bare(plain(words))
