"""Reviews where things to do stand: on the overview of a project, and on the list of what there is to do."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from steppingstones.actions import reviews as actions
from steppingstones.models import Action, Round
from steppingstones.queries.reviews_due import reviews_due
from tests.reviewed import answer_review, make_gap, make_review

HOME, TO_DO = "/p/the-garden/", "/p/the-garden/plan/to-do/"
TODAY = date(2026, 7, 15)


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


@pytest.fixture
def one(world):
    return make_gap(world.ada)


@pytest.fixture
def action(world, one):
    return actions.agree_action(Action(project=world.project, words="Use a bell"), one, "heard", by=world.ada)


def links(page, words):
    return html.fromstring(page.text).xpath(f"//a[contains(., '{words}')]/@href")


@pytest.mark.parametrize(
    ("due_on", "words"),
    [
        (None, "People answer a review now: Spring"),
        (date(2026, 8, 1), "People answer a review until 1 August 2026: Spring"),
        (TODAY, "People answer a review for the last time today: Spring"),
        (
            date(2026, 7, 14),
            "Time to end a review and look at it together: Spring. People could answer until 14 July 2026",
        ),
    ],
)
def test_a_review_that_runs_is_told_with_its_day(world, due_on, words):
    make_review(world.ada)
    Round.objects.update(due_on=due_on)
    assert [due.words for due in reviews_due(world.project, TODAY)] == [words]


def test_the_overview_leads_to_the_review_until_it_has_ended(ada, world):
    one = make_review(world.ada)
    answer_review(one, "lived", "1")
    (link,) = links(ada.get(HOME), "People answer a review now")
    assert ada.get(link).status_code == 200
    actions.end(one, by=world.ada)
    assert links(ada.get(HOME), "a review") == []


def test_a_review_of_another_group_or_one_that_was_removed_is_not_told(as_member, world):
    one = make_review(world.ada)
    assert reviews_due(world.elsewhere, TODAY) == []
    one.questionnaire.removed_at = "2026-03-04T10:00Z"
    one.questionnaire.save()
    assert reviews_due(world.project, TODAY) == []


def test_a_thing_to_do_leads_back_to_its_statement(ada, action):
    (link,) = links(ada.get(TO_DO), "It came of a review: Everybody is heard here")
    assert "Use a bell" in ada.get(link).text


def test_what_is_done_is_asked_about(ada, action):
    done = ada.post(f"{TO_DO}{action.ref}/done/", follow=True)
    (link,) = links(done, "Did it help?")
    ada.post(link, {"helped": "yes"})
    assert links(ada.get(f"{TO_DO}?show=done"), "Change what came of it") == [link]


def test_other_things_to_do_have_no_such_link(as_member, ada, world, action):
    Action.objects.update(round=None)
    assert links(ada.get(TO_DO), "It came of a review") == []
    assert links(ada.post(f"{TO_DO}{action.ref}/done/", follow=True), "Did it help?") == []


def test_a_thing_to_do_of_a_removed_review_leads_nowhere(ada, one, action):
    one.questionnaire.removed_at = "2026-03-04T10:00Z"
    one.questionnaire.save()
    page = ada.get(TO_DO)
    assert "Use a bell" in page.text
    assert links(page, "It came of a review") == []


def test_three_things_to_do_take_as_many_queries_as_one(ada, world, one, action):
    def number():
        with CaptureQueriesContext(connection) as queries:
            ada.get(TO_DO)
        return len(queries)

    before = number()
    for key in ("heard", "open"):
        actions.agree_action(Action(project=world.project, words=f"About {key}"), one, key, by=world.ada)
    assert number() == before
