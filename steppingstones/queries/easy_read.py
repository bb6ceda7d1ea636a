"""The Easy Read version of a report: its rows beside their sources, and how far people have read it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..documents.blocks import AnyBlock
from ..documents.easy_rows import Line, SourceRow, Told, Written, as_written, fill, lines_of, sources
from ..documents.pictures import IdeaPicture, picture
from ..methods.easier import version_findings
from ..methods.easy_version import Reading, Standing, standing
from ..methods.plain import Finding
from ..models import EasyComment, EasyReading, EasyView, EasyWriting, Member, Report, Side
from .report_words import day

Part = tuple[str, Sequence[SourceRow]]
LONGEST_NAME = 100  # letters of what a row stands under, in the names of its links


@dataclass(frozen=True, kw_only=True)
class LineShown:
    """A line on the page of those who write: as it is told, what could be easier, and what readers say of it."""

    words: str
    picture: IdeaPicture | None
    findings: tuple[Finding, ...]
    mark: str
    is_checked: bool
    said: tuple[tuple[bool, str], ...]  # whether a reader finds it clear, and what they say; not clear without words


@dataclass(frozen=True, kw_only=True)
class RowShown:
    """A row beside its source."""

    heading: str
    source: SourceRow
    beside: str
    lines: tuple[LineShown, ...]
    writing: EasyWriting | None
    has_moved: bool  # the source says something else than when this was written
    is_unsure: bool  # it was kept by the sentence alone, and may have been written for another row with the same one
    comments: tuple[EasyComment, ...]
    name: str  # what tells it from the others, for those who hear only the names of links and buttons

    @property
    def id(self) -> str:
        return f"row-{self.source.key}"

    @property
    def as_written(self) -> list[Line]:
        """The lines with their slots; of a row that nobody has written, the program's own."""
        if self.writing:
            return list(as_lines(self.writing).lines)
        return [Line(words=self.source.pattern, picture=self.source.picture)] if self.source.pattern else []

    @property
    def number_of_findings(self) -> int:
        return sum(len(line.findings) for line in self.lines)

    @property
    def is_by_people(self) -> bool:
        return bool(self.writing) or self.source.is_typed

    @property
    def is_as_in_report(self) -> bool:
        """The words are those that people typed in the report."""
        return bool(self.source.typed) and self.source.pattern == self.source.typed


@dataclass(frozen=True, kw_only=True)
class Version:
    """The Easy Read version of a report as it is now."""

    rows: tuple[RowShown, ...]
    standing: Standing
    written: int  # rows that people wrote, here or where they wrote the thing itself
    gone: tuple[EasyWriting, ...]  # what was written for rows that are no more

    def row(self, key: str) -> RowShown | None:
        return next((row for row in self.rows if row.source.key == key), None)


def written_for(report: Report, parts: Sequence[Part]) -> tuple[dict[str, EasyWriting], list[EasyWriting]]:
    """What is written for these rows, by their keys, and what is written for others. What was kept by a former key is
    found by that one until somebody keeps it anew."""
    every = report.easy_writings.select_related("written_by") if report.pk else ()
    kept = {each.key: each for each in every}
    found = {row.key: kept.get(row.key) or kept.get(row.former) for _heading, rows in parts for row in rows}
    written = {key: each for key, each in found.items() if each}
    used = {each.pk for each in written.values()}
    return written, [each for each in kept.values() if each.pk not in used]


def as_lines(writing: EasyWriting) -> Written:
    return Written(lines=tuple(Line(words=each["words"], picture=each["picture"]) for each in writing.lines))


def views_of(report: Report) -> list[EasyView]:
    """What its readers say of its lines, those who read it first before the others."""
    views = EasyView.objects.filter(reading__report=report).select_related("reading")
    return list(views.order_by("reading__read_on", "reading", "pk"))


def renamed(views: Iterable[EasyView], lines: Iterable[Told]) -> list[EasyView]:
    """With the marks of lines as they are now, where they were read under the former keys of their rows."""
    now, told = {line.former: line.mark for line in lines if line.former}, list(views)
    for view in told:
        view.mark = now.get(view.mark, view.mark)
    return told


