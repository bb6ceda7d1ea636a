"""iCalendar files, read back by two programs that are not ours."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from steppingstones.formats.calendar import Event, write

THEN = datetime(2026, 7, 4, 13, 0, tzinfo=UTC)
TEA = Event(
    uid="abc@stepping-stones",
    sequence=3,
    changed_at=THEN - timedelta(days=9),
    starts_at=THEN,
    ends_at=THEN + timedelta(hours=2),
    title="Tea and plans",
    place="The shed, behind the library; ring twice",
    words="Bring a cup.\nThere is a ramp.",
    url="https://stones.example/p/the-garden/take-part/meetings/abc/",
)
AWKWARD = ["Commas, semicolons; back\\slashes \\n", "Line one\nLine two\n\nLine four", "x" * 10_000]
AWKWARD += ["\u0627\u062c\u062a\u0645\u0627\u0639 \U0001f469\U0001f3fd\u200d\U0001f9bd caf\u00e9"]
AWKWARD += ["é👍" * 5000, 'Quotes "and": colons', "BEGIN:VEVENT\nEND:VCALENDAR"]


def read(data):
    """The events, as the one program reads them, and as the other."""
    one = Calendar.from_ical(data).walk("VEVENT")
    other = vobject.readOne(data.decode()).contents.get("vevent", [])
    return one, other


def test_two_programs_read_what_was_written():
    data = write([TEA])
    (one,), (other,) = read(data)
    assert (str(one["uid"]), one["sequence"], str(one["status"])) == (TEA.uid, 3, "CONFIRMED")
    assert (one.decoded("dtstart"), one.decoded("dtend")) == (TEA.starts_at, TEA.ends_at)
    assert (str(one["summary"]), str(one["location"]), str(one["description"])) == (TEA.title, TEA.place, TEA.words)
    assert str(one["url"]) == TEA.url
    assert (other.uid.value, other.dtstart.value, other.dtend.value) == (TEA.uid, TEA.starts_at, TEA.ends_at)
    assert (other.summary.value, other.location.value, other.description.value) == (TEA.title, TEA.place, TEA.words)


@pytest.mark.parametrize("words", AWKWARD, ids=range(len(AWKWARD)))
def test_awkward_words_come_back_as_they_were(words):
    data = write([replace(TEA, title=words.replace("\n", " "), words=words)])
    (one,), (other,) = read(data)
    assert str(one["description"]) == other.description.value == words
    assert str(one["summary"]) == words.replace("\n", " ")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip))
def test_whatever_people_write_comes_back(words):
    (one,), _ = read(write([replace(TEA, words=words)]))
    assert str(one["description"]) == words


def test_what_no_calendar_can_hold_is_left_out():
    (one,), _ = read(write([replace(TEA, title="Tea\x00 and\x1b plans")]))
    assert str(one["summary"]) == "Tea and plans"


def test_a_meeting_that_is_called_off_is_cancelled():
    (one,), (other,) = read(write([replace(TEA, is_off=True)]))
    assert str(one["status"]) == other.status.value == "CANCELLED"


def test_a_feed_has_a_name_and_may_be_empty():
    calendar = Calendar.from_ical(write([], name="The Garden, meetings", is_feed=True))
    assert str(calendar.calendar_name) == "The Garden, meetings"
    assert calendar.walk("VEVENT") == []
