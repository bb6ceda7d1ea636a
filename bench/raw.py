"""`python -m bench.raw DATABASE RESPONSE SECONDS PRAGMAS`: the same rows by the database driver alone.

DATABASE is the file of SQLite, or the address of a PostgreSQL.

It copies all rows of one response again and again, with new references, each response in a transaction of its own.
"""

import itertools
import json
import os
import sqlite3
import sys
import time

Rows = list[dict]
LINKS = {
    "response": ("giver_id",),
    "answer": ("response_id",),
    "voice": ("giver_id", "answer_id"),
    "consent": ("voice_id",),
}


class Sqlite:
    begin = "BEGIN IMMEDIATE"

    def __init__(self, database: str, pragmas: str) -> None:
        self.connection = sqlite3.connect(database, timeout=20, isolation_level=None)
        self.connection.executescript(pragmas)
        self.connection.row_factory = sqlite3.Row
        self.execute = self.connection.execute

    def insert(self, words: str, values: list) -> int:
        return self.connection.execute(words, values).lastrowid


class PostgreSQL:
    begin = "BEGIN"

    def __init__(self, database: str) -> None:
        import psycopg
        from psycopg.rows import dict_row

        self.connection = psycopg.connect(database, autocommit=True, row_factory=dict_row)
        self.execute = self.connection.execute

    def insert(self, words: str, values: list) -> int:
        return self.connection.execute(f"{words.replace('?', '%s')} RETURNING id", values).fetchone()["id"]


def main(database: str, response: int, seconds: float, pragmas: str) -> None:
    connection = PostgreSQL(database) if database.startswith("postgresql:") else Sqlite(database, pragmas)
    rows = rows_of(connection, response)
    own, took = time.process_time(), []
    until = time.perf_counter() + seconds
    for number in itertools.count():
        began = time.perf_counter()
        write(connection, rows, f"{os.getpid()}-{number}")
        ended = time.perf_counter()
        took.append(ended - began)
        if ended >= until:
            break
    print(json.dumps({"took": took, "cpu": time.process_time() - own}))


def rows_of(connection: Sqlite | PostgreSQL, response: int) -> dict[str, Rows]:
    """All that one response is made of, by table."""
    giver = f"(SELECT giver_id FROM steppingstones_response WHERE id = {response})"
    voices = f"(SELECT id FROM steppingstones_voice WHERE giver_id = {giver})"
    where = {
        "giver": f"id = {giver}",
        "response": f"id = {response}",
        "answer": f"response_id = {response}",
        "voice": f"giver_id = {giver}",
        "consent": f"voice_id IN {voices}",
    }
    select = "SELECT * FROM steppingstones_{} WHERE {} ORDER BY id"
    return {table: [dict(row) for row in connection.execute(select.format(table, of))] for table, of in where.items()}


def write(connection: Sqlite | PostgreSQL, rows: dict[str, Rows], key: str) -> None:
    new: dict[tuple[str, int], int] = {}
    connection.execute(connection.begin)
    for table, originals in rows.items():
        for place, row in enumerate(originals):
            values = fresh(table, row, f"{key}-{place}", new)
            marks = ", ".join("?" * len(values))
            insert = f"INSERT INTO steppingstones_{table} ({', '.join(values)}) VALUES ({marks})"
            new[table, row["id"]] = connection.insert(insert, list(values.values()))
    connection.execute("COMMIT")


def fresh(table: str, row: dict, key: str, new: dict[tuple[str, int], int]) -> dict:
    """The row with references of its own, leading to the new rows."""
    values = {name: value for name, value in row.items() if name != "id"}
    for name in {"ref", "once", "receipt_hash"} & values.keys():
        values[name] = key
    for name in LINKS.get(table, ()):
        values[name] = new[name.removesuffix("_id"), row[name]]
    return values


main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), sys.argv[4])
