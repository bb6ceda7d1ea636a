"""Why something stands out in the records, in a project that is made from files."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils import timezone

from ..formats.projectsignals import SignalRow
from ..models import SignalAnswer
from ..queries.signals import signals_of
from .signals import answer

if TYPE_CHECKING:
    from .projectfiles import Made


def make_signal_answers(made: "Made", rows: Iterable[SignalRow]) -> None:
    """Said of what the records of the files show. Only the day is then the one that the file says."""
    found = {told.kind: told.signal for told in signals_of(made.project, timezone.localdate(), made.by)}
    for row in rows:
        kept = answer(found[row.signal], row.words, by=made.members[row.member])
        SignalAnswer.objects.filter(pk=kept.pk).update(written_on=row.said_on)
