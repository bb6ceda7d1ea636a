"""Who takes part, and who gained, in a project that is made from files."""

from datetime import date
from typing import TYPE_CHECKING

from ..formats.projectwho import GainRow, WhoFiles, WhoRow
from ..models import Action, Monitoring, Release
from ..queries.who_asked import READY
from . import gains, who

if TYPE_CHECKING:
    from .projectfiles import Made

TOPICS = {ready.topic: len(ready.groups) for ready in READY}


def make_who(made: "Made", files: WhoFiles) -> None:
    for row in files.monitorings:
        make_monitoring(made, row, files)
    for gain in files.gains:
        make_gain(made, gain)


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
    _date(one, row.began_on, row.ended_on)


def make_gain(made: "Made", row: GainRow) -> None:
    """Written down as by hand; only the days are then the one that the file says."""
    own = who.Own(words=row.words, why="", groups=row.answers, is_sensitive=row.is_sensitive)
    one = gains.prepare(
        made.project, gains.Gain(gained=row.gained, stone=made.stones.get(row.stone), own=own), by=made.by
    )
    of_all = dict(zip(row.answers, map(float, row.of_all), strict=True))
    figures = who.Figures(numbers=of_all, where=row.where, source=row.source, of_when=row.of_when)
    gains.write_down(one, dict(zip(row.answers, row.people, strict=True)), figures, by=made.by)
    one.refresh_from_db()
    if row.least:
        gains.say_who_least(one, row.least, by=made.by)
    if row.to_do:
        action = Action(project=made.project, words=row.to_do, member=made.members.get(row.member))
        gains.agree_action(action, one, by=made.by)
    _date(one, row.written_on, row.written_on)


def _date(one: Monitoring, began_on: date, ended_on: date) -> None:
    Monitoring.objects.filter(pk=one.pk).update(began_on=began_on, ended_on=ended_on)
    Release.objects.filter(asked__monitoring=one).update(released_on=ended_on)
