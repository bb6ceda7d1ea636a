"""The instruments of reviews: their parts, and words that everybody can read."""

import pytest

from steppingstones.methods.plain import counts, easy_read_findings, scores, sentences
from steppingstones.methods.reviews import is_statement
from steppingstones.queries.question_bank import bank, instrument, instruments

SETS = instruments().sets
AGE_TEN = 5  # the American school year of children who are ten
PARTS = {
    "principles": {"Equality", "Diversity", "Accessibility", "Reciprocity"},
    "processes": {
        "Growth",
        "Capacity",
        "Peer networks",
        "Blurred roles",
        "Helping it happen",
        "Shared responsibility",
        "Incentives",
    },
    "jigsaw": {
        "Culture",
        "Structure",
        "Practice",
        "Review",
        "Risk awareness",
        "Resources",
        "Community capacity",
        "Commissioning",
    },
}


@pytest.mark.parametrize("key", PARTS)
def test_each_part_is_asked_about(key):
    asked = {item.key for item in instrument(key).form.items if is_statement(item)}
    parts = {topic.title for topic in instruments().topics if {item.key for item in topic.items} & asked}
    assert parts == PARTS[key]


@pytest.mark.parametrize("ready", SETS, ids=lambda ready: ready.key)
def test_people_can_say_it_in_their_own_words_at_the_end(ready):
    assert [item.kind.value for item in ready.form.items if not is_statement(item)][-1] == "text"


@pytest.mark.parametrize("item", instruments().items.values(), ids=lambda item: item.key)
def test_each_statement_is_short_and_has_easy_words(item):
    assert all(len(sentence.words) <= 15 for sentence in sentences(item.words))
    assert easy_read_findings(item.easy_words) == []


@pytest.mark.parametrize("ready", SETS, ids=lambda ready: ready.key)
@pytest.mark.parametrize("words", ["words", "easy_words"])
def test_a_child_of_ten_can_read_it(ready, words):
    text = "\n".join(getattr(item, words) for item in ready.form.items)
    assert scores(counts(text)).kincaid_grade <= AGE_TEN


def test_nobody_is_asked_in_the_middle():
    statement = next(item for item in instrument("principles").form.items if is_statement(item))
    assert [choice.key for choice in statement.choices] == ["1", "2", "3", "4", "unsure"]


def test_the_organisation_is_asked_at_each_level():
    level = instrument("jigsaw").form.items[0]
    assert {choice.key for choice in level.choices} == {"people", "frontline", "middle", "senior", "board"}


def test_no_key_means_two_questions():
    assert not instruments().items.keys() & bank().items.keys()


def test_an_instrument_that_is_not_there():
    assert instrument("no-such") is None


def test_the_audit_asks_in_each_part_how_people_know():
    parts = [topic for topic in instruments().topics if topic.key.startswith("audit-") and len(topic.items) > 1]
    assert len(parts) == 5
    assert all(topic.items[-1].kind.value == "text" for topic in parts)
