"""Writing the Easy Read version of a report, and having it read by a person with lived experience."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..documents.easy_rows import SourceRow, with_slots
from ..documents.pictures import suggest
from ..methods.plain import sentences
from ..models import EasyComment, EasyReading, EasyView, EasyWriting, Member, Report
from .history import helper_of, note

MOST_LINES = 12
SMILEY = re.compile(r"""[^\w\s“"'‘(\[*•–-][^\w\s]*\s+""")


class CannotRead(Exception):
    """It cannot be said so yet. Its words are for the person who reads."""

    words = _("Some lines are left to read.")

    def __str__(self) -> str:
        return str(self.words)


@transaction.atomic
def write(report: Report, source: SourceRow, typed: str, *, by: Member | None) -> EasyWriting:
    """Keep what somebody wrote for a row, each line of it a row of its own. Pictures stay with words that stay."""
    writing = _hold(report, source)
    old = writing.lines or [{"words": source.pattern, "picture": source.picture}]
    typed_lines = [with_slots(each.strip(), source.facts) for each in typed.splitlines() if each.strip()]
    pictures = {line["words"]: line["picture"] for line in old}
    if len(typed_lines) == len(old):  # words mended in place keep their picture
        pictures |= {words: line["picture"] for words, line in zip(typed_lines, old, strict=True)}
    writing.lines = [{"words": words, "picture": pictures.get(words, first_picture(words))} for words in typed_lines]
    writing.why_left_out = ""
    return _keep(writing, source, "wrote", by)


def first_picture(words: str) -> str:
    return next(iter(suggest(words)), "")


@transaction.atomic
def split(report: Report, source: SourceRow, *, by: Member) -> EasyWriting:
    """Each sentence on a line of its own."""
    writing = _hold(report, source)
    lines = writing.lines or [{"words": source.pattern, "picture": source.picture}]
    parts = [(each, part) for each in lines for part in split_words(each["words"])]
    if len(parts) > MOST_LINES:  # what is too much for lines of its own stays together
        last = parts[MOST_LINES - 1]
        parts = [*parts[: MOST_LINES - 1], (last[0], " ".join(part for _each, part in parts[MOST_LINES - 1 :]))]
    first = {id(each): part for each, part in reversed(parts)}
    writing.lines = [
        {"words": part, "picture": each["picture"] if first[id(each)] == part else first_picture(part)}
        for each, part in parts
    ]
    return _keep(writing, source, "split", by)


def split_words(words: str) -> list[str]:
    """The sentences, each with what stands between it and the next one: a smiley is part of what somebody wrote.

    >>> split_words("We like it. 😀 Come in! :-)")
    ['We like it. 😀', 'Come in! :-)']
    """
    starts = [_after_smiley(words, each.start) for each in sentences(words)][1:]
    cuts = zip([0, *starts], [*starts, len(words)], strict=True)
    return [re.sub(r"\s+", " ", words[start:end]).strip() for start, end in cuts]


def _after_smiley(words: str, start: int) -> int:
    """A smiley on the same line as the sentence before belongs to that one."""
    is_new_line = words[:start].rstrip(" ").endswith("\n")
    found = None if is_new_line else SMILEY.match(words, start)
    return found.end() if found else start


@transaction.atomic
def leave_out(report: Report, source: SourceRow, why: str, *, by: Member | None) -> EasyWriting:
    writing = _hold(report, source)
    writing.lines, writing.why_left_out = [], why
    return _keep(writing, source, "left out", by)


@transaction.atomic
def choose_picture(report: Report, source: SourceRow, place: int, picture: str, *, by: Member) -> EasyWriting:
    """The picture of one line, counted from 1; none, where it is empty."""
    writing = _hold(report, source)
    writing.lines = writing.lines or [{"words": source.pattern, "picture": source.picture}]
    writing.lines[place - 1]["picture"] = picture
    return _keep(writing, source, "chose a picture for", by)


@transaction.atomic
def still_right(report: Report, source: SourceRow, *, by: Member) -> EasyWriting:
    """The source says something else now, and what was written still fits it."""
    return _keep(_hold(report, source), source, "kept", by)


@transaction.atomic
def as_before(writing: EasyWriting, *, by: Member) -> None:
    """Take away what was written: the program's own sentence stands there again."""
    note(by, "took away", writing)
    writing.delete()


def _hold(report: Report, source: SourceRow) -> EasyWriting:
    Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
    kept = {each.key: each for each in report.easy_writings.filter(key__in=(source.key, source.former))}
    found = kept.get(source.key) or kept.get(source.former)
    return found or EasyWriting(project_id=report.project_id, report=report, key=source.key)


def _keep(writing: EasyWriting, source: SourceRow, verb: str, by: Member | None) -> EasyWriting:
    writing.key = source.key  # from now on it stays with this row
    writing.source, writing.written_by, writing.written_at = source.kept, by, timezone.now()
    writing.save()
    note(by, verb, writing)
    return writing


# --- Saying something about a row -----------------------------------------------------------------------------


@transaction.atomic
def comment(report: Report, key: str, words: str, *, by: Member | None) -> EasyComment:
    said = EasyComment.objects.create(project_id=report.project_id, report=report, key=key, words=words, said_by=by)
    note(by, "said", said)
    return said


@transaction.atomic
def settle(said: EasyComment, *, today: date, by: Member) -> None:
    """A second time changes nothing."""
    if said.settled_on is None:
        said.settled_on, said.settled_by = today, by
        said.save(update_fields=["settled_on", "settled_by"])
        note(by, "settled", said)


# --- Reading it -----------------------------------------------------------------------------------------------


@transaction.atomic
def ask(report: Report, member: Member, *, today: date, by: Member | None) -> EasyReading:
    """Ask a person with lived experience to read it. Whoever is asked already is not asked twice."""
    new = {"project_id": report.project_id, "asked_on": today, "asked_by": by}
    reading, is_new = EasyReading.objects.get_or_create(report=report, member=member, read_on=None, defaults=new)
    if is_new:
        note(by, "asked to read", reading)
    return reading


@transaction.atomic
def stop_asking(reading: EasyReading, *, by: Member) -> None:
    if reading.read_on is None:
        note(by, "stopped asking for", reading)
        reading.delete()


@transaction.atomic
def say(reading: EasyReading, said: Mapping[str, tuple[str, bool, str]], *, by: Member | None) -> None:
    """What the reader says of some lines: by the mark of each, its key, whether it is clear, and words."""
    for mark, (key, is_clear, words) in said.items():
        kept = {"key": key, "is_clear": is_clear, "words": words, "project_id": reading.project_id}
        EasyView.objects.update_or_create(reading=reading, mark=mark, defaults=kept)
    if said:
        note(by, "read in", reading)


@transaction.atomic
def finish(reading: EasyReading, name: str, left: Sequence[object], *, today: date, by: Member | None) -> None:
    """They have read it, and say how they wish to be named. Not before each line has their word."""
    if left:
        raise CannotRead
    reading.name, reading.read_on, reading.supporter = name, today, helper_of(by)
    reading.save(update_fields=["name", "read_on", "supporter"])
    note(by, "read", reading)
