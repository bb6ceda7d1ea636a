"""`./stones restore FILE`: a site from a backup, into an empty place."""

import argparse
import os
from pathlib import Path

from . import CommandError, data_folder
from .archive import unpack
from .backup import refuse_other_databases

NAME = "restore"
HELP = "Put a backup into an empty place (STONES_DATA). A damaged backup is refused whole."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="a file that ./stones backup wrote")


def run(options: argparse.Namespace) -> int:
    # Without Django: its settings would make a new secret key in the empty folder.
    refuse_other_databases(os.environ.get("DATABASE_URL", ""))
    if not options.file.is_file():
        raise CommandError(f"There is no file {options.file}. Check its name.")
    try:
        summary = unpack(options.file, data_folder())
    except (FileNotFoundError, NotADirectoryError, PermissionError) as error:
        raise CommandError(
            f"{error.filename} cannot be used ({error.strerror}). Choose another STONES_DATA."
        ) from error
    print(f"Restored into {data_folder()}: {summary.words}. Start it with ./run")
    return 0
