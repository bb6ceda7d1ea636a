"""Reading what people said, linking it, and seeing what came of it."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.html import escape

from steppingstones.actions.consent import take_back
from steppingstones.models import Consent, Evidence, Step, Stone, Theme, Voice, VoiceTheme
from tests.awkward import STRINGS
from tests.world import link, make_change, make_decision, make_member, make_stone, make_voice

ROOM = "/p/the-garden/understand/"
GONE = "Somebody said something here and took it back"


@pytest.fixture
def voice(world):
    return make_voice(world.project)


@pytest.fixture
def stone(world):
    return make_stone(world.project)


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


def number_of_queries(client, address):
    with CaptureQueriesContext(connection) as queries:
        page = client.get(address)
    assert page.status_code == 200
    return len(queries), len(page.content)


# --- Who may do what --------------------------------------------------------------------------------------


def addresses(voice, stone):
    looking = ["", f"voice/{voice.ref}/", "stones/", f"stone/{stone.ref}/"]
    changing = [f"voice/{voice.ref}/shows/", f"voice/{voice.ref}/led-to/", f"stone/{stone.ref}/voices/"]
    return looking, changing


def test_members_look_and_readers_do_not_change(as_member, world, voice, stone):
    looking, changing = addresses(voice, stone)
    for member in (world.ada, world.ben, world.rae):
        client = as_member(member)
        assert {client.get(ROOM + address).status_code for address in looking} == {200}
        expected = {403} if member == world.rae else {200}
        assert {client.get(ROOM + address).status_code for address in changing} == expected


def test_outsiders_find_nothing(as_member, world, voice, stone):
    looking, changing = addresses(voice, stone)
    made = link(voice, stone)
    posts = [*changing, f"link/{made.ref}/undo/", "link-again/"]
    for client in (as_member(world.cy), Client()):
        assert {client.get(ROOM + address).status_code for address in [*looking, *changing]} == {404}
        assert {client.post(ROOM + address).status_code for address in posts} == {404}
    assert Evidence.objects.get() == made


def test_readers_do_not_unlink(as_member, world, voice, stone):
    made = link(voice, stone)
    assert as_member(world.rae).post(f"{ROOM}link/{made.ref}/undo/").status_code == 403
    assert Evidence.objects.exists()


def test_things_of_another_project_are_not_here(ada, world):
    voice, stone = make_voice(world.elsewhere), make_stone(world.elsewhere)
    looking, changing = addresses(voice, stone)
    own = ["", "stones/"]
    found = [ada.get(ROOM + address).status_code for address in [*looking, *changing] if address not in own]
    assert set(found) == {404}


# --- The list ---------------------------------------------------------------------------------------------


def test_the_newest_voice_is_first(ada, world):
    make_voice(world.project, "Earlier words", said_on=date(2026, 1, 5))
    make_voice(world.project, "Later words", said_on=date(2026, 5, 5))
    text = ada.get(ROOM).text
    assert text.index("Later words") < text.index("Earlier words")
    assert "2 voices." in text


@pytest.fixture
def three(world):
    """Three voices that differ in everything that one can look for."""
    theme = Theme.objects.create(project=world.project, heading="themes", name="Food")
    tea = make_voice(world.project, "More tea", side="lived")
    soup = make_voice(world.project, "Less soup", side="carer", came_by=Voice.CameBy.IMPORT)
    make_voice(world.project, "Warm rooms", side="professional", came_by=Voice.CameBy.MEETING)
    VoiceTheme.objects.create(project=world.project, voice=soup, theme=theme)
    link(tea, make_stone(world.project))
    return theme


def found(client, **wanted):
    text = client.get(ROOM, wanted).text
    return {words for words in ("More tea", "Less soup", "Warm rooms") if words in text}


def test_voices_can_be_narrowed(ada, three):
    assert found(ada) == {"More tea", "Less soup", "Warm rooms"}
    assert found(ada, side="carer") == {"Less soup"}
    assert found(ada, came="meeting") == {"Warm rooms"}
    assert found(ada, theme=three.ref) == {"Less soup"}
    assert found(ada, unlinked="on") == {"Less soup", "Warm rooms"}
    assert found(ada, q="TEA more") == {"More tea"}
    assert found(ada, q="tea", side="carer") == set()


def test_what_cannot_be_understood_is_left_out(ada, three):
    assert found(ada, side="nobody", came="?", theme="x", page="-1") == {"More tea", "Less soup", "Warm rooms"}


def test_a_voice_linked_to_a_removed_stone_is_not_linked(ada, three):
    Stone.objects.update(removed_at=timezone.now())
    assert "More tea" in found(ada, unlinked="on")


def test_a_members_side_counts_before_what_was_said_once(ada, world):
    voice = make_voice(world.project, "More tea", side="unknown")
    voice.giver.member = make_member(world.project, "Kim", side="carer")
    voice.giver.save()
    assert found(ada, side="carer") == {"More tea"}
    assert found(ada, side="unknown") == set()


def test_words_taken_back_are_gone_but_not_hidden(ada, world, voice):
    take_back(voice)
    text = ada.get(ROOM).text
    assert GONE in text
    assert "1 was taken back" in text
    assert "big table" not in text


def test_what_the_group_may_not_read_is_nowhere(ada, world, stone):
    voice = make_voice(world.project, "Only for me", uses=())
    link(voice, stone)
    for address in ("", f"voice/{voice.ref}/", f"stone/{stone.ref}/", f"stone/{stone.ref}/voices/"):
        assert "Only for me" not in ada.get(ROOM + address).text


def test_an_empty_project_says_so(ada):
    assert "Nobody has said anything here yet" in ada.get(ROOM).text


@pytest.mark.parametrize("address", ["", "stones/", "voice/{voice}/", "stone/{stone}/", "stone/{stone}/voices/"])
def test_three_voices_take_as_many_queries_as_one(ada, world, stone, address):
    first = make_voice(world.project)
    link(first, stone), link(make_voice(world.project), stone, "against")
    make_voice(world.project)
    path = ROOM + address.format(voice=first.ref, stone=stone.ref)
    before, _ = number_of_queries(ada, path)
    for n in range(2):
        link(make_voice(world.project), stone)
        link(make_voice(world.project), stone, "against")
        link(first, make_stone(world.project, f"Stone {n}"))
        make_voice(world.project)
    assert number_of_queries(ada, path)[0] == before <= 40


def test_a_full_page_of_long_voices_is_not_heavy(ada, world):
    for _ in range(60):
        make_voice(world.project, "Ünlängst " * 1100)
    _, size = number_of_queries(ada, ROOM)
    assert size < 110_000


# --- What does this show? ---------------------------------------------------------------------------------


def test_a_voice_is_linked_to_a_stone(ada, world, voice, stone):
    page = ada.post(f"{ROOM}voice/{voice.ref}/shows/", {"stone": stone.ref, "stance": "against"}, follow=True)
    made = Evidence.objects.get()
    assert (made.voice, made.stone, made.stance, made.linked_by) == (voice, stone, "against", world.ada)
    assert "It speaks against:" in page.text


def test_stones_to_choose_are_grouped_by_level_and_track(ada, world, voice, stone):
    make_stone(world.project, "Everyone belongs", kind="impact", track="coproduction")
    text = ada.get(f"{ROOM}voice/{voice.ref}/shows/").text
    assert text.index("Impact (Co-production)") < text.index("Short-term outcome (Project)")


def test_a_link_needs_a_stone_and_a_stance(ada, voice, stone):
    page = ada.post(f"{ROOM}voice/{voice.ref}/shows/", {"stone": stone.ref})
    assert "Choose whether it supports this or speaks against it." in page.text
    assert page.context["form"]["stone"].value() == stone.ref
    assert "Choose a stone." in ada.post(f"{ROOM}voice/{voice.ref}/shows/", {"stance": "for"}).text


def test_a_removed_stone_cannot_be_chosen(ada, voice, stone):
    Stone.objects.update(removed_at=timezone.now())
    page = ada.post(f"{ROOM}voice/{voice.ref}/shows/", {"stone": stone.ref, "stance": "for"})
    assert "This stone was removed from the pathway" in page.text
    assert not Evidence.objects.exists()


def test_a_voice_led_to_a_decision(ada, world, voice):
    decision = make_decision(world.project)
    ada.post(f"{ROOM}voice/{voice.ref}/led-to/", {"decision": decision.ref})
    assert decision.evidence.get().voice == voice


def test_a_double_click_is_one_link_and_one_line_in_the_history(ada, world, voice, stone):
    sent = {"stone": stone.ref, "stance": "for", "once": "k1"}
    places = {ada.post(f"{ROOM}voice/{voice.ref}/shows/", sent).url for _ in range(2)}
    assert places == {f"{ROOM}voice/{voice.ref}/"}
    assert world.project.events.count() == 1


def test_taking_a_link_away_can_be_undone(ada, voice, stone):
    made, here = link(voice, stone, "against"), f"{ROOM}stone/{stone.ref}/"
    page = ada.post(f"{ROOM}link/{made.ref}/undo/", {"back": here}, follow=True)
    assert page.redirect_chain[-1][0] == here
    assert not Evidence.objects.exists()
    kept = page.text.split('name="link" value="')[1].split('"')[0]
    page = ada.post(f"{ROOM}link-again/", {"link": kept, "back": here}, follow=True)
    assert "The link is back." in page.text
    assert Evidence.objects.get().stance == "against"


def test_undoing_twice_does_no_harm(ada, voice, stone):
    made = link(voice, stone)
    for _ in range(2):
        assert ada.post(f"{ROOM}link/{made.ref}/undo/").status_code == 302


def test_a_made_up_undo_is_refused(ada):
    page = ada.post(f"{ROOM}link-again/", {"link": "made-up"}, follow=True)
    assert "could not be put back" in page.text


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example", "/p/somewhere-else/", "x"])
def test_nobody_is_led_elsewhere(ada, voice, stone, back):
    page = ada.post(f"{ROOM}link/{link(voice, stone).ref}/undo/", {"back": back})
    assert page.url == ROOM


# --- A stone ----------------------------------------------------------------------------------------------


def test_a_stone_shows_what_is_for_and_against_it_and_the_changes(ada, world, stone):
    link(make_voice(world.project, "I feel at home"), stone)
    link(make_voice(world.project, "I feel lost", side="carer"), stone, "against")
    link(make_change(make_decision(world.project)), stone)
    text = ada.get(f"{ROOM}stone/{stone.ref}/").text
    assert text.index("I feel at home") < text.index("What speaks against it") < text.index("I feel lost")
    assert "1 person (1 with lived experience)" in text
    assert "There is a round table" in text


def test_an_empty_stone_says_so(ada, stone):
    assert "Nothing is linked to this stone yet." in ada.get(f"{ROOM}stone/{stone.ref}/").text


def test_a_removed_stone_has_no_page(ada, stone):
    Stone.objects.update(removed_at=timezone.now())
    assert ada.get(f"{ROOM}stone/{stone.ref}/").status_code == 404


def test_several_voices_are_ticked_and_sent_once(ada, world, stone):
    voices = [make_voice(world.project) for _ in range(3)]
    sent = {"voice": [voice.ref for voice in voices[:2]], "stance": "for", "once": "k1"}
    address = f"{ROOM}stone/{stone.ref}/voices/?q=table"
    for _ in range(2):
        assert ada.post(address, sent).url == address
    assert {row.voice for row in stone.evidence.all()} == set(voices[:2])
    assert world.project.events.count() == 2


def test_ticks_come_back_when_something_is_missing(ada, world, stone, voice):
    page = ada.post(f"{ROOM}stone/{stone.ref}/voices/", {"voice": voice.ref})
    assert "Choose whether it supports this" in page.text
    assert f'value="{voice.ref}" id="id_voice_0" checked' in page.text
    assert "Tick at least one voice." in ada.post(f"{ROOM}stone/{stone.ref}/voices/", {"stance": "for"}).text


def test_voices_already_linked_are_not_offered_again(ada, stone, voice):
    link(voice, stone)
    assert "big table" not in ada.get(f"{ROOM}stone/{stone.ref}/voices/").text


# --- The thread of one voice ------------------------------------------------------------------------------


@pytest.fixture
def thread(world, voice):
    """A voice, a decision, a change, an outcome and the impact, joined."""
    decision = make_decision(world.project)
    change = make_change(decision)
    outcome = make_stone(world.project)
    impact = make_stone(world.project, "Everyone belongs", kind="impact")
    Step.objects.create(project=world.project, source=outcome, target=impact)
    link(voice, decision), link(change, outcome)
    return voice


def test_the_thread_tells_what_came_of_a_voice(ada, thread):
    text = ada.get(f"{ROOM}voice/{thread.ref}/").text
    along = ["big table", "The big round one", "There is a round table", "People feel at home", "Everyone belongs"]
    assert [text.index(words) for words in along] == sorted(text.index(words) for words in along)
    assert "Nothing is written down yet" not in text


def test_a_voice_of_which_nothing_came_says_so_and_offers_what_to_do(ada, voice):
    text = ada.get(f"{ROOM}voice/{voice.ref}/").text
    assert "Nothing is written down yet that came of this." in text
    assert "No decision came of it yet." in text
    assert f"voice/{voice.ref}/shows/" in text
    assert f"voice/{voice.ref}/led-to/" in text


def test_a_reader_is_not_offered_what_they_may_not_do(as_member, world, voice):
    assert "/shows/" not in as_member(world.rae).get(f"{ROOM}voice/{voice.ref}/").text


def test_what_a_voice_speaks_against_did_not_come_of_it(ada, voice, stone):
    link(voice, stone, "against")
    text = ada.get(f"{ROOM}voice/{voice.ref}/").text
    assert "Nothing is written down yet" in text
    assert "It speaks against:" in text


def test_a_voice_about_the_issue_has_a_thread(ada, world, voice):
    link(voice, make_stone(world.project, "There is no place to meet", kind="issue", track="both"))
    assert "There is no place to meet" in ada.get(f"{ROOM}voice/{voice.ref}/").text


def test_the_thread_of_words_taken_back_shows_no_words(ada, thread):
    take_back(thread)
    text = ada.get(f"{ROOM}voice/{thread.ref}/").text
    assert GONE in text
    assert "round" not in text


def test_consent_is_shown(ada, world):
    voice = make_voice(world.project, uses=(Consent.Use.GROUP, Consent.Use.PUBLIC))
    text = ada.get(f"{ROOM}voice/{voice.ref}/").text
    assert "This group can read it" in text
    assert "People outside the group can see it" in text
    assert "with the name" not in text


def test_a_voice_without_the_groups_consent_shows_no_words(ada, world):
    voice = make_voice(world.project, "Only for me", uses=())
    text = ada.get(f"{ROOM}voice/{voice.ref}/").text
    assert "The group may not read this" in text


# --- Awkward text -----------------------------------------------------------------------------------------


def test_any_words_can_be_looked_for(ada, voice):
    for words in STRINGS[::8]:
        assert ada.get(ROOM, {"q": words}).status_code == 200


def test_any_words_can_be_shown(ada, world, stone):
    giver = make_voice(world.project).giver
    for words in STRINGS:
        voice = make_voice(world.project, words, giver=giver, subject=words, uses=(Consent.Use.GROUP,))
        link(voice, stone)
    shown = "".join(ada.get(ROOM, {"page": page}).text for page in range(1, 8))
    assert not [words for words in STRINGS if f'<p class="words" dir="auto">{escape(words)}</p>' not in shown]
    assert ada.get(f"{ROOM}stone/{stone.ref}/").status_code == 200
