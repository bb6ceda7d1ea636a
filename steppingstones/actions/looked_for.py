"""Saying what one expects to find, before looking; and what came of looking."""

from django.db import transaction
from django.utils import timezone

from ..models import EvidenceTest, Expectation, Member
from .history import note
from .stories import touch

Ends = tuple[int, int]


@transaction.atomic
def expect(test: EvidenceTest, so: Ends, so_not: Ends, *, by: Member) -> Expectation:
    """What this member expects, in percent from where to where. Each says it once, and can change it."""
    said = {"so_low": so[0], "so_high": so[1], "not_low": so_not[0], "not_high": so_not[1]}
    of = {"project_id": test.project_id, "test": test, "member": by}
    row, _made = Expectation.objects.update_or_create(**of, defaults={**said, "expected_at": timezone.now()})
    note(by, "said what they expect of", test)
    touch(test)
    return row


@transaction.atomic
def look(test: EvidenceTest, result: str, words: str, *, by: Member) -> None:
    """What came of looking. When it was looked at first stays, so that what was expected afterwards can be told."""
    test = EvidenceTest.objects.select_for_update().get(pk=test.pk)
    if result and not test.looked_at:
        test.looked_at = timezone.now()
    test.result, test.found_words = result, words
    test.save()
    note(by, "looked for", test)
    touch(test)
