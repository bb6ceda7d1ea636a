"""“Is this note right?”: what somebody wrote down goes back to the person who said it."""

from datetime import date

import pytest

from steppingstones.actions.checking import (
    AnsweredReview,
    Checked,
    HasOwnReceipt,
    NothingWritten,
    NotWrittenDown,
    confirm,
    give_receipt,
    put_right,
)
from steppingstones.actions.consent import WasTakenBack, take_back
from steppingstones.actions.voices import Note, correct, hash_of
from steppingstones.models import Event, FormerWords, Giver, Response, Voice

from ..pages.test_haveyoursay import send
from ..reviewed import answer_review, make_review
from ..world import make_questionnaire, make_voice

ALONE = Checked(on=date(2026, 5, 1))


@pytest.fixture
def voice(world):
    return make_voice(world.project, "More tables", recorded_by=world.ben)


def state(voice):
    voice.refresh_from_db()
    return voice.words, voice.checked, voice.checked_on, voice.checked_how


def test_what_a_member_wrote_down_for_somebody_is_to_be_checked(world, voice):
    ours = Giver.objects.create(project=world.project, member=world.ben, side="professional")
    make_voice(world.project, "My own note", giver=ours, recorded_by=world.ben)
    make_voice(world.project, "Written by the person", came_by="questionnaire")
    make_voice(world.project, "Typed in from paper", came_by="questionnaire", recorded_by=world.ben)
    make_voice(world.project, "From a spreadsheet", came_by="import")
    make_voice(world.project, "Put up on the wall", came_by="wall", recorded_by=world.ben)
    noted = Voice.objects.written_down().values_list("words", flat=True)
    assert set(noted) == {"More tables", "Typed in from paper"}


def test_the_person_says_that_it_is_right(voice):
    confirm(voice, ALONE)
    assert state(voice) == ("More tables", "confirmed", date(2026, 5, 1), "link")
    assert not Event.objects.exists()  # a line would carry the time


def test_what_the_person_puts_right_is_kept_beside_what_was_written(voice):
    put_right(voice, "More round tables", ALONE)
    assert state(voice) == ("More round tables", "corrected", date(2026, 5, 1), "link")
    former = FormerWords.objects.get()
    assert (former.words, former.until, former.changed_by) == ("More tables", date(2026, 5, 1), None)


def test_putting_right_without_a_change_confirms(voice):
    put_right(voice, "More tables", ALONE)
    assert state(voice)[1] == "confirmed"
    assert not FormerWords.objects.exists()


def test_putting_right_needs_words(voice):
    with pytest.raises(NothingWritten):
        put_right(voice, " \n", ALONE)


def test_a_member_who_asked_in_person_is_in_the_history(world, voice):
    confirm(voice, Checked(how="aloud", on=date(2026, 5, 1), by=world.ben))
    assert state(voice)[3] == "aloud"
    assert Event.objects.values_list("verb", "noun_ref").get() == ("checked", voice.ref)


def test_what_was_taken_back_is_checked_no_more(voice):
    take_back(voice)
    with pytest.raises(WasTakenBack):
        confirm(voice, ALONE)
    with pytest.raises(WasTakenBack):
        put_right(voice, "Again", ALONE)


def test_what_the_person_wrote_is_not_asked_about(world):
    with pytest.raises(NotWrittenDown):
        confirm(make_voice(world.project, came_by="questionnaire"), ALONE)


def test_words_that_the_group_changes_afterwards_are_checked_anew(world, voice):
    confirm(voice, ALONE)
    correct(voice, Note(words="More square tables"), by=world.ada)
    assert state(voice) == ("More square tables", "", None, "")
    assert FormerWords.objects.values_list("words", "changed_by__name").get() == ("More tables", "Ada")


def test_a_mended_day_leaves_it_checked(world, voice):
    confirm(voice, ALONE)
    correct(voice, Note(words="More tables", said_on=date(2026, 3, 5)), by=world.ada)
    assert state(voice)[1] == "confirmed"


def test_only_the_hash_of_a_slip_is_kept_and_a_new_one_ends_the_old(world, voice):
    first, second = (give_receipt(voice.giver, by=world.ben) for _time in range(2))
    voice.giver.refresh_from_db()
    assert first != second
    assert voice.giver.receipt_hash == hash_of(second)


def test_nobody_ends_the_receipt_of_somebody_who_answered_alone(world, client):
    send(client, make_questionnaire(world.project))
    giver = Giver.objects.exclude(receipt_hash=None).get()
    make_voice(world.project, giver=giver)
    with pytest.raises(HasOwnReceipt):
        give_receipt(giver, by=world.ben)


def test_nobody_makes_a_slip_to_see_what_somebody_ticked_in_a_review(world):
    one = make_review(world.ada)
    answer_review(one, "lived", "1")
    Response.objects.update(recorded_by=world.ada)
    giver = Giver.objects.get(responses__round=one)
    with pytest.raises(AnsweredReview):
        give_receipt(giver, by=world.ben)


def test_a_slip_needs_a_note(world):
    giver = Giver.objects.create(project=world.project, member=world.ada, side="lived")
    with pytest.raises(NotWrittenDown):
        give_receipt(giver, by=world.ben)
