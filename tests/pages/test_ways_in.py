"""Cards, devices handed over, visits that end by themselves, and who sits beside somebody."""

import re
import time
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from django.utils.html import escape

from steppingstones import access
from steppingstones.actions.ways_in import make_card, make_code
from steppingstones.models import Event, Member, PathwayEdit, WayIn
from steppingstones.pages import doors
from tests.awkward import STRINGS

from ..world import World, make_member, make_stone
from .test_listen_logbook import note

PLACE = "/p/the-garden/"
HELLO, JOIN, DONE, STILL = "/join/hello/", "/join/", "/join/done/", "/join/still-here/"


@pytest.fixture(autouse=True)
def fresh_limits(db):
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def di(world) -> Member:
    return make_member(world.project, "Di Smith", user=None)


def of_person(member, place="") -> str:
    return f"{PLACE}people/{member.ref}/{place}"


def in_by_card(world: World, member: Member, **said) -> Client:
    client = Client()
    client.get(f"/card/{make_card(member, by=world.ben)}/")
    client.post(HELLO, said)
    return client


def in_by_code(world: World, member: Member) -> Client:
    client = Client()
    client.post(JOIN, {"code": make_code(member, by=world.ben)})
    client.post(HELLO)
    return client


def later(monkeypatch, minutes: float) -> None:
    now = time.time()
    monkeypatch.setattr(doors.time, "time", lambda: now + minutes * 60)


def test_awkward_names_are_printed_on_a_card_as_words(world, as_member, di):
    for name in STRINGS:
        page = as_member(world.ben).post(of_person(di, "card/"), {"first_name": name})
        assert page.status_code in (200, 422), ascii(name)
        assert escape(name.strip()) in page.text or page.status_code == 422, ascii(name)


def test_awkward_names_of_a_supporter_are_kept_or_refused_with_a_reason(world, di):
    for name in (*STRINGS, "x" * 10_000):
        client = Client()
        client.get(f"/card/{make_card(di, by=world.ben)}/")
        page = client.post(HELLO, {"helped_by": name})
        assert page.status_code == 302 or "Something needs another look" in page.text, ascii(name)


# --- A card -----------------------------------------------------------------------------------------------


def test_a_facilitator_makes_a_card_to_print(world, as_member, di, client):
    ben = as_member(world.ben)
    assert 'value="Di"' in ben.get(of_person(di, "card/")).text
    page = ben.post(of_person(di, "card/"), {"first_name": "Di"})
    assert "<svg" in page.text
    assert "Keep it like a key." in page.text
    assert page["Cache-Control"].count("no-store")
    assert "Has a card" in ben.get(f"{PLACE}people/").text
    assert "Has a card" not in as_member(world.rae).get(f"{PLACE}people/").text


def test_a_link_preview_does_not_use_a_card(world, di):
    secret = make_card(di, by=world.ben)
    preview = Client()
    assert preview.get(f"/card/{secret}/").url == HELLO
    assert "Hello, are you Di Smith?" in preview.get(HELLO).text
    assert preview.get(PLACE).status_code == 404
    assert WayIn.objects.get().used_at is None


def test_a_card_leads_into_the_group(world, di):
    client = Client()
    client.get(f"/card/{make_card(di, by=world.ben)}/")
    assert client.post(HELLO).url == PLACE
    page = client.get(PLACE).text
    assert "I am done" in page
    assert "Di Smith" in page


@pytest.mark.parametrize("secret", ["no-such-card", "☺", "k7m2qx"])
def test_a_wrong_card_tells_nothing(db, client, secret):
    page = client.get(f"/card/{secret}/")
    assert page.status_code == 410
    assert "This card does not open anything now." in page.text


def test_an_ended_card_ends_the_visit_too(world, as_member, di):
    client = in_by_card(world, di)
    assert client.get(PLACE).status_code == 200
    as_member(world.ben).post(of_person(di, "card/end/"))
    page = client.get(PLACE)
    assert page.status_code == 403
    assert "your facilitator ended this visit" in page.text
    assert client.get(PLACE).status_code == 404


def test_who_leaves_the_group_is_out_at_once(world, as_member, di):
    client = in_by_card(world, di)
    as_member(world.ben).post(of_person(di, "leave/"))
    assert client.get(PLACE).status_code == 403


