"""Who takes part, for tests: a monitoring with counts, and one that has ended."""

from collections.abc import Mapping
from typing import Any

from steppingstones.actions import gains, who
from steppingstones.models import Member, Monitoring

OWN = who.Own(
    words="Do you use the garden?",
    why="It is for those who use it.",
    groups=["Every week", "Now and then", "Never"],
    is_sensitive=False,
)


def make_prepared(by: Member, *topics: str, own: who.Own | None = OWN, **changes: Any) -> Monitoring:
    plan = who.Plan(**{"name": "Spring", "topics": topics or ("age", "sex", "disability"), **changes})
    made = who.prepare(by.project, plan, by=by)
    if own:
        who.ask_also(made, own, by=by)
    return made


def make_monitoring(by: Member, *topics: str, **changes: Any) -> Monitoring:
    """People can answer it."""
    made = make_prepared(by, *topics, **changes)
    who.begin(made, by=by)
    made.refresh_from_db()
    return made


def count(monitoring: Monitoring, by: Member, sheets: int, side: str = "", **ticked: Mapping[int, int]) -> None:
    """Sheets typed in; how often each answer was ticked, by its place: `sex={0: 7, 1: 5}`, `own_1={0: 3}`."""
    groups = {asked.topic: asked.groups for asked in monitoring.asks.all()}
    by_topic = {name.replace("_", "-"): numbers for name, numbers in ticked.items()}
    told = {topic: {groups[topic][at]: n for at, n in numbers.items()} for topic, numbers in by_topic.items()}
    who.type_in(monitoring, who.Stack(sheets=sheets, ticked=told, side=side), by=by)


def make_ended(by: Member, name: str = "Spring", people: int = 24, **ticked: Mapping[int, int]) -> Monitoring:
    """24 people: 3 under 16, 15 from 16 to 64 and 6 older; 19 women and 5 men; 12 disabled and 12 not."""
    made = make_monitoring(by, name=name)
    given = {"age": {0: 3, 1: 15, 2: 6}, "sex": {0: 19, 1: 5}, "disability": {0: 12, 1: 12}, "own_1": {0: 24}}
    count(made, by, people, **(ticked or given))
    who.end(made, by=by)
    made.refresh_from_db()
    return made


def make_one_of_who_takes_part(by: Member) -> None:
    """One that is prepared, one that people answer, and one that has ended and is compared."""
    make_prepared(by)
    asking = make_monitoring(by)
    who.answer(asking, {"sex": "Female"}, once="a-key-of-sixteen-letters")
    count(asking, by, 1, sex={1: 1})
    who.compare_with_area(make_ended(by), "E06000001", "the people of Hartlepool", by=by)
    make_gain(by)
    make_gain(by, "The choir", people=None)


def make_gain(by: Member, gained: str = "The Saturday café", people: tuple[int, int] | None = (32, 8)) -> Monitoring:
    """Of 40 people who gained, 8 live in poorer streets; it is for as many of both."""
    own = who.Own(words="Where do they live?", why="", groups=["Richer streets", "Poorer streets"], is_sensitive=False)
    one = gains.prepare(by.project, gains.Gain(gained=gained, own=own), by=by)
    if people:
        told = {"where": "everybody in the town", "source": "the council", "of_when": "2025"}
        of_all = who.Figures(numbers=dict.fromkeys(own.groups, 50), **told)
        gains.write_down(one, dict(zip(own.groups, people, strict=True)), of_all, by=by)
        one.refresh_from_db()
    return one
