"""Meetings as an iCalendar file (RFC 5545), which every calendar program reads."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from icalendar import Calendar
from icalendar import Event as Entry

MAKER = "-//Stepping Stones//Meetings//EN"


@dataclass(frozen=True, kw_only=True)
class Event:
    """One meeting. `uid` stays the same for ever; of two with the same, calendars keep the higher `sequence`."""

    uid: str
    sequence: int
    changed_at: datetime
    starts_at: datetime
    ends_at: datetime
    title: str
    place: str = ""
    words: str = ""
    url: str = ""
    is_off: bool = False


def write(events: Iterable[Event], *, name: str = "", is_feed: bool = False) -> bytes:
    """The file. A feed tells calendars its name, and how often to look again."""
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    if name:
        calendar.calendar_name = _plain(name)
    if is_feed:
        calendar.add("x-published-ttl", "PT1H")
    for event in events:
        calendar.add_component(_entry(event))
    return bytes(calendar.to_ical())


def _entry(event: Event) -> Entry:
    entry = Entry()
    entry.add("uid", event.uid)
    entry.add("sequence", event.sequence)
    entry.add("dtstamp", event.changed_at.astimezone(UTC))
    entry.add("last-modified", event.changed_at.astimezone(UTC))
    entry.add("dtstart", event.starts_at.astimezone(UTC))
    entry.add("dtend", event.ends_at.astimezone(UTC))
    entry.add("summary", _plain(event.title))
    for field, words in (("location", event.place), ("description", event.words)):
        if words.strip():
            entry.add(field, _plain(words))
    if event.url:
        entry.add("url", event.url)
    entry.add("status", "CANCELLED" if event.is_off else "CONFIRMED")
    return entry


def _plain(words: str) -> str:
    """Words as the format can hold them: all letters, lines ended in one way, no control signs."""
    lines = words.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in lines if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cs"))
