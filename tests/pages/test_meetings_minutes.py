"""Minutes: drafted from the notes, agreed to by members, given in each form; and what becomes of the notes."""

import pytest

from steppingstones.actions.consent import take_back
from steppingstones.models import AgendaItem, Attendance, Draft, FormerWords, MeetingNote, Minutes, MinutesView, Voice

from ..documents.pdf_reader import faults_of, text_of
from ..rules.test_anonymous import everything
from ..world import DAY, make_member
from .test_meetings import URL, make_meeting

SAID = "A round one,\nso that we see everyone"


@pytest.fixture
def mo(world):
    return make_member(world.project, "Mo", user=None)


@pytest.fixture
def meeting(world, mo):
    found = make_meeting(world.project, days=-1, status="held")
    of = {"project": world.project, "meeting": found}
    item = AgendaItem.objects.create(**of, words="Which table?", order=1)
    for member in (world.ada, world.ben, mo):
        Attendance.objects.create(**of, member=member)
    note = {**of, "item": item, "noted_by": world.ben}
    MeetingNote.objects.create(**note, order=1, kind="said", words=SAID, member=world.ada)
    MeetingNote.objects.create(**note, order=2, kind="agreed", words="We buy one")
    MeetingNote.objects.create(**note, order=3, kind="to-do", words="Ask for prices", member=mo)
    MeetingNote.objects.create(**note, order=4, kind="tension", words="Loud for a while")
    return found


@pytest.fixture
def page(meeting):
    return f"{URL}{meeting.ref}/minutes/"


@pytest.fixture
def ben(world, as_member):
    return as_member(world.ben)


@pytest.fixture
def written(ben, page, meeting):
    draft = ben.get(f"{page}write/").context["form"].initial
    ben.post(f"{page}write/", draft)
    return meeting.minutes.get()


def test_the_draft_says_what_the_notes_say_and_names_nobody_who_said_something(written):
    assert written.words == (
        "Who was there: 1 person with lived experience, 1 professional, 1 person from the community.\n\n"
        "Which table?\n- A round one, so that we see everyone\n- We agreed: We buy one\n- Mo will do: Ask for prices"
    )
    assert "3 people came." in written.easy


def test_a_change_makes_a_new_number_and_none_where_nothing_changed(ben, page, meeting, written):
    same = {"words": written.words, "easy": written.easy}
    ben.post(f"{page}write/", same)
    assert meeting.minutes.count() == 1
    ben.post(f"{page}write/", {**same, "words": "Short."})
    assert [each.number for each in meeting.minutes.all()] == [1, 2]
    assert "Short." in ben.get(page).text
    assert "There is a newer number." in ben.get(f"{page}?number=1").text
    assert ben.get(f"{page}?number=99").context["minutes"].number == 2


def test_members_agree_and_are_asked_again_when_something_changes(world, as_member, page, written):
    ada = as_member(world.ada)
    assert "Are the minutes right?" in ada.get(URL).text
    ada.post(f"{page}answer/", {"answer": "agreed"})
    assert "1 of 3 said: that is right." in ada.get(page).text
    assert "Are the minutes right?" not in ada.get(URL).text
    as_member(world.ben).post(f"{page}write/", {"words": "Short."})
    assert "0 of 3 said: that is right." in ada.get(page).text


def test_nobody_agrees_to_words_that_came_while_they_read_others(world, as_member, page, written):
    ada = as_member(world.ada)
    read = {"answer": "agreed", "number": "1"}
    as_member(world.ben).post(f"{page}write/", {"words": "Short."})
    again = ada.post(f"{page}answer/", read)
    assert again.status_code == 422
    assert "The minutes have changed meanwhile." in again.text
    assert '<input type="hidden" name="number" value="2"' in again.text
    assert not MinutesView.objects.exists()
    assert ada.post(f"{page}answer/", {**read, "number": "2"}).status_code == 302


def test_what_was_given_is_the_number_that_was_on_the_page(ben, mo, page, written):
    ben.post(f"{page}write/", {"words": "Short."})
    ben.post(f"{page}give/{mo.ref}/", {"sent_as": "large-print", "number": "1"})
    assert MinutesView.objects.get().minutes == written


def test_whoever_wants_a_change_says_which(world, as_member, page, written):
    ada = as_member(world.ada)
    assert ada.post(f"{page}answer/", {"answer": "change", "words": " "}).status_code == 422
    ada.post(f"{page}answer/", {"answer": "change", "words": "I said oval"})
    shown = as_member(world.ben).get(page).text
    assert "1 wants something changed." in shown
    assert "I said oval" in shown


