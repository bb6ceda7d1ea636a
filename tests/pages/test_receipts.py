"""The receipt: the way back for somebody without an account."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from steppingstones.actions.consent import uses_of
from steppingstones.models import Evidence, Option, SaidDid, Stone, Voice

from ..world import link, make_change, make_decision, make_questionnaire, make_stone
from .test_haveyoursay import send


@pytest.fixture
def receipt(client, world):
    return send(client, make_questionnaire(world.project)).url


@pytest.fixture
def voice(receipt):
    return Voice.objects.get(words="More shade")


def test_it_shows_what_was_said_and_how_to_come_back(client, receipt):
    page = client.get(receipt)
    assert "More shade" in page.text
    assert f"http://testserver{receipt}" in page.text
    assert "<svg" in page.text
    assert "no-store" in page["Cache-Control"]


def test_it_shows_what_came_of_it_without_addresses_of_the_project(client, world, receipt, voice):
    decision = make_decision(world.project, decided="Plant two trees")
    link(voice, decision)
    link(make_change(decision, "There are two trees"), make_stone(world.project, "People sit outside longer"))
    page = client.get(receipt)
    for words in ("Plant two trees", "There are two trees", "People sit outside longer"):
        assert words in page.text
    assert "/p/the-garden/" not in page.text


def test_it_says_the_same_as_the_sheet_for_everybody(client, world, receipt, voice):
    decision = make_decision(world.project, "More shade?", decided="Plant two trees")
    link(voice, decision)
    own = SaidDid.objects.create(project=world.project, decision=decision, did="Two trees stand by the gate now.")
    assert "More shade? Two trees stand by the gate now." in client.get(receipt).text
    SaidDid.objects.filter(pk=own.pk).update(is_left_out=True)
    assert "More shade? Plant two trees" in client.get(receipt).text


def test_who_asked_for_an_option_is_told_what_was_decided(client, world, receipt, voice):
    decision = make_decision(world.project, "Trees or a roof?", decided="A roof")
    make_change(decision, "There is a roof")
    Option.objects.create(project=world.project, decision=decision, words="Trees").voices.add(voice)
    text = client.get(receipt).text
    assert "Trees or a roof? A roof" in text
    assert "There is a roof" in text
    decision.delete()
    assert "Trees or a roof?" not in client.get(receipt).text


def test_it_does_not_show_other_peoples_words(client, world, receipt, voice):
    other = send(client, make_questionnaire(world.project), words="Not yours to read", once="another-device-key").url
    decision = make_decision(world.project)
    for each in Voice.objects.filter(answer__question__kind="text"):
        link(each, decision)
    assert "Not yours to read" not in client.get(receipt).text
    assert "Not yours to read" in client.get(other).text


def test_what_speaks_against_is_not_what_came_of_it(client, world, receipt, voice):
    link(voice, make_stone(world.project, "Nobody needs shade", kind=Stone.Kind.LONG), stance=Evidence.Stance.AGAINST)
    assert "Nobody needs shade" not in client.get(receipt).text


@pytest.mark.parametrize("changes", [{"words": "Less shade"}, {"face": "not-said"}, {"uses": ["group"]}])
def test_changes_after_sending_are_not_kept_and_it_says_so(client, world, changes):
    questionnaire = make_questionnaire(world.project)
    receipt = send(client, questionnaire).url
    again = send(client, questionnaire, **changes).url
    assert again == f"{receipt}?sent=before"
    assert "What you changed later was not sent." in client.get(again).text
    assert sorted(Voice.objects.values_list("words", flat=True)) == ["Happy", "More shade", "Yes"]


def test_sending_again_after_taking_something_back_brings_nothing_back(client, world, receipt, voice):
    client.post(f"{receipt}{voice.ref}/take-back/")
    assert send(client, voice.project.questionnaires.get()).url == receipt
    assert not Voice.objects.filter(words="More shade").exists()


def test_one_use_of_one_voice_can_be_changed(client, receipt, voice):
    client.post(f"{receipt}{voice.ref}/", {"uses": ["public"]})
    assert uses_of(voice) == {"group", "public"}
    assert uses_of(Voice.objects.get(words="Happy")) == {"group", "quote"}


def test_a_name_is_offered_only_to_those_who_gave_one(client, world, receipt, voice):
    assert "with my name" not in client.get(f"{receipt}{voice.ref}/").text
    named = {"uses": ["group", "quote-named"], "name": "Mrs Shaw", "once": "another-device-key"}
    other = send(client, make_questionnaire(world.project), **named).url
    assert "with my name" in client.get(f"{other}{Voice.objects.latest('id').ref}/").text


def test_nobody_can_agree_to_a_name_that_is_not_there(client, receipt, voice):
    client.post(f"{receipt}{voice.ref}/", {"uses": ["quote-named"]})
    assert "quote-named" not in uses_of(voice)


def test_each_use_can_have_a_last_day(client, receipt, voice):
    url = f"{receipt}{voice.ref}/"
    voice.consents.update(decided_by="Her sister")
    sent = {"uses": ["quote", "research"], "until_quote": "2099-01-01", "until_group": "", "until_research": ""}
    page = client.post(url, sent, follow=True)
    assert "until 1 January 2099" in page.text
    assert dict(voice.consents.standing().values_list("use", "until")) == {
        "group": None,
        "quote": date(2099, 1, 1),
        "research": None,
    }
    assert set(voice.consents.standing().values_list("decided_by", flat=True)) == {"Her sister"}
    assert 'value="2099-01-01"' in client.get(url).text
    client.post(url, {"uses": ["quote"]})
    assert voice.consents.get(use="quote").until == date(2099, 1, 1), "What did not ask about days changes none."
    client.post(url, {**sent, "until_quote": ""})
    assert voice.consents.get(use="quote").until is None


@pytest.mark.parametrize(
    ("day", "words"), [("2001-01-01", "This day has passed."), ("soon", "Write the day like this")]
)
def test_a_last_day_that_cannot_be_comes_back(client, receipt, voice, day, words):
    before = uses_of(voice)
    page = client.post(f"{receipt}{voice.ref}/", {"uses": ["research"], "until_research": day})
    assert page.status_code == 422
    assert words in page.text
    assert 'value="research" id="use-research" checked' in page.text
    assert f'value="{day}"' in page.text
    assert uses_of(voice) == before


def test_words_are_taken_back_after_asking(client, receipt, voice):
    assert "More shade" in client.get(f"{receipt}{voice.ref}/take-back/").text
    client.post(f"{receipt}{voice.ref}/take-back/")
    page = client.get(receipt)
    assert "More shade" not in page.text
    assert "You took back what you said here." in page.text
    assert client.post(f"{receipt}{voice.ref}/").status_code == 404


def test_a_receipt_opens_only_its_own_voices(client, world, receipt):
    send(client, make_questionnaire(world.project), once="another-device-key")
    other = Voice.objects.latest("id")
    for rest in ("", "take-back/"):
        assert client.post(f"{receipt}{other.ref}/{rest}").status_code == 404
    assert Voice.objects.heard().count() == 6


def test_it_asks_the_same_of_the_database_for_one_link_and_three(client, world, receipt, voice):
    link(voice, make_decision(world.project))
    one = queries_of(client, receipt)
    for _more in range(2):
        link(voice, make_decision(world.project))
    assert queries_of(client, receipt) == one < 50


def queries_of(client, url):
    with CaptureQueriesContext(connection) as asked:
        client.get(url)
    return len(asked)


def test_everything_is_taken_back_at_once(client, receipt):
    page = client.get(f"{receipt}take-all-back/")
    assert "all your 3 answers" in page.text
    assert Voice.objects.heard().count() == 3

    page = client.post(f"{receipt}take-all-back/", follow=True)

    assert page.text.count("You took back what you said here.") == 3
    assert "Take everything back" not in page.text
    assert set(Voice.objects.values_list("words", "giver__name")) == {("", "")}
    assert "already" in client.get(f"{receipt}take-all-back/").text


def test_nobody_elses_words_are_taken_back_with_them(client, world, receipt):
    send(client, make_questionnaire(world.project), words="Mine stay", once="another-device-key")
    client.post(f"{receipt}take-all-back/")
    assert Voice.objects.heard().filter(words="Mine stay").exists()
