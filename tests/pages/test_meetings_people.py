"""The agenda that anybody may add to, who is invited, what they answer and what they need."""

import pytest

from steppingstones.models import Invited, Member

from ..world import make_member
from .test_meetings import URL, make_meeting


@pytest.fixture
def meeting(world):
    return make_meeting(world.project)


@pytest.fixture
def page(meeting):
    return f"{URL}{meeting.ref}/"


def asks(meeting, *members):
    for member in members:
        Invited.objects.create(project=meeting.project, meeting=meeting, member=member)


# --- The agenda ---------------------------------------------------------------------------------------------


def test_anybody_adds_to_the_agenda_readers_too(world, as_member, page):
    as_member(world.ada).post(f"{page}agenda/", {"words": "Which table?", "minutes": "15"})
    as_member(world.rae).post(f"{page}agenda/", {"words": "Money"})
    shown = as_member(world.ben).get(page).text
    assert (
        shown.index("Which table?") < shown.index("Added by Ada") < shown.index("Money") < shown.index("Added by Rae")
    )


@pytest.mark.parametrize(
    ("sides", "words"),
    [
        (["professional", "professional"], "Only one side may come: 2 professionals."),
        (["professional", "carer"], "2 people may come, and nobody with lived experience."),
        (["lived", *["carer"] * 3], "Of 4 people who may come, more than half are of one side: 3 carers."),
    ],
)
def test_before_a_meeting_what_stands_out_is_said_of_those_who_may_come(world, as_member, meeting, page, sides, words):
    meeting.invited.all().delete()
    for n, side in enumerate(sides):
        member = make_member(world.project, f"P{n}", side=side, user=None)
        Invited.objects.create(project=world.project, meeting=meeting, member=member)
    assert words in as_member(world.ada).get(page).text


def test_whoever_added_something_mends_it_and_readers_nothing_else(world, as_member, meeting, page):
    ada, rae = as_member(world.ada), as_member(world.rae)
    ada.post(f"{page}agenda/", {"words": "Which table?"})
    rae.post(f"{page}agenda/", {"words": "Mony"})
    hers, mine = meeting.agenda.all()
    assert rae.post(f"{URL}agenda/{hers.ref}/", {"words": "Mine"}).status_code == 403
    rae.post(f"{URL}agenda/{mine.ref}/", {"words": "Money"})
    mine.refresh_from_db()
    assert mine.words == "Money"


def test_whoever_added_something_takes_it_off_after_a_question(world, as_member, meeting, page):
    rae, ada = as_member(world.rae), as_member(world.ada)
    ada.post(f"{page}agenda/", {"words": "Which table?"})
    rae.post(f"{page}agenda/", {"words": "Money"})
    hers, mine = meeting.agenda.all()
    assert rae.post(f"{URL}agenda/{hers.ref}/remove/").status_code == 403
    assert "Take this off the agenda?" in rae.get(f"{URL}agenda/{mine.ref}/remove/").text
    assert "Rae added it. Ask Rae first." in ada.get(f"{URL}agenda/{mine.ref}/remove/").text
    assert meeting.agenda.count() == 2
    rae.post(f"{URL}agenda/{mine.ref}/remove/")
    assert meeting.agenda.get() == hers


def test_the_agenda_is_put_in_order(world, as_member, meeting, page):
    ada = as_member(world.ada)
    for words in ("One", "Two", "Three"):
        ada.post(f"{page}agenda/", {"words": words})
    ada.post(f"{URL}agenda/{meeting.agenda.get(words='Three').ref}/up/")
    ada.post(f"{URL}agenda/{meeting.agenda.get(words='One').ref}/up/")
    ada.post(f"{URL}agenda/{meeting.agenda.get(words='Two').ref}/remove/")
    assert [item.words for item in meeting.agenda.all()] == ["One", "Three"]


# --- Invitations --------------------------------------------------------------------------------------------


