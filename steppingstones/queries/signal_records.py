"""The records behind a signal: what each is called, its page, and why it stands out."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ..methods.pathway_data import from_data
from ..methods.signals import Kind, Record
from ..models import Project
from .signal_facts import day_of
from .signal_words import why
from .thread import SHORT, with_question
from .versions import in_force, version_name
from .voices import warned

Named = dict[str, tuple[str, str]]  # what it is called and its page, by its ref


@dataclass(frozen=True, kw_only=True)
class RecordTold:
    ref: str
    words: str
    url: str
    why: str


def records_told(project: Project, kind: Kind, records: Iterable[Record]) -> list[RecordTold]:
    """These records in words. One or two queries; what has been removed meanwhile is left out."""
    records = list(records)
    if not records:
        return []
    named = NAMES[kind](project, [record.ref for record in records])
    return [
        RecordTold(ref=each.ref, words=named[each.ref][0], url=named[each.ref][1], why=why(kind, each.why, each.days))
        for each in records
        if each.ref in named
    ]


def _decisions(project: Project, refs: list[str]) -> Named:
    rows = project.decisions.standing().filter(ref__in=refs)
    return {
        row.ref: (with_question(row.question, row.decided), reverse("decide:decision", args=[project.slug, row.ref]))
        for row in rows
    }


def _voices(project: Project, refs: list[str]) -> Named:
    rows = project.voices.heard().filter(ref__in=refs).select_related("answer__question")
    return {
        row.ref: (
            warned(row.content_note, row.words)[:SHORT] or _("A recording"),
            reverse("understand:voice", args=[project.slug, row.ref]),
        )
        for row in rows
    }


def _meetings(project: Project, refs: list[str]) -> Named:
    return _meetings_at(project, refs, "takepart:meeting")


def _minutes(project: Project, refs: list[str]) -> Named:
    return _meetings_at(project, refs, "takepart:minutes")


def _meetings_at(project: Project, refs: list[str], page: str) -> Named:
    rows = project.meetings.standing().filter(ref__in=refs)
    words = _("%(title)s, %(day)s")
    return {
        row.ref: (
            words % {"title": row.title, "day": date_format(day_of(row.starts_at), "j F Y")},
            reverse(page, args=[project.slug, row.ref]),
        )
        for row in rows
    }


def _stones(project: Project, refs: list[str]) -> Named:
    """Those that were taken out are in the version that was agreed."""
    version = in_force(project)
    agreed = from_data(version.pathway).by_key if version else {}
    up = reverse("plan:version", args=[project.slug, version.ref]) if version else ""
    gone = {ref: (agreed[ref].words, up) for ref in refs if ref in agreed}
    rows = project.stones.standing().filter(ref__in=refs)
    return gone | {row.ref: (row.words, reverse("understand:stone", args=[project.slug, row.ref])) for row in rows}


def _versions(project: Project, refs: list[str]) -> Named:
    rows = project.pathwayversions.filter(ref__in=refs)
    return {row.ref: (version_name(row), reverse("plan:version", args=[project.slug, row.ref])) for row in rows}


def _reports(project: Project, refs: list[str]) -> Named:
    rows = project.reports.standing().filter(ref__in=refs)
    return {row.ref: (row.title, reverse("show:report", args=[project.slug, row.ref])) for row in rows}


NAMES = {
    Kind.WITHOUT: _decisions,
    Kind.UNVOICED: _decisions,
    Kind.NO_REPLY: _voices,
    Kind.NOTES: _voices,
    Kind.MINUTES: _minutes,
    Kind.APART: _meetings,
    Kind.OUTNUMBERED: _meetings,
    Kind.CALLED_OFF: _meetings,
    Kind.MINUTES_LATE: _minutes,
    Kind.PAPERS_LATE: _meetings,
    Kind.CHANGED: _stones,
    Kind.AGREED: _versions,
    Kind.REPORTS: _reports,
}
