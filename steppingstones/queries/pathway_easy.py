"""The pathway in Easy Read: short sentences, each with a picture, from what is wrong to what will be different.

The words of the stones are the group's own: nothing makes them easy by itself. The document says that a person has not
checked it yet.
"""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from ..documents.blocks import Document, EasyRow, Heading
from ..documents.pictures import suggest
from ..methods.pathway import TRACKS, Kind, Pathway, Stone, Track
from ..models import Project

SENTENCE = re.compile(r"(?<=[.!?])\s+")
# Chosen by eye, for a stone whose words suggest no picture.
PICTURES = {Kind.ISSUE: "1F6A7", Kind.ACTIVITY: "E249", Kind.SHORT: "1F331", Kind.LONG: "1F333", Kind.IMPACT: "1F308"}


def easy_pathway(project: Project, pathway: Pathway, *, made_on: str = "") -> Document:
    """The pathway of a project as a document of which only the Easy Read form is written."""
    blocks = [Heading(text=_("Our plan"), easy=tuple(opening(project, pathway)))]
    for kind in Kind:
        if rows := tuple(level_rows(pathway, kind)):
            blocks.append(Heading(text=level_heading(kind), easy=rows))
    return Document(title=_("Our plan in Easy Read"), subtitle=project.name, made_on=made_on, blocks=tuple(blocks))


def opening(project: Project, pathway: Pathway) -> Iterator[EasyRow]:
    yield EasyRow(words=_("This is the plan of our group."), picture="E080")
    yield EasyRow(words=_("Our project is called: %(name)s.") % {"name": project.name}, picture="1F4CB")
    if not pathway.stones:
        yield EasyRow(words=_("Nothing is in the plan yet."), picture="1F4C3")
        return
    yield EasyRow(words=_("The plan shows what we do. It shows what will be different."), picture="E094")
    yield EasyRow(words=_("One part is what we build or make."), picture="1F3D7")
    yield EasyRow(words=_("The other part is what changes because we do it together."), picture="1F91D")


def level_heading(kind: Kind) -> str:
    return {
        Kind.ISSUE: _("What is wrong now"),
        Kind.ACTIVITY: _("What we do"),
        Kind.SHORT: _("What changes soon"),
        Kind.LONG: _("What changes later"),
        Kind.IMPACT: _("What will be different in the end"),
    }[kind]


def level_rows(pathway: Pathway, kind: Kind) -> Iterator[EasyRow]:
    for track in (Track.BOTH, *TRACKS):
        stones = pathway.on(kind, track)
        if stones and track == Track.PROJECT:
            yield EasyRow(words=_("For what we build or make:"), picture="1F3D7")
        if stones and track == Track.CO_PRODUCTION:
            yield EasyRow(words=_("Because we do it together:"), picture="1F91D")
        for stone in stones:
            yield from stone_rows(stone)


def stone_rows(stone: Stone) -> Iterator[EasyRow]:
    """A row for each sentence of a stone. The picture is a suggestion from its words."""
    for words in filter(None, SENTENCE.split(stone.words)):
        found = suggest(words, at_most=1)
        yield EasyRow(words=words, picture=found[0] if found else PICTURES[stone.kind])
