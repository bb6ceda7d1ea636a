"""How a reader likes pages to look is kept on their device, and works for everybody."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def html_tag(client: Client) -> str:
    return client.get("/").content.decode().split("<head>")[0]


def test_the_choice_shows_on_the_next_page(client):
    answer = client.post("/look/", {"theme": "dark", "size": "largest", "next": "/gallery/"})
    assert answer.headers["Location"] == "/gallery/"
    assert 'data-theme="dark" data-size="largest"' in html_tag(client)


def test_without_a_choice_the_device_decides(client):
    assert 'data-theme="auto" data-size="normal"' in html_tag(client)


@pytest.mark.parametrize("cookie", ["", "dark", "neon.huge", '"><script>', "dark.large.more"])
def test_a_cookie_that_makes_no_sense_is_harmless(client, cookie):
    client.cookies["stones-look"] = cookie
    page = html_tag(client)
    assert "data-theme=" in page
    assert "script" not in page
    assert "neon" not in page


@pytest.mark.parametrize("sent", [{"theme": "neon", "size": "large"}, {"theme": "dark"}, {}])
def test_a_choice_that_does_not_exist_changes_nothing(client, sent):
    assert client.post("/look/", sent).status_code == 302
    assert "stones-look" not in client.cookies


@pytest.mark.parametrize("next_page", ["https://example.org/", "//example.org", "javascript:alert(1)", ""])
def test_the_way_back_stays_on_this_site(client, next_page):
    assert client.post("/look/", {"theme": "dark", "size": "large", "next": next_page}).headers["Location"] == "/"


def test_looking_at_the_address_changes_nothing(client):
    assert client.get("/look/").status_code == 405


def test_the_cookie_lasts_and_scripts_cannot_read_it(client):
    client.post("/look/", {"theme": "dark", "size": "large"})
    cookie = client.cookies["stones-look"]
    assert cookie["max-age"] > 300 * 24 * 60 * 60
    assert cookie["httponly"]
