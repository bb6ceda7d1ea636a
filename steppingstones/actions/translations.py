"""Other languages of a questionnaire."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ..methods.languages import LANGUAGES
from ..models import Member, Questionnaire, Translation
from .history import note
from .questionnaires import QuestionnaireError


class NoSuchLanguage(QuestionnaireError):
    words = _("Choose a language from the list.")


class AnsweredInIt(QuestionnaireError):
    words = _("People have answered in this language, so its words stay. Make a new version to change them.")


@transaction.atomic
def add_language(questionnaire: Questionnaire, language: str, *, by: Member) -> None:
    """Offer it in another language. What has no translation is shown as it was written."""
    held = Questionnaire.objects.select_for_update().get(pk=questionnaire.pk)
    if language not in LANGUAGES or language == held.language:
        raise NoSuchLanguage
    if language not in held.languages:
        held.languages = [*held.languages, language]
        held.save(update_fields=["languages"])
        note(by, "changed", held)


@transaction.atomic
def remove_language(questionnaire: Questionnaire, language: str, *, by: Member) -> None:
    """Offer it no more. Its words stay, and are there again when it is added again."""
    held = Questionnaire.objects.select_for_update().get(pk=questionnaire.pk)
    held.languages = [code for code in held.languages if code != language]
    held.save(update_fields=["languages"])
    note(by, "changed", held)


@transaction.atomic
def translate(questionnaire: Questionnaire, language: str, words: Mapping[str, str], *, by: Member) -> None:
    """Keep these words by the name of their place (`methods.questionnaire_form.places`). Empty ones are taken away."""
    held = Questionnaire.objects.select_for_update().get(pk=questionnaire.pk)
    if held.responses.filter(language=language).exists():
        raise AnsweredInIt
    held.translations.filter(language=language, key__in=words).delete()
    Translation.objects.bulk_create(
        Translation(project_id=held.project_id, questionnaire=held, language=language, key=place, words=text)
        for place, text in words.items()
        if text.strip()
    )
    note(by, "translated", held)
