"""One box for every code; wrong ones say nothing about right ones."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from steppingstones.actions.codes import code_for, in_print
from steppingstones.actions.ways_in import make_code
from steppingstones.models import Code
from steppingstones.pages.join import tries

from ..actions.test_codes import make_wall
from ..world import make_questionnaire

JOIN = "/join/"
WRONG = "This code opens nothing."


@pytest.fixture(autouse=True)
def fresh_limits(db):
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def questionnaire(world):
    return make_questionnaire(world.project)


def typed(client, code):
    return client.post(JOIN, {"code": code})


def test_a_code_leads_to_its_questionnaire(client, questionnaire):
    code = code_for(questionnaire)
    for way in (code, in_print(code), f" {code[:2]} {code[2:]}"):
        assert typed(client, way).url == reverse("haveyoursay:start", args=[questionnaire.ref])
    assert client.get(f"/j/{code}/").url == client.get(f"/j/{in_print(code)}/").url == f"/say/{questionnaire.ref}/"


def test_a_code_leads_to_its_wall_and_is_on_the_screen(client, as_member, world):
    wall = make_wall(world.project, is_open=True)
    screen = as_member(world.rae).get(reverse("listen:wall-screen", args=["the-garden", wall.ref])).text
    assert in_print(code_for(wall=wall)) in screen
    assert typed(client, code_for(wall=wall)).url == reverse("wall:join", args=[wall.ref])


def test_a_closed_questionnaire_says_so_itself(client, questionnaire):
    code = code_for(questionnaire)
    questionnaire.is_open = False
    questionnaire.save()
    assert "This is closed now" in client.get(typed(client, code).url).text


@pytest.mark.parametrize("code", ["rrrrrr", "RRR-RRR"])
def test_a_wrong_code_gets_one_plain_sentence(client, questionnaire, code):
    code_for(questionnaire)
    for page in (typed(client, code), client.get(f"/j/{code}/")):
        assert page.status_code == 422
        assert WRONG in page.text


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("", "Type the code."),
        ("k7m", "You typed 3."),
        ("k7m2qo", "There is no O in a code. O may be one of Q, D, 8."),
        ("k7m1q0", "These are in no code: 1 0."),
        ("k" * 61, "61"),
        ("<b>☺", "These are in no code:"),
    ],
)
def test_what_can_be_no_code_is_explained(client, db, code, words):
    page = typed(client, code)
    assert page.status_code == 422
    assert words in page.text


def test_after_many_wrong_ones_none_is_looked_up_and_the_address_is_not_kept(client, questionnaire, monkeypatch):
    monkeypatch.setattr(tries, "MOST", 2)
    client.defaults["REMOTE_ADDR"] = "192.0.2.7"
    code = code_for(questionnaire)
    typed(client, "rrrrrr")
    client.get("/j/rrrrrr/")
    for page in (typed(client, code), client.get(f"/j/{code}/")):
        assert page.status_code == 422
        assert "Wait ten minutes" in page.text
    client.defaults["REMOTE_ADDR"] = "192.0.2.8"
    assert typed(client, code).status_code == 302


def test_when_many_addresses_try_only_public_codes_go_on(client, world, questionnaire, monkeypatch):
    monkeypatch.setattr(tries, "MOST_OF_ALL", 2)
    for number in (7, 8):
        client.defaults["REMOTE_ADDR"] = f"192.0.2.{number}"
        typed(client, "rrrrrr")
    client.defaults["REMOTE_ADDR"] = "192.0.2.9"
    assert WRONG in typed(client, make_code(world.ada, by=world.ben)).text
    assert typed(client, code_for(questionnaire)).status_code == 302


def test_right_ones_are_not_counted(client, questionnaire, monkeypatch):
    monkeypatch.setattr(tries, "MOST", 1)
    code = code_for(questionnaire)
    assert [typed(client, code).status_code for _person in range(3)] == [302] * 3


def test_the_page_to_share_says_code_and_address(as_member, world, questionnaire):
    url = reverse("listen:share", args=["the-garden", questionnaire.ref])
    page = as_member(world.rae).get(url)
    assert in_print(Code.objects.get().code) in page.text
    assert "testserver/join/" in page.text
    assert f"/say/{questionnaire.ref}/" in page.text


def test_what_is_closed_has_no_code_to_share(as_member, world):
    closed = make_questionnaire(world.project, is_open=False)
    page = as_member(world.ada).get(reverse("listen:share", args=["the-garden", closed.ref]))
    assert "Open it before you share it." in page.text
    assert not Code.objects.exists()


def test_the_front_page_offers_the_box(client, db):
    assert f'href="{JOIN}"' in client.get("/").text
