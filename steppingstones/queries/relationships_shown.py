"""A round about ties as its page shows it: in words first, then numbers, then the picture with its table.

Which of it may be seen is decided in `methods/relationships_shown.py`.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..methods import relationships_shown as method
from ..methods.relationships import Network, Told, compare, network, refusal
from ..methods.relationships_shown import Sum
from ..models import TieRound
from .people_words import ORDER
from .relationships import Asked, Kind, asked, round_before
from .relationships_drawn import Picture, pictures
from .relationships_words import (
    CLOSED,
    REFUSED,
    at_edge,
    between_whom,
    between_words,
    chance_words,
    edge_words,
    few_words,
    returned,
    returned_words,
    since_words,
    sum_words,
    trust_words,
)


@dataclass(frozen=True, kw_only=True)
class Row:
    """One number, before (empty where nobody was asked) and now."""

    words: str
    before: str
    now: str


@dataclass(frozen=True, kw_only=True)
class KindShown:
    """One kind of tie. `why_not` says why something is missing."""

    key: str
    title: str
    words: list[str]
    why_not: list[str]
    rows: list[Row]
    pictures: list[Picture]
    since: list[str]


@dataclass(frozen=True, kw_only=True)
class RoundShown:
    """A round that has ended."""

    round: TieRound
    take_part: int
    answered: int
    closed: str
    kinds: list[KindShown]
    has_sides: bool


def round_shown(one: TieRound) -> RoundShown:
    found = asked(one)
    return RoundShown(
        round=one,
        take_part=len(found.people),
        answered=len(found.answered),
        closed=str(CLOSED) if one.hides_all else "",
        kinds=[] if one.hides_all else [_kind(found, kind) for kind in one.kinds],
        has_sides=found.openness.sides,
    )


def _kind(found: Asked, kind: str) -> KindShown:
    return _trust(found) if kind == Kind.TRUST else _seen(found, kind)


# --- Working and learning -----------------------------------------------------------------------------------


def _seen(found: Asked, kind: str) -> KindShown:
    no_sums = refusal(found.told(kind))
    now = network(found.told(kind))
    before = network(found.told(kind, is_before=True)) if found.round.asks_before else None
    may = found.openness
    return KindShown(
        key=kind,
        title=str(Kind(kind).label),
        words=_words(found, before, now) if may.picture and not no_sums else [],
        why_not=[*([str(REFUSED[no_sums])] if no_sums else []), *few_words(may)],
        rows=_rows(found, before, now) if may.picture and not no_sums else [],
        pictures=pictures(found, kind) if may.picture else [],
        since=_since(found, kind) if may.picture and not no_sums else [],
    )


def _words(found: Asked, before: Network | None, now: Network) -> list[str]:
    if not now.ties:
        return [_("Nobody told of a tie now.")]
    sides = []
    if found.openness.sides and now.mixing:
        whom = between_whom(found.sides.values())
        then = _between(found, before) if before else None
        sides = [between_words(then, _between(found, now), whom), chance_words(now.mixing)]
    return [words for words in (*sides, returned_words(now), edge_words(now)) if words]


def _between(found: Asked, one: Network) -> Sum:
    """The group sees its own numbers. Where somebody is unnamed, none and all would tell what they said."""
    number = one.mixing.between if one.mixing else 0
    return method.guarded(number, one.ties) if found.unnamed else Sum(number=number, of=one.ties)


def _rows(found: Asked, before: Network | None, now: Network) -> list[Row]:
    both = (before, now)
    told = [(_("Ties"), [str(one.ties) if one else "" for one in both])]
    if found.openness.sides and now.mixing:
        told.append((_("Ties between the sides"), [sum_words(_between(found, one)) if one else "" for one in both]))
    told.append((_("Ties that go both ways"), [str(returned(one)) if one else "" for one in both]))
    told.append((_("People with a tie to nobody, or to one person only"), [_edge(one) if one else "" for one in both]))
    return [Row(words=words, before=then, now=after) for words, (then, after) in told]


def _edge(one: Network) -> str:
    people = at_edge(one)
    return _("a few") if 0 < people < method.PUBLISHED else str(people)


def _since(found: Asked, kind: str) -> list[str]:
    """What changed since another round, where that can be told."""
    earlier = round_before(found.round, kind)
    if earlier is None:
        return []
    then = asked(earlier)
    change = compare(then.told(kind), found.told(kind))
    are_named = not (then.unnamed or found.unnamed)
    if change.before.refusal or change.after.refusal or not method.may_compare(change, are_named=are_named):
        return []
    has_sides = then.openness.sides and found.openness.sides
    whom = between_whom(found.sides[person] for person in change.stayed) if has_sides else ""
    return since_words(change, earlier.name, whom)


# --- Trust --------------------------------------------------------------------------------------------------


def _trust(found: Asked) -> KindShown:
    """Only sums between sides of five people or more, whoever agrees to more: nobody should be asked for that."""
    now = found.told(Kind.TRUST)
    no_sums = refusal(now)
    why_not = str(REFUSED[no_sums]) if no_sums else _("Somebody took their answer back. Trust is not shown any more.")
    if no_sums or found.round.hides_trust:
        return _only_why("trust", [why_not])
    cells = method.between_sides(now)
    before = method.between_sides(found.told(Kind.TRUST, is_before=True)) if found.round.asks_before else {}
    shown = [(pair, cells[pair]) for pair in _pairs(now) if cells[pair]]
    rows = [Row(words=trust_words(*pair), before=_of(before.get(pair)), now=_of(cell)) for pair, cell in shown if cell]
    hidden = _("Sums with fewer than 5 people of a side are not shown.")
    return KindShown(
        key=Kind.TRUST,
        title=str(Kind.TRUST.label),
        words=[_("Of trust you see only sums between the sides. What one person said stays with them.")]
        if rows
        else [],
        why_not=[hidden] if len(rows) < len(cells) else [],
        rows=rows,
        pictures=[],
        since=[],
    )


def _only_why(kind: str, why_not: list[str]) -> KindShown:
    return KindShown(key=kind, title=str(Kind(kind).label), words=[], why_not=why_not, rows=[], pictures=[], since=[])


def _pairs(told: Told) -> list[method.Pair]:
    """Between the sides first."""
    sides = [side for side in ORDER if side in told.sides.values()]
    pairs = [(one, other) for one in sides for other in sides]
    return sorted(pairs, key=lambda pair: pair[0] == pair[1])


def _of(cell: Sum | None) -> str:
    return _("%(number)s of %(of)d") % {"number": sum_words(cell), "of": cell.of} if cell else ""
