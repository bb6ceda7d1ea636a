"""The barriers that the field names are said in plain words, and what a group met of them is counted."""

import pytest

from steppingstones.methods.barriers import KINDS, KindMet, Met, by_kind, kind_of
from steppingstones.methods.plain import easy_read_findings
from steppingstones.models import Barrier


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_each_is_one_sentence_with_easy_words_and_something_to_try(kind):
    assert kind.words.count(".") == 1
    assert kind.words.endswith(".")
    assert len(kind.words.split()) <= 25
    assert easy_read_findings(kind.easy) == []
    assert 1 <= len(kind.tries) <= 2
    assert len(kind.key) <= Barrier._meta.get_field("key").max_length
    assert kind_of(kind.key) is kind


def test_no_key_is_there_twice():
    assert len({kind.key for kind in KINDS}) == len(KINDS) == 11


def test_a_kind_that_is_on_no_list_counts_as_one_of_the_groups_own():
    assert by_kind([Met(kind="weather"), Met(kind="", is_over=True)]) == {"": KindMet(times=2, over=1)}


def test_only_what_helped_is_named_and_not_more_than_three():
    tried = tuple((f"Try {number}", "yes") for number in range(5))
    met = by_kind([Met(kind="time", tried=(("No", "no"), ("Who knows", ""), ("A little", "partly"), *tried))])
    assert met["time"].helped == ("A little", "Try 0", "Try 1")


def test_they_stand_in_the_order_of_the_list():
    assert list(by_kind([Met(kind=""), Met(kind="sector"), Met(kind="time")])) == ["time", "sector", ""]
