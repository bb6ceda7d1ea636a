"""“Is this note right?”: the list, the slip, asking in person, and the pages of the person who said it."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from steppingstones.models import FormerWords, Giver, Voice
from tests.awkward import STRINGS

from ..world import make_voice

NOTES = "/p/the-garden/listen/notes/"
MINE = "/p/the-garden/listen/mine/"


@pytest.fixture
def voice(world):
    giver = Giver.objects.create(project=world.project, name="Mrs Shaw", side="lived")
    return make_voice(world.project, "More tables", giver=giver, recorded_by=world.ben)


@pytest.fixture
def hers(world):
    giver = Giver.objects.create(project=world.project, member=world.rae, side="commissioner")
    return make_voice(world.project, "Less paper", giver=giver, recorded_by=world.ben)


def slip(client, voice):
    page = client.post(f"{NOTES}{voice.giver.ref}/slip/")
    return re.search(r"/say/receipt/\w+/", page.text)[0]


# --- The group --------------------------------------------------------------------------------------------


def test_the_list_says_who_has_how_many_notes_to_look_at(world, as_member, voice):
    make_voice(world.project, "And chairs", giver=voice.giver, recorded_by=world.ben)
    make_voice(world.project, "Nobody knows who", recorded_by=world.ben)
    page = as_member(world.rae).get(NOTES)
    for words in ("Mrs Shaw", "2 notes to look at", "the oldest from 4 March 2026", "There is 1 more note"):
        assert words in page.text
    assert "Notes of 1 person wait" in as_member(world.ada).get("/p/the-garden/listen/").text


def test_the_list_costs_the_same_for_one_and_for_three(world, as_member, voice):
    ada = as_member(world.ada)
    one = queries_of(ada, NOTES)
    for name in ("Mr Low", "Mrs High"):
        giver = Giver.objects.create(project=world.project, name=name)
        make_voice(world.project, giver=giver, recorded_by=world.ben)
    assert queries_of(ada, NOTES) == one < 50


def queries_of(client, url):
    with CaptureQueriesContext(connection) as asked:
        client.get(url)
    return len(asked)


def test_asking_in_person_is_written_down(world, as_member, voice):
    url = f"/p/the-garden/listen/voices/{voice.ref}/check/"
    ada = as_member(world.ada)
    sent = {"said": "right", "words": voice.words, "how": "aloud", "on": "2026-05-01"}
    page = ada.post(url, sent, follow=True)
    assert "The person said that it is right (1 May 2026)" in page.text
    assert ada.get(f"{NOTES}{voice.giver.ref}/").text.count("More tables") == 0


def test_what_they_said_instead_is_kept_beside_it(world, as_member, voice):
    sent = {"said": "put-right", "words": "More round tables", "how": "together", "on": "2026-05-01"}
    page = as_member(world.ada).post(f"/p/the-garden/listen/voices/{voice.ref}/check/", sent, follow=True)
    assert "The person put it right (1 May 2026)" in page.text
    assert "the person put it right on 1 May 2026:" in page.text
    assert "More tables" in page.text


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("said", "", "Choose what the person said."),
        ("words", "", "Write what it should say."),
        ("how", "", "Choose how you asked."),
        ("on", "3026-01-01", "This day has not come yet."),
    ],
)
def test_a_form_that_needs_another_look_comes_back(world, as_member, voice, field, value, error):
    sent = {"said": "put-right", "words": "More round tables", "how": "aloud", "on": "2026-05-01", field: value}
    page = as_member(world.ada).post(f"/p/the-garden/listen/voices/{voice.ref}/check/", sent)
    assert page.status_code == 422
    assert error in page.text


def test_a_reader_looks_but_writes_nothing_down(world, as_member, voice):
    rae = as_member(world.rae)
    assert rae.get(f"{NOTES}{voice.giver.ref}/").status_code == 200
    assert rae.post(f"{NOTES}{voice.giver.ref}/slip/").status_code == 403
    assert rae.post(f"/p/the-garden/listen/voices/{voice.ref}/check/").status_code == 403
    assert as_member(world.cy).get(NOTES).status_code == 404


# --- The person with a slip -------------------------------------------------------------------------------


def test_a_slip_leads_to_the_notes_and_is_shown_once(world, as_member, client, voice):
    ada = as_member(world.ada)
    address = slip(ada, voice)
    page = client.get(address)
    for words in ("Is this what you said?", "More tables", "Yes, it is right", "Change it", "Take it back"):
        assert words in page.text
    again = slip(ada, voice)
    assert client.get(address).status_code == 404
    assert client.get(again).status_code == 200


def test_the_person_says_yes(world, as_member, client, voice):
    address = slip(as_member(world.ada), voice)
    page = client.post(f"{address}{voice.ref}/right/", follow=True)
    assert "You said that it is right." in page.text
    assert "Yes, it is right" not in page.text


def test_the_person_changes_it_and_both_are_kept(world, as_member, client, voice):
    address = slip(as_member(world.ada), voice)
    assert "More tables" in client.get(f"{address}{voice.ref}/change/").text
    page = client.post(f"{address}{voice.ref}/change/", {"words": "More round tables"}, follow=True)
    assert "More round tables" in page.text
    assert FormerWords.objects.get().words == "More tables"


def test_awkward_words_are_kept_as_the_person_types_them(world, as_member, client, voice):
    address = slip(as_member(world.ada), voice)
    for words in (words for words in STRINGS if words.strip() and "\x00" not in words):
        client.post(f"{address}{voice.ref}/change/", {"words": words})
        kept = Voice.objects.get(pk=voice.pk).words
        assert kept.strip() == words.replace("\r\n", "\n").strip(), ascii(words)


@pytest.mark.parametrize("words", ["", " ", "x" * 10_001, "a\x00b"])
def test_words_that_cannot_be_kept_come_back(world, as_member, client, voice, words):
    address = slip(as_member(world.ada), voice)
    page = client.post(f"{address}{voice.ref}/change/", {"words": words})
    assert page.status_code == 422
    assert "Something needs another look" in page.text
    assert Voice.objects.get(pk=voice.pk).words == "More tables"


def test_the_person_takes_it_back_and_the_old_words_go_too(world, as_member, client, voice):
    address = slip(as_member(world.ada), voice)
    client.post(f"{address}{voice.ref}/change/", {"words": "More round tables"})
    client.post(f"{address}{voice.ref}/take-back/")
    assert not FormerWords.objects.exists()
    assert Voice.objects.get(pk=voice.pk).words == ""


def test_a_slip_opens_nobody_elses_notes(world, as_member, client, voice, hers):
    address = slip(as_member(world.ada), voice)
    for what in ("right", "change", "take-back"):
        assert client.post(f"{address}{hers.ref}/{what}/", {"words": "Mine"}).status_code == 404


# --- A member who holds the slip of somebody else -----------------------------------------------------------


def test_a_member_does_not_answer_in_the_persons_place(world, as_member, voice):
    ada = as_member(world.ada)
    address = slip(ada, voice)
    page = ada.get(address)
    assert "Only the person who said it can answer here." in page.text
    assert f"/p/the-garden/listen/voices/{voice.ref}/check/" in page.text
    for words in ("Yes, it is right", "Change it"):
        assert words not in page.text
    for what in ("right", "change"):
        page = ada.post(f"{address}{voice.ref}/{what}/", {"words": "Mine"})
        assert page.status_code == 403
        assert "Nothing was changed." in page.text
        assert f"/p/the-garden/listen/voices/{voice.ref}/check/" in page.text
    voice.refresh_from_db()
    assert (voice.words, voice.checked) == ("More tables", Voice.Checked.NOT_YET)


def test_a_reader_is_not_led_to_what_they_may_not_do(world, as_member, voice):
    address = slip(as_member(world.ada), voice)
    page = as_member(world.rae).get(address)
    assert "Only the person who said it can answer here." in page.text
    assert "I asked the person" not in page.text
    assert as_member(world.rae).post(f"{address}{voice.ref}/right/").status_code == 403


@pytest.mark.parametrize("who", ["rae", "cy"])
def test_the_person_and_whoever_is_in_no_group_here_may_answer(world, as_member, hers, who):
    address = slip(as_member(world.ada), hers)
    looking = as_member(getattr(world, who))
    assert "Yes, it is right" in looking.get(address).text
    assert "You said that it is right." in looking.post(f"{address}{hers.ref}/right/", follow=True).text


def test_without_an_account_no_cookie_is_set(world, as_member, client, voice):
    address = slip(as_member(world.ada), voice)
    for page in (client.get(address), client.post(f"{address}{voice.ref}/right/")):
        assert page.status_code in (200, 302)
        assert not page.cookies


# --- A member ---------------------------------------------------------------------------------------------


def test_a_reader_answers_for_their_own_notes(world, as_member, hers):
    rae = as_member(world.rae)
    assert "Less paper" in rae.get(MINE).text
    assert "You said that it is right." in rae.post(f"{MINE}{hers.ref}/right/", follow=True).text
    rae.post(f"{MINE}{hers.ref}/change/", {"words": "No paper"})
    assert "No paper" in rae.get(MINE).text
    rae.post(f"{MINE}{hers.ref}/take-back/")
    assert "No paper" not in rae.get(MINE).text


def test_nobody_answers_for_somebody_else(world, as_member, voice, hers):
    ada = as_member(world.ada)
    assert "Less paper" not in ada.get(MINE).text
    for what in ("right", "change", "take-back"):
        assert ada.post(f"{MINE}{hers.ref}/{what}/", {"words": "Mine"}).status_code == 404


def test_my_page_costs_the_same_for_one_and_for_three(world, as_member, hers):
    rae = as_member(world.rae)
    one = queries_of(rae, MINE)
    for _more in range(2):
        make_voice(world.project, giver=hers.giver, recorded_by=world.ben)
    assert queries_of(rae, MINE) == one < 50
