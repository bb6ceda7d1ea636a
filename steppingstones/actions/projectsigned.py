"""Versions of reports and who signed them, in a project that is made from files."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import TYPE_CHECKING

from django.utils import timezone

from ..formats.projectsigned import KnownInSigned, VersionRow
from ..models import ReportVersion, SignOff
from ..queries.sign_offs import as_read
from . import sign_offs

if TYPE_CHECKING:
    from .projectfiles import Made

NOON = time(12)
KNOWN = KnownInSigned(answers=SignOff.Answer.values, printed=SignOff.Printed.values)


def make_signed(made: "Made", rows: Iterable[VersionRow]) -> None:
    """Asked for and signed as by hand; only the days are then those that the file says."""
    for row in rows:
        version = sign_offs.ask(made.reports[row.report], [], today=row.asked_on, by=made.by)
        for each in row.signed:
            by = made.members[each.member]
            one = sign_offs.sign(version, each.answer, each.words, each.printed, seen=as_read(version), by=by)
            noon = timezone.make_aware(datetime.combine(each.signed_on, NOON))
            SignOff.objects.filter(pk=one.pk).update(signed_at=noon)
        last = max(each.signed_on for each in row.signed)
        ReportVersion.objects.filter(pk=version.pk).exclude(signed_off_on=None).update(signed_off_on=last)
