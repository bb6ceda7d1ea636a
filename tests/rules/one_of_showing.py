"""What the room Show shows: for the project that has one of each."""

from steppingstones.actions import easy_read, remarks
from steppingstones.models import Follower, Member, NewsMail, Report
from steppingstones.queries.easy_read import to_read
from steppingstones.queries.reports import easy_parts

from ..world import DAY, make_member


def make_one_of_showing(report: Report, by: Member) -> None:
    """An Easy Read version of which a row is written, spoken about, and being read."""
    source = next(row for _heading, rows in easy_parts(report) for row in rows if row.key == "heard")
    easy_read.write(report, source, "We asked [people].", by=by)
    easy_read.comment(report, source.key, "Good", by=by)
    reading = easy_read.ask(report, by, today=DAY, by=by)
    lines = to_read(reading, easy_parts(report))
    make_remarks(report, by)
    easy_read.say(reading, {line.mark: (line.key, line.key != source.key, "Whom?") for line in lines}, by=by)
    make_news(report)


def make_remarks(report: Report, by: Member) -> None:
    """What members say about its words: open and settled, their own and somebody else's."""
    project = report.project
    other = make_member(project, "Fay", user=None)
    claim, part = report.claims.first(), report.parts.filter(part="own").first()
    for place in (report, claim, part):
        remarks.say(place, "Good", by=by)
        remarks.suggest(place, "People like it here", "Shorter", by=other)
    taken, left, back = (remarks.suggest(claim, words, by=other) for words in ("Some do", "Nobody does", "Well"))
    remarks.take(taken, "Some people do", "So it is", seen=remarks.print_of(claim.words), by=by)
    remarks.leave(left, "It is not so", by=by)
    remarks.take_back(back, by=other)


def make_news(report: Report) -> None:
    """Somebody outside who asked to be told, and the mail to them."""
    project = report.project
    follower = Follower.objects.create(project=project, report=report, email=f"{project.slug}@example.org")
    NewsMail.objects.create(project=project, version=project.reportversions.first(), follower=follower)
