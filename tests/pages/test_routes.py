"""Four routes: a group sees what it wants to show, and what it hides is kept."""

import pytest
from lxml import html

from steppingstones.actions.routes import choose_routes
from steppingstones.models import Event, Project, Stone
from tests.world import make_stone

OVERVIEW, CHOOSE, PLAN = "/p/the-garden/", "/p/the-garden/routes/", "/p/the-garden/plan/"


def choose(world, *routes: str) -> Project:
    return choose_routes(world.project, by=world.ada, routes=routes)


def links(page, label: str) -> dict[str, str]:
    """The menu of this name: words and addresses."""
    found = html.fromstring(page.content).xpath(f"//nav[@aria-label='{label}']//a")
    return {link.text_content(): link.get("href") for link in found}


def rooms(client) -> dict[str, str]:
    return links(client.get(OVERVIEW), "Rooms of this project")


def test_co_producers_and_facilitators_choose_readers_and_outsiders_do_not(world, as_member):
    for member in (world.ada, world.ben):
        assert as_member(member).post(CHOOSE, {"routes": ["benefits"]})["Location"] == OVERVIEW
    assert as_member(world.rae).post(CHOOSE, {"routes": ["impact"]}).status_code == 403
    assert as_member(world.cy).get(CHOOSE).status_code == 404
    assert Project.objects.get(pk=world.project.pk).routes == ["benefits"]


def test_whoever_starts_a_project_is_asked_what_to_show(world, as_member):
    new = {"name": "Benches", "organisation_name": "Bench Friends", "your_name": "Ada", "your_side": "lived"}
    page = as_member(world.ada).post("/projects/new/", new, follow=True)
    assert "What do you want to show?" in page.text
    assert [box.name for box in html.fromstring(page.content).xpath("//input[@type='checkbox']")] == ["routes"] * 4


def test_each_route_is_told_in_two_sentences_with_an_example(world, as_member):
    page = html.fromstring(as_member(world.ada).get(CHOOSE).content)
    for box in page.xpath("//input[@name='routes']"):
        about, example = page.get_element_by_id(box.get("aria-describedby")).findall("p")
        assert about.text_content().count(".") == 2
        assert example.text_content().startswith("For example: ")


def test_a_choice_leaves_one_line_of_history_and_the_same_choice_none(world):
    for _ in range(2):
        choose(world, "feedback", "benefits")
    assert Project.objects.get(pk=world.project.pk).routes == ["benefits", "feedback"]
    assert Event.objects.filter(project=world.project, verb="chose routes").count() == 1


def test_a_route_that_does_not_exist_comes_back_in_words(world, as_member):
    page = as_member(world.ada).post(CHOOSE, {"routes": ["fame"]})
    assert (page.status_code, "Choose from the four" in page.text) == (422, True)


def test_two_people_who_choose_at_once_are_told(world, as_member):
    ada = as_member(world.ada)
    seen = html.fromstring(ada.get(CHOOSE).content).xpath("//input[@name='seen']/@value")[0]
    choose(world, "impact")
    page = ada.post(CHOOSE, {"routes": ["benefits"], "seen": seen})
    assert (page.status_code, "Somebody changed this" in page.text) == (422, True)


def test_with_nothing_chosen_everything_is_there(world, as_member):
    assert rooms(as_member(world.rae))["Plan"] == PLAN


def test_the_menu_follows(world, as_member):
    choose(world, "impact")
    assert rooms(as_member(world.rae))["Plan"] == PLAN
    assert not {"Achievements", "Benefits"} & links(as_member(world.rae).get(PLAN), "Pages of the plan").keys()


def test_a_page_that_the_menu_leaves_out_says_so(world, as_member):
    words = "This page is not in the menu"
    ada, rae = as_member(world.ada), as_member(world.rae)
    assert words not in ada.get("/p/the-garden/plan/").text
    choose_routes(world.project, by=world.ben, routes=["benefits"])
    assert words in rae.get("/p/the-garden/plan/").text
    assert "Choose what to show" in ada.get("/p/the-garden/plan/versions/").text
    assert words not in ada.get("/p/the-garden/plan/benefits/").text


def test_the_door_of_the_plan_leads_to_a_page_that_the_group_sees(world, as_member):
    choose(world, "feedback")
    door = rooms(as_member(world.rae)).get("Plan", "")
    assert door != PLAN
    assert not door or as_member(world.rae).get(door).status_code == 200


@pytest.mark.parametrize(
    ("routes", "kinds"),
    [
        ([], ["outcome", "impact"]),
        (["impact"], ["outcome", "impact"]),
        (["achievements"], ["outcome"]),
        (["benefits"], ["outcome"]),
        (["feedback"], []),
    ],
)
def test_the_thread_on_the_overview_follows(world, as_member, routes, kinds):
    choose(world, *routes)
    stages = [stage.kind for stage in as_member(world.rae).get(OVERVIEW).context["stages"]]
    assert stages == ["voice", "decision", "change", *kinds]


@pytest.mark.parametrize(
    ("routes", "said"),
    [
        (["impact"], "There is no issue yet."),
        (["achievements"], "No achievement is written down yet."),
        (["benefits"], "No benefit is named yet."),
    ],
)
def test_what_is_suggested_follows(world, as_member, routes, said):
    choose(world, *routes)
    page = as_member(world.ada).get(OVERVIEW).text
    others = {"There is no issue yet.", "No achievement is written down yet.", "No benefit is named yet."} - {said}
    assert said in page
    assert not [other for other in others if other in page]


def test_feedback_alone_asks_for_no_plan_at_all(world, as_member):
    choose(world, "feedback")
    assert (
        "plan/"
        not in html.tostring(html.fromstring(as_member(world.ada).get(OVERVIEW).content).find(".//main")).decode()
    )


def test_taking_a_route_away_and_choosing_it_again_loses_nothing(world, as_member):
    make_stone(world.project, "There is a garden", kind=Stone.Kind.IMPACT)
    choose(world, "feedback")
    assert "There is a garden" in as_member(world.ada).get(PLAN).text  # its address still works
    choose(world, "impact", "feedback")
    assert "There is a garden" in as_member(world.ada).get(PLAN).text


# --- The context ------------------------------------------------------------------------------------------

CONTEXT = {
    "name": "The Garden",
    "setting": "Outdoors, behind a clinic",
    "began_on": "2025-03-04",
    "money": "£2,000 from the council",
    "elsewhere": "The way we ask",
}


def test_all_of_the_context_is_kept_and_shown(world, as_member):
    page = as_member(world.ada).post("/p/the-garden/about/", CONTEXT, follow=True)
    for words in ["Outdoors, behind a clinic", "4 March 2025", "£2,000 from the council", "The way we ask"]:
        assert words in page.text


@pytest.mark.parametrize(
    ("typed", "said"), [("2999-01-01", "This day is still to come."), ("soon", "Write the date as day, month")]
)
def test_a_day_that_cannot_be_is_told_beside_the_field(world, as_member, typed, said):
    page = as_member(world.ada).post("/p/the-garden/about/", {**CONTEXT, "began_on": typed})
    assert (page.status_code, said in page.text, "The way we ask" in page.text) == (422, True, True)


def test_changing_the_context_leaves_the_routes_alone(world, as_member):
    choose(world, "benefits")
    as_member(world.ada).post("/p/the-garden/about/", CONTEXT)
    assert Project.objects.get(pk=world.project.pk).routes == ["benefits"]
