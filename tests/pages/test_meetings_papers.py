"""The invitation in each form, and meetings in people's calendars."""

import pytest
from icalendar import Calendar

from steppingstones.actions.meetings import call_off, save_meeting
from steppingstones.models import AccessCheck, AgendaItem, Invited, Member

from ..documents.pdf_reader import faults_of, text_of
from .test_meetings import URL, make_meeting

TITLE = "Tea, cake; “plans” 🙂 اجتماع"


@pytest.fixture
def meeting(world):
    places = {"place": "The shed", "travel": "Bus 12. We pay.", "breaks": "One at 3 pm"}
    found = make_meeting(world.project, TITLE, purpose="Choose a table", **places)
    of = {"project": world.project, "meeting": found}
    AgendaItem.objects.create(**of, words="Which table?", minutes=20)
    AccessCheck.objects.create(**of, key="step-free", state="done")
    AccessCheck.objects.create(**of, key="hearing-loop", state="not-met")
    Invited.objects.create(**of, member=world.ada)
    return found


@pytest.fixture
def page(meeting):
    return f"{URL}{meeting.ref}/"


@pytest.fixture
def ada(world, as_member):
    return as_member(world.ada)


@pytest.mark.parametrize("form", ["invitation/", "invitation/easy-read/", "invitation.txt"])
def test_the_invitation_says_what_people_must_know(ada, page, form):
    words = ada.get(page + form).text
    for each in ("The shed", "Bus 12. We pay.", "Choose a table", "Which table?", "without steps"):
        assert each in words, each
    assert "hearing loop" not in words, "Only what was seen to is promised."


@pytest.mark.parametrize("form", ["", "invitation/", "invitation/easy-read/", "invitation.txt"])
def test_the_invitation_says_who_leads(world, ada, meeting, page, form):
    type(meeting).objects.update(facilitator=world.ben, facilitator_outside="Noor of the law centre")
    assert "Noor of the law centre, Ben" in ada.get(page + form).text


@pytest.mark.parametrize("form", ["invitation.pdf", "invitation-large.pdf", "invitation-easy-read.pdf"])
def test_the_invitation_prints_for_everybody(ada, page, form):
    data = ada.get(page + form).content
    assert faults_of(data) == []
    assert "Which table?" in text_of(data)


# --- Calendars ----------------------------------------------------------------------------------------------


def events(data):
    return Calendar.from_ical(data).walk("VEVENT")


def own_feed(client):
    return client.post(f"{URL}calendar/new/").context["feed"]


def test_one_meeting_comes_as_a_file(ada, page, meeting):
    answer = ada.get(f"{page}meeting.ics")
    (event,) = events(answer.content)
    assert answer["Content-Type"].startswith("text/calendar")
    assert str(event["summary"]) == TITLE
    assert event.decoded("dtstart") == meeting.starts_at.replace(microsecond=0)
    assert str(event["url"]).endswith(page)


def test_the_feed_holds_what_a_member_is_invited_to(world, ada, client, meeting):
    make_meeting(world.project, "Not for Ada")
    (event,) = events(client.get(own_feed(ada)).content)
    assert str(event["uid"]) == f"{meeting.ref}@meetings.steppingstones"


def test_a_change_raises_the_number_and_calling_off_cancels(world, ada, client, meeting):
    url = own_feed(ada)
    seen = [events(client.get(url).content)[0]]
    for act in (lambda: save_meeting(meeting, by=world.ada), lambda: call_off(meeting, "Snow", by=world.ada)):
        act()
        seen.append(events(client.get(url).content)[0])
    assert [event["sequence"] for event in seen] == [0, 1, 2]
    assert [str(event["status"]) for event in seen] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert len({str(event["uid"]) for event in seen}) == 1
    assert "Snow" in str(seen[-1]["description"])


def test_a_new_address_ends_the_old_one_and_only_its_hash_is_kept(world, ada, client):
    old, new = own_feed(ada), own_feed(ada)
    assert (client.get(old).status_code, client.get(new).status_code) == (404, 200)
    world.ada.refresh_from_db()
    assert world.ada.calendar_hash not in new
    assert new.rpartition("/")[2].removesuffix(".ics") not in world.ada.calendar_hash
    assert new not in ada.get(f"{URL}calendar/").text
    ada.post(f"{URL}calendar/end/")
    assert client.get(new).status_code == 404


def test_whoever_has_left_finds_nothing_any_more(world, ada, client):
    url = own_feed(ada)
    ada.post(f"/p/the-garden/people/{world.ada.ref}/leave/")
    assert client.get(url).status_code == 404
    Member.objects.filter(pk=world.ada.pk).update(left_at=None)
    assert client.get(url).status_code == 404, "Coming back needs a new address."
