"""Who takes part in a project that is made from files."""

from typing import TYPE_CHECKING

from ..formats.projectwho import WhoFiles, WhoRow
from ..models import Monitoring, Release
from ..queries.who_asked import READY
from . import who

if TYPE_CHECKING:
    from .projectfiles import Made

TOPICS = {ready.topic: len(ready.groups) for ready in READY}


def make_who(made: "Made", files: WhoFiles) -> None:
    for row in files.monitorings:
        make_monitoring(made, row, files)


def make_monitoring(made: "Made", row: WhoRow, files: WhoFiles) -> None:
    """Asked, counted and ended as by hand; only the days are then those that the files say."""
    counts = [each for each in files.counts if each.who == row.id]
    plan = who.Plan(name=row.name, topics=[each.topic for each in counts if each.topic in TOPICS])
    one = who.prepare(made.project, plan, by=made.by)
    topics = {topic: topic for topic in plan.topics}
    for own in (each for each in files.own if each.who == row.id):
        asks = who.Own(words=own.words, why=own.why, groups=own.answers, is_sensitive=own.is_sensitive)
        topics[own.id] = who.ask_also(one, asks, by=made.by).topic
    who.begin(one, by=made.by)
    one.refresh_from_db()
    asked = {each.topic: each for each in one.asks.select_related("monitoring")}
    answered = {topics[each.topic]: each for each in counts}
    ticked = {topic: dict(zip(asked[topic].groups, each.people, strict=True)) for topic, each in answered.items()}
    who.type_in(one, who.Stack(sheets=row.sheets, ticked=ticked), by=made.by)
    who.end(one, by=made.by)
    for topic, each in answered.items():
        if each.of_all:
            numbers = dict(zip(asked[topic].groups, map(float, each.of_all), strict=True))
            told = {"where": row.where, "source": row.source, "of_when": row.of_when}
            asked[topic].monitoring.refresh_from_db()
            who.compare_with_figures(asked[topic], who.Figures(numbers=numbers, **told), by=made.by)
    Monitoring.objects.filter(pk=one.pk).update(began_on=row.began_on, ended_on=row.ended_on)
    Release.objects.filter(asked__monitoring=one).update(released_on=row.ended_on)
