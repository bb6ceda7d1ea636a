"""The report in Easy Read: pictures beside short sentences."""

import pytest
from lxml import html

from steppingstones.documents import easyread
from steppingstones.documents.blocks import EasyRow, Heading, Paragraph

from .pdf_reader import alts_of, bare, faults_of, pages_of, text_of
from .reports import a_report

BLOCKS = (
    Heading(text="Utilisation", easy_text="Who came", easy=(EasyRow(words="24 people came.", picture="1F465"),)),
    Paragraph(text="Long words that stay out."),
    Heading(text="Nothing easy here"),
)


def test_only_what_is_told_in_easy_read_is_there():
    page = easyread.page(a_report(blocks=BLOCKS))

    assert "Who came" in page
    assert "24 people came." in page
    assert "Long words" not in page
    assert "Nothing easy here" not in page


def test_each_sentence_has_its_picture_with_words():
    page = html.fromstring(easyread.fragment(a_report(blocks=BLOCKS), picture_url=lambda path: f"/static/{path}"))

    (image,) = page.xpath("//div[@class='easy-row']/img")

    assert image.get("src") == "/static/pictures/1F465.svg"
    assert image.get("alt") == "Two people"


def test_who_made_the_pictures_is_said_where_there_are_pictures():
    without = (Heading(text="A", easy=(EasyRow(words="No picture."),)),)

    assert "OpenMoji, CC BY-SA 4.0" in easyread.page(a_report(blocks=BLOCKS))
    assert "OpenMoji, CC BY-SA 4.0" in text_of(easyread.pdf(a_report(blocks=BLOCKS)).data)
    assert "OpenMoji" not in easyread.page(a_report(blocks=without))


def test_it_says_whether_a_person_has_checked_it():
    assert "has not checked this yet" in easyread.page(a_report())
    assert "Read and checked by: Ada" in easyread.page(a_report(), checked_by="Ada")


def test_the_pdf_can_be_read_by_everybody():
    made = easyread.pdf(a_report(blocks=BLOCKS))

    assert made.is_accessible
    assert faults_of(made.data) == []
    assert alts_of(made.data) == ["Two people"]
    assert bare("24 people came.") in bare(text_of(made.data))


def test_a_report_with_nothing_easy_says_so():
    assert "Nobody has written this in Easy Read yet." in easyread.page(a_report(blocks=()))
    assert bare("Nobody has written this in Easy Read yet.") in bare(text_of(easyread.pdf(a_report(blocks=())).data))


def claims_in_rows(number, rows):
    """Claims that each end with what speaks against them."""
    return tuple(
        Heading(
            text=f"Part {n}",
            easy=tuple(EasyRow(words=f"Claim {n} row {row}.", picture="1F46D") for row in range(rows)),
        )
        for n in range(number)
    )


@pytest.mark.parametrize("rows", [2, 3, 4])
def test_a_claim_and_what_speaks_against_it_are_on_one_page(rows):
    pages = pages_of(easyread.pdf(a_report(blocks=claims_in_rows(9, rows))).data)

    assert len(pages) > 2
    for n in range(9):
        at = {place for place, words in enumerate(pages) if f"Claim{n}row" in bare(words)}
        assert len(at) == 1
        assert bare(f"Part {n}") in bare(pages[at.pop()])


def test_a_claim_longer_than_a_page_is_printed_all_the_same():
    made = text_of(easyread.pdf(a_report(blocks=claims_in_rows(2, 30))).data)

    assert all(bare(f"Claim {n} row {row}.") in bare(made) for n in range(2) for row in range(30))


def test_printed_from_a_browser_a_claim_stays_whole_too():
    assert ".easy-group { break-inside: avoid; }" in easyread.page(a_report())