def test_a_card_opens_one_project_whatever_else_its_owner_is_in(world, as_member):
    make_member(world.elsewhere, "Ada")
    client = in_by_card(world, world.ada)
    assert client.get(PLACE).status_code == 200
    assert client.get("/p/somewhere-else/").status_code == 404
    assert "Somewhere else" not in client.get("/projects/").text
    assert client.get("/projects/new/").status_code == 403
    assert as_member(world.ada).get("/p/somewhere-else/").status_code == 200


def test_a_card_can_do_what_its_role_may(world, di):
    assert in_by_card(world, di).get(f"{PLACE}people/add/").status_code == 403
    assert in_by_card(world, world.ben).get(f"{PLACE}people/add/").status_code == 200
    assert in_by_card(world, world.rae).get(f"{PLACE}listen/log/").status_code == 403


def test_a_card_for_a_facilitator_is_made_with_a_warning(world, as_member):
    assert "an email is safer" in as_member(world.ben).get(of_person(world.ben, "card/")).text


@pytest.mark.parametrize("place", ["card/", "card/end/", "hand-over/", "hand-over/code/", "hand-over/now/"])
def test_ways_in_are_made_by_facilitators_only(world, as_member, di, place):
    for member, status in ((world.ada, 403), (world.rae, 403), (world.cy, 404)):
        assert as_member(member).post(of_person(di, place)).status_code == status
    assert Client().post(of_person(di, place)).status_code == 404
    assert not WayIn.objects.exists()


# --- A device handed over ---------------------------------------------------------------------------------


def test_a_code_is_typed_on_another_device(world, as_member, di):
    page = as_member(world.ben).post(of_person(di, "hand-over/code/")).text
    code = re.search(r'class="code">([^<]+)<', page)[1]
    tablet = Client()
    assert tablet.post(JOIN, {"code": code.lower()}).url == HELLO
    assert tablet.post(HELLO).url == PLACE
    again = Client().post(JOIN, {"code": code})
    assert again.status_code == 422
    assert "This code opens nothing." in again.text


def test_of_two_browsers_with_one_code_one_wins(world, di):
    code = make_code(di, by=world.ben)
    both = Client(), Client()
    for browser in both:
        browser.post(JOIN, {"code": code})
    assert [browser.post(HELLO).status_code for browser in both] == [302, 410]
    assert [browser.get(PLACE).status_code for browser in both] == [200, 404]


def test_a_device_handed_over_is_no_longer_the_facilitators(world, as_member, di):
    ben = as_member(world.ben)
    his = ben.cookies["stones"].value
    assert ben.post(of_person(di, "hand-over/now/")).url == HELLO
    page = ben.get(HELLO).text
    assert "Ben is signed out. Give the device to Di Smith now." in page
    assert ben.get(f"{PLACE}people/add/").status_code == 404
    ben.post(HELLO)
    assert ben.get(PLACE).status_code == 200
    assert ben.get(f"{PLACE}people/add/").status_code == 403
    ben.cookies["stones"] = his
    assert ben.get(PLACE).status_code == 404


def test_no_page_of_a_member_stays_in_the_browser(world, as_member):
    assert as_member(world.ben).get(f"{PLACE}people/")["Cache-Control"] == "private, no-store"


def test_the_key_of_the_session_is_new(world, di):
    client = Client()
    client.get(f"/card/{make_card(di, by=world.ben)}/")
    before = client.cookies["stones"].value
    client.post(HELLO)
    assert client.cookies["stones"].value != before


def test_going_in_needs_the_token_against_forgery(world, di):
    client = Client(enforce_csrf_checks=True)
    client.get(f"/card/{make_card(di, by=world.ben)}/")
    assert client.post(HELLO).status_code == 403


def test_no_that_is_not_me(world, di):
    client = Client()
    client.get(f"/card/{make_card(di, by=world.ben)}/")
    assert client.post("/join/not-me/").url == JOIN
    assert client.post(HELLO).status_code == 410
    assert client.get(HELLO).url == JOIN


def test_nobody_stands_before_the_door_for_long(world, di, monkeypatch):
    client = Client()
    client.get(f"/card/{make_card(di, by=world.ben)}/")
    later(monkeypatch, 16)
    assert client.post(HELLO).status_code == 410


