"""What counts as an answer to a question of each kind."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppingstones.methods.questionnaire import (
    FACES,
    LONGEST_LINE,
    LONGEST_WORDS,
    NOT_SAID,
    NOTHING_SAID,
    Kind,
    NotAnAnswer,
    Question,
    Raw,
    faces_of,
    scale_of,
    validate,
)

CHOICES = {"bcd": "Tea", "fgh": "Coffee", "jkm": "Water"}
ASKING = [kind for kind in Kind if kind.asks]


def question(kind: Kind, **changes) -> Question:
    return Question(key="q", kind=kind, choices=CHOICES if kind.has_choices else {}, **changes)


def answer(kind: Kind, *values: str, file: str = "", **changes):
    return validate(question(kind, **changes), Raw(values=values, file=file))


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
def test_each_face_has_its_words(number):
    given = answer(Kind.FACES, str(number))
    assert (given.number, given.words) == (number, FACES[number - 1])


def test_three_faces_are_enough_for_some():
    assert [words for _number, words in faces_of(question(Kind.FACES, most=3))] == ["Sad", "In between", "Happy"]
    with pytest.raises(NotAnAnswer, match="one of the faces"):
        answer(Kind.FACES, "4", most=3)


@pytest.mark.parametrize("value", ["0", "6", "-1", "1.5", "٣", "²", "1e0", "one"])
def test_no_other_number_is_a_face(value):
    with pytest.raises(NotAnAnswer, match="one of the faces"):
        answer(Kind.FACES, value)


@pytest.mark.parametrize(("least", "most", "numbers"), [(None, None, 11), (1, 5, 5), (-2, 2, 5)])
def test_a_scale_has_each_number_between_its_ends(least, most, numbers):
    scale = question(Kind.SCALE, least=least, most=most)
    assert len(scale_of(scale)) == numbers
    assert validate(scale, Raw(values=(str(scale_of(scale)[-1]),))).number == scale_of(scale)[-1]
    with pytest.raises(NotAnAnswer, match=f"from {scale_of(scale)[0]} to"):
        validate(scale, Raw(values=(str(scale_of(scale)[-1] + 1),)))


@given(st.text())
def test_a_choice_is_one_of_those_offered(value):
    try:
        chosen = answer(Kind.CHOICE, value)
    except NotAnAnswer:
        assert value not in CHOICES
    else:
        assert chosen is None or chosen.is_not_said or chosen.words == CHOICES[value]


@given(st.lists(st.sampled_from(list(CHOICES)), min_size=1))
def test_several_choices_count_once_each_in_the_order_of_the_page(values):
    chosen = answer(Kind.SEVERAL, *values)
    assert list(chosen.picked) == [key for key in CHOICES if key in values]


def test_how_many_can_be_chosen_is_said():
    with pytest.raises(NotAnAnswer, match=r"at most 1\. You chose 2"):
        answer(Kind.SEVERAL, "bcd", "fgh", most=1)
    with pytest.raises(NotAnAnswer, match=r"at least 2\. You chose 1"):
        answer(Kind.SEVERAL, "bcd", least=2)


@given(st.permutations(list(CHOICES)))
def test_a_ranking_is_the_order_that_was_given(order):
    ranked = answer(Kind.RANKING, *(f"{key}:{place}" for place, key in enumerate(order, 1)))
    assert list(ranked.picked) == list(order)


@pytest.mark.parametrize("values", [("bcd:1", "fgh:1"), ("bcd:9",), ("bcd",), ("xyz:1",), ("bcd:one",)])
def test_a_ranking_needs_a_place_of_its_own_for_each(values):
    with pytest.raises(NotAnAnswer, match="place"):
        answer(Kind.RANKING, *values)


@pytest.mark.parametrize(("value", "words"), [("1", "Yes"), ("2", "No"), ("3", "Not sure")])
def test_yes_no_and_not_sure(value, words):
    assert answer(Kind.YES_NO, value).words == words


@pytest.mark.parametrize(("value", "amount"), [("12", "12"), (" 2.5 ", "2.5"), ("2,5", "2.5"), ("-3", "-3")])
def test_numbers_as_people_write_them(value, amount):
    assert answer(Kind.NUMBER, value).amount == Decimal(amount)


@pytest.mark.parametrize("value", ["twelve", "NaN", "Infinity", "1e999", "1,000.5", "9" * 20, "0.1234567"])
def test_what_is_no_number_is_said_to_be_none(value):
    with pytest.raises(NotAnAnswer, match="in figures"):
        answer(Kind.NUMBER, value)


def test_a_number_can_have_limits():
    with pytest.raises(NotAnAnswer, match="Write 1 or more"):
        answer(Kind.NUMBER, "0", least=1, most=10)
    with pytest.raises(NotAnAnswer, match="Write 10 or less"):
        answer(Kind.NUMBER, "11", least=1, most=10)


@pytest.mark.parametrize("value", ["2026-03-04", "4/3/2026", "04.03.2026", "4 3 2026"])
def test_days_as_people_write_them(value):
    assert answer(Kind.DATE, value).day == date(2026, 3, 4)


@pytest.mark.parametrize("value", ["31/2/2026", "yesterday", "4/3/26", "2026-13-01"])
def test_a_day_that_is_none_is_said_to_be_none(value):
    with pytest.raises(NotAnAnswer, match="like this: 4/3/2026"):
        answer(Kind.DATE, value)


@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.SHORT])
@given(st.text(max_size=LONGEST_LINE))
def test_words_are_kept_as_typed_or_refused_with_a_reason(kind, value):
    try:
        said = answer(kind, value)
    except NotAnAnswer:
        assert "\x00" in value
    else:
        assert said.words == value if value.strip() else said is None


@pytest.mark.parametrize(("kind", "limit"), [(Kind.TEXT, LONGEST_WORDS), (Kind.SHORT, LONGEST_LINE)])
def test_words_have_a_limit(kind, limit):
    assert answer(kind, "x" * limit).words
    with pytest.raises(NotAnAnswer, match=f"at most {limit} letters"):
        answer(kind, "x" * (limit + 1))


@pytest.mark.parametrize("kind", [Kind.VOICE_NOTE, Kind.PHOTO])
def test_a_recording_or_a_picture_can_come_with_words_or_without(kind):
    assert answer(kind, file="k").file == "k"
    assert answer(kind, "We planted beans", file="k").words == "We planted beans"
    assert answer(kind, "I would rather write").words == "I would rather write"


def test_agreeing_is_one_tick():
    assert answer(Kind.CONSENT, "1").number == 1
    with pytest.raises(NotAnAnswer, match="Tick the box"):
        answer(Kind.CONSENT, "2")


@pytest.mark.parametrize("kind", ASKING)
def test_every_question_can_be_left_unsaid(kind):
    assert validate(question(kind, is_required=True), Raw(values=("",), not_said=True)) is NOTHING_SAID


@pytest.mark.parametrize("kind", [kind for kind in ASKING if not kind.is_typed])
def test_not_saying_is_one_of_the_choices(kind):
    assert answer(kind, NOT_SAID).is_not_said


def test_the_same_letters_are_words_like_any_in_a_text():
    assert answer(Kind.TEXT, NOT_SAID).words == NOT_SAID


@pytest.mark.parametrize("kind", ASKING)
def test_a_question_can_be_left_out_unless_it_is_required(kind):
    assert answer(kind) is None
    with pytest.raises(NotAnAnswer, match="I do not want to say"):
        answer(kind, is_required=True)


@pytest.mark.parametrize("kind", [Kind.STATEMENT, Kind.SECTION])
def test_what_is_only_read_is_never_answered(kind):
    assert answer(kind, "1", is_required=True) is None


def test_words_and_not_saying_contradict_each_other():
    with pytest.raises(NotAnAnswer, match="Take one of them away"):
        validate(question(Kind.TEXT), Raw(values=("Well,",), not_said=True))
