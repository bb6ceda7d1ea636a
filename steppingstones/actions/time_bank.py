"""The time bank: putting up offers, noting exchanges, and both sides saying yes."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import Member, TimeExchange, TimeOffer
from ..queries.time_bank import ENDS, open_ends_for, other_end, speaks_for
from .history import note
from .removals import put_back, remove


class NotExchanged(Exception):
    """This cannot be kept in the time bank. Its words are for the person who tried."""

    words = _("This could not be noted.")

    def __str__(self) -> str:
        return str(self.words)


class OnlyOneself(NotExchanged):
    words = _("One of the two must be you. A facilitator notes it for others.")


class SameEnd(NotExchanged):
    words = _("The hours must go from one to another. Choose two.")


class NotOfThisGroup(NotExchanged):
    words = _("Somebody who was chosen is not in this group. Choose again.")


class NotForYou(NotExchanged):
    words = _("You cannot answer this. Those who gave and got the hours say whether it is right.")


class Settled(NotExchanged):
    words = _("Both have said yes already. A facilitator can remove it if it is wrong.")


class NoReason(NotExchanged):
    words = _("Write what is not right, so that it can be mended.")


@transaction.atomic
def put_up(offer: TimeOffer, *, by: Member) -> TimeOffer:
    """Keep a new or changed offer or ask. Facilitators put them up for others too."""
    if offer.member.project_id != by.project_id:
        raise NotOfThisGroup
    if not by.is_facilitator and offer.member != by:
        raise OnlyOneself
    verb = "changed" if offer.pk else "put up"
    offer.made_on = offer.made_on or timezone.localdate()
    offer.save()
    note(by, verb, offer)
    return offer


@transaction.atomic
def note_exchange(exchange: TimeExchange, *, by: Member) -> TimeExchange:
    """Note the hours. Whoever notes them has said yes for their own end, and a facilitator for the group."""
    giver, receiver = exchange.giver, exchange.receiver
    if giver == receiver:
        raise SameEnd
    if any(end and (end.project_id != by.project_id or end.left_at) for end in (giver, receiver)):
        raise NotOfThisGroup
    if not by.is_facilitator and by not in (giver, receiver):
        raise OnlyOneself
    exchange.noted_by = by
    for end in ENDS:
        one, other = getattr(exchange, end), getattr(exchange, other_end(end))
        if one == by or (one is None and by.is_facilitator and other != by):
            setattr(exchange, f"{end}_said_on", timezone.localdate())
    exchange.save()
    note(by, "noted", exchange)
    return exchange


@transaction.atomic
def say_yes(exchange: TimeExchange, end: str, *, by: Member) -> TimeExchange:
    """Yes, it was so, for one end. A second yes changes nothing."""
    exchange = locked(exchange)
    if exchange.refused_on or exchange.removed_at or not speaks_for(exchange, end, by):
        raise NotForYou
    if getattr(exchange, f"{end}_said_on") is None:
        setattr(exchange, f"{end}_said_on", timezone.localdate())
        if getattr(exchange, end) not in (by, None):
            setattr(exchange, f"{end}_told_to", by)
        exchange.save()
        note(by, "said yes to", exchange)
    return exchange


@transaction.atomic
def say_no(exchange: TimeExchange, why: str, *, by: Member) -> TimeExchange:
    """No, it was not so. It does not count, and stays to be seen by both with the reason."""
    exchange = locked(exchange)
    if exchange.giver_said_on and exchange.receiver_said_on:
        raise Settled
    if not open_ends_for(exchange, by):
        raise NotForYou
    if not why.strip():
        raise NoReason
    exchange.refused_on, exchange.refused_by, exchange.refused_why = timezone.localdate(), by, why
    exchange.save(update_fields=["refused_on", "refused_by", "refused_why"])
    note(by, "said no to", exchange)
    return exchange


@transaction.atomic
def take_away(exchange: TimeExchange, *, by: Member) -> None:
    """Whoever noted it takes it away while it waits; once both have said yes, only a facilitator."""
    exchange = locked(exchange)
    look_who(exchange, by)
    remove(exchange, by=by)


def look_who(exchange: TimeExchange, by: Member) -> None:
    if by.is_facilitator:
        return
    if exchange.giver_said_on and exchange.receiver_said_on:
        raise Settled
    if exchange.noted_by != by:
        raise NotForYou


@transaction.atomic
def bring_back(exchange: TimeExchange, *, by: Member) -> None:
    """Whoever may take it away may bring it back."""
    exchange = locked(exchange)
    look_who(exchange, by)
    put_back(exchange, by=by)


def locked(exchange: TimeExchange) -> TimeExchange:
    """As it is now: two people may answer at the same moment."""
    TimeExchange.objects.select_for_update().get(pk=exchange.pk)
    return TimeExchange.objects.select_related("giver__user", "receiver__user", "noted_by").get(pk=exchange.pk)
