"""The report as a PDF: everybody can read it, and nothing that somebody wrote can stop it."""

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import typst

from steppingstones.documents import easyread, pdf, press
from steppingstones.documents.blocks import (
    BulletList,
    EasyRow,
    Facts,
    Heading,
    Item,
    Link,
    Notice,
    Paragraph,
    Pathway,
    Picture,
    Quote,
    Table,
)

from .pdf_reader import alts_of, bare, faults_of, links_of, outline_of, sheets_of, tags_of, text_of
from .reports import SQUARE, a_claim, a_report

STRINGS: list[str] = json.loads((Path(__file__).parents[1] / "data" / "awkward-text" / "strings.json").read_text())


def everywhere(words: str) -> tuple:
    """One text in every place that takes words."""
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text y="5">🙂 田</text></svg>'
    return (
        Heading(text=words, easy=(EasyRow(words=words),)),
        Paragraph(text=words),
        Quote(words=words, who=words),
        BulletList(items=(words, Item(text=words, label=words))),
        Facts(pairs=((words, words),)),
        Table(caption=words, header=(words, "n"), rows=((words, "1"),)),
        Notice(text=words),
        Link(text=words, url=words),
        Picture(data=svg.encode(), kind="svg", alt=words, caption=words),
        a_claim(words=words, stone=words, evidence=(words,), against=(words, Quote(words=words)), thread_url=words),
    )


def test_everybody_can_read_it():
    made = pdf.write(a_report())

    assert made.is_accessible
    assert made.notes == ()
    assert faults_of(made.data) == []


def test_it_has_the_headings_of_the_report():
    assert outline_of(pdf.write(a_report()).data) == ["Who spoke", "Our pathway", "What changed", "What we do next"]


def test_pictures_have_their_words():
    assert alts_of(pdf.write(a_report()).data) == ["Two stones with a line between them.", "A stone."]


def test_links_lead_to_the_site():
    assert links_of(pdf.write(a_report(blocks=(a_claim(),))).data) == [
        "https://stones.example/p/garden/show/claims/abcdefghijkl/"
    ]


def test_tables_have_header_cells():
    assert tags_of(pdf.write(a_report()).data).count("TH") == 3


def test_all_that_the_report_says_is_in_it():
    said = bare(text_of(pdf.write(a_report()).data))

    for words in (
        "What our day centre changed",
        "For the group only",
        "40",
        "I see my friends twice a week now.",
        "3 people say that the bus stops too early.",
        "We have no evidence for this yet.",
        "Page 1 of",
    ):
        assert bare(words) in said


def test_the_same_report_makes_the_same_file():
    assert pdf.write(a_report()).data == pdf.write(a_report()).data


def test_an_empty_report_still_prints():
    made = pdf.write(a_report(title=" \u200b", subtitle="", notice="", made_on="", blocks=()))

    assert faults_of(made.data) == []
    assert "A report" in text_of(made.data)


def test_headings_may_come_in_any_order():
    made = pdf.write(a_report(blocks=(Heading(text="Deep", level=4), Heading(text="Top"), Heading(text="D", level=4))))

    assert faults_of(made.data) == []


def test_every_awkward_string_prints_in_every_place_at_once():
    made = pdf.write(
        a_report(title=STRINGS[7], blocks=tuple(block for words in STRINGS for block in everywhere(words)))
    )

    assert made.is_accessible
    assert faults_of(made.data) == []


@pytest.mark.parametrize("words", STRINGS[::12])
def test_an_awkward_string_as_the_whole_report(words: str):
    made = pdf.write(a_report(title=words, subtitle=words, notice=words, made_on=words, blocks=everywhere(words)))

    assert made.is_accessible
    assert faults_of(made.data) == []


def test_plain_strings_can_be_read_again():
    plain = [words for words in STRINGS if words.isascii() and words.isprintable() and words.strip()]

    said = bare(text_of(pdf.write(a_report(blocks=tuple(Paragraph(text=words) for words in plain))).data))

    assert [words for words in plain if bare(words) not in said] == []


