"""How far people agree, in words: what the number may be used for, or why there is none."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..methods.agreement import FEWEST_UNITS, Agreement, Reading, Refusal


def reason(found: Agreement) -> str:
    """Why there is no number, or nothing."""
    match found.refusal:
        case None:
            return ""
        case Refusal.ONE_CODER:
            return _("Only one person has judged, so there is nothing to compare.")
        case Refusal.NO_VARIATION:
            return _(
                "Everybody said the same about everything. Agreement beyond chance cannot be worked out from that."
            )
    told = ngettext(
        "Only %(units)s thing was judged by two people or more. At least %(fewest)s are needed.",
        "Only %(units)s things were judged by two people or more. At least %(fewest)s are needed.",
        found.units,
    )
    return told % {"units": found.units, "fewest": FEWEST_UNITS}


def reading(found: Agreement) -> str:
    """What the number may be used for."""
    match found.reading:
        case Reading.NONE:
            return reason(found)
        case Reading.FEW:
            return _("These are few, so look at the range and not at the number.")
        case Reading.GOOD:
            return _("People agree well. You can build on it.")
        case Reading.TENTATIVE:
            return _("People agree fairly well. Be careful with what you build on it.")
    return _("People see this differently. Talk about what belongs to it.")
