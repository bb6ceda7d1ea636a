"""`./stones backup FILE`: the whole site in one file, while it is in use."""

import argparse
import sqlite3
from pathlib import Path

from . import CommandError, set_up
from .archive import DATABASE, pack

NAME = "backup"
HELP = "Write the whole site into one file, also while it is in use. Keep that file as safe as the site."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="the file to write, such as stones.zip")
    parser.add_argument("--force", action="store_true", help="write over a file that is there")


def run(options: argparse.Namespace) -> int:
    set_up()
    from django.conf import settings

    refuse_other_databases(settings.DATABASE_URL)
    file = options.file.absolute()
    if file.exists() and not options.force:
        raise CommandError(f"{options.file} is there already. Choose another name, or add --force to write over it.")
    if not (settings.DATA / DATABASE).exists():
        raise CommandError(f"There is no site in {settings.DATA}. Set STONES_DATA to the folder that holds it.")
    try:
        summary = pack(settings.DATA, file)
    except (FileNotFoundError, NotADirectoryError, PermissionError) as error:
        raise CommandError(f"{options.file} cannot be written ({error.strerror}). Choose another place.") from error
    except (ValueError, sqlite3.DatabaseError) as error:
        raise CommandError(f"The backup was not written, because {error}. Restore the last good backup.") from error
    print(f"{options.file}: {summary.words}, {file.stat().st_size / 1e6:,.1f} MB")
    return 0


def refuse_other_databases(url: str) -> None:
    if url:
        raise CommandError(
            "This site keeps its data in PostgreSQL. Use pg_dump and pg_restore, and copy STONES_DATA as well."
        )
