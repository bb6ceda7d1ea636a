"""The plans before that a report tells, and what became of each: asked for all of them together."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import F, Subquery

from ..methods import plan_before as method
from ..methods.thread import Node, Speaker
from ..models import PlanBefore, PlannedItem, PlanOutcome, Report
from .plan_before import Entry, Links, Seal, chosen_for, entries_in, grouped, sealed, signs_of_it
from .reading import Reading
from .thread import WHO, speaker

ShownIn = PlanBefore.ShownIn


@dataclass(frozen=True, kw_only=True)
class PlanTold:
    """One plan. `speakers` are those of the voices behind it, by their references; of voices that were chosen for
    something, the newest stands first."""

    plan: PlanBefore
    seal: Seal
    entries: list[Entry]
    speakers: Mapping[str, Speaker]

    @property
    def chosen(self) -> list[str]:
        """The voices that were chosen for what became different, the newest first."""
        found = {ref for entry in self.entries for ref in entry.voices if entry.mark.is_difference}
        return [ref for ref in self.speakers if ref in found]


def plans_told(reading: Reading, audience: str) -> list[PlanTold]:
    """Those that the group wants in reports for these readers, and of which something is marked. Three queries."""
    wanted = [ShownIn.ALL] if audience == Report.Audience.OUTSIDE else [ShownIn.ALL, ShownIn.GROUP]
    marks = PlanOutcome.objects.current().filter(plan__project=reading.project, plan__shown_in__in=wanted)
    first_voice = signs_of_it(reading.project).exclude(said_on=None).order_by("said_on").values("said_on")[:1]
    marks = marks.exclude(plan__sealed_at=None).select_related("plan__sealed_by")
    marks = marks.annotate(first_voice=Subquery(first_voice), decision=F("decisions"))  # a row for each decision
    found = list(marks.order_by("plan__sealed_at", "plan", "pk"))
    return list(_told(reading, found)) if found else []


def _told(reading: Reading, rows: list[PlanOutcome]) -> Iterator[PlanTold]:
    marks = list(dict.fromkeys(rows))
    plans = dict.fromkeys(mark.plan for mark in marks)
    items = list(PlannedItem.objects.standing().filter(plan__in=plans))
    first_decision = min((each.decided_on for each in reading.decisions.values() if each.decided_on), default=None)
    began = method.began(reading.project.began_on, [marks[0].first_voice, first_decision])
    newest_first = chosen_for(reading.project, marks).order_by(F("voice__said_on").desc(nulls_last=True), "-voice")
    who = (f"voice__{each}" for each in WHO)
    chosen = list(newest_first.values_list("planoutcome_id", "voice__ref", *who))
    voices = grouped((mark, ref) for mark, ref, *_who in chosen)
    speakers = {ref: speaker(*who) for _mark, ref, *who in chosen}
    decisions, behind = _decisions(reading, rows), _behind(reading)
    for plan in plans:
        of_plan = [each for each in items if each.plan_id == plan.pk]
        yield PlanTold(
            plan=plan,
            seal=sealed(plan, of_plan, began),
            entries=entries_in(of_plan, [each for each in marks if each.plan == plan], decisions, voices, behind),
            speakers={**speakers, **reading.thread.speakers},
        )


def _decisions(reading: Reading, rows: Iterable[PlanOutcome]) -> Links:
    """Those that stand, by the number of the row of what was marked."""
    linked = {(row.pk, row.decision) for row in rows}
    return {row.pk: [one.pk for one in reading.decisions.values() if (row.pk, one.pk) in linked] for row in rows}


def _behind(reading: Reading) -> Links:
    """The voices that led to each decision, by the number of its row. What was ticked in reviews is told nowhere."""
    led, said = reading.thread.led, reading.said
    return {
        one.pk: [
            each.ref
            for each in led.get(Node("decision", ref), ())
            if each.stage == "voice" and not said[each.ref].is_scored
        ]
        for ref, one in reading.decisions.items()
    }
