"""A questionnaire with one question of each kind, an answer to it, and a look whether every answer was kept."""

import secrets
from collections.abc import Iterator
from urllib.parse import urlencode

from .load import request

WORDS = "The kitchen is warm and everybody is welcome, but on Tuesdays there is no bus home after the meeting."
USES = ("group", "quote")


def make_questionnaire(project):
    from steppingstones.models import Choice, Question, Questionnaire

    questionnaire = Questionnaire.objects.create(project=project, title="How was the day?", is_open=True)
    asks = {"faces": "How do you feel here?", "choice": "Will you come again?", "text": "What would you change?"}
    for order, (kind, words) in enumerate(asks.items()):
        of = {"project": project, "questionnaire": questionnaire}
        Question.objects.create(**of, order=order, kind=kind, words=words)
    choose = questionnaire.questions.get(kind="choice")
    for words in ("Yes", "Perhaps", "No"):
        Choice.objects.create(project=project, question=choose, words=words)
    return questionnaire


def sent(path: str, questionnaire) -> Iterator[bytes]:
    """All that somebody's device sends at the end, again and again, each time from somebody else."""
    faces, choice, text = questionnaire.questions.all()
    answers = [(faces, "4"), (choice, choice.choices.first().key), (text, WORDS)]
    form = [(f"a-{question.key}", value) for question, value in answers]
    form += [("at", "check"), ("side", "lived"), ("name", ""), *(("uses", use) for use in USES)]
    while True:
        yield request("POST", path, urlencode([*form, ("once", secrets.token_urlsafe(24))]).encode())


def first_response(questionnaire) -> int:
    """One response, kept by the site's own code, for the database driver to copy."""
    from django.utils import timezone

    from steppingstones.actions.voices import Answered, record_answers

    faces, choice, text = questionnaire.questions.all()
    chosen = choice.choices.first()
    answered = [
        Answered(question_id=faces.pk, words="Happy", number=4),
        Answered(question_id=choice.pk, words=chosen.words, choice_id=chosen.pk),
        Answered(question_id=text.pk, words=WORDS),
    ]
    record_answers(questionnaire, answered, side="lived", uses=USES, once="to-be-copied", today=timezone.localdate())
    return questionnaire.responses.get().pk


def not_as_acknowledged(questionnaire, hashes: list[str]) -> list[str]:
    """What is wrong with the rows, when these receipts were acknowledged and no others."""
    from steppingstones.models import Answer, Consent, Voice

    kept = list(questionnaire.responses.values_list("giver__receipt_hash", flat=True))
    missing, surplus = set(hashes) - set(kept), len(kept) - len(set(kept) & set(hashes))
    voices = Voice.objects.filter(giver__responses__questionnaire=questionnaire)
    rows = {
        "answers": (Answer.objects.filter(response__questionnaire=questionnaire).count(), 3),
        "voices": (voices.filter(answer__isnull=False).count(), 3),
        "consents": (Consent.objects.filter(voice__in=voices).count(), 3 * len(USES)),
    }
    wrong = [
        f"{number} {name} for {len(kept)} people" for name, (number, each) in rows.items() if number != each * len(kept)
    ]
    return [*([f"{len(missing)} lost"] if missing else []), *([f"{surplus} too many"] if surplus else []), *wrong]
