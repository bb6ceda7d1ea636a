"""The register of decisions, and the changes that came of them."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.html import escape
from lxml import html

from steppingstones.actions.consent import take_back
from steppingstones.models import Decision, Presence, Side
from tests.awkward import STRINGS
from tests.world import link, make_change, make_decision, make_member, make_stone, make_voice

ROOM = "/p/the-garden/decide/"
TYPED = {
    "question": "Which day do we meet?",
    "options": "Tuesday\nSaturday",
    "decided": "Saturday",
    "why": "More people are free",
    "status": "decided",
    "decided_on": "2026-03-11",
}


@pytest.fixture
def decision(world):
    return make_decision(world.project)


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


def be_there(decision, *members):
    for member in members:
        Presence.objects.create(project=decision.project, decision=decision, member=member)


# --- Who may do what --------------------------------------------------------------------------------------


def addresses(decision):
    change = make_change(decision)
    looking = ["", f"{decision.ref}/"]
    changing = [
        "add/",
        f"{decision.ref}/edit/",
        f"{decision.ref}/voices/",
        f"{decision.ref}/changes/add/",
        f"change/{change.ref}/edit/",
    ]
    return looking, changing


def test_members_look_and_readers_do_not_change(as_member, world, decision):
    looking, changing = addresses(decision)
    for member in (world.ada, world.ben, world.rae):
        client = as_member(member)
        assert {client.get(ROOM + address).status_code for address in looking} == {200}
        expected = {403} if member == world.rae else {200}
        assert {client.get(ROOM + address).status_code for address in changing} == expected


def test_outsiders_find_nothing(as_member, world, decision):
    looking, changing = addresses(decision)
    for client in (as_member(world.cy), Client()):
        assert {client.get(ROOM + address).status_code for address in [*looking, *changing]} == {404}
        assert {client.post(ROOM + address, TYPED).status_code for address in changing} == {404}
    assert Decision.objects.count() == 1


def test_things_of_another_project_are_not_here(ada, world):
    looking, changing = addresses(make_decision(world.elsewhere))
    found = [ada.get(ROOM + address).status_code for address in [*looking, *changing] if address not in ("", "add/")]
    assert set(found) == {404}


def test_a_reader_is_not_offered_what_they_may_not_do(as_member, world, decision):
    make_change(decision)
    rae = as_member(world.rae)
    assert "/add/" not in rae.get(ROOM).text
    assert "/edit/" not in rae.get(f"{ROOM}{decision.ref}/").text


# --- The register -----------------------------------------------------------------------------------------


def test_the_register_shows_how_many_voices_led_to_each_and_who_was_there(ada, world, decision):
    link(make_voice(world.project), decision), link(make_voice(world.project), decision)
    be_there(decision, world.ada, world.ben)
    text = ada.get(ROOM).text
    assert "2 voices led to it" in text
    assert "Lived experience: 1" in text
    assert "Professional: 1" in text


def test_words_taken_back_do_not_count(ada, world, decision):
    voice = make_voice(world.project)
    link(voice, decision)
    take_back(voice)
    assert "0 voices led to it" in ada.get(ROOM).text
    assert "No voice is linked" in ada.get(f"{ROOM}{decision.ref}/").text


def test_the_register_can_be_narrowed_by_how_far_things_are(ada, world, decision):
    make_decision(world.project, "Which chairs?", status="dropped")
    text = ada.get(ROOM, {"status": "dropped"}).text
    assert "Which chairs?" in text
    assert "Which table" not in text
    assert "Which table" in ada.get(ROOM, {"status": "made-up"}).text


def test_what_is_open_comes_first_and_then_the_newest(ada, world, decision):
    make_decision(world.project, "An open question", status="open", decided_on=None)
    make_decision(world.project, "A later question", decided_on=date(2026, 9, 1))
    text = ada.get(ROOM).text
    order = [text.index(words) for words in ("An open question", "A later question", "Which table")]
    assert order == sorted(order)


def test_an_empty_register_says_so(ada):
    assert "No decision is written down yet." in ada.get(ROOM).text


def test_three_decisions_take_as_many_queries_as_one(ada, world, decision):
    def fill(one):
        be_there(one, world.ada)
        link(make_voice(world.project), one)
        link(make_change(one), make_stone(world.project))

    def number_of_queries(address):
        with CaptureQueriesContext(connection) as queries:
            assert ada.get(address).status_code == 200
        return len(queries)

    page = f"{ROOM}{decision.ref}/"
    fill(decision)
    before = number_of_queries(ROOM), number_of_queries(page)
    for _ in range(2):
        fill(make_decision(world.project))
        link(make_voice(world.project), decision)
        link(make_change(decision), make_stone(world.project))
    be_there(decision, world.ben)
    assert (number_of_queries(ROOM), number_of_queries(page)) == before
    assert max(before) <= 40  # twelve of them for the whole thread; the house allows 50


# --- Writing a decision down ------------------------------------------------------------------------------


def test_a_decision_is_written_down(ada, world):
    page = ada.post(f"{ROOM}add/", {**TYPED, "present": [world.ada.ref, world.ben.ref]}, follow=True)
    decision = Decision.objects.get()
    assert page.redirect_chain == [(f"{ROOM}{decision.ref}/voices/", 302)]
    assert [option.words for option in decision.options.all()] == ["Tuesday", "Saturday"]
    assert set(decision.present.all()) == {world.ada, world.ben}
    assert decision.decided_on == date(2026, 3, 11)


def test_a_decision_is_written_down_from_a_voice(ada, world):
    voice = make_voice(world.project)
    assert "big table" in ada.get(f"{ROOM}add/?voice={voice.ref}").text
    page = ada.post(f"{ROOM}add/?voice={voice.ref}", TYPED, follow=True)
    assert page.redirect_chain == [(f"{ROOM}{Decision.objects.get().ref}/", 302)]
    assert Decision.objects.get().evidence.get().voice == voice


@pytest.mark.parametrize("where", ["elsewhere", "nowhere", "taken back"])
def test_a_voice_that_is_not_ours_leads_to_nothing(ada, world, where):
    voice = make_voice(world.elsewhere if where == "elsewhere" else world.project)
    if where == "taken back":
        take_back(voice)
    ref = "nowhere" if where == "nowhere" else voice.ref
    ada.post(f"{ROOM}add/?voice={ref}", TYPED)
    assert not Decision.objects.get().evidence.exists()


def test_a_double_click_is_one_decision(ada, world):
    places = {ada.post(f"{ROOM}add/", {**TYPED, "once": "k1"}).url for _ in range(2)}
    assert len(places) == 1
    assert Decision.objects.count() == 1
    assert world.project.events.count() == 1


def test_nothing_typed_is_lost_on_an_error(ada, world):
    page = ada.post(f"{ROOM}add/", {**TYPED, "question": "", "present": [world.ada.ref], "once": "k1"})
    assert "Write what had to be decided." in page.text
    for words in ("Tuesday\nSaturday", "More people are free", "2026-03-11"):
        assert words in page.text
    assert page.context["form"]["present"].value() == [world.ada.ref]
    assert ada.post(f"{ROOM}add/", {**TYPED, "once": "k1"}).status_code == 302


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"question": "x" * 301}, "use at most 300 letters. You have 301."),
        ({"why": "x" * 10_001}, "use at most 10000 letters"),
        ({"decided": ""}, "If nothing is decided yet, choose “Open”."),
        ({"status": "far"}, "Choose how far it is."),
        ({"decided_on": "soon"}, "such as 4/3/2026"),
        ({"decided_on": "2999-01-01"}, "still to come"),
        ({"options": "\n".join(str(n) for n in range(51))}, "at most 50 options. You have 51."),
        ({"present": ["nobody"]}, "not in this group any more"),
    ],
)
def test_each_mistake_is_named(ada, changes, words):
    page = ada.post(f"{ROOM}add/", {**TYPED, **changes})
    assert page.status_code == 422
    assert escape(words) in page.text
    assert not Decision.objects.exists()


def test_nobody_from_another_project_was_there(ada, world):
    ada.post(f"{ROOM}add/", {**TYPED, "present": [world.cy.ref]})
    assert not Decision.objects.exists()


def test_an_open_question_needs_no_answer(ada):
    ada.post(f"{ROOM}add/", {"question": "Which day?", "status": "open"})
    assert Decision.objects.get().status == "open"


def test_a_decision_is_changed(ada, world):
    ada.post(f"{ROOM}add/", {**TYPED, "present": [world.ada.ref]})
    decision = Decision.objects.get()
    page = ada.get(f"{ROOM}{decision.ref}/edit/")
    assert "Tuesday\nSaturday" in page.text
    assert page.context["form"]["present"].value() == [world.ada.ref]
    ada.post(
        f"{ROOM}{decision.ref}/edit/", {**TYPED, "decided": "Sunday", "status": "done", "present": [world.ben.ref]}
    )
    decision.refresh_from_db()
    assert (decision.decided, decision.status) == ("Sunday", "done")
    assert list(decision.present.all()) == [world.ben]


def test_whoever_was_there_stays_after_leaving_the_group(ada, world, decision):
    kim = make_member(world.project, "Kim", left_at=timezone.now())
    assert "Kim" not in ada.get(f"{ROOM}add/").text
    be_there(decision, kim)
    assert "Kim" in ada.get(f"{ROOM}{decision.ref}/edit/").text


# --- The page of a decision -------------------------------------------------------------------------------


def test_a_decision_shows_everything(ada, world, decision):
    decision.options.create(project=world.project, words="A square one")
    be_there(decision, world.ada, world.ben)
    link(make_voice(world.project, "I cannot see everyone"), decision)
    link(make_change(decision, for_whom="Everyone on Tuesdays"), make_stone(world.project))
    text = ada.get(f"{ROOM}{decision.ref}/").text
    for words in ("A square one", "The big round one", "Everyone can see everyone", "2 people", "Ada", "Ben"):
        assert words in text
    for words in ("I cannot see everyone", "There is a round table", "Everyone on Tuesdays", "People feel at home"):
        assert words in text


def test_a_side_that_was_not_there_is_named_quietly(ada, world, decision):
    be_there(decision, world.ben)
    text = ada.get(f"{ROOM}{decision.ref}/").text
    assert "Nobody with lived experience was there." in text
    assert "No commissioner was there." in text
    assert "No carer was there." not in text  # this group has none


def test_lived_experience_is_always_asked_for(ada, world, decision):
    world.project.members.filter(side=Side.LIVED_EXPERIENCE).update(side=Side.CARER)
    be_there(decision, world.ben)
    assert "Nobody with lived experience was there." in ada.get(f"{ROOM}{decision.ref}/").text


def test_it_is_said_when_nobody_wrote_down_who_was_there(ada, decision):
    text = ada.get(f"{ROOM}{decision.ref}/").text
    assert "It is not written down who was there." in text
    assert "Nobody with lived" not in text


def test_voices_are_ticked_one_page_at_a_time(ada, world, decision):
    voices = [make_voice(world.project, f"Table {n}", said_on=date(2026, 1, 1) + timedelta(n)) for n in range(60)]
    address = f"{ROOM}{decision.ref}/voices/?q=Table&page=2"
    for _ in range(2):
        sent = {"voice": [voice.ref for voice in voices[:3]], "once": "k1"}
        assert ada.post(address, sent).url == address
    assert {row.voice for row in decision.evidence.all()} == set(voices[:3])
    assert "Table 0<" not in ada.get(address).text
    assert "3 voices led to this" in ada.get(f"{ROOM}{decision.ref}/").text


def test_ticking_nothing_is_named(ada, world, decision):
    make_voice(world.project)
    assert "Tick at least one voice." in ada.post(f"{ROOM}{decision.ref}/voices/", {"once": "k1"}).text


def test_words_taken_back_cannot_be_ticked(ada, world, decision):
    voice, other = make_voice(world.project), make_voice(world.project, "Something else")
    take_back(voice)
    page = ada.post(f"{ROOM}{decision.ref}/voices/", {"voice": [voice.ref, other.ref]})
    assert "not in the list any more" in page.text
    assert not decision.evidence.exists()


# --- Awkward text -----------------------------------------------------------------------------------------


WORDS = [words.strip() for words in STRINGS[::4] if words.strip()]


def test_any_words_are_kept_as_they_were_typed(ada, world):
    for question, option, decided, why in zip(*[iter(WORDS)] * 4, strict=False):
        typed = {"question": question, "options": option, "decided": decided, "why": why, "status": "done"}
        assert ada.post(f"{ROOM}add/", typed).status_code == 302
        kept = Decision.objects.latest("pk")
        assert (kept.question, kept.options.get().words, kept.decided, kept.why) == (question, option, decided, why)


def test_any_words_can_be_shown(ada, world, decision):
    for words in WORDS:
        make_decision(world.project, words, decided=words, why=words)
        make_change(decision, words, for_whom=words)
        decision.options.create(project=world.project, words=words)
    register = "".join(ada.get(ROOM, {"page": page}).text for page in range(1, 8))
    page = ada.get(f"{ROOM}{decision.ref}/").text
    for words in map(escape, WORDS):
        assert f'dir="auto">{words}</a></h2>' in register
        assert f'<p class="lead" dir="auto">{words}</p>' in page
        assert f'dir="auto">{words}</a></h3>' in page


# --- Forms ---------------------------------------------------------------------------------------------------


def test_what_was_decided_is_not_said_to_be_left_out(ada):
    page = html.fromstring(ada.get(f"{ROOM}add/").content)
    labels = {label.text.strip(): label.text_content() for label in page.xpath("//form//label[@for]") if label.text}
    assert "leave this out" not in labels["What was decided?"]
    assert "leave this out" in labels["Why?"]


def test_a_tick_shows_what_the_voice_answers(ada, world, decision):
    make_voice(world.project, "Yes", subject="Would you come again?")
    assert "Would you come again?" in ada.get(f"{ROOM}{decision.ref}/voices/").text
