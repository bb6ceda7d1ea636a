"""The picture of the ties of a round, with its sentence and its table.

Without names, people are letters that are dealt out with the secret of the site: nobody can work out from the names
who is which letter, nor put the letters of two kinds of tie together.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..documents.relationships_picture import MOST, Labels, Line, Person, relationships_picture
from ..methods.relationships import Told
from ..models import Side
from .people_words import ORDER, side_name
from .relationships import Asked, Kind, Part

SHAPES = {
    Side.LIVED_EXPERIENCE: "disc",
    Side.CARER: "heart",
    Side.PROFESSIONAL: "square",
    Side.COMMUNITY: "triangle",
    Side.COMMISSIONER: "diamond",
}


@dataclass(frozen=True, kw_only=True)
class Twin:
    """What the picture shows about one person: whom they have ties with that both told of, and that one told of."""

    person: str
    side: str
    both: str
    one: str


@dataclass(frozen=True, kw_only=True)
class Picture:
    """The picture (empty if it would be too full), its sentence and its table. Without ties, the sentence only."""

    when: str
    svg: str
    sentence: str
    rows: list[Twin]


def pictures(found: Asked, kind: str) -> list[Picture]:
    """Before, where that was asked, and now. Everybody stands at the same place in both."""
    return _Drawn(found, kind).pictures()


class _Drawn:
    def __init__(self, found: Asked, kind: str) -> None:
        self.found, self.kind = found, kind
        self.people = sorted(found.people, key=self.place)
        self.places = {key: place for place, key in enumerate(self.people)}
        self.labels = [self.label(key) for key in self.people]

    def place(self, key: str) -> tuple[int, str]:
        """Side by side, where sides are shown; by name where all names are."""
        person = self.found.people[key]
        side = ORDER.index(person.side) if self.found.openness.sides else 0
        dealt = salted_hmac("ties", f"{self.found.round.ref} {self.kind} {key}", algorithm="sha256").hexdigest()
        return side, dealt if self.found.unnamed else person.member.name.casefold()

    def label(self, key: str) -> str:
        """The name of whoever agreed to that, if any name may be shown; else a letter: A, B … Z, A2, B2 …"""
        person = self.found.people[key]
        if self.found.openness.names and person.part == Part.NAMED:
            return person.member.name
        turn, letter = divmod(self.places[key], 26)
        return chr(ord("A") + letter) + (str(turn + 1) if turn else "")

    def side(self, key: str) -> str:
        return str(side_name(self.found.sides[key])) if self.found.openness.sides else ""

    def pictures(self) -> list[Picture]:
        if not self.found.round.asks_before:
            return [self.picture(self.found.told(self.kind), "")]
        before, now = (self.found.told(self.kind, is_before=when) for when in (True, False))
        return [self.picture(before, _("Before")), self.picture(now, _("Now"))]

    def picture(self, told: Told, when: str) -> Picture:
        ties = self.lines(told)
        sentence = _sentence(ties)
        svg = self.svg(ties, when, sentence) if ties and len(self.people) <= MOST else ""
        return Picture(when=when, svg=svg, sentence=sentence, rows=list(self.twins(ties)) if ties else [])

    def lines(self, told: Told) -> list[Line]:
        ties = {(self.places[one], self.places[other]) for one, other in told.among}
        pairs = sorted({(min(tie), max(tie)) for tie in ties})
        return [Line(one=one, other=other, both={(one, other), (other, one)} <= ties) for one, other in pairs]

    def svg(self, ties: list[Line], when: str, sentence: str) -> str:
        has_sides, sides = self.found.openness.sides, self.found.sides
        people = [
            Person(label=label, shape=SHAPES[Side(sides[key])] if has_sides else "disc")
            for key, label in zip(self.people, self.labels, strict=True)
        ]
        kind = str(Kind(self.kind).label)
        labels = Labels(
            title=f"{kind}: {when}" if when else kind,
            description=f"{sentence} {_('The same is in the table.')}",
            both=_("both said so"),
            one=_("one of them said so"),
        )
        meant = [(SHAPES[side], str(side.label)) for side in Side if has_sides and side in sides.values()]
        key = f"ties-{self.kind}-{'now' if when != _('Before') else 'before'}"
        return relationships_picture(people, ties, sides=meant, labels=labels, key=key)

    def twins(self, ties: list[Line]) -> Iterator[Twin]:
        for key, label in zip(self.people, self.labels, strict=True):
            place = self.places[key]
            near = [
                (tie.other if tie.one == place else tie.one, tie.both) for tie in ties if place in (tie.one, tie.other)
            ]
            both, one = (
                [self.labels[other] for other, is_both in near if is_both == wanted] for wanted in (True, False)
            )
            yield Twin(person=label, side=self.side(key), both=", ".join(both), one=", ".join(one))


def _sentence(ties: list[Line]) -> str:
    """ "9 pairs of people have a tie. Of 5 of them both said so." """
    words = ngettext("%(n)d pair of people has a tie.", "%(n)d pairs of people have a tie.", len(ties))
    both = sum(tie.both for tie in ties)
    more = ngettext("In %(n)d of them both said so.", "In %(n)d of them both said so.", both) % {"n": both}
    return f"{words % {'n': len(ties)}} {more}" if ties else _("Nobody told of a tie.")