def test_a_member_without_an_account_agrees_in_person(world, ben, mo, page, written):
    ben.post(f"{page}answer/{mo.ref}/", {"answer": "agreed"})
    view = MinutesView.objects.get(member=mo)
    assert (view.answer, view.told_to) == ("agreed", world.ben)
    assert "told to Ben" in ben.get(page).text


def test_a_reader_answers_for_herself_only(world, as_member, mo, page, written):
    rae = as_member(world.rae)
    rae.post(f"{page}answer/", {"answer": "agreed"})
    assert MinutesView.objects.get().member == world.rae
    assert rae.get(f"{page}answer/{mo.ref}/").status_code == 403


def test_each_gets_the_minutes_in_the_form_that_they_want(world, ben, mo, page, written):
    type(mo).objects.filter(pk=mo.pk).update(formats=["large-print"])
    assert "Large print" in ben.get(page).text
    assert ben.get(f"{page}give/{mo.ref}/").context["form"].initial["sent_as"] == "large-print"
    ben.post(f"{page}give/{mo.ref}/", {"sent_as": "large-print"})
    view = MinutesView.objects.get()
    assert (view.member, view.sent_as, view.answer) == (mo, "large-print", "")
    assert view.sent_on


def test_all_who_want_the_same_form_are_given_it_at_once(world, ben, mo, page, written):
    type(mo).objects.filter(pk__in=[mo.pk, world.ada.pk]).update(formats=["large-print", "printed"])
    shown = ben.get(page).text
    assert '<p dir="auto">Ada, Mo</p>' in shown
    assert "minutes-large.pdf" in shown.split('id="out"')[1]
    ben.post(f"{page}give-all/large-print/?number=1")
    assert set(MinutesView.objects.values_list("member__name", "sent_as")) == {
        ("Ada", "large-print"),
        ("Mo", "large-print"),
    }
    assert ben.get(page).context["out"] == [
        {"paper": "page", "name": "A page on this site", "members": [world.ben], "url": None}
    ]
    assert ben.post(f"{page}give-all/a-scroll/").status_code == 404


@pytest.mark.parametrize("form", ["minutes.pdf", "minutes-large.pdf", "minutes-easy-read.pdf"])
def test_minutes_print_for_everybody(ben, meeting, written, form):
    data = ben.get(f"{URL}{meeting.ref}/{form}").content
    assert faults_of(data) == []
    assert "We buy one" in text_of(data)


@pytest.mark.parametrize("form", ["minutes.txt", "minutes/easy-read/", "minutes/"])
def test_minutes_are_there_to_read(ben, meeting, written, form):
    assert "We buy one" in ben.get(f"{URL}{meeting.ref}/{form}").text


# --- What becomes of the notes ------------------------------------------------------------------------------


def make_voices(client, meeting, uses=()):
    page = f"{URL}{meeting.ref}/voices/"
    form = client.get(page).context["form"]
    sent = {f"uses_{note.ref}": list(uses) for note in form.notes}
    return client.post(page, {**sent, "as_shown": form.shown}, follow=True)


def test_what_somebody_said_becomes_a_voice_once(world, ben, meeting):
    make_voices(ben, meeting, ["quote"])
    make_voices(ben, meeting)
    voice = Voice.objects.get()
    assert (voice.words, voice.came_by, voice.channel, voice.meeting) == (SAID, "meeting", "meeting", meeting)
    assert (voice.giver.member, voice.subject, voice.recorded_by) == (world.ada, "Which table?", world.ben)
    assert set(voice.consents.values_list("use", flat=True)) == {"group", "quote"}


def test_the_person_is_asked_whether_the_note_is_right(world, as_member, ben, meeting):
    make_voices(ben, meeting)
    assert "so that we see everyone" in as_member(world.ada).get("/p/the-garden/listen/mine/").text


def test_a_note_that_is_a_voice_is_not_changed_any_more(ben, meeting):
    make_voices(ben, meeting)
    row = meeting.notes.get(kind="said")
    page = ben.post(f"{URL}notes/{row.ref}/", {"words": "Other", "kind": "said"})
    assert page.status_code == 422
    ben.post(f"{URL}notes/{row.ref}/erase/")
    assert meeting.notes.get(kind="said").words == SAID


