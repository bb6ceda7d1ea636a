"""Versions of the pathway and its history: who may, what is kept, and what it says."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html

from steppingstones.actions.pathway import add_stone, change_stone, choose_steps, edit, remove_stone
from steppingstones.actions.pathway_history import undo
from steppingstones.actions.versions import name_version
from steppingstones.methods.pathway import TRACKS, Kind
from steppingstones.methods.pathway import Stone as Place
from steppingstones.models import PathwayEdit, PathwayVersion, Stone
from steppingstones.models.base import new_ref

ROOM = "/p/the-garden/plan/versions/"
HISTORY = f"{ROOM}history/"
COMPARE = f"{ROOM}compare/"


@pytest.fixture
def stone(world) -> Stone:
    return add_stone(world.project, by=world.ada, kind="short", track="project", words="People feel at home")


@pytest.fixture
def spring(world, stone) -> PathwayVersion:
    said = {"name": "Spring", "why": "We met the neighbours", "agreed_on": date(2026, 3, 3)}
    return name_version(world.project, by=world.ada, agreed_by=[world.ada, world.ben], **said)


def page(client, url: str, **said) -> html.HtmlElement:
    answer = client.get(url, said)
    assert answer.status_code == 200
    return html.fromstring(answer.content.decode()).get_element_by_id("main")


def text(client, url: str, **said) -> str:
    return " ".join(page(client, url, **said).text_content().split())


def looks(spring) -> list[str]:
    return [ROOM, HISTORY, COMPARE, f"{ROOM}{spring.ref}/"]


def pictures(spring) -> list[str]:
    return [f"{COMPARE}picture/", f"{ROOM}{spring.ref}/picture/"]


def changes(spring) -> list[str]:
    return [f"{ROOM}add/", f"{ROOM}{spring.ref}/edit/", f"{ROOM}{spring.ref}/bring-back/", f"{HISTORY}1/why/"]


# --- Who may ----------------------------------------------------------------------------------------------


def test_everyone_in_the_group_may_look_and_readers_change_nothing(world, as_member, spring):
    for member in (world.ada, world.ben, world.rae):
        for url in [*looks(spring), *pictures(spring)]:
            assert as_member(member).get(url).status_code == 200
    rae = as_member(world.rae)
    for url in changes(spring):
        assert (rae.get(url).status_code, rae.post(url).status_code) == (403, 403)
    for url in looks(spring):
        assert not page(rae, url).xpath(".//form[@method='post'] | .//a[contains(@href, 'edit/')]")


def test_an_outsider_finds_nothing(world, as_member, spring):
    cy = as_member(world.cy)
    for url in [*looks(spring), *pictures(spring), *changes(spring)]:
        assert (cy.get(url).status_code, cy.post(url).status_code) == (404, 404)


def test_only_ones_own_change_gets_a_reason(world, as_member, stone):
    assert as_member(world.ben).get(f"{HISTORY}1/why/").status_code == 404
    assert "Say why" in text(as_member(world.ada), HISTORY)
    assert "Say why" not in text(as_member(world.ben), HISTORY)


# --- The history ------------------------------------------------------------------------------------------


def test_the_history_says_who_when_and_why_the_last_first(world, as_member, stone):
    change_stone(stone, by=world.ben, words="People stay for tea", why="They told us so.")
    said = text(as_member(world.rae), HISTORY)
    reworded = "Ben reworded a stone: from “People feel at home” to “People stay for tea”, because “They told us so”."
    assert said.index(reworded) < said.index("Ada put in “People feel at home”, Short-term outcome (Project).")
    assert f"{timezone.localdate().day} " in said


def test_the_history_of_an_empty_pathway_says_so(world, as_member):
    assert "Nothing has been changed yet." in text(as_member(world.ada), HISTORY)


def test_what_was_taken_back_says_so(world, as_member, stone):
    undo(world.project, by=world.ada)
    said = text(as_member(world.ada), HISTORY)
    assert "Ada took back change 1: “People feel at home” goes, Short-term outcome (Project)." in said
    assert "Taken back since" in said


def test_a_reason_can_be_given_afterwards(world, as_member, stone):
    ada = as_member(world.ada)
    answer = ada.post(f"{HISTORY}1/why/", {"why": "100% of us %(x)s said “yes”"})
    assert (answer.status_code, answer.url) == (302, f"{HISTORY}?page=1#change-1")
    assert "because “100% of us %(x)s said “yes””." in text(ada, HISTORY)
    assert "Change the reason" in text(ada, HISTORY)


def test_a_reason_that_is_too_long_comes_back_with_what_was_typed(world, as_member, stone):
    answer = as_member(world.ada).post(f"{HISTORY}1/why/", {"why": "x" * 2001})
    assert answer.status_code == 422
    assert "You have 2001." in answer.content.decode()
    assert PathwayEdit.objects.get().why == ""


def test_the_history_has_pages_and_as_many_queries_for_one_change_as_for_many(world, as_member, stone):
    ada = as_member(world.ada)
    other = add_stone(world.project, by=world.ada, kind="impact", track="project", words="A garden")
    choose_steps(stone, by=world.ada, leads_to=[other.ref])
    with CaptureQueriesContext(connection) as few:
        ada.get(HISTORY)
    for number in range(50):
        change_stone(stone, by=world.ada, words=f"Words {number}")
    choose_steps(stone, by=world.ada, leads_to=[])
    with CaptureQueriesContext(connection) as many:
        ada.get(HISTORY)
    assert len(many) == len(few) < 30
    assert "Page 1 of 2" in text(ada, HISTORY)
    assert "Ada put in" in text(ada, HISTORY, page=2)


# --- Naming a version -------------------------------------------------------------------------------------


def test_a_version_is_kept_with_who_agreed(world, as_member, stone):
    ada = as_member(world.ada)
    said = {"name": "Spring", "why": "New room", "agreed_on": "3/3/2026", "agreed_by": [world.ada.ref, world.ben.ref]}
    answer = ada.post(f"{ROOM}add/", said)
    version = PathwayVersion.objects.get()
    assert (answer.status_code, answer.url) == (302, f"{ROOM}{version.ref}/")
    assert set(version.agreed_by.all()) == {world.ada, world.ben}
    assert (version.after, version.pathway["stones"][0]["words"]) == (1, "People feel at home")
    seen = text(ada, answer.url)
    for words in ("Spring", "New room", "Agreed on 3 March 2026", "Lived experience", "Ada", "Professional", "Ben"):
        assert words in seen
    assert "Rae" not in seen


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"name": ""}, "Give this version a name."),
        ({"name": "x" * 201}, "at most 200 letters"),
        ({"name": "Spring", "agreed_on": "someday"}, "Write the date as day, month and year"),
        ({"name": "Spring", "agreed_on": str(date.today() + timedelta(days=2))}, "This day is still to come."),
        ({"name": "Spring", "agreed_by": ["nobody"]}, "not in this group any more"),
    ],
)
def test_a_wrong_form_comes_back_with_what_was_typed(world, as_member, stone, said, words):
    answer = as_member(world.ada).post(f"{ROOM}add/", {"why": "Typed before", **said})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "Typed before" in answer.content.decode()
    assert not PathwayVersion.objects.exists()


def test_an_empty_pathway_is_not_a_version(world, as_member):
    answer = as_member(world.ada).post(f"{ROOM}add/", {"name": "Spring"})
    assert answer.status_code == 422
    assert "There is no stone on the pathway yet." in answer.content.decode()


def test_a_version_stays_as_it_was_whatever_happens_to_the_pathway(world, as_member, spring, stone):
    change_stone(stone, by=world.ben, words="Something else")
    ada = as_member(world.ada)
    assert "People feel at home" in text(ada, f"{ROOM}{spring.ref}/")
    assert "There has been 1 change since “Spring”." in text(ada, ROOM)


def test_what_is_said_about_a_version_can_change(world, as_member, spring):
    ada = as_member(world.ada)
    ada.post(f"{ROOM}{spring.ref}/edit/", {"name": "Early spring", "why": "", "agreed_on": "", "agreed_by": []})
    spring.refresh_from_db()
    assert (spring.name, spring.why, spring.agreed_on, spring.agreed_by.count()) == ("Early spring", "", None, 0)
    assert "Nobody is written down." in text(ada, f"{ROOM}{spring.ref}/")


def test_two_who_change_a_version_at_once_are_told(world, as_member, spring):
    url, ada = f"{ROOM}{spring.ref}/edit/", as_member(world.ada)
    seen = page(ada, url).xpath(".//input[@name='seen']/@value")[0]
    PathwayVersion.objects.update(name="Ben’s name")
    answer = ada.post(url, {"name": "Ada’s name", "seen": seen})
    assert answer.status_code == 422
    assert "Ben’s name" in answer.content.decode()


def test_the_list_takes_as_many_queries_for_one_version_as_for_three(world, as_member, spring):
    ada = as_member(world.ada)
    with CaptureQueriesContext(connection) as one:
        ada.get(ROOM)
    for name in ("Summer", "Autumn"):
        name_version(world.project, by=world.ada, name=name, agreed_by=[world.rae])
    with CaptureQueriesContext(connection) as three:
        ada.get(ROOM)
    assert len(three) == len(one) < 30


# --- Comparing --------------------------------------------------------------------------------------------


def test_two_versions_are_compared_in_sentences_with_the_reasons(world, as_member, spring, stone):
    remove_stone(stone, by=world.ben, why="It was too big.")
    add_stone(world.project, by=world.ada, kind="long", track="coproduction", words="We trust each other")
    said = text(as_member(world.rae), COMPARE, first=spring.ref, second="now")
    assert "Taken out (1)" in said
    assert "We took out “People feel at home”, Short-term outcome (Project), because “It was too big”." in said
    assert "We put in “We trust each other”, Long-term outcome (Co-production)." in said


def test_the_earlier_one_comes_first_whichever_way_round_was_asked(world, as_member, spring, stone):
    remove_stone(stone, by=world.ben)
    ada = as_member(world.ada)
    assert text(ada, COMPARE, first="now", second=spring.ref) == text(ada, COMPARE, first=spring.ref, second="now")


def test_any_two_points_of_the_history_are_compared(world, as_member, stone):
    change_stone(stone, by=world.ada, words="Second")
    change_stone(stone, by=world.ada, words="Third")
    said = text(as_member(world.ada), COMPARE, first="change-1", second="change-2")
    assert "from “People feel at home” to “Second”" in said
    assert "Third" not in said
    assert "We put in “Third”" in text(as_member(world.ada), COMPARE, first="change-0", second="change-3")


@pytest.mark.parametrize("asked", ["", "nothing", "change-", "change-99", "change-x", "change-99999999999", "\x00"])
def test_what_cannot_be_compared_is_the_usual_comparison(world, as_member, spring, asked):
    answer = as_member(world.ada).get(COMPARE, {"first": asked, "second": asked})
    assert answer.status_code == 200
    assert "There is no difference." in answer.content.decode()


def test_the_picture_shows_both_and_the_list_says_the_same(world, as_member, spring, stone):
    remove_stone(stone, by=world.ben)
    seen = page(as_member(world.rae), COMPARE, first=spring.ref, second="now")
    assert "× Taken out" in seen.xpath("string(.//*[local-name() = 'svg'])")
    assert seen.xpath(".//ol[contains(@class, 'levels')]//span[@class='badge'][text() = '× Taken out']")


@pytest.mark.parametrize(
    "url", ["{version}/picture/", "compare/picture/?first={version}", "compare/picture/?first=now"]
)
def test_a_picture_by_itself_carries_its_own_colours(world, as_member, spring, stone, url):
    change_stone(stone, by=world.ben, words="Something else")
    answer = as_member(world.rae).get(f"{ROOM}{url.format(version=spring.ref)}")
    assert answer["Content-Type"] == "image/svg+xml"
    assert b" class=" not in answer.content


def test_a_large_pathway_is_shown_in_parts(world, as_member):
    new = [Place(key=new_ref(), kind=Kind.SHORT, track=TRACKS[n % 2], words=f"Stone {n}", order=n) for n in range(300)]
    act = {"by": world.ada, "verb": "added", "why": "We wrote all of it down"}
    edit(world.project, lambda pathway: replace(pathway, stones=tuple(new)), **act)
    version = name_version(world.project, by=world.ada, name="Large")
    ada = as_member(world.ada)
    for url in (f"{ROOM}{version.ref}/", f"{COMPARE}?first=change-0", HISTORY):
        answer = ada.get(url)
        assert len(answer.content) < 150_000
    assert "Page 1 of 6" in text(ada, COMPARE, first="change-0")
    assert "The picture is too large to stand here." in text(ada, f"{ROOM}{version.ref}/")


# --- A reason on the page of the stone --------------------------------------------------------------------


def test_a_change_may_come_with_its_reason(world, as_member, stone):
    ada, url = as_member(world.ada), f"/p/the-garden/plan/stones/{stone.ref}/"
    ada.post(url, {"words": "People stay", "kind": "short", "track": "project", "why": "They told us"})
    ada.post(f"{url}remove/", {"taken-why": "It was too much"})
    assert list(PathwayEdit.objects.values_list("why", flat=True)) == ["", "They told us", "It was too much"]


def test_a_reason_without_a_change_is_not_lost(world, as_member, stone):
    ada, url = as_member(world.ada), f"/p/the-garden/plan/stones/{stone.ref}/"
    asks = "Nothing is changed yet. Make the change too, or take out the reason."
    as_it_is = {"words": stone.words, "more": "", "kind": "short", "track": "project"}
    for address, said in ((url, as_it_is), (f"{url}leads-to/", {})):
        answer = ada.post(address, {**said, "why": "They told us"})
        assert answer.status_code == 422
        assert asks in answer.text
        assert "They told us" in answer.text
    assert PathwayEdit.objects.count() == 1


def test_a_reason_is_not_lost_when_two_change_the_same(world, as_member, stone):
    ada, url = as_member(world.ada), f"/p/the-garden/plan/stones/{stone.ref}/"
    change_stone(stone, by=world.ben, words="Ben’s words")
    said = {"words": "Ada’s words", "kind": "short", "track": "project", "why": "They told us", "seen": "1"}
    back = ada.post(url, said)
    sent = html.fromstring(back.content.decode()).xpath("//form[contains(@action, 'settle')]")[0].form_values()
    ada.post(f"{url}settle/", {**dict(sent), "words_is": "mine"})
    last = PathwayEdit.objects.last()
    assert (last.why, last.difference["stones"][0][1]["words"]) == ("They told us", "Ada’s words")


# --- Bringing back ----------------------------------------------------------------------------------------


def test_bringing_back_shows_first_what_would_change(world, as_member, spring, stone):
    change_stone(stone, by=world.ada, words="Something else")
    said = text(as_member(world.ada), f"{ROOM}{spring.ref}/bring-back/")
    assert "“Something else” becomes “People feel at home”." in said
    stone.refresh_from_db()
    assert stone.words == "Something else"


def test_bringing_back_is_one_act_with_its_reason(world, as_member, spring, stone):
    remove_stone(stone, by=world.ada)
    ada = as_member(world.ada)
    answer = ada.post(f"{ROOM}{spring.ref}/bring-back/", {"why": "It was good."})
    assert answer.url == "/p/the-garden/plan/"
    assert world.project.stones.standing().get() == stone
    said = text(ada, HISTORY)
    assert "Ada brought back an earlier version: “People feel at home” comes in, Short-term outcome (Project)." in said
    assert "Because: It was good." in said


def test_nothing_is_brought_back_where_nothing_has_changed(world, as_member, spring):
    ada = as_member(world.ada)
    assert "Nothing would change." in text(ada, f"{ROOM}{spring.ref}/bring-back/")
    assert ada.post(f"{ROOM}{spring.ref}/bring-back/", {"why": "x"}).status_code == 422
    assert PathwayEdit.objects.count() == 1
