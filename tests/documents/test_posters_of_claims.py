"""Claims to hang up and to send: large words, and never without what they rest on and what speaks against them."""

import struct
from dataclasses import replace

import pytest

from steppingstones.documents import claims_poster, share_picture
from tests.awkward import STRINGS

from .pdf_reader import bare, faults_of, outline_of, sheets_of, text_of
from .reports import a_claim, a_report

HEBREW = "שלום לכולם"


def test_the_poster_is_a3_and_everybody_can_read_it():
    made = claims_poster.write(a_report())

    assert made.is_accessible
    assert faults_of(made.data) == []
    assert sheets_of(made.data) == [(842, 1191)]
    assert outline_of(made.data)[0] == "People have a place where they meet friends."


def test_under_a_claim_stands_what_it_rests_on_and_what_speaks_against_it():
    said = bare(text_of(claims_poster.write(a_report()).data))

    for words in (
        "24 people spoke about this",
        "3 people say that the bus stops too early.",
        "“I still think it is too loud.”",
        "We have no evidence for this yet.",
        "For the group only",
    ):
        assert bare(words) in said


@pytest.mark.parametrize("number", [0, 300])
def test_a_poster_holds_as_many_claims_as_there_are(number):
    made = claims_poster.write(a_report(blocks=tuple(a_claim(one, words=f"claim{one}.") for one in range(number))))
    said = bare(text_of(made.data))

    assert made.is_accessible
    assert all(f"claim{one}." in said for one in range(number))


def test_every_awkward_claim_prints():
    claims = tuple(a_claim(words=words, evidence=(words,), against=(words,)) for words in STRINGS)
    made = claims_poster.write(a_report(title=STRINGS[7], subtitle=STRINGS[9], blocks=claims))

    assert made.is_accessible
    assert faults_of(made.data) == []


# --- The picture to send ----------------------------------------------------------------------------------


def test_the_picture_has_the_size_that_messages_and_posts_want():
    made = share_picture.write(a_report(), a_claim())
    wide, high = struct.unpack(">II", made[16:24])

    assert made.startswith(b"\x89PNG")
    assert (wide, high) == (2400, 1260)


def test_the_picture_says_what_the_claim_rests_on():
    drawn = share_picture.svg(a_report(), a_claim())

    for words in (
        "What our day centre changed",
        "24 people spoke",
        "What speaks against it: 3 people",
        "For the group only",
    ):
        assert words in drawn


def test_its_words_say_all_that_the_picture_shows():
    assert share_picture.alt(a_report(subtitle="", notice=""), a_claim()) == (
        "What our day centre changed. People have a place where they meet friends. 24 people spoke about this: 15 with "
        "lived experience, 6 carers and 3 who work here. What speaks against it: 3 people say that the bus stops too "
        "early."
    )


def test_how_sure_a_claim_is_stands_under_it():
    claim = a_claim(sure="We are fairly sure.")

    assert "We are fairly sure." in share_picture.svg(a_report(), claim)
    assert bare("We are fairly sure.") in bare(text_of(claims_poster.write(a_report(blocks=(claim,))).data))


CHOICE = "Only some voices count here: picked one by one. Of what speaks against it, all counts."
CHOSEN = a_claim(sure="", evidence=(CHOICE, "Said by at least 5 people.", "We decided: a bench."), against=())


def test_of_chosen_voices_it_is_told_who_says_so_and_that_they_were_chosen():
    drawn = share_picture.svg(a_report(), CHOSEN)
    printed = bare(text_of(claims_poster.write(a_report(blocks=(CHOSEN,))).data))
    assert "Said by at least 5 people. Only some voices count here" in share_picture.alt(a_report(), CHOSEN)
    assert drawn.index("Said by at least 5 people.") < drawn.index("Only some voices count here")
    assert bare(f"Said by at least 5 people. {CHOICE}") in printed


def test_a_long_claim_has_the_room_for_its_own_words_and_for_who_says_so():
    drawn = share_picture.svg(a_report(), replace(CHOSEN, words="many words " * 60))
    assert "Said by at least 5 people." in drawn
    assert "Only some voices" not in drawn
    assert "…" not in drawn


def test_a_claim_that_nothing_shows_says_so_in_the_picture():
    assert "We have no evidence for this yet." in share_picture.svg(a_report(), a_claim(has_evidence=False))


def test_short_words_are_large_and_long_ones_end_with_a_mark():
    assert 'font-size="72"' in share_picture.svg(a_report(), a_claim(words="Yes."))
    assert " …</text>" in share_picture.svg(a_report(), a_claim(words="word " * 2000, against=()))


def test_words_from_right_to_left_begin_on_the_right():
    assert f'text-anchor="end">{HEBREW}' in share_picture.svg(a_report(), a_claim(words=HEBREW))


@pytest.mark.parametrize("words", STRINGS[::24])
def test_awkward_words_are_drawn(words):
    claim = a_claim(words=words, evidence=(words,), against=(words,))

    assert share_picture.write(a_report(title=words, subtitle=words), claim).startswith(b"\x89PNG")
