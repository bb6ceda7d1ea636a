"""Who takes part beside whom it is for, in words."""

from django.utils.translation import gettext as _

from ..methods.representation import FEWEST, Reading, Refusal, Representation

READINGS = {
    Reading.FEWER: lambda: _("fewer than their share"),
    Reading.MORE: lambda: _("more than their share"),
    Reading.NOT_CLEAR: lambda: _("near their share, as far as so few can show"),
}


def reason(found: Representation) -> str:
    """Why nothing is said about more or fewer, or nothing."""
    match found.refusal:
        case None:
            return ""
        case Refusal.NO_REFERENCE:
            return _("There are no numbers to compare with.")
        case Refusal.MANY_NOT_SAID:
            return _("More than one in five did not say. Nobody knows which groups they are in.")
    return _("Fewer than %(fewest)s people said. Look at who is there, and not at numbers.") % {"fewest": FEWEST}


def to_know() -> str:
    """What stands beside every such table."""
    return _("Seats for lived experience are about power and diversity. Nobody is drawn for them by chance.")
