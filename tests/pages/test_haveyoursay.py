"""Answering a questionnaire without an account: one question a page, sent once."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from steppingstones.models import Answer, Consent, Event, Giver, Response, Voice
from steppingstones.pages.haveyoursay import limit

from ..awkward import STRINGS
from ..world import make_questionnaire

ONCE = "a-key-made-by-the-device"


@pytest.fixture
def questionnaire(world):
    return make_questionnaire(world.project, opening="Tell us how it was.")


def filled_in(questionnaire, *, face="4", choice="Yes", words="More shade", **changes):
    """All that a form carries when somebody has answered everything."""
    faces, choose, text = questionnaire.questions.all()
    chosen = choose.choices.filter(words=choice).values_list("key", flat=True).first()
    form = {
        f"a-{faces.key}": face,
        f"a-{choose.key}": chosen or choice,
        f"a-{text.key}": words,
        "side": "lived",
        "uses": ["group", "quote"],
        "name": "",
        "once": ONCE,
    }
    return {**form, **changes}


def send(client, questionnaire, **changes):
    return client.post(f"/say/{questionnaire.ref}/send/", filled_in(questionnaire, **changes))


def test_the_start_tells_what_comes(client, questionnaire):
    page = client.get(f"/say/{questionnaire.ref}/")
    assert "Tell us how it was." in page.text
    assert "There are 3 questions" in page.text


def test_one_question_a_page_until_the_answers_are_shown_again(client, questionnaire):
    form = filled_in(questionnaire)
    titles = []
    for at, step in zip(["", "1", "2", "3", "you", "use"], ["1", "2", "3", "you", "use", "check"], strict=True):
        page = client.post(f"/say/{questionnaire.ref}/{step}/", {**form, "at": at})
        assert page.status_code == 200
        titles.append(page.text.partition("<title>")[2].partition(" – ")[0])
    assert titles == [
        "How was the day?",
        "Would you come again?",
        "What would you change?",
        "Who are you?",
        "What may the group do with your words?",
        "Your answers",
    ]


def test_nothing_is_kept_before_it_is_sent(client, questionnaire):
    client.post(f"/say/{questionnaire.ref}/check/", {**filled_in(questionnaire), "at": "use"})
    assert not Response.objects.exists()


def test_sending_makes_a_voice_of_each_answer(client, questionnaire):
    page = send(client, questionnaire)
    assert page.status_code == 302
    assert list(Voice.objects.order_by("id").values_list("words", flat=True)) == ["Happy", "Yes", "More shade"]
    assert Consent.objects.filter(use="quote").count() == 3
    assert Answer.objects.get(number=4).side == "lived"


def test_sending_twice_is_once_and_leads_to_the_same_receipt(client, questionnaire):
    first, second = send(client, questionnaire), send(client, questionnaire)
    assert first.url == second.url
    assert Response.objects.count() == 1
    assert Voice.objects.count() == 3


def test_nothing_leads_to_the_person(client, as_member, world, questionnaire):
    as_member(world.ada).post(f"/say/{questionnaire.ref}/send/", filled_in(questionnaire))
    giver = Giver.objects.get()
    assert (giver.member, giver.name) == (None, "")
    assert not Event.objects.exists()
    assert Voice.objects.filter(recorded_by=None).count() == 3


def test_no_page_sets_a_cookie(client, questionnaire):
    receipt = send(client, questionnaire).url
    ref = questionnaire.ref
    client.get(f"/say/{ref}/"), client.get(receipt), client.post(f"/say/{ref}/1/", {})
    assert not client.cookies


def test_a_question_can_be_left_out(client, questionnaire):
    send(client, questionnaire, face="not-said", choice="not-said")
    assert Voice.objects.get().words == "More shade"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"face": "9"}, "Choose one of the faces"),
        ({"choice": "nothing-offered"}, "Choose one of the answers on this page"),
        ({"words": "x" * 10_001}, "use at most 10000 letters"),
        ({"words": "a\x00b"}, "cannot be kept"),
        ({"side": "martian"}, "Choose one of the answers on this page"),
        ({"uses": ["quote"]}, "Tick that the group can read"),
        ({"uses": ["group", "quote-named"]}, "Write your name"),
        ({"uses": ["group", "quote-named"], "name": "x" * 201}, "use at most 200 letters. You have 201."),
        ({"face": "not-said", "choice": "not-said", "words": ""}, "Write what you want to say"),
    ],
)
def test_what_cannot_be_kept_comes_back_with_the_reason(client, questionnaire, changes, words):
    page = send(client, questionnaire, **changes)
    assert page.status_code == 422
    assert words in page.text
    assert not Response.objects.exists()


def test_going_on_without_an_answer_asks_for_one(client, questionnaire):
    page = client.post(f"/say/{questionnaire.ref}/2/", {"at": "1", "once": ONCE})
    assert "Something needs another look" in page.text
    assert "Choose a face, or choose “I do not want to say”." in page.text
    assert ONCE in page.text


def test_going_back_asks_for_nothing(client, questionnaire):
    page = client.post(f"/say/{questionnaire.ref}/1/", {"at": "2", "once": ONCE})
    assert "Something needs another look" not in page.text


def test_changing_one_answer_leads_back_to_all_of_them(client, questionnaire):
    page = client.post(f"/say/{questionnaire.ref}/1/", {**filled_in(questionnaire), "at": "check", "then": "check"})
    assert f'action="/say/{questionnaire.ref}/check/"' in page.text


def test_answers_to_questions_of_another_project_are_left_out(client, world, questionnaire):
    other = make_questionnaire(world.elsewhere)
    send(client, questionnaire, **{f"a-{other.questions.first().key}": "1"})
    assert Voice.objects.count() == 3
    assert not world.elsewhere.voices.exists()


def test_a_closed_questionnaire_says_so(client, questionnaire):
    receipt = send(client, questionnaire).url
    questionnaire.is_open = False
    questionnaire.save()
    assert "This is closed now" in client.get(f"/say/{questionnaire.ref}/").text
    assert "This is closed now" in client.post(f"/say/{questionnaire.ref}/2/", {"at": "1"}).text
    assert "This is closed now" in send(client, questionnaire, once="another-key-of-a-device").text
    assert send(client, questionnaire).url == receipt  # what had arrived before has a receipt all the same


def test_an_address_that_nobody_made_is_not_there(client, questionnaire):
    assert client.get("/say/nowhere/").status_code == 404
    assert client.get("/say/no%00where/").status_code == 404
    assert client.get("/say/receipt/nothing/").status_code == 404
    assert client.post(f"/say/{questionnaire.ref}/99/", {}).status_code == 404


def test_a_page_without_answers_leads_to_the_start(client, questionnaire):
    assert client.get(f"/say/{questionnaire.ref}/2/").url == f"/say/{questionnaire.ref}/"
    assert client.get(f"/say/{questionnaire.ref}/send/").url == f"/say/{questionnaire.ref}/"


def test_a_question_that_was_changed_before_the_first_answer_is_asked_anew(client, questionnaire):
    client.post(f"/say/{questionnaire.ref}/1/", {})
    questionnaire.questions.filter(kind="faces").update(words="How are you now?")
    assert "How are you now?" in client.post(f"/say/{questionnaire.ref}/1/", {}).text


def test_sending_reads_two_rows_and_writes_five_times(client, questionnaire, monkeypatch):
    monkeypatch.setattr(limit, "ONE_IN", 10**9)  # one send in ten is counted, which writes once more
    send(client, questionnaire)
    send(client, questionnaire, once="key-of-the-second-device")
    form = filled_in(questionnaire, once="key-of-the-third-device")
    with CaptureQueriesContext(connection) as queries:
        client.post(f"/say/{questionnaire.ref}/send/", form)
    verbs = [query["sql"].split()[0] for query in queries]
    assert (verbs.count("SELECT"), verbs.count("INSERT")) == (2, 5)


# --- Awkward words ----------------------------------------------------------------------------------------

WRITTEN = [words for words in STRINGS[::4] if words.strip()]


def test_awkward_words_are_kept_as_typed(client, questionnaire):
    for number, words in enumerate(WRITTEN):
        page = send(client, questionnaire, words=words, once=f"key-of-device-{number:06}")
        assert page.status_code == 302, ascii(words)
    kept = Voice.objects.filter(answer__question__kind="text").order_by("id").values_list("words", flat=True)
    assert list(kept) == WRITTEN


def test_awkward_words_travel_along_and_come_back(client, questionnaire):
    for words in WRITTEN:
        page = html.fromstring(
            client.post(f"/say/{questionnaire.ref}/you/", {**filled_in(questionnaire, words=words), "at": "3"}).content
        )
        carried = page.xpath(f"//input[@name='a-{questionnaire.questions.last().key}']/@value")
        assert same(carried[0]) == same(words), ascii(words)
        assert not page.xpath("//form//script")


def test_awkward_words_are_shown_on_the_receipt_as_words(client, questionnaire):
    for number, words in enumerate(WRITTEN[::12]):
        url = send(client, questionnaire, words=words, once=f"key-of-device-{number:06}").url
        page = html.fromstring(client.get(url).content)
        assert same(words) in same(page.xpath("//main")[0].text_content()), ascii(words)
        assert not page.xpath("//main//script | //main//iframe")


def test_awkward_keys_and_fields_break_nothing(client, questionnaire):
    for words in STRINGS[::4]:
        form = {**filled_in(questionnaire), "once": words, "side": words, "at": words, "then": words, "uses": words}
        for step in ("1", "you", "send"):
            assert client.post(f"/say/{questionnaire.ref}/{step}/", form).status_code in (200, 422), ascii(words)


def test_awkward_names_are_kept(client, questionnaire):
    for number, words in enumerate(WRITTEN):
        changes = {"name": words, "uses": ["group", "quote-named"], "once": f"key-of-device-{number:06}"}
        page = send(client, questionnaire, **changes)
        assert page.status_code == 302 or len(words) > 200, ascii(words)
    kept = set(Giver.objects.values_list("name", flat=True))
    assert kept == {words.strip() for words in WRITTEN if len(words.strip()) <= 200}


def same(words):
    """Words as a page holds them: without the characters that HTML drops or turns into a line break."""
    return re.sub(r"[\x00-\x1f\x7f-\x9f\s]+", "", words)


def test_a_questionnaire_may_begin_with_a_heading(client, questionnaire):
    questionnaire.questions.filter(order=1).update(kind="section")
    page = client.get(f"/say/{questionnaire.ref}/").text
    action = page.partition('<form method="post" action="')[2].partition('"')[0]
    assert "Would you come again?" in client.post(action, {}).text
