"""What must be true before the site can serve: a data folder, tables, files for browsers, and something to look at."""

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from . import CommandError


def prepare(*, with_example: bool) -> None:
    """Quick when there is nothing to do. Two starts at once wait for each other."""
    from django.conf import settings

    with one_at_a_time(settings.DATA):
        make_tables()
        tidy()
        gather_static_files()
        if with_example:
            load_first_example()


def prepare_tables() -> None:
    """The same for commands that show nothing: they may be the first thing that somebody does here."""
    from django.conf import settings

    with one_at_a_time(settings.DATA):
        make_tables()


@contextmanager
def one_at_a_time(data: Path) -> Iterator[None]:
    try:
        data.mkdir(parents=True, exist_ok=True)
        lock = (data / "start-lock").open("w")
    except OSError as error:
        raise CommandError(
            f"The data folder {data} cannot be written ({error.strerror}). "
            "Give yourself the right to write there, or set STONES_DATA to another folder."
        ) from error
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def make_tables() -> None:
    from django.core.management import call_command
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        refuse_newer_data(executor)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", interactive=False, verbosity=0)
            call_command("createcachetable", verbosity=0)
    except DatabaseError as error:
        raise CommandError(
            f"The database cannot be used: {str(error).strip().splitlines()[0]}. "
            "Check that it is running, that there is room on the disk, and what DATABASE_URL and STONES_DATA say."
        ) from error


def refuse_newer_data(executor) -> None:
    """An older program would write rows that the newer one does not understand."""
    ours = [key for key in executor.loader.applied_migrations if key[0] == "steppingstones"]
    if any(key not in executor.loader.disk_migrations for key in ours):
        raise CommandError("This data was written by a newer Stepping Stones. Update the program, then start it again.")


def tidy() -> None:
    """Nothing that was taken back, or only sent to be looked at, outlives a start."""
    from django.utils import timezone

    from ..actions import drafts, media, news, waiting_files
    from ..actions.traces import wipe_traces

    wipe_traces()
    waiting_files.sweep()
    drafts.clear_old()
    news.forget_unanswered()
    media.clear_waiting(timezone.localdate())
    media.sweep()


def gather_static_files() -> None:
    """Copy, compress and name the files for browsers, if one of them changed since the last time."""
    from django.conf import settings
    from django.core.management import call_command

    stamp = settings.STATIC_ROOT / "made-from"
    wanted = state_of_static_files()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(wanted)


def state_of_static_files() -> str:
    from django.contrib.staticfiles.finders import get_finders

    state = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            status = Path(storage.path(name)).stat()
            state.update(f"{name} {status.st_size} {status.st_mtime_ns}\n".encode())
    return state.hexdigest()


def load_first_example() -> None:
    from ..actions.examples import load_example
    from ..models import Project

    if not Project.objects.exists():
        load_example()
