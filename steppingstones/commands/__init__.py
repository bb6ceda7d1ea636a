"""The command line. Each module here is one command; it is found by being here.

A command has `NAME` (two words make a nested one: "import feedback"), `HELP` (one sentence),
`add_arguments(parser)` and `run(options) -> int`. It imports Django and our own modules inside `run` (models after
`set_up()`), so that `./stones --help` is instant. What a person can mend is raised as `CommandError`: one sentence on
stderr, exit code 2, no traceback.
"""

import argparse
import errno
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent.parent


class CommandError(Exception):
    """What went wrong and how to mend it, in one sentence."""


def main(words: Sequence[str]) -> int:
    from .terminal import plain_terminal

    with plain_terminal():
        return carry_out(words)


def carry_out(words: Sequence[str]) -> int:
    options = parser().parse_args(words)
    os.umask(0o077)  # whatever is written is for the person who runs this, and for nobody else on the machine
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "steppingstones.settings")
    try:
        return options.run(options)
    except CommandError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        if error.errno not in {errno.ENOSPC, errno.EDQUOT}:
            raise
        print("The disk is full. Make room on it, then try again.", file=sys.stderr)
        return 2


def commands() -> list[ModuleType]:
    modules = (import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__))
    return sorted((module for module in modules if hasattr(module, "NAME")), key=lambda module: module.NAME)


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="./stones", description="The command line of Stepping Stones.")
    groups = {(): top.add_subparsers(metavar="COMMAND", required=True, title="commands")}
    for command in commands():
        *before, last = command.NAME.split()
        below = group(groups, tuple(before))
        own = below.add_parser(last, help=command.HELP, description=command.HELP)
        command.add_arguments(own)
        own.set_defaults(run=command.run)
    return top


def group(groups: dict, words: tuple[str, ...]):
    """The place for the commands that start with these words, such as "import"."""
    if words not in groups:
        before = group(groups, words[:-1]).add_parser(words[-1], help=f"{words[-1]} …; see its own --help")
        groups[words] = before.add_subparsers(metavar="WHAT", required=True)
    return groups[words]


def data_folder() -> Path:
    """Where the site's data is; as in the settings, for commands that must not load them."""
    given = os.environ.get("STONES_DATA")
    return (Path(given).expanduser() if given else ROOT / "data").absolute()


def set_up() -> None:
    """Make models usable. Called first in `run` by commands that touch the database."""
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise CommandError(f"A setting is wrong: {error}") from error
    except OSError as error:
        raise CommandError(
            f"{error.filename} cannot be used ({error.strerror}). "
            "Give yourself the right to read and write there, or set STONES_DATA to another folder."
        ) from error


def find_project(slug: str):
    """The project with this word in its address, or a sentence that names those that there are."""
    from ..models import Project
    from .prepare import prepare_tables

    prepare_tables()
    project = Project.objects.select_related("organisation").filter(slug=slug).first()
    if project is None:
        known = ", ".join(Project.objects.order_by("slug").values_list("slug", flat=True)[:20]) or "none yet"
        raise CommandError(f"There is no project “{slug}”. The projects here are: {known}.")
    return project
