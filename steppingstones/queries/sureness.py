"""What makes each claim sure or not, counted from its evidence: in as many queries for one claim as for thirty."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from ..methods import sureness as method
from ..methods.sureness import Found, Kind, Part
from ..methods.thread import Evidence, Thread
from ..models import Side
from .how_said import Said
from .reading import Reading
from .standing_of_claims import FromStory

USES = {Side.LIVED_EXPERIENCE, Side.CARER, Side.COMMUNITY}
RUNS = {Side.PROFESSIONAL, Side.COMMISSIONER}


def found_for(reading: Reading, evidences: Collection[tuple[str, Evidence]]) -> list[Found]:
    """What makes claims sure that rest on these, each with the reference of its stone."""
    thread, said = reading.thread, reading.said
    stories, before = reading.stories, {ref for ref, row in reading.decisions.items() if row.is_other_than_planned}
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
