"""What people type for a value map."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from ...models import ValueFigure, ValueMap, ValueRow
from ...queries.values import figures_of
from ..typed import Day, by_place, choice, long_text, one_line
from .worth_fields import Exact, Share, Whole
from .worth_steps import ASKS, BY_ASK

Part, Grade = ValueFigure.Part, ValueFigure.Grade
SHARES = (Part.DEADWEIGHT.value, Part.ATTRIBUTION.value, Part.DISPLACEMENT.value, Part.DROP_OFF.value)
NOUGHT = Decimal(0)
OF_ROW = {
    "whom": ("whom",),
    "what": ("what", "stone", "chain"),
    "quantity": ("people",),
    "years": ("start",),
    "value": ("price_year", "is_wellbeing", "points", "pairs"),
}
AT = {
    Part.QUANTITY.value: _("How many people?"),
    Part.YEARS.value: _("How many years?"),
    Part.DEADWEIGHT.value: _("How much of 100 would have come anyway?"),
    Part.ATTRIBUTION.value: _("How much of 100 is due to others?"),
    Part.DISPLACEMENT.value: _("How much of 100 was only moved from elsewhere?"),
    Part.DROP_OFF.value: _("How much of 100 is lost each year?"),
    Part.VALUE.value: _("What is one worth in a year, in pounds?"),
}
WHY = {
    Part.QUANTITY.value: _("How do you know?"),
    Part.YEARS.value: _("Why so long?"),
    Part.VALUE.value: _("According to whom?"),
}
ANYWAY = _("Leave it blank if you do not know yet. Blank is not nought.")


class MapForm(forms.Form):
    """What a map is about, and how it is worked out."""

    name = one_line(
        _("Name of the map"),
        help_text=_("Such as: The day centre, first year."),
        missing=_("Write a name, such as: The day centre, first year."),
        most=100,
    )
    looks = choice(_("Which way does it look?"), ValueMap.Looks.choices, missing=_("Choose one of these."))
    span = one_line(_("What time is it about?"), help_text=_("Such as: April 2025 to March 2026."), most=100)
    price_year = Whole(label=_("In the prices of which year?"), help_text=_("Such as 2025."), low=NOUGHT)
    rate = Share(
        label=_("How much less is each later year worth, in percent?"),
        help_text=_("Leave it empty for the rate of the Treasury’s Green Book: 3.5 at first. It is under review."),
    )
    convention = choice(_("From when on?"), ValueMap.When.choices, missing=_("Choose one of these."))

    def clean_price_year(self) -> int | None:
        return likely_year(self.cleaned_data["price_year"])

    def clean_rate(self) -> Decimal | None:
        rate = self.cleaned_data["rate"]
        if rate is not None and rate >= 1:
            raise forms.ValidationError(_("Write less than 100."))
        return rate


def likely_year(year: int | None) -> int | None:
    if year is not None and not 1900 <= year <= 2200:
        raise forms.ValidationError(_("Write a year, such as 2025."))
    return year


class RowForm(forms.Form):
    """One question about a row, or all of them (`ask` is empty). `about` and `figures` are what was said."""

    def __init__(self, *args: Any, row: ValueRow, ask: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        self.row, self.there = row, figures_of(row)
        self.asks = (ask,) if ask else ASKS
        self.parts = [part for each in self.asks for part in BY_ASK[each].parts]
        for each in self.asks:
            for part in BY_ASK[each].parts:
                self._ask_number(part, with_together=not ask)
            for name in OF_ROW.get(each, ()):
                self.fields[name] = row_field(name, row)
                self.initial[name] = row.stone.ref if name == "stone" and row.stone else getattr(row, name)

    def _ask_number(self, part: str, *, with_together: bool) -> None:
        for name, field in number_fields(part, with_together=with_together):
            self.fields[f"{part}_{name}"] = field
            self.initial[f"{part}_{name}"] = getattr(self.there[part], name)

    @property
    def about(self) -> dict[str, Any]:
        names = [name for each in self.asks for name in OF_ROW.get(each, ())]
        return {name: self.cleaned_data[name] for name in names}

    @property
    def figures(self) -> dict[str, dict[str, Any]]:
        return {part: self._told(part) for part in self.parts}

    def _told(self, part: str) -> dict[str, Any]:
        named = ("at", "low", "high", "words", "grade", "together")
        told = {name: self.cleaned_data[f"{part}_{name}"] for name in named if f"{part}_{name}" in self.fields}
        return {**told, "grade": told["grade"] or Grade.UNSEEN}

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        for part in self.parts:
            self._check(part)
        if "points" in self.fields and found.get("points") is not None:
            self._check_wellby()
        return found

    def _check(self, part: str) -> None:
        at, low, high = (self.cleaned_data.get(f"{part}_{name}") for name in ("at", "low", "high"))
        if any(f"{part}_{name}" in self.errors for name in ("at", "low", "high")):
            return
        if (low is None) != (high is None):
            self.add_error(f"{part}_{'low' if low is None else 'high'}", _("A range needs both of its ends."))
        elif low is not None and at is None:
            self.add_error(f"{part}_at", _("Write what you think it is, beside the range."))
        elif low is not None and not low <= at <= high:
            self.add_error(f"{part}_at", _("This does not lie between the two ends of the range."))
        if part in SHARES and at == 0 and not self.cleaned_data.get(f"{part}_words"):
            self.add_error(f"{part}_words", _("Nought is a strong claim. Write the reason."))
        if part == Part.YEARS and at is not None and not 0 < at <= 100:
            self.add_error("years_at", _("Write more than 0 years, and at most 100."))

    def _check_wellby(self) -> None:
        if self.cleaned_data.get("value_at") is not None:
            self.add_error("value_at", _("Write an amount of your own, or points of satisfaction with life. Not both."))


def number_fields(part: str, *, with_together: bool) -> Iterator[tuple[str, forms.Field]]:
    kind = Share if part in SHARES else Exact
    low = None if part == Part.VALUE else NOUGHT
    yield "at", kind(label=AT[part], help_text=ANYWAY, low=low)
    if part != Part.YEARS:
        yield "low", kind(label=_("It could be as low as"), low=low)
        yield "high", kind(label=_("It could be as high as"), low=low)
    yield "words", long_text(WHY.get(part, _("Why do you think so?")), rows=2)
    yield "grade", choice(_("What does this number rest on?"), Grade.choices)
    if with_together and part != Part.YEARS:
        yield (
            "together",
            one_line(
                _("Moves together with other rows"),
                help_text=_("A word that rows share where this is one and the same number: the name of a partner."),
                most=100,
            ),
        )


def row_field(name: str, row: ValueRow) -> forms.Field:
    """A field that is no number of the sum."""
    if name == "stone":
        stones = row.project.stones.filter(Q(removed_at=None) | Q(pk=row.stone_id)).outcomes().in_order()
        return by_place(stones)
    return FIELDS[name]()


FIELDS = {
    "whom": lambda: one_line(
        _("Who is affected?"), missing=_("Write who is affected, such as: carers."), help_text=_("No names."), most=200
    ),
    "what": lambda: one_line(_("What changes for them?"), most=300),
    "chain": lambda: one_line(
        _("Does it lead to another row, or come from one?"),
        help_text=_("Then write the same word in both rows. Only one of them can have an amount."),
        most=100,
    ),
    "people": lambda: Whole(label=_("Of how many people who could have had it?"), low=NOUGHT),
    "start": lambda: forms.IntegerField(
        label=_("In which year of the map does it begin?"),
        min_value=1,
        max_value=100,
        initial=1,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), _("Write a whole number, such as 1 for the first year.")
        ),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "short"}),
    ),
    "price_year": lambda: Year(label=_("In the prices of which year?"), help_text=_("Such as 2025."), low=NOUGHT),
    "is_wellbeing": lambda: forms.BooleanField(label=_("This is the worth of feeling better"), required=False),
    "points": lambda: Exact(
        label=_("Or: by how many points are people more satisfied with life?"),
        help_text=_(
            "On the scale from 0 to 10, asked before and after. Then a published table says what it is worth. "
            "Both tables are named on this page. That of 2023 counts if you write 2023 as the year of the prices."
        ),
    ),
    "pairs": lambda: Whole(label=_("How many people were asked both before and after?"), low=NOUGHT),
}


class Year(Whole):
    def clean(self, value: Any) -> Any:
        return likely_year(super().clean(value))


class TableForm(forms.Form):
    """The numbers of all rows at once."""

    def __init__(self, *args: Any, rows: Sequence[ValueRow], **options: Any) -> None:
        super().__init__(*args, **options)
        self.rows, self.there = rows, {row.ref: figures_of(row) for row in rows}
        for row in rows:
            for part in cells_of(row):
                label = f"{row}: {Part(part).label}"
                kind = Share if part in SHARES else Exact
                field = kind(label=label, low=None if part == Part.VALUE else NOUGHT)
                field.widget.attrs["aria-label"] = label
                self.fields[f"{row.ref}_{part}"] = field
                self.initial[f"{row.ref}_{part}"] = self.there[row.ref][part].at

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        for row in self.rows:
            for part in cells_of(row):
                self._check(row, part, found.get(f"{row.ref}_{part}"))
        return found

    def _check(self, row: ValueRow, part: str, at: Decimal | None) -> None:
        name = f"{row.ref}_{part}"
        if part in SHARES and at == 0 and not self.there[row.ref][part].words:
            told = _("%(row)s: nought is a strong claim. Write it on the page of its question, with the reason.")
            self.add_error(name, told % {"row": row})
        if part == Part.YEARS and at is not None and not 0 < at <= 100:
            self.add_error(name, _("Write more than 0 years, and at most 100."))

    def lines(self) -> Iterator[tuple[ValueRow, list[forms.BoundField | None]]]:
        for row in self.rows:
            names = [f"{row.ref}_{part}" for part in Part.values]
            yield row, [self[name] if name in self.fields else None for name in names]

    @property
    def said(self) -> list[tuple[ValueRow, dict[str, Decimal | None]]]:
        """Only what is different now, so that nothing else of the row is touched."""
        found = []
        for row in self.rows:
            names = {part: f"{row.ref}_{part}" for part in cells_of(row)}
            changed = {part: self.cleaned_data[name] for part, name in names.items() if name in self.changed_data}
            if changed:
                found.append((row, changed))
        return found


def cells_of(row: ValueRow) -> list[str]:
    return [part for part in Part.values if part != Part.VALUE or row.points is None]


class MoneyForm(forms.Form):
    """Money that went in."""

    what = one_line(
        _("What was it?"), help_text=_("Such as: Grant of the council."), missing=_("Write what it was."), most=300
    )
    whom = one_line(_("Who gave it?"), most=200)
    money = Exact(
        label=_("How much, in pounds?"),
        low=NOUGHT,
        required=True,
        error_messages={"required": _("Write how much it was, such as 120 or 12.50.")},
    )


class HoursForm(forms.Form):
    """Hours that nobody was paid for."""

    what = one_line(
        _("What was done?"), help_text=_("Such as: Meetings and cooking."), missing=_("Write what was done."), most=300
    )
    whom = one_line(_("Who gave the time?"), most=200)
    hours = Exact(
        label=_("How many hours?"),
        low=NOUGHT,
        required=True,
        error_messages={"required": _("Write how many hours it was, such as 40.")},
    )
    each = Exact(
        label=_("What is an hour taken to be worth, in pounds?"),
        help_text=_("Leave it blank to show the hours and not count them as money."),
        low=NOUGHT,
    )
    basis = one_line(_("Why is an hour worth that?"), most=300)

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        if found.get("each") is not None and not found.get("basis"):
            self.add_error("basis", _("Say what an hour is taken to be worth, and why."))
        if found.get("each") is None:
            found["basis"] = ""
        return found


class CostsForm(forms.Form):
    """Of which days “What it took” is taken over."""

    since = Day(
        label=_("From which day on?"),
        help_text=_("Leave both empty for all of it. People’s hours are told in whole years only."),
        is_past=False,
    )
    until = Day(label=_("Until which day?"), is_past=False)

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        since, until = found.get("since"), found.get("until")
        if since and until and until < since:
            self.add_error("until", _("This is before the first day."))
        return found


class LeftOutForm(forms.Form):
    left_out = long_text(
        _("What counts, and has no amount of money?"),
        help_text=_("One thing on each line, such as: Being asked what we think."),
        rows=6,
    )


class BringForm(forms.Form):
    """A map from a spreadsheet."""

    file = forms.FileField(
        label=_("Your spreadsheet"),
        help_text=_("A CSV or Excel file (.csv, .xlsx) of at most 2 MB."),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx"}),
        error_messages={
            **dict.fromkeys(("required", "missing", "invalid"), _("Choose a file.")),
            "empty": _("This file is empty. Choose another one."),
        },
    )
    name = one_line(
        _("Name of the map"),
        help_text=_("Such as: The day centre, first year."),
        missing=_("Write a name, such as: The day centre, first year."),
        most=100,
    )
    looks = choice(_("Which way does it look?"), ValueMap.Looks.choices, missing=_("Choose one of these."))

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > 2 * 1024 * 1024:
            raise forms.ValidationError(_("This file has more than 2 MB. A value map has at most a hundred rows."))
        return file


class GoOnForm(forms.Form):
    name = one_line(_("Name of the new map"), missing=_("Write a name for the new map."), most=100)


class BesideForm(forms.Form):
    """Which two maps of the project stand beside each other."""

    def __init__(self, *args: Any, maps: Sequence[ValueMap], **options: Any) -> None:
        super().__init__(*args, **options)
        self.maps = {each.ref: each for each in maps}
        choices = [(each.ref, name_with_day(each)) for each in maps]
        for name, label in (("first", _("One map")), ("second", _("The other map"))):
            words = {"required": _("Choose a map."), "invalid_choice": _("Choose one of these maps.")}
            self.fields[name] = forms.ChoiceField(label=label, choices=choices, error_messages=words)

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        if found.get("first") and found.get("first") == found.get("second"):
            self.add_error("second", _("Choose two maps that are not the same."))
        return found


def name_with_day(one: ValueMap) -> str:
    return f"{one.name}, {date_format(one.kept_on, 'j F Y')}" if one.kept_on else one.name
