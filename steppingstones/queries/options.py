"""The options of a decision: who put each forward, which voices ask for it, and what the decision changes."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from ..models import Decision, Evidence, Option, PlanOutcome, Project, Reshaping, Stone, Voice
from ..models.voices import VoiceQuerySet
from .voices import readable


@dataclass(frozen=True, kw_only=True)
class Put:
    """An option as a page shows it. `voices` counts those that ask for it and that the group may read."""

    ref: str
    words: str
    by: str
    side: str
    side_label: str
    voices: int


def options_of(project: Project, decision: Decision) -> list[Put]:
    """In their order. One query, however many."""
    asking = Count("voices", filter=Q(voices__in=readable(project).order_by().values("pk")), distinct=True)
    rows = decision.options.select_related("put_forward_by").annotate(asking=asking)
    return [put(option, option.asking) for option in rows]


def put(option: Option, voices: int) -> Put:
    by = option.put_forward_by
    return Put(
        ref=option.ref,
        words=option.words,
        by=by.name if by else "",
        side=by.side if by else "",
        side_label=str(by.get_side_display()) if by else "",
        voices=voices,
    )


def asking_for(project: Project, option: Option) -> VoiceQuerySet:
    """The voices that ask for it, newest first."""
    return readable(project).filter(options=option)


def not_asking_for(project: Project, option: Option) -> VoiceQuerySet:
    return readable(project).exclude(options=option)


@dataclass(frozen=True, kw_only=True)
class Behind:
    """How many voices led to a decision, and how many others ask for one of its options, whatever was chosen."""

    led: int = 0
    asking: int = 0


def behind(project: Project, decisions: QuerySet[Decision] | list[Decision]) -> dict[int, Behind]:
    """For each of these decisions that has any. Two queries. The thread tells the two apart in the same way."""
    shown = readable(project).order_by()
    led = _by_decision(Evidence.objects.filter(voice__in=shown), "decision", decisions)
    asked = _by_decision(Option.voices.through.objects.filter(voice__in=shown), "option__decision", decisions)
    return {pk: Behind(led=len(led[pk]), asking=len(asked[pk] - led[pk])) for pk in {*led, *asked}}


def _by_decision(rows: QuerySet, path: str, decisions: QuerySet[Decision] | list[Decision]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for decision, voice in rows.filter(**{f"{path}__in": decisions}).values_list(f"{path}_id", "voice_id"):
        found[decision].add(voice)
    return found


def options_asked_for_by(project: Project, voice: Voice) -> QuerySet[Option]:
    """The options of standing decisions that this voice asks for."""
    options = voice.options.filter(project=project, decision__removed_at=None)
    return options.select_related("decision").order_by("decision", "order")


def reshaped_by(decision: Decision) -> QuerySet[Reshaping]:
    """What the decision changes in the pathway: stones that stand there, in the order of the pathway."""
    return decision.reshapings.filter(stone__removed_at=None).select_related("stone").order_by("stone__kind", "pk")


def reshapings_of(stone: Stone) -> QuerySet[Reshaping]:
    """The decisions that change this stone, the newest first."""
    rows = stone.reshapings.filter(decision__removed_at=None).select_related("decision")
    return rows.order_by("-decision__decided_on", "-pk")


def in_plans_before(decision: Decision) -> QuerySet[PlanOutcome]:
    """What it changed in the plans from before co-production, as the group marked it."""
    current = decision.plan_outcomes.current().select_related("plan", "item")
    return current.order_by("plan__made_at", "pk")
