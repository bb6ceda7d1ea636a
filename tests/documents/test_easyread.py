"""The report in Easy Read: pictures beside short sentences."""

from lxml import html

from steppingstones.documents import easyread
from steppingstones.documents.blocks import EasyRow, Heading, Paragraph

from .pdf_reader import alts_of, bare, faults_of, text_of
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
