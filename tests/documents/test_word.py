"""A report and its Easy Read as files for Word, read back as Word and screen readers see them."""

import zipfile
from io import BytesIO
from itertools import pairwise

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from steppingstones.documents import easyread_word, word
from steppingstones.documents.blocks import Heading, Link, Paragraph, Picture, Quote, Table
from tests.awkward import STRINGS

from .reports import a_claim, a_report
from .test_pdf import everywhere
from .word_reader import alts, header_rows, headings, links, read, text, turned

HEBREW = "שלום לכולם"


def test_its_headings_are_those_of_the_report_and_skip_no_level():
    found = headings(word.write(a_report()))

    assert [words for level, words in found if level == 1] == [
        "Who spoke",
        "Our pathway",
        "What changed",
        "What we do next",
    ]
    assert (2, "1. People have a place where they meet friends.") in found
    assert (3, "What speaks against it") in found
    assert all(later - earlier <= 1 for (earlier, _), (later, _) in pairwise([(0, ""), *found]))


def test_headings_inside_deep_ones_are_still_headings():
    found = headings(
        word.write(
            a_report(blocks=(Heading(text="a"), Heading(text="b", level=3), Heading(text="c", level=4), a_claim()))
        )
    )

    assert [level for level, _ in found] == [1, 2, 3, 4, 5, 5]


def test_it_says_its_title_and_its_language():
    file = read(word.write(a_report(language="cy")))

    assert file.core_properties.title == "What our day centre changed"
    assert file.core_properties.language == "cy"
    assert file.styles["Normal"].element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "cy"


def test_pictures_have_their_words():
    assert alts(word.write(a_report())) == ["Two stones with a line between them.", "A stone."]


def test_a_picture_that_cannot_be_drawn_is_there_in_words():
    broken = (Picture(data=b"no picture", kind="png", alt="A boat"), Picture(data=b"<svg", kind="svg", alt="A tree"))
    made = word.write(a_report(blocks=broken))

    assert alts(made) == []
    assert "A boat" in text(made)
    assert "A tree" in text(made)


def test_tables_name_their_columns_on_each_page():
    made = word.write(a_report())

    assert header_rows(made) == [["Side", "People", "Voices"]]
    assert [cell.text for cell in read(made).tables[0].rows[1].cells] == ["Lived experience", "22", "38"]
    assert read(made).tables[0]._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Voices by side"


def test_a_row_with_fewer_cells_is_filled():
    made = word.write(a_report(blocks=(Table(caption="c", header=("a", "b"), rows=(("1",), ())),)))

    assert [len(row.cells) for row in read(made).tables[0].rows] == [2, 2, 2]


def test_for_whom_it_is_stands_on_each_page():
    assert "For the group only" in read(word.write(a_report())).sections[0].footer.paragraphs[0].text


def test_quotes_and_what_speaks_against_have_styles_of_their_own():
    lines = {line.text: line.style.name for line in read(word.write(a_report())).paragraphs}

    assert lines["“I see my friends twice a week now.”"] == "Quote of somebody"
    assert lines["Someone with lived experience"] == "Who said it"
    assert lines["3 people say that the bus stops too early."] == "Against"
    assert lines["We have no evidence for this yet."] == "Notice"


def test_what_readers_should_know_stands_before_the_quote():
    made = text(word.write(a_report(blocks=(Quote(words="He died.", who="A son", before="It is about a death."),))))

    assert made.index("It is about a death.") < made.index("He died.") < made.index("A son")


def test_links_lead_to_the_site_and_nowhere_dangerous():
    made = word.write(a_report(blocks=(Link(text="a", url="/p/garden/"), Link(text="b", url="javascript:alert(1)"))))

    assert links(made) == ["https://stones.example/p/garden/"]
    assert "b" in text(made)


def test_words_run_in_their_own_direction():
    made = word.write(
        a_report(title=HEBREW, blocks=(Paragraph(text=HEBREW), Link(text=HEBREW, url="/p/"), Paragraph(text="No")))
    )

    assert turned(made) == [HEBREW] * 3


@pytest.mark.parametrize("write", [word.write, easyread_word.write])
def test_every_awkward_string_in_every_place_makes_a_file_that_opens(write):
    blocks = tuple(block for words in STRINGS for block in everywhere(words))

    made = write(a_report(title=STRINGS[7], notice=STRINGS[9], blocks=blocks))

    assert docx.Document(BytesIO(made)).paragraphs
    with zipfile.ZipFile(BytesIO(made)) as file:
        assert all(etree.fromstring(file.read(name)) is not None for name in file.namelist() if name.endswith(".xml"))


# --- Easy Read --------------------------------------------------------------------------------------------


def test_easy_read_has_the_picture_left_and_the_sentence_right():
    file = read(easyread_word.write(a_report()))
    rows = [row for table in file.tables for row in table.rows]

    assert [row.cells[1].text for row in rows[:2]] == [
        "40 people told us what they think.",
        "People meet their friends here.",
    ]
    assert not rows[0].cells[0]._tc.findall(f".//{qn('wp:docPr')}")
    assert rows[1].cells[0]._tc.find(f".//{qn('wp:docPr')}").get("descr") == "Two people holding hands"


def test_easy_read_says_whether_somebody_has_checked_it():
    assert "has not checked this yet" in text(easyread_word.write(a_report()))
    assert "Read and checked by: Ada" in text(easyread_word.write(a_report(), checked_by="Ada"))


def test_easy_read_without_rows_says_so():
    made = text(easyread_word.write(a_report(blocks=(Paragraph(text="Not easy."),))))

    assert "Nobody has written this in Easy Read yet." in made
    assert "Not easy." not in made
