"""The register of decisions: what was decided, who was there, and what came of it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median

from django.db.models import Count, F, Prefetch, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ..models import Change, Decision, Evidence, Presence, Project, SharedView, Side, Stone, Voice
from ..models.voices import VoiceQuerySet
from .options import Behind, behind
from .proofs import Afterwards, afterwards
from .voices import readable

NOBODY = {
    Side.LIVED_EXPERIENCE: _("Nobody with lived experience was there."),
    Side.CARER: _("No carer was there."),
    Side.PROFESSIONAL: _("No professional was there."),
    Side.COMMUNITY: _("Nobody from the community was there."),
    Side.COMMISSIONER: _("No commissioner was there."),
}


@dataclass(frozen=True, kw_only=True)
class SideThere:
    """How many people of one side were there."""

    side: str
    label: str
    count: int
    names: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One decision as the register shows it."""

    decision: Decision
    url: str
    behind: Behind
    changes: int
    there: list[SideThere]


def register(project: Project, status: str = "") -> QuerySet[Decision]:
    """The decisions, open ones without a date first, then the newest."""
    decisions = project.decisions.standing()
    decisions = decisions.filter(status=status) if status else decisions
    return decisions.order_by(F("decided_on").desc(nulls_first=True), "-pk")


def how_many(project: Project) -> dict[str, int]:
    """How many decisions there are in each status."""
    rows = project.decisions.standing().values_list("status").annotate(number=Count("pk"))
    return dict(rows)


def entries(project: Project, decisions: Iterable[Decision]) -> list[Entry]:
    """Decisions with what the register says of them. Four queries, however many there are."""
    decisions = list(decisions)
    there = presence(decisions)
    voices = behind(project, decisions)
    changes = Counter(project.changes.standing().filter(decision__in=decisions).values_list("decision_id", flat=True))
    return [
        Entry(
            decision=decision,
            url=reverse("decide:decision", args=[project.slug, decision.ref]),
            behind=voices.get(decision.pk, Behind()),
            changes=changes[decision.pk],
            there=by_side(there.get(decision.pk, [])),
        )
        for decision in decisions
    ]


def presence(decisions: Iterable[Decision]) -> dict[int, list[tuple[str, str]]]:
    """The sides and names of those who were there, for each decision."""
    found: dict[int, list[tuple[str, str]]] = {}
    rows = Presence.objects.filter(decision__in=decisions).order_by("member__name", "pk")
    for decision, side, name in rows.values_list("decision_id", "member__side", "member__name"):
        found.setdefault(decision, []).append((side, name))
    return found


def by_side(there: Iterable[tuple[str, str]]) -> list[SideThere]:
    """People as counts by side, in the order of the sides."""
    names: dict[str, list[str]] = {}
    for side, name in there:
        names.setdefault(side, []).append(name)
    return [
        SideThere(side=side, label=str(side.label), count=len(names[side]), names=tuple(names[side]))
        for side in Side
        if side in names
    ]


def not_there(project: Project, there: Iterable[SideThere]) -> list[str]:
    """Which sides of the group nobody was there from. Lived experience is always asked for."""
    sides = set(project.members.present().values_list("side", flat=True)) | {Side.LIVED_EXPERIENCE}
    missing = sides - {each.side for each in there}
    return [str(NOBODY[side]) for side in Side if side in missing]


@dataclass(frozen=True, kw_only=True)
class SideSaw:
    """How shared the people of one side found it: each rung that anybody chose, from below, and how many chose it."""

    side: str
    label: str
    rungs: tuple[tuple[str, int], ...]
    middle: float  # of the rungs, 1 to 5


def how_shared(decision: Decision) -> list[SideSaw]:
    """Side by side: the views of the sides are never put together."""
    chosen: dict[str, list[int]] = {}
    for side, rung in decision.shared_views.order_by("rung").values_list("member__side", "rung"):
        chosen.setdefault(side, []).append(rung)
    return [
        SideSaw(
            side=side,
            label=str(side.label),
            rungs=tuple((str(SharedView.Rung(rung).label), number) for rung, number in Counter(chosen[side]).items()),
            middle=median(chosen[side]),
        )
        for side in Side
        if side in chosen
    ]


def sides_differ(saw: Iterable[SideSaw]) -> bool:
    """Whether two sides are two rungs or more apart: enough to talk about, however few they are."""
    middles = [each.middle for each in saw]
    return bool(middles) and max(middles) - min(middles) >= 2


def voices_of(project: Project, decision: Decision) -> VoiceQuerySet:
    """The voices that led to it, newest first."""
    return readable(project).filter(evidence__decision=decision)


@dataclass(frozen=True, kw_only=True)
class ChangeMade:
    """A change, with the stones that it leads to."""

    ref: str
    words: str
    changed_on: date | None
    for_whom: str
    stones: list[Stone]
    after: Afterwards


def changes_of(decision: Decision) -> list[ChangeMade]:
    """The changes that came of it, in the order of time. Four queries."""
    rows = decision.changes.standing().order_by(F("changed_on").asc(nulls_last=True), "pk")
    return changes_made(decision.project, rows)


def changes_made(project: Project, changes: QuerySet[Change]) -> list[ChangeMade]:
    standing = Evidence.objects.filter(stone__removed_at=None).select_related("stone")
    rows = list(changes.prefetch_related(Prefetch("evidence", queryset=standing, to_attr="leads_to")))
    after = afterwards(project, rows)
    return [
        ChangeMade(
            ref=change.ref,
            words=change.words,
            changed_on=change.changed_on,
            for_whom=change.for_whom,
            stones=[link.stone for link in change.leads_to],
            after=after[change.pk],
        )
        for change in rows
    ]


def may_lead_to(project: Project, voices: Iterable[str]) -> list[Voice]:
    """Those of these voices, by reference, that the group may read."""
    return list(readable(project).filter(ref__in=list(voices)[:50]))