def readings_in(views: Iterable[EasyView]) -> list[Reading]:
    """What those said who have read all of it."""
    found: dict[EasyReading, dict[str, bool]] = {}
    for view in views:
        if view.reading.read_on:
            found.setdefault(view.reading, {})[view.mark] = view.is_clear
    return [Reading(name=reading.name, on=reading.read_on or date.min, clear=clear) for reading, clear in found.items()]


# --- For the report itself ------------------------------------------------------------------------------------


def with_easy_read(report: Report, blocks: Sequence[AnyBlock]) -> tuple[tuple[AnyBlock, ...], str]:
    """The blocks with their Easy Read as it was written, and who has read it, in a sentence. Two queries."""
    parts = sources(blocks)
    written = {key: as_lines(each) for key, each in written_for(report, parts)[0].items()}
    lines = [told for _heading, rows in parts for row in rows for told in lines_of(row, written.get(row.key))]
    readings = readings_in(renamed(views_of(report), lines)) if report.pk else []
    found = standing([told.mark for told in lines], readings)
    checked = dict.fromkeys(found.checked, True) if found.readers else None
    return as_written(blocks, written, checked), standing_words(found)


def standing_words(found: Standing) -> str:
    """Whether a person with lived experience has read it, as it stands in every form of it."""
    if not found.readers and not found.unclear:
        return _("This is a draft. A person with lived experience has not checked this yet.")
    names = "; ".join(map(reader_words, found.readers))
    told = [_("Read and checked by: %(names)s.") % {"names": names} if names else _("This is a draft.")]
    if unclear := len(found.unclear):
        words = ngettext(
            "%(n)d line is a draft: somebody read it, and it was not clear.",
            "%(n)d lines are a draft: somebody read them, and they were not clear.",
            unclear,
        )
        told.append(words % {"n": unclear})
    if unread := found.open - unclear:
        words = ngettext(
            "%(n)d line is a draft: nobody has checked it yet.",
            "%(n)d lines are a draft: nobody has checked them yet.",
            unread,
        )
        told.append(words % {"n": unread})
    return " ".join(told)


def reader_words(reading: Reading) -> str:
    name = reading.name or _("a person with lived experience")
    return _("%(name)s, %(day)s") % {"name": name, "day": day(reading.on)}


# --- For those who write it -----------------------------------------------------------------------------------


def version_of(report: Report, parts: Sequence[Part]) -> Version:
    """All rows with what is written for them. `parts` are the sources, by heading."""
    written, gone = written_for(report, parts)
    told = {
        row.key: lines_of(row, as_lines(written[row.key]) if row.key in written else None)
        for _heading, rows in parts
        for row in rows
    }
    every = [line for lines in told.values() for line in lines]
    views = renamed(views_of(report), every)
    found = standing([line.mark for line in every], readings_in(views))
    said, comments, names = _said(views), _comments(report), names_of(parts)
    rows = tuple(
        RowShown(
            heading=heading,
            source=row,
            beside=row.beside or row.typed or row.words,
            lines=tuple(_line(row, line, found, said) for line in told[row.key]),
            writing=written.get(row.key),
            has_moved=row.key in written and written[row.key].source != row.kept,
            is_unsure=row.key in written and written[row.key].key != row.key,
            comments=tuple(each for each in comments if each.key in (row.key, row.former)),
            name=names[row.key],
        )
        for heading, rows in parts
        for row in rows
    )
    gone_with_words = tuple(each for each in gone if "quote" not in each.key)
    return Version(rows=rows, standing=found, written=sum(row.is_by_people for row in rows), gone=gone_with_words)


def short(words: str) -> str:
    return words if len(words) <= LONGEST_NAME else f"{words[:LONGEST_NAME]}…"


