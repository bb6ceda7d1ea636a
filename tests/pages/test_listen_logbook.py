"""The logbook: somebody said something, and a member writes it down. Consent for each voice."""

from datetime import timedelta

import pytest
from django.utils import timezone

from steppingstones.actions.consent import uses_of
from steppingstones.models import Event, Giver, Voice

from ..awkward import STRINGS
from ..world import make_voice

LOG = "/p/the-garden/listen/log/"


@pytest.fixture
def ben(world, as_member):
    return as_member(world.ben)


def note(**changes):
    today = timezone.localdate().isoformat()
    return {"words": "The gate sticks", "said_on": today, "channel": "spoken", "side": "community", **changes}


def consent_page(voice, rest="consent/"):
    return f"/p/the-garden/listen/voices/{voice.ref}/{rest}"


def test_a_note_becomes_a_voice_that_only_the_group_may_read(ben, world):
    ben.post(LOG, note())
    voice = Voice.objects.get()
    assert (voice.words, voice.came_by, voice.recorded_by) == ("The gate sticks", "logbook", world.ben)
    assert uses_of(voice) == {"group"}
    assert Event.objects.get().verb == "wrote down"


def test_today_is_filled_in(ben):
    assert f'value="{timezone.localdate().isoformat()}"' in ben.get(LOG).text


def test_a_member_is_one_giver_however_often_they_speak(ben, world):
    for words in ("First", "Second"):
        ben.post(LOG, note(words=words, member=world.ada.ref))
    giver = Giver.objects.get()
    assert (giver.member, giver.side, giver.voices.count()) == (world.ada, "lived", 2)


def test_nobody_need_be_named(ben):
    ben.post(LOG, note(side=""))
    assert Giver.objects.get().display_name == ""
    assert Giver.objects.get().side == "unknown"


def test_a_name_may_be_kept_and_quoted(ben):
    ben.post(LOG, note(name="Mrs Shaw", uses=["quote-named"]))
    assert Giver.objects.get().name == "Mrs Shaw"
    assert uses_of(Voice.objects.get()) == {"group", "quote", "quote-named"}


def test_a_double_click_writes_one_note(ben):
    for _click in range(2):
        ben.post(LOG, note(once="the-same-key"))
    assert Voice.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"words": "  "}, "Write what was said, or add a voice note or a photograph."),
        ({"words": "x" * 10_001}, "at most 10000 letters"),
        ({"said_on": "yesterday"}, "Write the day like this"),
        ({"said_on": (timezone.localdate() + timedelta(1)).isoformat()}, "This day has not come yet."),
        ({"said_on": "0026-03-04"}, "This day is too long ago."),
        ({"said_on": ""}, "Choose the day."),
        ({"channel": "smoke"}, "Choose one of these ways."),
        ({"member": "nobody-here"}, "Choose somebody who is in the group now."),
        ({"member": "no\x00body"}, "Null characters are not allowed."),
        ({"uses": ["quote-named"]}, "Say who it was"),
        ({"uses": ["sell"]}, "Choose from these uses."),
    ],
)
def test_what_cannot_be_kept_comes_back_as_typed(ben, changes, words):
    page = ben.post(LOG, note(subject="kept as typed", **changes))
    assert words in page.text
    assert "kept as typed" in page.text
    assert not Voice.objects.exists()


def test_a_member_and_a_name_are_one_too_many(ben, world):
    page = ben.post(LOG, note(member=world.ada.ref, name="Somebody else"))
    assert "not both" in page.text


def test_somebody_of_another_project_did_not_say_it(ben, world):
    assert "Choose somebody who is in the group now." in ben.post(LOG, note(member=world.cy.ref)).text


def test_a_note_is_mended(ben, world):
    ben.post(LOG, note(name="Mrs Shaw"))
    voice = Voice.objects.get()
    assert "Mrs Shaw" in ben.get(f"{LOG}{voice.ref}/").text
    ben.post(f"{LOG}{voice.ref}/", note(words="The gate squeaks", member=world.ada.ref))
    voice.refresh_from_db()
    assert (voice.words, voice.giver.member) == ("The gate squeaks", world.ada)
    assert not Giver.objects.filter(name="Mrs Shaw").exists()


def test_what_was_taken_back_cannot_be_mended(ben, world):
    voice = make_voice(world.project, withdrawn_on=timezone.localdate())
    assert ben.get(f"{LOG}{voice.ref}/").status_code == 404


def test_consent_is_changed_on_its_own_page(ben, world):
    voice = make_voice(world.project)
    ben.post(consent_page(voice), {"uses": ["public"]})
    assert uses_of(voice) == {"group", "public"}
    ben.post(consent_page(voice), {})
    assert uses_of(voice) == {"group"}


def test_nobody_named_cannot_be_quoted_with_a_name(ben, world):
    voice = make_voice(world.project)
    assert "Nobody is named here" in ben.post(consent_page(voice), {"uses": ["quote-named"]}).text
    assert uses_of(voice) == {"group", "quote"}


def test_words_are_taken_back_after_asking(ben, world):
    voice = make_voice(world.project, "Please forget this")
    assert "Please forget this" in ben.get(consent_page(voice, "take-back/")).text
    ben.post(consent_page(voice, "take-back/"))
    voice.refresh_from_db()
    assert (voice.words, voice.withdrawn_on) == ("", timezone.localdate())


def test_strangers_find_nothing_and_readers_change_nothing(client, world, as_member):
    voice = make_voice(world.project)
    for url in (LOG, f"{LOG}{voice.ref}/", consent_page(voice), consent_page(voice, "take-back/")):
        assert client.post(url).status_code == 404
        assert as_member(world.cy).post(url).status_code == 404
        assert as_member(world.rae).post(url).status_code == 403
        assert as_member(world.ada).get(url).status_code == 200


def test_a_voice_of_another_project_is_not_here(ben, world):
    voice = make_voice(world.elsewhere)
    for url in (f"{LOG}{voice.ref}/", consent_page(voice), consent_page(voice, "take-back/")):
        assert ben.post(url).status_code == 404


def test_awkward_words_go_through_every_field(ben):
    written = [words for words in STRINGS[::4] if words.strip()]
    for words in written:
        page = ben.post(LOG, note(words=words, subject=words[:300], name=words[:200]))
        assert page.status_code == 302, ascii(words)
    kept = Voice.objects.order_by("id").values_list("words", flat=True)
    assert list(kept) == [words.strip() for words in written]
    assert ben.get("/p/the-garden/listen/").status_code == 200


def test_awkward_words_in_other_fields_are_refused_in_words(ben, world):
    for words in STRINGS[::6]:
        page = ben.post(LOG, note(member=words, said_on=words, channel=words, side=words, uses=words))
        assert page.status_code == 422, ascii(words)
