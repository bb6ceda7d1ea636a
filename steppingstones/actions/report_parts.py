"""Changing what a report is made of. While nobody has, its parts are those of the ready outline of its kind."""

from django.db import transaction
from django.utils.translation import gettext as _

from ..models import Member, Report, ReportPart
from ..queries.report_outlines import outline_of
from . import removals
from .history import note

MOST_PARTS = 40
Part = ReportPart.Part


class CannotChange(Exception):
    """Why, in a sentence for people."""


@transaction.atomic
def own_outline(report: Report, *, by: Member) -> None:
    """Write the parts of the ready outline down, so that they can be changed. A second time changes nothing."""
    _lock(report)
    if not report.parts.standing().exists():
        ReportPart.objects.bulk_create(outline_of(report))
        note(by, "made its parts one's own", report)


@transaction.atomic
def begin_again(report: Report, kind: str, *, by: Member) -> None:
    """Back to a ready outline. Parts with words of the group are put aside, the others go."""
    _lock(report)
    for part in report.parts.standing():
        if part.words or part.heading:
            removals.remove(part, by=by)
        else:
            part.delete()
    report.kind = kind
    report.save(update_fields=["kind"])
    note(by, "chose a ready outline", report)


@transaction.atomic
def add_part(report: Report, code: str, *, by: Member) -> ReportPart:
    """Before the part on how the report was made, where that is the last; else at the end."""
    own_outline(report, by=by)
    parts = list(report.parts.standing())
    if len(parts) >= MOST_PARTS:
        raise CannotChange(_("A report can have %(n)d parts at most. Leave one out first.") % {"n": MOST_PARTS})
    if code != Part.OWN and any(part.part == code for part in parts):
        raise CannotChange(_("This part is in the report already."))
    part = ReportPart.objects.create(project=report.project, report=report, part=code)
    place = len(parts) - 1 if parts[-1].part == Part.MADE else len(parts)
    parts.insert(place, part)
    _number(parts)
    note(by, "added", part)
    return part


@transaction.atomic
def change_part(part: ReportPart, *, heading: str, words: str, by: Member) -> None:
    part.heading, part.words = heading, words
    part.save(update_fields=["heading", "words"])
    note(by, "changed", part)


@transaction.atomic
def move_part(part: ReportPart, places: int, *, by: Member) -> None:
    """Up (-1) or down (1) in its report; at either end it stays."""
    _lock(part.report)
    parts = list(part.report.parts.standing())
    if part in parts:
        here = parts.index(part)
        parts.insert(max(0, here + places), parts.pop(here))
        _number(parts)
        note(by, "moved", part)


@transaction.atomic
def leave_out(part: ReportPart, *, by: Member) -> None:
    """It can be put back. One part at least stays, for a report of none would be of a ready outline again."""
    _lock(part.report)
    if part.removed_at is None and part.report.parts.standing().count() < 2:
        raise CannotChange(_("A report needs one part at least. Add another one first."))
    removals.remove(part, by=by)


@transaction.atomic
def put_back(part: ReportPart, *, by: Member) -> None:
    own_outline(part.report, by=by)
    twin = part.report.parts.standing().filter(part=part.part).exclude(part=Part.OWN).first()
    if twin and not (twin.words or twin.heading):
        twin.delete()  # a ready one, in whose place this comes
    elif twin:
        raise CannotChange(_("This part is in the report already. Leave that one out first."))
    removals.put_back(part, by=by)


def _lock(report: Report) -> None:
    """Two people who change the parts at once come one after the other."""
    Report.objects.select_for_update().get(pk=report.pk)


def _number(parts: list[ReportPart]) -> None:
    for order, part in enumerate(parts):
        part.order = order
    ReportPart.objects.bulk_update(parts, ["order"])
