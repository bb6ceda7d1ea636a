"""The options of a decision, and what the decision changes in the pathway."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from steppingstones.actions.consent import take_back
from steppingstones.models import Ballot, Option, PlanBefore, PlannedItem, PlanOutcome, Reshaping
from steppingstones.queries.options import behind
from steppingstones.queries.thread_shown import thread_shown
from tests.world import link, make_change, make_decision, make_stone, make_voice

ROOM = "/p/the-garden/decide/"


@pytest.fixture
def ada(world, as_member):
    return as_member(world.ada)


@pytest.fixture
def decision(world):
    return make_decision(world.project)


def make_option(decision, words="The round one", **changes):
    return Option.objects.create(project=decision.project, decision=decision, words=words, **changes)


def test_an_option_is_added_with_who_put_it_forward(world, ada, decision):
    url = f"{ROOM}{decision.ref}/options/add/"
    page = ada.post(url, {"words": "The round one", "put_forward_by": world.ben.ref}, follow=True)
    option = Option.objects.get()
    assert page.redirect_chain == [(f"{ROOM}option/{option.ref}/", 302)]
    text = ada.get(f"{ROOM}{decision.ref}/").text
    for words in ("The round one", "Put forward by", "Ben", "Professional", "0 voices ask for it"):
        assert words in text


def test_nobody_from_elsewhere_put_it_forward(world, ada, decision):
    page = ada.post(f"{ROOM}{decision.ref}/options/add/", {"words": "A", "put_forward_by": world.cy.ref})
    assert page.status_code == 422
    assert not Option.objects.exists()


def test_voices_that_led_to_a_decision_and_those_that_ask_for_an_option_are_told_apart(world, ada, decision):
    option, voice, led = make_option(decision), make_voice(world.project), make_voice(world.project, "I led to it")
    link(led, decision)
    url = f"{ROOM}option/{option.ref}/voices/"
    ada.post(url, {"voice": [voice.ref, led.ref]})
    for page in (ROOM, f"{ROOM}{decision.ref}/"):
        assert "1 voice led to" in ada.get(page).text, page
    assert "1 other asks for one of the options" in ada.get(ROOM).text  # one that did both led to it
    assert "1 other voice asks for one of the options." in ada.get(f"{ROOM}{decision.ref}/").text
    assert "I like the big table" not in ada.get(url).text
    assert "I like the big table" in ada.get(f"{ROOM}option/{option.ref}/").text
    ada.post(f"{url}{voice.ref}/remove/")
    assert "for one of the options" not in ada.get(ROOM).text


def test_every_page_and_the_thread_agree_on_the_voices_of_an_option(world, ada, decision):
    """A voice that asks for what was not chosen is told as asking, and nowhere as having led to the decision."""
    chosen, other = make_option(decision, "Round"), make_option(decision, "Square")
    voice, led = make_voice(world.project, "A square one fits"), make_voice(world.project, "I led to it")
    link(led, decision)
    other.voices.add(voice)
    make_change(decision)
    behind_it = behind(world.project, [decision])[decision.pk]
    assert (behind_it.led, behind_it.asking) == (1, 1)
    of_decision, of_other, of_chosen, of_voice = (
        thread_shown(world.project, thing) for thing in (decision, other, chosen, voice)
    )
    assert of_decision.rests_on == [
        "This rests on what 1 person (1 with lived experience) said.",
        "Asking for one of the options that were weighed: 1 person (1 with lived experience).",
    ]
    assert of_other.rests_on == ["It is asked for by 1 person (1 with lived experience)."]
    assert of_chosen.rests_on == ["No voice asks for it yet."]
    assert of_voice.came_of == ["An option that is asked for here was weighed in 1 decision."]
    text = ada.get(f"/p/the-garden/understand/voice/{voice.ref}/").text
    assert "It asks for an option:" in text
    assert f"{ROOM}option/{other.ref}/" in text
    assert "It led to a decision:" not in text


def test_a_voice_that_led_and_asked_is_told_to_have_led(world, decision):
    voice = make_voice(world.project)
    link(voice, decision)
    make_option(decision).voices.add(voice)
    assert thread_shown(world.project, voice).came_of[0] == "It led to 1 decision."


def test_a_voice_that_was_taken_back_asks_for_nothing(world, ada, decision):
    option, voice = make_option(decision), make_voice(world.project)
    option.voices.add(voice)
    take_back(voice)
    assert "for one of the options" not in ada.get(ROOM).text
    assert "0 voices ask for it" in ada.get(f"{ROOM}option/{option.ref}/").text
    page = ada.post(f"{ROOM}option/{option.ref}/voices/", {"voice": [voice.ref]})
    assert page.status_code == 422


def test_lines_that_are_mended_stay_the_same_option(world, ada, decision):
    option = make_option(decision, "The rond table", put_forward_by=world.ben)
    typed = {"question": "Which?", "status": "decided", "decided": "Round"}
    ada.post(f"{ROOM}{decision.ref}/edit/", {**typed, "options": "A square one\nThe round table"})
    assert list(decision.options.values_list("words", "put_forward_by")) == [
        ("A square one", None),
        ("The round table", world.ben.pk),
    ]
    assert decision.options.get(put_forward_by=world.ben).pk == option.pk


def test_words_stay_while_people_vote_on_them(world, ada, decision):
    option = make_option(decision)
    ballot = Ballot.objects.create(project=world.project, decision=decision, way="faces", opened_on="2026-03-04")
    ballot.options.add(option)
    typed = {"question": "Which?", "status": "decided", "decided": "Round"}
    for url, sent in (
        (f"option/{option.ref}/edit/", {"words": "Other words"}),
        (f"{decision.ref}/edit/", {**typed, "options": "Other words"}),
    ):
        page = ada.post(ROOM + url, sent)
        assert page.status_code == 422, url
        assert "of those options stay as they are" in page.text
    ada.post(f"{ROOM}option/{option.ref}/remove/")
    assert Option.objects.get().words == "The round one"
    ada.post(f"{ROOM}option/{option.ref}/edit/", {"words": "The round one", "put_forward_by": world.ada.ref})
    assert Option.objects.get().put_forward_by == world.ada


def test_three_options_take_as_many_queries_as_one(world, ada, decision):
    numbers = []
    for _time in range(2):
        make_option(decision, put_forward_by=world.ada).voices.add(make_voice(world.project))
        Reshaping.objects.create(project=world.project, decision=decision, stone=make_stone(world.project), how="A")
        with CaptureQueriesContext(connection) as queries:
            ada.get(f"{ROOM}{decision.ref}/")
        numbers.append(len(queries))
        make_option(decision, put_forward_by=world.ben).voices.add(make_voice(world.project))
    assert numbers[0] == numbers[1] <= 40


def test_a_line_may_be_as_long_as_an_option_and_no_longer(ada, decision):
    typed = {"question": "Which?", "status": "open"}
    page = ada.post(f"{ROOM}{decision.ref}/edit/", {**typed, "options": "Round\n" + "x" * 2001})
    assert page.status_code == 422
    assert "use at most 2000 letters. You have 2001." in page.text
    assert ada.post(f"{ROOM}{decision.ref}/edit/", {**typed, "options": "Round\n" + "x" * 2000}).status_code == 302


# --- What it changes --------------------------------------------------------------------------------------


def test_what_a_decision_changes_is_on_its_page_and_on_that_of_the_stone(world, ada, decision):
    stone = make_stone(world.project)
    url = f"{ROOM}{decision.ref}/reshapes/"
    ada.post(f"{url}add/", {"stone": stone.ref, "how": "It comes first now"})
    for page in (f"{ROOM}{decision.ref}/", f"/p/the-garden/understand/stone/{stone.ref}/"):
        assert "It comes first now" in ada.get(page).text
    ada.post(f"{url}{stone.ref}/", {"how": "It comes last now"})
    assert Reshaping.objects.get().how == "It comes last now"
    ada.post(f"{url}{stone.ref}/remove/")
    assert not Reshaping.objects.exists()


def test_a_stone_of_another_group_is_not_changed(world, ada, decision):
    stone = make_stone(world.elsewhere)
    assert ada.post(f"{ROOM}{decision.ref}/reshapes/add/", {"stone": stone.ref, "how": "Mine"}).status_code == 422
    assert not Reshaping.objects.exists()


def test_what_it_changed_in_the_plan_before_is_shown(world, ada, decision):
    plan = PlanBefore.objects.create(project=world.project, title="Long ago")
    item = PlannedItem.objects.create(project=world.project, plan=plan, words="Buy ten small tables")
    mark = PlanOutcome.objects.create(
        project=world.project, plan=plan, item=item, fate="changed", words="One big table"
    )
    mark.decisions.add(decision)
    text = ada.get(f"{ROOM}{decision.ref}/").text
    for words in ("Buy ten small tables", "One big table", "Long ago", f"/plan/before/{plan.ref}/compare/"):
        assert words in text
