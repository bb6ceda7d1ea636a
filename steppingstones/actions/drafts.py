"""What members have typed before they send it, so that they can go on from another device. Nobody else ever gets it."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import Draft, Member

KEPT_FOR = timedelta(days=14)
MOST = 50  # drafts of one member; the oldest make room
MOST_FIELDS, MOST_LETTERS = 300, 200_000
LONGEST_PLACE = Draft._meta.get_field("place").max_length


class NotKept(Exception):
    """It is no draft of this member's, or too long for one."""

    def __str__(self) -> str:
        return str(_("This cannot be kept while you type. Send it, or keep a copy of your own."))


@transaction.atomic
def keep(member: Member, place: str, fields: object) -> None:
    """Keep what was typed in this form, instead of what was kept of it before.

    `fields` has for each field what the page offered and what was typed instead, as static/js/keep.js makes it.
    """
    if not (_is_place(member, place) and _are_fields(fields)):
        raise NotKept
    clear_old()
    Draft.objects.update_or_create(member=member, place=place, defaults={"fields": fields, "at": timezone.now()})
    too_many = member.drafts.order_by("-at").values_list("pk", flat=True)[MOST:]
    Draft.objects.filter(pk__in=list(too_many)).delete()


def of_page(member: Member, page: str) -> Iterable[Draft]:
    """What this member began in the forms of this page."""
    forms = Q(place__startswith=f"{page}:") | Q(place__startswith=f"{page} ")
    return member.drafts.filter(forms, at__gt=timezone.now() - KEPT_FOR)


def forget(member: Member, place: str) -> None:
    """It was sent, or cleared."""
    member.drafts.filter(place=place).delete()


def forget_sent_to(member: Member, address: str) -> None:
    """A form went to this address, and what it made is kept. What was typed in it waits no more."""
    member.drafts.filter(Q(place=f"{address}:0") | Q(place__endswith=f" {address}:0")).delete()


def forget_all(member: Member) -> None:
    member.drafts.all().delete()


def clear_old() -> None:
    Draft.objects.filter(at__lte=timezone.now() - KEPT_FOR).delete()


def _is_place(member: Member, place: str) -> bool:
    return place.startswith(f"/p/{member.project.slug}/") and len(place) <= LONGEST_PLACE and place.isprintable()


def _are_fields(fields: object) -> bool:
    if not isinstance(fields, dict) or not 0 < len(fields) <= MOST_FIELDS:
        return False
    words = [*fields, *(each for pair in fields.values() if isinstance(pair, list) for each in pair)]
    is_whole = len(words) == 3 * len(fields) and all(map(_is_text, words))
    return is_whole and sum(map(len, words)) <= MOST_LETTERS


def _is_text(each: object) -> bool:
    """That each database can keep: half of a letter is none."""
    return isinstance(each, str) and "\0" not in each and not any("\ud800" <= letter <= "\udfff" for letter in each)
