"""Conversations: begun with a guide, noted down, looked through, and made into voices."""

import re
from collections import Counter
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from steppingstones.actions.consent import uses_of
from steppingstones.actions.conversations import make_voices
from steppingstones.models import Conversation, ConversationNote, Giver, Guide, Voice

from ..awkward import STRINGS
from ..world import make_conversation, make_note

ROOM = "/p/the-garden/listen/conversations/"


@pytest.fixture
def ben(world, as_member):
    return as_member(world.ben)


def facts(**changes):
    today = timezone.localdate().isoformat()
    return {"title": "Tea in the garden", "form": "group", "held_on": today, "guide": "bank-group", **changes}


def queries_of(act) -> int:
    with CaptureQueriesContext(connection) as queries:
        act()
    return len(queries)


def begin(client, **changes) -> Conversation:
    client.post(f"{ROOM}new/", facts(**changes))
    return Conversation.objects.latest("pk")


def at(row, rest="") -> str:
    folder = {"conversationnote": "notes/"}.get(row._meta.model_name, "")
    return f"{ROOM}{folder}{row.ref}/{rest}"


def agree(client, conversation, **uses):
    """Send the page that asks what was agreed to, as it is now."""
    page = client.get(at(conversation, "voices/"))
    return client.post(at(conversation, "voices/"), {"as_shown": seen_on(page), **uses})


def seen_on(page) -> str:
    return re.search(r'name="as_shown" value="(\w+)"', page.text)[1]


# --- Beginning ----------------------------------------------------------------------------------------------


def test_a_conversation_begins_with_a_guide_of_the_bank_and_who_was_there(ben, world):
    found = begin(ben, people=[world.ada.ref, world.ben.ref], others_lived="2", others_professional="1")
    assert found.guide.bank_key == "group"
    assert found.guide.themes.count() == 10
    page = ben.get(at(found)).text
    assert "3 people with lived experience, 2 professionals" in page
    assert "not in here" not in page


def test_one_side_alone_is_said_so(ben, world):
    found = begin(ben, people=[world.ben.ref], others_professional="2")
    assert "Only professionals were there. What the other sides say is not in here." in ben.get(at(found)).text


def test_the_same_guide_of_the_bank_is_copied_once_while_nobody_changes_it(ben):
    begin(ben), begin(ben)
    guide = Guide.objects.get()
    guide.themes.last().delete()
    begin(ben)
    assert Guide.objects.count() == 2


def test_a_guide_of_ones_own_and_none_at_all(ben):
    own = begin(ben).guide
    assert begin(ben, guide=f"own-{own.ref}").guide == own
    assert begin(ben, guide="").guide is None


def test_whoever_comes_from_a_guide_has_chosen_it(ben):
    page = ben.get(f"{ROOM}new/?guide=bank-structured").text
    assert '<option value="bank-structured" selected>' in page
    assert ben.get(f"{ROOM}new/?guide=bank-nothing").status_code == 200


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": " "}, "Write a title."),
        ({"form": "shouting"}, "Choose one of these three kinds."),
        ({"guide": "bank-nothing"}, "This guide is not there any more."),
        ({"held_on": (timezone.localdate() + timedelta(1)).isoformat()}, "This day has not come yet."),
        ({"held_on": "0026-03-04"}, "This day is too long ago."),
        ({"people": ["nobody-here"]}, "Somebody you ticked is not in the group any more."),
        ({"others_carer": "-1"}, "Write 0 or more."),
        ({"others_carer": "many"}, "Write a number, such as 3."),
        ({"others_carer": "100000"}, "Write at most 1000."),
    ],
)
def test_what_cannot_be_kept_comes_back_as_typed(ben, changes, words):
    page = ben.post(f"{ROOM}new/", facts(place="kept as typed", **changes))
    assert page.status_code == 422
    assert words in page.text
    assert "kept as typed" in page.text
    assert not Conversation.objects.exists()


def test_what_is_written_about_it_can_be_changed(ben, world):
    found = begin(ben, people=[world.ada.ref], others_carer="2")
    note = make_note(found)
    assert 'value="2"' in ben.get(at(found, "change/")).text
    ben.post(at(found, "change/"), facts(title="Tea", place="The shed", guide=f"own-{found.guide.ref}"))
    found.refresh_from_db()
    assert (found.title, found.place, found.people.count(), found.others.count()) == ("Tea", "The shed", 0, 0)
    assert found.notes.get() == note


# --- Taking notes -------------------------------------------------------------------------------------------


