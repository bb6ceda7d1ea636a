"""Bringing a pathway in: added to what is there or in its place, as one act that can be undone.

A stone that says what a stone says that is there (the same words, level and track) is that stone: what rests on it
stays with it. Everything else gets references of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.db import transaction

from ..formats.pathway import PathwayFile
from ..methods.pathway import Indicator, Pathway
from ..methods.pathway_join import Fit, LeftOut, added, renamed, replaced, same_stones
from ..models import Event, Member, PathwayEdit, Project, Question
from ..models.base import new_ref
from .history import helper_of
from .pathway import edit

VERB, REPLACED = "brought in", "replaced"


@dataclass(frozen=True, kw_only=True)
class Brought:
    """What came in. `made` is None if everything was there already."""

    stones: int
    left_out: tuple[LeftOut, ...]
    made: PathwayEdit | None


@transaction.atomic
def bring_in(project: Project, file: PathwayFile, *, by: Member | None, is_replacing: bool = False) -> Brought:
    """Put the pathway of a file into the project. Nobody, on the command line, is `by`."""
    fits: list[Fit] = []
    count = 0

    def put(there: Pathway) -> Pathway:
        nonlocal count
        fits.append(fitting(project, there, file, is_replacing=is_replacing))
        count = len(fits[0].pathway.by_key.keys() - there.by_key.keys())
        return fits[0].pathway

    made = edit(project, put, by=by, verb=REPLACED if is_replacing else VERB)
    if made:
        brought = {"verb": "brought in", "noun": "project", "noun_ref": project.ref}
        Event.objects.create(project=project, member=by, supporter=helper_of(by), **brought)
    return Brought(stones=count, left_out=(*file.left_out, *fits[0].left_out), made=made)


def fitting(project: Project, there: Pathway, file: PathwayFile, *, is_replacing: bool) -> Fit:
    """What the pathway would be with what is in the file. Nothing is changed."""
    new = _with_own_names(project, there, file.pathway)
    if is_replacing:
        return Fit(pathway=replaced(there, new, is_whole=file.is_whole))
    return added(there, new)


def _with_own_names(project: Project, there: Pathway, new: Pathway) -> Pathway:
    new = _with_own_questions(project, new)
    same = same_stones(there, new)
    keys = {stone.key: same.get(stone.key) or new_ref() for stone in new.stones}
    indicators: dict[str, str] = {}
    for stone in new.stones:
        known = {_said(each): each.key for each in _indicators_of(there, same.get(stone.key))}
        indicators |= {each.key: known.pop(_said(each), "") or new_ref() for each in stone.indicators}
    return renamed(new, keys, indicators)


def _indicators_of(there: Pathway, key: str | None) -> tuple[Indicator, ...]:
    return there.by_key[key].indicators if key else ()


def _said(indicator: Indicator) -> Indicator:
    return replace(indicator, key="")


def _with_own_questions(project: Project, new: Pathway) -> Pathway:
    """An indicator asks this project's question if there is one with the same words; else its words stay alone."""
    words = {each.question for stone in new.stones for each in stone.indicators if each.question}
    asked: Mapping[str, int] = {}
    if words:
        questions = Question.objects.filter(project=project, words__in=words).order_by("-pk")
        asked = dict(questions.values_list("words", "pk"))
    stones = (
        replace(
            stone,
            indicators=tuple(replace(each, question=str(asked.get(each.question, ""))) for each in stone.indicators),
        )
        for stone in new.stones
    )
    return replace(new, stones=tuple(stones))
