"""Hours and money in words."""

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def figure(amount: Decimal) -> str:
    """Without noughts that say nothing: 1.50 is 1.5, and 10000 is 10,000."""
    short = amount.quantize(Decimal("0.01")).normalize()
    places = max(0, -int(short.as_tuple().exponent))
    return number_format(short, decimal_pos=places, use_l10n=True, force_grouping=True)


def in_hours(amount: Decimal) -> str:
    """A minus is told with its own sign, which does not break off at the end of a line."""
    sign = "\N{MINUS SIGN}" if amount < 0 else ""
    one = abs(amount) == 1
    return ngettext("%(n)s hour", "%(n)s hours", 1 if one else 2) % {"n": sign + figure(abs(amount))}


def in_money(amount: Decimal) -> str:
    whole = amount == amount.to_integral_value()
    return _("£%(n)s") % {"n": number_format(amount, decimal_pos=0 if whole else 2, force_grouping=True)}
