"""Planning meetings: the list, one meeting, changing it and calling it off."""

from datetime import timedelta

import pytest
from django.utils import timezone

from steppingstones.actions.meeting_session import begin
from steppingstones.actions.meetings import save_meeting
from steppingstones.models import Meeting

URL = "/p/the-garden/take-part/meetings/"
PLAN = {"title": "Tea and plans", "day": "2031-03-04", "begins": "14:00", "ends": "16:00", "place": "The shed"}


@pytest.fixture
def ada(world, as_member):
    return as_member(world.ada)


@pytest.fixture
def meeting(world):
    return make_meeting(world.project)


def make_meeting(project, title="Tea and plans", *, days=7, **changes):
    starts = timezone.now() + timedelta(days=days)
    times = {"starts_at": starts, "ends_at": starts + timedelta(hours=2)}
    return Meeting.objects.create(project=project, title=title, **{**times, **changes})


def test_a_meeting_is_planned_and_stands_on_the_list(ada):
    page = ada.post(f"{URL}new/", PLAN, follow=True)
    assert "Tuesday 4 March 2031, 2 pm to 4 pm" in page.text
    assert "Tea and plans" in ada.get(URL).text
    assert "Tea and plans" not in ada.get(f"{URL}?show=past").text


def test_a_meeting_that_nobody_led_with_a_phone_gets_minutes_too(ada, world):
    over = make_meeting(world.project, days=-1)
    assert "Was it held?" in ada.get(f"{URL}{over.ref}/").text
    page = ada.post(f"{URL}{over.ref}/run/end/", follow=True)
    assert "Write the minutes from the notes" in page.text
    assert "Was it held?" not in ada.get(f"{URL}{over.ref}/").text


def test_every_change_counts(ada, meeting):
    ada.post(f"{URL}{meeting.ref}/change/", {**PLAN, "title": "Cake and plans"})
    meeting.refresh_from_db()
    assert (meeting.title, meeting.sequence) == ("Cake and plans", 1)


def test_a_change_of_the_plan_does_not_stop_a_meeting_that_began(world, meeting):
    seen = Meeting.objects.get()
    begin(meeting, by=world.ben)
    seen.title = "Cake"
    save_meeting(seen, by=world.ada)
    meeting.refresh_from_db()
    assert (meeting.title, meeting.status) == ("Cake", "running")


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"title": ""}, "Write a title."),
        ({"ends": "13:00"}, "This is before it starts. Look at both times again."),
        ({"begins": "late"}, "Write when it begins, like this: 14:30."),
        ({"only_side": "lived"}, "Write why it is only for one side."),
    ],
)
def test_what_cannot_be_is_said_beside_the_field(ada, wrong, words):
    page = ada.post(f"{URL}new/", {**PLAN, **wrong})
    assert page.status_code == 422
    assert words in page.text
    assert not Meeting.objects.exists()


def test_a_meeting_for_one_side_is_pointed_out(ada, meeting):
    Meeting.objects.update(only_side="professional", only_why="Supervision")
    assert "This meeting is only for one side: Professional." in ada.get(f"{URL}{meeting.ref}/").text


def test_a_meeting_is_called_off_with_the_reason_and_on_again(ada, meeting):
    assert ada.post(f"{URL}{meeting.ref}/call-off/", {"why": ""}).status_code == 422
    page = ada.post(f"{URL}{meeting.ref}/call-off/", {"why": "Snow"}, follow=True)
    assert "This meeting is called off." in page.text
    assert "Snow" in page.text
    ada.post(f"{URL}{meeting.ref}/call-on/")
    meeting.refresh_from_db()
    assert (meeting.status, meeting.sequence) == ("planned", 2)


def test_a_meeting_that_was_removed_can_come_back(ada, meeting):
    page = ada.post(f"{URL}{meeting.ref}/remove/", follow=True)
    assert "is removed" in page.text
    assert ada.get(f"{URL}{meeting.ref}/").status_code == 410
    ada.post(f"{URL}{meeting.ref}/restore/")
    assert ada.get(f"{URL}{meeting.ref}/").status_code == 200


def test_the_list_asks_as_often_for_three_as_for_one(world, ada, django_assert_max_num_queries):
    make_meeting(world.project)
    with django_assert_max_num_queries(50) as once:
        ada.get(URL)
    make_meeting(world.project, "Two")
    make_meeting(world.project, "Three")
    with django_assert_max_num_queries(len(once)):
        assert "Three" in ada.get(URL).text


def test_the_overview_tells_of_the_next_meeting(world, ada):
    make_meeting(world.project, "Called off", days=1, status="called-off")
    make_meeting(world.project, "Later", days=9)
    make_meeting(world.project, "Soon", days=2)
    make_meeting(world.project, "Long ago", days=-9)
    shown = ada.get("/p/the-garden/").text
    assert "The next meeting: Soon," in shown
    assert "Later" not in shown
