"""`./stones qda`: a project's themes, or its tagged texts, into a REFI-QDA file."""

import argparse
from pathlib import Path

from . import CommandError, find_project, set_up

NAME = "qda"
HELP = "Write a project's themes (.qdc) or its tagged texts (.qdpx) into a REFI-QDA file for other programs."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("slug", metavar="SLUG", help="the project: the word in its address after /p/")
    add("-o", "--output", metavar="FILE", required=True, help="a file that ends in .qdc or .qdpx")
    add("--text", metavar="CODE", action="append", default=[], help="a long text that goes along: its code")
    add("--notes", action="store_true", help="the notes on tags go along")


def run(options: argparse.Namespace) -> int:
    set_up()
    path = Path(options.output)
    write = {".qdc": _codebook, ".qdpx": _project}.get(path.suffix.lower())
    if write is None:
        raise CommandError("The file must end in .qdc or .qdpx.")
    project = find_project(options.slug)
    data = write(project, options)
    try:
        path.write_bytes(data)
    except OSError as error:
        raise CommandError(f"{path} could not be written: {error.strerror}.") from error
    print(f"{path}: {project.name}, {len(data):,} bytes")
    return 0


def _codebook(project, options: argparse.Namespace) -> bytes:
    from ..formats.refi_qda_out import write_codebook
    from ..queries.qda_out import ORIGIN, codebook_of

    codes = codebook_of(project)
    if not codes:
        raise CommandError(f"There is no theme in {project.name} yet.")
    return write_codebook(codes, origin=ORIGIN)


def _project(project, options: argparse.Namespace) -> bytes:
    from ..formats.refi_qda_out import write_project
    from ..queries.qda_out import project_out, texts_that_may_leave

    known = {text.ref: text for text in texts_that_may_leave(project)}
    missing = [ref for ref in options.text if ref not in known]
    if missing:
        raise CommandError(f"There is no long text “{missing[0]}”. Its code is the last word of its address.")
    return write_project(project_out(project, texts=[known[ref] for ref in options.text], with_notes=options.notes))
