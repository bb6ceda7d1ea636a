"""The part of a project's folder that says more about its plan: what must hold, how it will be known, what was agreed
and has changed since, who has a stake, and the plan before. Read by `projectfiles`."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from .projectthere import There
from .tables import Row, Tables

ACTS = ("added", "reworded", "took-off")
HOW_SURE = range(101)


@dataclass(frozen=True, kw_only=True)
class KnownInPlan:
    """The words that some columns of the plan may hold."""

    kinds: Collection[str]
    tracks: Collection[str]
    sides: Collection[str]
    ways: Collection[str]
    levels: Collection[str]
    fates: Collection[str]
    shown_in: Collection[str]


@dataclass(frozen=True, kw_only=True)
class StepRow:
    source: str
    target: str
    assumption: str
    because: str
    sure: int | None


@dataclass(frozen=True, kw_only=True)
class IndicatorRow:
    id: str
    stone: str
    way: str
    words: str
    question: str
    baseline: str
    target: str
    unit: str
    due: str


@dataclass(frozen=True, kw_only=True)
class SinceRow:
    """What was changed since the version: a stone that came, one with other words before, or one that was taken off."""

    id: str
    act: str
    by: str
    changed_on: date
    why: str
    kind: str
    track: str
    words: str
    leads_to: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class VersionRow:
    name: str
    why: str
    agreed_on: date
    agreed_by: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class StakeRow:
    id: str
    name: str
    side: str
    stake: str
    power: int
    interest: int
    is_in: bool
    members: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ToDoRow:
    words: str
    member: str
    stakeholder: str
    is_done: bool


@dataclass(frozen=True, kw_only=True)
class BeforeRow:
    title: str
    written_by: tuple[str, ...]
    sealed_on: date
    marked_on: date
    shown_in: str
    note: str


@dataclass(frozen=True, kw_only=True)
class PlannedRow:
    id: str
    words: str
    fate: str
    instead: str
    decisions: tuple[str, ...]
    voices: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PlanFiles:
    steps: tuple[StepRow, ...]
    indicators: tuple[IndicatorRow, ...]
    version: VersionRow
    since: tuple[SinceRow, ...]
    stakes: tuple[StakeRow, ...]
    todo: tuple[ToDoRow, ...]
    before: BeforeRow
    planned: tuple[PlannedRow, ...]


# --- Files ------------------------------------------------------------------------------------------------


def read_plan(tables: Tables, known: KnownInPlan, there: There) -> PlanFiles:
    stakes = _stakes(tables, known, there)
    return PlanFiles(
        steps=_steps(tables, there),
        indicators=_indicators(tables, known, there),
        version=_version(tables, there),
        since=_since(tables, known, there),
        stakes=stakes,
        todo=_todo(tables, there, [stake.id for stake in stakes]),
        before=_before(tables, known, there),
        planned=_planned(tables, known, there),
    )


def _steps(tables: Tables, there: There) -> tuple[StepRow, ...]:
    return tuple(
        StepRow(
            source=row.one_of("source", there.stones),
            target=row.one_of("target", there.stones),
            assumption=row.need("assumption"),
            because=row.text("because"),
            sure=int(row.one_of("sure", [str(each) for each in HOW_SURE])) if row.text("sure") else None,
        )
        for row in tables.rows("steps.csv", "source target assumption because sure")
    )


def _indicators(tables: Tables, known: KnownInPlan, there: There) -> tuple[IndicatorRow, ...]:
    return tuple(
        IndicatorRow(
            id=row.text("id"),
            stone=row.one_of("stone", there.stones),
            way=row.one_of("way", known.ways),
            words=row.need("words"),
            question=row.maybe("question", there.questions),
            baseline=row.text("baseline"),
            target=row.text("target"),
            unit=row.text("unit"),
            due=row.day("due").isoformat() if row.text("due") else "",
        )
        for row in tables.ids("indicators.csv", "stone way words question baseline target unit due")
    )


def _version(tables: Tables, there: There) -> VersionRow:
    row = tables.facts("version.csv", "name why agreed_on agreed_by")
    return VersionRow(
        name=row.need("name"),
        why=row.text("why"),
        agreed_on=row.day("agreed_on"),
        agreed_by=row.some_of("agreed_by", there.members),
    )


def _since(tables: Tables, known: KnownInPlan, there: There) -> tuple[SinceRow, ...]:
    rows = tables.ids("since.csv", "act by changed_on why kind track words leads_to")
    return tuple(_change(row, known, there) for row in rows)


def _change(row: Row, known: KnownInPlan, there: There) -> SinceRow:
    act = row.one_of("act", ACTS)
    is_gone = act == "took-off"
    if not is_gone:
        row.one_of("id", there.stones)
    return SinceRow(
        id=row.text("id"),
        act=act,
        by=row.one_of("by", there.members),
        changed_on=row.day("changed_on"),
        why=row.need("why"),
        kind=row.one_of("kind", known.kinds) if is_gone else "",
        track=row.one_of("track", known.tracks) if is_gone else "",
        words="" if act == "added" else row.need("words"),
        leads_to=row.some_of("leads_to", there.stones),
    )


def _stakes(tables: Tables, known: KnownInPlan, there: There) -> tuple[StakeRow, ...]:
    return tuple(
        StakeRow(
            id=row.text("id"),
            name=row.need("name"),
            side=row.one_of("side", known.sides),
            stake=row.text("stake"),
            power=int(row.one_of("power", known.levels)),
            interest=int(row.one_of("interest", known.levels)),
            is_in=row.yes("is_in"),
            members=row.some_of("members", there.members),
        )
        for row in tables.ids("stakes.csv", "name side stake power interest is_in members")
    )


def _todo(tables: Tables, there: There, stakes: Collection[str]) -> tuple[ToDoRow, ...]:
    return tuple(
        ToDoRow(
            words=row.need("words"),
            member=row.maybe("member", there.members),
            stakeholder=row.maybe("stakeholder", stakes),
            is_done=row.yes("is_done"),
        )
        for row in tables.rows("todo.csv", "words member stakeholder is_done")
    )


def _before(tables: Tables, known: KnownInPlan, there: There) -> BeforeRow:
    row = tables.facts("before.csv", "title written_by sealed_on marked_on shown_in note")
    return BeforeRow(
        title=row.need("title"),
        written_by=row.some_of("written_by", there.members),
        sealed_on=row.day("sealed_on"),
        marked_on=row.day("marked_on"),
        shown_in=row.one_of("shown_in", known.shown_in),
        note=row.text("note"),
    )


def _planned(tables: Tables, known: KnownInPlan, there: There) -> tuple[PlannedRow, ...]:
    """What was planned, and what became of it. What is new was not in the plan, so only `instead` says it."""
    return tuple(
        PlannedRow(
            id=row.text("id"),
            fate=(fate := row.one_of("fate", known.fates)),
            words="" if fate == "new" else row.need("words"),
            instead=row.need("instead") if fate == "new" else row.text("instead"),
            decisions=row.some_of("decisions", there.decisions),
            voices=row.some_of("voices", there.voices),
        )
        for row in tables.ids("planned.csv", "words fate instead decisions voices")
    )
