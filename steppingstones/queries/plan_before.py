"""The plan before as pages show it: its items, its seal, and what became of each item, because of whom."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Min, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator

from ..methods import plan_before as method
from ..methods.plan_before import Comparison, Fate, Mark
from ..models import Decision, Evidence, Member, PlanBefore, PlannedItem, PlanOutcome, Project, Voice
from ..models.voices import VoiceQuerySet
from .thread import decision_words
from .voices import readable, side_label, side_of, warned

SHORT = 240  # letters of a voice beside an item
VOICES_SHOWN = 3  # of those chosen for one item; the others are counted


def plans_of(project: Project) -> QuerySet[PlanBefore]:
    """The plans, oldest first, with how many things stand in each."""
    number = Count("items", filter=Q(items__removed_at=None))
    return project.planbefores.annotate(number=number).order_by("made_at", "pk")


def items_of(plan: PlanBefore) -> list[PlannedItem]:
    return list(plan.items.standing())


def writers_of(plan: PlanBefore) -> list[Member]:
    return list(plan.written_by.order_by("name", "pk"))


def sealed_text(plan: PlanBefore) -> str:
    """The text that the seal is made from."""
    return method.canonical(plan.title, [item.words for item in plan.items.standing()])


# --- The seal ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Seal:
    """When a plan was sealed, whether it still is what was sealed, and how that fits with the beginning of the work."""

    full: str
    short: str
    on: date
    by: str
    holds: bool
    began: date | None
    days_late: int

    @property
    def is_new(self) -> bool:
        return self.on == timezone.localdate()


def seal_of(plan: PlanBefore, items: Iterable[PlannedItem]) -> Seal | None:
    return sealed(plan, items, began_of(plan.project)) if plan.sealed_at else None


def sealed(plan: PlanBefore, items: Iterable[PlannedItem], began: date | None) -> Seal:
    """`began` is the day on which the co-production began."""
    on = timezone.localdate(plan.sealed_at)
    return Seal(
        full=plan.seal,
        short=method.short(plan.seal),
        on=on,
        by=plan.sealed_by.name if plan.sealed_by else "",
        holds=method.holds(plan.seal, plan.title, [item.words for item in items]),
        began=began,
        days_late=method.days_late(on, began),
    )


def began_of(project: Project) -> date | None:
    """The day on which the co-production began."""
    first_voice = signs_of_it(project).aggregate(first=Min("said_on"))["first"]
    first_decision = project.decisions.standing().aggregate(first=Min("decided_on"))["first"]
    return method.began(project.began_on, [first_voice, first_decision])


def signs_of_it(project: Project) -> VoiceQuerySet:
    """Voices that tell that it had begun. Feedback from a spreadsheet may be older than it, and is no sign."""
    return project.voices.heard().filter(said_precision=Voice.Precision.DAY).exclude(came_by=Voice.CameBy.IMPORT)


# --- What became of it ------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One item of the plan, or something new, with what is behind it."""

    number: int  # its place in the plan; 0 for something new
    item: PlannedItem | None
    outcome: PlanOutcome | None
    decisions: tuple[int, ...]  # the numbers of their rows
    voices: frozenset[str]  # chosen for it, by their references
    behind: frozenset[str]  # those that led to its decisions

    @property
    def mark(self) -> Mark:
        fate = Fate(self.outcome.fate) if self.outcome else None
        return Mark(fate=fate, decisions=len(self.decisions), voices=len(self.voices | self.behind))


Links = Mapping[int, list[Any]]


def entries_of(plan: PlanBefore) -> list[Entry]:
    """All items in their order, then what is new. Five queries, however many there are."""
    outcomes = list(plan.outcomes.current().select_related("marked_by"))
    decisions = decisions_of(outcomes)
    voices = grouped(chosen_for(plan.project, outcomes).values_list("planoutcome_id", "voice__ref"))
    known = {each for found in decisions.values() for each in found}
    led = Evidence.objects.filter(decision__in=known, voice__in=readable(plan.project).order_by())
    return entries_in(
        items_of(plan), outcomes, decisions, voices, grouped(led.values_list("decision_id", "voice__ref"))
    )


def entries_in(
    items: Iterable[PlannedItem], outcomes: Iterable[PlanOutcome], decisions: Links, voices: Links, behind: Links
) -> list[Entry]:
    """The same from the rows of one plan: decisions and voices by outcome, and voices by decision."""
    by_item = {outcome.item_id: outcome for outcome in outcomes if outcome.item_id}
    new = [(0, None, outcome) for outcome in outcomes if outcome.item_id is None]
    rows = [(number, item, by_item.get(item.pk)) for number, item in enumerate(items, 1)]
    return [
        Entry(
            number=number,
            item=item,
            outcome=outcome,
            decisions=tuple(decisions.get(outcome.pk, ())) if outcome else (),
            voices=frozenset(voices.get(outcome.pk, ())) if outcome else frozenset(),
            behind=frozenset(v for one in decisions.get(outcome.pk, ()) for v in behind.get(one, ()))
            if outcome
            else frozenset(),
        )
        for number, item, outcome in [*rows, *new]
    ]


