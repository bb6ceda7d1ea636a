"""Making guides for conversations: new ones, copies out of the bank, and their themes."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ..models import Guide, GuideTheme, Member, Project
from ..queries.guides import Banked
from .history import note

MOST_THEMES = 40


class GuideError(Exception):
    """Something that a guide does not allow. Its words are for the member who tried."""

    words = _("This guide cannot be changed like this.")

    def __str__(self) -> str:
        return str(self.words)


class NotesWait(GuideError):
    words = _("Notes are written under this theme. Make voices of them first, or put them under another theme.")


class TooManyThemes(GuideError):
    words = _("A guide has at most 40 themes. Take one away first.")


@dataclass(frozen=True, kw_only=True)
class Wording:
    """A theme as its writer words it: questions one a line, and the same in easier words."""

    title: str
    prompts: str = ""
    easy: str = ""
    is_opening: bool = False


@transaction.atomic
def make(project: Project, *, title: str, form: str, opening: str = "", closing: str = "", by: Member) -> Guide:
    guide = Guide.objects.create(project=project, title=title, form=form, opening=opening, closing=closing)
    note(by, "made", guide)
    return guide


@transaction.atomic
def copy(project: Project, banked: Banked, *, by: Member) -> Guide:
    """The group's own copy of a guide of the bank, to change."""
    file = banked.file
    words = {"title": file.title, "form": file.form, "opening": file.opening, "closing": file.closing}
    guide = Guide.objects.create(project=project, bank_key=banked.name, **words)
    GuideTheme.objects.bulk_create(
        GuideTheme(
            project=project,
            guide=guide,
            order=order,
            title=theme.title,
            prompts=theme.prompts,
            easy=theme.easy,
            is_opening=theme.is_opening,
        )
        for order, theme in enumerate(file.themes, 1)
    )
    note(by, "made", guide)
    return guide


@transaction.atomic
def reword(guide: Guide, *, title: str, form: str, opening: str, closing: str, by: Member) -> None:
    guide.title, guide.form, guide.opening, guide.closing = title, form, opening, closing
    guide.save(update_fields=["title", "form", "opening", "closing"])
    note(by, "changed", guide)


@transaction.atomic
def add_theme(guide: Guide, wording: Wording, *, by: Member) -> GuideTheme:
    """At the end of its kind: those to begin with stand before the others."""
    rows = list(Guide.objects.select_for_update().get(pk=guide.pk).themes.all())
    if len(rows) >= MOST_THEMES:
        raise TooManyThemes
    last = max((row.order for row in rows), default=0)
    theme = GuideTheme(project_id=guide.project_id, guide=guide, order=last + 1)
    _word(theme, wording)
    _put_in_order([*rows, theme])
    note(by, "changed", guide)
    return theme


@transaction.atomic
def change_theme(theme: GuideTheme, wording: Wording, *, by: Member) -> None:
    _word(theme, wording)
    _put_in_order(list(theme.guide.themes.all()))
    note(by, "changed", theme.guide)


@transaction.atomic
def move_theme(theme: GuideTheme, *, steps: int, by: Member) -> None:
    """One place up (`steps=-1`) or down (`steps=1`) among those of its kind; at their end it stays where it is."""
    row = list(theme.guide.themes.filter(is_opening=theme.is_opening))
    here = row.index(theme)
    row.insert(max(0, here + steps), row.pop(here))
    others = list(theme.guide.themes.filter(is_opening=not theme.is_opening))
    _put_in_order([*row, *others])
    note(by, "changed", theme.guide)


@transaction.atomic
def remove_theme(theme: GuideTheme, *, by: Member) -> None:
    """Not while notes wait under it: they would not say any more what they are about."""
    theme = GuideTheme.objects.select_for_update().get(pk=theme.pk)
    if theme.notes.exists():
        raise NotesWait
    theme.delete()
    note(by, "changed", theme.guide)


def _word(theme: GuideTheme, wording: Wording) -> None:
    theme.title, theme.prompts, theme.easy = wording.title, wording.prompts, wording.easy
    theme.is_opening = wording.is_opening
    theme.save()


def _put_in_order(themes: list[GuideTheme]) -> None:
    """Those to begin with first, else as they stand."""
    for order, theme in enumerate(sorted(themes, key=lambda theme: not theme.is_opening), 1):
        theme.order = order
    GuideTheme.objects.bulk_update(themes, ["order"])
