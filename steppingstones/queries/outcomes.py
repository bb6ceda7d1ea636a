"""Outcomes by themselves: for whom each is, what was done for it, and what shows it. For pages and for reports."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Max
from django.db.models.functions import Coalesce

from ..methods import thread as method
from ..methods.benefits import Entry, Whom, shares
from ..methods.pathway import OUTCOMES, Kind, Pathway, Stone
from ..methods.thread import Evidence, Node
from ..models import Evidence as EvidenceRow
from ..models import Giver, Project, Side
from .benefits import WHOM, whom_names
from .pathway import pathway_of, track_name
from .thread import thread_of
from .voices import VoiceCard, cards, readable

AGAINST = EvidenceRow.Stance.AGAINST
SIDES = [*Side.values, Giver.UNKNOWN]


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
    """All outcomes, short-term ones first, as the group has ordered them. Eight queries, however many there are."""
    pathway, thread = pathway_of(project), thread_of(project)
    nodes = [Node(stone.kind.value, stone.key) for stone in pathway.stones if stone.kind in OUTCOMES]
    return outcomes_in(pathway, {node.ref: method.evidence(thread, node) for node in nodes})


def outcomes_in(pathway: Pathway, evidence: Mapping[str, Evidence]) -> list[OutcomeFacts]:
    """`evidence` is that of each stone, by its reference."""
    return [
        OutcomeFacts(
            stone=stone,
            track=track_name(stone.track),
            for_whom=tuple(whom_names(stone.for_whom)),
            activities=tuple(each for each in pathway.led_by(stone.key) if each.kind == Kind.ACTIVITY),
            leads_to=pathway.leads_to(stone.key),
            evidence=evidence[stone.key],
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
    """The newest voices about an outcome: for it, by the side of whoever said it, and against it."""

    by_side: Mapping[str, VoiceCard]
    against: VoiceCard | None = None

    @property
    def supporting(self) -> VoiceCard | None:
        """The voice to show where only one is shown: of those who live with it, if they spoke."""
        return next((self.by_side[side] for side in SIDES if side in self.by_side), None)


def heard_about(project: Project, outcomes: Iterable[OutcomeFacts]) -> dict[str, Heard]:
    """By the keys of these outcomes. Four queries, however many there are."""
    keys = {outcome.stone.key for outcome in outcomes}
    newest = _newest(project, keys)
    found = {card.ref: card for card in cards(project, readable(project).filter(ref__in=set(newest.values())))}
    return {
        key: _heard({place[1:]: found.get(ref) for place, ref in newest.items() if place[0] == key}) for key in keys
    }


def _heard(told: Mapping[tuple[str, str], VoiceCard | None]) -> Heard:
    """From the cards by stance and side. A voice may be gone since its number was read."""
    here = {place: card for place, card in told.items() if card}
    against = [card for (stance, _side), card in here.items() if stance == AGAINST]
    return Heard(
        by_side={side: card for (stance, side), card in here.items() if stance != AGAINST},
        against=against[0] if against else None,
    )


def _newest(project: Project, keys: Iterable[str]) -> dict[tuple[str, str, str], str]:
    """The references of the newest voices by stone, stance and side."""
    links = EvidenceRow.objects.filter(stone__ref__in=keys, voice__in=readable(project).order_by().values("pk"))
    side = Coalesce("voice__giver__member__side", "voice__giver__side")
    rows = links.order_by().annotate(side=side).values("stone__ref", "stance", "side").annotate(last=Max("voice"))
    last = {(row["stone__ref"], row["stance"], row["side"]): row["last"] for row in rows}
    refs = dict(project.voices.filter(pk__in=last.values()).values_list("pk", "ref"))
    return {place: refs[pk] for place, pk in last.items() if pk in refs}
