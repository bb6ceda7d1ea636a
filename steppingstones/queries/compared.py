"""Any two pathways of a project side by side: versions, what there was after some change, and now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from django.utils.translation import gettext as _

from ..documents.compare_picture import Both, both, compare_picture, part
from ..methods.pathway import TRACKS, Kind, Pathway, Stone, Track
from ..methods.pathway_changes import compare
from ..methods.pathway_data import from_data
from ..models import PathwayVersion, Project
from .pathway import labels_of, level_name, pathway_of, track_name
from .pathway_log import names_for, pathway_after, reason_key, reasons_between
from .pathway_sentences import Group, Sentence, Told, group_name, tell
from .pathway_since import last_number
from .versions import version_name, versions_of

NOW = "now"
CHANGE = "change-"  # before the number of an act: the pathway after it


@dataclass(frozen=True, kw_only=True)
class Point:
    """A pathway at some time: a version, after one change, or now. `key` names it in an address."""

    key: str
    name: str
    number: int
    pathway: Pathway


def choices(project: Project, *chosen: Point | None) -> list[tuple[str, str]]:
    """What can be compared: now, each version, and the changes that were asked for."""
    versions = [(each.ref, version_name(each)) for each in versions_of(project).only("ref", "name", "agreed_on")]
    changes = {each.key: each.name for each in chosen if each and each.key.startswith(CHANGE)}
    return [(NOW, _("Now")), *versions, *changes.items()]


def point(project: Project, key: str) -> Point | None:
    """The pathway that a key names, or nothing."""
    last = last_number(project)
    if key == NOW:
        return Point(key=NOW, name=_("Now"), number=last, pathway=pathway_of(project))
    if key.startswith(CHANGE):
        number = key.removeprefix(CHANGE)
        return _after_change(project, int(number), last) if number.isdecimal() and len(number) < 10 else None
    if not key.isalnum():  # no reference; and no database looks for a NUL
        return None
    version = project.pathwayversions.filter(ref=key).first()
    return at_version(version) if version else None


def at_version(version: PathwayVersion) -> Point:
    name = version_name(version)
    return Point(key=version.ref, name=name, number=version.after, pathway=from_data(version.pathway))


def _after_change(project: Project, number: int, last: int) -> Point | None:
    if number > last:
        return None
    name = _("After change %(number)d") % {"number": number} if number else _("The very beginning")
    return Point(key=f"{CHANGE}{number}", name=name, number=number, pathway=pathway_after(project, number))


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """What is different, group by group."""

    sentences: tuple[tuple[Group, Sentence], ...]

    @property
    def count(self) -> int:
        return len(self.sentences)

    def groups(self, start: int = 0, end: int | None = None) -> list[tuple[str, list[Sentence]]]:
        """The sentences, or those from one to another, under the names of their groups."""
        grouped = groupby(self.sentences[start:end], key=lambda pair: pair[0])
        return [(group_name(group), [sentence for _group, sentence in pairs]) for group, pairs in grouped]


def comparison(project: Project, first: Point, second: Point) -> Comparison:
    """From the first to the second as the group would tell it, with the reasons that were given on the way."""
    reasons = reasons_between(project, first.number, second.number)
    found = _told(project, first.pathway, second.pathway, who=_("We"))
    return _in_sentences((told, reasons.get(reason_key(told), "")) for told in found)


def preview(project: Project, now: Pathway, then: Pathway) -> Comparison:
    """What would become of the pathway."""
    return _in_sentences((told, "") for told in _told(project, now, then, who=""))


def _told(project: Project, first: Pathway, second: Pathway, *, who: str) -> list[Told]:
    difference = compare(first, second)
    names = names_for(project, [difference])
    said = {stone.key: stone.words for stone in (*first.stones, *second.stones)}
    return tell(difference, replace(names, stones=said), who=who)


def _in_sentences(told: Iterable[tuple[Told, str]]) -> Comparison:
    return Comparison(sentences=tuple((each.group, each.sentence.because(why)) for each, why in told))


# --- As picture and list ----------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """Both in one picture, and the same as a list. `is_part`: a large pathway, so only what changed is here."""

    found: Both
    picture: str
    levels: tuple["Level", ...]


def drawn(first: Point, second: Point, *, colours: Mapping[str, str] | None = None) -> Drawn | None:
    """Nothing where there is no difference to be seen."""
    found = part(both(first.pathway, second.pathway, mark_words()))
    if not found.marks:
        return None
    title = _("What became of the pathway")
    about = _("From: %(first)s. To: %(second)s. The same is in the list below.")
    labels = labels_of(title, about % {"first": first.name, "second": second.name})
    marks = {key: mark.word for key, mark in found.marks.items() if isinstance(key, str)}
    picture = compare_picture(found, labels=labels, colours=colours)
    return Drawn(found=found, picture=picture, levels=tuple(levels(found.pathway, marks)))


def mark_words() -> dict[str, str]:
    return {"new": f"+ {_('New')}", "gone": f"× {_('Taken out')}", "changed": f"~ {_('Changed')}"}


@dataclass(frozen=True, kw_only=True)
class Listed:
    stone: Stone
    leads_to: tuple[Stone, ...]
    mark: str  # what happened to it, in a word


@dataclass(frozen=True, kw_only=True)
class Lane:
    track: Track
    name: str
    stones: tuple[Listed, ...]


@dataclass(frozen=True, kw_only=True)
class Level:
    kind: Kind
    name: str
    lanes: tuple[Lane, ...]


def levels(pathway: Pathway, marks: Mapping[str, str] | None = None) -> list[Level]:
    """The stones level by level and track by track, without empty places."""
    marked = marks or {}
    found = []
    for kind in Kind:
        lanes = [(track, pathway.on(kind, track)) for track in (Track.BOTH, *TRACKS)]
        shown = tuple(
            Lane(track=track, name=track_name(track), stones=tuple(_listed(pathway, each, marked) for each in stones))
            for track, stones in lanes
            if stones
        )
        found += [Level(kind=kind, name=level_name(kind), lanes=shown)] if shown else []
    return found


def _listed(pathway: Pathway, stone: Stone, marks: Mapping[str, str]) -> Listed:
    return Listed(stone=stone, leads_to=pathway.leads_to(stone.key), mark=marks.get(stone.key, ""))
