"""A voice that speaks for several things is quoted once, and leaves no heading behind with nothing under it."""

from steppingstones.documents.blocks import Heading, Notice, Paragraph, Quote
from steppingstones.documents.repeated import each_voice_once

from .reports import a_claim


def quote(voice: str) -> Quote:
    return Quote(words=f"I am {voice}.", voice=voice)


TOP, FIRST, SECOND = Heading(text="Told"), Heading(text="Tea", level=3), Heading(text="Cake", level=3)


def test_what_a_claim_quotes_is_quoted_there_wherever_the_claim_stands():
    claim = a_claim(quotes=(quote("may"),), against=("Said by 1 person.", quote("tom")))
    blocks = (TOP, Paragraph(text="So:"), quote("may"), quote("tom"), quote("ann"), claim)
    assert each_voice_once(blocks) == [TOP, Paragraph(text="So:"), quote("ann"), claim]


def test_else_it_is_quoted_where_it_comes_first():
    assert each_voice_once((TOP, FIRST, quote("may"), SECOND, quote("may"), quote("ann"))) == [
        TOP,
        FIRST,
        quote("may"),
        SECOND,
        quote("ann"),
    ]


def test_headings_under_which_only_that_stood_go():
    blocks = (a_claim(quotes=(quote("may"),)), TOP, FIRST, quote("may"))
    assert each_voice_once(blocks) == [blocks[0]]


def test_a_heading_stays_where_something_else_stands_under_it():
    blocks = (quote("may"), TOP, FIRST, quote("may"), Notice(text="Lost: the corner."), SECOND)
    assert each_voice_once(blocks) == [quote("may"), TOP, FIRST, Notice(text="Lost: the corner."), SECOND]


def test_words_of_nobody_in_particular_may_stand_twice():
    assert each_voice_once((quote(""), quote(""))) == [quote(""), quote("")]
