"""Whoever answered without an account changes their answers on their receipt: of every kind, as often as they like."""

from datetime import timedelta

import pytest
from django.utils import timezone

from steppingstones.models import Answer, FormerWords, Picked, Voice
from steppingstones.queries.results import results

from ..awkward import STRINGS
from ..every_kind import all_said, make_every_kind

NEW = {
    "faces": ("1", "Sad"),
    "scale": ("0", "0"),
    "choice": ("car", "By car"),
    "several": (["car"], "By car"),
    "ranking": (["car:1", "bus:2"], "1. By car; 2. By bus"),
    "pictures": ("bus", "By bus"),
    "yes-no": ("2", "No"),
    "number": ("2,5", "2,5"),
    "date": ("5/3/2026", "5/3/2026"),
    "short": ("At the park", "At the park"),
    "text": ("Fewer cars\r\nMore trees", "Fewer cars\nMore trees"),
}


@pytest.fixture
def asked(world):
    return make_every_kind(world.project)


@pytest.fixture
def receipt(client, asked):
    return client.post(f"/say/{asked.ref}/send/", all_said()).url


def voice_of(kind):
    return Voice.objects.get(answer__question__kind=kind)


def change(client, receipt, kind, value):
    return client.post(f"{receipt}{voice_of(kind).ref}/change/", {f"a-{kind}": value})


@pytest.mark.parametrize("kind", NEW)
def test_an_answer_of_each_kind_is_changed_and_what_it_was_is_kept(client, receipt, kind):
    was = voice_of(kind)
    sent, words = NEW[kind]
    page = client.get(f"{receipt}{was.ref}/change/")
    assert page.status_code == 200
    assert change(client, receipt, kind, sent).url == f"{receipt}#voice-{was.ref}"
    assert voice_of(kind).words == words
    assert FormerWords.objects.get().words == was.words
    page = client.get(receipt)
    assert "The answer was this until" in page.text


def test_what_is_counted_is_what_people_say_now(client, asked, receipt):
    for kind, (sent, _words) in NEW.items():
        change(
            client, receipt, kind, [value for value in sent if not value.endswith(":")] if kind == "ranking" else sent
        )
    found = {one.kind: [bar.words for bar in one.bars if bar.count] for one in results(asked)}
    assert found["faces"] == ["Sad"]
    assert found["several"] == found["choice"] == ["By car"]
    assert found["ranking"] == ["By car"]
    assert Answer.objects.get(question__kind="number").amount == 2.5
    places = Picked.objects.filter(answer__question__kind="ranking").order_by("place")
    assert list(places.values_list("place", flat=True)) == [1, 2]


@pytest.mark.parametrize("kind", [*NEW, "consent"])
def test_the_form_begins_with_what_was_answered(client, receipt, kind):
    """Keeping it as it stands changes nothing."""
    was = voice_of(kind)
    page = client.get(f"{receipt}{was.ref}/change/").text
    assert "checked" in page or "selected" in page or was.words in page
    assert not FormerWords.objects.exists()


@pytest.mark.parametrize(
    ("kind", "sent", "words"),
    [
        ("number", "many", "Write a number in figures"),
        ("several", ["bus", "walk", "car"], "Choose at most 2. You chose 3."),
        ("choice", "plane", "Choose one of the answers on this page"),
        ("text", "x" * 10_001, "10000 letters"),
    ],
)
def test_what_cannot_be_kept_comes_back_with_the_reason(client, receipt, kind, sent, words):
    page = change(client, receipt, kind, sent)
    assert page.status_code == 422
    assert words in page.text
    assert not FormerWords.objects.exists()


@pytest.mark.parametrize("sent", [{}, {"a-text": ""}, {"n-text": "1"}])
def test_nothing_in_its_place_leads_to_taking_it_back(client, receipt, sent):
    voice = voice_of("text")
    page = client.post(f"{receipt}{voice.ref}/change/", sent)
    assert page.url == f"{receipt}{voice.ref}/take-back/"
    assert voice_of("text").words == voice.words


def test_taking_back_erases_what_it_was_before_too(client, receipt):
    change(client, receipt, "text", "Fewer cars")
    address = f"{receipt}{voice_of('text').ref}"
    client.post(f"{address}/take-back/")
    assert not FormerWords.objects.exists()
    assert client.get(f"{address}/change/").status_code == 404


def test_the_group_sees_that_it_was_changed(client, receipt, world, as_member):
    change(client, receipt, "text", "Fewer cars")
    page = as_member(world.ada).get(f"/p/the-garden/understand/voice/{voice_of('text').ref}/").text
    assert "Fewer cars" in page
    assert "More buses" in page


def test_a_late_repetition_of_the_first_send_brings_nothing_back(client, asked, receipt):
    change(client, receipt, "text", "Fewer cars")
    again = client.post(f"/say/{asked.ref}/send/", all_said())
    assert again.url.startswith(receipt)
    assert voice_of("text").words == "Fewer cars"


def test_awkward_words_are_kept_as_typed(client, receipt):
    for words in (words for words in STRINGS if words.strip() and "\x00" not in words):
        assert change(client, receipt, "text", words).status_code == 302
        assert voice_of("text").words.strip() == words.replace("\r\n", "\n").strip()


def test_nobody_changes_it_with_another_receipt(client, asked, receipt):
    other = client.post(f"/say/{asked.ref}/send/", all_said(once="another-key-of-a-device")).url
    voice = Voice.objects.filter(answer__question__kind="text").earliest("pk")
    assert client.post(f"{other}{voice.ref}/change/", {"a-text": "Not mine"}).status_code == 404


def test_closing_the_questionnaire_leaves_people_their_answers(client, asked, receipt):
    asked.is_open = False
    asked.save()
    change(client, receipt, "text", "Fewer cars")
    assert voice_of("text").words == "Fewer cars"
    assert FormerWords.objects.get().until - timezone.localdate() == timedelta(0)
