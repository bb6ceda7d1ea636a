"""A pathway on its way out of a project: as a file, or as a start for another. And the library of starting pathways."""

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..documents.pathway_picture import Labels, pathway_picture
from ..formats.pathway import PathwayFile
from ..formats.pathway_csv import write_csv
from ..formats.pathway_drawn import Names, write_dot, write_mermaid
from ..formats.pathway_files import read
from ..formats.pathway_json import write_json
from ..methods.pathway import TRACKS, Kind, Pathway, Stone, Track
from ..models import Project, Question
from .pathway import level_name, pathway_of, size_in_words, track_meaning, track_name

LIBRARY = Path(__file__).resolve().parent.parent / "library"
READABLE = 60  # stones in a picture that can still be read; beyond, there is the list, with their beginnings
BEGINNING = 60


# --- Out --------------------------------------------------------------------------------------------------


def carried(project: Project) -> PathwayFile:
    """The whole pathway as a file holds it: an indicator has the words of its question, not its number here."""
    pathway = pathway_of(project)
    numbers = {each.question for stone in pathway.stones for each in stone.indicators if each.question}
    asked = Question.objects.filter(project=project, pk__in=numbers).values_list("pk", "words") if numbers else ()
    words = {str(pk): said for pk, said in asked}
    stones = (
        replace(stone, indicators=tuple(replace(i, question=words.get(i.question, "")) for i in stone.indicators))
        for stone in pathway.stones
    )
    return PathwayFile(pathway=replace(pathway, stones=tuple(stones)), title=project.name)


def for_a_start(file: PathwayFile) -> PathwayFile:
    """What another project can start from: without what this group found, measured, aims at and thinks."""
    stones = (
        replace(
            stone,
            indicators=tuple(replace(each, baseline="", target="", due="") for each in stone.indicators),
        )
        for stone in file.pathway.stones
    )
    steps = (replace(step, because="", sure=None) for step in file.pathway.steps)
    return replace(file, pathway=Pathway(stones=tuple(stones), steps=tuple(steps)))


def written(project: Project, form: str) -> bytes:
    """The pathway in one of the four forms."""
    file = carried(project)
    if form == "csv":
        return write_csv(file.pathway)
    if form == "json":
        return write_json(file).encode()
    names = Names(
        title=project.name, tracks={track: f"{track_name(track)}: {track_meaning(track)}" for track in TRACKS}
    )
    write = {"mermaid": write_mermaid, "dot": write_dot}[form]
    return write(file.pathway, names).encode()


# --- The library ------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Example:
    """A starting pathway that comes with the program. `name` is its word in addresses."""

    name: str
    file: PathwayFile


@cache
def library() -> tuple[Example, ...]:
    """The starting pathways, by title. They never change while the program runs."""
    found = [Example(name=path.stem, file=_file(path)) for path in LIBRARY.glob("*.json")]
    return tuple(sorted(found, key=lambda example: example.file.title))


def _file(path: Path) -> PathwayFile:
    file = read(path.read_bytes())
    assert isinstance(file, PathwayFile)
    return file


def example_of(name: str) -> Example | None:
    return next((example for example in library() if example.name == name), None)


# --- A look before choosing -------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A pathway from elsewhere, before it is in this project: list and picture. None where nobody could read it."""

    size: str
    levels: list[dict]
    picture: str
    is_short: bool


def shown(pathway: Pathway, title: str) -> Shown:
    is_short = len(pathway.stones) > READABLE
    return Shown(
        size=f"{size_in_words(pathway)} {_with_them(pathway)}".strip(),
        levels=[_level(pathway, kind, is_short) for kind in Kind if pathway.on(kind)],
        picture="" if is_short or not pathway.stones else _picture(pathway, title),
        is_short=is_short,
    )


def _with_them(pathway: Pathway) -> str:
    """What is said about the stones and steps, as a sentence."""
    know = sum(len(stone.indicators) for stone in pathway.stones)
    assumed = sum(bool(step.assumption) for step in pathway.steps)
    told = [
        ngettext("%(n)d answer to “How will we know?”", "%(n)d answers to “How will we know?”", know) % {"n": know},
        ngettext("%(n)d assumption", "%(n)d assumptions", assumed) % {"n": assumed},
    ]
    found = [words for words, count in zip(told, (know, assumed), strict=True) if count]
    return _("With them: %(what)s.") % {"what": ", ".join(found)} if found else ""


def _level(pathway: Pathway, kind: Kind, is_short: bool) -> dict:
    tracks = (Track.BOTH,) if kind == Kind.ISSUE else TRACKS
    lanes = [(track, [_line(pathway, stone, is_short) for stone in pathway.on(kind, track)]) for track in tracks]
    return {
        "name": level_name(kind),
        "lanes": [{"track": track, "name": track_name(track), "stones": stones} for track, stones in lanes if stones],
    }


def _line(pathway: Pathway, stone: Stone, is_short: bool) -> dict:
    if is_short:
        words = stone.words if len(stone.words) <= BEGINNING else f"{stone.words[: BEGINNING - 1].rstrip()}…"
        return {"words": words}
    return {"words": stone.words, "leads_to": [after.words for after in pathway.leads_to(stone.key)]}


def _picture(pathway: Pathway, title: str) -> str:
    labels = Labels(
        title=title or _("A pathway"),
        description=f"{size_in_words(pathway)} {_('The same stones are in the list.')}",
        kinds={kind: level_name(kind) for kind in Kind},
        tracks={track: (track_name(track), track_meaning(track)) for track in TRACKS},
    )
    return pathway_picture(pathway, labels=labels)