def test_a_note_is_taken_under_a_theme(ben, world):
    found = begin(ben, people=[world.ada.ref])
    theme = found.guide.themes.first()
    sent = {"theme": theme.ref, "words": "I saw the poster", "who": f"member-{world.ada.ref}"}
    answer = ben.post(at(found, "notes/"), sent)
    assert answer.url.endswith(f"#theme-{theme.ref}")
    note = found.notes.get()
    assert (note.words, note.theme, note.member, note.noted_by) == ("I saw the poster", theme, world.ada, world.ben)
    assert "I saw the poster" in ben.get(at(found, "notes/")).text


@pytest.mark.parametrize(
    ("who", "name", "kept"),
    [
        ("", "", ("", "")),
        ("side-carer", "", ("carer", "")),
        ("side-carer", "Jo", ("carer", "Jo")),
        ("", "Jo", ("", "Jo")),
    ],
)
def test_who_said_it_may_be_a_side_a_name_or_nobody(ben, world, who, name, kept):
    found = make_conversation(world.project)
    ben.post(at(found, "notes/"), {"words": "Hm", "who": who, "name": name})
    assert (found.notes.get().side, found.notes.get().name) == kept


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"words": ""}, "Write what was said."),
        ({"words": "x" * 10_001}, "at most 10000 letters"),
        ({"who": "side-moon"}, "Choose somebody from this list."),
        ({"name": "x" * 201}, "at most 200 letters"),
    ],
)
def test_a_note_that_cannot_be_kept_comes_back_under_its_theme(ben, sent, words):
    found = begin(ben)
    theme = found.guide.themes.last().ref
    page = ben.post(at(found, "notes/"), {"theme": theme, "words": "kept as typed", **sent})
    assert page.status_code == 422
    box = page.text.partition(f'id="theme-{theme}"')[2].partition("</section>")[0]
    assert words in box
    assert sent.get("words", "kept as typed") in box
    assert not found.notes.exists()


def test_a_member_and_a_name_are_one_too_many(ben, world):
    found = make_conversation(world.project)
    sent = {"words": "Hm", "who": f"member-{world.ada.ref}", "name": "Jo"}
    assert "not both" in ben.post(at(found, "notes/"), sent).text


def test_a_note_about_a_theme_that_is_gone_is_kept_under_anything_else(ben, world):
    found = make_conversation(world.project)
    ben.post(at(found, "notes/"), {"theme": "gone", "words": "Still said"})
    assert found.notes.get().theme is None


def test_one_to_one_the_next_note_is_by_the_same_person(ben, world):
    found = begin(ben, form="semi", guide="", people=[world.ada.ref])
    who = f"member-{world.ada.ref}"
    ben.post(at(found, "notes/"), {"words": "First", "who": who})
    assert f'<option value="{who}" selected>' in ben.get(at(found, "notes/")).text


def test_a_double_click_takes_one_note(ben, world):
    found = make_conversation(world.project)
    for _click in range(2):
        ben.post(at(found, "notes/"), {"words": "Once", "once": "the-same-key"})
    assert found.notes.count() == 1


# --- One idea each ------------------------------------------------------------------------------------------


def test_a_note_is_split_where_asked_and_both_keep_who_and_theme(ben, world):
    found = begin(ben)
    note = make_note(found, "I like tea. The bus is late.", theme=found.guide.themes.first(), side="carer")
    later = make_note(found, "Later")
    ben.post(at(note, "split/"), {"at": "12"})
    first, second, last = found.notes.all()
    assert (first.words, second.words, last) == ("I like tea.", "The bus is late.", later)
    assert (second.theme, second.side) == (note.theme, "carer")


def test_between_sentences_there_is_a_button(ben, world):
    note = make_note(make_conversation(world.project), "I like tea. The bus is late. It rains.")
    assert ben.get(at(note)).text.count("Split here") == 3  # the one for scripts too


def test_what_was_typed_before_splitting_is_kept(ben, world):
    note = make_note(make_conversation(world.project), "I like tea the bus is late")
    ben.post(at(note, "split/"), {"words": "I love tea. The bus is late.", "who": "side-carer", "at": "12"})
    kept = ConversationNote.objects.values_list("words", "side")
    assert list(kept) == [("I love tea.", "carer"), ("The bus is late.", "carer")]


@pytest.mark.parametrize("where", ["0", "999", "", "x", "9" * 400])
def test_there_must_be_words_on_both_sides(ben, world, where):
    note = make_note(make_conversation(world.project))
    page = ben.post(at(note, "split/"), {"at": where}, follow=True)
    assert "There are no words on one side of this place." in page.text
    assert ConversationNote.objects.count() == 1


