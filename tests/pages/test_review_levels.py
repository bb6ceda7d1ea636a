"""The levels of an organisation beside each other: in words, and never so that a few people are seen."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from steppingstones.actions import reviews
from steppingstones.models import Round, ShownSmall, Voice
from tests.reviewed import answer_at_level as answer
from tests.reviewed import make_gap, make_jigsaw

from .test_review import text_of

ROOM = "/p/the-garden/review/"
WORSE = "People on the board see it better: Yes, completely. People at the front line: No, not at all."


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


def levels(client, one: Round, *, end_by=None):
    if end_by:
        reviews.end(one, by=end_by)
    return client.get(f"{ROOM}rounds/{one.ref}/levels/")


def hidden(page) -> bool:
    return "Few people of one level answered" in text_of(page)


def test_the_front_line_and_the_board_stand_beside_each_other(ada, world):
    one = make_jigsaw(world.ada)
    answer(one, "professional", "frontline", "1")
    answer(one, "professional", "board", "4")
    page = levels(ada, one, end_by=world.ada)
    assert WORSE in text_of(page)
    rows = [[cell.text_content() for cell in row] for row in html.fromstring(page.text).xpath("//table//tr")]
    assert rows[0] == ["Part", "People at the front line", "People on the board"]
    assert rows[1] == ["Culture", "No, not at all", "Yes, completely"]
    assert len(rows) == 9
    assert page.text.count('<svg class="chart"') == 1
    assert not hidden(page)
    assert "How each level sees it" in text_of(ada.get(f"{ROOM}rounds/{one.ref}/"))


def test_four_people_of_a_level_hide_all_levels(ada, world):
    one = make_jigsaw(world.ada)
    answer(one, "professional", "frontline", "1", people=9)
    answer(one, "professional", "board", "4", people=4)
    page = levels(ada, one, end_by=world.ada)
    assert hidden(page)
    assert "see it better" not in text_of(page)
    assert "<table" not in page.text


def test_a_level_inside_a_side_does_not_tell_what_is_left_of_it(ada, world):
    """All who use services have lived experience; one more works at the front line. The difference is that one."""
    one = make_jigsaw(world.ada)
    answer(one, "lived", "people", "1")
    answer(one, "lived", "frontline", "4", people=1)
    answer(one, "professional", "frontline", "4", people=6)
    assert hidden(levels(ada, one, end_by=world.ada))


def test_few_who_did_not_say_their_level_hide_all_levels(ada, world):
    one = make_jigsaw(world.ada)
    answer(one, "lived", "people", "1")
    answer(one, "professional", "board", "4", people=9)
    answer(one, "professional", "", "4", people=2)
    assert hidden(levels(ada, one, end_by=world.ada))


def test_who_agreed_to_see_sides_has_not_agreed_to_see_levels(as_member, ada, world):
    one = make_jigsaw(world.ada)
    answer(one, "professional", "frontline", "1", people=4)
    answer(one, "professional", "board", "4", people=4)
    reviews.end(one, by=world.ada)
    for member in (world.ada, world.ben, world.rae):
        as_member(member).post(f"{ROOM}rounds/{one.ref}/agree/")
    assert WORSE not in text_of(levels(ada, one))
    for member in (world.ada, world.ben, world.rae):
        assert WORSE not in text_of(levels(ada, one))
        as_member(member).post(f"{ROOM}rounds/{one.ref}/levels/agree/")
    assert WORSE in text_of(levels(ada, one))
    ada.post(f"{ROOM}rounds/{one.ref}/levels/no-more/")
    assert WORSE not in text_of(levels(ada, one))
    assert ShownSmall.objects.filter(member=world.ada).count() == 1


def test_a_level_that_was_taken_back_is_not_known(ada, world):
    one = make_jigsaw(world.ada)
    answer(one, "professional", "frontline", "1")
    answer(one, "professional", "board", "4", people=6)
    for voice in Voice.objects.filter(answer__question__key="jigsaw-level", words="I am on the board")[:1]:
        voice.consents.all().delete()
    assert hidden(levels(ada, one, end_by=world.ada))


def test_no_level_is_seen_while_people_answer_or_where_nobody_was_asked(ada, world):
    one = make_jigsaw(world.ada)
    answer(one, "professional", "board", "4")
    assert levels(ada, one).status_code == 404
    assert levels(ada, make_gap(world.ada)).status_code == 404


def test_others_do_not_see_it(as_member, world):
    one = make_jigsaw(world.ada)
    reviews.end(one, by=world.ada)
    cy = as_member(world.cy)
    assert levels(cy, one).status_code == 404
    assert cy.post(f"{ROOM}rounds/{one.ref}/levels/agree/").status_code == 404
    assert levels(as_member(world.rae), one).status_code == 200


def test_as_many_queries_for_one_level_as_for_more(ada, world):
    def asked(one) -> int:
        with CaptureQueriesContext(connection) as seen:
            page = ada.get(f"{ROOM}rounds/{one.ref}/levels/")
        assert len(page.content) < 150_000
        return len(seen)

    one, other = make_jigsaw(world.ada), make_jigsaw(world.ada)
    for level in ("frontline", "board", "senior", "middle", "people"):
        answer(other, "professional", level, "1")
    answer(one, "professional", "board", "1")
    for each in (one, other):
        reviews.end(each, by=world.ada)
    assert asked(one) == asked(other) < 40
