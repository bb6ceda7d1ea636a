"""Rounds about ties, of a project that is made from files."""

from typing import TYPE_CHECKING

from ..formats.projectties import KnownInTies, TieFiles, TieRoundRow, TieRow
from ..models import TiePerson, TieRound
from . import relationships

if TYPE_CHECKING:
    from .projectfiles import Made

KNOWN = KnownInTies(kinds=TieRound.Kind.values, parts=[TiePerson.Part.NAMED.value, TiePerson.Part.UNNAMED.value])


def make_ties(made: "Made", files: TieFiles) -> None:
    for row in files.rounds:
        make_round(made, row, [told for told in files.told if told.round == row.id])


def make_round(made: "Made", row: TieRoundRow, told: list[TieRow]) -> None:
    """Asked, answered and ended as by hand; only the days are then those that the files say."""
    asks = {"kinds": row.kinds, "asks_before": row.asks_before}
    one = relationships.begin(made.project, row.name, **asks, by=made.by)
    members = {each.member: made.members[each.member] for each in told}
    parts = {
        each.member: relationships.take_part(one, members[each.member], each.part, by=members[each.member]).pk
        for each in told
    }
    relationships.ask(one, by=made.by)
    for each in told:
        if each.has_answered:
            named = {(kind, is_before): [parts[other] for other in others] for kind, is_before, others in each.named}
            relationships.answer(one, members[each.member], named, by=members[each.member])
    relationships.end(one, by=made.by)
    TieRound.objects.filter(pk=one.pk).update(began_on=row.began_on, asking_on=row.began_on, ended_on=row.ended_on)
    one.people.exclude(answered_on=None).update(answered_on=row.ended_on)
