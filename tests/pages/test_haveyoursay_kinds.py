"""Every kind of question on the public pages; languages, easy words, cards, rounds and versions."""

import hashlib
from datetime import date

import pytest
from lxml import html

from steppingstones.actions.questionnaire_versions import new_version
from steppingstones.actions.questionnaires import open_to_all
from steppingstones.models import Answer, Picked, Response, Round, Translation, Voice

from ..awkward import STRINGS
from ..every_kind import ASKS, SAID, all_said, make_every_kind

STEPS = {kind: str(number) for number, (kind, *_rest) in enumerate(ASKS, 1)}
WHO = {"uses": ["group"], "side": "lived"}


@pytest.fixture
def questionnaire(world):
    return make_every_kind(world.project)


def send(client, questionnaire, **changes):
    return client.post(f"/say/{questionnaire.ref}/send/", all_said(**changes))


def step(client, questionnaire, step, **sent):
    return client.post(f"/say/{questionnaire.ref}/{step}/", sent)


def fields(page):
    """What a browser would send from this page with nothing changed."""
    form = html.fromstring(page.text).forms[0]
    return [(name, value.removeprefix("\n")) for name, value in form.form_values()]


def test_every_kind_is_kept(client, questionnaire):
    assert send(client, questionnaire).status_code == 302
    assert list(Voice.objects.order_by("id").values_list("words", flat=True)) == SAID
    assert Answer.objects.get(question__key="number").amount == 25
    assert Answer.objects.get(question__key="date").day == date(2026, 3, 4)
    ranked = Picked.objects.filter(answer__question__key="ranking").order_by("place")
    assert list(ranked.values_list("choice__key", flat=True)) == ["walk", "bus"]


@pytest.mark.parametrize("kind", [kind for kind, *_rest in ASKS if kind != "section"])
def test_a_page_shows_what_was_answered_before(client, questionnaire, kind):
    """Whoever goes back finds the answer, and sends the same again."""
    answers = all_said()
    page = step(client, questionnaire, STEPS[kind], **answers, at="you")
    sent = [value for name, value in fields(page) if name == f"a-{kind}" and value]
    told = answers.get(f"a-{kind}", "")
    assert sent == [value for value in (told if isinstance(told, list) else [told]) if value]


@pytest.mark.parametrize("kind", [kind for kind, *_rest in ASKS if kind not in ("section", "statement")])
def test_each_can_be_not_said(client, questionnaire, kind):
    page = step(client, questionnaire, STEPS[kind])
    assert "I do not want to say" in page.text


def test_a_section_is_told_with_its_questions(client, questionnaire):
    first, second = step(client, questionnaire, STEPS["yes-no"]), step(client, questionnaire, STEPS["number"])
    assert "About you" in first.text
    assert "Nobody can see who you are." in first.text
    assert "About you" in second.text
    assert "Nobody can see who you are." not in second.text


def test_easy_words_travel_with_the_form(client, questionnaire):
    page = step(client, questionnaire, STEPS["faces"], easy=["0", "1"])
    assert "Was the way good?" in page.text
    assert ("easy", "1") in fields(page)
    assert "How was the way here?" in step(client, questionnaire, STEPS["faces"], easy=["1", "0"]).text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"a-scale": "11"}, "Choose a number from 0 to 10"),
        ({"a-several": ["bus", "walk", "car"]}, "Choose at most 2. You chose 3."),
        ({"a-ranking": ["bus:1", "walk:1"]}, "Two answers have the same place."),
        ({"a-number": "many"}, "Write a number in figures"),
        ({"a-number": "601"}, "Write 600 or less."),
        ({"a-date": "31/2/2026"}, "Write the day like this: 4/3/2026."),
        ({"a-short": "x" * 301}, "use at most 300 letters"),
        ({"n-consent": "1"}, "You answered and also ticked"),
    ],
)
def test_what_is_no_answer_comes_back_with_the_reason(client, questionnaire, changes, words):
    page = send(client, questionnaire, **changes)
    assert page.status_code == 422
    assert words in page.text
    assert not Response.objects.exists()


@pytest.mark.parametrize("kind", ["short", "voice-note", "photo", "text"])
def test_awkward_words_are_kept_as_typed_or_refused_with_the_reason(client, questionnaire, kind):
    kept = 0
    for words in STRINGS:
        once = f"key-{hashlib.sha256(words.encode('utf-8', 'replace')).hexdigest()[:40]}"
        answer = client.post(f"/say/{questionnaire.ref}/send/", {**WHO, f"a-{kind}": words, "once": once})
        if answer.status_code == 302:
            assert Voice.objects.latest("pk").words == words.replace("\r\n", "\n")
            kept += 1
        else:
            assert 'class="errors"' in answer.text
    assert kept > len(STRINGS) / 2


