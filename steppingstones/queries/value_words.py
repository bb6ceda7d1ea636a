"""A value map in words: why there is no ratio, what to know beside it, and what it cannot say."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ..methods.value import Convention
from ..methods.value_checks import FEWEST_PAIRS, Finding, Flag, Refusal
from ..methods.value_draws import FEWEST as FEWEST_DRAWS
from ..methods.value_draws import MOST as MOST_DRAWS
from ..methods.value_draws import Refusal as NotDrawn
from ..methods.value_judged import Judged
from ..methods.value_map import Part

PARTS = {
    Part.QUANTITY: lambda: pgettext("value map", "how many"),
    Part.VALUE: lambda: pgettext("value map", "worth of one"),
    Part.DEADWEIGHT: lambda: pgettext("value map", "would have come anyway"),
    Part.DISPLACEMENT: lambda: pgettext("value map", "only moved from elsewhere"),
    Part.ATTRIBUTION: lambda: pgettext("value map", "due to others"),
    Part.DROP_OFF: lambda: pgettext("value map", "lost each year"),
}
REFUSALS = {
    Refusal.NO_ROWS: lambda: _("There is no outcome in the map."),
    Refusal.NOTHING_PUT_IN: lambda: _(
        "Nothing is said to have gone in. Without that, there is nothing to compare with."
    ),
    Refusal.NO_SOURCE: lambda: _("Say where the worth of one comes from."),
    Refusal.NO_EVIDENCE: lambda: _("Say how you know how many there were."),
    Refusal.BLANK: lambda: _("This is blank. Blank is not nought: say how much you think, and why."),
    Refusal.NOUGHT_WITHOUT_REASON: lambda: _("Nought is a strong claim. Write the reason."),
    Refusal.VALUED_TWICE: lambda: _("This has been valued for the same people in a row before."),
    Refusal.WELLBY_NOT_MEASURED: lambda: _(
        "A WELLBY needs people who said before and after how satisfied they are with life. Say how many."
    ),
    Refusal.WELLBY_FEW_PAIRS: lambda: (
        _("A WELLBY needs %(fewest)s people or more who were asked before and after.") % {"fewest": FEWEST_PAIRS}
    ),
}
FLAGS = {
    Flag.BLANKET_SHARES: lambda: _("All outcomes have the same parts taken off. Was each looked at by itself?"),
    Flag.EVERYBODY_BETTER: lambda: _("Everybody is said to have got better. That is rare."),
    Flag.MORE_THAN_ALL: lambda: _(
        "Something came about for more than could have had it. Are these people, or is it how often it came about?"
    ),
    Flag.NOTHING_NEGATIVE: lambda: _("Nothing is said to have got worse. Was that asked?"),
    Flag.ONE_ROW_CARRIES: lambda: _(
        "One outcome makes more than half of the worth. The ratio stands and falls with it."
    ),
    Flag.MANY_YEARS: lambda: _("The worth goes on for more than five years. Nobody can know that."),
    Flag.PRICE_YEARS: lambda: _("The amounts are in the prices of different years. Bring them to one year first."),
    Flag.NO_SPANS: lambda: _("Nobody said from where to where the numbers may be, so each was moved by a fifth."),
    Flag.HOURS_NOT_SHOWN: lambda: _("No unpaid hours are shown. Did people give none of their time?"),
    Flag.HOURS_WITHOUT_AMOUNT: lambda: _(
        "Unpaid hours are shown, and not counted as money. That makes the ratio higher."
    ),
    Flag.NOTHING_LEFT_OUT: lambda: _(
        "Nothing is named that matters and has no amount. Not all that counts can be counted."
    ),
}
CONVENTIONS = {
    Convention.GUIDE: lambda: _("The first year is already worth less than today (as in the SROI guide)."),
    Convention.BASE_YEAR_0: lambda: _("The first year counts in full (as in the Green Book)."),
    Convention.MID_YEAR: lambda: _("Each year counts as from its middle."),
}


def reason(found: Finding) -> str:
    """Why there is no ratio, and where to mend it."""
    told = REFUSALS[found.refusal]()
    where = " · ".join(filter(None, (found.what, found.whom, PARTS[found.part]() if found.part else "")))
    return f"{where}: {told}" if where else told


def not_drawn(refusal: NotDrawn) -> str:
    """Why nothing was drawn by chance."""
    if refusal == NotDrawn.NO_SPANS:
        return _("Nothing was drawn by chance, because nobody said from where to where any number may be.")
    told = _("Draw from %(fewest)s to %(most)s times.")
    return told % {"fewest": f"{FEWEST_DRAWS:,}", "most": f"{MOST_DRAWS:,}"}


def forecast(*, is_forecast: bool) -> str:
    """Whether the numbers are hopes or were looked up afterwards."""
    if is_forecast:
        return _("This looks ahead: nothing of it has happened yet.")
    return _("This looks back: at what has happened, as far as it was measured.")


def beside(judged: Judged) -> list[str]:
    """All that is to be read with the ratio of this map."""
    return [*(FLAGS[flag]() for flag in judged.flags), *limits()]


def limits() -> list[str]:
    """What a ratio cannot say. It stands beside every one."""
    return [
        _("The ratios of two projects cannot be compared: each rests on choices of its own."),
        _("Worth is not money saved. Nobody can spend it."),
        _("A ratio does not show that the work was the cause."),
    ]
