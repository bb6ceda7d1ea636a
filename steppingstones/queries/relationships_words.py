"""Ties in words: between the sides, both ways, at the edge, and why something is not shown."""

from collections import Counter
from collections.abc import Collection, Mapping

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..methods.relationships import Change, Mixing, Network, Refusal
from ..methods.relationships_shown import Openness, Sum
from ..methods.suppression import PUBLISHED
from ..models import Side, TieRound
from .people_words import ORDER, side_count
from .review_words import who

Kind = TieRound.Kind
REFUSED = {
    Refusal.TOO_FEW: gettext_lazy(
        "Fewer than 6 people take part. Numbers would say more about each of them than about the group."
    ),
    Refusal.MANY_MISSING: gettext_lazy(
        "Too many people of one side did not answer. Whoever is missing hides ties, so numbers would be wrong."
    ),
}
CLOSED = gettext_lazy(
    "Somebody took their answer back after this was shown. What is missing now would tell what they said. So it is not"
    " shown any more. You can ask again."
)
SELDOM = 0.05  # chance brings so large a difference less often
# How a side is called in the middle of a sentence.
THEM = {
    Side.LIVED_EXPERIENCE: gettext_lazy("people with lived experience"),
    Side.CARER: gettext_lazy("carers"),
    Side.PROFESSIONAL: gettext_lazy("professionals"),
    Side.COMMUNITY: gettext_lazy("people from the community"),
    Side.COMMISSIONER: gettext_lazy("commissioners"),
}


# --- Between the sides --------------------------------------------------------------------------------------


def between_whom(sides: Collection[str]) -> str:
    """ "people with lived experience and professionals", where there are two sides; otherwise "the sides"."""
    named = [str(THEM[Side(side)]) for side in ORDER if side in set(sides)]
    return (
        _("%(one)s and %(other)s") % dict(zip(("one", "other"), named, strict=True))
        if len(named) == 2
        else _("the sides")
    )


def between_words(before: Sum | None, now: Sum, whom: str) -> str:
    """ "Before, 3 of 10 ties went between carers and professionals. Now 7 of 12 ties do." """
    if before is None or (before.is_few and before.of < PUBLISHED):
        told = _("%(so_many)s go between %(whom)s.") % {"so_many": _so_many(now, is_first=before is None), "whom": whom}
        few = _("Before, there were fewer than %(few)d ties.") % {"few": PUBLISHED}
        return told if before is None else f"{few} {_('Now %(told)s') % {'told': told}}"
    told = {"before": _so_many(before), "now": _so_many(now), "whom": whom}
    return _("Before, %(before)s went between %(whom)s. Now %(now)s do.") % told


def _so_many(found: Sum, *, is_first: bool = False) -> str:
    if not found.of:
        return _("No ties") if is_first else _("no ties")
    if found.is_few:
        words = _("Fewer than %(few)d of %(of)d ties") if is_first else _("fewer than %(few)d of %(of)d ties")
        return words % {"few": PUBLISHED, "of": found.of}
    if found.is_nearly_all:
        return (_("Nearly all of %(of)d ties") if is_first else _("nearly all of %(of)d ties")) % {"of": found.of}
    words = ngettext("%(number)d of %(of)d tie", "%(number)d of %(of)d ties", found.of)
    return words % {"number": found.number, "of": found.of}


def sum_words(found: Sum) -> str:
    """The number alone, for a table."""
    if found.number is not None:
        return str(found.number)
    return _("fewer than %(few)d") % {"few": PUBLISHED} if found.is_few else _("nearly all")


def trust_words(one: str, other: str) -> str:
    """ "Carers trust professionals"."""
    if one == other:
        return _("%(who)s trust each other") % {"who": who(one)}
    return _("%(who)s trust %(whom)s") % {"who": who(one), "whom": THEM[Side(other)]}


