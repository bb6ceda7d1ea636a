"""A report for readers who ask for two pages: it fits where it can, and loses nothing without saying so."""

from io import BytesIO

import pikepdf
import pytest

from steppingstones.documents import easyread, large_print, pdf, plain_text, word
from steppingstones.documents.blocks import BulletList, Heading, Item, Notice, Paragraph, Pathway, Quote, Table
from steppingstones.documents.in_short import in_short, longest
from steppingstones.documents.press import pages_in

from . import word_reader
from .pdf_reader import bare, faults_of, letter_sizes_of, pages_of, sheets_of, text_of
from .reports import a_claim, a_report

TABLE = Table(caption="What it was for", header=("", "Paid"), rows=(("Tea", "£20"),))


def claims(number: int) -> tuple:
    return tuple(a_claim(at, words=f"Sentence {at} about the garden.") for at in range(1, number + 1))


def short_report(number: int = 6, **changes):
    return a_report(**{"blocks": claims(number), "most_pages": 2, **changes})


def said(document) -> str:
    return next(block.text for block in in_short(document).blocks if isinstance(block, Paragraph))


def test_six_claims_fit_on_two_pages_of_a4():
    made = pdf.write(short_report())
    assert len(pages_of(made.data)) == pages_in(made.data) <= 2
    assert set(sheets_of(made.data)) == {(595, 842)}
    assert made.notes == ()


def test_it_keeps_the_rules_for_screen_readers():
    made = pdf.write(a_report(most_pages=2))
    assert made.is_accessible
    assert faults_of(made.data) == []


def test_no_letter_is_smaller_than_eleven_points():
    assert min(letter_sizes_of(pdf.write(short_report()).data)) >= 11


@pytest.mark.parametrize("number", [30, 60])
def test_a_longer_one_is_not_cut_and_says_how_long_it_is(number):
    made = pdf.write(short_report(number))
    with pikepdf.open(BytesIO(made.data)) as file:
        pages = len(file.pages)
    assert pages > 2
    assert made.notes == (f"This has {pages} pages. Its readers asked for 2.",)
    told = bare(text_of(made.data))
    assert all(bare(f"Sentence {at} about the garden.") in told for at in range(1, number + 1))


def test_what_is_left_out_is_counted_and_said_first():
    known = (Paragraph(text="This is how we would know:"),)
    document = short_report(2, blocks=(*claims(2), *known, TABLE, Quote(words="Tea!")))
    assert said(document) == (
        "This is the short form. It leaves out: quotes (3), tables (1). They are in the whole report. Ask us for it."
    )


def test_what_stands_after_a_claim_is_counted_or_stays():
    leads, why = "On the pathway it leads to: nobody is lonely", "Some numbers stay as an earlier version told them."
    known = (Paragraph(text="This is how we said that we would know:"), BulletList(items=("More visits", "More tea")))
    told = (*claims(1), Paragraph(text=leads), *known, *claims(1), Paragraph(text=leads), Paragraph(text=why))
    shown = [block.text for block in in_short(short_report(blocks=told)).blocks if isinstance(block, Paragraph)]
    assert shown[1:] == [why]
    assert "what a claim leads to on the pathway (2), ways in which we would know (2)" in shown[0]


def test_where_all_of_it_is_stands_there_to_type_off():
    document = short_report(address="https://stones.example/r/abc/")
    assert bare("https://stones.example/r/abc/") in bare(text_of(pdf.write(document).data))
    assert "which is here:" in said(document)


def test_what_the_group_says_how_sure_it_is_and_what_speaks_against_it_stay():
    (claim,) = claims(1)
    told = next(block for block in in_short(short_report(1)).blocks if hasattr(block, "against"))
    assert (told.words, told.sure, told.evidence, told.against) == (
        claim.words,
        claim.sure,
        claim.evidence,
        claim.against,
    )


def test_a_heading_under_which_nothing_is_left_goes_too():
    blocks = (Heading(text="Took"), Heading(text="Sums", level=3), TABLE, Notice(text="Sums of few are hidden."))
    told = in_short(short_report(0, blocks=(*blocks, Heading(text="Made"), Paragraph(text="By us.")))).blocks
    assert [block.text for block in told[1:]] == ["Made", "By us."]


def test_what_takes_most_room_is_named_first():
    blocks = (*claims(1), Heading(text="What it took"), Paragraph(text="Much. " * 200))
    first, second = longest(short_report(1, blocks=blocks))
    assert (first.name, first.is_claim, second.is_claim) == ("What it took", False, True)
    assert first.share > second.share


def test_a_drawing_counts_by_its_words():
    drawn = Pathway(svg="<svg>" + "x" * 9_000 + "</svg>", alt="The way", items=(Item(text="Meet"),))
    blocks = (Heading(text="The pathway"), drawn, Heading(text="What it took"), TABLE)
    assert [each.name for each in longest(short_report(1, blocks=blocks))] == ["What it took", "The pathway"]


def test_large_print_is_as_short_and_may_have_more_pages():
    made = large_print.write(short_report())
    assert "This is the short form." in text_of(made.data)
    assert min(letter_sizes_of(made.data)) >= 18


def test_the_file_for_word_is_as_short_in_two_columns_of_letters_no_smaller_than_eleven_points():
    made = word.write(short_report())
    assert "This is the short form." in word_reader.text(made)
    assert "twice a week" not in word_reader.text(made)
    file = word_reader.read(made)
    assert [section._sectPr.find(word.qn("w:cols")).get(word.qn("w:num")) for section in file.sections] == [None, "2"]
    assert min(style.font.size.pt for style in file.styles if style.name in {*word.SHORT_SIZES}) >= 11


@pytest.mark.parametrize("write", [pdf.whole, easyread.pdf])
def test_other_forms_are_as_they_are_for_other_readers(write):
    assert write(short_report()).data == write(short_report(most_pages=0)).data


def test_plain_text_has_every_quote():
    assert plain_text.write(short_report()).count("I see my friends twice a week now.") == 6
