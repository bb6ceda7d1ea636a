"""Themes: made, named, and moved in their tree. `theme_moves` moves their tags."""

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from ..methods.barriers import kind_of
from ..methods.benefits import entry_at
from ..models import Member, Project, Theme
from ..queries.benefits import bank_of
from .history import note as remember

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
    theme = held(theme)
    if wording.parent and wording.parent.pk in {theme.pk, *below(theme)}:
        raise InItself
    return _write(theme, wording, "changed", by)


def _write(theme: Theme, wording: Wording, verb: str, by: Member) -> Theme:
    others = Theme.objects.filter(project_id=theme.project_id, heading=theme.heading).exclude(pk=theme.pk)
    if others.filter(name=wording.name).exists():
        raise NameTaken
    theme.name, theme.belongs, theme.parent = wording.name, wording.belongs, wording.parent
    _save(theme)
    remember(by, verb, theme)
    return theme


def _save(theme: Theme) -> None:
    """Somebody else may have written the same name since it was looked for."""
    try:
        with transaction.atomic():
            theme.save()
    except IntegrityError:
        raise NameTaken from None


def named(project: Project, name: str, *, by: Member) -> Theme:
    """The group's own theme with this name: the one that is there, or a new one."""
    own = project.themes.filter(heading="", name=name)
    try:
        return own.first() or add(project, Wording(name=name), by=by)
    except NameTaken:
        return own.get()


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
    same = project.themes.filter(heading=heading, name=name)
    found = project.themes.filter(**stands_for).first() or same.first()
    if not found:
        found = Theme(project=project, heading=heading, name=name, **stands_for)
        try:
            _save(found)
        except NameTaken:
            return same.get()
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


def held(theme: Theme) -> Theme:
    """Nobody else moves it meanwhile."""
    now = Theme.objects.select_for_update().filter(pk=theme.pk).first()
    if now is None:
        raise NotThere
    return now
