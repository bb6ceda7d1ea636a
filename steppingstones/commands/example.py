"""`./stones example`: the example, for a site that started without it or that took it away."""

import argparse

from . import CommandError, set_up
from .prepare import prepare

NAME = "example"
HELP = "Load the example: a group of invented people that makes a day centre together."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--remove", action="store_true", help="take the example away again, with everything in it")


def run(options: argparse.Namespace) -> int:
    set_up()
    from ..formats.tables import NotReadable

    prepare(with_example=False)
    try:
        print(remove() if options.remove else load())
    except NotReadable as error:
        raise CommandError(f"The example cannot be read. {error}") from error
    return 0


def load() -> str:
    from ..actions.examples import load_example

    return f"The example is here: /p/{load_example().project.slug}/"


def remove() -> str:
    from ..actions.examples import remove_example
    from ..models import Project

    for project in Project.objects.filter(is_example=True):
        remove_example(project)
    return "There is no example here now."
