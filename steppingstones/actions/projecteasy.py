"""Easy Read versions of reports, and who has read them, in a project that is made from files."""

from typing import TYPE_CHECKING

from ..documents.easy_rows import SourceRow
from ..formats.projectclaims import OPENING
from ..formats.projecteasy import EasyFiles, EasyReadingRow
from ..models import Report
from ..queries.easy_read import to_read
from ..queries.reports import easy_parts
from . import easy_read

if TYPE_CHECKING:
    from .projectfiles import Made


def make_easy(made: "Made", files: EasyFiles) -> None:
    """Written and read as by hand. Before anything is signed: a version keeps who has read it."""
    sources = {each.report: sources_of(made.reports[each.report]) for each in files.written}
    for row in files.written:
        report, by = made.reports[row.report], made.members[row.by]
        source = sources[row.report][key_of(made, report, row.about)]
        if row.left_out:
            easy_read.leave_out(report, source, row.left_out, by=by)
        else:
            easy_read.write(report, source, row.words, by=by)
    for each in files.read:
        make_reading(made, each)


def sources_of(report: Report) -> dict[str, SourceRow]:
    return {row.key: row for _heading, rows in easy_parts(report) for row in rows}


def key_of(made: "Made", report: Report, about: str) -> str:
    return OPENING if about == OPENING else f"claim-{report.claims.get(stone=made.stones[about]).ref}"


def make_reading(made: "Made", row: EasyReadingRow) -> None:
    """They found every line clear, after the last of it was written."""
    report, member = made.reports[row.report], made.members[row.member]
    reading = easy_read.ask(report, member, today=row.asked_on, by=made.by)
    lines = to_read(reading, easy_parts(report))
    easy_read.say(reading, {line.mark: (line.key, True, "") for line in lines}, by=member)
    easy_read.finish(reading, row.name, [], today=row.read_on, by=member)
