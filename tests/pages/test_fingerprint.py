"""Counting what comes from one network address: each time counts, none for ever, and no address is kept."""

import pytest
from django.core.cache import cache
from django.core.cache.backends.db import DatabaseCache

from steppingstones.pages import fingerprint
from steppingstones.pages.fingerprint import A_WHILE, is_too_often

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_counted():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def ask(rf):
    def from_address(address: str = "192.0.2.7", what: str = "files") -> bool:
        return is_too_often(rf.get("/", REMOTE_ADDR=address), what, 3)

    return from_address


def test_it_is_too_often_after_as_many_as_may_be(ask):
    assert [ask() for _time in range(5)] == [False, False, False, True, True]


def test_another_address_and_another_thing_are_counted_by_themselves(ask):
    for _time in range(4):
        ask()
    assert not ask("192.0.2.8")
    assert not ask(what="mails")


def test_requests_that_look_at_the_same_moment_are_each_counted(ask, monkeypatch):
    monkeypatch.setattr(DatabaseCache, "get", lambda self, key, default=None: default)
    monkeypatch.setattr(DatabaseCache, "get_many", lambda self, keys: {})
    assert [ask() for _time in range(5)] == [False, False, False, True, True]


def test_after_a_while_it_may_be_done_again_even_if_it_was_tried_meanwhile(ask, monkeypatch):
    now = fingerprint.time.time()
    for _time in range(9):
        ask()
    monkeypatch.setattr(fingerprint.time, "time", lambda: now + A_WHILE)
    assert not ask()
