"""A device put out for people: the next person finds nothing of the last one's."""

import time

import pytest
from django.core import signing

from steppingstones.models import Response
from steppingstones.pages.haveyoursay import kiosk

from ..world import make_questionnaire
from .test_haveyoursay import ONCE, filled_in


@pytest.fixture
def questionnaire(world):
    return make_questionnaire(world.project)


def walk_to(client, questionnaire, step, **changes):
    """The page of a sheet that was begun on the device and has come so far."""
    first = client.post(f"/say/{questionnaire.ref}/1/", {"kiosk": "1", "once": ONCE})
    return client.post(f"/say/{questionnaire.ref}/{step}/", on_device(questionnaire, stamp=stamp_on(first), **changes))


def stamp_on(page):
    return page.text.partition('name="kiosk" value="')[2].partition('"')[0]


def on_device(questionnaire, *, stamp, **changes):
    return filled_in(questionnaire, kiosk=stamp, **changes)


def send(client, questionnaire):
    check = walk_to(client, questionnaire, "check", at="use")
    return client.post(f"/say/{questionnaire.ref}/send/", on_device(questionnaire, stamp=stamp_on(check)))


def test_the_start_says_that_the_next_person_sees_nothing(client, questionnaire):
    page = client.get(f"/say/{questionnaire.ref}/kiosk/")
    assert "The next person on this device cannot see your answers." in page.text
    assert page["Cache-Control"] == "no-store"


def test_answers_are_kept_as_given_on_a_shared_device(client, questionnaire):
    send(client, questionnaire)
    assert Response.objects.get().came_by == Response.CameBy.KIOSK


def test_the_thanks_show_the_receipt_under_no_address_of_its_own(client, questionnaire):
    page = send(client, questionnaire)
    assert page.status_code == 200
    assert "/say/receipt/" in page.text
    assert 'href="/say/receipt' not in page.text
    assert page["Refresh"] == f"60; url=/say/{questionnaire.ref}/kiosk/"
    assert page["Cache-Control"] == "no-store"


def test_whoever_lost_the_line_or_needs_longer_gets_the_receipt_again(client, questionnaire):
    assert "/say/receipt/" in send(client, questionnaire).text
    again = client.post(f"/say/{questionnaire.ref}/send/", {"once": ONCE, "kiosk": "1"})
    assert "/say/receipt/" in again.text
    assert Response.objects.count() == 1


@pytest.mark.parametrize("step", ["1", "3", "check", "send"])
def test_after_somebody_is_done_no_page_of_theirs_comes_back(client, questionnaire, step):
    check = walk_to(client, questionnaire, "check", at="use")
    sheet = on_device(questionnaire, stamp=stamp_on(check))
    client.post(f"/say/{questionnaire.ref}/send/", sheet)
    client.post(f"/say/{questionnaire.ref}/kiosk/again/", {"once": ONCE})
    page = client.post(f"/say/{questionnaire.ref}/{step}/", sheet)
    assert page.url == f"/say/{questionnaire.ref}/kiosk/?over"


def test_what_was_sent_is_not_shown_again_even_if_nobody_said_that_they_are_done(client, questionnaire):
    check = walk_to(client, questionnaire, "check", at="use")
    sheet = on_device(questionnaire, stamp=stamp_on(check))
    client.post(f"/say/{questionnaire.ref}/send/", sheet)
    assert client.post(f"/say/{questionnaire.ref}/check/", sheet).status_code == 302


@pytest.mark.parametrize("step", ["2", "check", "send"])
def test_starting_again_throws_the_sheet_away(client, questionnaire, step):
    check = walk_to(client, questionnaire, "check", at="use")
    answer = client.post(f"/say/{questionnaire.ref}/kiosk/again/", {"once": ONCE})
    assert answer.url == f"/say/{questionnaire.ref}/kiosk/"
    page = client.post(f"/say/{questionnaire.ref}/{step}/", on_device(questionnaire, stamp=stamp_on(check)))
    assert page.url == f"/say/{questionnaire.ref}/kiosk/?over"
    assert not Response.objects.exists()


@pytest.mark.parametrize("step", ["2", "check", "send"])
def test_a_sheet_left_lying_ends_by_itself(client, questionnaire, step, monkeypatch):
    check = walk_to(client, questionnaire, "check", at="use")
    later = time.time() + kiosk.WAITS + 60
    monkeypatch.setattr(signing.time, "time", lambda: later)
    page = client.post(f"/say/{questionnaire.ref}/{step}/", on_device(questionnaire, stamp=stamp_on(check)))
    assert page.url == f"/say/{questionnaire.ref}/kiosk/?over"
    assert not Response.objects.exists()


@pytest.mark.parametrize("stamp", ["", "2", "1:1abc:forged"])
def test_nobody_makes_up_the_time(client, questionnaire, stamp):
    page = client.post(f"/say/{questionnaire.ref}/check/", on_device(questionnaire, stamp=stamp, at="use"))
    assert page.url == f"/say/{questionnaire.ref}/kiosk/?over"


def test_each_page_starts_again_and_none_leads_away(client, questionnaire):
    for step in ("1", "you", "use", "check"):
        page = walk_to(client, questionnaire, step)
        assert f'formaction="/say/{questionnaire.ref}/kiosk/again/"' in page.text
        assert page["Cache-Control"] == "no-store"
        assert '<a href="/' not in page.text


def test_a_closed_questionnaire_says_so(client, questionnaire):
    questionnaire.is_open = False
    questionnaire.save()
    assert "This is closed now" in client.get(f"/say/{questionnaire.ref}/kiosk/").text


def test_putting_the_device_out_signs_the_member_out_first(as_member, world, questionnaire):
    client = as_member(world.rae)
    share = f"/p/{world.project.slug}/listen/questionnaires/{questionnaire.ref}/share/"
    assert "Put this device out for people" in client.get(share).text
    answer = client.post(share.replace("/share/", "/put-out/"))
    assert answer.url == f"/say/{questionnaire.ref}/kiosk/"
    assert client.get(share).status_code == 404


def test_an_outsider_puts_out_nothing(as_member, world, questionnaire):
    address = f"/p/{world.project.slug}/listen/questionnaires/{questionnaire.ref}/put-out/"
    assert as_member(world.cy).post(address).status_code == 404


def test_what_was_ended_stays_ended_however_many_others_are(client, questionnaire):
    """A table that threw away what is old would also forget who tried how many codes."""
    check = walk_to(client, questionnaire, "check", at="use")
    ended = on_device(questionnaire, stamp=stamp_on(check))
    client.post(f"/say/{questionnaire.ref}/kiosk/again/", ended)
    for number in range(400):
        kiosk.end(f"key-of-somebody-{number:06}")
    assert client.post(f"/say/{questionnaire.ref}/send/", ended).url.endswith("?over")
    assert not Response.objects.exists()
