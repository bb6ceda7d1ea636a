"""Which questions are asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppingstones.methods.questionnaire import (
    Answer,
    Clause,
    Condition,
    Kind,
    NotAnAnswer,
    Question,
    Raw,
)
from steppingstones.methods.questionnaire import Test as Must
from steppingstones.methods.questionnaire_form import (
    Form,
    Item,
    Offer,
    condition_from_data,
    condition_to_data,
    in_language,
    places,
)
from steppingstones.methods.questionnaire_logic import answers_of, asked_now, holds, misplaced, only_if

YES = Answer(words="Yes", number=1)
NO = Answer(words="No", number=2)
BUS = Question(key="bus", kind=Kind.YES_NO)
WHEN = Question(key="when", kind=Kind.TEXT, is_required=True, condition=only_if("bus", Must.ONE_OF, "1"))


@pytest.mark.parametrize(
    ("test", "values", "yes", "no", "nothing"),
    [
        (Must.ONE_OF, ("1",), True, False, False),
        (Must.NONE_OF, ("1",), False, True, True),
        (Must.AT_LEAST, ("2",), False, True, False),
        (Must.AT_MOST, ("1",), True, False, False),
        (Must.ANSWERED, (), True, True, False),
        (Must.NOT_ANSWERED, (), False, False, True),
        (Must.AT_LEAST, ("two",), False, False, False),
    ],
)
def test_each_clause(test, values, yes, no, nothing):
    condition = only_if("bus", test, *values)
    assert [holds(condition, given) for given in ({"bus": YES}, {"bus": NO}, {})] == [yes, no, nothing]


def test_not_saying_counts_as_no_answer():
    unsaid = {"bus": Answer(words="", is_not_said=True)}
    assert not holds(only_if("bus", Must.ANSWERED), unsaid)
    assert holds(only_if("bus", Must.NONE_OF, "1"), unsaid)


def test_all_of_them_or_any_of_them():
    clauses = (
        Clause(question="bus", test=Must.ONE_OF, values=("1",)),
        Clause(question="car", test=Must.ONE_OF, values=("1",)),
    )
    given = {"bus": YES, "car": NO}
    assert not holds(Condition(clauses=clauses), given)
    assert holds(Condition(clauses=clauses, is_any=True), given)
    assert holds(Condition(clauses=(), is_any=True), {})


def test_a_section_that_is_not_asked_takes_its_questions_with_it():
    travel = Question(key="travel", kind=Kind.SECTION, condition=only_if("bus", Must.ONE_OF, "1"))
    stop = Question(key="stop", kind=Kind.TEXT)
    end = Question(key="end", kind=Kind.SECTION)
    last = Question(key="last", kind=Kind.TEXT)
    asked = asked_now([BUS, travel, stop, end, last], {"bus": NO})
    assert [one.key for one in asked] == ["bus", "end", "last"]


def test_what_hangs_on_a_question_that_is_not_asked_is_not_asked_either():
    after = Question(key="after", kind=Kind.TEXT, condition=only_if("when", Must.ANSWERED))
    given = {"bus": NO, "when": Answer(words="left over from before")}
    assert [one.key for one in asked_now([BUS, WHEN, after], given)] == ["bus"]


def test_a_condition_looks_only_back():
    assert misplaced([WHEN, BUS]) == [("when", "bus")]
    assert misplaced([BUS, WHEN]) == []


KEYS = ["a", "b", "c", "d"]
CLAUSES = st.builds(Clause, question=st.sampled_from(KEYS), test=st.sampled_from(list(Must)), values=st.just(("1",)))
CONDITIONS = st.none() | st.builds(Condition, clauses=st.lists(CLAUSES, max_size=3).map(tuple), is_any=st.booleans())


@st.composite
def questionnaires(draw):
    return [
        Question(
            key=key,
            kind=draw(st.sampled_from([Kind.YES_NO, Kind.SECTION, Kind.TEXT])),
            is_required=draw(st.booleans()),
            condition=draw(CONDITIONS),
        )
        for key in KEYS
    ]


SENT = st.dictionaries(st.sampled_from(KEYS), st.sampled_from(["1", "2", "3"]))


@given(questionnaires(), SENT)
def test_no_required_answer_is_missed_and_none_is_asked_for_that_is_hidden(questions, sent):
    """Either every required question that is asked has an answer, or the first that has none is named."""
    raw = {key: Raw(values=(value,)) for key, value in sent.items()}
    try:
        answers = answers_of(questions, raw)
    except NotAnAnswer:
        return
    asked = asked_now(questions, answers)
    assert {one.key for one in asked if one.is_required and one.kind.asks} <= set(answers)
    assert set(answers) <= {one.key for one in asked}


@given(questionnaires())
def test_answering_all_that_is_asked_is_always_enough(questions):
    """Somebody who answers each page as it comes never gets stuck on a question that they were not shown."""
    sent: dict[str, Raw] = {}
    for _page in questions:
        answered = {key: Answer(words="1", number=1) for key in sent}
        for question in asked_now(questions, answered):
            sent.setdefault(question.key, Raw(values=("1",)))
    answers = answers_of(questions, sent)
    asked = asked_now(questions, answers)
    assert {one.key for one in asked if one.is_required and one.kind.asks} <= set(answers)


@given(CONDITIONS)
def test_a_condition_is_the_same_after_it_was_kept(condition):
    assert condition_from_data(condition_to_data(condition)) == condition


@pytest.mark.parametrize("data", [{}, [], "x", {"clauses": [{"question": "a", "test": "sometimes"}]}])
def test_what_is_no_condition_is_refused(data):
    with pytest.raises(ValueError, match=r"ondition|sometimes"):
        condition_from_data(data)


def test_each_word_has_a_place_in_each_language():
    item = Item(key="t", kind=Kind.CHOICE, words="Tea?", choices=(Offer(key="y", words="Yes"),))
    form = Form(title="Drinks", items=(item,), translations={"cy": {"q.t.words": "Te?", "c.t.y": "Oes"}})
    assert places(form) == {"title": "Drinks", "q.t.words": "Tea?", "c.t.y": "Yes"}
    welsh = in_language(form, "cy")
    assert (welsh.title, welsh.items[0].words, welsh.items[0].choices[0].words) == ("Drinks", "Te?", "Oes")
