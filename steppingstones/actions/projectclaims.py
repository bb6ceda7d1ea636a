"""Claims with what they rest on, and what members said about their words, in a project that is made from files."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from django.utils import timezone

from ..formats.projectclaims import OPENING, TAKEN, ClaimRow, RemarkRow
from ..models import Claim, Remark, Report
from . import remarks, reports

if TYPE_CHECKING:
    from .projectfiles import Made

NOON = time(12)


def make_claims(made: "Made", rows: Iterable[ClaimRow]) -> None:
    for row in rows:
        claim = Claim(
            project=made.project,
            report=made.reports[row.report],
            stone=made.stones[row.stone],
            words=row.words,
            easy_words=row.easy_words,
            picture=row.picture,
            sides=list(row.sides),
            said_from=row.said_from,
            said_until=row.said_until,
            themes=[made.themes[each].ref for each in row.themes],
            picked=[made.voices[each].ref for each in row.voices],
        )
        reports.save_claim(claim, [made.voices[each] for each in row.quotes], by=made.by)


def make_remarks(made: "Made", rows: Iterable[RemarkRow]) -> None:
    """Said, suggested and settled as by hand; only the days are then those that the file says."""
    for row in rows:
        report, by = made.reports[row.report], made.members[row.by]
        place = report if row.about == OPENING else report.claims.get(stone=made.stones[row.about])
        said = suggested(made, place, row) if row.suggested else remarks.say(place, row.words, by=by)
        if row.settled and row.settled != TAKEN:
            remarks.leave(said, row.why, by=made.members[row.settled_by])
        Remark.objects.filter(pk=said.pk).update(said_at=noon(row.said_on), settled_on=row.settled_on)


def suggested(made: "Made", place: Report | Claim, row: RemarkRow) -> Remark:
    """What was taken took the place of what stood there before, and became what stands there now."""
    by, now = made.members[row.by], remarks.words_of(place)
    if row.settled != TAKEN:
        return remarks.suggest(place, row.suggested, row.words, by=by)
    name = "opening" if isinstance(place, Report) else "words"
    setattr(place, name, row.before)
    place.save(update_fields=[name])
    said = remarks.suggest(place, row.suggested, row.words, by=by)
    seen = remarks.print_of(row.before)
    remarks.take(said, now, row.why, seen=seen, by=made.members[row.settled_by])
    setattr(place, name, now)
    return said


def noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, NOON))
