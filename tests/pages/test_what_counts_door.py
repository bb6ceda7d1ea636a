"""The door of the room Value: how it is laid out for the eye and the ear, and where it leads."""

import pytest
from lxml import html

from steppingstones.models import Project
from tests.again import make_change
from tests.weighed import end, make_weighing, say_order
from tests.world import make_stone

from .test_money_wish import flat

ROOM = "/p/the-garden/value/"


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


@pytest.fixture
def stones(world):
    return [make_stone(world.project, words) for words in ("Feeling at home", "A warm meal", "Learning to cook")]


def main_of(response):
    return html.fromstring(response.content.decode()).get_element_by_id("main")


def links(response) -> list[str]:
    """Where the page leads beside the menu of the room."""
    return [link.get("href") for link in main_of(response).iter("a") if not list(link.iterancestors("nav"))]


def test_the_letters_of_the_picture_have_their_words_in_sight_beside_it(ada, world, stones):
    one = make_weighing(world.project, stones)
    say_order(one, "lived", *stones)
    end(one)
    (table,) = main_of(ada.get(ROOM)).iter("table")
    assert not list(table.iterancestors("details"))
    assert [row[0].text for row in table.iter("tr")] == ["Letter", "A", "B", "C"]


@pytest.mark.parametrize(("uses", "leads"), [("", False), ("yes", True), ("never", False)])
def test_it_leads_to_money_only_where_the_group_uses_it(ada, world, stones, uses, leads):
    Project.objects.filter(pk=world.project.pk).update(uses_money=uses or world.project.uses_money)
    there = links(ada.get(ROOM))
    assert (f"{ROOM}worth/" in there) is leads
    assert {f"{ROOM}changed/", f"{ROOM}without/", f"{ROOM}costs/"} <= set(there)


def test_each_pair_is_told_apart_by_its_number(ada, world, stones):
    one = make_weighing(world.project, stones, "pairs")
    asked = [legend.text for legend in main_of(ada.get(f"{ROOM}weigh/{one.ref}/mine/")).iter("legend")]
    assert asked == [f"{place}/3. Which of these two matters more to you?" for place in (1, 2, 3)]


@pytest.mark.parametrize("way", ["order", "points", "pairs"])
def test_what_may_be_left_out_is_not_said_of_each_thing(ada, world, stones, way):
    one = make_weighing(world.project, stones, way)
    assert "(you can leave this out)" not in flat(ada.get(f"{ROOM}weigh/{one.ref}/mine/"))


@pytest.mark.parametrize(("given", "told"), [(("4", "4", ""), "Still to give: 2."), (("9", "4", ""), "Take back: 3.")])
def test_beans_that_do_not_add_up_say_by_how_many(ada, world, stones, given, told):
    one = make_weighing(world.project, stones, "points")
    sent = {f"thing-{thing.ref}": number for thing, number in zip(one.things.all(), given, strict=True)}
    response = ada.post(f"{ROOM}weigh/{one.ref}/mine/", sent)
    assert (response.status_code, told in flat(response)) == (422, True)


def test_a_round_says_how_people_weigh_and_how_many_did_as_two_sentences(ada, world, stones):
    one = make_weighing(world.project, stones, "points")
    lead, told = main_of(ada.get(f"{ROOM}weigh/{one.ref}/")).xpath(".//h1/following-sibling::p[position() <= 2]")
    assert lead.text == "Beans: everybody gives out the same number, as they like"
    assert told.text == "0 people have weighed."


def test_what_changed_comes_as_words_picture_numbers_and_then_the_table(ada, world):
    page = main_of(ada.get(f"{ROOM}changed/{make_change(world.ben).ref}/"))
    parts = [part.tag for part in page.xpath(".//div[@class='changed-three']//*") if part.tag in {"svg", "dl", "table"}]
    assert parts == ["svg", "dl", "table"]
    assert "people got better" in page.xpath(".//section//p[@class='lead']")[0].text