def few_words(may: Openness) -> list[str]:
    """Why the group does not see all, where somebody takes part without their name."""
    if not may.picture:
        return [_("Somebody takes part without their name, and fewer than 6 people take part. So nothing is shown.")]
    if may.names:
        return []
    told = [
        _("Somebody takes part without their name. With so few people you could tell who it is. So there are no names.")
    ]
    if not may.sides:
        told.append(_("Fewer than 5 people of a side take part. So the sides are not shown."))
    return told


def chance_words(found: Mixing) -> str:
    """How many ties between the sides there would be if nobody minded sides, and how sure the difference is."""
    ties = found.between + found.within
    expected = ties * (1 + found.at_random) / 2
    words = _("If nobody minded sides, it would be about %(n)d.") % {"n": round(expected)}
    if found.chance > SELDOM:
        return f"{words} {_('With so few people the difference can be chance.')}"
    less = found.between < expected
    more = _("People keep to their own side more than chance would bring.")
    return f"{words} {more if less else _('People reach across the sides more than chance would bring.')}"


# --- Both ways, and at the edge -----------------------------------------------------------------------------


def returned(found: Network) -> int:
    """How many ties go both ways."""
    return round((found.returned or 0) * found.ties)


def returned_words(found: Network) -> str:
    if not found.ties:
        return ""
    numbers = {"n": returned(found), "of": found.ties}
    return (
        ngettext(
            "Of %(of)d tie, %(n)d goes both ways: both people named each other.",
            "Of %(of)d ties, %(n)d go both ways: both people named each other.",
            found.ties,
        )
        % numbers
    )


def at_edge(found: Network) -> int:
    """How many people have a tie with nobody, or with one person only."""
    return len(found.alone) + len(found.edge)


def edge_words(found: Network) -> str:
    """Never who. A small number is not told: people would look for them."""
    people = at_edge(found)
    if not people:
        return _("Everybody has ties with two people or more.")
    if people < PUBLISHED:
        words = _("Some people have a tie with nobody, or with one person only.")
    else:
        words = _("%(n)d people have a tie with nobody, or with one person only.") % {"n": people}
    to_do = _("Do not look for who it is. Ask everybody: who is new? Who sits alone? Who could sit beside them?")
    return f"{words} {to_do}"


# --- The time before ----------------------------------------------------------------------------------------


def since_words(found: Change, earlier: str, whom: str) -> list[str]:
    """What changed since another round, among the people who were in both."""
    said = [
        ngettext(
            "%(n)d person took part in “%(earlier)s” too. This is about them only.",
            "%(n)d people took part in “%(earlier)s” too. This is about them only.",
            len(found.stayed),
        )
        % {"n": len(found.stayed), "earlier": earlier}
    ]
    numbers = {"then": found.before.ties, "now": found.after.ties}
    said.append(_("They told of %(then)d ties then, and of %(now)d now.") % numbers)
    then, now = found.before.mixing, found.after.mixing
    if then and now:
        across = {"whom": whom, "then": then.between, "now": now.between}
        said.append(_("Between %(whom)s it was %(then)d then, and is %(now)d now.") % across)
    return said


# --- Outside the group --------------------------------------------------------------------------------------


def asked_words(one: TieRound) -> str:
    """When people were asked; what they remember of before is told as that."""
    day = {"day": date_format(one.ended_on, "F Y")}
    if one.asks_before:
        return _("In %(day)s the people of the group were asked about their ties, now and before it began.") % day
    return _("In %(day)s the people of the group were asked about their ties.") % day


def who_took_part(sides: Mapping[str, str]) -> str:
    """ "12 people took part: 6 with lived experience, 6 professionals." """
    counted = Counter(sides.values())
    parts = ", ".join(side_count(side, counted[side]) for side in ORDER if counted[side])
    words = ngettext("%(n)d person took part: %(parts)s.", "%(n)d people took part: %(parts)s.", len(sides))
    return words % {"n": len(sides), "parts": parts}


def outside_words(kind: str, before: Sum | None, now: Sum, whom: str) -> str:
    """Nothing where so few ties were told of that the sentence would say what single people said."""
    if now.of < PUBLISHED:
        return ""
    return f"{Kind(kind).label}. {between_words(before, now, whom)}"
