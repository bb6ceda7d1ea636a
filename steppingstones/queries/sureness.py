"""What makes each claim sure or not, counted from its evidence: in as many queries for one claim as for thirty."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from ..methods import sureness as method
from ..methods.questionnaire import Kind as Question
from ..methods.sureness import Found, Kind, Part
from ..methods.thread import Evidence, Thread
from ..models import PlanOutcome, Project, Side, Voice
from .reading import Reading
from .standing_of_claims import FromStory

USES = {Side.LIVED_EXPERIENCE, Side.CARER, Side.COMMUNITY}
RUNS = {Side.PROFESSIONAL, Side.COMMISSIONER}
TICKED = {kind.value for kind in Question if not kind.is_words}


@dataclass(frozen=True, kw_only=True)
class Said:
    """How one voice came."""

    time: str  # two voices with the same one came together
    is_ticked: bool
    is_checked: bool


def found_for(reading: Reading, evidences: Collection[tuple[str, Evidence]]) -> list[Found]:
    """What makes claims sure that rest on these, each with the reference of its stone."""
    project, thread = reading.project, reading.thread
    said = _said(project, {ref for _stone, each in evidences for ref in each.supporting.voices})
    stories, before = reading.stories, _before(project)
    return [
        _found(thread, each, said, stories.get(stone, FromStory()), is_before=bool(before & {*each.decisions}))
        for stone, each in evidences
    ]


def _found(thread: Thread, evidence: Evidence, said: Mapping[str, Said], story: FromStory, *, is_before: bool) -> Found:
    voices = sorted(ref for ref in evidence.supporting.voices if ref in said)
    people = {ref: thread.speakers[ref].giver for ref in voices}
    return Found(
        people=evidence.supporting.count,
        apart=method.apart((people[ref], said[ref].time or people[ref]) for ref in voices),
        kinds=frozenset(_kinds([said[ref] for ref in voices], evidence, story, is_before=is_before)),
        parts=frozenset(_parts(evidence.supporting.by_side)),
        checked=len({people[ref] for ref in voices if said[ref].is_checked}),
        against=evidence.against.count,
        rivals=story.open_rivals,
    )


def _kinds(said: Iterable[Said], evidence: Evidence, story: FromStory, *, is_before: bool) -> Iterator[Kind]:
    ticked = {each.is_ticked for each in said}
    if False in ticked:
        yield Kind.STORIES
    if True in ticked or story.has_changed or story.is_compared:
        yield Kind.NUMBERS
    if evidence.changes:
        yield Kind.CHANGES
    if is_before:
        yield Kind.BEFORE
    if story.apart:
        yield Kind.OTHERS


def _parts(sides: Iterable[str]) -> Iterator[Part]:
    for part, of in ((Part.USES, USES), (Part.RUNS, RUNS)):
        if of.intersection(sides):
            yield part


def _said(project: Project, refs: Iterable[str]) -> dict[str, Said]:
    voices = project.voices.filter(ref__in=refs)
    unchecked = voices.written_down().filter(checked=Voice.Checked.NOT_YET)
    rows = voices.annotate(is_unchecked=Exists(unchecked.filter(pk=OuterRef("pk")))).values_list(
        "ref",
        "came_by",
        "meeting_id",
        "conversation_id",
        "recorded_by_id",
        "said_on",
        "answer__question__kind",
        "is_unchecked",
    )
    return {
        ref: Said(time=_time(*came), is_ticked=kind in TICKED, is_checked=not is_unchecked)
        for ref, *came, kind, is_unchecked in rows
    }


def _time(came_by: str, meeting: int | None, talk: int | None, writer: int | None, on: date | None) -> str:
    """Where and when it was said; empty, where whoever said it did so by themselves."""
    if meeting or talk:
        return f"meeting {meeting}" if meeting else f"conversation {talk}"
    is_together = came_by in (*Voice.NOTED, Voice.CameBy.WALL)
    return f"{came_by} {writer} {on}" if is_together and (writer or on) else ""


def _before(project: Project) -> set[str]:
    """The decisions that made the work differ from what had been planned before without co-production."""
    marks = PlanOutcome.objects.filter(plan__project=project, ended_at=None).exclude(plan__sealed_at=None)
    different = marks.exclude(fate=PlanOutcome.Fate.KEPT).exclude(decisions=None)
    return set(different.values_list("decisions__ref", flat=True))
