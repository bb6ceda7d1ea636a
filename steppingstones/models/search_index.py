"""The index in which `queries/search.py` looks, and what keeps it true: it belongs to the database, not to Django.

SQLite: one FTS5 table without a copy of the words. Triggers on each table with words keep it, so that no way of writing
goes past it. PostgreSQL: an index on each table. Both are made after each `migrate`, and made anew where something of
them is missing or different. docs/decisions/search.md says why.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connections, models, transaction

from .conversations import ConversationNote
from .decisions import Change, Decision, Option
from .meetings import MeetingNote
from .pathway import Stone
from .voices import Voice

TABLE = "steppingstones_search"
ROOM = 16  # the number of a row in the index is that of the row, times this, and the number of its table
# Emoji are no letters. FTS5 takes those for letters that are newer than its tables.
EMOJI = "".join(map(chr, range(0x1F000, 0x1FB00))) + "\ufe0f\u20e3"
TOKENS = f"unicode61 remove_diacritics 2 categories 'L* N* Mn Mc' separators '{EMOJI}'"


@dataclass(frozen=True, kw_only=True)
class Source:
    """A table with words to look for, and its number in the index, which stays for ever."""

    number: int
    model: type[models.Model]
    fields: tuple[str, ...]

    @property
    def table(self) -> str:
        return self.model._meta.db_table

    def words(self, row: str = "") -> str:
        """All words of a row, in SQL; `row` is `new` or `old` in a trigger."""
        start = f"{row}." if row else ""
        return " || ' ' || ".join(f'{start}"{field}"' for field in self.fields)


SOURCES = {
    source.model: source
    for source in (
        Source(number=0, model=Voice, fields=("words", "subject")),
        Source(number=1, model=ConversationNote, fields=("words",)),
        Source(number=2, model=MeetingNote, fields=("words",)),
        Source(number=3, model=Decision, fields=("question", "decided", "why", "dropped_why")),
        Source(number=4, model=Option, fields=("words",)),
        Source(number=5, model=Change, fields=("words", "for_whom")),
        Source(number=6, model=Stone, fields=("words", "more")),
    )
}


def make_index(using: str = "default", **_signal: Any) -> None:
    """After each `migrate`. Quick where all is as it should be."""
    connection = connections[using]
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
    if not there >= {source.table for source in SOURCES.values()}:
        return  # some of the tables are made by a migration that comes after this one
    with transaction.atomic(using=using), connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            _make_in_sqlite(cursor)
        else:
            _make_in_postgresql(cursor)


def drop_triggers(using: str = "default", plan: list | None = None, **_signal: Any) -> None:
    """Before tables change: SQLite refuses to drop a column of which a trigger speaks."""
    if connections[using].vendor == "sqlite" and plan:
        with connections[using].cursor() as cursor:
            for name in _triggers():
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")


def forget_in_index(using: str = "default") -> None:
    """FTS5 only notes what was taken out, until it puts its parts together. Then the words are gone from the file.

    From SQLite 3.42 it could do so by itself ('secure-delete').
    """
    if connections[using].vendor == "sqlite":
        with transaction.atomic(using=using), connections[using].cursor() as cursor:
            cursor.execute(f"INSERT INTO {TABLE}({TABLE}) VALUES ('optimize')")


# --- SQLite ---------------------------------------------------------------------------------------------------


def _make_in_sqlite(cursor: Any) -> None:
    wanted = {TABLE: _table(), **_triggers()}
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE name LIKE %s", [f"{TABLE}%"])
    there = dict(cursor.fetchall())
    if all(there.get(name) == sql for name, sql in wanted.items()):
        return
    for name in _triggers():
        cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
    cursor.execute(f"DROP TABLE IF EXISTS {TABLE}")
    for sql in wanted.values():
        cursor.execute(sql)
    for source in SOURCES.values():
        cursor.execute(
            f"INSERT INTO {TABLE}(rowid, words) SELECT id * {ROOM} + {source.number}, {source.words()} "
            f'FROM "{source.table}"'
        )
    cursor.execute(f"INSERT INTO {TABLE}({TABLE}) VALUES ('optimize')")


def _table() -> str:
    return f"""CREATE VIRTUAL TABLE {TABLE} USING fts5(words, content='', tokenize="{TOKENS}")"""


def _triggers() -> dict[str, str]:
    return dict(trigger for source in SOURCES.values() for trigger in _triggers_of(source))


def _triggers_of(source: Source) -> Iterator[tuple[str, str]]:
    number = f"id * {ROOM} + {source.number}"
    put = f"INSERT INTO {TABLE}(rowid, words) VALUES (new.{number}, {source.words('new')});"
    take = f"INSERT INTO {TABLE}({TABLE}, rowid, words) VALUES ('delete', old.{number}, {source.words('old')});"
    fields = ", ".join(f'"{field}"' for field in source.fields)
    for event, body in (("INSERT", put), ("DELETE", take), (f"UPDATE OF {fields}", f"{take} {put}")):
        name = f"{TABLE}_{source.number}_{event.split()[0].lower()}"
        yield name, f'CREATE TRIGGER {name} AFTER {event} ON "{source.table}" BEGIN {body} END'


# --- PostgreSQL -----------------------------------------------------------------------------------------------

# Letters without accents, and nothing between them that PostgreSQL would take for an address or a file. Whoever changes
# this must give the functions and the indexes new names: an index is not made anew when its function changes.
FOLD = (
    r"regexp_replace(regexp_replace(normalize(left($1, 100000), NFKD), '[\u0300-\u036f]', '', 'g'), "
    r"'[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f\u20e3\u3000-\u303f\ufe0f"
    r"\U0001f000-\U0001faff]+', ' ', 'g')"
)
FUNCTION = "CREATE OR REPLACE FUNCTION {} LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $body$ SELECT {} $body$"


def _make_in_postgresql(cursor: Any) -> None:
    cursor.execute("SELECT indexname FROM pg_indexes WHERE indexname LIKE %s", [f"{TABLE}%"])
    there = {name for (name,) in cursor.fetchall()}
    if there >= {_index(source) for source in SOURCES.values()}:
        return
    cursor.execute(FUNCTION.format(f"{TABLE}_fold(text) RETURNS text", FOLD))
    cursor.execute(
        FUNCTION.format(f"{TABLE}_terms(text) RETURNS tsvector", f"to_tsvector('pg_catalog.simple', {FOLD})")
    )
    for source in SOURCES.values():
        terms = f"{TABLE}_terms({source.words()})"
        cursor.execute(f'CREATE INDEX IF NOT EXISTS {_index(source)} ON "{source.table}" USING gin ({terms})')


def _index(source: Source) -> str:
    return f"{TABLE}_{source.number}"
