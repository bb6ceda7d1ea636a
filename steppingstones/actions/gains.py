"""Who gained what, beside whom it is for: counts that the group typed in, frozen as who takes part is."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ..models import Action, Member, Monitoring, Project, Stone
from . import todo, who
from .history import note


class TooNear(who.WhoError):
    words = _(
        "You wrote down the same before, for nearly as many people. Beside the earlier numbers, "
        "these would tell of a few. So the earlier ones stay."
    )


class NotCounted(who.WhoError):
    words = _("Write down the numbers first. Then say who gained least, and what you will do.")


@dataclass(frozen=True, kw_only=True)
class Gain:
    """What people gained or took part in, and by which question you look at it: a ready topic, or one's own."""

    gained: str
    stone: Stone | None = None
    topic: str = ""
    own: who.Own | None = None


@transaction.atomic
def prepare(project: Project, gain: Gain, *, by: Member) -> Monitoring:
    """Still without numbers."""
    made = who.prepare(project, who.Plan(name=gain.gained[:100], topics=[gain.topic] if gain.topic else []), by=by)
    made.gained, made.stone = gain.gained, gain.stone
    made.save(update_fields=["gained", "stone"])
    if gain.own:
        who.ask_also(made, gain.own, by=by)
    return made


@transaction.atomic
def write_down(one: Monitoring, people: Mapping[str, int], of_all: who.Figures, *, by: Member) -> None:
    """How many of each group gained, and how many it is for. What may not be shown is not kept."""
    asked = one.asks.get()
    who.begin(one, by=by)
    ticked = {group: number for group, number in people.items() if number}
    who.type_in(one, who.Stack(sheets=sum(people.values()), ticked={asked.topic: ticked}), by=by)
    who.end(one, by=by)
    asked.refresh_from_db()
    if asked.release.is_refused:
        raise TooNear
    who.compare_with_figures(asked, of_all, by=by)


@transaction.atomic
def say_who_least(one: Monitoring, words: str, *, by: Member) -> None:
    if not one.ended_on:
        raise NotCounted
    one.least = words
    one.save(update_fields=["least"])
    note(by, "wrote who gained least of", one)


@transaction.atomic
def agree_action(action: Action, one: Monitoring, *, by: Member) -> Action:
    """Something to do that came of looking at who gained."""
    if not one.ended_on:
        raise NotCounted
    action.gain = one
    return todo.save_action(action, by=by)
