"""Answers to what stands out in the records: why it is so, as one member says it."""

from django.db import transaction
from django.utils import timezone

from ..methods.signals import Signal
from ..models import Member, SignalAnswer
from ..queries.signals import OF_FEW, fingerprint
from .history import note


@transaction.atomic
def answer(signal: Signal, words: str, *, thing: str = "", by: Member) -> SignalAnswer:
    """Say why it is so. What the records say at this moment is kept beside it."""
    row = SignalAnswer(project=by.project, kind=signal.kind.value, written_by=by)
    return _keep(row, signal, words, thing, "answered", by)


@transaction.atomic
def change(row: SignalAnswer, signal: Signal, words: str, *, thing: str = "", by: Member) -> SignalAnswer:
    """Say it in another way. From now on it is about what the records say now."""
    row = SignalAnswer.objects.select_for_update().get(pk=row.pk)
    return _keep(row, signal, words, thing, "changed", by)


def _keep(row: SignalAnswer, signal: Signal, words: str, thing: str, verb: str, by: Member) -> SignalAnswer:
    are_told = signal.kind not in OF_FEW
    row.words, row.thing, row.written_on = words, thing, timezone.localdate()
    row.facts = fingerprint(signal)
    row.number, row.of = (signal.number, signal.of) if are_told else (None, None)
    row.save()
    note(by, verb, row)
    return row
