"""Bringing in what was tagged in another program: themes, texts and marks, all of it or nothing."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ..formats.refi_qda import QdaProject
from ..models import Event, Highlight, Member, Project, Theme, Transcript, Voice
from ..queries.qda import LONGEST_TITLE, CodeHere, TextHere, fit_of
from .history import helper_of
from .tagging import keep_labels

AT_ONCE = 500


class NotAgreed(Exception):
    """Texts came in of which nobody said that the people in them agreed."""

    words = _("Say that the people in these texts agreed that this group reads them, or bring in the themes only.")

    def __str__(self) -> str:
        return str(self.words)


@dataclass(frozen=True, kw_only=True)
class Brought:
    """How much is new. `without_place` marks are not here, because their texts were changed here."""

    themes: int
    texts: int
    marks: int
    without_place: int


@transaction.atomic
def bring_in(project: Project, file: QdaProject, *, by: Member | None, is_agreed: bool) -> Brought:
    """What of the file is new here. `is_agreed`: the people in its texts agreed that the group reads them."""
    Project.objects.select_for_update().get(pk=project.pk)
    fit = fit_of(project, file)
    if fit.adds_words and not is_agreed:
        raise NotAgreed
    themes = _themes(project, fit.codes)
    for text in fit.texts:
        _mark(project, text, _text(project, text, by), themes)
    brought = Brought(
        themes=fit.new_themes,
        texts=fit.new_texts,
        marks=fit.new_marks,
        without_place=sum(text.is_changed for text in fit.texts),
    )
    if not fit.adds_nothing:
        _remember(project, brought, by)
    return brought


def _themes(project: Project, codes: Iterable[CodeHere]) -> Mapping[str, Theme]:
    """The theme of each code. Parents come before their parts."""
    themes: dict[str, Theme] = {}
    order = project.themes.count()
    removed = Theme.with_removed.filter(project=project).exclude(removed_at=None)
    taken = {str(guid) for guid in removed.values_list("guid", flat=True)}  # these can come back
    for each in codes:
        if each.is_new:
            order += 1
            guid = uuid.uuid4() if each.code.guid in taken else each.code.guid
            theme = Theme(project=project, name=each.name, belongs=each.code.description, guid=guid)
            theme.parent, theme.order = themes.get(each.code.parent), order
            theme.save()
            themes[each.code.guid] = theme
        elif each.theme:
            themes[each.code.guid] = each.theme
    return themes


def _text(project: Project, text: TextHere, by: Member | None) -> Transcript | Voice:
    if text.here is None:
        return Transcript.objects.create(
            project=project,
            title=(text.source.name or str(_("Text without a name")))[:LONGEST_TITLE],
            words=text.words,
            guid=text.source.guid,
            lacks_words=text.source.text is None,
            added_by=by,
        )
    if text.gets_words and isinstance(text.here, Transcript):
        text.here.words, text.here.lacks_words = text.words, False
        text.here.save(update_fields=["words", "lacks_words"])
        _put_back(text.here, text)
    return text.here


def _put_back(here: Transcript, text: TextHere) -> None:
    """Marks that came before the words did lie where the file has them, whatever was done to the blanks meanwhile."""
    places = {
        coding.guid: (passage.start, passage.end) for passage in text.source.passages for coding in passage.codings
    }
    marks = [mark for mark in here.highlights.all() if str(mark.guid) in places]
    for mark in marks:
        mark.start, mark.end = places[str(mark.guid)]
    Highlight.objects.bulk_update(marks, ["start", "end"], batch_size=AT_ONCE)


def _mark(project: Project, text: TextHere, here: Transcript | Voice, themes: Mapping[str, Theme]) -> None:
    place = {"voice": here} if isinstance(here, Voice) else {"transcript": here}
    marks = [
        Highlight(
            project=project,
            start=mark.start,
            end=mark.end,
            theme=themes[mark.theme],
            coder=mark.coder,
            note=mark.note,
            guid=mark.guid,
            **place,
        )
        for mark in text.marks
        if mark.theme in themes
    ]
    Highlight.objects.bulk_create(marks, batch_size=AT_ONCE)
    if isinstance(here, Voice):
        keep_labels([here.pk])


def _remember(project: Project, brought: Brought, by: Member | None) -> None:
    """References only: how many marks, as their words could be taken back."""
    noun = {"noun": "highlight", "noun_ref": str(brought.marks)}
    Event.objects.create(project=project, member=by, verb="brought in", supporter=helper_of(by), **noun)
