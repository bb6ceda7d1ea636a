"""A meeting while it goes on: who is here, who speaks, what is noted, decided and put on a wall."""

import pytest

from steppingstones.models import AgendaItem, Attendance, Invited, MeetingNote

from ..world import make_member, make_wall
from .test_meetings import URL, make_meeting


@pytest.fixture
def meeting(world):
    found = make_meeting(world.project)
    for member in (world.ada, world.ben):
        Invited.objects.create(project=world.project, meeting=found, member=member)
    return found


@pytest.fixture
def item(meeting):
    return AgendaItem.objects.create(project=meeting.project, meeting=meeting, words="Which table?", order=1)


@pytest.fixture
def run(meeting):
    return f"{URL}{meeting.ref}/run/"


@pytest.fixture
def ben(world, as_member):
    return as_member(world.ben)


def here(meeting):
    return dict(meeting.attendances.order_by("pk").values_list("member__name", "turns"))


def test_one_tap_says_who_is_here_and_one_who_speaks(world, ben, meeting, run):
    ben.post(f"{run}here/{world.ada.ref}/")
    ben.post(f"{run}spoke/{world.ada.ref}/")
    ben.post(f"{run}spoke/{world.ben.ref}/")
    ben.post(f"{run}spoke/{world.ben.ref}/")
    ben.post(f"{run}spoke-less/{world.ben.ref}/")
    assert here(meeting) == {"Ada": 1, "Ben": 1}
    ben.post(f"{run}away/{world.ada.ref}/")
    assert here(meeting) == {"Ben": 1}


def test_nobody_speaks_less_than_never(world, ben, meeting, run):
    ben.post(f"{run}here/{world.ada.ref}/")
    ben.post(f"{run}spoke-less/{world.ada.ref}/")
    ben.post(f"{run}less/lived/")
    assert here(meeting) == {"Ada": 0}
    assert not meeting.others.exists()


def test_people_from_outside_are_counted_by_side(ben, meeting, run):
    for way in ("more/carer/", "more/carer/", "less/carer/", "others-spoke/carer/"):
        ben.post(run + way)
    assert list(meeting.others.values_list("side", "number", "turns")) == [("carer", 1, 1)]
    assert ben.post(f"{run}more/martian/").status_code == 404


def test_somebody_who_was_not_invited_may_come(world, ben, meeting, run):
    assert "Rae" in ben.get(run).text
    ben.post(f"{run}came/", {"member": world.rae.ref})
    assert here(meeting) == {"Rae": 0}


def test_where_nobody_was_invited_everybody_is_on_the_list(world, ben, meeting, run):
    meeting.invited.all().delete()
    assert 'Here<span class="vh">: Rae' in ben.get(run).text


def test_what_stands_out_is_told_with_its_numbers(world, ben, meeting, run):
    more = [make_member(world.project, f"P{n}", side="professional", user=None) for n in range(3)]
    for member in (world.ada, world.ben, *more):
        Attendance.objects.create(project=world.project, meeting=meeting, member=member, turns=1)
    meeting.attendances.filter(member=world.ben).update(turns=9)
    MeetingNote.objects.create(project=world.project, meeting=meeting, words="Loud", kind="tension")
    shown = ben.get(run).text
    assert "Of 5 people here, more than half are of one side: 4 professionals." in shown
    assert "1 of 5 people spoke 9 of 13 times." in shown
    assert "It was noted 1 time that it got tense." in shown


def test_notes_are_taken_under_what_is_on_the_agenda(world, ben, meeting, item, run):
    note = {"words": "I want a round one", "kind": "said", "who": f"member-{world.ada.ref}", "item": item.ref}
    shown = ben.post(run, note, follow=True).text
    assert "I want a round one" in shown
    row = meeting.notes.get()
    assert (row.member, row.item, row.kind, row.noted_by) == (world.ada, item, "said", world.ben)
    ben.post(f"{URL}notes/{row.ref}/", {**note, "words": "A round table", "who": "side-lived", "item": ""})
    row.refresh_from_db()
    assert (row.words, row.member, row.side, row.item) == ("A round table", None, "lived", None)
    ben.post(f"{URL}notes/{row.ref}/erase/")
    assert not meeting.notes.exists()


def test_an_empty_note_says_how_to_mend_it(ben, meeting, item, run):
    page = ben.post(run, {"words": "", "kind": "said", "item": item.ref})
    assert page.status_code == 422
    assert "Write the note." in page.text


def test_a_question_on_the_agenda_becomes_a_decision_once(world, ben, meeting, item):
    Attendance.objects.create(project=world.project, meeting=meeting, member=world.ada)
    for _again in range(2):
        ben.post(f"{URL}agenda/{item.ref}/decide/")
    decision = meeting.decisions.get()
    assert (decision.question, decision.status) == ("Which table?", "open")
    assert list(decision.present.all()) == [world.ada]


