"""Suggested themes: switched on by a facilitator, and taken or not by a person. Nothing is tagged by itself."""

from collections.abc import Sequence

from django.db import transaction

from ..methods.highlights import Stretch
from ..models import Highlight, Member, Project, SuggestionAnswer, Theme, Voice
from .history import note
from .tagging import tag


@transaction.atomic
def switch(project: Project, *, is_on: bool, by: Member) -> None:
    """Suggest themes from now on, or no longer."""
    project = Project.objects.select_for_update().get(pk=project.pk)
    if project.suggests_themes == is_on:
        return
    project.suggests_themes = is_on
    project.save(update_fields=["suggests_themes"])
    note(by, "switched on suggestions in" if is_on else "switched off suggestions in", project)


@transaction.atomic
def take(voice: Voice, theme: Theme, *, shown: Sequence[Theme], by: Member) -> list[Highlight]:
    """This theme fits: the whole voice is tagged with it. Of the others that were shown, nobody said that they fit."""
    made = tag(voice, [Stretch(start=0, end=len(voice.words))], theme, by=by)
    _answered(voice, shown, {theme.pk}, by)
    return made


@transaction.atomic
def decline(voice: Voice, *, shown: Sequence[Theme], by: Member) -> None:
    """None of these fits. They are not suggested for this voice again."""
    _answered(voice, shown, set(), by)
    note(by, "took no suggestion for", voice)


def _answered(voice: Voice, shown: Sequence[Theme], fits: set[int], by: Member) -> None:
    """The first answer to a suggestion counts: a second person at the same page does not change it."""
    SuggestionAnswer.objects.bulk_create(
        [
            SuggestionAnswer(
                project_id=voice.project_id,
                voice=voice,
                theme=theme,
                place=place,
                was_right=theme.pk in fits,
                member=by,
            )
            for place, theme in enumerate(shown, 1)
        ],
        ignore_conflicts=True,
    )
