"""Numbers of a value map as people type them: exact, and a blank stays a blank."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from ...formats.numbers import NotANumber, number

SIX_PLACES = Decimal("0.000001")
MOST = Decimal(10) ** 9


class Exact(forms.CharField):
    """A number such as 12, 1,200.50 or £1,200. Figures after the sixth place are refused, not cut off."""

    def __init__(self, *, label: Any, low: Decimal | None = None, help_text: Any = "", **options: Any) -> None:
        super().__init__(label=label, help_text=help_text, **{"required": False, **options})
        self.low = low
        self.sometimes_needed = True  # a blank is kept, and the page says what is missing because of it
        self.widget.attrs.update({"inputmode": "decimal", "autocomplete": "off", "class": "short"})

    def prepare_value(self, value: Any) -> Any:
        return self.told(value) if isinstance(value, Decimal) else value

    def told(self, value: Decimal) -> str:
        return f"{value.normalize():f}"

    def to_python(self, value: Any) -> Decimal | None:
        typed = super().to_python(value)
        if not typed:
            return None
        found = self.read(typed)
        if self.low is not None and found < self.low:
            raise forms.ValidationError(_("Write nought or more."))
        if abs(found) >= MOST:
            raise forms.ValidationError(_("Write a number below a thousand millions."))
        if found != found.quantize(SIX_PLACES):
            raise forms.ValidationError(_("Write at most six figures after the point."))
        return found.quantize(SIX_PLACES)

    def read(self, typed: str) -> Decimal:
        try:
            return number(typed)
        except NotANumber:
            raise forms.ValidationError(_("Write a number, such as 12 or 2.5.")) from None


class Share(Exact):
    """A part of the whole in percent: 25 and 25 % are the same. "0.25" could be meant either way, so it is asked."""

    def told(self, value: Decimal) -> str:
        return f"{(100 * value).normalize():f}"

    def read(self, typed: str) -> Decimal:
        bare = typed.removesuffix("%").strip()
        found = super().read(bare)
        if not 0 <= found <= 100:
            raise forms.ValidationError(_("Write a number from 0 to 100."))
        if 0 < found < 1 and not typed.endswith("%"):
            told = {"typed": bare, "meant": f"{(100 * found).normalize():f}"}
            raise forms.ValidationError(_("Do you mean %(meant)s or %(typed)s of 100? Write it with %%."), params=told)
        return found / 100


class Whole(Exact):
    """A number of people."""

    def to_python(self, value: Any) -> int | None:
        found = super().to_python(value)
        if found is None:
            return None
        if found != found.to_integral_value():
            raise forms.ValidationError(_("Write a whole number, such as 12."))
        return int(found)

    def prepare_value(self, value: Any) -> Any:
        return value
