"""What was said in a meeting and is taken back is in no note and in no minutes any more, in none of their numbers."""

import re
from collections.abc import Iterator

from ..models import Draft, MeetingNote, Minutes, MinutesView, Voice


def forget_in_meeting(voice: Voice) -> None:
    """Called while the voice still has its words, and the words from before it was put right."""
    own = MeetingNote.objects.filter(voice=voice)
    said = {voice.words, *voice.former.values_list("words", flat=True), *own.values_list("words", flat=True)}
    own.delete()
    if not voice.meeting_id:
        return
    # The draft of minutes puts each note on one line.
    found = {form for words in said if words.strip() for form in (words, words.strip(), " ".join(words.split()))}
    for row in MeetingNote.objects.filter(meeting=voice.meeting_id):
        _cut(row, "words", found)
    MeetingNote.objects.filter(meeting=voice.meeting_id, words="").delete()
    for row in Minutes.objects.filter(meeting=voice.meeting_id):
        _cut(row, "words", found)
        _cut(row, "easy", found)
    read_minutes_again(voice.meeting_id)
    for row in MinutesView.objects.filter(minutes__meeting=voice.meeting_id).exclude(words=""):
        _cut(row, "words", found)
    for draft in Draft.objects.filter(member__project=voice.project_id, place__contains="/take-part/meetings/"):
        if any(words in typed.replace("\r\n", "\n") for typed in _typed(draft.fields) for words in found):
            draft.delete()


def read_minutes_again(meeting_id: int) -> None:
    """Minutes may say the same in other words. No program finds those, so that a person is asked to read."""
    Minutes.objects.filter(meeting=meeting_id).exclude(words="").update(read_again=True)


def _typed(value: object) -> Iterator[str]:
    """All that somebody typed into a form and has not sent."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _typed(each)
    elif isinstance(value, list):
        for each in value:
            yield from _typed(each)


def _cut(row: MeetingNote | Minutes | MinutesView, field: str, found: set[str]) -> None:
    """Cut these words out where they stand as words: "a" does not go out of "table". Bullets left empty go too."""
    before = text = getattr(row, field)
    for words in sorted(found, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(words)}(?!\w)", "", text)
    if text == before:
        return
    lines = [line.rstrip() for line in text.split("\n")]
    setattr(row, field, "\n".join(line for line in lines if line != "-").strip())
    row.save(update_fields=[field])
