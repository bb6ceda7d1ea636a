"""Django's own commands, for people who work on the program."""

import argparse

NAME = "django"
HELP = "For developers: Django's own commands, such as migrate, makemigrations and shell."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs=argparse.REMAINDER, help="what follows `manage.py` in other projects")


def run(options: argparse.Namespace) -> int:
    from django.core.management import execute_from_command_line

    execute_from_command_line(["./stones django", *options.words])
    return 0
