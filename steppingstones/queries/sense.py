"""A session of making sense, as its page shows it: cards in piles, what they mean, and who signed."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.text import Truncator

from ..models import Project, SenseCard, SenseMaker, SensePile, SenseSession, Side, Voice
from ..models.voices import VoiceQuerySet
from .voices import VoiceCard, cards, readable

MOST_DOTS = 20
SHORT = 300  # letters of a voice on a card; its own page has all of them


@dataclass(frozen=True, kw_only=True)
class Card:
    """One voice on a card. `number` is printed on it; `pile` is the number of its pile, or nothing."""

    ref: str
    number: int
    pile: int | None
    voice: VoiceCard
    words: str


@dataclass(frozen=True, kw_only=True)
class Pile:
    number: int
    row: SensePile
    cards: tuple[Card, ...]

    @property
    def dots(self) -> range:
        """As many as can be drawn beside each other. The number stands there too."""
        return range(min(self.row.weight, MOST_DOTS))


@dataclass(frozen=True, kw_only=True)
class Board:
    """`most` is the card of the change that matters most. `hidden` counts cards that the group may not read now."""

    piles: tuple[Pile, ...]
    loose: tuple[Card, ...]
    most: Card | None
    hidden: int

    @property
    def count(self) -> int:
        return len(self.loose) + sum(len(pile.cards) for pile in self.piles)


@dataclass(frozen=True, kw_only=True)
class There:
    """How many people of one side were there, in the group or from outside."""

    label: str
    number: int


def sessions_of(project: Project) -> QuerySet[SenseSession]:
    """Those that stand, the newest first, with how many cards each has and how many people signed."""
    signed = Count("makers", filter=Q(makers__signed_on__isnull=False), distinct=True)
    counted = project.sensesessions.standing().annotate(card_count=Count("cards", distinct=True), signed=signed)
    return counted.order_by("-held_on", "-pk")


def board(session: SenseSession) -> Board:
    """Seven queries, however many cards there are."""
    piles = list(session.piles.all())
    numbers = {pile.pk: number for number, pile in enumerate(piles, 1)}
    rows = list(session.cards.select_related("voice"))
    shown = {each.ref: each for each in cards(session.project, _readable(session.project, rows))}
    found = [_card(row, numbers, shown[row.voice.ref]) for row in rows if row.voice.ref in shown]
    by_pile: dict[int | None, list[Card]] = {}
    for card in found:
        by_pile.setdefault(card.pile, []).append(card)
    most = next((row.ref for row in rows if row.pk == session.most_id), "")
    return Board(
        piles=tuple(
            Pile(number=numbers[pile.pk], row=pile, cards=tuple(by_pile.get(numbers[pile.pk], ()))) for pile in piles
        ),
        loose=tuple(by_pile.get(None, ())),
        most=next((card for card in found if card.ref == most), None),
        hidden=len(rows) - len(found),
    )


def _readable(project: Project, rows: Sequence[SenseCard]) -> VoiceQuerySet:
    return readable(project).filter(pk__in=[row.voice_id for row in rows])


def _card(row: SenseCard, numbers: dict[int, int], voice: VoiceCard) -> Card:
    pile = numbers.get(row.pile_id) if row.pile_id else None
    return Card(ref=row.ref, number=row.order, pile=pile, voice=voice, words=Truncator(voice.in_short).chars(SHORT))


def voices_in(pile: SensePile) -> VoiceQuerySet:
    """The voices of a pile that the group may read."""
    return readable(pile.session.project).filter(sense_cards__pile=pile)


def makers_of(session: SenseSession) -> QuerySet[SenseMaker]:
    return session.makers.select_related("member").order_by("member__name", "pk")


def there(session: SenseSession) -> list[There]:
    """Who was there, by side."""
    numbers = dict(session.others.values_list("side", "number"))
    for side in session.makers.values_list("member__side", flat=True):
        numbers[side] = numbers.get(side, 0) + 1
    return [There(label=str(side.label), number=numbers[side]) for side in Side if numbers.get(side)]


def not_yet_on_a_card(session: SenseSession) -> VoiceQuerySet:
    return readable(session.project).exclude(sense_cards__session=session)


def meant_by(voice: Voice) -> QuerySet[SensePile]:
    """What people said together that this voice means: the piles of closed sessions in which it lies."""
    piles = SensePile.objects.filter(cards__voice=voice, session__removed_at=None, session__closed_on__isnull=False)
    return piles.select_related("session").order_by("-session__held_on", "pk")
