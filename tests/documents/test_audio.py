"""The script to read aloud: what is heard, without what only eyes understand."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppingstones.documents import audio
from steppingstones.documents.blocks import Facts, Heading, Paragraph, Quote, Table
from steppingstones.documents.spoken import spoken
from tests.awkward import STRINGS

from .reports import a_report


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("On 2026-03-04 or 4/3/2026", "On 4 March 2026 or 4 March 2026"),
        ("5–10 people, 2020-21", "5 to 10 people, 2020 to 21"),
        ("£2m & €1,200.50", "2 million pounds and 1,200.50 euros"),
        ("7/10 of us, 24/7", "7 out of 10 of us, 24 7"),
        ("and/or 45 %", "or 45 percent"),
        ("-5 °C", "minus 5 degrees Celsius"),
        ("2½ hours – too long", "2 and a half hours, too long"),
        ("I said “no”.", "I said quote, no, end of quote."),
        ("Thanks 👍👍", "Thanks (thumbs up, 2 times)"),
        ("See https://www.example.org/a?b=1#c now", "See a web page of example.org now"),
        ("Call 020-7946-0958", "Call 020-7946-0958"),
        ("*big* _words_ #hope", "big words hope"),
        ("שלום 5%", "שלום 5 percent"),
        ("31/31/2026", "31 or 31 or 2026"),
        ("–", ""),
    ],
)
def test_symbols_are_said_in_words(written, heard):
    assert spoken(written) == heard


@given(st.text())
def test_no_symbol_is_left_whatever_was_typed(text):
    kinds = {unicodedata.category(letter) for letter in spoken(text).replace("\n", "")}

    assert not kinds & {"Sm", "Sc", "So", "Cc", "Cf"}


@pytest.mark.parametrize("text", STRINGS)
def test_words_that_are_said_are_said_the_same_again(text):
    assert spoken(spoken(text)) == spoken(text)


def test_quotes_say_where_they_begin_and_where_they_end():
    told = audio.write(a_report(blocks=(Quote(words="I go", who="A carer", before="It is sad"),)))

    assert "It is sad. Quote: I go. End of quote. Said by: A carer." in told


def test_a_table_is_sentences():
    told = audio.write(a_report())

    assert "There is a table here: Voices by side.\n\nSide: Lived experience; People: 22; Voices: 38." in told
    assert "End of the table." in told


def test_a_cell_without_words_is_not_read():
    table = Table(caption="Plans", header=("What", "Why"), rows=(("A bus", "–"),))

    assert "What: A bus." in audio.write(a_report(blocks=(table,)))
    assert "Why" not in audio.write(a_report(blocks=(table,)))


def test_each_part_says_which_it_is_and_how_long_it_takes():
    blocks = (Heading(text="First"), Paragraph(text="word " * 300), Heading(text="Second"), Facts(pairs=(("a", "b"),)))
    told = audio.write(a_report(blocks=blocks))

    assert "To read all of it aloud takes about 3 minutes." in told
    assert "Part 1 of 2, about 3 minutes: First." in told
    assert "Part 2 of 2, about 1 minute: Second." in told


def test_an_empty_report_is_a_title():
    assert audio.write(a_report(blocks=(), subtitle="", made_on="", notice="")).startswith(
        "What our day centre changed."
    )