def decisions_of(outcomes: Iterable[PlanOutcome]) -> Links:
    """Those that stand, by outcome."""
    through = PlanOutcome.decisions.through.objects.filter(planoutcome__in=outcomes, decision__removed_at=None)
    return grouped(through.order_by("decision__decided_on", "pk").values_list("planoutcome_id", "decision_id"))


def chosen_for(project: Project, outcomes: Iterable[PlanOutcome]) -> QuerySet:
    """The voices that were chosen for these outcomes, as far as the group may use them."""
    return PlanOutcome.voices.through.objects.filter(planoutcome__in=outcomes, voice__in=readable(project).order_by())


def marks_of_voice(voice: Voice) -> QuerySet[PlanOutcome]:
    """What became of planned things because of a voice, as the group says it now."""
    return voice.plan_outcomes.current().select_related("item", "plan").order_by("plan_id", "item__order", "pk")


def grouped(rows: Iterable[tuple[int, Any]]) -> Links:
    found: dict[int, list[Any]] = defaultdict(list)
    for key, value in rows:
        found[key].append(value)
    return found


def comparison_of(entries: Iterable[Entry]) -> Comparison:
    return method.compare(entry.mark for entry in entries)


# --- For pages --------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class VoiceBehind:
    ref: str
    words: str
    url: str
    side: str
    side_label: str


@dataclass(frozen=True, kw_only=True)
class DecisionBehind:
    """A decision, and how many voices that the group may use led to it."""

    ref: str
    words: str
    url: str
    voices: int


@dataclass(frozen=True, kw_only=True)
class Told:
    """One entry in words, for a page."""

    entry: Entry
    decisions: tuple[DecisionBehind, ...]
    voices: tuple[VoiceBehind, ...]
    more_voices: int
    earlier: tuple[PlanOutcome, ...]


def tell(project: Project, entries: list[Entry]) -> list[Told]:
    """A page of entries with everything behind them. The same number of queries for one and for fifty."""
    known = {pk for entry in entries for pk in entry.decisions}
    decisions = {row.pk: row for row in project.decisions.filter(pk__in=known)}
    led = Evidence.objects.filter(decision__in=decisions, voice__in=readable(project).order_by())
    numbers = dict(led.values_list("decision_id").annotate(number=Count("pk")))
    voices = _voices(project, {ref for entry in entries for ref in entry.voices})
    earlier = _earlier(entries)
    return [
        Told(
            entry=entry,
            decisions=tuple(
                _decision(project, decisions[pk], numbers.get(pk, 0)) for pk in entry.decisions if pk in decisions
            ),
            voices=tuple(_voice(project, voice) for voice in _newest(entry, voices)[:VOICES_SHOWN]),
            more_voices=max(len(_newest(entry, voices)) - VOICES_SHOWN, 0),
            earlier=earlier.get(entry.item.pk, ()) if entry.item else (),
        )
        for entry in entries
    ]


def _voices(project: Project, refs: set[str]) -> list[Voice]:
    return list(readable(project).filter(ref__in=refs).select_related("giver__member", "answer__question"))


def _newest(entry: Entry, voices: Iterable[Voice]) -> list[Voice]:
    return [voice for voice in voices if voice.ref in entry.voices]


def _voice(project: Project, voice: Voice) -> VoiceBehind:
    side = side_of(voice.giver)
    return VoiceBehind(
        ref=voice.ref,
        words=Truncator(warned(voice.content_note, voice.words)).chars(SHORT),
        url=reverse("understand:voice", args=[project.slug, voice.ref]),
        side=side,
        side_label=side_label(side),
    )


def _decision(project: Project, decision: Decision, voices: int) -> DecisionBehind:
    url = reverse("decide:decision", args=[project.slug, decision.ref])
    return DecisionBehind(ref=decision.ref, words=decision_words(decision), url=url, voices=voices)


def _earlier(entries: Iterable[Entry]) -> dict[int, tuple[PlanOutcome, ...]]:
    """The marks that items had before, newest first. One query."""
    items = [entry.item for entry in entries if entry.item]
    ended = PlanOutcome.objects.filter(item__in=items).exclude(ended_at=None).select_related("marked_by")
    found: dict[int, list[PlanOutcome]] = defaultdict(list)
    for outcome in ended.order_by("-ended_at", "-pk"):
        found[outcome.item_id].append(outcome)
    return {item: tuple(rows) for item, rows in found.items()}


def next_to_mark(plan: PlanBefore, after: PlannedItem | None = None) -> PlannedItem | None:
    """The next item that nobody has marked, from here on and then from the start."""
    items = items_of(plan)
    marked = set(plan.outcomes.current().exclude(item=None).values_list("item_id", flat=True))
    here = items.index(after) + 1 if after in items else 0
    return next((item for item in [*items[here:], *items[:here]] if item.pk not in marked and item != after), None)


def current_mark(mark: PlanOutcome) -> PlanOutcome | None:
    """The mark itself, or the one that stands in its place by now; None when it was taken away."""
    found: PlanOutcome | None = mark
    while found and found.ended_at:
        found = PlanOutcome.objects.filter(replaces=found).select_related("plan", "item", "project").first()
    return found
