"""Notes that go back to the people who said them: which are waiting, and how much has been checked."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, F, Min, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..methods import suppression
from ..methods.thread import Evidence
from ..models import Giver, Project, Response, Voice
from ..models.voices import VoiceQuerySet
from .reading import Reading
from .voice_numbers import usable
from .voices import side_label, side_of

A_PAGE = 50


@dataclass(frozen=True, kw_only=True)
class ToTakeBack:
    """One person, and how many notes wait to be taken back to them."""

    ref: str
    name: str
    side: str
    side_label: str
    notes: int
    since: date | None
    has_slip: bool


@dataclass(frozen=True, kw_only=True)
class HowMuchIsChecked:
    """Of the notes that somebody wrote down for others: how many the person has said are right, or has put right."""

    notes: int
    checked: int


def waiting(project: Project) -> VoiceQuerySet:
    """Notes that are still to be checked with their person."""
    return usable(project).written_down().filter(checked=Voice.Checked.NOT_YET)


def can_be_reached() -> Q:
    """Whoever is in the group, has a name, or holds a receipt. Nobody can go back to somebody unknown."""
    return Q(giver__member__isnull=False) | ~Q(giver__name="") | Q(giver__receipt_hash__isnull=False)


def to_take_back(project: Project, page: str | int = 1) -> Page:
    """The people who have notes to look at, those that wait longest first."""
    rows = waiting(project).filter(can_be_reached()).values("giver").annotate(notes=Count("pk"), since=Min("said_on"))
    found = Paginator(rows.order_by(F("since").asc(nulls_last=True), "giver"), A_PAGE).get_page(page)
    on_paper = Response.objects.filter(giver=OuterRef("pk"), came_by=Response.CameBy.PAPER)
    known = project.givers.select_related("member").annotate(wrote_on_paper=Exists(on_paper))
    givers = known.in_bulk([row["giver"] for row in found.object_list])
    found.object_list = [_row(givers[row["giver"]], row) for row in found.object_list]
    return found


def _row(giver: Giver, row: dict) -> ToTakeBack:
    side = side_of(giver)
    return ToTakeBack(
        ref=giver.ref,
        name=giver.display_name
        or (_("Somebody who wrote on paper") if giver.wrote_on_paper else _("Somebody who has a receipt")),
        side=side,
        side_label=side_label(side),
        notes=row["notes"],
        since=row["since"],
        has_slip=giver.receipt_hash is not None and not giver.wrote_on_paper,  # nobody was given that one
    )


def nobody_known(project: Project) -> int:
    """How many notes cannot be taken back to anybody."""
    return waiting(project).exclude(can_be_reached()).count()


def people_to_ask(project: Project) -> int:
    """How many people have notes to look at."""
    return waiting(project).filter(can_be_reached()).values("giver").distinct().count()


def checked_behind(reading: Reading, refs: Collection[str] | None) -> HowMuchIsChecked:
    """Of these voices, which are linked to something, those that are notes; of all notes that the group may use, where
    they are None."""
    if refs is None:
        return HowMuchIsChecked(notes=reading.numbers.notes, checked=reading.numbers.checked)
    notes = [said for ref in refs if (said := reading.said.get(ref)) and said.is_note and not said.is_scored]
    return HowMuchIsChecked(notes=len(notes), checked=sum(each.is_checked for each in notes))


def behind_claims(found: Sequence[Evidence]) -> frozenset[str] | None:
    """The voices that some claims rest on, and those against them; None where there is no claim."""
    if not found:
        return None
    return frozenset().union(*(each.supporting.voices | each.behind.voices | each.against.voices for each in found))


def checked_words(found: HowMuchIsChecked, least: int) -> str:
    """In a sentence for a report; empty where there is no note. Numbers that could point at somebody are not told."""
    parts = suppression.split({"yes": found.checked, "no": found.notes - found.checked}, least)
    if not found.notes:
        return ""
    if not found.checked:
        return _("What members noted was not checked with the people who said it yet.")
    if any(part.is_hidden for part in parts.values()):
        return _("Some notes were checked with the person who said them.")
    words = ngettext(
        "%(checked)d of %(n)d notes was checked with the person who said it.",
        "%(checked)d of %(n)d notes were checked with the people who said them.",
        found.checked,
    )
    return words % {"checked": found.checked, "n": found.notes}
