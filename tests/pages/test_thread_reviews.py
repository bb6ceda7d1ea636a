"""A review on the golden thread: from a decision back to the statement that it came of, and on to what changed."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from steppingstones.actions import reviews as actions
from steppingstones.actions.consent import take_back
from steppingstones.models import Action, Decision, SaidInReview
from steppingstones.queries.review_decisions import statement_looked_at
from steppingstones.queries.thread_shown import thread_shown
from tests.reviewed import answer_review, make_gap, make_review
from tests.world import link, make_change, make_decision, make_stone, make_voice

THREAD = "/p/the-garden/understand/thread/"
TODAY = date(2026, 7, 15)
MOST = {"statement": 13}
WORDS = "Everybody is heard here"
SIDES = ("Professionals", "experience say", "The gap", "Both sides", "No, not at all", "Yes, completely")


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


@pytest.fixture
def one(world):
    return make_gap(world.ada)


@pytest.fixture
def decision(world, one):
    """It came of a statement, changed something, and that led to an outcome."""
    made = make_decision(world.project, "Who speaks first?", round=one, statement="heard")
    link(make_change(made, "We go round the table"), make_stone(world.project))
    return made


def text_of(response) -> str:
    return " ".join(html.fromstring(response.text).text_content().split())


def looked_at(one, key="heard"):
    return statement_looked_at(one.project, one.ref, key)


def found_on(shown) -> set[str]:
    return {told.words for stage in shown.stages for told in stage.found}


def test_a_statement_leads_to_its_decision_what_changed_and_the_outcome(world, one, decision):
    shown = thread_shown(world.project, looked_at(one), today=TODAY)
    assert found_on(shown) == {
        WORDS,
        "Who speaks first? The big round one",
        "We go round the table",
        "People feel at home",
    }
    assert "It led to 1 decision, 1 change and 1 activity or outcome." in shown.came_of


@pytest.mark.parametrize("thing", ["decision", "change", "stone"])
def test_each_of_these_is_walked_back_to_the_statement(world, decision, thing):
    here = {"decision": decision, "change": decision.changes.get(), "stone": world.project.stones.get()}[thing]
    shown = thread_shown(world.project, here, today=TODAY)
    assert WORDS in found_on(shown)
    assert any("1 statement of a review" in words for words in shown.rests_on)


def test_the_page_of_a_statement_leads_to_its_thread_and_on_to_the_review_and_its_voices(ada, one, decision):
    page = html.fromstring(ada.get(f"/p/the-garden/review/rounds/{one.ref}/statements/heard/").text)
    (whole,) = page.xpath("//a[contains(., 'What came of it: the golden thread')]/@href")
    (review,) = html.fromstring(ada.get(whole).text).xpath("//a[.='Spring']/@href")
    told = text_of(ada.get(review))
    assert "10 voices came in here." in told
    assert "What would make it better? More time" in told
    assert WORDS in told


def test_of_a_statement_nothing_need_come_and_its_page_says_so(ada, one):
    told = text_of(ada.get(f"{THREAD}statement/{one.ref}/open/"))
    assert "Nothing has come of it yet." in told
    assert "Anybody can get in" in told


def test_what_was_said_and_agreed_stands_beside_it(world, ada, one, decision):
    actions.talk(one, "heard", "We counted who spoke", by=world.ada)
    actions.agree_action(Action(project=world.project, words="Use a bell"), one, "heard", by=world.ada)
    told = text_of(ada.get(f"{THREAD}statement/{one.ref}/heard/"))
    assert "What you said about it: We counted who spoke" in told
    assert "What you agreed to do: Use a bell" in told
    assert "Use a bell" not in text_of(ada.get(f"{THREAD}statement/{one.ref}/open/"))


def test_what_somebody_said_while_they_looked_stands_beside_it_and_leads_back(world, ada, one):
    voice = make_voice(world.project, "It was too fast for me")
    SaidInReview.objects.create(project=world.project, voice=voice, round=one, statement="heard")
    address = f"{THREAD}statement/{one.ref}/heard/"
    assert "Somebody said about it: It was too fast for me" in text_of(ada.get(address))
    assert "It came in with this review: Spring" in text_of(ada.get(f"{THREAD}voice/{voice.ref}/"))
    take_back(voice)
    assert "too fast" not in text_of(ada.get(address))


@pytest.mark.parametrize(("lived", "professional"), [(5, 5), (5, 4), (1, 9)])
def test_no_thread_tells_how_any_side_sees_it(world, ada, lived, professional):
    one = make_gap(world.ada, lived=lived, professional=professional)
    decision = make_decision(world.project, round=one, statement="heard")
    for address in (f"statement/{one.ref}/heard/", f"review/{one.ref}/", f"decision/{decision.ref}/", ""):
        told = text_of(ada.get(THREAD + address))
        assert not any(words in told for words in SIDES), address


def test_what_people_ticked_is_no_voice_on_a_thread(world, ada, one, decision):
    ticked = world.project.voices.filter(answer__question__key="heard").first()
    ada.post(f"/p/the-garden/decide/{decision.ref}/voices/", {"voice": ticked.ref})
    assert not decision.evidence.filter(voice=ticked).exists()
    assert ada.get(f"{THREAD}voice/{ticked.ref}/").status_code == 404


def test_what_somebody_wrote_leads_to_the_review_once_it_has_ended(world, ada):
    one = make_review(world.ada)
    answer_review(one, "lived", "1")
    address = f"{THREAD}voice/{world.project.voices.not_scored().get().ref}/"
    assert "It came in with this review" not in text_of(ada.get(address))
    actions.end(one, by=world.ada)
    (link,) = html.fromstring(ada.get(address).text).xpath("//a[.='Spring']/@href")
    assert "1 voice came in here." in text_of(ada.get(link))


def test_a_comment_that_was_put_behind_the_decision_is_on_its_thread(world, one, decision):
    comment = world.project.voices.not_scored().first()
    link(comment, decision)
    shown = thread_shown(world.project, decision, today=TODAY)
    assert {WORDS, "What would make it better? More time"} <= found_on(shown)
    assert "1 of them led on to something." in thread_shown(world.project, one, today=TODAY).rests_on


def test_words_are_those_that_were_asked_in_that_review(world, one, decision):
    later = make_review(world.ada, one.questionnaire.later.last() or one.questionnaire, "Autumn")
    answer_review(later, "lived", "2")
    actions.end(later, by=world.ada)
    other = make_decision(world.project, "Whose turn?", round=later, statement="heard")
    assert WORDS in found_on(thread_shown(world.project, other, today=TODAY))
    assert looked_at(one).round != looked_at(later).round


def test_a_review_that_was_removed_is_on_no_thread(world, ada, one, decision):
    one.questionnaire.removed_at = "2026-03-04T10:00Z"
    one.questionnaire.save()
    assert WORDS not in found_on(thread_shown(world.project, decision, today=TODAY))
    assert ada.get(f"{THREAD}statement/{one.ref}/heard/").status_code == 404
    assert ada.get(f"{THREAD}review/{one.ref}/").status_code == 404


def test_while_people_answer_there_is_no_thread(world, ada):
    one = make_review(world.ada)
    answer_review(one, "lived", "1")
    assert ada.get(f"{THREAD}statement/{one.ref}/heard/").status_code == 404
    assert ada.get(f"{THREAD}review/{one.ref}/").status_code == 404


@pytest.mark.parametrize("key", ["nothing", "why", "x" * 9_000])
def test_what_was_not_asked_has_no_thread(ada, one, key):
    assert ada.get(f"{THREAD}statement/{one.ref}/{key}/").status_code == 404


def test_outsiders_learn_nothing(as_member, world, one, decision):
    for address in (f"statement/{one.ref}/heard/", f"review/{one.ref}/"):
        assert as_member(world.cy).get(THREAD + address).status_code == 404
        assert as_member(world.rae).get(THREAD + address).status_code == 200


@pytest.mark.parametrize("noun", ["statement", "review", "voice", "decision", "change"])
def test_it_takes_twelve_queries_at_most_and_one_more_for_a_statement(world, one, decision, noun):
    decisions = Decision.objects.filter(pk=decision.pk)
    things = {
        "statement": looked_at(one),
        "review": one,
        "voice": world.project.voices.not_scored().first(),
        "decision": decisions.get(),
        "change": decision.changes.get(),
    }
    actions.talk(one, "heard", "We counted who spoke", by=world.ada)
    link(world.project.voices.not_scored().last(), decision)
    with CaptureQueriesContext(connection) as queries:
        thread_shown(world.project, things[noun], today=TODAY)
    assert len(queries) <= MOST.get(noun, 12), [query["sql"][:90] for query in queries]


def test_three_decisions_of_reviews_take_as_many_queries_as_one(world, one, decision):
    def number():
        with CaptureQueriesContext(connection) as queries:
            thread_shown(world.project, looked_at(one), today=TODAY)
        return len(queries)

    number()  # the project is fetched with the first
    before = number()
    make_decision(world.project, "Whose turn?", round=one, statement="heard")
    make_decision(world.project, "Which door?", round=one, statement="open")
    assert number() == before
