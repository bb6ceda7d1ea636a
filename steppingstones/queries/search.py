"""Finding what people wrote by its words: one function, behind which each database has its own index."""

from typing import Any

from django.db import connections
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from ..methods.finding import wanted
from ..models.search_index import ROOM, SOURCES, TABLE, Source


def search(rows: QuerySet, words: str) -> QuerySet:
    """Those rows in which each of these words begins a word: voices, notes, decisions, options, changes or stones.

    Any text may be searched for; it is never a pattern. What no index knows as words (signs, emoji, scripts without
    spaces) is looked for anywhere. docs/decisions/search.md says more.
    """
    source, what = SOURCES[rows.model], wanted(words)
    if what.terms:
        rows = rows.filter(pk__in=having(rows.db, source, what.terms))
    for text in what.texts:
        rows = rows.filter(_anywhere(source, text))
    return rows


def _anywhere(source: Source, text: str) -> Q:
    found = Q()
    for field in source.fields:
        found |= Q(**{f"{field}__icontains": text})
    return found


def having(using: str, source: Source, terms: tuple[str, ...]) -> RawSQL:
    """The numbers of the rows of this table, in whatever project, in which all these words begin a word."""
    if connections[using].vendor == "sqlite":
        return RawSQL(*in_sqlite(source, " ".join(f"{quoted(term)}*" for term in terms)))
    query = " && ".join([f"to_tsquery('simple', '''' || {TABLE}_fold(%s) || ''':*')"] * len(terms))
    return RawSQL(*in_postgresql(source, query, list(terms)))


def in_sqlite(source: Source, match: str) -> tuple[str, list[Any]]:
    """`match` in the language of FTS5. What somebody typed goes through `quoted` first."""
    number = f"(rowid & {ROOM - 1}) = {source.number}"
    return f"SELECT rowid / {ROOM} FROM {TABLE} WHERE {TABLE} MATCH %s AND {number}", [match]


def quoted(term: str) -> str:
    return '"' + term.replace('"', '""') + '"'


def in_postgresql(source: Source, query: str, values: list[Any]) -> tuple[str, list[Any]]:
    """`query` in SQL, with a place for each of the values."""
    return f'SELECT id FROM "{source.table}" WHERE {TABLE}_terms({source.words()}) @@ ({query})', values
