"""Tidying the picture: an act on the pathway like any other, which can be undone."""

from dataclasses import dataclass

from django.db import transaction

from ..methods.pathway import Pathway
from ..methods.pathway_changes import stacks
from ..methods.pathway_order import crossings
from ..methods.pathway_tidy import tidy
from ..models import Member, PathwayEdit, Project
from .history import note
from .pathway import edit, hold
from .pathway_history import NothingToUndo, log_of, undo


@dataclass(frozen=True, kw_only=True)
class Tidied:
    """How often lines crossed before and cross now, and the number of the act."""

    number: int
    before: int
    after: int


@transaction.atomic
def tidy_picture(project: Project, *, by: Member) -> Tidied | None:
    """Put the stones into an order in which fewer lines cross. None if there is none: then nothing changes."""
    found: list[Pathway] = []

    def tidied(pathway: Pathway) -> Pathway:
        found.extend([pathway, tidy(pathway)])
        return found[1]

    made = edit(project, tidied, by=by, verb="tidied")
    if made is None:
        return None
    note(by, "tidied", project)
    return Tidied(number=made.number, before=crossings(found[0]), after=crossings(found[1]))


@transaction.atomic
def undo_tidying(project: Project, number: int, *, by: Member) -> PathwayEdit:
    """Bring the order of before back, as long as it is this member's last act."""
    hold(project)
    done, _undone = stacks(log_of(project, by))
    is_last = bool(done) and done[-1] == number
    if not is_last or not project.pathwayedits.filter(number=number, verb="tidied").exists():
        raise NothingToUndo
    return undo(project, by=by)
