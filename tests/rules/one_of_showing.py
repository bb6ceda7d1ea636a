"""What the room Show shows: for the project that has one of each."""

from steppingstones.actions import easy_read
from steppingstones.models import Member, Report
from steppingstones.queries.easy_read import to_read
from steppingstones.queries.reports import easy_parts

from ..world import DAY


def make_one_of_showing(report: Report, by: Member) -> None:
    """An Easy Read version of which a row is written, spoken about, and being read."""
    source = next(row for _heading, rows in easy_parts(report) for row in rows if row.key == "heard")
    easy_read.write(report, source, "We asked [people].", by=by)
    easy_read.comment(report, source.key, "Good", by=by)
    reading = easy_read.ask(report, by, today=DAY, by=by)
    lines = to_read(reading, easy_parts(report))
    easy_read.say(reading, {line.mark: (line.key, line.key != source.key, "Whom?") for line in lines}, by=by)