def test_easy_read_prints_every_awkward_string():
    blocks = tuple(Heading(text=words, easy=(EasyRow(words=words, picture="1F4AC"),)) for words in STRINGS)

    made = easyread.pdf(a_report(blocks=blocks))

    assert made.is_accessible
    assert faults_of(made.data) == []


def test_names_print_in_the_letters_of_their_own_script():
    names = "Zażółć Ŵyn Київ Ωμέγα עברית اردو हिन्दी বাংলা ਪੰਜਾਬੀ ગુજરાતી தமிழ் Nguyễn"

    made = pdf.write(a_report(title="Names", blocks=(Paragraph(text=names),)))

    assert made.is_accessible
    assert [letter for letter in "żŴКΩעدहবਪગழễ" if letter not in text_of(made.data)] == []


def test_a_broken_picture_becomes_words():
    broken = Picture(data=b"not a picture", kind="png", alt="Ada at the door")

    made = pdf.write(a_report(blocks=(broken,)))

    assert "Ada at the door" in text_of(made.data)
    assert made.notes == ("A picture could not be printed. Its description is there.",)


@pytest.mark.parametrize(("box", "sheets"), [("400 120", 1), ("1400 500", 2), ("1000 2000", 2), ("90000 9", 2)])
def test_a_big_pathway_has_a_sheet_on_which_it_can_be_read(box: str, sheets: int):
    wide = SQUARE.replace("400 120", box)

    made = pdf.write(a_report(blocks=(Pathway(svg=wide, alt="Many stones", items=(Item(text="One"),)),)))

    assert faults_of(made.data) == []
    assert alts_of(made.data) == ["Many stones"]
    assert len(set(sheets_of(made.data))) == sheets


def test_a_note_says_on_which_page_the_picture_is():
    wide = SQUARE.replace("400 120", "1400 500")

    made = pdf.write(a_report(blocks=(Pathway(svg=wide, alt="Many stones", items=(Item(text="One"),)),)))

    assert bare("The same is drawn on page 2") in bare(text_of(made.data))


def test_if_the_rules_cannot_be_kept_it_prints_all_the_same_and_says_so(monkeypatch: pytest.MonkeyPatch):
    compile_as_told = press._compile

    def refuses_rules(template: str, data: press.Data, is_accessible: bool) -> bytes:
        if is_accessible:
            raise typst.TypstError("PDF/UA-1 error", "")
        return compile_as_told(template, data, is_accessible)

    monkeypatch.setattr(press, "_compile", refuses_rules)
    made = pdf.write(a_report())

    assert not made.is_accessible
    assert made.notes == ("This PDF may not work well with a screen reader.",)
    assert bare("What our day centre changed") in bare(text_of(made.data))


def test_if_nothing_prints_the_error_is_a_sentence(monkeypatch: pytest.MonkeyPatch):
    def refuses(*_: object) -> bytes:
        raise typst.TypstError("no", "")

    monkeypatch.setattr(press, "_compile", refuses)

    with pytest.raises(press.CannotPrint, match="The web page still shows it"):
        pdf.write(a_report())


# --- Large print ------------------------------------------------------------------------------------------


def test_each_column_of_a_table_has_room_for_its_longest_word():
    header, longest = ("", "Paid for", "Given freely", "Highest"), ("Together", "£43,034.29", "freely", "Highest")
    table = Table(caption="x", header=header, rows=(("Together", "at least £43,034.29 and more", "£1", "45 %"),))
    shares = pdf.as_data(replace(a_report(), blocks=(table,)))["blocks"][0]["shares"]
    room = [80 * share / sum(shares) for share in shares]
    assert [word for word, most in zip(longest, room, strict=True) if most < len(word) + 3] == []


def test_what_is_drawn_outside_the_tree_is_noticed():
    with pikepdf.open(BytesIO(pdf.write(a_report()).data)) as file:
        file.pages[0].contents_add(b"0 0 9 9 re f /P <</MCID 9999>> BDC EMC")
        file.save(kept := BytesIO())

    assert faults_of(kept.getvalue()) == ["something untagged on page 1: f", "a mark on page 1 that is not in the tree"]
