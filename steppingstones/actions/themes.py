"""Themes: made, named, moved in their tree, merged, split, removed and brought back. Tags go with them."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from ..methods.barriers import kind_of
from ..methods.benefits import entry_at
from ..models import DifferentView, Highlight, Member, Project, SuggestionAnswer, Theme, VoiceTheme
from ..queries.benefits import bank_of
from . import removals
from .history import note as remember
from .tagging import AT_ONCE, keep_labels

LONGEST = 300


class ThemeError(Exception):
    """This cannot be done with a theme. Its words are for the member who tried."""

    words = _("This cannot be done with this theme.")

    def __str__(self) -> str:
        return str(self.words)


class NameTaken(ThemeError):
    words = _("There is a theme with this name already. Choose it, or write another name.")


class InItself(ThemeError):
    words = _("A theme cannot be inside itself, or inside one of its own parts.")


class NotThere(ThemeError):
    words = _("This theme is not there any more. Choose another one.")


@dataclass(frozen=True, kw_only=True)
class Wording:
    """What a member writes about a theme."""

    name: str
    belongs: str = ""
    parent: Theme | None = None


# --- Making them ------------------------------------------------------------------------------------------


@transaction.atomic
def add(project: Project, wording: Wording, *, by: Member) -> Theme:
    theme = Theme(project=project)
    return _write(theme, wording, "added", by)


@transaction.atomic
def change(theme: Theme, wording: Wording, *, by: Member) -> Theme:
    """Another name, another note, another place in the tree."""
    theme = _held(theme)
    if wording.parent and wording.parent.pk in {theme.pk, *below(theme)}:
        raise InItself
    return _write(theme, wording, "changed", by)


def _write(theme: Theme, wording: Wording, verb: str, by: Member) -> Theme:
    others = Theme.objects.filter(project_id=theme.project_id, heading=theme.heading).exclude(pk=theme.pk)
    if others.filter(name=wording.name).exists():
        raise NameTaken
    theme.name, theme.belongs, theme.parent = wording.name, wording.belongs, wording.parent
    theme.save()
    remember(by, verb, theme)
    return theme


def named(project: Project, name: str, *, by: Member) -> Theme:
    """The group's own theme with this name: the one that is there, or a new one."""
    found = project.themes.filter(heading="", name=name).first()
    return found or add(project, Wording(name=name), by=by)


def standing_for(project: Project, kind: str, key: str, *, by: Member) -> Theme:
    """The theme that stands for an outcome, a benefit or a barrier; made when it is first used."""
    if kind == "stone":
        stone = project.stones.standing().filter(ref=key).first()
        return _standing(project, str(_now("Outcomes")), stone and stone.words, by, stone=stone)
    if kind == "benefit":
        entry = entry_at(bank_of(project), key)
        return _standing(project, str(_now("Benefits")), entry and entry.words, by, benefit=key)
    if kind == "barrier":
        known = kind_of(key)
        return _standing(project, str(_now("Barriers")), known and known.name, by, barrier=key)
    raise NotThere


def _standing(project: Project, heading: str, name: str | None, by: Member, **stands_for: object) -> Theme:
    if not name:
        raise NotThere
    name = name[:LONGEST]
    found = project.themes.filter(**stands_for).first() or project.themes.filter(heading=heading, name=name).first()
    if not found:
        found = Theme.objects.create(project=project, heading=heading, name=name, **stands_for)
        remember(by, "added", found)
    return found


# --- The tree ---------------------------------------------------------------------------------------------


def below(theme: Theme) -> set[int]:
    """The numbers of all that is inside this theme, however deep."""
    parents = dict(Theme.with_removed.filter(project_id=theme.project_id).values_list("pk", "parent_id"))
    found: set[int] = set()
    wave = {theme.pk}
    while wave:
        wave = {pk for pk, parent in parents.items() if parent in wave} - found
        found |= wave
    return found


def _held(theme: Theme) -> Theme:
    now = Theme.objects.select_for_update().filter(pk=theme.pk).first()
    if now is None:
        raise NotThere
    return now


