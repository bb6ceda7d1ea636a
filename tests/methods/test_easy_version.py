"""Which lines of an Easy Read version a person has read; and words that have an easier one."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from steppingstones.methods.easier import EASIER, easier_words, version_findings
from steppingstones.methods.easy_version import Reading, standing
from steppingstones.methods.plain import Rule, sentences

MARKS = st.sampled_from("abcdefgh")
SAID = st.dictionaries(MARKS, st.booleans(), max_size=8)
LINES = st.lists(MARKS, max_size=8)


def reading(clear: dict[str, bool], name: str = "Robin") -> Reading:
    return Reading(name=name, on=date(2026, 5, 4), clear=clear)


def test_a_version_that_nobody_read_is_not_easy_read():
    assert not standing(["a"], []).is_easy_read


def test_a_version_without_lines_is_not_easy_read():
    assert not standing([], [reading({"a": True})]).is_easy_read


def test_the_last_word_about_a_line_counts():
    found = standing(["a"], [reading({"a": True}), reading({"a": False}, "Wren")])
    assert (found.checked, found.unclear) == (frozenset(), frozenset("a"))


def test_only_those_by_whose_word_something_stands_are_named():
    found = standing(["a"], [reading({"a": False}), reading({"a": True}, "Wren")])
    assert [each.name for each in found.readers] == ["Wren"]


@given(LINES, st.lists(SAID, max_size=4))
def test_every_line_is_checked_or_open(lines, said):
    found = standing(lines, [reading(each) for each in said])
    assert found.checked <= set(lines)
    assert found.open == len(set(lines) - found.checked)
    assert not found.checked & found.unclear
    assert found.is_easy_read == (bool(lines) and found.checked == set(lines))


@given(LINES, st.lists(SAID, max_size=3))
def test_a_changed_line_is_open_and_changes_no_other(lines, said):
    readings = [reading(each) for each in said]
    before, after = standing(lines, readings), standing(["new", *lines[1:]], readings)
    assert "new" not in after.checked
    assert after.checked == before.checked & set(lines[1:])


def test_a_hard_word_is_named_once_with_its_easier_one():
    found = version_findings("We need more accommodation.")
    assert [(each.rule, each.words) for each in found] == [(Rule.EASIER_WORD, "accommodation")]


def test_a_part_of_a_word_is_not_a_word():
    assert easier_words("The claimant aims at nothing provided-like") == [("provided", 29, "gave")]


def test_no_easier_word_is_a_hard_one_itself():
    assert {easy: found for easy in EASIER.values() if (found := easier_words(easy))} == {}


@given(st.text(max_size=200))
def test_what_is_found_stands_in_the_text(text):
    for each in version_findings(text):
        assert text[each.start :].startswith(each.words) or any(each.words == one.text for one in sentences(text))
