"""What a new version of a report for people outside may tell beside the versions before it."""

from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from ..documents.blocks import Paragraph
from ..documents.figures import Typed, hold
from ..documents.kept import to_data
from ..methods.suppression import PUBLISHED
from ..models import Report, ReportVersion
from .claim_chain import starts_typed


def held(report: Report, kept: dict[str, Any]) -> dict[str, Any]:
    """The same, with numbers of people as they were where they moved by a few only."""
    if kept["audience"] != Report.Audience.OUTSIDE:
        return kept
    blocks = hold(kept["blocks"], [each.kept["blocks"] for each in may_be_outside(report)], _typed())
    return kept if blocks == kept["blocks"] else {**kept, "blocks": [*blocks, to_data(_why())]}


def may_be_outside(report: Report) -> list[ReportVersion]:
    """The versions of all reports of the project that people outside may have, or may still get: signed off, or the
    newest of another report. An older one of this report that nobody signed off can not be signed any more."""
    rows = ReportVersion.objects.filter(project=report.project_id, audience=Report.Audience.OUTSIDE).order_by("pk")
    newer = rows.filter(report=OuterRef("report"), pk__gt=OuterRef("pk")).order_by()
    may_still = ~Q(report=report.pk) & ~Exists(newer)
    return list(rows.filter(may_still | Q(signed_off_on__isnull=False)))


def _typed() -> Typed:
    return Typed(
        headings=(_("About this project"), _("What was decided and what changed"), _("The pathway")),
        starts=starts_typed(),
    )


def _why() -> Paragraph:
    words = _("Some numbers stay as an earlier version told them: since then they moved by fewer than %(n)d people.")
    return Paragraph(text=words % {"n": PUBLISHED})
