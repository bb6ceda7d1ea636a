"""Benefits: a bank without doubles, rewording without loss, and who gets what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppingstones.methods.benefits import BANK, Entry, Whom, beyond, entry_at, find, reword, same, shares
from steppingstones.methods.pathway import Kind, Pathway, Stone, Track

WORDS = st.sampled_from(["Confidence", "Trust", "Joy", "New friends", "Better practice"])


def outcome(*benefits: str, for_whom: tuple[str, ...] = (), key: str = "s") -> Stone:
    return Stone(key=key, kind=Kind.SHORT, track=Track.PROJECT, words=key, for_whom=for_whom, benefits=tuple(benefits))


def test_the_bank_has_something_for_everybody_and_nothing_twice():
    assert {entry.whom for entry in BANK} == set(Whom)
    assert not [(one, two) for one in BANK for two in BANK if one is not two and same(one.words, two.words)]
    assert len({entry.key for entry in BANK}) == len(BANK)


def test_no_key_of_the_bank_can_be_taken_for_a_reference():
    assert all(set(entry.key) & set("aeiou") for entry in BANK)  # references have no vowels


def test_rewording_reaches_every_stone_that_brings_it_and_no_other():
    path = Pathway(stones=(outcome("Trust"), outcome("trust", "Joy", key="t"), outcome("Joy", key="u")))
    after = reword(path, "Trust", "Faith in each other")
    assert [stone.benefits for stone in after.stones] == [
        ("Faith in each other",),
        ("Faith in each other", "Joy"),
        ("Joy",),
    ]


def test_rewording_into_a_benefit_that_is_there_already_says_it_once():
    assert reword(Pathway(stones=(outcome("Trust", "Joy"),)), "Joy", "Trust").stones[0].benefits == ("Trust",)


@pytest.mark.parametrize(
    ("benefits", "for_whom", "found"),
    [
        (("Confidence",), ("lived", "professional"), {"lived": ("Confidence",), "professional": ("Confidence",)}),
        (("Confidence",), ("carer",), {"carer": ("Confidence",)}),
        (("Confidence", "Trust"), ("lived",), {"lived": ("Confidence", "Trust")}),
        (("Joy",), (), {"": ("Joy",)}),
        ((), ("community", "lived"), {"lived": (), "community": ()}),
    ],
)
def test_who_gets_what(benefits, for_whom, found):
    told = shares(outcome(*benefits, for_whom=for_whom), BANK)
    assert list(told.items()) == list(found.items())


@given(st.lists(WORDS, unique=True), st.lists(st.sampled_from([whom.value for whom in Whom]), unique=True))
def test_no_benefit_is_lost_and_none_is_made_up(benefits, for_whom):
    told = shares(outcome(*benefits, for_whom=tuple(for_whom)), BANK)
    assert {words for part in told.values() for words in part} == set(benefits)
    assert set(told) == set(for_whom or [""])


def test_an_address_from_before_finds_the_groups_own_row():
    own = (Entry(key="k7", words="trust", whom=Whom.POLICY),)
    assert entry_at(own, "trust") == entry_at(own, "k7") == own[0]
    assert entry_at(own, "confidence") is None


def test_only_outcomes_bring_benefits_in_words_of_their_own():
    impact = Stone(key="i", kind=Kind.IMPACT, track=Track.PROJECT, words="i", benefits=("Glory",))
    assert beyond(Pathway(stones=(outcome("Joy", "Trust"), impact)), BANK) == ("Joy",)
    assert find(BANK, "joy") is None
