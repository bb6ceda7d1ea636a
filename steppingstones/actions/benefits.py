"""The group's own bank of benefits. It becomes rows with the first change; until then it is that of the field.

Stones carry benefits as words. Rewording an entry rewords it on all of them, as one act on the pathway that can be
undone. An entry that is taken out of the bank stays on the stones that carry it.
"""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from ..methods.benefits import BANK, Entry, entry_at, find, reword
from ..models import Benefit, Member, Project
from ..queries.benefits import bank_of
from .history import note
from .pathway import edit, hold


class BenefitError(Exception):
    """Something that a bank cannot have. Its words are for the person who tried."""

    words = _("This cannot be done.")

    def __str__(self) -> str:
        return str(self.words)


class AlreadyInBank(BenefitError):
    words = _("This benefit is in the list already. Use other words.")


class EntryGone(BenefitError):
    words = _("Somebody has taken this benefit out of the list. Look at the list again.")


class LastEntry(BenefitError):
    words = _("This is the only benefit in the list. Add another one first.")


@transaction.atomic
def add_benefit(project: Project, *, by: Member, words: str, for_whom: str) -> Benefit:
    """One more benefit to choose from, last among those for the same people."""
    make_own(project)
    if find(bank_of(project), words):
        raise AlreadyInBank
    last = project.benefits.aggregate(last=Max("order"))["last"]
    row = Benefit.objects.create(project=project, words=words, for_whom=for_whom, order=last + 1)
    note(by, "added", row)
    return row


@transaction.atomic
def reword_benefit(project: Project, key: str, *, by: Member, words: str) -> Benefit:
    """Say a benefit otherwise, in the bank and on every stone that brings it."""
    row = own_row(project, key)
    other = find(bank_of(project), words)
    if other and other.key != row.ref:
        raise AlreadyInBank
    made = edit(project, lambda pathway: reword(pathway, row.words, words), by=by, verb="reworded")
    if made:  # so that undo puts the bank back, too
        made.carried = [{"what": "benefit", "ref": row.ref, "from": row.words, "to": words}]
        made.save(update_fields=["carried"])
    row.words = words
    row.save(update_fields=["words"])
    note(by, "reworded", row)
    return row


@transaction.atomic
def remove_benefit(project: Project, key: str, *, by: Member) -> None:
    """Take a benefit out of the bank. Stones that bring it still say so."""
    row = own_row(project, key)
    if project.benefits.count() == 1:
        raise LastEntry
    note(by, "removed", row)
    row.delete()


def put_back(project: Project, entry: Entry, *, by: Member) -> Benefit:
    """Bring a benefit of the field back into the bank."""
    return add_benefit(project, by=by, words=entry.words, for_whom=entry.whom)


# --- What they share --------------------------------------------------------------------------------------


def make_own(project: Project) -> None:
    """The bank of the field as rows of this project, unless it has its own already."""
    hold(project)
    if not project.benefits.exists():
        Benefit.objects.bulk_create(
            Benefit(project=project, words=entry.words, for_whom=entry.whom, order=order)
            for order, entry in enumerate(BANK)
        )


def own_row(project: Project, key: str) -> Benefit:
    """The row of an entry, also when its address was made before the bank became the group's own."""
    make_own(project)
    entry = entry_at(bank_of(project), key)
    if entry is None:
        raise EntryGone
    return project.benefits.get(ref=entry.key)
