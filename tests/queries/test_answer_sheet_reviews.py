"""The answers to a review as rows: no row leads to a person, and no more is told than the review tells."""

import pytest

from steppingstones.actions import reviews
from steppingstones.queries.answer_sheet_reviews import answer_sheet
from tests.reviewed import answer_review, make_gap, make_review
from tests.world import answer_all, make_questionnaire

HEARD, OPEN = "1. Everybody is heard here", "2. Anybody can get in"
NO, YES, MOSTLY = "No, not at all", "Yes, completely", "Mostly"


def rows_of(one) -> list[tuple[str, ...]]:
    return list(answer_sheet(one.questionnaire).rows())


def end(one, world) -> None:
    reviews.end(one, by=world.ada)


def test_a_row_has_the_statements_and_nothing_of_the_person(world):
    one = make_gap(world.ada)
    assert answer_sheet(one.questionnaire).columns == ("round", HEARD, OPEN)
    assert rows_of(one) == [("Spring", NO, MOSTLY)] * 5 + [("Spring", YES, MOSTLY)] * 5


def test_rows_do_not_stand_in_the_order_in_which_people_answered(world):
    one = make_review(world.ada)
    for _person in range(5):
        answer_review(one, "professional", "4")
        answer_review(one, "lived", "1")
    end(one, world)
    assert [row[1] for row in rows_of(one)] == [NO] * 5 + [YES] * 5


def test_the_columns_say_what_they_hold(world):
    names = [row[0] for row in answer_sheet(make_gap(world.ada).questionnaire).dictionary()]
    assert names == ["round", HEARD, OPEN]


def test_nothing_is_told_while_people_answer(world):
    one = make_gap(world.ada)
    again = make_review(world.ada, one.questionnaire, "Autumn")
    for _person in range(5):
        answer_review(again, "lived", "2")
    assert {row[0] for row in rows_of(one)} == {"Spring"}


@pytest.mark.parametrize(("lived", "professional"), [(4, 0), (5, 3), (3, 5)])
def test_few_people_are_not_told(world, lived, professional):
    assert rows_of(make_gap(world.ada, lived, professional)) == []


def test_who_only_wrote_is_no_row(world):
    one = make_review(world.ada)
    for _person in range(5):
        answer_review(one, "lived", "1")
    answer_review(one, "lived", "", opens="")
    end(one, world)
    assert len(rows_of(one)) == 5


def test_a_questionnaire_that_is_no_review_keeps_its_file(world):
    found = make_questionnaire(world.project)
    answer_all(found)
    assert "side" in answer_sheet(found).columns
