"""What counts, in the files of a project: what people weighed, what was told and what got worse."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from ..methods.weighing import MOST_IN_PAIRS, MOST_THINGS, Way
from .projectthere import There
from .tables import Row, Tables

MOST_PEOPLE = 500  # in one row
Said = tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class KnownInWeighing:
    """The words that some columns may hold."""

    sides: Collection[str]


@dataclass(frozen=True, kw_only=True)
class WeighingRow:
    """A round that has ended. Whoever had not said anything by then is in no file."""

    id: str
    name: str
    way: str
    beans: int
    began_on: date
    ended_on: date
    stones: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class WeighedRow:
    """What so many people of one side said alike: the place or beans of each stone, or which of two matters more."""

    weighing: str
    side: str
    said: Said
    people: int


@dataclass(frozen=True, kw_only=True)
class ToldRow:
    stone: str
    voices: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class WorseRow:
    stone: str
    words: str
    for_whom: str
    written_on: date


@dataclass(frozen=True, kw_only=True)
class WeighingFiles:
    weighings: tuple[WeighingRow, ...]
    weighed: tuple[WeighedRow, ...]
    told: tuple[ToldRow, ...]
    worse: tuple[WorseRow, ...]


def read_weighing(tables: Tables, known: KnownInWeighing, there: There, outcomes: Collection[str]) -> WeighingFiles:
    """The values of these files. Raises `NotReadable` for the first thing that is wrong."""
    weighings = {row.text("id"): _weighing(row, outcomes) for row in tables.ids("weighings.csv", WEIGHING_COLUMNS)}
    rows = [(row, weighings[row.one_of("weighing", weighings)]) for row in tables.rows("weighed.csv", WEIGHED_COLUMNS)]
    return WeighingFiles(
        weighings=tuple(weighings.values()),
        weighed=tuple(_weighed(row, weighing, known) for row, weighing in rows),
        told=tuple(_told(row, there, outcomes) for row in tables.rows("told.csv", "stone voices")),
        worse=tuple(_worse(row, outcomes) for row in tables.rows("worse.csv", "stone words for_whom written_on")),
    )


WEIGHING_COLUMNS = "name way beans began_on ended_on stones"
WEIGHED_COLUMNS = "weighing side said people"


def _weighing(row: Row, outcomes: Collection[str]) -> WeighingRow:
    way, stones = row.one_of("way", [each.value for each in Way]), row.some_of("stones", outcomes)
    most = MOST_IN_PAIRS if way == Way.PAIRS else MOST_THINGS
    if not 2 <= len(set(stones)) == len(stones) <= most:
        raise row.trouble("stones", f"name from 2 to {most} outcomes, none of them twice.")
    began_on, ended_on = row.day("began_on"), row.day("ended_on")
    if ended_on < began_on:
        raise row.trouble("ended_on", "it ends before it began.")
    beans = row.whole("beans") if way == Way.POINTS else 10
    if not 1 <= beans <= 100:
        raise row.trouble("beans", "write from 1 to 100.")
    return WeighingRow(
        id=row.text("id"),
        name=row.need("name"),
        way=way,
        beans=beans,
        began_on=began_on,
        ended_on=ended_on,
        stones=stones,
    )


def _weighed(row: Row, weighing: WeighingRow, known: KnownInWeighing) -> WeighedRow:
    people = row.whole("people") if row.text("people") else 1
    if not 1 <= people <= MOST_PEOPLE:
        raise row.trouble("people", f"write from 1 to {MOST_PEOPLE}.")
    said = _pairs(row, weighing) if weighing.way == Way.PAIRS else _numbers(row, weighing)
    return WeighedRow(weighing=weighing.id, side=row.one_of("side", known.sides), said=said, people=people)


def _numbers(row: Row, weighing: WeighingRow) -> Said:
    """Written as `friends=1 speak=2`: a place for each, or all the beans that somebody has."""
    said = row.pairs("said", weighing.stones, "[0-9]{1,3}", like="an outcome of this round, = and a number")
    numbers = sorted(int(number) for _stone, number in said)
    if weighing.way == Way.POINTS and sum(numbers) != weighing.beans:
        raise row.trouble("said", f"the numbers make {sum(numbers)}. Everybody has {weighing.beans}.")
    if weighing.way == Way.ORDER and numbers != list(range(1, len(weighing.stones) + 1)):
        raise row.trouble("said", f"give each place from 1 to {len(weighing.stones)} once.")
    return said


def _pairs(row: Row, weighing: WeighingRow) -> Said:
    """Written as `friends>speak`: of these two the first matters more."""
    found: dict[frozenset[str], tuple[str, str]] = {}
    for each in row.need("said").split():
        more, _sign, less = each.partition(">")
        pair = frozenset((more, less))
        if len(pair) != 2 or not pair <= set(weighing.stones) or pair in found:
            raise row.trouble("said", f"“{each}” should be two outcomes of this round with > between, each two once.")
        found[pair] = more, less
    return tuple(found.values())


def _told(row: Row, there: There, outcomes: Collection[str]) -> ToldRow:
    row.need("voices")
    return ToldRow(stone=row.one_of("stone", outcomes), voices=row.some_of("voices", there.voices))


def _worse(row: Row, outcomes: Collection[str]) -> WorseRow:
    return WorseRow(
        stone=row.maybe("stone", outcomes),
        words=row.need("words"),
        for_whom=row.text("for_whom"),
        written_on=row.day("written_on"),
    )
