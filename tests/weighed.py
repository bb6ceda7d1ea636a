"""A round of weighing for tests, and people of each side who say what matters to them."""

from collections.abc import Sequence
from typing import Any

from steppingstones.models import Project, Stone, WeighedThing, Weighing, Weight
from steppingstones.queries.weighing import sides_to_tell

from .world import DAY


def make_weighing(project: Project, stones: Sequence[Stone], way: str = "order", **changes: Any) -> Weighing:
    one = Weighing.objects.create(project=project, **{"name": "Spring", "way": way, "began_on": DAY, **changes})
    for order, stone in enumerate(stones):
        of = {"stone": stone, "words": stone.words, "track": stone.track, "order": order}
        WeighedThing.objects.create(project=project, weighing=one, **of)
    return one


def end(one: Weighing) -> Weighing:
    Weighing.objects.filter(pk=one.pk).update(ended_on=DAY, told=sides_to_tell(one))
    one.refresh_from_db()
    return one


def say_order(one: Weighing, side: str, *stones: Stone, people: int = 5) -> None:
    """So many people of a side put these in this order."""
    refs = {each.stone_id: each.ref for each in one.things.all()}
    said = {refs[stone.pk]: place for place, stone in enumerate(stones, 1)}
    for _person in range(people):
        Weight.objects.create(project=one.project, weighing=one, side=side, said=said)
