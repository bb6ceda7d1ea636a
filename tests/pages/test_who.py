"""Who takes part: asked on a page of its own, ended, and looked at beside whom it is for."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from steppingstones.actions import who
from steppingstones.models import Characteristic, Monitoring, Reference, Release
from steppingstones.pages.haveyoursay import limit
from tests.awkward import STRINGS
from tests.whotakespart import count, make_ended, make_gain, make_monitoring, make_prepared

ROOM = "/p/the-garden/review/who/"
ONCE = "a-key-of-sixteen-letters"


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


def text_of(response) -> str:
    return " ".join(html.fromstring(response.content.decode()).text_content().split())


def numbers_on(response) -> list[list[str]]:
    rows = html.fromstring(response.content.decode()).xpath("//tbody/tr")
    return [[cell.text_content() for cell in row] for row in rows]


# --- Preparing and asking -----------------------------------------------------------------------------------


def test_prepare_begin_and_ask(ada, world):
    sent = {"name": "Spring", "topics": ["age", "disability"], "people": "same"}
    to = ada.post(f"{ROOM}new/", sent).url
    assert "How old are you?" in text_of(ada.get(to))
    ada.post(f"{to}begin/")
    one = Monitoring.objects.get()
    assert one.is_open
    assert [asked.topic for asked in one.asks.all()] == ["age", "disability"]
    told = text_of(ada.get(f"{to}share/"))
    code = re.search(r"[A-Z0-9]{3}-[A-Z0-9]{3}", told)[0]
    assert Client().post("/join/", {"code": code}).url == f"/counted/{one.ref}/"


@pytest.mark.parametrize(
    ("changes", "told"),
    [({"name": ""}, "Write a name"), ({"people": ""}, "Say if most"), ({"topics": ["shoes"]}, "Choose some of these")],
)
def test_what_is_missing_is_said_and_nothing_is_prepared(ada, changes, told):
    response = ada.post(f"{ROOM}new/", {"name": "Spring", "topics": ["age"], "people": "same", **changes})
    assert (response.status_code, told in text_of(response)) == (422, True)
    assert not Monitoring.objects.exists()


def test_a_question_of_our_own_says_why_and_has_two_answers(ada, world):
    one = make_prepared(world.ada, own=None)
    sent = {"words": "Do you use it?", "why": "It is for you", "groups": "Yes\n\n Yes \nNo"}
    assert ada.post(f"{ROOM}{one.ref}/own/", {**sent, "groups": "Yes"}).status_code == 422
    assert ada.post(f"{ROOM}{one.ref}/own/", {**sent, "why": ""}).status_code == 422
    ada.post(f"{ROOM}{one.ref}/own/", sent)
    assert one.asks.get(topic="own-1").groups == ["Yes", "No"]
    ada.post(f"{ROOM}{one.ref}/own-1/leave-out/")
    assert not one.asks.filter(topic="own-1").exists()


def test_while_people_answer_nothing_is_seen_but_about_how_many(ada, world):
    one = make_monitoring(world.ada)
    pages = []
    for sheets in (1, 6, 1, 3):
        count(one, world.ada, sheets, sex={0: sheets})
        pages.append(text_of(ada.get(f"{ROOM}{one.ref}/")))
    assert pages[0] == pages[1]
    assert pages[2] == pages[3]
    assert "At least 8 people have answered so far." in pages[3]


def test_what_is_being_prepared_is_nowhere_for_others(world):
    assert Client().get(f"/counted/{make_prepared(world.ada).ref}/").status_code == 404


def test_awkward_words_are_kept_as_typed_or_refused_with_a_reason(ada, world):
    one = make_prepared(world.ada, own=None)
    for words in (*STRINGS[::6], "a\0b", "x" * 10_000):
        answer = ada.post(f"{ROOM}{one.ref}/own/", {"words": words, "why": words, "groups": f"{words}\nNo"})
        assert answer.status_code in (302, 422), ascii(words)
        assert ada.get(f"{ROOM}{one.ref}/").status_code == 200
        Characteristic.objects.all().delete()


# --- Answering ----------------------------------------------------------------------------------------------


def send(one: Monitoring, **said: str):
    return Client().post(f"/counted/{one.ref}/send/", {"once": ONCE, **said})


def sheets(one: Monitoring) -> int:
    one.refresh_from_db()
    return one.sheets


def test_anybody_with_the_link_answers_without_account_or_cookie(world):
    one = make_monitoring(world.ada)
    page = Client().get(f"/counted/{one.ref}/")
    assert not page.cookies
    assert text_of(page).count("I do not want to say") == 4
    sent = send(one, sex="0", disability="1")
    assert (sent.status_code, sent.cookies) == (302, {})
    assert "It is counted, once." in text_of(Client().get(sent.url))
    assert sheets(one) == 1


def test_sent_twice_counts_once(world):
    one = make_monitoring(world.ada)
    send(one, sex="0")
    assert send(one, sex="1").status_code == 302
    assert sheets(one) == 1


def test_every_question_can_be_left_out(world):
    one = make_monitoring(world.ada)
    assert send(one).status_code == 302
    assert sheets(one) == 1


@pytest.mark.parametrize("junk", ["9", "x", "-1", "0\0", "💧"])
def test_junk_is_told_and_not_counted(world, junk):
    one = make_monitoring(world.ada)
    response = send(one, sex=junk)
    assert (response.status_code, "Choose one of these" in text_of(response)) == (422, True)
    assert sheets(one) == 0


def test_after_the_end_it_says_so(world):
    one = make_ended(world.ada)
    assert "This is closed now" in text_of(send(one, sex="0"))
    assert "This is closed now" in text_of(Client().get(f"/counted/{one.ref}/"))


def test_very_much_from_one_network_is_stopped_for_a_while(world, monkeypatch, settings):
    monkeypatch.setattr(limit, "ONE_IN", 1)
    settings.SENDS = 1
    one = make_monitoring(world.ada)
    assert send(one, sex="0").status_code == 302
    assert send(one, sex="0", once=f"{ONCE}-2").status_code == 429
    assert sheets(one) == 1


def test_a_device_that_is_handed_on_keeps_nothing(world):
    one = make_monitoring(world.ada)
    page = Client().get(f"/counted/{one.ref}/?kiosk=1")
    assert page["Cache-Control"] == "no-store"
    thanks = Client().get(send(one, sex="0", kiosk="1").url)
    assert (thanks["Clear-Site-Data"], thanks["Cache-Control"]) == ('"cache"', "no-store")
    assert f"/counted/{one.ref}/?kiosk=1" in thanks["Refresh"]


def test_a_device_is_put_out_only_after_signing_out(ada, world):
    one = make_monitoring(world.ada)
    assert ada.post(f"{ROOM}{one.ref}/put-out/").url == f"/counted/{one.ref}/?kiosk=1"
    assert ada.get(ROOM).status_code == 404


# --- Paper --------------------------------------------------------------------------------------------------


def test_slips_are_typed_in_as_counts(ada, world):
    one = make_monitoring(world.ada)
    assert "Write no name." in text_of(ada.get(f"{ROOM}{one.ref}/slips/"))
    ada.post(f"{ROOM}{one.ref}/sheets/", {"sheets": "12", "sex-0": "7", "sex-1": "5"})
    assert sheets(one) == 12
    wrong = ada.post(f"{ROOM}{one.ref}/sheets/", {"sheets": "3", "sex-0": "2", "sex-1": "2"})
    assert (wrong.status_code, "more answers than sheets" in text_of(wrong)) == (422, True)
    assert sheets(one) == 12


def test_counts_that_were_not_sent_are_kept_nowhere(ada, world):
    """Others of the group may sit at the same device, and a draft would hold small numbers."""
    one, gain = make_monitoring(world.ada), make_gain(world.ada, people=None)
    for url in (f"{ROOM}{one.ref}/sheets/", f"{ROOM}gains/{gain.ref}/"):
        assert "data-keep" not in ada.get(url).text.partition("<main")[2].partition("</main")[0]


@pytest.mark.parametrize("typed", ["", "0", "many", "-4", "1001"])
def test_a_strange_number_of_sheets_is_told(ada, world, typed):
    one = make_monitoring(world.ada)
    assert ada.post(f"{ROOM}{one.ref}/sheets/", {"sheets": typed}).status_code == 422
    assert sheets(one) == 0


# --- Looking at it ------------------------------------------------------------------------------------------


def test_ending_asks_first_and_then_shows_words_picture_and_table(ada, world):
    one = make_monitoring(world.ada)
    count(one, world.ada, 24, sex={0: 19, 1: 5}, age={0: 3, 1: 15, 2: 6})
    assert "Numbers of few people are erased, for good." in text_of(ada.get(f"{ROOM}{one.ref}/end/"))
    assert not Release.objects.exists()
    page = ada.get(ada.post(f"{ROOM}{one.ref}/end/").url)
    told = text_of(page)
    assert "Of 24 people, 5 said “Male”." in told
    assert "Under 16not shown––" in told.replace(" ", "").replace("Under16", "Under 16").replace(
        "notshown", "not shown"
    )
    assert b'<svg class="chart"' in page.content


def test_an_area_is_found_by_name_and_compared(ada, world):
    one = make_ended(world.ada)
    found = text_of(ada.get(f"{ROOM}{one.ref}/area/?q=hartle"))
    assert "Hartlepool" in found
    assert "No council in England" in text_of(ada.get(f"{ROOM}{one.ref}/area/?q=atlantis"))
    told = text_of(ada.get(ada.post(f"{ROOM}{one.ref}/area/", {"area": "E06000001"}).url))
    assert "Of the people of Hartlepool it is about 5 in 10. So fewer take part" in told
    assert "Census 2021" in told
    assert ada.post(f"{ROOM}{one.ref}/area/", {"area": "nowhere"}).status_code == 302
    assert Reference.objects.count() == 3


FIGURES = {"where": "who uses the garden", "source": "Report, page 4", "of_when": "2025"}


def test_figures_of_our_own_say_where_they_are_from(ada, world):
    one = make_ended(world.ada)
    sent = {**FIGURES, "group-0": "80", "group-1": "320"}
    told = text_of(ada.get(ada.post(f"{ROOM}{one.ref}/sex/figures/", sent).url))
    assert "Of who uses the garden it is about 8 in 10. So fewer take part" in told
    assert "From: Report, page 4, 2025." in told


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"source": ""}, "Say where the numbers are from"),
        ({"group-0": ""}, "Write how many people"),
        ({"group-0": "nan"}, "Write how many people"),
        ({"group-0": "inf"}, "Write how many people"),
        ({"group-0": "0", "group-1": "0"}, "All of these are nought"),
        ({"group-0": "3", "group-1": "40"}, "fewer than 5 people"),
    ],
)
def test_figures_that_cannot_be_used_are_told(ada, world, changes, told):
    one = make_ended(world.ada)
    response = ada.post(f"{ROOM}{one.ref}/sex/figures/", {**FIGURES, "group-0": "80", "group-1": "320", **changes})
    assert (response.status_code, told in text_of(response)) == (422, True)
    assert not Reference.objects.exists()


def test_no_page_address_or_picture_tells_of_fewer_than_five(ada, world):
    """24 people: 3 under 16, and everything that could give them away."""
    one = make_ended(world.ada, people=24, age={0: 3, 1: 15, 2: 5}, sex={0: 20, 1: 4})
    ada.post(f"{ROOM}{one.ref}/area/", {"area": "E06000001"})
    for url in (ROOM, f"{ROOM}{one.ref}/"):
        for words in re.findall(r">([^<]+)<", ada.get(url).text):
            assert not re.search(r"\b[34] (said|of|people)|\b(20|4) said", words), words
    assert Release.objects.get(asked__topic="sex").numbers == {"Female": None, "Male": None}


def test_a_refused_question_says_why(ada, world):
    make_ended(world.ada, people=24, sex={0: 19, 1: 5})
    near = make_ended(world.ada, "Autumn", people=26, sex={0: 19, 1: 7})
    told = text_of(ada.get(f"{ROOM}{near.ref}/"))
    assert "Beside the earlier numbers, new ones would tell of a few." in told
    assert "7" not in told.partition("What is your sex?")[2].partition("Does a health")[0]


def test_what_was_begun_by_mistake_is_thrown_away(ada, world):
    one = make_monitoring(world.ada)
    ada.post(f"{ROOM}{one.ref}/throw-away/")
    assert not Monitoring.objects.exists()
    ended = make_ended(world.ada)
    assert ada.post(f"{ROOM}{ended.ref}/throw-away/").status_code == 404


def test_the_same_number_of_queries_for_one_and_three(ada, world):
    def queries(url: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert ada.get(url).status_code == 200
        return len(asked)

    one = make_ended(world.ada, "Spring")
    who.compare_with_area(one, "E06000001", "the people of Hartlepool", by=world.ada)
    few = [queries(ROOM), queries(f"{ROOM}{one.ref}/")]
    for name in ("Summer", "Autumn"):
        more = make_ended(world.ada, name, people=40, sex={0: 20, 1: 20})
        who.compare_with_area(more, "E06000001", "the people of Hartlepool", by=world.ada)
    assert [queries(ROOM), queries(f"{ROOM}{one.ref}/")] == few
    assert max(few) < 50
