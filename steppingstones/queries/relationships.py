"""The ties that people told of, as plain values. Nothing here is shown as it is: `relationships_shown` does that."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Q, QuerySet

from ..methods import relationships_shown as method
from ..methods.relationships import Told, refusal
from ..methods.relationships_shown import Openness
from ..models import Member, Project, Tie, TiePerson, TieRound
from .relationships_words import asked_words, between_whom, outside_words, who_took_part

Part = TiePerson.Part
Kind = TieRound.Kind
IN = Q(people__part__in=[Part.NAMED, Part.UNNAMED])


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A round: who takes part, by the key of the member, and the ties that they told of."""

    round: TieRound
    people: Mapping[str, TiePerson]
    ties: Mapping[tuple[str, bool], tuple[tuple[str, str], ...]]

    @property
    def sides(self) -> dict[str, str]:
        return {key: person.side for key, person in self.people.items()}

    @property
    def answered(self) -> frozenset[str]:
        return frozenset(key for key, person in self.people.items() if person.answered_on)

    @property
    def unnamed(self) -> list[str]:
        return [key for key, person in self.people.items() if person.part != Part.NAMED]

    @cached_property
    def openness(self) -> Openness:
        return method.openness(self.sides, self.unnamed)

    def told(self, kind: str, *, is_before: bool = False) -> Told:
        return Told(sides=self.sides, ties=self.ties.get((kind, is_before), ()), answered=self.answered)


def asked(one: TieRound) -> Asked:
    """Two queries."""
    people = {str(person.member_id): person for person in taking_part(one)}
    ties = defaultdict(list)
    rows = Tie.objects.filter(teller__round=one).exclude(teller__part=Part.OUT).exclude(other__part=Part.OUT)
    for kind, is_before, teller, other in rows.order_by("pk").values_list(
        "kind", "is_before", "teller__member", "other__member"
    ):
        ties[kind, is_before].append((str(teller), str(other)))
    return Asked(round=one, people=people, ties={key: tuple(found) for key, found in ties.items()})


def taking_part(one: TieRound) -> QuerySet[TiePerson]:
    found = one.people.exclude(part=Part.OUT).select_related("member")
    return found.order_by("member__name", "member_id")


def rounds(project: Project) -> QuerySet[TieRound]:
    """The newest first, each with how many `take_part` and have `answered`."""
    counted = project.tierounds.annotate(
        take_part=Count("people", filter=IN), answered=Count("people", filter=IN & Q(people__answered_on__isnull=False))
    )
    return counted.order_by("-began_on", "-pk")


def can_be_written_for(one: TieRound, by: Member) -> list[tuple[Member, TiePerson | None]]:
    """Everybody else whose part may be written down together with them: those who have not said it themselves.

    Somebody who has left the group can still ask to be taken out.
    """
    parts = {person.member_id: person for person in one.people.select_related("member")}
    members = one.project.members.filter(Q(left_at=None) | Q(tie_parts__round=one)).exclude(pk=by.pk).distinct()
    found = [(member, parts.get(member.pk)) for member in members.order_by("name", "pk")]
    return [(member, part) for member, part in found if not (part and part.speaks_for_themselves)]


def round_before(one: TieRound, kind: str) -> TieRound | None:
    """The last round that ended before this one and asked for the same kind of tie."""
    earlier = TieRound.objects.filter(project=one.project_id, pk__lt=one.pk, hides_all=False).exclude(ended_on=None)
    return next((each for each in earlier.order_by("-pk") if kind in each.kinds), None)


def ties_told(project: Project) -> list[str]:
    """Sentences about the ties of a group that are safe to leave it, from the newest round; none if none is safe.

    Only sums of ties between people of whom five or more answered on each side, of one round: no names, nothing about
    trust, nothing that is compared with other people, and nothing of a round that somebody left after it was shown.
    """
    newest = project.tierounds.exclude(ended_on=None).order_by("-pk").first()
    if newest is None or newest.hides_trust:
        return []
    found = asked(newest)
    everybody = found.told(Kind.WORK)
    if refusal(everybody) or not method.may_leave(everybody):
        return []
    sentences = [_outside(found, kind) for kind in newest.kinds if kind != Kind.TRUST]
    said = [words for words in sentences if words]
    return [asked_words(newest), who_took_part(found.sides), *said] if said else []


def _outside(found: Asked, kind: str) -> str:
    """ "Who works with whom: before, 12 of 40 ties went between the sides. Now 20 of 44 do." """
    now = _between(found.told(kind))
    before = _between(found.told(kind, is_before=True)) if found.round.asks_before else None
    return outside_words(kind, before, now, between_whom(found.sides.values()))


def _between(told: Told) -> method.Sum:
    ties = told.among
    return method.guarded(sum(told.sides[one] != told.sides[other] for one, other in ties), len(ties))
