"""Tagging words of a voice: on its page, by ticks or by places, and undone."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from steppingstones.actions.checking import Checked, put_right
from steppingstones.actions.consent import take_back
from steppingstones.actions.tagging import tag
from steppingstones.actions.voices import Note, correct
from steppingstones.methods.highlights import Stretch
from steppingstones.models import Highlight, Theme, Voice, VoiceTheme
from steppingstones.queries.tagging import fingerprint
from tests.awkward import STRINGS
from tests.world import make_stone, make_voice

ROOM = "/p/the-garden/understand/"
WORDS = "The tea is good. The bus is late. 👋🏽 hello"


@pytest.fixture
def voice(world):
    return make_voice(world.project, WORDS)


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


@pytest.fixture
def tea(world):
    return Theme.objects.create(project=world.project, name="Tea")


def send(client, voice, **said):
    return client.post(f"{ROOM}voice/{voice.ref}/tag/", {"words_seen": fingerprint(voice.words), **said})


def mark(voice, theme, by, words, **more):
    start = voice.words.index(words)
    return tag(voice, [Stretch(start=start, end=start + len(words))], theme, by=by, **more)[0]


def marked(voice):
    return [(voice.words[each.start : each.end], each.theme.name) for each in voice.highlights.all()]


# --- Tagging ----------------------------------------------------------------------------------------------


def test_ticked_sentences_that_touch_are_one_stretch(ada, voice, tea):
    assert send(ada, voice, stretch=["0-17", "17-34"], theme=f"theme:{tea.ref}").status_code == 302
    assert marked(voice) == [("The tea is good. The bus is late.", "Tea")]
    assert voice.themes.get() == tea


def test_a_place_in_a_word_takes_the_whole_word(ada, voice, tea):
    send(ada, voice, stretch=["6-9"], theme=f"theme:{tea.ref}")
    assert marked(voice) == [("tea is", "Tea")]


def test_all_of_it_and_a_new_theme(ada, voice, world):
    send(ada, voice, is_whole="on", new_theme="Getting there", note="It is about the day")
    assert marked(voice) == [(WORDS, "Getting there")]
    assert Highlight.objects.get().note == "It is about the day"
    send(ada, voice, is_whole="on", new_theme="Getting there")
    assert Theme.objects.count() == Highlight.objects.count() == 1


def test_all_of_it_where_a_script_left_the_places_empty(ada, voice):
    assert send(ada, voice, is_whole="on", stretch="", new_theme="Day").status_code == 302
    assert marked(voice) == [(WORDS, "Day")]


def test_outcomes_benefits_and_barriers_are_themes_too(ada, voice, world):
    stone = make_stone(world.project, "People get there")
    send(ada, voice, is_whole="on", theme=f"stone:{stone.ref}")
    send(ada, voice, is_whole="on", theme="benefit:belonging")
    send(ada, voice, is_whole="on", theme="barrier:time")
    assert set(Theme.objects.values_list("heading", "name")) == {
        ("Outcomes", "People get there"),
        ("Benefits", "Belonging"),
        ("Barriers", "Time"),
    }
    assert Theme.objects.get(heading="Outcomes").stone == stone


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "Choose the words first."),
        ({"stretch": "0-3"}, "Choose a theme, or write a new one."),
        ({"stretch": "3-4", "new_theme": "Gap"}, "Choose the words first."),
        ({"stretch": "9999-99999", "new_theme": "Gap"}, "Choose the words first."),
        ({"stretch": "a-b", "new_theme": "Gap"}, "Choose the words again."),
        ({"stretch": "0-3", "theme": "theme:nothing"}, "not in the list any more"),
        ({"stretch": "0-3", "new_theme": "A", "words_seen": "old"}, "Somebody changed these words"),
        ({"stretch": "0-3", "new_theme": "x" * 301}, "300"),
    ],
)
def test_what_cannot_be_tagged_says_why(ada, voice, said, words):
    page = send(ada, voice, **said)
    assert page.status_code == 422
    assert words in page.text
    assert not Highlight.objects.exists()
    assert not Theme.objects.exists()


def test_a_tag_can_be_undone_and_put_back(ada, voice, tea, world):
    VoiceTheme.objects.create(
        project=world.project, voice=voice, theme=Theme.objects.create(project=world.project, heading="h", name="x")
    )
    found = mark(voice, tea, world.ada, "tea")
    page = ada.post(f"{ROOM}tag/{found.ref}/remove/", {"back": f"{ROOM}voice/{voice.ref}/"}, follow=True)
    assert not Highlight.objects.exists()
    assert [theme.name for theme in voice.themes.all()] == ["x"]
    kept = re.search(r'name="tag" value="([^"]+)"', page.text)[1]
    ada.post(f"{ROOM}tag-again/", {"tag": kept})
    assert marked(voice) == [("tea", "Tea")]
    assert voice.themes.count() == 2
    assert "could not be put back" in ada.post(f"{ROOM}tag-again/", {"tag": kept + "x"}, follow=True).text


def test_a_tag_does_not_come_back_at_words_that_were_changed_meanwhile(ada, voice, tea, world):
    found = mark(voice, tea, world.ada, "bus is late")
    page = ada.post(f"{ROOM}tag/{found.ref}/remove/", follow=True)
    signed = re.search(r'name="tag" value="([^"]+)"', page.text)[1]
    Voice.objects.update(words="Oh. " + WORDS)
    page = ada.post(f"{ROOM}tag-again/", {"tag": signed}, follow=True)
    assert "These words are not there any more" in page.text
    assert not Highlight.objects.exists()


def test_a_tag_of_another_program_comes_back_with_its_name(ada, voice, tea, world):
    place = {"start": 0, "end": 3, "theme": tea, "coder": "Mo Miller", "note": "Hm"}
    found = Highlight.objects.create(project=world.project, voice=voice, **place)
    page = ada.post(f"{ROOM}tag/{found.ref}/remove/", follow=True)
    ada.post(f"{ROOM}tag-again/", {"tag": re.search(r'name="tag" value="([^"]+)"', page.text)[1]})
    back = Highlight.objects.get()
    assert (back.coder, back.tagger, back.note, back.guid) == ("Mo Miller", None, "Hm", found.guid)


def test_a_label_that_came_with_a_voice_stays_when_the_last_mark_goes(ada, voice, tea, world):
    VoiceTheme.objects.create(project=world.project, voice=voice, theme=tea)
    found = mark(voice, tea, world.ada, "tea")
    ada.post(f"{ROOM}tag/{found.ref}/remove/")
    assert voice.themes.get() == tea


@pytest.mark.parametrize("words", STRINGS, ids=range(len(STRINGS)))
def test_awkward_words_are_shown_and_tagged(ada, world, words):
    if not words.strip():
        return
    voice = make_voice(world.project, words)
    assert send(ada, voice, is_whole="on", new_theme=words[:300]).status_code in (302, 422)
    assert ada.get(f"{ROOM}voice/{voice.ref}/tag/").status_code == 200
    assert ada.get(f"{ROOM}voice/{voice.ref}/tag/?by=words").status_code == 200
    assert ada.get(f"{ROOM}voice/{voice.ref}/").status_code == 200


# --- When the words change --------------------------------------------------------------------------------


def test_marks_follow_when_words_are_put_right(voice, tea, world):
    mark(voice, tea, world.ada, "bus is late")
    correct(voice, Note(words=WORDS.replace("The tea", "On Saturday the tea")), by=world.ben)
    voice = Voice.objects.get()
    assert marked(voice) == [("bus is late.", "Tea")]
    voice.recorded_by = world.ben
    voice.save()
    put_right(voice, "Nothing like it.", Checked(how="link"))
    assert not Highlight.objects.exists()
    assert not VoiceTheme.objects.exists()


def test_taking_back_takes_the_marks_away(voice, tea, world):
    mark(voice, tea, world.ada, "tea")
    take_back(voice)
    assert not Highlight.objects.exists()
    assert not VoiceTheme.objects.exists()


# --- Pages stay small -------------------------------------------------------------------------------------


def test_the_same_number_of_queries_for_one_tag_and_three(ada, voice, tea, world):
    numbers = []
    for words in ("tea", "bus", "late"):
        mark(voice, tea, world.ada, words)
        with CaptureQueriesContext(connection) as queries:
            ada.get(f"{ROOM}voice/{voice.ref}/tag/")
        numbers.append(len(queries))
    assert numbers[0] == numbers[2] <= 30
    with CaptureQueriesContext(connection) as queries:
        ada.get(f"{ROOM}voice/{voice.ref}/")
    assert len(queries) <= 50