def test_a_double_click_splits_once(ben, world):
    note = make_note(make_conversation(world.project), "One. Two. Three.")
    for _click in range(2):
        ben.post(at(note, "split/"), {"at": "5", "once": "the-same-key"})
    assert list(ConversationNote.objects.values_list("words", flat=True)) == ["One.", "Two. Three."]


def test_notes_are_joined_with_the_next_of_their_theme(ben, world):
    found = begin(ben)
    theme = found.guide.themes.first()
    first = make_note(found, "I like", theme=theme)
    make_note(found, "Of another theme")
    make_note(found, "the tea", theme=theme)
    assert "Join with the next" in ben.get(at(found, "review/")).text
    ben.post(at(first, "join/"))
    assert sorted(found.notes.values_list("words", flat=True)) == ["I like the tea", "Of another theme"]


def test_two_people_stay_two_notes(ben, world):
    found = make_conversation(world.project)
    note, _other = make_note(found, side="lived"), make_note(found, side="carer")
    assert "Join with the next" not in ben.get(at(found, "review/")).text
    assert "Two people said these." in ben.post(at(note, "join/"), follow=True).text
    assert found.notes.count() == 2


def test_after_the_last_there_is_nothing_to_join(ben, world):
    note = make_note(make_conversation(world.project))
    assert "There is no next note" in ben.post(at(note, "join/"), follow=True).text


def test_a_note_is_mended_and_goes_under_another_theme(ben, world):
    found = begin(ben)
    note, theme = make_note(found), found.guide.themes.last()
    ben.post(at(note), {"words": "Mended", "theme": theme.ref, "name": "Jo"})
    note.refresh_from_db()
    assert (note.words, note.theme, note.name) == ("Mended", theme, "Jo")


def test_what_is_set_aside_becomes_no_voice_until_it_is_taken_up(ben, world):
    found = make_conversation(world.project)
    note = make_note(found, "Bring milk next time")
    ben.post(at(note, "set-aside/"))
    assert "Bring milk" not in ben.get(at(found, "voices/")).text
    assert "Bring milk" in ben.get(at(found, "review/")).text
    ben.post(at(note, "take-up/"))
    assert "Bring milk" in ben.get(at(found, "voices/")).text


def test_a_note_is_erased_after_asking(ben, world):
    note = make_note(make_conversation(world.project), "Please forget this")
    assert "Please forget this" in ben.get(at(note, "erase/")).text
    ben.post(at(note, "erase/"))
    assert not ConversationNote.objects.exists()


# --- Voices -------------------------------------------------------------------------------------------------


def test_each_note_becomes_a_voice_with_what_was_agreed(ben, world):
    found = begin(ben, held_on="2026-03-04")
    theme = found.guide.themes.first()
    quoted = make_note(found, "Quote me", theme=theme, member=world.ada)
    make_note(found, "Only for us", side="carer")
    agree(ben, found, **{f"uses_{quoted.ref}": ["quote-named"]})
    assert not found.notes.exists()
    voice, other = Voice.objects.order_by("pk")
    assert (voice.words, voice.subject, voice.said_on) == ("Quote me", theme.title, date(2026, 3, 4))
    assert (voice.came_by, voice.channel, voice.conversation) == ("conversation", "meeting", found)
    assert (voice.giver.member, voice.recorded_by) == (world.ada, world.ben)
    assert uses_of(voice) == {"group", "quote", "quote-named"}
    assert (uses_of(other), other.giver.side) == ({"group"}, "carer")


def test_nobody_named_cannot_be_quoted_with_a_name(ben, world):
    found = make_conversation(world.project)
    note = make_note(found, side="lived")
    assert "with the name" not in ben.get(at(found, "voices/")).text
    assert agree(ben, found, **{f"uses_{note.ref}": ["quote-named"]}).status_code == 422
    assert found.notes.exists()


def test_a_double_click_makes_each_voice_once(ben, world):
    found = make_conversation(world.project)
    make_note(found)
    seen = seen_on(ben.get(at(found, "voices/")))
    for _click in range(2):
        answer = ben.post(at(found, "voices/"), {"as_shown": seen, "once": "the-same-key"})
    assert answer.url == at(found)
    assert Voice.objects.count() == 1


def test_two_people_at_once_make_each_voice_once(world):
    found = make_conversation(world.project)
    note = make_note(found)
    for member in (world.ada, world.ben):
        make_voices(found, {note.ref: []}, by=member)
    assert Voice.objects.count() == 1