def test_at_first_everybody_is_ticked_whom_it_is_for(world, as_member, meeting, page):
    ada = as_member(world.ada)
    assert len(ada.get(f"{page}invite/").context["form"].initial["members"]) == 3
    ada.post(f"{page}invite/", {"members": [world.ada.ref, world.ben.ref]})
    assert set(ada.get(f"{page}invite/").context["form"].initial["members"]) == {world.ada.ref, world.ben.ref}


def test_whoever_stays_invited_keeps_their_answer(world, as_member, meeting, page):
    asks(meeting, world.ada, world.rae)
    meeting.invited.update(answer="coming")
    as_member(world.ben).post(f"{page}invite/", {"members": [world.ada.ref, world.ben.ref]})
    assert set(meeting.invited.values_list("member__name", "answer")) == {("Ada", "coming"), ("Ben", "")}


def test_a_reader_answers_for_herself(world, as_member, meeting, page):
    asks(meeting, world.rae)
    rae = as_member(world.rae)
    assert "Say if you are coming" in rae.get(page).text
    assert rae.post(f"{page}answer/", {}).status_code == 422
    shown = rae.post(f"{page}answer/", {"answer": "maybe", "needs": "A lift home"}, follow=True).text
    assert "Perhaps" in shown
    assert "A lift home" in shown
    assert "A lift home" not in as_member(world.ada).get(f"{page}invited/").text
    assert "A lift home" in as_member(world.ben).get(f"{page}invited/").text


def test_a_facilitator_answers_for_somebody_without_an_account(world, as_member, meeting, page):
    mo = make_member(world.project, "Mo", user=None)
    asks(meeting, mo)
    assert as_member(world.ada).get(f"{page}answer/{mo.ref}/").status_code == 403
    as_member(world.ben).post(f"{page}answer/{mo.ref}/", {"answer": "coming"})
    assert meeting.invited.get().answer == "coming"


def test_whoever_left_is_not_on_the_list(world, as_member, meeting, page):
    asks(meeting, world.ada, world.rae)
    Member.objects.filter(name="Rae").update(left_at=meeting.starts_at)
    assert "Rae" not in as_member(world.ada).get(f"{page}invited/").text


# --- Needs --------------------------------------------------------------------------------------------------


def test_the_checklist_fills_itself_and_names_nobody(world, as_member, meeting, page):
    asks(meeting, world.ada, world.ben)
    Member.objects.filter(name__in=["Ada", "Ben"]).update(needs=["step-free"])
    Member.objects.filter(name="Ben").update(needs=["step-free", "breaks"])
    shown = as_member(world.ada).get(f"{page}access/")
    lines = [(each["line"].needed, each["line"].people) for each in shown.context["form"].shown()]
    assert lines == [("A way in without steps", 2), ("Breaks", 1)]
    assert "Ben" not in shown.text


def test_what_cannot_be_met_is_pointed_out(world, as_member, meeting, page):
    asks(meeting, world.ada)
    Member.objects.filter(name="Ada").update(needs=["step-free", "breaks"])
    ada = as_member(world.ada)
    found = {"state_step-free": "not-met", "note_step-free": "The lift is broken", "more": "Warm tea"}
    ada.post(f"{page}access/", found)
    shown = ada.get(page).text
    assert "1 need cannot be met this time." in shown
    assert "2 needs have not been looked at yet." in shown
    assert "Warm tea" in shown
    ada.post(f"{page}access/", {"state_step-free": "done", "state_breaks": "done", "strike_own-2": "on"})
    shown = ada.get(page).text
    assert "need cannot be met" not in shown
    assert "Warm tea" not in shown


def test_people_tick_what_they_need_and_how_they_want_papers(world, as_member):
    ada = as_member(world.ada)
    sent = {"name": "Ada", "side": "lived", "needs": ["breaks", "food"], "formats": ["easy-read"]}
    ada.post(f"/p/the-garden/people/{world.ada.ref}/", sent)
    world.ada.refresh_from_db()
    assert (world.ada.needs, world.ada.formats) == (["breaks", "food"], ["easy-read"])
    assert "Easy Read" in ada.get("/p/the-garden/people/").text
    assert "Easy Read" not in as_member(world.rae).get("/p/the-garden/people/").text
