"""Review pages that were kept, and what outcomes are about, in the files of a project."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from .tables import Row, Tables


@dataclass(frozen=True, kw_only=True)
class KnownInPages:
    """The words that some columns may hold."""

    parts: Collection[str]
    areas: Collection[str]


@dataclass(frozen=True, kw_only=True)
class PageRow:
    """A page with what the group says about its parts. What was gathered comes from the other files."""

    name: str
    kept_on: date
    said: Mapping[str, tuple[str, str]]  # by part: the words, and easy words


@dataclass(frozen=True, kw_only=True)
class PageFiles:
    pages: tuple[PageRow, ...]
    areas: tuple[tuple[str, str], ...]  # a stone, and what it is mostly about


def read_pages(tables: Tables, known: KnownInPages, stones: Collection[str]) -> PageFiles:
    """The values of these files. Raises `NotReadable` for the first thing that is wrong."""
    rows = tables.rows("review_pages.csv", "name kept_on part words easy")
    pages = [_page(list(found)) for _name, found in groupby(_known(rows, known), key=lambda row: row.need("name"))]
    areas = tables.rows("areas.csv", "stone area")
    return PageFiles(
        pages=tuple(pages),
        areas=tuple((row.one_of("stone", stones), row.one_of("area", known.areas)) for row in areas),
    )


def _known(rows: Iterable[Row], known: KnownInPages) -> list[Row]:
    found = list(rows)
    for row in found:
        row.one_of("part", known.parts)
    return found


def _page(rows: list[Row]) -> PageRow:
    """Its rows stand one below the other."""
    said = {row.text("part"): (row.need("words"), "\n".join(row.parts("easy"))) for row in rows}
    return PageRow(name=rows[0].text("name"), kept_on=rows[0].day("kept_on"), said=said)