def test_a_wall_is_made_from_the_meeting_or_chosen(world, ben, meeting, run):
    assert ben.post(f"{run}wall/new/", {"question": ""}).status_code == 422
    ben.post(f"{run}wall/new/", {"question": "What next?"})
    meeting.refresh_from_db()
    assert (meeting.wall.question, meeting.wall.title) == ("What next?", meeting.title)
    other = make_wall(world.project)
    ben.post(f"{run}wall/", {"wall": other.ref})
    meeting.refresh_from_db()
    assert meeting.wall == other


def test_a_wall_that_was_removed_meanwhile_is_not_used(world, ben, meeting, run):
    wall = make_wall(world.project)
    type(wall).objects.update(removed_at=meeting.starts_at)
    assert "This wall is not there any more." in ben.post(f"{run}wall/", {"wall": wall.ref}, follow=True).text


def test_a_meeting_begins_and_ends_and_goes_on_if_that_was_too_early(ben, meeting, run):
    for way, status in (("begin/", "running"), ("end/", "held"), ("begin/", "running")):
        assert f'{run}{way}"' in ben.get(run).text
        ben.post(run + way)
        meeting.refresh_from_db()
        assert meeting.status == status


def test_what_is_called_off_does_not_begin(ben, meeting, run):
    type(meeting).objects.update(status="called-off")
    assert "Say first that it takes place after all" in ben.post(f"{run}begin/", follow=True).text


def test_the_page_asks_as_often_for_three_of_each_as_for_one(
    world, ben, meeting, item, run, django_assert_max_num_queries
):
    def more(n):
        AgendaItem.objects.create(project=world.project, meeting=meeting, words=f"Item {n}", order=n)
        member = make_member(world.project, f"Mo {n}", user=None)
        Attendance.objects.create(project=world.project, meeting=meeting, member=member)
        MeetingNote.objects.create(project=world.project, meeting=meeting, item=item, member=member, words=f"Note {n}")

    more(2)
    with django_assert_max_num_queries(50) as once:
        ben.get(run)
    more(3)
    more(4)
    with django_assert_max_num_queries(len(once)):
        assert "Note 4" in ben.get(run).text


def many_notes(meeting, number, **more):
    of = {"project": meeting.project, "meeting": meeting, **more}
    rows = [MeetingNote(**of, words=f"Idea {n}.", order=n) for n in range(1, number + 1)]
    return MeetingNote.objects.bulk_create(rows)


def test_a_long_meeting_shows_its_newest_notes_first(ben, meeting, item, run):
    many_notes(meeting, 51, item=item)
    newest, oldest = ben.get(run).text, ben.get(f"{run}?page=2").text
    assert "There are 51 notes." in newest
    assert "Idea 1." not in newest
    assert newest.index("Idea 2.") < newest.index("Idea 51.")  # as they were taken
    assert "Idea 1." in oldest
    assert "Idea 2." not in oldest


def test_whoever_mends_an_old_note_comes_back_to_its_page(ben, meeting, run):
    oldest = many_notes(meeting, 51)[0]
    page = ben.post(f"{URL}notes/{oldest.ref}/", {"words": "Idea one", "kind": "said"})
    assert page.url == f"{run}?page=2#item-more"


def test_tension_is_told_however_long_ago_it_was_noted(ben, meeting, run):
    many_notes(meeting, 51)
    meeting.notes.filter(words="Idea 1.").update(kind="tension")
    assert "It was noted 1 time that it got tense." in ben.get(run).text


def test_a_note_about_what_left_the_agenda_is_shown_again(ben, meeting, run):
    page = ben.post(run, {"words": "We need shade", "kind": "said", "item": "g0ne"})
    assert page.status_code == 422
    assert "We need shade</textarea>" in page.text
    assert "This is not on the agenda any more." in page.text


def test_the_next_note_is_about_what_the_last_was_about(ben, meeting, item, run):
    more = AgendaItem.objects.create(project=meeting.project, meeting=meeting, words="Which bench?", order=2)
    assert f'<option value="{item.ref}" selected>' in ben.get(run).text
    ben.post(run, {"words": "One with a back", "kind": "said", "item": more.ref})
    assert f'<option value="{more.ref}" selected>' in ben.get(run).text
    ben.post(run, {"words": "It rains", "kind": "said", "item": ""})
    assert '<option value="" selected>Anything else' in ben.get(run).text


def test_the_page_of_a_large_meeting_is_light(world, ben, meeting, run):
    of = {"project": world.project, "meeting": meeting}
    items = [AgendaItem.objects.create(**of, words="Which table do we buy, and why?", order=n) for n in range(10)]
    for n in range(100):
        member = make_member(world.project, f"Somebody {n}", user=None)
        Invited.objects.create(**of, member=member)
        Attendance.objects.create(**of, member=member, turns=n % 3)
        MeetingNote.objects.create(**of, item=items[n % 10], member=member, words="We need a round table. " * 4)
    assert len(ben.get(run).content) < 150_000
