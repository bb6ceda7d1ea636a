"""Walls: what is put up is there once, and at the end each note is a voice, once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection

from steppingstones.actions import consent, wall_notes, walls
from steppingstones.actions.voices import hash_of
from steppingstones.actions.wall_notes import Put
from steppingstones.models import Consent, Event, Giver, Heart, Voice, Wall, WallNote
from steppingstones.queries.walls import board

from ..world import make_wall, make_wall_note, make_world

ONCE = "a-key-made-by-the-device"
KEY = "a-key-of-one-telephone"


@pytest.fixture
def wall(world) -> Wall:
    return make_wall(world.project)


def put(wall, words="More shade", once=ONCE, **more):
    return wall_notes.put_up(wall, Put(words=words, **more), once=once)


def test_a_note_put_up_twice_is_one_with_one_way_back(wall):
    assert put(wall) == put(wall)
    assert WallNote.objects.get().words == "More shade"


def test_whoever_goes_back_and_writes_something_else_puts_up_something_else(wall):
    put(wall), put(wall, "More sun")
    assert WallNote.objects.count() == 2


def test_the_day_and_time_of_a_note_are_nowhere(wall):
    put(wall, side="lived")
    assert not Event.objects.exists()
    kinds = {field.get_internal_type() for field in WallNote._meta.fields}
    assert not kinds & {"DateTimeField", "DateField", "TimeField", "GenericIPAddressField"}


def test_a_closed_wall_takes_nothing_new_but_knows_what_had_arrived(wall, world):
    secret = put(wall)
    walls.close(wall, by=world.ben)
    assert put(wall) == secret
    with pytest.raises(wall_notes.IsClosed):
        put(wall, once="another-key-of-a-device")


def test_an_empty_note_is_not_put_up(wall):
    with pytest.raises(wall_notes.NothingOnIt):
        put(wall, "")


def test_on_a_wall_that_is_looked_at_first_a_note_waits(wall, world):
    wall.is_moderated = True
    wall.save()
    put(wall)
    note = WallNote.objects.get()
    assert board(wall).count == 0
    walls.show(note, by=world.ben)
    assert board(wall).count == 1


def test_what_was_taken_down_is_erased_and_a_late_repetition_does_not_bring_it_back(wall):
    secret = put(wall, face=4, side="lived", may_quote=True)
    note = WallNote.objects.get()
    wall_notes.give_heart(note, KEY)
    wall_notes.take_down(note)
    assert put(wall, face=4, side="lived", may_quote=True) == secret
    note = WallNote.objects.get()
    assert (note.words, note.face, note.side, note.may_quote, note.way_back_hash) == ("", None, "", False, None)
    assert not Heart.objects.exists()


def test_what_was_taken_down_cannot_be_shown_again(wall, world):
    put(wall)
    note = WallNote.objects.get()
    wall_notes.take_down(WallNote.objects.get())
    walls.show(note, by=world.ben)
    assert board(wall).count == 0


def test_one_heart_from_each_phone(wall):
    note = make_wall_note(wall)
    for key in (KEY, KEY, "a-key-of-another-phone"):
        wall_notes.give_heart(note, key)
    assert note.hearts.count() == 2
    wall_notes.take_heart_back(note, KEY)
    assert note.hearts.count() == 1


def test_nobody_can_tell_which_hearts_are_one_persons(wall):
    for note in (make_wall_note(wall), make_wall_note(wall)):
        wall_notes.give_heart(note, KEY)
    assert len(set(Heart.objects.values_list("key_hash", flat=True))) == 2


def test_each_change_has_a_number_and_news_are_what_came_after(wall, world):
    first, second = make_wall_note(wall), make_wall_note(wall, "Tea")
    group = walls.make_group(wall, "Sitting", by=world.ben)
    before = wall.last
    walls.put_in_group(first, group, by=world.ben)
    wall.refresh_from_db()
    news = board(wall, after=before)
    assert [(section.name, len(section.notes)) for section in news.sections] == [
        ("Sitting", 1),
        ("Not in a group yet", 0),
    ]
    walls.hide(second, by=world.ben)
    assert board(wall, after=before).gone == [second.ref]


def test_removing_a_group_leaves_its_notes(wall, world):
    group = walls.make_group(wall, "Sitting", by=world.ben)
    note = make_wall_note(wall, group=group)
    walls.remove_group(group, by=world.ben)
    note.refresh_from_db()
    assert note.group is None


# --- The wall becomes voices ----------------------------------------------------------------------------------


def test_each_shown_note_becomes_a_voice_and_hidden_ones_do_not(wall, world):
    secret = put(wall, side="lived", may_quote=True)
    group = walls.make_group(wall, "Getting there", by=world.ben)
    make_wall_note(wall, "A bus", group=group)
    make_wall_note(wall, "Rude", state="hidden")
    make_wall_note(wall, "Not looked at", state="waits")
    assert walls.become_voices(wall, by=world.ben) == 2
    shade, bus = Voice.objects.order_by("id")
    assert (shade.words, shade.subject, shade.came_by) == ("More shade", wall.question, "wall")
    assert (bus.words, bus.subject, bus.said_on) == ("A bus", "Getting there", date(2026, 3, 4))
    assert (shade.giver.side, shade.giver.receipt_hash) == ("lived", hash_of(secret))
    assert consent.uses_of(shade) == {Consent.Use.GROUP, Consent.Use.QUOTE}
    assert consent.uses_of(bus) == {Consent.Use.GROUP}


def test_it_happens_once_whatever_is_pressed_twice(wall, world):
    put(wall)
    assert walls.become_voices(wall, by=world.ben) == 1
    assert walls.become_voices(wall, by=world.ada) == 0
    assert (Voice.objects.count(), Giver.objects.count()) == (1, 1)
    with pytest.raises(walls.HasEnded):
        put(wall, once="another-key-of-a-device")
    with pytest.raises(walls.HasEnded):
        walls.open_to_all(wall, by=world.ben)


def test_a_face_alone_becomes_its_words(wall, world):
    put(wall, "", face=5)
    walls.become_voices(wall, by=world.ben)
    assert Voice.objects.get().words == "Very happy"


def test_an_empty_wall_does_not_end(wall, world):
    with pytest.raises(walls.NothingShown):
        walls.become_voices(wall, by=world.ben)


def test_whoever_takes_the_voice_back_is_off_the_wall_too(wall, world):
    put(wall)
    walls.become_voices(wall, by=world.ben)
    consent.take_back(Voice.objects.get())
    wall.refresh_from_db()
    assert WallNote.objects.get().words == ""
    assert board(wall, in_charge=True).sections[1].notes == []


def test_a_wall_without_consent_of_the_group_shows_nothing_after_its_end(wall, world):
    put(wall)
    walls.become_voices(wall, by=world.ben)
    consent.agree(Voice.objects.get(), [])
    wall.refresh_from_db()
    assert board(wall).count == 0


@pytest.mark.django_db(transaction=True)
def test_ending_at_the_same_moment_makes_voices_once():
    world = make_world()
    wall = make_wall(world.project)
    make_wall_note(wall)

    def end(_number: int) -> int:
        try:
            return walls.become_voices(wall, by=world.ben)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        assert sorted(threads.map(end, range(4))) == [0, 0, 0, 1]
    assert Voice.objects.count() == 1
