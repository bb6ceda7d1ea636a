"""Words that print: every text has letters in our fonts, and means what it meant."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from steppingstones.documents import pdf
from steppingstones.documents.blocks import Paragraph
from steppingstones.documents.letters import FAMILIES, FONT_FOLDER, _letters_of, alphabet, printable, runs_right_to_left
from steppingstones.documents.press import _fonts

from .reports import a_report


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Thanks 🙂", "Thanks (slightly smiling face)"),
        ("😂😂😂", "(face with tears of joy, 3 times)"),
        ("👩🏽‍🔬", "(woman, microscope)"),
        ("I ❤️ it ✅", "I (red heart) it (tick)"),
        ("🇬🇧 and 🏴󠁧󠁢󠁷󠁬󠁳󠁿", "(flag: GB) and (flag of Wales)"),
        ("5️⃣ out of 10", "5 out of 10"),
        ("𝚃𝚑𝚎 quick", "The quick"),
        ("ﬁne １２", "fine 12"),
        ("20 m⁴", "20 m(superscript four)"),
        ("田中", "(Chinese or Japanese letters: 7530-4e2d)"),
        ("사회", "(Korean letters: sa-hoe)"),
        ("a\ud800b", "a�b"),
        ("a\x00\x07b", "ab"),
        ("one\u2028two\r\nthree", "one\ntwo\nthree"),
        ("\u202eabc\u202c", "abc"),
    ],
)
def test_what_no_font_has_becomes_words(typed: str, printed: str):
    assert printable(typed) == printed


@pytest.mark.parametrize(
    "name", ["Ŵyn", "Łukasz Żółć", "Київ", "عمران", "می‌خواهم", "বাংলা", "ਸਿੰਘ", "தமிழ்", "Nguyễn", "€5 – “½”"]
)
def test_names_stay_as_they_are(name: str):
    assert printable(name) == name


def test_the_direction_is_that_of_the_first_letter():
    assert runs_right_to_left("1. عمران said")
    assert not runs_right_to_left("Ada said عمران")


def test_bold_has_the_same_letters():
    bold = tuple(_letters_of(FONT_FOLDER / f"{name}-700.ttf") for name in FAMILIES.values())

    assert bold == alphabet()


def test_the_printing_program_finds_every_font():
    assert set(_fonts().families()) == set(FAMILIES)


@given(st.text(max_size=80))
def test_printing_twice_changes_nothing_more(text: str):
    assert printable(printable(text)) == printable(text)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.text(st.characters(), max_size=60), max_size=60))
def test_any_text_at_all_makes_an_accessible_pdf(texts: list[str]):
    made = pdf.write(a_report(blocks=tuple(Paragraph(text=text) for text in texts)))

    assert made.is_accessible
