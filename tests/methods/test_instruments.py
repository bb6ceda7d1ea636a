"""The instruments of a review are whole, and a child of ten can read them."""

import pytest

from steppingstones.methods.instruments import Answers, Level, unchanged
from steppingstones.methods.instruments_bank import INSTRUMENTS, instrument_of
from steppingstones.methods.plain import counts, easy_read_findings, scores, sentences
from tests.rules.test_words import HARD_WORD
from tests.rules.tree import ROOT

PICTURES = ROOT / "steppingstones/static/pictures"
AGE_TEN = 5  # the American school year of children who are ten

of_all = pytest.mark.parametrize("instrument", INSTRUMENTS, ids=lambda instrument: instrument.key)
of_each_statement = pytest.mark.parametrize(
    "statement",
    [statement for instrument in INSTRUMENTS for statement in instrument.statements],
    ids=lambda statement: statement.key,
)


@of_all
def test_a_child_of_ten_can_read_it(instrument):
    for words in ("words", "easy"):
        text = "\n".join(getattr(statement, words) for statement in instrument.statements)
        assert scores(counts(text)).kincaid_grade <= AGE_TEN


@of_each_statement
def test_a_statement_is_short_and_has_no_hard_words(statement):
    assert all(len(sentence.words) <= 15 for sentence in sentences(statement.words))
    assert not HARD_WORD.search(statement.words)
    assert [finding.words for finding in easy_read_findings(statement.easy)] == []


@of_each_statement
def test_a_statement_has_a_picture_and_ends(statement):
    assert (PICTURES / f"{statement.picture}.svg").is_file()
    assert statement.words.endswith(".")
    assert statement.easy.endswith(".")


@of_all
def test_no_key_is_there_twice(instrument):
    keys = [statement.key for statement in instrument.statements]
    names = [part.key for part in instrument.parts]

    assert len(set(keys)) == len(keys)
    assert len(set(names)) == len(names)
    assert instrument_of(instrument.key) is instrument


@pytest.mark.parametrize(
    ("key", "parts"),
    [("principles", 4), ("processes", 7), ("meeting", 1), ("jigsaw", 8), ("audit", 5), ("commissioning", 8)],
)
def test_each_has_all_its_parts(key, parts):
    assert len(instrument_of(key).parts) == parts


def test_only_the_jigsaw_is_asked_at_each_level():
    assert [instrument.key for instrument in INSTRUMENTS if instrument.levels] == ["jigsaw"]
    assert len(instrument_of("jigsaw").levels) == len(Level) == 5


def test_three_faces_and_five_degrees():
    assert instrument_of("meeting").answers.scale.most == 3
    assert (Answers.TRUE.scale.least, Answers.TRUE.scale.most) == (1, 5)


@of_all
def test_what_was_not_changed_can_be_compared(instrument):
    assert unchanged(instrument.statements, instrument.statements) == [each.key for each in instrument.statements]