# --- Languages ---------------------------------------------------------------------------------------------


@pytest.fixture
def in_urdu(questionnaire):
    questionnaire.languages = ["ur"]
    questionnaire.save()
    for key, words in {"title": "راستہ", "q.choice.words": "آپ کیسے آئے؟", "c.choice.bus": "بس سے"}.items():
        Translation.objects.create(
            project=questionnaire.project, questionnaire=questionnaire, language="ur", key=key, words=words
        )
    return questionnaire


def test_the_start_offers_each_language_by_its_own_name(client, in_urdu):
    page = client.get(f"/say/{in_urdu.ref}/")
    assert '<a href="?lang=ur" lang="ur" dir="rtl">اردو</a>' in page.text
    assert "راستہ" in client.get(f"/say/{in_urdu.ref}/?lang=ur").text


def test_a_question_says_its_language_and_direction(client, in_urdu):
    page = step(client, in_urdu, STEPS["choice"], lang="ur")
    asked = html.fromstring(page.text).find(".//fieldset")
    assert (asked.get("lang"), asked.get("dir")) == ("ur", "rtl")
    assert "بس سے" in page.text
    assert ("lang", "ur") in fields(page)
    not_translated = html.fromstring(step(client, in_urdu, STEPS["scale"], lang="ur").text).find(".//fieldset")
    assert not_translated.get("lang") == "en-gb"


def test_an_answer_is_looked_at_in_its_language_and_kept_in_that_of_the_group(client, in_urdu):
    assert "بس سے" in step(client, in_urdu, "check", **all_said(lang="ur")).text
    send(client, in_urdu, lang="ur")
    assert Response.objects.get().language == "ur"
    assert Voice.objects.filter(words="By bus").exists()


def test_a_language_that_is_not_offered_is_not_taken(client, in_urdu):
    send(client, in_urdu, lang="tlh")
    assert Response.objects.get().language == "en-gb"


# --- Cards, rounds, help ------------------------------------------------------------------------------------

CARD = {"card-1": "cat", "card-2": "key", "card-3": "apple"}


def test_the_same_card_is_the_same_in_two_rounds(client, world):
    questionnaire = make_every_kind(world.project, pairing="card")
    before = Round.objects.create(
        project=world.project, questionnaire=questionnaire, name="Before", began_on=date(2026, 1, 1)
    )
    send(client, questionnaire, once="one-key-of-sixteen", **CARD)
    before.ended_on = date(2026, 2, 1)
    before.save()
    after = Round.objects.create(
        project=world.project, questionnaire=questionnaire, name="After", number=2, began_on=date(2026, 6, 1)
    )
    send(client, questionnaire, once="two-keys-of-sixteen", **CARD)
    send(client, questionnaire, once="three-keys-of-sixteen", **{**CARD, "card-3": "shoe"})
    rows = list(Response.objects.order_by("id").values_list("round_id", "card_hash"))
    assert [one for one, _card in rows] == [before.pk, after.pk, after.pk]
    assert rows[0][1] == rows[1][1] != rows[2][1]
    assert "cat" not in rows[0][1]


def test_nobody_needs_a_card(client, world):
    questionnaire = make_every_kind(world.project, pairing="card")
    send(client, questionnaire, **{"no-card": "1"})
    assert Response.objects.get().card_hash == ""


def test_half_a_card_is_asked_about(client, world):
    questionnaire = make_every_kind(world.project, pairing="card")
    page = send(client, questionnaire, **{"card-1": "cat"})
    assert page.status_code == 422
    assert "Choose one picture in each row" in page.text


def test_a_card_that_nobody_asks_for_is_not_kept(client, questionnaire):
    send(client, questionnaire, **CARD)
    assert Response.objects.get().card_hash == ""


def test_somebody_who_was_helped_can_say_so(client, questionnaire):
    send(client, questionnaire, helped="1")
    assert Response.objects.get().with_supporter


# --- Versions -----------------------------------------------------------------------------------------------


def test_the_first_address_leads_to_the_open_version(client, world, questionnaire):
    send(client, questionnaire)
    newer = new_version(questionnaire, by=world.ada)
    newer.title = "The way here, again"
    newer.save()
    open_to_all(newer, by=world.ada)
    page = client.get(f"/say/{questionnaire.ref}/")
    assert "The way here, again" in page.text
    assert f'action="/say/{newer.ref}/1/"' in page.text


def test_a_sheet_of_an_older_version_is_kept_for_that_version(client, world, questionnaire):
    send(client, questionnaire)
    open_to_all(new_version(questionnaire, by=world.ada), by=world.ada)
    send(client, questionnaire, once="somebody-who-began-before")
    assert Response.objects.filter(questionnaire=questionnaire).count() == 2
