"""A report as plain data, to be kept in a version of it."""

from dataclasses import dataclass, replace
from typing import Any

from django.utils import timezone

from ..documents.kept import from_data, to_data, voices_in
from ..methods.releases import Sides
from ..models import Report
from .reading import Reading
from .releases_of_reports import counted, has_stayed, held, may_be_outside, told_by
from .reports import report_document
from .sign_offs import put_right


@dataclass(frozen=True, kw_only=True)
class Frozen:
    """What a version keeps: what it says, and how many people of each side its numbers are of."""

    kept: dict[str, Any]
    counted: dict[str, Sides]


def _as_of_now(report: Report) -> Frozen:
    """What a new version would tell. For people outside, numbers that moved by a few only are as they were."""
    if report.audience != Report.Audience.OUTSIDE:
        return Frozen(kept=_as_data(report, Reading(report.project)), counted={})
    versions = may_be_outside(report)
    reading = Reading(report.project, told_by(versions))
    kept = _as_data(report, reading)
    stayed = has_stayed(report, reading, kept["blocks"])
    return Frozen(kept=held(kept, versions, stayed=stayed), counted=counted(reading))


def freeze(report: Report) -> Frozen:
    """The same to keep: with how often the words that are quoted were put right until now."""
    told = _as_of_now(report)
    voices = voices_in(from_data(told.kept["blocks"]))
    return replace(told, kept={**told.kept, "put_right": put_right(report.project, voices)})


def _as_data(report: Report, reading: Reading) -> dict[str, Any]:
    """The report as plain data, without the words of voices and without the day."""
    now = report_document(report, today=timezone.localdate(), reading=reading)
    notice = "" if report.audience == Report.Audience.OUTSIDE else now.notice
    told = {"title": now.title, "subtitle": now.subtitle, "notice": notice, "audience": report.audience}
    told["easy_check"] = now.easy_check
    if now.most_pages:
        told["most_pages"] = str(now.most_pages)
    return {**told, "blocks": to_data(now.blocks)}
