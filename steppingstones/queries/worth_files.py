"""A value map as a file of the group's own work, which `./stones sroi` and the page that brings maps read again."""

from collections.abc import Iterator
from io import BytesIO

from ..formats.csvfile import csv_pieces
from ..formats.value_map_csv import is_number, value_map_lines
from ..formats.value_map_layout import MapFile
from ..formats.value_map_out import write_value_map
from ..models import ValueMap
from .value_words import beside
from .values import YEARS, Found, figures_of, rows_of, sums_of
from .worth_words import missing_words


def as_csv(of: ValueMap) -> Iterator[bytes]:
    """The whole map, small numbers too: it is for the group's own work."""
    return csv_pieces(as_table(of), is_number=is_number)


def as_xlsx(found: Found) -> bytes:
    """In the layout of Social Value UK, with why it may not be told or what to read beside it."""
    file = MapFile(value_map=found.sums, rates=found.judged.rates, convention=found.judged.convention)
    to = BytesIO()
    missing = [missing_words(each) for each in found.missing]
    write_value_map(file, to, missing=missing, beside=beside(found.judged))
    return to.getvalue()


def as_table(of: ValueMap) -> list[list[str]]:
    """Numbers that are still blank stay blank, although the sums know nought there."""
    rows = rows_of(of)
    sums = sums_of(of, rows)
    table = value_map_lines(sums)
    places = {name: place for place, name in enumerate(table[0])}
    for line, row in zip(table[1 + len(sums.inputs) :], rows, strict=False):
        figures = figures_of(row)
        for part in ("quantity", YEARS, "value"):
            if figures[part].at is None and not (part == "value" and row.points is not None):
                line[places[part]] = ""
    return table
