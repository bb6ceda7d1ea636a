"""Outcomes by themselves: for whom each is, what was done for it, and what shows it. For pages and for reports."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Max

from ..methods import thread as method
from ..methods.benefits import Entry, Whom, shares
from ..methods.pathway import OUTCOMES, Kind, Stone
from ..methods.thread import Evidence, Node
from ..models import Evidence as EvidenceRow
from ..models import Project
from .benefits import WHOM, whom_names
from .pathway import pathway_of, track_name
from .thread import thread_of
from .voices import VoiceCard, cards, readable


@dataclass(frozen=True, kw_only=True)
class OutcomeFacts:
    """One outcome with everything that a page or a report says about it. Nothing here is kept: all is counted."""

    stone: Stone
    track: str
    for_whom: tuple[str, ...]
    activities: tuple[Stone, ...]
    leads_to: tuple[Stone, ...]
    evidence: Evidence

    @property
    def is_shown(self) -> bool:
        return not self.evidence.is_empty

    @property
    def voices_for(self) -> int:
        return len(self.evidence.supporting.voices)

    @property
    def voices_against(self) -> int:
        return len(self.evidence.against.voices)


def outcomes_of(project: Project) -> list[OutcomeFacts]:
    """All outcomes, short-term ones first, as the group has ordered them. Nine queries, however many there are."""
    pathway, thread = pathway_of(project), thread_of(project)
    return [
        OutcomeFacts(
            stone=stone,
            track=track_name(stone.track),
            for_whom=tuple(whom_names(stone.for_whom)),
            activities=tuple(each for each in pathway.led_by(stone.key) if each.kind == Kind.ACTIVITY),
            leads_to=pathway.leads_to(stone.key),
            evidence=method.evidence(thread, Node(stone.kind.value, stone.key)),
        )
        for stone in pathway.in_order
        if stone.kind in OUTCOMES
    ]


def shown_first(outcomes: Iterable[OutcomeFacts]) -> list[OutcomeFacts]:
    """Those with something to show before the others, otherwise in their order."""
    return sorted(outcomes, key=lambda outcome: not outcome.is_shown)


# --- Benefits, by whom ------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Share:
    """What one group of people gets out of one outcome."""

    whom: str
    name: str
    benefits: tuple[str, ...]
    outcome: OutcomeFacts


def shares_of(outcomes: Iterable[OutcomeFacts], bank: tuple[Entry, ...]) -> list[Share]:
    """Who gets what out of which outcome: group by group, what shows itself first, last what names nobody."""
    marked = [outcome for outcome in shown_first(outcomes) if outcome.stone.benefits]
    told = [(outcome, shares(outcome.stone, bank)) for outcome in marked]
    return [
        Share(whom=whom, name=str(WHOM.get(whom, "")), benefits=parts[whom], outcome=outcome)
        for whom in (*Whom, "")
        for outcome, parts in told
        if whom in parts
    ]


# --- What people said about them --------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Heard:
    """The newest voice for an outcome, and the newest against it."""

    supporting: VoiceCard | None = None
    against: VoiceCard | None = None


def heard_about(project: Project, outcomes: Iterable[OutcomeFacts]) -> dict[str, Heard]:
    """By the keys of these outcomes. Four queries, however many there are."""
    keys = {outcome.stone.key for outcome in outcomes}
    links = EvidenceRow.objects.filter(stone__ref__in=keys, voice__in=readable(project).order_by().values("pk"))
    last = {(row["stone__ref"], row["stance"]): row["last"] for row in _newest(links)}
    refs = dict(project.voices.filter(pk__in=last.values()).values_list("pk", "ref"))
    found = {card.ref: card for card in cards(project, readable(project).filter(pk__in=last.values()))}

    def card(key: str, stance: str) -> VoiceCard | None:
        return found.get(refs.get(last.get((key, stance)), ""))

    return {key: Heard(supporting=card(key, "for"), against=card(key, "against")) for key in keys}


def _newest(links):
    return links.order_by().values("stone__ref", "stance").annotate(last=Max("voice"))