def names_of(parts: Sequence[Part]) -> dict[str, str]:
    """What tells each row from all others: its words, and what it stands under. No words of a voice: they may need to
    be warned of first."""
    told: dict[str, str] = {}
    times: Counter[str] = Counter()
    for heading, rows in parts:
        for row in rows:
            is_said = row.voice or "quote" in row.key
            words = _("What somebody said") if is_said else row.beside or row.typed or row.words or heading
            where = [short(each) for each in (row.under, heading) if each and each != words]
            name = f"{words} ({', '.join(dict.fromkeys(where))})" if where else words
            times[name] += 1
            told[row.key] = f"{name}, {times[name]}" if times[name] > 1 else name
    return told


def _line(source: SourceRow, told: Told, found: Standing, said: dict[str, list[tuple[bool, str]]]) -> LineShown:
    return LineShown(
        words=told.row.words,
        picture=picture(told.row.picture),
        findings=tuple(version_findings(for_rules(source, told.line.words))),
        mark=told.mark,
        is_checked=told.mark in found.checked,
        said=tuple(said.get(told.mark, ())),
    )


def for_rules(source: SourceRow, pattern: str) -> str:
    """The line as its reader gets it, but without what somebody else said: quotes are not made easier."""
    facts = tuple((name, "…" if name == "quote" else value) for name, value in source.facts)
    return fill(pattern, facts) or ""


def _said(views: Iterable[EasyView]) -> dict[str, list[tuple[bool, str]]]:
    found: dict[str, list[tuple[bool, str]]] = {}
    for view in sorted(views, key=lambda view: view.pk):
        if view.words or not view.is_clear:
            found.setdefault(view.mark, []).append((view.is_clear, view.words))
    return found


def _comments(report: Report) -> list[EasyComment]:
    return list(report.easy_comments.filter(settled_on=None).select_related("said_by"))


# --- Who may read it ------------------------------------------------------------------------------------------


def may_be_asked(report: Report) -> list[Member]:
    """People with lived experience who did not write any of it: whoever wrote it knows what it should say."""
    wrote = report.easy_writings.exclude(written_by=None).values("written_by")
    people = report.project.members.present().filter(side=Side.LIVED_EXPERIENCE).exclude(pk__in=wrote)
    asked = report.easy_readings.filter(read_on=None).exclude(member=None).values("member")
    return list(people.exclude(pk__in=asked).order_by("name", "pk"))


@dataclass(frozen=True, kw_only=True)
class ToRead:
    """A line on the page of a reader, with what they said of it: "clear", "unclear", or nothing yet."""

    key: str
    mark: str
    words: str
    picture: IdeaPicture | None
    heading: str
    said: str
    unclear: str


def to_read(reading: EasyReading, parts: Sequence[Part]) -> list[ToRead]:
    """The lines that wait for this person: not those that they found clear when they read it before."""
    written = {key: as_lines(each) for key, each in written_for(reading.report, parts)[0].items()}
    told = [
        (heading, row, line) for heading, rows in parts for row in rows for line in lines_of(row, written.get(row.key))
    ]
    said = {view.mark: view for view in renamed(reading.views.order_by("pk"), [line for _h, _row, line in told])}
    known = _clear_before(reading)
    return [
        _to_read(heading, row.key, line, said.get(line.mark))
        for heading, row, line in told
        if line.mark in said or not known & {line.mark, line.former}
    ]


def _to_read(heading: str, key: str, line: Told, said: EasyView | None) -> ToRead:
    return ToRead(
        key=key,
        mark=line.mark,
        words=line.row.words,
        picture=picture(line.row.picture),
        heading=heading,
        said="" if said is None else "clear" if said.is_clear else "unclear",
        unclear=said.words if said else "",
    )


def _clear_before(reading: EasyReading) -> set[str]:
    views = EasyView.objects.filter(reading__member=reading.member_id, reading__report=reading.report_id)
    return set(views.exclude(reading__read_on=None).filter(is_clear=True).values_list("mark", flat=True))


def open_readings(report: Report) -> list[EasyReading]:
    return list(report.easy_readings.filter(read_on=None).select_related("member").order_by("asked_on", "pk"))


def to_be_read_by(member: Member) -> list[EasyReading]:
    """The Easy Read versions that this member is asked to read."""
    found = EasyReading.objects.filter(member=member, read_on=None, report__removed_at=None)
    return list(found.select_related("report").order_by("asked_on", "pk"))
