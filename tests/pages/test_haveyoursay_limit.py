"""Nobody fills the site with answers; and a hall that shares one address is not locked out."""

import pytest
from django.core.cache import cache

from steppingstones.models import Response
from steppingstones.pages import fingerprint
from steppingstones.pages.haveyoursay import limit

from ..world import make_questionnaire
from .test_haveyoursay import send


@pytest.fixture
def questionnaire(world, settings, monkeypatch):
    monkeypatch.setattr(limit, "ONE_IN", 1)
    settings.SENDS = 3
    cache.clear()
    yield make_questionnaire(world.project)
    cache.clear()


def fill(client, questionnaire, number=3):
    return [send(client, questionnaire, once=f"key-of-device-{each:06}") for each in range(number)]


def test_one_address_may_send_only_so_much_and_nothing_is_lost(client, questionnaire):
    assert [page.status_code for page in fill(client, questionnaire)] == [302, 302, 302]
    page = send(client, questionnaire, words="Kept until then", once="key-of-device-later")
    assert page.status_code == 429
    assert "Wait ten minutes, then press Send again." in page.text
    assert 'value="Kept until then"' in page.text
    assert "key-of-device-later" in page.text
    assert Response.objects.count() == 3


def test_another_address_is_free(client, questionnaire):
    fill(client, questionnaire)
    form = send(client, questionnaire, once="key-of-device-here1")
    assert form.status_code == 429
    client.defaults["REMOTE_ADDR"] = "192.0.2.7"
    assert send(client, questionnaire, once="key-of-device-there").status_code == 302


def test_after_a_while_it_can_be_sent(client, questionnaire, monkeypatch):
    fill(client, questionnaire)
    now = fingerprint.time.time()
    monkeypatch.setattr(fingerprint.time, "time", lambda: now + limit.A_WHILE)
    assert send(client, questionnaire, once="key-of-device-later").status_code == 302


def test_a_full_hall_may_send_at_once(settings):
    assert settings.SENDS >= 500


def test_no_address_is_kept(client, questionnaire):
    client.defaults["REMOTE_ADDR"] = "192.0.2.7"
    send(client, questionnaire)
    assert "192.0.2.7" not in fingerprint.fingerprint("sends", "192.0.2.7")
    assert cache.get(fingerprint.fingerprint("sends", "192.0.2.7")) == 1
