"""What a group says about its stones: that a gap is meant so, how it will know, what must hold, and who shaped them."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ..methods import pathway_know as know
from ..methods.pathway import Indicator as Told
from ..methods.pathway import Pathway, Step, Track, Way
from ..methods.pathway_checks import Gap
from ..models import Indicator, MeantSo, Member, Project, Shaping, Stone
from ..models.base import new_ref
from ..queries.pathway import pathway_of
from .history import note
from .pathway import PathwayError, StepToNothing, edit, hold, hold_stone


class IndicatorGone(PathwayError):
    words = _("This way to know is not there any more. Somebody took it off, or its stone.")


# --- It is meant so ---------------------------------------------------------------------------------------


@transaction.atomic
def mean_so(project: Project, gap: Gap, *, by: Member, stone: Stone | None = None, track: str = Track.BOTH) -> MeantSo:
    """The group looked at this gap and means it so. It is not asked again."""
    hold(project)
    about = hold_stone(stone) if stone else None
    what = {"stone": about, "gap": gap, "track": Track.BOTH if about else track}
    meant, is_new = MeantSo.objects.get_or_create(project=project, **what, defaults={"member": by})
    if is_new:
        note(by, "meant so", about or project)
    return meant


@transaction.atomic
def ask_again(project: Project, gap: Gap, *, by: Member, stone: Stone | None = None, track: str = Track.BOTH) -> None:
    """Take "it is meant so" back."""
    hold(project)
    what = {"stone": stone, "gap": gap, "track": Track.BOTH if stone else track}
    deleted, _by_model = project.meantsos.filter(**what).delete()
    if deleted:
        note(by, "asked again", stone or project)


# --- How will we know? ------------------------------------------------------------------------------------


@transaction.atomic
def add_indicator(stone: Stone, *, by: Member, way: str, **said: Any) -> Indicator:
    """One more way to know that a stone is reached. `question` is the number of a question, as text."""
    stone, told = hold_stone(stone), Told(key=new_ref(), way=Way(way), **said)
    _know(stone, lambda pathway: know.add_indicator(pathway, stone.ref, told), by=by, verb="said how to know")
    return stone.project.indicators.get(ref=told.key)


@transaction.atomic
def change_indicator(indicator: Indicator, *, by: Member, **said: Any) -> None:
    stone = _held(indicator)
    told = Told(key=indicator.ref, way=Way(indicator.way), **said)
    _know(stone, lambda pathway: know.change_indicator(pathway, stone.ref, told), by=by, verb="said how to know")


@transaction.atomic
def move_indicator(indicator: Indicator, *, by: Member, up: bool) -> None:
    stone = _held(indicator)
    _know(stone, lambda path: know.move_indicator(path, stone.ref, indicator.ref, up=up), by=by, verb="moved")


@transaction.atomic
def remove_indicator(indicator: Indicator, *, by: Member) -> None:
    """Take it off. It is kept for its return."""
    stone = _held(indicator)
    _know(stone, lambda path: know.remove_indicator(path, stone.ref, indicator.ref), by=by, verb="took off how to know")


@transaction.atomic
def restore_indicator(indicator: Indicator, *, by: Member) -> None:
    """Bring one back that was taken off, in the place that it had."""
    stone = hold_stone(indicator.stone)
    indicator.refresh_from_db()
    if indicator.removed_at is None:
        return
    told = Told(
        key=indicator.ref,
        way=Way(indicator.way),
        words=indicator.words,
        question=str(indicator.question_id or ""),
        baseline=indicator.baseline,
        target=indicator.target,
        unit=indicator.unit,
        due=indicator.due.isoformat() if indicator.due else "",
    )
    place = indicator.order
    _know(stone, lambda path: know.add_indicator(path, stone.ref, told, place), by=by, verb="said how to know")


def _held(indicator: Indicator) -> Stone:
    """The stone of an indicator that stands, with the project held."""
    hold(indicator.project)
    found = Indicator.objects.filter(pk=indicator.pk, removed_at=None, stone__removed_at=None).select_related("stone")
    if not found:
        raise IndicatorGone
    return found[0].stone


def _know(stone: Stone, change: Callable[[Pathway], Pathway], *, by: Member, verb: str) -> None:
    if edit(stone.project, change, by=by, verb=verb):
        note(by, verb, stone)


# --- What must hold ---------------------------------------------------------------------------------------


@transaction.atomic
def assume(stone: Stone, *, by: Member, target: str, assumption: str, because: str, sure: int | None) -> None:
    """Say what must hold so that this stone leads to that one, why we think so, and how sure we are."""
    stone = hold_stone(stone)
    step = Step(source=stone.ref, target=target, assumption=assumption, because=because, sure=sure)
    if step.ends not in pathway_of(stone.project).by_ends:
        raise StepToNothing
    _know(stone, lambda pathway: know.assume(pathway, step), by=by, verb="said what must hold")


# --- Who shaped it ----------------------------------------------------------------------------------------


@transaction.atomic
def shape(stone: Stone, *, by: Member, members: Iterable[Member]) -> None:
    """Exactly these members helped to find or word this stone."""
    stone, chosen = hold_stone(stone), list(members)
    there = set(stone.shapings.values_list("member_id", flat=True))
    if there == {member.pk for member in chosen}:
        return
    stone.shapings.exclude(member__in=chosen).delete()
    new = [Shaping(project=stone.project, stone=stone, member=each) for each in chosen if each.pk not in there]
    Shaping.objects.bulk_create(new)
    note(by, "said who shaped it", stone)
