"""A report as plain data, to be kept in a version of it."""

from typing import Any

from django.utils import timezone

from ..documents.kept import from_data, to_data, voices_in
from ..models import Report
from .releases_of_reports import held
from .reports import report_document
from .sign_offs import put_right


def as_of_now(report: Report) -> dict[str, Any]:
    """What a new version would tell, as plain data, without the words of voices and without the day."""
    now = report_document(report, today=timezone.localdate())
    notice = "" if report.audience == Report.Audience.OUTSIDE else now.notice
    told = {"title": now.title, "subtitle": now.subtitle, "notice": notice, "audience": report.audience}
    told["easy_check"] = now.easy_check
    if now.most_pages:
        told["most_pages"] = str(now.most_pages)
    return held(report, {**told, "blocks": to_data(now.blocks)})


def freeze(report: Report) -> dict[str, Any]:
    """The same to keep: with how often the words that are quoted were put right until now."""
    told = as_of_now(report)
    return {**told, "put_right": put_right(report.project, voices_in(from_data(told["blocks"])))}
