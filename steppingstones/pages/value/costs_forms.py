"""What people type about what it took, and what an hour counts for."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.forms import model_to_dict
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from ...formats.sheet import MOST_BYTES
from ...methods.value_tables import WAGES
from ...models import Cost, CostKind, HourRate, Side
from ...queries.giving_words import in_money
from ..typed import MOST_MONEY, Day, Number, choice, one_line

MOST_HOURS, MOST_RATE = Decimal("99999.99"), Decimal("9999.99")
MOST_PEOPLE = 100_000
FIRST_YEAR, LAST_YEAR = 1900, 2100
MOST_YEARS = 30  # that one cost is spread over: each is a line of the page
OF_NO_SIDE = ("", _("Of no side, such as the project’s money"))
OWN = "own"
PAID = [("yes", _("Yes")), ("no", _("No, nobody was"))]


class CostDay(Day):
    """A day of the years that costs can be in."""

    def clean(self, value: Any) -> Any:
        day = super().clean(value)
        if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError(_("Look at the year. It should be from 1900 to 2100."))
        return day


class CostForm(forms.Form):
    """One thing that it took: money, hours, or both."""

    kind = choice(_("What was it for?"), CostKind.choices, missing=_("Choose what it was for."))
    words = one_line(
        _("Say it in a few words"),
        help_text=_("Such as: Rent of the hall. No names."),
        missing=_("Write what it was, such as: Rent of the hall."),
        most=200,
    )
    on = CostDay(label=_("When, or from which day on?"), missing=_("Write on which day it was."))
    until = CostDay(
        label=_("Until which day?"),
        help_text=_("Only for something that goes on, such as a rent. It is spread evenly over its days."),
        is_past=False,
    )
    money = Number(
        label=_("How much, in pounds?"),
        help_text=_("What was paid. For something that was given: what it would have cost."),
        most=MOST_MONEY,
        may_be_nothing=False,
    )
    is_gift = forms.BooleanField(label=_("It was given freely: nobody paid for it"), required=False)
    hours = Number(
        label=_("How many hours, of all people together?"),
        help_text=_(
            "Not hours that stand in Give and get, in the time bank, or in a meeting. They are counted already."
        ),
        most=MOST_HOURS,
        may_be_nothing=False,
    )
    paid = choice(_("Was somebody paid for these hours?"), PAID, help_text=_("Only if you wrote hours."))
    side = choice(_("Whose was it?"), [OF_NO_SIDE, *Side.choices])
    payer = one_line(_("Who paid or gave it?"), help_text=_("Such as: the council. No names of people."), most=200)
    people = forms.IntegerField(
        label=_("How many people is it about?"),
        help_text=_("For pay, vouchers and people’s hours. Files that leave the group do not tell it of fewer than 5."),
        required=False,
        min_value=1,
        max_value=MOST_PEOPLE,
        error_messages={
            "invalid": _("Write a number, such as 6. Leave it empty if you do not know."),
            "min_value": _("Write a number, such as 6. Leave it empty if you do not know."),
            "max_value": _("Look at the number of people again."),
        },
    )
    may_be_told = forms.BooleanField(
        label=_("Files may tell it, though it is about few people"),
        help_text=_("Only if these people said yes, such as for the pay of one person that funders know anyway."),
        required=False,
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("money", "hours", "paid"):
            self.fields[name].sometimes_needed = True

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if found.get("on") and found.get("until") and found["until"] < found["on"]:
            self.add_error("until", _("It ends before it began. Look at both days."))
        elif found.get("on") and found.get("until") and found["until"].year - found["on"].year > MOST_YEARS:
            self.add_error("until", _("This is more than 30 years. Look at both days."))
        if not self.errors.keys() & {"money", "hours"} and found.get("money") is None and found.get("hours") is None:
            self.add_error("money", _("Write how much it was, or how many hours."))
        if found.get("hours") and not found.get("paid") and "paid" not in self.errors:
            self.add_error("paid", _("Say if somebody was paid for these hours: yes or no."))
        return found

    def put_into(self, cost: Cost) -> Cost:
        found = dict(self.cleaned_data)
        cost.is_paid = found.pop("paid") != "no"
        for name, value in found.items():
            setattr(cost, name, value)
        return cost


def first_values(cost: Cost | None) -> dict[str, Any]:
    if cost is None:
        return {"on": timezone.localdate(), "side": ""}
    return {**model_to_dict(cost), "paid": ("yes" if cost.is_paid else "no") if cost.hours else ""}


class RateForm(forms.Form):
    """What an hour counts for from a day on: a figure of one's own, or one that others publish."""

    of = choice(_("For which hours?"), HourRate.Of.choices, missing=_("Choose for which hours."))
    table = choice(_("How much?"), [], missing=_("Choose one of these."))
    amount = Number(label=_("Our own figure, in pounds an hour"), most=MOST_RATE, may_be_nothing=False)
    source = one_line(
        _("Why this figure?"),
        help_text=_("It is printed beside every sum. Such as: what the council pays a helper, agreed in May."),
        most=300,
    )
    basis = choice(_("By what?"), HourRate.Basis.choices, missing=_("Choose by what you say it."))
    year = forms.IntegerField(
        label=_("From which year on?"),
        help_text=_("It counts for the whole of that year. The first rate also counts for the years before it."),
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        error_messages={
            "required": _("Write from which year on it counts, such as 2026."),
            "invalid": _("Write a year, such as 2026."),
            "min_value": _("Look at the year. It should be from 1900 to 2100."),
            "max_value": _("Look at the year. It should be from 1900 to 2100."),
        },
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        known = [(wage.key, f"{in_money(wage.amount)}: {wage.name} ({wage.source})") for wage in WAGES]
        self.fields["table"].choices = [(OWN, _("Our own figure")), *known]
        for name in ("amount", "source"):
            self.fields[name].sometimes_needed = True

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if found.get("table") == OWN:
            for name, words in (
                ("amount", _("Write how much an hour counts for, such as 12.60.")),
                ("source", _("Say why, so that others can judge it.")),
            ):
                if not found.get(name) and name not in self.errors:
                    self.add_error(name, words)
        return found

    def rate(self) -> HourRate:
        found = self.cleaned_data
        wage = next((wage for wage in WAGES if wage.key == found["table"]), None)
        named = (
            f"{wage.name}. {wage.source}, from {date_format(date.fromisoformat(wage.dated), 'j F Y')}" if wage else ""
        )
        return HourRate(
            of=found["of"],
            since=date(found["year"], 1, 1),
            basis=found["basis"],
            amount=wage.amount if wage else found["amount"],
            source=". ".join(filter(None, (named, found["source"])))[:300],
        )


class CountingForm(forms.Form):
    """How hours are counted."""

    meetings = forms.BooleanField(
        label=_("Count the hours of meetings"),
        help_text=_(
            "How long each meeting was to be, for everybody who came. Not for whoever noted hours of that day."
        ),
        required=False,
    )
    in_job = forms.MultipleChoiceField(
        label=_("Who comes in the time of their job?"),
        help_text=_("Their hours count as staff time that is paid, even if Give and get does not say so."),
        choices=Side.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Choose some of these.")},
    )


class SheetForm(forms.Form):
    file = forms.FileField(
        label=_("Your sheet"),
        help_text=_("A CSV or Excel file (.csv, .xlsx) with the headings of the sheet to fill in."),
        error_messages={
            "required": _("Choose a file."),
            "missing": _("Choose a file."),
            "invalid": _("Choose a file."),
            "empty": _("There is nothing in this file. Choose another."),
        },
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx"}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("This file has more than 20 MB. Split it into several files."))
        return file
