"""Answers that waited on a device, and the page with all questions that it keeps."""

import pytest

from steppingstones.models import Response, Translation, Voice
from steppingstones.pages.haveyoursay import limit

from ..every_kind import ANSWERS, make_every_kind
from ..world import make_questionnaire
from .test_haveyoursay import ONCE, filled_in


@pytest.fixture
def questionnaire(world):
    return make_questionnaire(world.project)


def send(client, questionnaire, **changes):
    return client.post(f"/say/{questionnaire.ref}/outbox/", filled_in(questionnaire, **changes))


def test_all_questions_are_on_one_page(client, questionnaire):
    page = client.get(f"/say/{questionnaire.ref}/all/")
    assert all(question.words in page.text for question in questionnaire.questions.all())
    assert page.text.count('name="uses"') == 5
    assert not client.cookies


def test_the_page_can_be_sent_like_any_other(client, questionnaire):
    client.post(f"/say/{questionnaire.ref}/send/", filled_in(questionnaire))
    assert Response.objects.count() == 1


def test_the_page_is_there_in_each_language_and_in_easy_words(client, questionnaire):
    faces, _choose, text = questionnaire.questions.all()
    questionnaire.questions.filter(pk=text.pk).update(easy_words="What should be different?")
    questionnaire.languages = ["pl"]
    questionnaire.save()
    of = {"project": questionnaire.project, "questionnaire": questionnaire, "language": "pl"}
    Translation.objects.create(**of, key=f"q.{faces.key}.words", words="Jak minął dzień?")
    address = f"/say/{questionnaire.ref}/all/"
    polish, easy = client.get(f"{address}?lang=pl").text, client.get(f"{address}?easy=1").text
    assert "Jak minął dzień?" in polish
    assert 'name="lang" value="pl"' in polish
    assert "How was the day?" in easy
    assert "What should be different?" in easy
    assert 'name="easy" value="1"' in easy


def test_what_is_asked_only_sometimes_says_when(client, questionnaire):
    faces, choose, _text = questionnaire.questions.all()
    choose.condition = {"any": False, "clauses": [{"question": faces.key, "test": "one-of", "values": ["1"]}]}
    choose.save()
    assert "Only if “How was the day?”" in client.get(f"/say/{questionnaire.ref}/all/").text


def test_what_waited_is_kept_and_the_device_hears_so_with_the_way_back(client, questionnaire):
    said = send(client, questionnaire).json()
    assert said["kept"] is True
    assert "More shade" in client.get(said["receipt"]).text
    assert Voice.objects.count() == 3


def test_a_set_that_comes_again_is_kept_once(client, questionnaire):
    said = [send(client, questionnaire).json() for _time in range(3)]
    assert said[0]["kept"] is True
    assert said == [said[0]] * 3
    assert Response.objects.count() == 1


def test_what_was_kept_before_the_questionnaire_closed_is_told_so(client, questionnaire):
    send(client, questionnaire)
    close(questionnaire)
    assert send(client, questionnaire).json()["kept"] is True


def test_a_closed_questionnaire_refuses_and_says_why(client, questionnaire):
    close(questionnaire)
    answer = send(client, questionnaire)
    assert answer.status_code == 409
    assert "was closed" in answer.json()["why"]
    assert not Response.objects.exists()


def close(questionnaire):
    questionnaire.is_open = False
    questionnaire.save()


def test_what_cannot_be_kept_says_why(client, questionnaire):
    answer = send(client, questionnaire, uses=["quote"])
    assert answer.status_code == 422
    assert answer.json()["kept"] is False


def test_a_question_left_out_loses_nothing_else(client, questionnaire):
    questionnaire.questions.update(is_required=True)
    choose = questionnaire.questions.all()[1]
    assert send(client, questionnaire, **{f"a-{choose.key}": ""}).json()["kept"] is True
    assert Voice.objects.count() == 2


def test_too_much_at_once_can_come_later(client, questionnaire, monkeypatch):
    monkeypatch.setattr(limit.settings, "SENDS", 0)
    assert send(client, questionnaire).status_code == 429
    assert not Response.objects.exists()


@pytest.mark.parametrize("once", ["", "short", "x" * 65])
def test_without_a_key_of_its_own_nothing_is_kept(client, questionnaire, once):
    assert send(client, questionnaire, once=once).status_code == 422
    assert not Response.objects.exists()


def test_from_a_shared_device_it_is_kept_as_such(client, questionnaire):
    assert send(client, questionnaire, kiosk="1", once=ONCE).json() == {"kept": True}
    assert Response.objects.get().came_by == Response.CameBy.KIOSK


def test_the_worker_looks_after_the_public_pages_only(client):
    answer = client.get("/say/sw.js")
    assert answer["Content-Type"] == "text/javascript"
    assert "Service-Worker-Allowed" not in answer


def test_every_question_can_be_answered_by_not_wanting_to_say(client, world):
    questionnaire = make_every_kind(world.project)
    page = client.get(f"/say/{questionnaire.ref}/all/").text
    assert page.count("Sounds and pictures need a connection. Write here instead.") == 2
    assert page.count(">I do not want to say<") == len(ANSWERS)


@pytest.mark.parametrize("words", ["", "?lang=pl&easy=1"])
def test_the_page_is_light_in_any_words(client, world, words, django_assert_max_num_queries):
    questionnaire = make_every_kind(world.project, pairing="card", languages=["pl", "ur"])
    with django_assert_max_num_queries(8):
        page = client.get(f"/say/{questionnaire.ref}/all/{words}")
    assert len(page.content) < 50_000
