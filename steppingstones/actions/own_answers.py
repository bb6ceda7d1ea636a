"""Somebody changes what they themselves answered, by the way back that only they have."""

from datetime import date

from django.db import transaction

from ..models import Answer, FormerWords, Picked, Voice
from ..queries.receipts import may_change
from .consent import WasTakenBack
from .tagging import follow_words
from .voices import Answered


def change_answer(voice: Voice, one: Answered, *, today: date) -> None:
    """What it said before is kept beside it: the group may have decided something because of it.

    The links of the voice stay. Whoever wants the old words gone takes them back.
    """
    with transaction.atomic():
        voice = Voice.objects.select_for_update().get(pk=voice.pk)
        if voice.withdrawn_on or voice.answer is None or not may_change(voice.answer):
            raise WasTakenBack
        if one.words == voice.words:
            return
        FormerWords.objects.create(project_id=voice.project_id, voice=voice, words=voice.words, until=today)
        before, voice.words = voice.words, one.words
        voice.save(update_fields=["words"])
        follow_words(voice, before, one.words)
        Answer.objects.filter(pk=voice.answer_id).update(
            number=one.number, amount=one.amount, day=one.day, choice_id=one.choice_id
        )
        Picked.objects.filter(answer_id=voice.answer_id).delete()
        Picked.objects.bulk_create(
            Picked(project_id=voice.project_id, answer_id=voice.answer_id, choice_id=choice_id, place=place)
            for place, choice_id in enumerate(one.picked, 1)
        )