# --- Merge, split, remove ---------------------------------------------------------------------------------


@transaction.atomic
def merge(theme: Theme, into: Theme, *, by: Member) -> None:
    """All tags of the first are tags of the second now, each once; the first is gone. Its parts move too."""
    theme, into = _held(theme), _held(into)
    if theme.pk == into.pk:
        raise InItself
    if into.pk in below(theme):
        into.parent_id = theme.parent_id
    if theme.belongs and theme.belongs not in into.belongs:
        into.belongs = f"{into.belongs}\n\n{theme.belongs}".strip()
    into.save()
    Theme.with_removed.filter(parent=theme).exclude(pk=into.pk).update(parent=into)
    _move_marks(list(Highlight.objects.filter(theme=theme)), into)
    _move_labels(theme, into)
    DifferentView.objects.filter(theme=theme).update(theme=into)
    answered = SuggestionAnswer.objects.filter(theme=into).values("voice")
    SuggestionAnswer.objects.filter(theme=theme).exclude(voice__in=answered).update(theme=into)
    remember(by, "merged", into)
    theme.delete()


@transaction.atomic
def split(theme: Theme, marks: Collection[Highlight], name: str, *, by: Member) -> Theme:
    """These marks of the theme belong to another theme from now on: a new one, or the one that has this name."""
    theme = _held(theme)
    into = theme.project.themes.filter(heading="", name=name).first()
    into = into or add(theme.project, Wording(name=name, parent=theme.parent), by=by)
    if into.pk == theme.pk:
        raise InItself
    _move_marks(list(marks), into)
    keep_labels({mark.voice_id for mark in marks} - {None})
    remember(by, "split", theme)
    return into


def _move_marks(marks: list[Highlight], into: Theme) -> None:
    """Nobody's mark stands twice at the same place."""

    def place(mark: Highlight) -> tuple:
        return mark.voice_id, mark.transcript_id, mark.start, mark.end, mark.tagger_id, mark.coder, mark.round_id

    there = set(map(place, Highlight.objects.filter(theme=into)))
    move, double = [], []
    for mark in marks:
        (double if place(mark) in there else move).append(mark.pk)
        there.add(place(mark))
    for at in range(0, len(move), AT_ONCE):
        Highlight.objects.filter(pk__in=move[at : at + AT_ONCE]).update(theme=into)
    for at in range(0, len(double), AT_ONCE):
        Highlight.objects.filter(pk__in=double[at : at + AT_ONCE]).delete()


def _move_labels(theme: Theme, into: Theme) -> None:
    """A label that came with a voice stays, also where marks gave the voice the same one."""
    both = VoiceTheme.objects.filter(theme=into, voice__voicetheme__theme=theme)
    came_with = VoiceTheme.objects.filter(theme=theme, is_from_marks=False).values("voice")
    VoiceTheme.objects.filter(pk__in=list(both.filter(voice__in=came_with).values_list("pk", flat=True))).update(
        is_from_marks=False
    )
    voices = list(both.values_list("voice", flat=True))
    for at in range(0, len(voices), AT_ONCE):
        VoiceTheme.objects.filter(theme=theme, voice__in=voices[at : at + AT_ONCE]).delete()
    VoiceTheme.objects.filter(theme=theme).update(theme=into)


@transaction.atomic
def remove(theme: Theme, *, by: Member) -> None:
    """Out of every list and count, with its tags, until somebody brings it back."""
    removals.remove(theme, by=by)


@transaction.atomic
def put_back(theme: Theme, *, by: Member) -> None:
    """Back with its tags, if no other theme has taken its name meanwhile."""
    if Theme.objects.filter(project_id=theme.project_id, heading=theme.heading, name=theme.name).exists():
        raise NameTaken
    removals.put_back(theme, by=by)
    voices = list(
        Highlight.objects.filter(theme=theme).exclude(voice=None).values_list("voice_id", flat=True).distinct()
    )
    for at in range(0, len(voices), AT_ONCE):
        keep_labels(voices[at : at + AT_ONCE])