def test_what_there_is_to_do_comes_on_the_list_once(ben, mo, meeting):
    for _again in range(2):
        ben.post(f"{URL}{meeting.ref}/to-do/")
    action = meeting.project.actions.get()
    assert (action.words, action.member) == ("Ask for prices", mo)
    assert "Ask for prices" in ben.get("/p/the-garden/plan/to-do/").text


def test_what_is_taken_back_is_in_no_note_and_no_number_of_the_minutes(world, ben, page, meeting, written):
    make_voices(ben, meeting)
    voice = Voice.objects.get()
    FormerWords.objects.create(project=world.project, voice=voice, words="An oval one", until=DAY)
    ben.post(f"{page}write/", {"words": f"Before.\n\n{SAID}\n\nAn oval one", "easy": SAID})
    MinutesView.objects.create(project=world.project, minutes=written, member=world.ada, words=f"Not “{SAID}”.")
    typed = {"0:words": ["", f"Minutes. {SAID}"]}
    Draft.objects.create(member=world.ben, place=f"{page}write/", fields=typed)
    take_back(voice)
    rows = [row for rows in everything().values() for row in rows]
    assert not [row for row in rows if "round one" in row or "oval one" in row]
    first, second = meeting.minutes.all()
    assert second.words.startswith("Before.")
    assert "- We agreed: We buy one" in first.words
    assert not meeting.notes.filter(kind="said").exists()


SAYS_IT_TOO = "Do these minutes still say it in other words?"


@pytest.fixture
def paraphrased(ben, page, meeting, written):
    make_voices(ben, meeting)
    ben.post(f"{page}write/", {"words": "Somebody wants a circle."})
    take_back(Voice.objects.get())


def test_minutes_that_say_in_other_words_what_was_taken_back_are_named(world, as_member, ben, page, paraphrased):
    assert SAYS_IT_TOO in ben.get(URL).text
    assert "Do they still say it in other words" in ben.get(page).text
    rae = as_member(world.rae)
    assert SAYS_IT_TOO not in rae.get(URL).text
    assert "in other words" not in rae.get(page).text


def test_reading_and_erasing_ends_the_question(ben, page, meeting, written, paraphrased):
    ben.post(f"{page}answer/", {"answer": "change", "words": "No circle"})
    ben.post(f"{page}write/", {"words": "We buy a table."})
    assert [each.number for each in ben.get(page).context["again"]] == [1, 2]
    assert "Erase the words of number 2" in ben.get(f"{page}2/erase/").text
    ben.post(f"{page}2/erase/")
    ben.post(f"{page}1/read/")
    assert SAYS_IT_TOO not in ben.get(URL).text
    assert "The words of this number were erased." in ben.get(f"{page}?number=2").text
    assert not [row for rows in everything().values() for row in rows if "circle" in row]


def test_the_last_number_is_changed_and_not_erased(ben, page, meeting, written):
    assert "This is the last number." in ben.post(f"{page}1/erase/", follow=True).text
    assert meeting.minutes.get().words == written.words
    assert ben.get(f"{page}{10**30}/erase/").status_code == 404


def test_a_note_that_is_erased_asks_for_the_minutes_to_be_read_again(ben, page, meeting, written):
    note = meeting.notes.get(kind="agreed")
    assert "You are asked to read them again." in ben.get(f"{URL}notes/{note.ref}/erase/").text
    ben.post(f"{URL}notes/{note.ref}/erase/")
    assert "Do they still say it in other words" in ben.get(page).text


def test_short_words_do_not_go_out_of_longer_ones(ben, meeting):
    meeting.notes.filter(kind="said").update(words="able")
    make_voices(ben, meeting)
    Minutes.objects.create(project=meeting.project, meeting=meeting, words="- able\n- The table is able.")
    take_back(Voice.objects.get())
    assert Minutes.objects.get().words == "- The table is ."


def test_the_page_asks_as_often_for_three_as_for_one(world, ben, meeting, page, written, django_assert_max_num_queries):
    with django_assert_max_num_queries(50) as once:
        ben.get(page)
    for name in ("One", "Two"):
        member = make_member(world.project, name, user=None)
        Attendance.objects.create(project=world.project, meeting=meeting, member=member)
        view = {"project": world.project, "minutes": written, "member": member, "told_to": world.ada}
        MinutesView.objects.create(**view, answer="agreed")
    with django_assert_max_num_queries(len(once)):
        assert "2 of 5 said" in ben.get(page).text
