"""Who works with, learns from and trusts whom, in the files of a project."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from .tables import Row, Tables

BEFORE = "_before"  # after the name of a kind: what people recall of the time before the group


@dataclass(frozen=True, kw_only=True)
class KnownInTies:
    """The words that some columns may hold."""

    kinds: Collection[str]
    parts: Collection[str]  # how somebody takes part


@dataclass(frozen=True, kw_only=True)
class TieRoundRow:
    """A round that has ended."""

    id: str
    name: str
    kinds: tuple[str, ...]
    asks_before: bool
    began_on: date
    ended_on: date


@dataclass(frozen=True, kw_only=True)
class TieRow:
    """How one member took part, and whom they named, by the kind of tie and whether it is about before."""

    round: str
    member: str
    part: str
    has_answered: bool
    named: tuple[tuple[str, bool, tuple[str, ...]], ...]


@dataclass(frozen=True, kw_only=True)
class TieFiles:
    rounds: tuple[TieRoundRow, ...]
    told: tuple[TieRow, ...]


def read_ties(tables: Tables, known: KnownInTies, members: Collection[str]) -> TieFiles:
    """The values of these files. Raises `NotReadable` for the first thing that is wrong."""
    rounds = tuple(_round(row, known) for row in tables.ids("ties.csv", "name kinds asks_before began_on ended_on"))
    columns = " ".join([*known.kinds, *(f"{kind}{BEFORE}" for kind in known.kinds)])
    rows = list(tables.rows("ties_told.csv", f"round member part answered {columns}"))
    there: dict[str, set[str]] = {each.id: set() for each in rounds}
    for row in rows:
        in_it, member = there[row.one_of("round", there)], row.one_of("member", members)
        if member in in_it:
            raise row.trouble("member", f"“{member}” takes part already. Each member has one row in a round.")
        in_it.add(member)
    by_id = {each.id: each for each in rounds}
    told = tuple(_told(row, known, by_id[row.text("round")], there[row.text("round")]) for row in rows)
    for row, one in zip(rows, told, strict=True):
        if len(there[one.round]) < 2:
            raise row.trouble("round", "only one member takes part in this round. It takes two.")
    return TieFiles(rounds=rounds, told=told)


def _round(row: Row, known: KnownInTies) -> TieRoundRow:
    row.need("kinds")
    return TieRoundRow(
        id=row.text("id"),
        name=row.need("name"),
        kinds=row.some_of("kinds", known.kinds),
        asks_before=row.yes("asks_before"),
        began_on=row.day("began_on"),
        ended_on=row.day("ended_on"),
    )


def _told(row: Row, known: KnownInTies, one: TieRoundRow, there: Collection[str]) -> TieRow:
    """Whoever is named takes part in the same round, and is somebody else; nothing is told that was not asked."""
    others = [member for member in there if member != row.text("member")]
    named = []
    for kind in known.kinds:
        for is_before in (False, True):
            column = f"{kind}{BEFORE if is_before else ''}"
            found = row.some_of(column, sorted(others))
            if found and (kind not in one.kinds or (is_before and not one.asks_before)):
                raise row.trouble(column, "this was not asked in this round.")
            named.append((kind, is_before, found))
    return TieRow(
        round=one.id,
        member=row.text("member"),
        part=row.one_of("part", known.parts),
        has_answered=row.yes("answered"),
        named=tuple(each for each in named if each[2]),
    )