def test_notes_that_changed_meanwhile_are_looked_at_again(ben, world):
    found = make_conversation(world.project)
    note = make_note(found)
    seen = seen_on(ben.get(at(found, "voices/")))
    ben.post(at(note), {"words": "Something else"})
    answer = ben.post(at(found, "voices/"), {"as_shown": seen})
    assert answer.status_code == 422
    assert "Somebody changed these notes" in answer.text
    assert agree(ben, found).status_code == 302


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=st.lists(st.text(min_size=1).filter(str.strip), min_size=1, max_size=6))
def test_making_voices_keeps_all_words(world, said):
    found = make_conversation(world.project)
    notes = [make_note(found, words.replace("\x00", "0")) for words in said]
    made = make_voices(found, {note.ref: [] for note in notes}, by=world.ben)
    assert Counter(voice.words for voice in made) == Counter(words.replace("\x00", "0") for words in said)


@pytest.mark.parametrize(
    ("form", "name", "people"), [("group", "Jo", 1), ("group", "", 2), ("semi", "", 1), ("structured", "Jo", 1)]
)
def test_one_person_counts_once(world, form, name, people):
    talk = make_conversation(world.project, form=form)
    notes = [make_note(talk, words, name=name, side="carer") for words in ("Tea", "Cake")]
    for note in notes:
        make_voices(talk, {note.ref: []}, by=world.ben)
    assert Giver.objects.count() == people


def test_people_of_other_conversations_are_others(world):
    for _each in range(2):
        talk = make_conversation(world.project, form="semi")
        make_voices(talk, {make_note(talk, name="Jo").ref: []}, by=world.ben)
    assert Giver.objects.count() == 2


def test_a_voice_shows_the_conversation_and_theme_it_came_from(ben, world, as_member):
    found = begin(ben)
    theme = found.guide.themes.first()
    make_note(found, "I saw the poster", theme=theme)
    agree(ben, found)
    page = as_member(world.rae).get(reverse("understand:voice", args=["the-garden", Voice.objects.get().ref])).text
    assert theme.title in page
    assert f'href="{at(found)}"' in page


# --- Who may what -------------------------------------------------------------------------------------------


def test_readers_see_voices_and_not_the_notes(ben, world, as_member):
    found = make_conversation(world.project)
    make_note(found, "Heard and agreed")
    agree(ben, found)
    make_note(found, "Not agreed yet")
    page = as_member(world.rae).get(at(found)).text
    assert "Heard and agreed" in page
    assert "Not agreed yet" not in page
    for rest in ("notes/", "review/", "voices/", "change/"):
        assert as_member(world.rae).get(at(found, rest)).status_code == 403
        assert as_member(world.cy).get(at(found, rest)).status_code == 404


def test_a_conversation_is_removed_and_put_back_with_its_notes(ben, world):
    found = make_conversation(world.project)
    make_note(found, "Still here")
    assert "is removed" in ben.post(at(found, "remove/"), follow=True).text
    for rest in ("", "notes/", "review/", "voices/", "change/"):
        assert ben.get(at(found, rest)).status_code == 410
    page = ben.post(at(found, "notes/"), {"words": "Typed meanwhile"})
    assert "Typed meanwhile" in page.text
    ben.post(at(found, "restore/"))
    assert "Still here" in ben.get(at(found, "review/")).text


@pytest.mark.parametrize("rest", ["", "notes/", "review/", "voices/"])
def test_as_many_queries_for_one_as_for_three(ben, world, rest):
    found = make_conversation(world.project)
    numbers = []
    for _more in range(2):
        for _each in range(len(numbers) * 2 or 1):
            make_note(found, member=world.ada)
        numbers.append(queries_of(lambda: ben.get(at(found, rest))))
    assert numbers[0] == numbers[1] < 50


def test_as_many_queries_for_one_conversation_as_for_three(ben, world):
    make_conversation(world.project)
    one = queries_of(lambda: ben.get(ROOM))
    for _more in range(2):
        make_conversation(world.project)
    assert queries_of(lambda: ben.get(ROOM)) == one < 50


def test_awkward_words_are_kept_as_they_are(ben, world):
    found = make_conversation(world.project)
    said = [words.strip() for words in STRINGS[::4] if words.strip()]
    for words in said:
        assert ben.post(at(found, "notes/"), {"words": words, "name": words[:200]}).status_code == 302, ascii(words)
    while found.notes.exists():
        agree(ben, found)
    assert list(Voice.objects.order_by("pk").values_list("words", flat=True)) == said
    assert Giver.objects.exclude(name="").exists()
    assert ben.get(at(found)).status_code == 200
