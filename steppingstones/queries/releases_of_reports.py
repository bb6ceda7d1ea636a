"""What a new version of a report for people outside may tell beside the versions before it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from ..documents.blocks import Paragraph
from ..documents.figures import Typed, hold
from ..documents.kept import to_data
from ..methods.releases import Sides
from ..methods.suppression import PUBLISHED
from ..models import Report, ReportPart, ReportVersion
from .claim_chain import starts_typed
from .reading import HEARD, VOICES, Reading
from .report_outlines import outline_of

Part = ReportPart.Part
TELLS_ALL = {Part.HEARD, Part.FEEDBACK}
TELLS_OUTCOMES = {Part.ACHIEVEMENTS, Part.BENEFITS, Part.AREAS}


def held(kept: dict[str, Any], versions: Sequence[ReportVersion], *, stayed: bool) -> dict[str, Any]:
    """The same, with numbers as they were where they moved by a few only, and why. `stayed`: some were so before."""
    blocks = hold(kept["blocks"], [each.kept["blocks"] for each in versions], _typed())
    is_as_now = blocks == kept["blocks"] and not stayed
    return kept if is_as_now else {**kept, "blocks": [*blocks, to_data(_why())]}


def may_be_outside(report: Report) -> list[ReportVersion]:
    """The versions of all reports of the project that people outside may have, or may still get: signed off, or the
    newest of another report. An older one of this report that nobody signed off can not be signed any more."""
    rows = ReportVersion.objects.filter(project=report.project_id, audience=Report.Audience.OUTSIDE).order_by("pk")
    newer = rows.filter(report=OuterRef("report"), pk__gt=OuterRef("pk")).order_by()
    may_still = ~Q(report=report.pk) & ~Exists(newer)
    return list(rows.filter(may_still | Q(signed_off_on__isnull=False)))


def told_by(versions: Iterable[ReportVersion]) -> dict[str, list[Sides]]:
    """How many people of each side they told of, by whom these are, the oldest first."""
    told: dict[str, list[Sides]] = defaultdict(list)
    for version in versions:
        for whom, sides in version.counted.items():
            told[whom].append(sides)
    return told


def counted(reading: Reading) -> dict[str, Sides]:
    """How many people of each side there are, by whom these are: of all that a report looked at, told or not, and of
    those who were heard, because all numbers lie beside that one. Of nobody nothing is kept."""
    found = {**reading.told, HEARD: reading.heard.by_side}
    return {whom: sides for whom, sides in found.items() if sum(sides.values())}


def has_stayed(report: Report, reading: Reading, blocks: Iterable[dict[str, Any]]) -> bool:
    """Whether a number that these blocks tell is as it was before."""
    if not reading.stayed:
        return False
    parts = {each.part for each in outline_of(report)}
    stones = {block["stone_ref"] for block in blocks if block["is"] == "Claim"}
    if parts & TELLS_OUTCOMES:
        stones |= {stone.ref for stone in reading.stones}
    of_all = {HEARD, VOICES} & reading.stayed
    return bool((parts & TELLS_ALL and of_all) or any(stones & {*whom.split()} for whom in reading.stayed - of_all))


def _typed() -> Typed:
    return Typed(
        headings=(_("About this project"), _("What was decided and what changed"), _("The pathway")),
        starts=starts_typed(),
    )


def _why() -> Paragraph:
    words = _("Some numbers stay as an earlier version told them: since then they moved by fewer than %(n)d people.")
    return Paragraph(text=words % {"n": PUBLISHED})
