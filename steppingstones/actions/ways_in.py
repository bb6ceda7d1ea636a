"""Ways in for a member without an email: a card that lasts until it is ended, and a code that works once and soon."""

import hashlib
import hmac
import secrets
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import Member, User, WayIn
from .codes import free_code
from .history import note
from .people import PeopleError, still_here

MINUTES = 15  # in which a code has to be typed


class WayError(PeopleError):
    """A way in that does not open. Its words are for the person who holds it, and tell nothing about anybody."""


class CardOpensNothing(WayError):
    words = _("This card does not open anything now. Ask your facilitator for a new one.")


class CodeOpensNothing(WayError):
    words = _("This code was used already, or it is too old. Ask your facilitator for a new one.")


class HasLeft(PeopleError):
    words = _("This person is not in the group any more. Add them again first.")


# --- Made by a facilitator --------------------------------------------------------------------------------


@transaction.atomic
def make_card(member: Member, *, by: Member) -> str:
    """The secret of a new card for this member. It ends the one before: two of them could not be told apart."""
    member = in_the_group(member)
    end(member, WayIn.Kind.CARD)
    secret = secrets.token_urlsafe(24)
    make(member, WayIn.Kind.CARD, secret, by=by)
    note(by, "made a card for", member)
    return secret


@transaction.atomic
def end_card(member: Member, *, by: Member) -> bool:
    """End the card, and every visit that began with it. Whether there was one."""
    ended = end(member, WayIn.Kind.CARD)
    if ended:
        note(by, "ended the card of", member)
    return bool(ended)


@transaction.atomic
def make_code(member: Member, *, by: Member) -> str:
    """A code that lets this member in once, on any device, within minutes. It ends those that nobody has used."""
    member = in_the_group(member)
    member.ways_in.filter(kind=WayIn.Kind.CODE, used_at=None, ended_at=None).update(ended_at=timezone.now())
    code = free_code()
    while WayIn.objects.filter(secret_hash=hash_of(code)).exists():
        code = free_code()
    make(member, WayIn.Kind.CODE, code, by=by, expires_at=timezone.now() + timedelta(minutes=MINUTES))
    note(by, "handed over to", member)
    return code


def make(member: Member, kind: str, secret: str, *, by: Member, **more: object) -> WayIn:
    return WayIn.objects.create(
        project_id=member.project_id,
        member=member,
        kind=kind,
        secret_hash=hash_of(secret),
        made_by=by,
        made_on=timezone.localdate(),
        **more,
    )


def end(member: Member, kind: str) -> int:
    return member.ways_in.filter(kind=kind, ended_at=None).update(ended_at=timezone.now())


def in_the_group(member: Member) -> Member:
    """The member as they are now. Two facilitators at once wait for each other."""
    member = still_here(member)
    if member.left_at:
        raise HasLeft
    return member


# --- Used by the member -----------------------------------------------------------------------------------


def card_of(secret: str) -> WayIn | None:
    return opening(secret_hash=hash_of(secret), kind=WayIn.Kind.CARD)


def code_of(code: str) -> WayIn | None:
    return opening(secret_hash=hash_of(code), kind=WayIn.Kind.CODE)


def opening(**which: object) -> WayIn | None:
    """The way in, if it would let somebody in now. Looking does not use it up."""
    ways = WayIn.objects.opening(timezone.now()).select_related("member__user", "member__project")
    way = ways.filter(**which).first()
    return way if way and not (way.member.user and not way.member.user.is_active) else None


@transaction.atomic
def use(way: WayIn) -> User:
    """The account of the member whom this lets in, made at the first time.

    A code works for one of two browsers that use it at the same moment; the other is told.
    """
    member = still_here(way.member)
    if opening(pk=way.pk) is None or not (take(way) or way.kind == WayIn.Kind.CARD):
        raise CardOpensNothing if way.kind == WayIn.Kind.CARD else CodeOpensNothing
    if member.user is None:
        member.user = User.objects.without_email()
        member.save(update_fields=["user"])
    return member.user


def take(way: WayIn) -> int:
    """Mark the first use; nothing, if somebody else was first."""
    return WayIn.objects.filter(pk=way.pk, used_at=None).update(used_at=timezone.now())


def finish(way: WayIn) -> None:
    """The visit is over. A card stays a card; a code opens nothing ever again."""
    WayIn.objects.filter(pk=way.pk, kind=WayIn.Kind.CODE, ended_at=None).update(ended_at=timezone.now())


def hash_of(secret: str) -> str:
    """With the key of the site: six letters could be tried out on a bare hash."""
    return hmac.digest(settings.SECRET_KEY.encode(), f"way in {secret}".encode(), hashlib.sha256).hex()
