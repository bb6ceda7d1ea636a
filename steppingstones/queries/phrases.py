"""The words around the questions, as a group has put them into other languages."""

from django.db.models import Count

from ..methods.languages import LANGUAGES, Language
from ..methods.phrase_list import PHRASES
from ..methods.phrases import left
from ..models import Phrase, Project, Questionnaire


def said_in_language(project: int, language: str) -> dict[str, str]:
    """What the project with this number has translated so far. What the site says no more is left out."""
    rows = Phrase.objects.filter(project=project, language=language).values_list("phrase", "words")
    return {phrase: words for phrase, words in rows if phrase in PHRASES}


def complete_in(project: int, language: str) -> dict[str, str]:
    """All phrases in this language; nothing, as long as one of them is missing."""
    if language not in LANGUAGES or language == Questionnaire._meta.get_field("language").default:
        return {}
    said = said_in_language(project, language)
    return {} if left(said) else said


def languages_in_use(project: Project) -> list[tuple[Language, int]]:
    """The languages that questionnaires are offered in or phrases are put into, each with how many are done."""
    offered = project.questionnaires.standing().values_list("languages", flat=True)
    done = dict(
        project.phrases.filter(phrase__in=PHRASES).values_list("language").annotate(n=Count("pk")).order_by("language")
    )
    codes = sorted({code for codes in offered for code in codes} | set(done))
    return [(LANGUAGES[code], done.get(code, 0)) for code in codes if code in LANGUAGES]
