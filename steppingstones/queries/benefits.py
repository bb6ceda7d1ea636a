"""A group's bank of benefits, and the words for those who get something."""

from collections.abc import Iterable, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..methods.benefits import BANK, Entry, Whom, find
from ..models import Benefit, Project

WHOM: dict[str, str | Promise] = {
    Whom.LIVED: _("People with lived experience"),
    Whom.CARER: _("Carers and families"),
    Whom.PROFESSIONAL: _("Professionals"),
    Whom.ORGANISATION: _("Organisations"),
    Whom.POLICY: _("Policy"),
    Whom.COMMUNITY: _("The community"),
}


def whom_names(whom: Iterable[str]) -> list[str]:
    """These people in words, always in the same order."""
    named = set(whom)
    return [str(name) for key, name in WHOM.items() if key in named]


def bank_of(project: Project) -> tuple[Entry, ...]:
    """The benefits to choose from: the group's own bank once it has changed something, the one of the field before."""
    rows = tuple(entry_of(row) for row in project.benefits.order_by("order", "pk"))
    places = list(Whom)
    return tuple(sorted(rows, key=lambda entry: places.index(entry.whom))) or BANK


def entry_of(row: Benefit) -> Entry:
    return Entry(key=row.ref, words=row.words, whom=Whom(row.for_whom))


def by_whom(bank: Iterable[Entry]) -> list[tuple[str, list[Entry]]]:
    """The entries under the words for whom they are mostly meant."""
    listed = list(bank)
    groups = [(str(name), [entry for entry in listed if entry.whom == whom]) for whom, name in WHOM.items()]
    return [(name, entries) for name, entries in groups if entries]


def left_out(bank: Sequence[Entry]) -> list[Entry]:
    """What the field's bank has and this one does not."""
    return [entry for entry in BANK if find(bank, entry.words) is None]
