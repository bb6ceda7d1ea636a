"""What counts as an answer to a question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppingstones.methods.questionnaire import (
    FACES,
    LONGEST_WORDS,
    NOT_SAID,
    Kind,
    NotAnAnswer,
    Question,
    Raw,
    answers_of,
    validate,
)

CHOICES = {"bcd": "Tea", "fgh": "Coffee"}
QUESTIONS = [
    Question(ref="faces", kind=Kind.FACES),
    Question(ref="choice", kind=Kind.CHOICE, choices=CHOICES),
    Question(ref="text", kind=Kind.TEXT),
]


def question(kind: Kind) -> Question:
    return QUESTIONS[list(Kind).index(kind)]


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
def test_each_face_has_its_words(number):
    answer = validate(question(Kind.FACES), Raw(value=str(number)))
    assert (answer.number, answer.words) == (number, FACES[number - 1])


@pytest.mark.parametrize("value", ["0", "6", "-1", "1.5", "٣", "²", " 1", "1e0", "one"])
def test_no_other_number_is_a_face(value):
    with pytest.raises(NotAnAnswer, match="one of the five faces"):
        validate(question(Kind.FACES), Raw(value=value))


@given(st.text())
def test_a_choice_is_one_of_those_offered(value):
    try:
        answer = validate(question(Kind.CHOICE), Raw(value=value))
    except NotAnAnswer:
        assert value not in CHOICES
    else:
        assert value == NOT_SAID if answer is None else answer.words == CHOICES[value]


@given(st.text())
def test_words_are_kept_as_typed_or_refused_with_a_reason(value):
    try:
        answer = validate(question(Kind.TEXT), Raw(value=value))
    except NotAnAnswer:
        assert not value.strip() or "\x00" in value
    else:
        assert answer.words == value


def test_words_have_a_limit():
    assert validate(question(Kind.TEXT), Raw(value="x" * LONGEST_WORDS)).words
    with pytest.raises(NotAnAnswer, match="at most 10000 letters"):
        validate(question(Kind.TEXT), Raw(value="x" * (LONGEST_WORDS + 1)))


@pytest.mark.parametrize("kind", Kind)
def test_every_question_can_be_left_unsaid(kind):
    assert validate(question(kind), Raw(value="", not_said=True)) is None


@pytest.mark.parametrize("kind", [Kind.FACES, Kind.CHOICE])
def test_not_saying_is_one_of_the_choices(kind):
    assert validate(question(kind), Raw(value=NOT_SAID)) is None


def test_the_same_letters_are_words_like_any_in_a_text():
    assert validate(question(Kind.TEXT), Raw(value=NOT_SAID)).words == NOT_SAID


@pytest.mark.parametrize("kind", Kind)
def test_no_answer_is_asked_about_once_more(kind):
    with pytest.raises(NotAnAnswer, match="I do not want to say"):
        validate(question(kind), Raw())


def test_words_and_not_saying_contradict_each_other():
    with pytest.raises(NotAnAnswer, match="Take one of them away"):
        validate(question(Kind.TEXT), Raw(value="Well,", not_said=True))


@given(st.dictionaries(st.sampled_from(["faces", "choice", "text", "elsewhere", ""]), st.text(min_size=1)))
def test_only_questions_that_were_asked_can_be_answered(sent):
    raw = {ref: Raw(value=value) for ref, value in sent.items()}
    try:
        answers = answers_of(QUESTIONS, raw)
    except NotAnAnswer:
        return
    assert set(answers) <= {"faces", "choice", "text"} & set(sent)
    assert all(answer.words for answer in answers.values())
