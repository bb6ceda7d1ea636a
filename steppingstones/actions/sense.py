"""Making sense together: cards of what was said, sorted into piles, with what they mean. Signed, it stays as it is."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import Member, OthersInSense, Project, SenseCard, SenseMaker, SensePile, SenseSession, Voice
from .history import note

MOST_CARDS = 120  # more than people can sort in one session, and than one page can show


class SenseError(Exception):
    """Something that a session does not allow. Its words are for the member who tried."""

    words = _("This cannot be done in this session.")

    def __str__(self) -> str:
        return str(self.words)


class IsClosed(SenseError):
    words = _("This session is closed: people may have signed it. Open it again to change something.")


class TooManyCards(SenseError):
    words = _("A session has at most 120 cards. Choose fewer, or begin another session.")


class NothingSorted(SenseError):
    words = _("No card is in a pile yet. Sort some cards first, and say what each pile means.")


class NobodyThere(SenseError):
    words = _("Say who was there first. What comes of a session is signed by those people.")


class NotThere(SenseError):
    words = _("Only people who were there can sign.")


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What a session is about and who was there. `others` is how many of each side came from outside the group."""

    title: str
    held_on: date
    question: str = ""
    people: Collection[Member] = ()
    others: Mapping[str, int] = field(default_factory=dict)


# --- The session ------------------------------------------------------------------------------------------


@transaction.atomic
def begin(project: Project, facts: Facts, *, by: Member) -> SenseSession:
    session = SenseSession(project=project, made_by=by)
    _fill(session, facts)
    note(by, "began", session)
    return session


@transaction.atomic
def change(session: SenseSession, facts: Facts, *, by: Member) -> None:
    _open(session)
    _fill(session, facts)
    note(by, "changed", session)


def _fill(session: SenseSession, facts: Facts) -> None:
    session.title, session.question, session.held_on = facts.title, facts.question, facts.held_on
    session.save()
    session.makers.exclude(member__in=facts.people).delete()
    makers = [SenseMaker(project_id=session.project_id, session=session, member=member) for member in facts.people]
    SenseMaker.objects.bulk_create(makers, ignore_conflicts=True)
    session.others.all().delete()
    OthersInSense.objects.bulk_create(
        OthersInSense(project_id=session.project_id, session=session, side=side, number=number)
        for side, number in facts.others.items()
        if number
    )


@transaction.atomic
def close(session: SenseSession, *, by: Member) -> None:
    """From now on it stays as it is, and those who were there can sign it."""
    session = _open(session)
    if not session.cards.exclude(pile=None).exists():
        raise NothingSorted
    if not session.makers.exists():
        raise NobodyThere
    session.closed_on = timezone.localdate()
    session.save(update_fields=["closed_on"])
    note(by, "closed", session)


@transaction.atomic
def open_again(session: SenseSession, *, by: Member) -> None:
    """It can be changed again. Who had signed signed something else, so all sign anew."""
    session.makers.update(signed_on=None)
    SenseSession.objects.filter(pk=session.pk).update(closed_on=None)
    note(by, "opened", session)


@transaction.atomic
def sign(session: SenseSession, member: Member, *, by: Member) -> None:
    """This member says: that is what we meant. `by` is somebody else where the member has no account."""
    session = SenseSession.objects.select_for_update().get(pk=session.pk)
    maker = session.makers.filter(member=member).first()
    if maker is None or session.closed_on is None or (by != member and member.user_id):
        raise NotThere
    maker.signed_on = timezone.localdate()
    maker.save(update_fields=["signed_on"])
    note(by, "signed", session)


def _open(session: SenseSession) -> SenseSession:
    """The session as it is now, held until this act is over."""
    held = SenseSession.objects.select_for_update().get(pk=session.pk)
    if held.closed_on:
        raise IsClosed
    return held


# --- Cards ------------------------------------------------------------------------------------------------


@transaction.atomic
def add_cards(session: SenseSession, voices: Collection[Voice], *, by: Member) -> int:
    """A card for each of these voices that has none; how many are new. Numbers on cards never change."""
    session = _open(session)
    there = set(session.cards.values_list("voice_id", flat=True))
    new = [voice for voice in voices if voice.pk not in there]
    if len(there) + len(new) > MOST_CARDS:
        raise TooManyCards
    last = session.cards.aggregate(last=Max("order"))["last"] or 0
    SenseCard.objects.bulk_create(
        SenseCard(project_id=session.project_id, session=session, voice=voice, order=order)
        for order, voice in enumerate(new, last + 1)
    )
    note(by, "added cards to", session)
    return len(new)


@transaction.atomic
def take_out(card: SenseCard, *, by: Member) -> None:
    """The card leaves the session. The voice stays where it was."""
    session = _open(card.session)
    card.delete()
    note(by, "took a card out of", session)


@transaction.atomic
def sort(session: SenseSession, moves: Mapping[SenseCard, SensePile | None], *, by: Member) -> None:
    """Put these cards into these piles of the same session, or back among those that are not sorted."""
    session = _open(session)
    for card, pile in moves.items():
        session.cards.filter(pk=card.pk).update(pile=pile)
    if moves:
        note(by, "sorted", session)


# --- Piles ------------------------------------------------------------------------------------------------


@transaction.atomic
def make_pile(
    session: SenseSession, *, title: str, means: str = "", cards: Collection[SenseCard] = (), by: Member
) -> SensePile:
    session = _open(session)
    last = session.piles.aggregate(last=Max("order"))["last"] or 0
    pile = SensePile(project_id=session.project_id, session=session, order=last + 1)
    _name(pile, title, means, cards)
    note(by, "made", pile)
    return pile


@transaction.atomic
def change_pile(
    pile: SensePile, *, title: str, means: str, cards: Collection[SenseCard] | None = None, by: Member
) -> None:
    """Its words, and which cards lie in it: exactly `cards`, or those that do now."""
    _open(pile.session)
    _name(pile, title, means, cards)
    note(by, "changed", pile)


def _name(pile: SensePile, title: str, means: str, cards: Collection[SenseCard] | None) -> None:
    pile.title, pile.means = title, means
    pile.save()
    if cards is not None:
        wanted = [card.pk for card in cards]
        pile.cards.exclude(pk__in=wanted).update(pile=None)
        SenseCard.objects.filter(session=pile.session_id, pk__in=wanted).update(pile=pile)


@transaction.atomic
def remove_pile(pile: SensePile, *, by: Member) -> None:
    """The pile goes. Its cards are not sorted any more."""
    _open(pile.session)
    note(by, "removed", pile)
    pile.delete()


@transaction.atomic
def weigh(pile: SensePile, more: int, *, by: Member) -> None:
    """People there put one more point on it, or take one back (`more` is 1 or -1). It never falls below nothing."""
    _open(pile.session)
    SensePile.objects.filter(pk=pile.pk, weight__gte=max(0, -more)).update(weight=F("weight") + more)
    note(by, "weighed", pile)


@transaction.atomic
def choose_most(session: SenseSession, card: SenseCard | None, why: str, *, by: Member) -> None:
    """The change that matters most to the people there, and why just this one; or none."""
    session = _open(session)
    session.most, session.most_why = card, why if card else ""
    session.save(update_fields=["most", "most_why"])
    note(by, "chose in", session)
