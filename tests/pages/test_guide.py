"""The guided way: the issue, the impact, and then one stone after another, backwards."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from steppingstones.models import MeantSo, Step, Stone
from tests.world import make_stone

ROOM = "/p/the-garden/plan/"
GUIDE = f"{ROOM}guide/"
ON = f"{ROOM}guided/"


def first(stone: Stone) -> str:
    return f"{ROOM}stones/{stone.ref}/first/"


def named(world, words: str) -> Stone:
    return world.project.stones.get(words=words)


def link(world, source: Stone, target: Stone) -> None:
    Step.objects.create(project=world.project, source=source, target=target)


@pytest.fixture
def impact(world) -> Stone:
    return make_stone(world.project, "There is a garden", kind="impact")


def test_a_pathway_grows_backwards_one_question_a_page(world, as_member):
    ada = as_member(world.ada)
    ada.post(f"{GUIDE}issue/next/", {"both_words": "No place to meet"})
    answer = ada.post(f"{GUIDE}impact/next/", {"project_words": "A centre", "coproduction_words": "As we like it"})
    assert answer.url == f"{GUIDE}outcomes/"
    assert ada.get(answer.url).url == first(named(world, "A centre"))
    ada.post(first(named(world, "A centre")), {"words": "The house is ready"})
    answer = ada.post(f"{first(named(world, 'A centre'))}next/", {"words": "Staff are there"})
    assert answer.url == first(named(world, "As we like it"))
    answer = ada.post(f"{first(named(world, 'The house is ready'))}next/", {"words": "The plan is agreed"})
    assert answer.url == first(named(world, "Staff are there"))
    answer = ada.post(f"{first(named(world, 'The plan is agreed'))}next/", {"words": "Write the plan"})
    assert answer.url == f"{GUIDE}check/"
    kinds = dict(world.project.stones.values_list("words", "kind"))
    assert kinds["The house is ready"] == "long"
    assert kinds["The plan is agreed"] == "short"
    assert kinds["Write the plan"] == "activity"
    assert set(Step.objects.values_list("source__words", "target__words")) == {
        ("The house is ready", "A centre"),
        ("Staff are there", "A centre"),
        ("The plan is agreed", "The house is ready"),
        ("Write the plan", "The plan is agreed"),
    }


def test_the_page_asks_about_one_stone_and_shows_a_worked_example(world, as_member, impact):
    page = html.fromstring(as_member(world.ada).get(first(impact)).content)
    assert page.xpath("//h1/text()") == ["What must be true first, so that this can happen?"]
    assert page.xpath("//p[contains(@class, 'asked')]/text()") == ["There is a garden"]
    assert "the day centre group wrote" in page.text_content()
    assert "No other question is open so far. An answer may ask a new one." in page.text_content()


def test_of_what_comes_soon_it_is_asked_what_you_will_do(world, as_member):
    soon = make_stone(world.project, "People come")
    assert "What will you do, so that this can happen?" in as_member(world.ada).get(first(soon)).text


def test_an_answer_may_be_doing_and_on_the_other_track(world, as_member, impact):
    said = {"words": "Ask the neighbours", "what": "doing", "track": "coproduction"}
    as_member(world.ada).post(first(impact), said)
    new = named(world, "Ask the neighbours")
    assert (new.kind, new.track) == ("activity", "coproduction")


def test_an_outcome_of_doing_it_together_can_support_the_project(world, as_member, impact):
    together = make_stone(world.project, "People trust each other", kind="long", track="coproduction")
    ada = as_member(world.ada)
    page = html.fromstring(ada.get(first(impact)).content)
    assert page.xpath("//details[@open]//input[@name='helps']/@value") == [together.ref]
    ada.post(f"{first(impact)}next/", {"helps": [together.ref]})
    assert list(Step.objects.values_list("source", "target")) == [(together.pk, impact.pk)]


def test_nothing_said_is_refused_for_adding_and_fine_for_going_on(world, as_member, impact):
    ada = as_member(world.ada)
    answer = ada.post(first(impact), {"words": " "})
    assert answer.status_code == 422
    assert "Write something in the box, or tick a stone." in answer.text
    assert ada.post(f"{first(impact)}next/", {"words": " "}).url == f"{GUIDE}check/"


def test_what_is_too_long_or_gone_comes_back_with_everything_typed(world, as_member, impact):
    ada = as_member(world.ada)
    answer = ada.post(first(impact), {"words": "x" * 501})
    assert answer.status_code == 422
    assert "x" * 501 in answer.text
    gone = make_stone(world.project, "Gone", removed_at="2026-05-01T00:00Z")
    make_stone(world.project, "Here")
    answer = ada.post(first(impact), {"words": "Staff", "helps": [gone.ref]})
    assert answer.status_code == 422
    assert "not on the pathway any more" in answer.text
    assert not world.project.stones.filter(words="Staff").exists()


def test_a_double_click_adds_one_stone(world, as_member, impact):
    for _twice in range(2):
        as_member(world.ada).post(first(impact), {"words": "Staff are there", "once": "k"})
    assert world.project.stones.filter(words="Staff are there").count() == 1


def test_a_question_can_be_skipped_and_is_asked_again_another_day(world, as_member, impact):
    other = make_stone(world.project, "It is how we want it", kind="impact", track="coproduction")
    make_stone(world.project, "No place", kind="issue", track="both")
    ada = as_member(world.ada)
    assert ada.get(f"{first(impact)}skip/").url == first(other)
    assert ada.get(f"{first(other)}skip/").url == f"{GUIDE}check/"
    assert ada.get(ON).url == first(impact)


def test_enough_is_enough(world, as_member, impact):
    make_stone(world.project, "No place", kind="issue", track="both")
    other = make_stone(world.project, "It is how we want it", kind="impact", track="coproduction")
    ada = as_member(world.ada)
    assert ada.post(f"{first(impact)}enough/").url == first(other)
    assert MeantSo.objects.get().gap == "nothing-leads-here"
    assert ada.get(ON).url == first(other)
    assert ada.get(f"{first(impact)}enough/").status_code == 405


def test_going_on_finds_the_first_open_question(world, as_member):
    ada = as_member(world.ada)
    assert ada.get(ON).url == f"{GUIDE}issue/"
    make_stone(world.project, "No place", kind="issue", track="both")
    assert ada.get(ON).url == f"{GUIDE}impact/"
    one = make_stone(world.project, "There is a garden", kind="impact")
    assert ada.get(ON).url == f"{GUIDE}impact/"  # the other track has none yet
    two = make_stone(world.project, "As we like it", kind="impact", track="coproduction")
    assert ada.get(ON).url == first(one)
    for target in (one, two):
        link(world, make_stone(world.project, "Dig", kind="activity"), target)
    assert ada.get(ON).url == f"{GUIDE}check/"


def test_a_group_that_wants_no_second_impact_is_not_asked_for_it_again(world, as_member, impact):
    make_stone(world.project, "No place", kind="issue", track="both")
    MeantSo.objects.create(project=world.project, gap="no-impact", track="coproduction")
    assert as_member(world.ada).get(ON).url == first(impact)


def test_where_all_is_answered_the_page_lets_you_ask_again(world, as_member, impact):
    link(world, make_stone(world.project, "Dig", kind="activity"), impact)
    page = html.fromstring(as_member(world.ada).get(f"{GUIDE}outcomes/").content)
    assert page.xpath(f"//a[@href='{first(impact)}']")


def test_without_an_impact_the_page_says_what_to_do(world, as_member):
    assert "There is none yet." in as_member(world.ada).get(f"{GUIDE}outcomes/").text


def test_it_is_not_asked_of_an_activity_or_an_issue(world, as_member):
    for kind, track in (("activity", "project"), ("issue", "both")):
        stone = make_stone(world.project, kind=kind, track=track)
        assert as_member(world.ada).get(first(stone)).status_code == 404


def test_there_are_five_pages_and_no_others(world, as_member):
    ada = as_member(world.ada)
    for step in ("issue", "impact", "outcomes", "activities", "check"):
        assert ada.get(f"{GUIDE}{step}/").status_code == 200
    assert ada.get(f"{GUIDE}money/").status_code == 404
    assert ada.post(f"{GUIDE}check/next/").status_code == 404


def test_the_issue_and_the_impact_may_stay_empty_but_adding_nothing_is_refused(world, as_member):
    ada = as_member(world.ada)
    assert ada.post(f"{GUIDE}issue/next/", {"both_words": ""}).url == f"{GUIDE}impact/"
    answer = ada.post(f"{GUIDE}issue/", {"both_words": " "})
    assert answer.status_code == 422
    assert "Write something in the box first." in answer.text


def test_one_impact_that_is_too_long_keeps_both(world, as_member):
    answer = as_member(world.ada).post(
        f"{GUIDE}impact/", {"project_words": "A centre", "coproduction_words": "x" * 501}
    )
    assert answer.status_code == 422
    assert "A centre" in answer.text
    assert not world.project.stones.exists()


def test_a_double_click_on_going_on_adds_once(world, as_member):
    ada = as_member(world.ada)
    for _twice in range(2):
        assert ada.post(f"{GUIDE}issue/next/", {"both_words": "No place", "once": "k"}).url == f"{GUIDE}impact/"
    assert world.project.stones.count() == 1


def test_one_stone_and_three_need_the_same_number_of_queries(world, as_member, impact):
    ada, counts = as_member(world.ada), []
    for number in (1, 2):
        for _each in range(number):
            link(world, make_stone(world.project, kind="long"), impact)
        with CaptureQueriesContext(connection) as queries:
            ada.get(first(impact))
        counts.append(len(queries))
    assert counts[0] == counts[1] < 20


# --- It is meant so ---------------------------------------------------------------------------------------


def test_a_check_is_meant_so_and_asked_again_from_where_the_button_is(world, as_member):
    stone, ada = make_stone(world.project, "Hold workshops"), as_member(world.ada)
    one = f"{ROOM}stones/{stone.ref}/meant-so/written-as-activity/"
    assert one in ada.get(ROOM).text or one in ada.get(f"{GUIDE}check/").text
    assert ada.post(f"{one}?at=check").url == f"{GUIDE}check/"
    page = html.fromstring(ada.get(f"{GUIDE}check/").content)
    assert "Hold workshops" in page.xpath("//details[contains(., 'Meant so: 1')]")[0].text_content()
    [again] = page.xpath("//form[contains(., 'Ask again')]/@action")
    assert ada.post(again).url == f"{GUIDE}check/"
    assert not MeantSo.objects.exists()


def test_what_belongs_to_the_whole_is_meant_for_its_track(world, as_member):
    ada = as_member(world.ada)
    assert ada.post(f"{ROOM}meant-so/no-impact/project/").url == f"{ROOM}#missing"
    assert MeantSo.objects.get().track == "project"
    ada.post(f"{ROOM}ask-again/no-impact/project/")
    assert not MeantSo.objects.exists()


def test_nothing_else_can_be_meant(world, as_member):
    stone, ada = make_stone(world.project), as_member(world.ada)
    for path in (
        "meant-so/stands-alone/both/",
        "meant-so/no-such/both/",
        "meant-so/no-issue/middle/",
        f"stones/{stone.ref}/meant-so/no-issue/",
    ):
        assert ada.post(f"{ROOM}{path}").status_code == 404


def test_every_check_leads_to_where_it_is_mended(world, as_member):
    words = (
        "Hold workshops",
        "The rooms are ready and staff are trained",
        "Confidence without end",
        "Confidence without end",
    )
    for number, said in enumerate(words):
        make_stone(world.project, said, track="coproduction" if number > 1 else "project")
    make_stone(world.project, "People feel at home", kind="activity")
    make_stone(world.project, "There is a garden", kind="impact")
    ada = as_member(world.ada)
    page = html.fromstring(ada.get(f"{GUIDE}check/").content)
    said = page.xpath("//ul[@class='checks']/li")
    text = " ".join(" ".join(item.itertext()) for item in said)
    for question in (
        "This is written as an activity.",
        "This is written as an outcome.",
        "This may be two changes in one sentence.",
        "This names nobody.",
        "Another stone says the same.",
        "How will you know that you have got there?",
        "supports nothing yet",
    ):
        assert question in text
    for url in page.xpath("//ul[@class='checks']//a/@href"):
        assert ada.get(url).status_code == 200
