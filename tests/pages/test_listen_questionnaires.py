"""Members make questionnaires, share them, and see what came back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from steppingstones.models import Event, Questionnaire
from steppingstones.queries.questionnaires import asked

from ..awkward import STRINGS
from ..world import make_questionnaire, make_voice
from .test_haveyoursay import send

ROOM = "/p/the-garden/listen/"


@pytest.fixture
def ada(world, as_member):
    return as_member(world.ada)


@pytest.fixture
def questionnaire(world):
    return make_questionnaire(world.project)


def queries_of(client, url):
    with CaptureQueriesContext(connection) as asked:
        client.get(url)
    return len(asked)


def at(questionnaire, rest=""):
    return f"{ROOM}questionnaires/{questionnaire.ref}/{rest}"


def test_a_questionnaire_is_made_filled_and_opened(ada, world):
    page = ada.post(f"{ROOM}questionnaires/new/", {"title": "The new gate", "opening": "Tell us."}, follow=True)
    questionnaire = Questionnaire.objects.get()
    assert "The new gate" in page.text
    ada.post(at(questionnaire, "add/choice/"), {"words": "Which gate?", "choices": "Red\n\nGreen \n"})
    page = ada.post(at(questionnaire, "open/"), follow=True)
    assert f"http://testserver/say/{questionnaire.ref}/" in page.text
    assert "<svg" in page.text
    assert [one.words for one in asked(questionnaire)[0].choices] == ["Red", "Green"]


def test_a_double_click_makes_one(ada):
    for _click in range(2):
        ada.post(f"{ROOM}questionnaires/new/", {"title": "Twice?", "once": "the-same-key"})
    assert Questionnaire.objects.count() == 1


def test_a_questionnaire_without_questions_stays_closed(ada, world):
    empty = Questionnaire.objects.create(project=world.project, title="Empty")
    page = ada.post(at(empty, "open/"), follow=True)
    assert "There is no question yet." in page.text
    empty.refresh_from_db()
    assert not empty.is_open


def test_a_questionnaire_is_removed_and_put_back(ada, questionnaire, client):
    page = ada.post(at(questionnaire, "remove/"), follow=True)
    assert "is removed." in page.text
    assert "closed" in client.get(f"/say/{questionnaire.ref}/").text
    assert ada.get(at(questionnaire)).status_code == 410
    assert ada.get(at(questionnaire, "share/")).status_code == 404
    typed = ada.post(at(questionnaire, "words/"), {"title": "My new title"})
    assert typed.status_code == 410
    assert "My new title" in typed.text

    ada.post(at(questionnaire, "restore/"))
    assert ada.get(at(questionnaire)).status_code == 200
    assert client.get(f"/say/{questionnaire.ref}/").status_code == 200


def test_answers_keep_their_questions(ada, client, questionnaire):
    send(client, questionnaire)
    first, second, _third = questionnaire.questions.all()
    ada.post(f"{ROOM}questions/{first.ref}/", {"words": "Something else", "faces": "5"})
    ada.post(f"{ROOM}questions/{second.ref}/remove/")
    ada.post(f"{ROOM}questions/{second.ref}/up/")
    page = ada.post(at(questionnaire, "add/text/"), {"words": "More?"})
    assert "Make a copy to ask something else." in page.text
    words = [question.words for question in questionnaire.questions.all()]
    assert words == ["How was the day?", "Would you come again?", "What would you change?"]


def test_a_copy_has_the_questions_and_no_answers(ada, client, questionnaire):
    send(client, questionnaire)
    ada.post(at(questionnaire, "copy/"))
    copy = Questionnaire.objects.latest("id")
    assert (copy.title, copy.is_open) == ("How was the garden day? (copy)", False)
    assert [(one.kind, one.words) for one in asked(copy)] == [(one.kind, one.words) for one in asked(questionnaire)]
    assert not copy.responses.exists()


def test_what_came_back_is_counted_by_question(ada, client, questionnaire):
    for number, face in enumerate("445"):
        send(client, questionnaire, face=face, once=f"key-of-device-{number:04}")
    page = ada.get(at(questionnaire, "results/"))
    assert "3 people answered." in page.text
    assert "More shade" in page.text
    question = questionnaire.questions.last()
    assert ada.get(f"{ROOM}questions/{question.ref}/answers/").text.count('<article class="voice">') == 3


@pytest.mark.parametrize("rest", ["", "results/", "preview/", "share/"])
def test_pages_ask_the_same_of_the_database_for_one_and_three(ada, client, questionnaire, rest):
    send(client, questionnaire, once="key-of-device-0001")
    ada.get(at(questionnaire, rest))  # the short code is made when it is first looked at
    one = queries_of(ada, at(questionnaire, rest))
    for number in range(2, 4):
        send(client, questionnaire, once=f"key-of-device-{number:04}")
    assert queries_of(ada, at(questionnaire, rest)) == one


def test_the_room_asks_the_same_of_the_database_for_one_and_three(ada, world):
    make_questionnaire(world.project)
    make_voice(world.project)
    one = queries_of(ada, ROOM)
    for _more in range(2):
        make_questionnaire(world.project)
        make_voice(world.project)
    assert queries_of(ada, ROOM) == one


CHANGES = ["questionnaires/new/", "log/"]
LOOKS = ["", "results/", "preview/", "share/"]
POSTS = ["words/", "open/", "close/", "copy/", "versions/new/", "add/", "add/text/", "add/text/see/"]


@pytest.mark.parametrize("rest", LOOKS + POSTS)
def test_strangers_find_nothing(client, world, as_member, questionnaire, rest):
    for stranger in (client, as_member(world.cy)):
        assert stranger.get(at(questionnaire, rest)).status_code == 404
        assert stranger.post(at(questionnaire, rest)).status_code == 404


@pytest.mark.parametrize("rest", POSTS)
def test_readers_may_not_change(world, as_member, questionnaire, rest):
    assert as_member(world.rae).post(at(questionnaire, rest)).status_code == 403


@pytest.mark.parametrize("rest", LOOKS)
@pytest.mark.parametrize("who", ["ada", "ben", "rae"])
def test_everybody_in_the_group_may_look(world, as_member, questionnaire, rest, who):
    assert as_member(getattr(world, who)).get(at(questionnaire, rest)).status_code == 200


@pytest.mark.parametrize("rest", CHANGES)
def test_readers_cannot_begin(world, as_member, rest):
    assert as_member(world.rae).get(ROOM + rest).status_code == 403


def test_another_projects_question_is_not_here(ada, world):
    other = make_questionnaire(world.elsewhere).questions.first()
    for rest in ("", "up/", "remove/", "answers/"):
        assert ada.post(f"{ROOM}questions/{other.ref}/{rest}").status_code == 404


def test_the_history_says_who_opened_it(ada, world, questionnaire):
    ada.post(at(questionnaire, "close/"))
    event = Event.objects.get()
    assert (event.member, event.verb, event.noun_ref) == (world.ada, "closed", questionnaire.ref)


def test_awkward_words_go_through_every_field(ada, client, questionnaire):
    written = [words for words in STRINGS[::4] if words.strip()]
    for words in written:
        choices = f"{words}\nsomething else"
        form = {"words": words[:300], "choices": choices, "help": words[:500], "easy_words": words[:500]}
        assert ada.post(at(questionnaire, "add/choice/"), form).status_code == 302, ascii(words)
    ada.post(at(questionnaire, "words/"), {"title": written[0], "opening": "\n".join(written)[:10_000]})
    asks = list(questionnaire.questions.values_list("words", flat=True))[3:]
    assert asks == [words[:300].strip() for words in written]
    for rest in ("", "preview/", "results/", "share/"):
        assert ada.get(at(questionnaire, rest)).status_code == 200
    assert client.get(f"/say/{questionnaire.ref}/").status_code == 200
