"""Pages for what went wrong say what happened, what became of what was typed, and what to do now."""

import pytest
from django.core.exceptions import SuspiciousOperation
from django.test import Client, RequestFactory
from django.urls import reverse

from steppingstones.pages import errors
from tests.reviewed import make_instrument

pytestmark = pytest.mark.django_db


def test_a_stranger_is_told_to_sign_in_and_then_led_back(client):
    page = client.get("/p/no-such-project/plan/?a=1&b=2")
    assert page.status_code == 404
    words = page.content.decode()
    assert "or you need to sign in" in words
    assert 'href="/sign-in/?next=%2Fp%2Fno-such-project%2Fplan%2F%3Fa%3D1%26b%3D2"' in words


def test_a_project_that_is_not_yours_looks_like_one_that_is_not_there(world, as_member):
    cy = as_member(world.cy)
    there, nowhere = cy.get("/p/the-garden/"), cy.get("/p/no-such-place/")
    assert there.status_code == nowhere.status_code == 404
    assert "The Garden" not in there.content.decode()
    assert reverse("home:projects") in there.content.decode()


def test_somebody_without_the_right_is_told_why():
    answer = errors.forbidden(signed_out_request(), PermissionError("Ask a facilitator."))
    assert answer.status_code == 403
    assert "Ask a facilitator." in answer.content.decode()


def test_a_broken_request_says_that_nothing_was_saved():
    answer = errors.bad_request(signed_out_request(), SuspiciousOperation("no"))
    assert answer.status_code == 400
    assert "nothing was saved" in answer.content.decode()


@pytest.mark.parametrize("header", ["elsewhere.example", "", "a b", "\N{SNOWMAN}"])
def test_who_asks_for_another_site_is_refused_and_nothing_breaks(client, header):
    assert client.get("/join/", headers={"host": header}).status_code == 400


def test_a_form_that_was_open_too_long_says_that_the_words_are_still_there():
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/join/", {"code": "abc"})
    assert answer.status_code == 403
    assert "Nothing was saved. What you typed is still in the form." in answer.content.decode()


def test_an_address_that_only_takes_a_form_leads_back_to_the_page_it_stands_on(world, as_member):
    ours = make_instrument(world.ada)
    page = f"/p/the-garden/review/asks/{ours.ref}/"
    answer = as_member(world.ada).get(f"{page}begin/")
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "Nothing was changed." in answer.text
    assert f'href="{page}"' in answer.text


def test_what_takes_no_form_says_so_to_strangers_as_well(client):
    answer = client.get("/look/")
    assert answer.status_code == 405
    assert f'href="{reverse("home:welcome")}"' in answer.text


def test_the_nearest_page_above_an_address():
    assert errors.above("/p/the-garden/review/rounds/r1/statements/s1/to-do/") == (
        "/p/the-garden/review/rounds/r1/statements/s1/"
    )
    assert errors.above("/p/the-garden/listen/wall-groups/r1/remove/") == "/p/the-garden/listen/wall-groups/r1/"
    assert errors.above("/look/") == ""


def test_when_everything_is_broken_there_is_still_a_page(django_assert_num_queries, settings):
    settings.TEMPLATES[0]["OPTIONS"]["context_processors"] = ["broken.on.purpose"]
    with django_assert_num_queries(0):
        answer = errors.server_error(None)
    assert answer.status_code == 500
    assert "It was not you." in answer.content.decode()
    assert "<h1>Something broke on our side</h1>" in answer.content.decode()


def signed_out_request():
    request = RequestFactory().get("/")
    request.user = type("Nobody", (), {"is_authenticated": False})()
    return request
