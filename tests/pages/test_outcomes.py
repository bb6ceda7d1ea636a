"""Achievements and benefits: living summaries, the group's own bank, and what each outcome brings."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from steppingstones.actions.routes import choose_routes
from steppingstones.models import Benefit, Consent, Stone
from tests.awkward import STRINGS
from tests.world import link, make_change, make_decision, make_stone, make_voice

ROOM = "/p/the-garden/plan/"
ACHIEVEMENTS, BENEFITS, BANK = f"{ROOM}achievements/", f"{ROOM}benefits/", f"{ROOM}benefits/bank/"
BENEFIT = {"words": "Mo speaks up now", "for_whom": ["lived"], "benefits": ["Confidence"], "track": "coproduction"}


def said(element) -> str:
    return " ".join(" ".join(element.itertext()).split())


def cards(page) -> list[str]:
    return [said(card) for card in html.fromstring(page.content).find_class("outcome")]


# --- Who may ----------------------------------------------------------------------------------------------


def test_readers_look_and_are_offered_nothing_to_change(world, as_member):
    stone = make_stone(world.project, benefits=["Trust"])
    rae = as_member(world.rae)
    for address in (ACHIEVEMENTS, BENEFITS, BANK):
        main = html.fromstring(rae.get(address).content).get_element_by_id("main")
        assert not main.xpath(".//form | .//button | .//a[contains(@href, '/stones/') and contains(@href, 'plan')]")
    for address in (
        f"{ACHIEVEMENTS}add/",
        f"{BENEFITS}add/",
        f"{ROOM}stones/{stone.ref}/whom/",
        f"{BANK}trust/remove/",
    ):
        assert rae.post(address).status_code == 403


def test_outsiders_find_nothing(world, as_member):
    for address in (ACHIEVEMENTS, BENEFITS, BANK, f"{BANK}trust/"):
        assert as_member(world.cy).get(address).status_code == 404


# --- Achievements -----------------------------------------------------------------------------------------


def test_an_achievement_is_written_down_with_what_was_done_and_no_impact(world, as_member):
    typed = {"words": "All can read the rules", "for_whom": ["lived", "policy"], "track": "project"}
    page = as_member(world.ada).post(
        f"{ACHIEVEMENTS}add/", {**typed, "activities": "Ask what is hard\r\n\r\n Draw pictures "}, follow=True
    )
    [card] = cards(page)
    assert "For: People with lived experience, Policy What we did for it Ask what is hard Draw pictures" in card
    assert not Stone.objects.filter(kind="impact").exists()


def test_what_shows_it_comes_first_and_each_leads_to_its_thread(world, as_member):
    make_stone(world.project, "Hoped for")
    stone = make_stone(world.project, "Seen", order=1)
    link(make_voice(world.project, "I see it"), stone)
    link(make_voice(world.project, "I do not"), stone, "against")
    link(make_change(make_decision(world.project)), stone)
    page = as_member(world.rae).get(ACHIEVEMENTS)
    assert "2 outcomes, reached or hoped for" in " ".join(html.fromstring(page.text).text_content().split())
    first, second = cards(page)
    assert first.startswith("Seen")
    for words in ("I see it", "I do not", "1 voice supports this, 1 speaks against it", "1 change leads to it"):
        assert words in first
    assert "No voices yet" in second
    assert reverse("understand:stone", args=["the-garden", stone.ref]) in page.text


def test_what_was_taken_back_is_neither_quoted_nor_counted(world, as_member):
    stone = make_stone(world.project)
    link(make_voice(world.project, "Not any more"), stone)
    Consent.objects.filter(use=Consent.Use.GROUP).update(withdrawn_on="2026-05-01")
    page = as_member(world.rae).get(ACHIEVEMENTS)
    assert "Not any more" not in page.text
    assert "No voices yet" in cards(page)[0]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"words": ""}, "Write what is better than it was."),
        ({"activities": "x\n" * 21}, "These are more than 20 lines."),
        ({"activities": "x" * 501}, "Each can have up to 500 characters."),
        ({"for_whom": ["nobody"]}, "Choose from those that are here."),
        ({"track": "both"}, "Choose one of the two."),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_stays(world, as_member, typed, words):
    sent = {"words": "All can read", "track": "project", "activities": "Draw pictures"}
    page = as_member(world.ada).post(f"{ACHIEVEMENTS}add/", {**sent, **typed})
    assert (page.status_code, words in page.text) == (422, True)
    assert not Stone.objects.exists()


def test_more_activities_are_added_to_an_achievement(world, as_member):
    stone = make_stone(world.project)
    address = f"{ACHIEVEMENTS}{stone.ref}/activities/"
    assert as_member(world.ada).post(address, {"activities": " "}).status_code == 422
    assert "Draw pictures" in as_member(world.ada).post(address, {"activities": "Draw pictures"}, follow=True).text


# --- Benefits ---------------------------------------------------------------------------------------------


def test_a_benefit_is_written_down_and_stands_under_those_who_get_it(world, as_member):
    page = as_member(world.ada).post(f"{BENEFITS}add/", {**BENEFIT, "other": "A laugh"}, follow=True)
    section = html.fromstring(page.content).xpath("//section[@aria-labelledby='for-lived']")[0]
    assert "Mo speaks up now Co-production Confidence A laugh" in said(section)
    assert "No benefit is named yet for: Carers and families, Professionals" in page.text


def test_a_double_click_writes_one(world, as_member):
    for _ in range(2):
        as_member(world.ada).post(f"{BENEFITS}add/", {**BENEFIT, "once": "k"})
    assert Stone.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"for_whom": []}, "Tick at least one."),
        ({"benefits": []}, "Tick at least one benefit, or write another one below."),
        ({"benefits": ["Gold"]}, "Somebody has changed the list of benefits."),
        ({"other": "x" * 201}, "at most 200 letters"),
        ({"words": " "}, "Write what happened."),
    ],
)
def test_a_benefit_says_for_whom_and_what(world, as_member, typed, words):
    page = as_member(world.ada).post(f"{BENEFITS}add/", {**BENEFIT, **typed})
    assert (page.status_code, words in page.text) == (422, True)


def test_any_outcome_can_say_for_whom_and_what_it_brings(world, as_member):
    stone = make_stone(world.project, benefits=["Joy"])
    address = f"{ROOM}stones/{stone.ref}/whom/"
    page = html.fromstring(as_member(world.ada).get(address).content)
    assert page.xpath("//input[@name='benefits'][@checked]/@value") == ["Joy"]
    as_member(world.ada).post(address, {"for_whom": ["carer"], "benefits": ["Joy", "Less worry"], "other": "joy"})
    stone.refresh_from_db()
    assert (stone.for_whom, stone.benefits) == (["carer"], ["Joy", "Less worry"])
    as_member(world.ada).post(address, {})
    stone.refresh_from_db()
    assert (stone.for_whom, stone.benefits) == ([], [])


def test_an_impact_or_a_removed_stone_brings_no_benefits(world, as_member):
    for stone in (make_stone(world.project, kind="impact"), make_stone(world.project, removed_at="2026-05-01T00:00Z")):
        assert as_member(world.ada).get(f"{ROOM}stones/{stone.ref}/whom/").status_code == 404


def test_two_who_say_it_at_once_are_told(world, as_member):
    stone = make_stone(world.project)
    address = f"{ROOM}stones/{stone.ref}/whom/"
    seen = html.fromstring(as_member(world.ada).get(address).content).xpath("//input[@name='seen']/@value")[0]
    as_member(world.ben).post(address, {"for_whom": ["carer"]})
    page = as_member(world.ada).post(address, {"for_whom": ["lived"], "seen": seen})
    assert (page.status_code, "Somebody changed this" in page.text) == (422, True)


# --- The bank ---------------------------------------------------------------------------------------------


def test_the_bank_is_changed_step_by_step(world, as_member):
    ada = as_member(world.ada)
    make_stone(world.project, benefits=["Trust"])
    ada.post(f"{BANK}add/", {"words": "A laugh", "for_whom": "lived"})
    ada.post(f"{BANK}trust/", {"words": "Faith in each other"})
    ada.post(f"{BANK}belonging/remove/")
    page = said(html.fromstring(ada.get(BANK).content))
    assert "Faith in each other" in said(html.fromstring(ada.get(BENEFITS).content))
    assert "A laugh" in page
    assert "You took these out or reworded them Belonging Put it back" in page
    ada.post(f"{BANK}belonging/put-back/")
    assert set(Benefit.objects.filter(words__in=["Belonging", "A laugh"]).values_list("words", flat=True)) == {
        "Belonging",
        "A laugh",
    }


def test_the_same_benefit_twice_is_refused_in_words(world, as_member):
    page = as_member(world.ada).post(f"{BANK}add/", {"words": "confidence", "for_whom": "carer"})
    assert (page.status_code, "is in the list already" in page.text) == (422, True)
    page = as_member(world.ada).post(f"{BANK}trust/", {"words": "Confidence"})
    assert (page.status_code, "is in the list already" in page.text) == (422, True)


def test_own_words_on_stones_are_offered_to_the_bank(world, as_member):
    make_stone(world.project, benefits=["A & B"])
    page = html.fromstring(as_member(world.ada).get(BANK).content)
    [offer] = page.xpath("//section[@aria-labelledby='beyond']//a/@href")
    page = html.fromstring(as_member(world.ada).get(BANK + offer.partition("#")[0]).content)
    assert page.xpath("//input[@name='words']/@value") == ["A & B"]


def test_whatever_is_typed_as_a_benefit_is_kept_and_can_be_ticked_again(world, as_member):
    ada = as_member(world.ada)
    for words in [words for words in STRINGS[::20] if words.strip() and "\x00" not in words]:
        Stone.objects.all().delete()
        if ada.post(f"{BENEFITS}add/", {**BENEFIT, "benefits": [], "other": words}).status_code == 422:
            continue
        stone = Stone.objects.get()
        ada.post(f"{ROOM}stones/{stone.ref}/whom/", {"for_whom": ["lived"], "benefits": stone.benefits})
        assert Stone.objects.get().benefits == stone.benefits == [words.strip()]
        assert ada.get(BENEFITS).status_code == ada.get(BANK).status_code == 200


# --- As heavy as it may be --------------------------------------------------------------------------------


@pytest.mark.parametrize("address", [ACHIEVEMENTS, BENEFITS, BANK, f"{BENEFITS}add/"])
def test_as_many_queries_for_three_as_for_one(world, as_member, address):
    ada, counts = as_member(world.ada), []
    for number in (1, 2):
        for _ in range(number):
            stone = make_stone(world.project, for_whom=["lived"], benefits=["Trust", f"Joy {number}"])
            link(make_voice(world.project), stone)
            link(make_voice(world.project), stone, "against")
        with CaptureQueriesContext(connection) as queries:
            ada.get(address)
        counts.append(len(queries))
    assert counts[0] == counts[1] < 25


@pytest.mark.parametrize("address", [ACHIEVEMENTS, BENEFITS])
def test_three_hundred_outcomes_come_in_pages(world, as_member, address):
    Stone.objects.bulk_create(
        Stone(project=world.project, kind="short", track="project", words=f"Number {n}", benefits=["Trust"])
        for n in range(300)
    )
    page = as_member(world.ada).get(address)
    assert len(cards(page)) == 50
    assert len(page.content) < 150_000


def test_the_menu_of_the_plan_follows_the_routes(world, as_member):
    choose_routes(world.project, by=world.ada, routes=["achievements"])
    page = html.fromstring(as_member(world.rae).get("/p/the-garden/").content)
    [door] = page.xpath("//nav[@class='rooms']//a[text()='Plan']/@href")
    assert door == ACHIEVEMENTS
