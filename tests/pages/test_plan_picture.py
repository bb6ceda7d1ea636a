"""The page of the pathway at each size, its picture, and tidying it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from steppingstones.models import Project, Step, Stone
from tests.pathways import pathway_like
from tests.world import make_stone

# The picture is drawn after the database was asked, and is the same whichever was.
pytestmark = pytest.mark.same_on_each_database
ROOM = "/p/the-garden/plan/"
PICTURE = f"{ROOM}picture/"


def keep(project: Project, count: int) -> list[Stone]:
    """The rows of a pathway of this size."""
    path = pathway_like(count)
    rows = Stone.objects.bulk_create(
        Stone(project=project, ref=s.key, kind=s.kind, track=s.track, words=s.words, order=s.order) for s in path.stones
    )
    found = {row.ref: row for row in rows}
    Step.objects.bulk_create(
        Step(project=project, source=found[step.source], target=found[step.target]) for step in path.steps
    )
    return rows


def crossed(project: Project) -> list[Stone]:
    """Two stones that lead past each other to two others."""
    a, b = (make_stone(project, words, kind="activity", order=n) for n, words in enumerate("ab"))
    s, t = (make_stone(project, words, order=n) for n, words in enumerate("st"))
    Step.objects.create(project=project, source=a, target=t)
    Step.objects.create(project=project, source=b, target=s)
    return [a, b, s, t]


def page_of(client, query: str = "") -> html.HtmlElement:
    return html.fromstring(client.get(f"{ROOM}{query}").content)


def listed(page) -> list[str]:
    return [item.get("data-ref") for item in page.xpath("//section[@id='list']//li[@data-ref]")]


def drawn(page) -> list[str]:
    ids = page.xpath("//section[@id='picture']//*[local-name()='svg']//*[local-name()='a']/@id")
    return [name.removeprefix("pic-") for name in ids]


# --- Sizes ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 12, 50])
def test_up_to_fifty_stones_are_all_there_in_list_and_picture(world, as_member, count):
    keep(world.project, count)
    page = page_of(as_member(world.ada))
    assert len(listed(page)) == count
    assert drawn(page) == listed(page)


def test_up_to_eighty_stones_are_all_in_the_picture_while_the_list_shows_a_level(world, as_member):
    rows = keep(world.project, 60)
    page = page_of(as_member(world.ada))
    assert set(drawn(page)) == {row.ref for row in rows}
    assert {row.kind for row in rows if row.ref in listed(page)} == {"issue", "activity"}


@pytest.mark.parametrize("count", [50, 80, 300])
def test_a_large_page_is_not_too_heavy(world, as_member, count):
    keep(world.project, count)
    ada = as_member(world.ada)
    for query in ("", "?level=short", "?stone=stone0000150"):
        assert len(ada.get(f"{ROOM}{query}").content) < 90_000, query  # leaves 60 kB for letters, style and scripts


def test_three_hundred_stones_are_listed_level_by_level_and_none_is_left_out(world, as_member):
    rows = keep(world.project, 300)
    rae, found = as_member(world.rae), set()
    for kind in ("activity", "short", "long", "impact"):
        for number in range(1, 5):
            page = page_of(rae, f"?level={kind}&page={number}")
            assert len(listed(page)) <= 50
            found |= set(listed(page))
    assert found == {row.ref for row in rows}


def test_a_stone_of_a_large_pathway_is_found_in_list_and_picture(world, as_member):
    rows = keep(world.project, 300)
    for row in rows[1::37]:
        page = page_of(as_member(world.rae), f"?stone={row.ref}")
        assert row.ref in listed(page)
        assert row.ref in drawn(page)


@pytest.mark.parametrize("query", ["?level=nothing", "?page=x", "?stone=nothing", "?page=99&level=impact"])
def test_whatever_is_asked_for_there_is_a_page(world, as_member, query):
    keep(world.project, 61)
    assert listed(page_of(as_member(world.rae), query))


def test_sixty_issues_are_a_level_of_their_own(world, as_member):
    for number in range(60):
        make_stone(world.project, f"Issue {number}", kind="issue", track="both")
    rae = as_member(world.rae)
    assert len({ref for number in (1, 2, 3) for ref in listed(page_of(rae, f"?page={number}"))}) == 60


def test_after_a_change_a_large_pathway_opens_at_the_stone(world, as_member):
    rows = keep(world.project, 61)
    last = rows[-1].ref
    answer = as_member(world.ada).post(f"{ROOM}stones/{last}/move/up/")
    assert answer.url == f"{ROOM}?stone={last}#stone-{last}"


def test_one_and_three_of_each_need_the_same_number_of_queries(world, as_member):
    counts = []
    for count in (1, 3, 66):
        for number in range(count):
            make_stone(world.project, f"{count} {number}", kind="impact")
        with CaptureQueriesContext(connection) as queries:
            as_member(world.rae).get(ROOM)
        counts.append(len(queries))
    assert counts[0] == counts[1] == counts[2]


# --- Equals -----------------------------------------------------------------------------------------------


def test_the_list_comes_first_in_the_source_and_leads_to_the_picture(world, as_member):
    stone = make_stone(world.project)
    page = page_of(as_member(world.rae))
    assert page.xpath("//div[@class='plan']/section/@id") == ["list", "picture", "missing"]
    [to_picture] = page.xpath("//section[@id='list']//a[contains(@href, '#pic-')]/@href")
    assert page.get_element_by_id(to_picture.removeprefix("#")).get("href") == f"#stone-{stone.ref}"


def test_help_for_the_other_track_is_said_in_the_list(world, as_member):
    stone = make_stone(world.project, "People trust each other", track="coproduction")
    helped = make_stone(world.project, "The plan is agreed", kind="long")
    Step.objects.create(project=world.project, source=stone, target=helped)
    page = page_of(as_member(world.rae))
    said = {key: " ".join(page.get_element_by_id(f"stone-{key}").text_content().split()) for key in listed(page)}
    assert "Leads to: The plan is agreed (Project)" in said[stone.ref]
    assert "Made possible by: People trust each other (Co-production)" in said[helped.ref]


# --- Tidy -------------------------------------------------------------------------------------------------


def test_tidying_says_what_it_did_and_can_be_undone(world, as_member):
    crossed(world.project)
    ada = as_member(world.ada)
    before = listed(page_of(ada))
    answer = ada.post(f"{PICTURE}tidy/", follow=True)
    assert "No lines cross now. Before, it was 1 time." in answer.text
    page = html.fromstring(answer.content)
    assert listed(page) != before
    [undo] = page.xpath("//form[contains(@action, 'undo')]/@action")
    assert "order of before" in ada.post(undo, follow=True).text
    assert listed(page_of(ada)) == before


def test_tidying_is_one_act_with_a_line_of_history(world, as_member):
    crossed(world.project)
    as_member(world.ada).post(f"{PICTURE}tidy/")
    [act] = world.project.pathwayedits.all()
    assert (act.verb, act.member) == ("tidied", world.ada)
    assert world.project.events.filter(verb="tidied", member=world.ada).count() == 1


def test_a_tidy_picture_is_left_as_it_is(world, as_member):
    make_stone(world.project)
    answer = as_member(world.ada).post(f"{PICTURE}tidy/", follow=True)
    assert "Nothing was changed." in answer.text
    assert not world.project.pathwayedits.exists()


def test_only_the_last_act_of_ones_own_is_undone(world, as_member):
    a, *_others = crossed(world.project)
    ada = as_member(world.ada)
    ada.post(f"{PICTURE}tidy/")
    number = world.project.pathwayedits.get().number
    assert "nothing of yours to undo" in as_member(world.ben).post(f"{PICTURE}tidy/{number}/undo/", follow=True).text
    ada.post(f"{ROOM}stones/{a.ref}/", {"words": "More", "kind": "activity", "track": "project"})
    assert "nothing of yours to undo" in ada.post(f"{PICTURE}tidy/{number}/undo/", follow=True).text
    assert world.project.pathwayedits.count() == 2


def test_what_is_not_there_cannot_be_made_larger(world, as_member):
    assert not page_of(as_member(world.rae)).xpath("//button[@data-zoom]")
    make_stone(world.project)
    assert page_of(as_member(world.rae)).xpath("//button[@data-zoom]")


def test_readers_are_not_offered_to_tidy(world, as_member):
    crossed(world.project)
    assert "Tidy the picture" in as_member(world.ada).get(ROOM).text
    assert "Tidy the picture" not in as_member(world.rae).get(ROOM).text
