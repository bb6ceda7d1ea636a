"""`./stones import pathway`: bring a pathway from a file into a project."""

import argparse
import sys
from pathlib import Path

from . import CommandError, find_project, set_up

NAME = "import pathway"
HELP = "Bring a pathway (JSON, CSV, or a theory of change) into a project."
LEFT_OUT_SHOWN = 50


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("file", metavar="FILE", help="a .json file of ours, a .csv file, or a theory of change with stages")
    add("--project", metavar="SLUG", required=True, help="the word in the project's address after /p/")
    add("--replace", action="store_true", help="take the stones that are there off first; otherwise they stay")
    add("--dry-run", action="store_true", help="say what would happen, and change nothing")


def run(options: argparse.Namespace) -> int:
    set_up()
    from ..actions.pathway_carry import bring_in

    file = _read(options.file)
    project = find_project(options.project)
    if options.dry_run:
        _tell_left_out(file.left_out)
        size = f"{len(file.pathway.stones)} stones and {len(file.pathway.steps)} steps"
        print(f"{size} can be brought in, {len(file.left_out)} steps do not fit. Nothing was changed.")
        return 0
    done = bring_in(project, file, by=None, is_replacing=options.replace)
    _tell_left_out(done.left_out)
    print(f"{done.stones} new stones in {project.name}. {len(done.left_out)} steps did not fit.")
    return 0


def _read(name: str):
    """The pathway in the file. The stages of a theory of change get their usual levels."""
    from ..formats.pathway import MOST_BYTES, NotAPathway, PathwayFile
    from ..formats.pathway_files import read
    from ..formats.theory_of_change import as_pathway, usual_places

    try:
        with Path(name).open("rb") as file:
            found = read(file.read(MOST_BYTES + 1))
    except OSError as error:
        raise CommandError(f"{name} cannot be read: {error.strerror}.") from error
    except NotAPathway as error:
        raise CommandError(f"{name}: {error}") from error
    return found if isinstance(found, PathwayFile) else as_pathway(found, usual_places(found))


def _tell_left_out(found) -> None:
    for each in found[:LEFT_OUT_SHOWN]:
        reason = each.refusal.value if each.refusal else "twice"
        print(f"Left out: the step from {each.step.source!r} to {each.step.target!r} ({reason}).", file=sys.stderr)
    if len(found) > LEFT_OUT_SHOWN:
        print(f"… and {len(found) - LEFT_OUT_SHOWN:,} more steps.", file=sys.stderr)
