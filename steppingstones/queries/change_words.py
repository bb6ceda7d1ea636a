"""What changed for a few people, in words: the sentence that may be said, and why more is not."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..methods.change import FEWEST, FOR_CHANCE, MOST, Caution, Change, Depth, Refusal
from ..methods.reliable import Refusal as NotReliable
from ..methods.resampled import FEWEST as FOR_A_RANGE
from ..methods.resampled import Refusal as NoRange


def headline(found: Change) -> str:
    """What may be said in one sentence, or nothing."""
    moves = found.moves
    if moves is None or found.refusal == Refusal.MANY_MISSING:
        return ""
    numbers = {"better": moves.up, "people": found.pairs, "same": moves.same, "worse": moves.down}
    told = _in_either_way(found.pairs) if found.item.is_neutral else _better_or_worse(found.pairs)
    told %= numbers
    return f"{told} {_('This is an early sign.')}" if found.depth == Depth.EARLY else told


def _better_or_worse(people: int) -> str:
    return ngettext(
        "%(better)s of %(people)s person got better, %(same)s stayed the same, %(worse)s got worse.",
        "%(better)s of %(people)s people got better, %(same)s stayed the same, %(worse)s got worse.",
        people,
    )


def _in_either_way(people: int) -> str:
    return ngettext(
        "%(better)s of %(people)s person went up, %(same)s stayed the same, %(worse)s went down.",
        "%(better)s of %(people)s people went up, %(same)s stayed the same, %(worse)s went down.",
        people,
    )


def reason(found: Change) -> str:
    """Why more is not said, or nothing."""
    match found.refusal:
        case None:
            return ""
        case Refusal.NOBODY_BEFORE:
            return _("Nobody answered this before, so there is nothing to compare with.")
        case Refusal.TOO_FEW if found.item.fewest > FEWEST:
            told = _(
                "Fewer than %(fewest)s people can be put beside their earlier answers. Their answers are anonymous, "
                "and with so few, somebody could guess who said what. So it is not counted."
            )
            return told % {"fewest": found.item.fewest}
        case Refusal.TOO_FEW:
            told = _("Fewer than %(fewest)s people answered both times. Let them tell it in their own words.")
            return told % {"fewest": found.item.fewest}
        case Refusal.ONLY_COUNTS:
            told = _("With fewer than %(fewest)s people, chance alone could look like this. So only counts are told.")
            return told % {"fewest": FOR_CHANCE}
        case Refusal.TOO_MANY:
            told = _("More than %(most)s people answered both times. A statistics program can say how sure this is.")
            return told % {"most": MOST}
    return _(
        "%(gone)s of %(before)s people did not answer again. So nothing is said of all, "
        "only from where to where it may be."
    ) % {"gone": found.before - found.pairs, "before": found.before}


CAUTIONS = {
    Caution.STARTED_AT_THE_TOP: lambda: _(
        "A quarter or more began with the best answer. They had no room to get better."
    ),
    Caution.CHOSEN_FOR_LOW: lambda: _(
        "People take part because they were doing badly. Some would have got better by themselves."
    ),
    Caution.EQUAL_STEPS: lambda: _("Several people moved by the same step, so the range in points is only near."),
    Caution.LOOKED_BACK: lambda: _(
        "People said only afterwards how it had been before. That is how they see it now: read it beside what they "
        "said at the time, and do not mix the two."
    ),
}
NO_RANGE = {
    NoRange.TOO_FEW: lambda: _("The mean has no range: it takes %(fewest)s people or more.") % {"fewest": FOR_A_RANGE},
    NoRange.TOO_COARSE: lambda: _("There are too few different answers for a range."),
    NoRange.ALL_ALIKE: lambda: _("The mean has no range: everybody moved by the same step."),
}


def cautions(found: Change) -> list[str]:
    """What else may have made the numbers move, or kept them from moving."""
    return [CAUTIONS[caution]() for caution in found.cautions]


def not_reliable(refusal: NotReliable) -> str:
    """Why nothing is said about single people."""
    match refusal:
        case NotReliable.NO_SOURCE:
            return _("Say where the numbers of this instrument are published.")
        case NotReliable.ONE_QUESTION:
            return _("One question alone is too unsure to say that a single person changed.")
        case NotReliable.FEW_BEHIND:
            return _("The numbers of this instrument rest on fewer than 30 people.")
    return _("The spread must be above 0, and the reliability from 0 to below 1.")