# --- The end of a visit -----------------------------------------------------------------------------------


def test_done_means_done(world, di):
    client = in_by_code(world, di)
    key = client.cookies["stones"].value
    assert client.post(DONE).url == DONE
    assert "The next person can use this device." in client.get(DONE).text
    client.cookies["stones"] = key
    assert client.get(PLACE).status_code == 404
    assert not WayIn.objects.standing().exists()


@pytest.mark.parametrize(("way_in", "minutes"), [(in_by_card, 60), (in_by_code, 30)])
def test_it_ends_by_itself_when_nobody_is_there(world, di, monkeypatch, way_in, minutes):
    client = way_in(world, di)
    later(monkeypatch, minutes - 1)
    assert client.get(PLACE).status_code == 200
    later(monkeypatch, minutes - 2)
    assert client.get(PLACE).status_code == 200
    later(monkeypatch, minutes + 1)
    page = client.post(f"{PLACE}listen/log/", {"words": "Too late"})
    assert page.status_code == 403
    assert "You are signed out" in page.text
    assert "Ask your facilitator for a new one" in page.text
    assert client.get(PLACE).status_code == 404


def test_what_a_page_asks_by_itself_keeps_nobody_here(world, di, monkeypatch):
    client = in_by_code(world, di)
    later(monkeypatch, 20)
    assert client.get(PLACE, headers={"sec-fetch-dest": "empty"}).status_code == 200
    assert client.get(STILL, headers={"sec-fetch-dest": "empty"}).json()["left"] <= 600
    assert client.post(STILL).json()["left"] == 1800


def test_those_with_an_email_stay(world, as_member, monkeypatch):
    ada = as_member(world.ada)
    later(monkeypatch, 600)
    assert ada.get(PLACE).status_code == 200
    assert ada.get(STILL).status_code == 404


# --- Somebody beside them ---------------------------------------------------------------------------------


def test_what_is_done_with_help_says_so(world, di):
    client = in_by_card(world, di, helped_by="  Sam  ")
    assert "with Sam helping" in client.get(PLACE).text
    stone = make_stone(world.project)
    client.post(f"{PLACE}plan/stones/{stone.ref}/remove/")
    assert PathwayEdit.objects.get().supporter == "Sam"
    assert "with help from Sam" in client.get(f"{PLACE}plan/versions/history/").text
    client.post(f"{PLACE}people/{di.ref}/", {"name": "Di", "side": "lived"})
    assert Event.objects.filter(verb="changed", noun="member").get().supporter == "Sam"


def test_a_voice_that_was_written_down_with_help_says_so(world, as_member, di):
    client = in_by_card(world, di, helped_by="Sam")
    Member.objects.filter(pk=di.pk).update(role=Member.Role.CO_PRODUCER)
    assert client.post(f"{PLACE}listen/log/", note(words="I like tea")).status_code == 302
    voice = world.project.voices.get()
    page = as_member(world.rae).get(f"{PLACE}understand/voice/{voice.ref}/").text
    assert "Di Smith wrote it down, with help from Sam." in page


def test_anybody_can_say_who_helps_and_stop_it(world, as_member):
    rae = as_member(world.rae)
    assert rae.post(f"{PLACE}people/helper/", {"name": ""}).status_code == 422
    rae.post(f"{PLACE}people/helper/", {"name": "Sam"})
    page = rae.get(of_person(world.rae)).text
    assert "Sam is helping you now." in page
    assert re.search(r"<strong>Rae</strong>,\s+with Sam helping", page)
    rae.post(f"{PLACE}people/helper/end/")
    assert "with Sam helping" not in rae.get(PLACE).text


def test_help_is_for_the_day(world, as_member, monkeypatch):
    ada = as_member(world.ada)
    ada.post(f"{PLACE}people/helper/", {"name": "Sam"})
    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr(access.timezone, "localdate", lambda: tomorrow)
    assert "with Sam helping" not in ada.get(PLACE).text


def test_help_ends_with_the_visit(world, di):
    client = in_by_card(world, di, helped_by="Sam")
    client.post(DONE)
    client.get(f"/card/{make_card(di, by=world.ben)}/")
    client.post(HELLO)
    assert "Sam" not in client.get(PLACE).text
