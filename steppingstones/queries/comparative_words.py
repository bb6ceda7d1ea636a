"""With and without, in words: what may be said, and what may not."""

from django.utils.translation import gettext as _

from ..methods.comparative import FEWEST_TEAMS, MOST, Caution, Difference, Refusal
from ..methods.two_groups import FEWEST

CAUTIONS = {
    Caution.CHOSEN: lambda: _(
        "People chose their group themselves. Those who choose to co-produce may differ in much else, "
        "so this does not show that co-production was the cause."
    ),
    Caution.APART_BEFORE: lambda: _("The groups were moving apart already before. That may simply have gone on."),
    Caution.NEVER_RARE: lambda: _("So few can be divided in so few ways that no result could be rare."),
    Caution.ONLY_TWO_TIMES: lambda: _("Nobody knows how the groups were moving before that."),
}


def sentence(found: Difference) -> str:
    """What may be said of the groups."""
    if found.may_say_because:
        return _("People who co-produced got better by more than the others, and chance alone would seldom bring that.")
    if found.chance is None:
        return _("The groups can be put beside each other, and no more.")
    return _("This does not show that co-production was the cause.")


def reason(found: Difference) -> str:
    """Why chance was not worked out, or nothing."""
    match found.refusal:
        case None:
            return ""
        case Refusal.TOO_FEW:
            return _("A group has fewer than %(fewest)s people who answered both times.") % {"fewest": FEWEST}
        case Refusal.TOO_MANY:
            return _("There are more than %(most)s people. A statistics program can say more.") % {"most": MOST}
        case Refusal.TEAMS_IN_BOTH:
            return _("A team is in both groups. Then its people know of both, and cannot be compared.")
    told = _(
        "People of one team move together. With fewer than %(each)s teams on a side, or %(all)s in all, "
        "nobody can tell the team from the co-production."
    )
    return told % {"each": FEWEST, "all": FEWEST_TEAMS}


def cautions(found: Difference) -> list[str]:
    """What keeps the difference from meaning more."""
    return [CAUTIONS[caution]() for caution in found.cautions]
