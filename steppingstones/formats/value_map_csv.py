"""A value map as a plain table with a row for each outcome: what `value_map` reads, as the same map."""

import re
from decimal import Decimal

from ..methods.value_map import SHARES, Input, Part, Row, ValueMap
from ..methods.value_tables import wellby_in
from .value_map import COLUMNS, NEEDED

_WRITTEN = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def is_number(cell: str) -> bool:
    """Whether a cell is a number as `value_map_lines` writes it, and so no formula."""
    return bool(_WRITTEN.fullmatch(cell))


def value_map_lines(value_map: ValueMap) -> list[list[str]]:
    """The map as a table that `read_value_map` reads as the same map, with the headings that it needs."""
    lines = [*map(_written_input, value_map.inputs), *map(_written, value_map.rows)]
    lines += [{"kind": "left out", "what": words} for words in value_map.left_out]
    used = {name for line in lines for name, cell in line.items() if cell}
    columns = [name for name in COLUMNS if name in used or name in NEEDED or name in ("kind", "who")]
    return [columns, *([line.get(name, "") for name in columns] for line in lines)]


def _written(row: Row) -> dict[str, str]:
    is_worth_told, table = not row.is_wellby, wellby_in(row.price_year)
    told = {
        "kind": "outcome",
        "who": row.whom,
        "what": row.what,
        "quantity": _told(row.quantity),
        "value": _told(row.value) if is_worth_told else table.key.upper(),
        "points": "" if is_worth_told else _told(row.value / table.amount),
        "deadweight": _told(row.deadweight),
        "displacement": _told(row.displacement) if row.displacement or row.reasons.get(Part.DISPLACEMENT) else "",
        "attribution": _told(row.attribution),
        "drop-off": _told(row.drop_off) if row.drop_off or row.reasons.get(Part.DROP_OFF) else "",
        "years": _told(row.years),
        "start": str(row.start),
        "source": row.source if is_worth_told else "",
        "evidence": row.evidence,
        "chain": row.chain,
        "of people": "" if row.people is None else str(row.people),
        "price year": "" if row.price_year is None or not is_worth_told else str(row.price_year),
        "wellbeing": "yes" if row.is_wellbeing else "",
        "pairs": "" if row.pairs is None else str(row.pairs),
    }
    told |= {f"{part} reason": words for part, words in row.reasons.items() if part in SHARES}
    for part, span in row.spans.items():
        if is_worth_told or part != Part.VALUE or not table.span:
            told |= {f"{part} low": _told(span.low), f"{part} high": _told(span.high)}
    return told | {f"{part} together": word for part, word in row.together.items()}


def _written_input(each: Input) -> dict[str, str]:
    if each.hours is None:
        return {"kind": "input", "who": each.whom, "what": each.what, "quantity": "1", "value": _told(each.amount)}
    worth = None if each.amount is None or not each.hours else each.amount / each.hours
    told = {"kind": "hours", "who": each.whom, "what": each.what, "quantity": _told(each.hours)}
    return told | {"value": _told(worth), "basis": each.basis if worth is not None else ""}


def _told(size: Decimal | None) -> str:
    return "" if size is None else f"{size:f}"
