"""A decision that came of a statement of a review: written down from it, and found from both ends."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from steppingstones.models import Decision, Voice
from tests.reviewed import make_gap, make_review
from tests.world import make_change, make_decision

ROOM = "/p/the-garden/review/"
DECIDE = "/p/the-garden/decide/"
TYPED = {"question": "Who speaks first?", "decided": "Those who were quiet", "status": "decided"}
IT_CAME = "It came of a review"


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


@pytest.fixture
def one(world):
    return make_gap(world.ada)


def text_of(response) -> str:
    return " ".join(html.fromstring(response.content.decode()).text_content().split())


def statement(one, key="heard") -> str:
    return f"{ROOM}rounds/{one.ref}/statements/{key}/"


def decide_from(client, one, key="heard", **typed):
    return client.post(f"{DECIDE}add/?review={one.ref}&statement={key}", {**TYPED, **typed})


def test_a_decision_is_written_down_from_a_statement_and_found_from_both_ends(ada, one):
    (link,) = html.fromstring(ada.get(statement(one)).text).xpath("//a[contains(., 'that came of this')]/@href")
    assert "Because of what you saw in a review: Everybody is heard here (Spring)" in text_of(ada.get(link))
    ada.post(link, TYPED)
    decision = Decision.objects.get()
    assert (decision.round, decision.statement) == (one, "heard")
    make_change(decision, "We go round the table")
    there = text_of(ada.get(statement(one)))
    assert "Who speaks first? Decided Those who were quiet" in there
    assert "We go round the table" in there
    assert f"{IT_CAME}Everybody is heard here (Spring)" in text_of(ada.get(f"{DECIDE}{decision.ref}/"))


def test_what_people_wrote_in_the_review_comes_first_to_be_put_behind_it(ada, one):
    answer = decide_from(ada, one)
    page = html.fromstring(ada.get(answer.url).text)
    assert "This is what people wrote in the review." in page.text_content()
    refs = page.xpath("//input[@name='voice']/@value")
    assert set(Voice.objects.filter(ref__in=refs).values_list("words", flat=True)) == {"More time"}
    ada.post(answer.url, {"voice": refs[0]})
    assert "1 voice led to this" in text_of(ada.get(f"{DECIDE}{Decision.objects.get().ref}/"))


def test_the_link_tells_nothing_of_the_sides_of_a_hidden_statement(ada, world):
    one = make_gap(world.ada, professional=4)
    decide_from(ada, one)
    decision = Decision.objects.get()
    for address in (statement(one), f"{DECIDE}{decision.ref}/", f"{DECIDE}{decision.ref}/edit/", DECIDE):
        told = text_of(ada.get(address))
        assert not any(words in told for words in ("Professionals say", "experience say", "The gap", "Both sides"))


def test_the_list_of_a_review_counts_decisions_and_the_next_one_begins_with_them(ada, world, one):
    decide_from(ada, one)
    assert "1 decision" in text_of(ada.get(f"{ROOM}rounds/{one.ref}/"))
    later = make_review(world.ada, one.questionnaire, "Autumn")
    assert "What you decided the time before Who speaks first?" in text_of(ada.get(f"{ROOM}rounds/{later.ref}/"))


def test_a_decision_can_be_taken_from_its_review_and_stays(ada, one):
    decide_from(ada, one)
    decision = Decision.objects.get()
    ada.post(f"{DECIDE}{decision.ref}/no-review/")
    assert IT_CAME not in text_of(ada.get(f"{DECIDE}{decision.ref}/"))
    assert "Who speaks first?" not in text_of(ada.get(statement(one)))


def test_editing_a_decision_keeps_where_it_came_from(ada, one):
    decide_from(ada, one)
    ada.post(f"{DECIDE}{Decision.objects.get().ref}/edit/", {**TYPED, "why": "They told us"})
    assert (Decision.objects.get().why, Decision.objects.get().round) == ("They told us", one)


def test_a_removed_decision_or_review_is_shown_at_neither_end(ada, one):
    decide_from(ada, one)
    decision = Decision.objects.get()
    ada.post(f"{DECIDE}{decision.ref}/remove/")
    assert "Who speaks first?" not in text_of(ada.get(statement(one)))
    ada.post(f"{DECIDE}{decision.ref}/restore/")
    one.questionnaire.removed_at = "2026-03-04T10:00Z"
    one.questionnaire.save()
    assert IT_CAME not in text_of(ada.get(f"{DECIDE}{decision.ref}/"))


@pytest.mark.parametrize("key", ["nothing", "why", "", "\0", "x" * 10_000, "‏שלום 🪨"])
def test_a_statement_that_was_not_asked_makes_no_link(ada, one, key):
    ada.post(f"{DECIDE}add/", {**TYPED}, query_params={"review": one.ref, "statement": key})
    assert Decision.objects.get().round is None


def test_no_link_to_a_review_that_runs_or_of_another_group(as_member, world, ada):
    elsewhere = make_gap(world.cy)
    decide_from(ada, elsewhere)
    decide_from(ada, make_review(world.ada))
    assert set(Decision.objects.values_list("round", flat=True)) == {None}


def test_readers_and_outsiders_write_no_decision(as_member, world, one):
    decision = make_decision(world.project, round=one, statement="heard")
    for member, status in ((world.rae, 403), (world.cy, 404)):
        assert decide_from(as_member(member), one).status_code == status
        assert as_member(member).post(f"{DECIDE}{decision.ref}/no-review/").status_code == status
    assert "that came of this" not in text_of(as_member(world.rae).get(statement(one)))


def test_as_many_queries_for_one_decision_as_for_three(ada, world, one):
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            ada.get(statement(one))
        return len(seen)

    make_change(make_decision(world.project, round=one, statement="heard"))
    before = asked()
    for _each in range(2):
        make_change(make_decision(world.project, round=one, statement="heard"))
    assert asked() == before
