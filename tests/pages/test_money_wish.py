"""The group's wish about money: said, agreed, changed; and what is gone where a group never uses money."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import get_resolver, path
from lxml import html

from steppingstones.access import project_page
from steppingstones.models import Event, MoneyWish, Project
from steppingstones.pages.value.money import in_money
from steppingstones.parts import room_menu
from tests.world import make_member

ROOM = "/p/the-garden/value/"
MONEY = f"{ROOM}money/"


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


def flat(response) -> str:
    main = html.fromstring(response.content.decode()).get_element_by_id("main")
    return " ".join(" ".join(main.itertext()).split())


def say(client, uses: str, *agreed, why: str = "") -> HttpResponse:
    return client.post(f"{MONEY}say/", {"uses": uses, "agreed": [each.ref for each in agreed], "why": why})


def uses(world) -> str:
    return Project.objects.get(pk=world.project.pk).uses_money


def test_at_first_nothing_is_said(ada, world):
    assert "You have not said yet" in flat(ada.get(ROOM))
    assert uses(world) == "not-yet"


def test_a_group_says_never_with_who_agreed_and_a_line_of_history(ada, world):
    assert say(ada, "never", world.ada, world.ben, why="A friend has no price").status_code == 302
    told = flat(ada.get(MONEY))
    assert "Ada (lived experience), Ben (professional)" in told
    assert "A friend has no price" in told
    assert uses(world) == "never"
    assert Event.objects.get(noun="moneywish").verb == "said no to"


def test_sides_of_whom_nobody_agreed_are_named(ada, world):
    say(ada, "yes", world.ben)
    assert "Nobody of these sides is among those who agreed: lived experience, commissioner." in flat(ada.get(MONEY))


def test_one_person_alone_does_not_choose_without_saying_so(ada, world):
    response = say(ada, "never")
    assert response.status_code == 422
    assert "Tick who agreed." in flat(response)
    assert not MoneyWish.objects.exists()


def test_what_was_said_before_stays(ada, world):
    say(ada, "never", world.ada)
    say(ada, "yes", world.ada, world.ben)
    told = flat(ada.get(MONEY))
    assert told.index("Yes, beside everything else") < told.index("What you said before") < told.index("No, never")
    assert uses(world) == "yes"


def test_somebody_who_said_otherwise_meanwhile_is_not_written_over(ada, world):
    seen = html.fromstring(ada.get(f"{MONEY}say/").content).xpath("//input[@name='seen']/@value")[0]
    say(ada, "never", world.ada)
    late = ada.post(f"{MONEY}say/", {"uses": "yes", "agreed": [world.ben.ref], "why": "", "seen": seen})
    assert late.status_code == 422
    assert "Somebody changed this while you were writing." in flat(late)
    assert uses(world) == "never"


def test_a_member_of_another_project_cannot_agree(ada, world):
    assert say(ada, "never", world.cy).status_code == 422


def test_somebody_who_left_is_still_named_as_having_agreed(ada, world):
    jo = make_member(world.project, "Jo", user=None, left_at="2026-03-04T10:00:00Z")
    wish = MoneyWish.objects.create(project=world.project, uses="yes", said_on="2026-03-04")
    wish.agreed.add(jo)
    assert "Jo (community)" in flat(ada.get(MONEY))


def test_readers_read_and_outsiders_find_nothing(as_member, world):
    rae, cy = as_member(world.rae), as_member(world.cy)
    assert rae.get(MONEY).status_code == 200
    assert f'href="{MONEY}say/"' not in rae.get(MONEY).content.decode()
    assert say(rae, "never", world.rae).status_code == 403
    for page in (ROOM, MONEY, f"{MONEY}say/", f"{MONEY}why/", f"{MONEY}why/easy-read/", f"{MONEY}why/page.pdf"):
        assert cy.get(page).status_code == 404


def test_as_many_queries_for_three_sayings_as_for_one(ada, world, django_assert_num_queries):
    say(ada, "never", world.ada)
    with django_assert_num_queries(6):
        ada.get(MONEY)
    for _time in range(2):
        say(ada, "never", world.ada, world.ben)
    with django_assert_num_queries(6):
        ada.get(MONEY)


# --- Never ------------------------------------------------------------------------------------------------


@project_page()
def a_page(request, project):
    return HttpResponse("3 pounds for each pound")


GUARDED = in_money([path("worth/sum.pdf", a_page, name="sum")])[0].callback


def asked(member) -> HttpResponse:
    request = RequestFactory().get(f"{ROOM}worth/sum.pdf")
    request.user, request.session = member.user, {}
    request.resolver_match = get_resolver().resolve(ROOM)
    return GUARDED(request, slug="the-garden")


def test_what_is_in_money_is_gone_with_its_files_for_a_group_that_never_uses_money(ada, world):
    assert asked(world.ada).content == b"3 pounds for each pound"
    say(ada, "never", world.ada)
    response = asked(world.ada)
    assert response.status_code == 404
    assert "This group does not use this page" in response.content.decode()
    say(ada, "not-yet")
    assert asked(world.ada).status_code == 200


def test_the_menu_has_no_page_in_money_for_a_group_that_never_uses_it(world, monkeypatch):
    monkeypatch.setattr("steppingstones.parts.address", lambda view, *_args: f"/{view}/")
    request = RequestFactory().get(ROOM)
    request.resolver_match = get_resolver().resolve(ROOM)

    def words() -> list[str]:
        return [str(each["name"]) for each in room_menu({"project": world.project, "request": request})["pages"]]

    assert "What it is worth" in words()
    world.project.uses_money = Project.Money.NEVER
    assert "What it is worth" not in words()
    assert "What it took" in words()


def test_every_address_of_what_it_is_worth_is_gone_where_a_group_never_uses_money(ada, world):
    """Also those that come later: nobody has to remember it."""
    say(ada, "never", world.ada)
    worth = [one for one in get_resolver("steppingstones.pages.value.urls").url_patterns if "worth" in str(one.pattern)]
    for one in worth:
        given = dict.fromkeys(one.pattern.converters, "rrrrrrrrrrrr")
        request = RequestFactory().get(ROOM)
        request.user, request.session = world.ada.user, {}
        request.resolver_match = get_resolver().resolve(ROOM)
        assert "This group does not use this page" in one.callback(request, slug="the-garden", **given).content.decode()


# --- Why --------------------------------------------------------------------------------------------------


def test_why_money_is_not_the_whole_story_is_told_both_ways(ada):
    told = flat(ada.get(f"{MONEY}why/"))
    for words in ("What money can say", "What one number hides", "Whose values count", "What is hidden without money"):
        assert words in told


def test_in_easy_read_each_sentence_has_a_picture(ada):
    page = html.fromstring(ada.get(f"{MONEY}why/easy-read/").content.decode())
    rows = page.xpath("//div[@class='easy-read']//p")
    assert len(rows) > 15
    assert (
        len(page.xpath("//div[@class='easy-read']//img")) >= len(rows) - 2
    )  # the last two say who checked it and who drew


def test_both_can_be_printed(ada):
    for name in ("page.pdf", "easy-read.pdf"):
        assert ada.get(f"{MONEY}why/{name}").content.startswith(b"%PDF")
