"""`./stones pathway`: write a project's pathway into a file."""

import argparse
from pathlib import Path

from . import CommandError, find_project, set_up

NAME = "pathway"
HELP = "Write a project's pathway into a file: JSON, CSV, Mermaid or Graphviz."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("slug", metavar="SLUG", help="the project: the word in its address after /p/")
    parser.add_argument("--format", choices=["json", "csv", "mermaid", "dot"], default="json")
    parser.add_argument("-o", "--output", metavar="FILE", required=True, help="where to write it")


def run(options: argparse.Namespace) -> int:
    set_up()
    from ..queries.pathway_carry import written

    project = find_project(options.slug)
    data = written(project, options.format)
    try:
        Path(options.output).write_bytes(data)
    except OSError as error:
        raise CommandError(f"The pathway could not be written to {options.output}: {error.strerror}.") from error
    print(f"{options.output}: the pathway of {project.name}, {len(data):,} bytes")
    return 0
