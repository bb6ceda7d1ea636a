"""The words around the questions: what a translation must have, and must not have."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppingstones.methods.phrase_list import PARTS, PHRASES
from steppingstones.methods.phrases import faults, kept, left, shown

PHRASE = "Page %(place)s of %(places)s"


@pytest.mark.parametrize("phrase", sorted(PHRASES))
def test_a_phrase_is_its_own_translation(phrase):
    assert faults(phrase, shown(phrase)) == []
    assert kept(phrase, shown(phrase)) == phrase


def test_each_phrase_is_asked_for_once():
    assert sum(len(part.phrases) for part in PARTS) == len(PHRASES)


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("Tudalen {place}", "Put {places} in"),
        ("Tudalen {place} o {places} {number}", "Leave out {number}"),
        ("<b>{place}</b> o {places}", "Leave out < and >"),
        ('{place} " {places}', 'Leave out "'),
        ("%(place)s o {place} {places}", "Leave out %"),
        ("{place} & {places}", "Leave out &"),
        ("{place} {places} \x07", "signs that cannot be seen"),
        ("{place} {places}" + "x" * 990, "at most 1000 letters"),
        ("{place} {places} \udcff", "signs that cannot be seen"),
        ('{place} "<b>" {places}', "Leave out < and >"),
        ('{place} "%(secret)s" {places}', "Leave out %"),
    ],
)
def test_what_is_wrong_is_named(said, fault):
    assert fault in " ".join(faults(PHRASE, said))


def test_nothing_is_no_fault_and_not_done():
    assert faults(PHRASE, "  ") == []
    assert left({}) == len(PHRASES)


def test_what_the_browser_puts_in_is_kept():
    assert faults("NAME is now at place PLACE.", "Mae NAME yn awr") == [
        "Keep PLACE as it is: other words come in its place."
    ]


def test_a_phrase_is_kept_on_one_line():
    assert kept("Start", "Dechrau\r\nnawr\n") == "Dechrau nawr"


PIECES = st.sampled_from(['"', "<", ">", "&", "'", "%", "%(", ")s", "{", "}", "{place}", "{places}", "\r\n", " ", "x"])


@given(st.text() | st.lists(PIECES).map("".join))
def test_whatever_has_no_faults_is_only_words(said):
    if said.strip() and not faults(PHRASE, said):
        words = kept(PHRASE, said)
        assert not set(words) & set("<>&\"'{}")
        assert words % {"place": 1, "places": 2}
