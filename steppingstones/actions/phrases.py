"""Putting the words around the questions into another language."""

from collections.abc import Mapping

from django.db import transaction

from ..methods.phrase_list import PHRASES
from ..methods.phrases import faults, kept
from ..models import Member, Phrase, Project
from .history import note


class NotAPhrase(Exception):
    """These words are not what they should be a translation of."""


@transaction.atomic
def put_into(project: Project, language: str, said: Mapping[str, str], *, by: Member) -> None:
    """Keep these words by their phrase, and no others of the same phrases. Empty ones are taken away.

    Pages say them as they are, so only words that have no `faults` are kept.
    """
    Project.objects.select_for_update().get(pk=project.pk)
    for phrase, words in said.items():
        if phrase not in PHRASES or faults(phrase, words):
            raise NotAPhrase(phrase)
    project.phrases.filter(language=language, phrase__in=said).delete()
    Phrase.objects.bulk_create(
        Phrase(project=project, language=language, phrase=phrase, words=kept(phrase, words))
        for phrase, words in said.items()
        if words.strip()
    )
    note(by, "translated", project)
