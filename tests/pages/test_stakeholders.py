"""Who has a stake, and what there is to do about who is missing."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html

from steppingstones.models import Action, Stakeholder
from steppingstones.queries.todo import open_in_words, when_words

ROOM = "/p/the-garden/plan/stakeholders/"
TO_DO = "/p/the-garden/plan/to-do/"
TYPED = {"name": "Neighbours", "side": "community", "stake": "Noise", "power": "1", "interest": "3", "is_in": "no"}


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


def make_stakeholder(project, name="Neighbours", **changes) -> Stakeholder:
    return Stakeholder.objects.create(project=project, name=name, **{"side": "community", **changes})


def make_action(project, words="Invite the neighbours", **changes) -> Action:
    return Action.objects.create(project=project, words=words, **changes)


def text_of(response) -> str:
    return " ".join(html.fromstring(response.content).find(".//main").text_content().split())


# --- Who has a stake --------------------------------------------------------------------------------------


def test_somebody_is_added_changed_taken_off_and_put_back(ada, world):
    ada.post(f"{ROOM}add/", {**TYPED, "members": [world.ada.ref]})
    row = Stakeholder.objects.get()
    assert (row.power, row.interest, row.is_in, list(row.members.all())) == (1, 3, False, [world.ada])
    ada.post(f"{ROOM}{row.ref}/", {**TYPED, "is_in": "yes"})
    row.refresh_from_db()
    assert (row.is_in, row.members.count()) == (True, 0)
    answer = ada.post(f"{ROOM}{row.ref}/remove/")
    assert "“Neighbours” is taken off." in text_of(ada.get(answer.url))
    assert ada.post(f"{ROOM}{row.ref}/", {**TYPED, "stake": "More noise"}).status_code == 410
    ada.post(f"{ROOM}{row.ref}/restore/")
    assert Stakeholder.objects.standing().get() == row


def test_what_is_missing_is_asked_for_and_nothing_is_lost(ada):
    answer = ada.post(f"{ROOM}add/", {"stake": "A place to go"})
    assert answer.status_code == 422
    for words in ("Write who it is.", "Choose a side.", "how much power", "Choose yes or no.", "A place to go"):
        assert words in answer.content.decode()


def test_a_double_click_adds_once_and_nobody_of_another_group_speaks_for_them(ada, world):
    for _click in range(2):
        ada.post(f"{ROOM}add/", {**TYPED, "once": "one-click"})
    assert Stakeholder.objects.count() == 1
    assert ada.post(f"{ROOM}add/", {**TYPED, "members": [world.cy.ref]}).status_code == 422


def test_two_who_change_the_same_row_are_told(ada, as_member, world):
    row = make_stakeholder(world.project)
    mine = ada.get(f"{ROOM}{row.ref}/").context["form"].seen
    as_member(world.ben).post(f"{ROOM}{row.ref}/", {**TYPED, "seen": mine})
    answer = ada.post(f"{ROOM}{row.ref}/", {**TYPED, "stake": "Light", "seen": mine})
    assert answer.status_code == 422
    assert b"Somebody changed this" in answer.content


def test_table_and_picture_say_the_same(ada, world):
    make_stakeholder(world.project, "Neighbours")
    make_stakeholder(world.project, "The council", side="commissioner", is_in=True)
    page = html.fromstring(ada.get(ROOM).content)
    drawn = {link.text_content() for link in page.findall(".//svg//a")}
    assert drawn == {"Neighbours missing", "The council in the room"}
    assert [cell.text_content() for cell in page.findall(".//tbody//span[@class='there is-missing']")] == ["Missing"]
    for link in page.findall(".//svg//a"):
        assert page.get_element_by_id(link.get("href").removeprefix("#")) is not None


def test_what_stands_out_is_told(ada, world):
    make_stakeholder(world.project, "Neighbours", power=1, interest=3)
    told = text_of(ada.get(ROOM))
    assert "Those it matters to most are not in the room." in told
    assert "Nobody with lived experience is in the room." in told
    assert "Professionals are in your group, and nobody like them is named here." in told


def test_a_name_in_the_picture_leads_to_its_page_of_a_long_table(ada, world):
    rows = [make_stakeholder(world.project, f"Group {number}") for number in range(60)]
    first = ada.get(ROOM)
    assert "20 more are only in the table" in text_of(first)
    assert f"?who={rows[3].ref}#who-{rows[3].ref}" in first.content.decode()
    assert f'id="who-{rows[55].ref}"' in ada.get(f"{ROOM}?who={rows[55].ref}").content.decode()
    assert len(first.content) < 150_000


def test_the_table_asks_as_much_for_one_as_for_three(ada, world):
    def asked(number):
        for each in range(number):
            row = make_stakeholder(world.project, f"Group {each}")
            row.members.add(world.ada)
            make_action(world.project, stakeholder=row)
        with CaptureQueriesContext(connection) as queries:
            ada.get(ROOM)
        return len(queries)

    assert asked(1) == asked(2)


# --- What there is to do ----------------------------------------------------------------------------------


def test_who_is_missing_becomes_something_to_do(ada, world):
    row = make_stakeholder(world.project)
    [button] = [
        each for each in html.fromstring(ada.get(ROOM).content).iter("a") if "to-do/add" in each.get("href", "")
    ]
    form = ada.get(button.get("href")).context["form"]
    assert form["words"].value() == "Invite Neighbours"
    ada.post(button.get("href"), {"words": "Invite Neighbours", "member": world.ben.ref, "due_on": "2026-12-24"})
    action = Action.objects.get()
    assert (action.stakeholder, action.member, action.due_on) == (row, world.ben, date(2026, 12, 24))
    told = text_of(ada.get(ROOM))
    assert "To do: Invite Neighbours" in told
    assert "Make it something to do" not in told


def test_it_is_done_not_done_taken_back_and_brought_back(ada, world):
    action = make_action(world.project)
    for way, state in (("done", "done"), ("not-done", "open"), ("take-back", "taken-back"), ("bring-back", "open")):
        answer = ada.post(f"{TO_DO}{action.ref}/{way}/")
        assert "Invite the neighbours" in text_of(ada.get(answer.url))
        assert [row.words for row in ada.get(f"{TO_DO}?show={state}").context["page"]] == ["Invite the neighbours"]
    verbs = list(world.project.events.values_list("verb", flat=True))
    assert verbs == ["finished", "opened again", "took back", "brought back"]


def test_a_second_click_on_done_changes_nothing(ada, world):
    action = make_action(world.project)
    ada.post(f"{TO_DO}{action.ref}/done/")
    action.refresh_from_db()
    ada.post(f"{TO_DO}{action.ref}/done/")
    assert Action.objects.get().done_at == action.done_at


def test_what_is_late_says_so_in_words_and_comes_first(ada, world):
    today = timezone.localdate()
    make_action(world.project, "Some day")
    make_action(world.project, "Ask for the key", due_on=today - timedelta(days=2))
    make_action(world.project, "Next", due_on=today + timedelta(days=1))
    told = text_of(ada.get(TO_DO))
    assert told.index("Ask for the key") < told.index("Next") < told.index("Some day")
    assert "Late by 2 days: it was for" in told
    assert "In 1 day, on" in told
    assert open_in_words(world.project) == "3 things to do, 1 of them late"
    assert "3 things to do, 1 of them late" in text_of(ada.get("/p/the-garden/"))


def test_days_in_words():
    today = date(2026, 3, 4)
    assert when_words(Action(due_on=today), today) == "For today"
    assert when_words(Action(due_on=date(2026, 3, 3)), today) == "Late by 1 day: it was for 3 March 2026"
    assert when_words(Action(due_on=date(2026, 12, 24)), today) == "By 24 December 2026"
    assert when_words(Action(), today) == "No day is set"


def test_somebody_who_left_the_group_is_not_taken_for_somebody_who_looks_after_it(ada, world):
    make_action(world.project, member=world.ben)
    assert "Ben looks after it" in text_of(ada.get(TO_DO))
    world.ben.left_at = timezone.now()
    world.ben.save()
    assert "Ben looked after it, and has left the group" in text_of(ada.get(TO_DO))


def test_nobody_of_another_group_looks_after_anything(ada, world):
    answer = ada.post(f"{TO_DO}add/", {"words": "Ask Cy", "member": world.cy.ref})
    assert answer.status_code == 422
    assert b"Ask Cy" in answer.content
    assert not Action.objects.exists()


def test_a_stake_of_another_project_is_not_brought_along(ada, world):
    other = make_stakeholder(world.elsewhere, "Somebody elsewhere")
    assert "Somebody elsewhere" not in text_of(ada.get(f"{TO_DO}add/?who={other.ref}"))


def test_the_list_has_pages_and_asks_as_much_for_one_as_for_three(ada, world):
    def asked(number):
        for _each in range(number):
            make_action(world.project, member=world.ben, stakeholder=make_stakeholder(world.project))
        with CaptureQueriesContext(connection) as queries:
            ada.get(TO_DO)
        return len(queries)

    assert asked(1) == asked(2)
    asked(60)
    assert "Page 1 of 2" in text_of(ada.get(TO_DO))
