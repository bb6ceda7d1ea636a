"""Numbers beside how many were heard, where that is told as it was before somebody came."""

import pytest

from steppingstones.methods.suppression_sides import Heard
from steppingstones.methods.thread import People
from steppingstones.queries.people_words import number_told, people_words

HEARD = Heard(by_side={"lived": 7}, most={"lived": 7})


@pytest.mark.parametrize(("number", "words"), [(7, "7 people"), (8, "at least 5 people"), (3, "fewer than 5 people")])
def test_no_more_people_are_told_than_were_heard(number, words):
    assert number_told(People(by_side={"lived": number}), 5, heard=HEARD) == words


def test_no_side_is_told_that_was_not_heard_yet():
    assert people_words(People(by_side={"carer": 1}), 5, heard=HEARD) == "fewer than 5 people"
