"""The golden thread of anything has a page, and takes twelve queries, whatever it is."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from steppingstones.actions.consent import take_back
from steppingstones.models import (
    Consent,
    Evidence,
    Giver,
    Voice,
)
from steppingstones.queries.thread_shown import thread_shown
from steppingstones.queries.thread_things import things
from tests.one_thread import Everything
from tests.world import (
    DAY,
    link,
    make_change,
    make_decision,
    make_stone,
)

ROOM = "/p/the-garden/understand/"
TODAY = date(2026, 7, 15)
MOST = 12
NOUNS = [
    "voice",
    "decision",
    "option",
    "change",
    "stone",
    "impact",
    "step",
    "claim",
    "mark",
    "questionnaire",
    "conversation",
    "wall",
    "theme",
    "meeting",
    "session",
]


@pytest.fixture
def every(world):
    return Everything(world.project, world.ben)


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


def fetched(project, every, noun):
    """The thing as its page has it."""
    if noun == "step":
        return project.steps.select_related("source", "target").get()
    return things(project)["stone" if noun == "impact" else noun].get(pk=getattr(every, noun).pk)


@pytest.mark.parametrize("noun", NOUNS)
def test_the_thread_of_anything_takes_twelve_queries_at_most(every, world, noun):
    thing = fetched(world.project, every, noun)
    with CaptureQueriesContext(connection) as queries:
        shown = thread_shown(world.project, thing, today=TODAY)
    assert len(queries) <= MOST, [query["sql"][:90] for query in queries]
    assert shown.words
    assert not shown.is_empty


@pytest.mark.parametrize("noun", NOUNS)
def test_the_thread_of_anything_has_a_page(every, world, ada, noun):
    url = thread_shown(world.project, getattr(every, noun)).url_of_all
    page = ada.get(url)
    assert page.status_code == 200
    assert "I cannot see everyone" in page.text
    assert "There is a round table" in page.text
    assert "Everyone belongs" in page.text


# --- Who may see it ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("noun", NOUNS)
def test_outsiders_find_no_thread(every, world, as_member, noun):
    url = thread_shown(world.project, getattr(every, noun)).url_of_all
    for client in (as_member(world.cy), Client()):
        assert client.get(url).status_code == 404
    assert as_member(world.rae).get(url).status_code == 200


@pytest.mark.parametrize(
    "address", ["nothing/x/", "voice/nosuch/", "step/nosuch/nosuch/", "giver/{giver}/", "stones/x/"]
)
def test_what_is_no_thing_has_no_thread(every, ada, address):
    giver = Giver.objects.first().ref
    assert ada.get(f"{ROOM}thread/{address.format(giver=giver)}").status_code == 404


def test_a_thing_of_another_project_is_not_here(every, world, as_member):
    url = f"/p/{world.elsewhere.slug}/understand/thread/decision/{every.decision.ref}/"
    assert as_member(world.cy).get(url).status_code == 404


@pytest.mark.parametrize("noun", NOUNS)
def test_a_voice_taken_back_is_on_no_thread(every, world, ada, noun):
    take_back(every.voice)
    url = thread_shown(world.project, getattr(every, noun)).url_of_all
    page = ada.get(url)
    assert page.status_code == (404 if noun == "voice" else 200)
    assert "I cannot see everyone" not in page.text


def test_what_the_group_may_not_read_is_on_no_thread(every, world, ada):
    Consent.objects.filter(voice=every.voice).delete()
    for noun in NOUNS[1:]:
        assert "I cannot see everyone" not in ada.get(thread_shown(world.project, getattr(every, noun)).url_of_all).text


def test_what_to_know_before_reading_stands_in_the_picture_too(every, world, ada):
    Voice.objects.filter(pk=every.voice.pk).update(content_note="About a fall")
    text = ada.get(thread_shown(world.project, every.decision).url_of_all).text
    assert "I cannot see everyone" not in text
    assert "About a fall" in text


def test_words_cannot_break_out_of_the_picture(world, ada):
    decision = make_decision(world.project, "</text><script>alert(1)</script>", decided='"><img src=x>')
    text = ada.get(f"{ROOM}thread/decision/{decision.ref}/").text
    assert "<script>alert" not in text
    assert "<img src=x" not in text


@pytest.mark.parametrize(
    "asked", ["?page=x", "?page=-1", "?page=999999999999", "?stage=voice&page=99", "?stage=%00&page=٣"]
)
def test_an_odd_page_is_the_first_or_the_last(every, ada, asked):
    assert ada.get(f"{ROOM}thread/decision/{every.decision.ref}/{asked}").status_code == 200


# --- Ten thousand voices -----------------------------------------------------------------------------------


@pytest.fixture
def crowd(world):
    """A decision that ten thousand people asked for."""
    project, many = world.project, 10_000
    givers = Giver.objects.bulk_create(Giver(project=project, side="lived") for _ in range(many))
    voices = Voice.objects.bulk_create(
        Voice(project=project, giver=giver, words="A round table, please", came_by="wall") for giver in givers
    )
    Consent.objects.bulk_create(Consent(project=project, voice=voice, use="group", given_on=DAY) for voice in voices)
    decision = make_decision(project)
    Evidence.objects.bulk_create(Evidence(project=project, voice=voice, decision=decision) for voice in voices)
    link(make_change(decision, changed_on=date(2026, 4, 1)), make_stone(project))
    return decision


@pytest.mark.same_on_each_database
def test_ten_thousand_voices_take_no_more_queries_and_no_heavy_page(crowd, world, ada):
    with CaptureQueriesContext(connection) as queries:
        shown = thread_shown(world.project, crowd, today=TODAY)
    assert len(queries) <= MOST
    assert shown.rests_on == ["This rests on what 10000 people (10000 with lived experience) said."]
    page = ada.get(shown.url_of_all)
    assert len(page.content) < 80_000
    assert "Page 1 of 200" in page.text
    last = ada.get(shown.url_of_all + "?stage=voice&page=200")
    assert last.text.count("A round table, please") >= 50
    assert "and 9990 more" in ada.get(f"/p/the-garden/decide/{crowd.ref}/").text
    assert len(ada.get(f"{ROOM}thread/").content) < 40_000


# --- Where it stands ---------------------------------------------------------------------------------------

PAGES = {
    "voice": "understand/voice/{ref}/",
    "decision": "decide/{ref}/",
    "option": "decide/option/{ref}/",
    "change": "decide/change/{ref}/",
    "stone": "understand/stone/{ref}/",
    "conversation": "listen/conversations/{ref}/",
    "questionnaire": "listen/questionnaires/{ref}/results/",
    "theme": "understand/themes/{ref}/",
    "meeting": "take-part/meetings/{ref}/",
    "session": "understand/sense/{ref}/",
}


@pytest.mark.parametrize(("noun", "address"), PAGES.items())
def test_each_thing_shows_its_thread_on_its_own_page(every, ada, noun, address):
    thing = getattr(every, noun)
    page = ada.get(f"/p/the-garden/{address.format(ref=thing.ref)}")
    assert page.status_code == 200
    assert 'class="thread-picture"' in page.text
    assert f"/understand/thread/{noun}/{thing.ref}/" in page.text


def test_a_step_and_a_thing_in_the_plan_before_lead_to_their_threads(every, ada):
    step = f"{every.stone.ref}/{every.impact.ref}/"
    page = ada.get(f"/p/the-garden/plan/stones/{every.stone.ref}/leads-to/{every.impact.ref}/")
    assert f"/understand/thread/step/{step}" in page.text
