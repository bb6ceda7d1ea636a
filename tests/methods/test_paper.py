"""What is typed in from a sheet of paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppingstones.methods.paper import codes_of, raw_of
from steppingstones.methods.questionnaire import Kind, NotAnAnswer, validate
from steppingstones.methods.questionnaire_form import Item, Offer

TEA = (Offer(key="tea", words="Tea"), Offer(key="cake", words="Cake"), Offer(key="sun", words="Sun"))


def item(kind: Kind, **changes) -> Item:
    return Item(key="q", kind=kind, words="?", choices=TEA if kind.has_choices else (), **changes)


def answer(kind: Kind, typed: str, **changes):
    one = item(kind, **changes)
    return validate(one.rule, raw_of(one, typed))


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind.asks])
def test_a_dash_is_not_saying_and_nothing_is_nothing(kind):
    assert answer(kind, " – ").is_not_said
    assert answer(kind, "  ") is None


@pytest.mark.parametrize("kind", [Kind.FACES, Kind.SCALE, Kind.CHOICE, Kind.PICTURES, Kind.YES_NO, Kind.CONSENT])
def test_every_number_beside_a_box_is_an_answer(kind):
    for code in codes_of(item(kind)):
        assert answer(kind, code).words


def test_nought_is_a_place_on_a_scale():
    assert answer(Kind.SCALE, "0").number == 0


@pytest.mark.parametrize(("typed", "number"), [("y", 1), ("N", 2), ("?", 3), ("yes", 1)])
def test_yes_and_no_can_be_typed_as_letters(typed, number):
    assert answer(Kind.YES_NO, typed).number == number


@pytest.mark.parametrize("typed", ["1 3", "1,3", "3; 1", " 1  3 "])
def test_several_ticks(typed):
    assert answer(Kind.SEVERAL, typed).picked == ("tea", "sun")


def test_the_places_of_a_ranking_are_typed_from_top_to_bottom():
    assert answer(Kind.RANKING, "2 3 1").picked == ("sun", "tea", "cake")
    with pytest.raises(NotAnAnswer, match="only 3 answers"):
        answer(Kind.RANKING, "1 2 3 4")


def test_words_stay_as_they_are():
    assert answer(Kind.TEXT, "  More shade - and tea").words == "  More shade - and tea"


@pytest.mark.parametrize("typed", ["4", "0", "tea", "1 2"])
def test_what_is_beside_no_box_is_named(typed):
    with pytest.raises(NotAnAnswer, match=r"not beside any box|Only one box"):
        answer(Kind.CHOICE, typed)


@given(st.sampled_from([kind for kind in Kind if kind.asks]), st.text(max_size=30))
def test_anything_typed_is_an_answer_or_refused(kind, typed):
    try:
        found = answer(kind, typed)
    except NotAnAnswer:
        return
    assert found is None or found.words or found.is_not_said
