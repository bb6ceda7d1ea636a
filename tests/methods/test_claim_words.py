"""Words that say more than the evidence carries: which are found, and which evidence carries them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppingstones.methods.claim_words import Carried, Reach, strong_words, too_strong
from steppingstones.methods.contribution import Rung

SURE = Carried(said=9, known=9, rung=Rung.COMPARED, is_measured=True)
few = st.integers(0, 9)
anything = st.builds(Carried, said=few, against=few, known=few, rung=st.sampled_from(Rung), is_measured=st.booleans())
WORDS = [
    "Everyone",
    "most",
    "people",
    "nearly",
    "all",
    "because",
    "of",
    "led",
    "to",
    "improved",
    "significantly",
    "always",
    "proved",
    "say",
    "not",
    "the",
    ".",
    "“",
    "”",
]
claims = st.lists(st.sampled_from([*WORDS, "of", "people", "is", "to", "in"]), max_size=12).map(" ".join)


def found(text):
    return [word.words for word in strong_words(text)]


@pytest.mark.parametrize(
    ("text", "reach"),
    [
        ("Everyone is glad of the garden.", Reach.ALL),
        ("All of our older members have a key.", Reach.ALL),
        ("Nobody is left out any more.", Reach.ALL),
        ("Nearly everyone says so.", Reach.MOST),
        ("Most people are glad of it.", Reach.MOST),
        ("Most of those who spoke about it are glad.", Reach.SPOKE),
        ("The vast majority of us like it.", Reach.MOST),
        ("It is warm because of the new windows.", Reach.CAUSE),
        ("The walks led to less loneliness.", Reach.CAUSE),
        ("It is more than it would have been without them.", Reach.CAUSE),
        ("The group contributed to this.", Reach.PART),
        ("People are happier, and trust has improved.", Reach.CHANGED),
        ("It is significantly better for us.", Reach.STRONG),
        ("The staff always listen to us.", Reach.ALWAYS),
        ("We have proved that it works.", Reach.PROVED),
    ],
)
def test_a_strong_word_is_found_and_known_for_what_it_claims(text, reach):
    assert [word.reach for word in strong_words(text)] == [reach]
    assert too_strong(text, Carried(rung=Rung.WE_DID, known=9))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The most important thing is the tea.",
        "It is open all day, and all in all we like it.",
        "Not everyone is glad, and it is not always open.",
        "It is not because of the garden.",
        "Somebody said: “Everyone is always glad because of you.”",
        "Alle sind froh, weil wir es bewiesen haben.",
        "Les membres sont toujours contents.",
        "آنها همیشه خوشحال هستند",
    ],
)
def test_what_claims_no_more_than_it_says_is_left_alone(text):
    assert found(text) == []


def test_each_word_is_told_once():
    assert found("Everyone is glad. Everyone comes, and everyone stays.") == ["Everyone"]


def test_almost_everyone_is_not_everyone():
    assert [word.reach for word in strong_words("Almost everyone is glad of it.")] == [Reach.MOST]


@pytest.mark.parametrize(
    ("text", "less"),
    [
        ("Everyone is glad of it.", {"said": 8}),
        ("Everyone is glad of it.", {"against": 1}),
        ("Most people are glad of it.", {"said": 4}),
        ("It is warm because of the garden.", {"rung": Rung.IT_CONTRIBUTED}),
        ("The garden contributed to this.", {"rung": Rung.IT_CHANGED}),
        ("It has improved a lot for us.", {"is_measured": False}),
        ("It is significantly better for us.", {"is_measured": False}),
    ],
)
def test_evidence_carries_a_strong_word_or_just_does_not(text, less):
    assert too_strong(text, SURE) == []
    assert too_strong(text, replace(SURE, **less))


@pytest.mark.parametrize("text", ["It is always open for us.", "We have proved that it works."])
def test_no_evidence_carries_always_or_proved(text):
    assert too_strong(text, SURE)


def test_a_cause_may_be_told_as_what_people_say():
    said = "People say that they come because of the garden."
    assert too_strong(said, Carried(said=1, known=9)) == []
    assert too_strong(said, Carried(said=0, known=9)), "Nobody said it."
    assert too_strong("People say so. They come because of it.", Carried(said=1, known=9)), "Another sentence."


@given(claims, anything, few)
def test_more_people_for_it_never_bring_a_note_and_more_against_never_take_one(text, carried, more):
    def notes(found):
        return {word.start for word in too_strong(text, found)}

    assert notes(replace(carried, said=carried.said + more)) <= notes(carried)
    assert notes(replace(carried, against=carried.against + more)) >= notes(carried)


@given(st.text(max_size=200) | claims)
def test_a_word_stands_where_it_is_said_to_stand(text):
    assert all(text[word.start :].startswith(word.words) for word in strong_words(text))
