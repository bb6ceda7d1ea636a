"""Forms for what people gave and got."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ...actions.giving import GAVE, GOT
from ...models import Contribution, Member, Project, Side
from ..typed import MOST_MONEY, Number

Kind, Way, Answer = Contribution.Kind, Contribution.Way, Contribution.Answer
MOST_HOURS = Decimal("99999.99")
LONGEST = 500
DAYS = ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y"]


def hours_field(most: Decimal = MOST_HOURS, **more: Any) -> Number:
    return Number(label=more.pop("label", _("How many hours?")), most=most, may_be_nothing=False, **more)


def money_field(label: Any = None, **more: Any) -> Number:
    return Number(label=label or _("How much, in pounds?"), most=MOST_MONEY, **more)


def words_field(help_text: Any = "", rows: int = 3) -> forms.CharField:
    return forms.CharField(
        label=_("More about it"),
        help_text=help_text,
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def day_field(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        input_formats=DAYS,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={
            "required": _("Write on which day it was."),
            "invalid": _("Write the date as day, month and year, such as 4/3/2026."),
        },
    )


class WhoField(forms.ModelMultipleChoiceField):
    """One person, or several for whom the same is noted at once."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            queryset=Member.objects.none(),
            to_field_name="ref",
            label=_("Who?"),
            help_text=_("Tick everybody for whom this is the same. Each gets an entry of their own."),
            widget=forms.CheckboxSelectMultiple,
            error_messages={
                "required": _("Tick who it is about."),
                "invalid_choice": _("Somebody who was ticked is not in this group any more. Tick again."),
            },
            **kwargs,
        )


class EntryForm(forms.ModelForm):
    """What GaveForm and GotForm share. Only facilitators choose who; for others it is about themselves."""

    kinds: tuple[str, ...] = ()
    who = WhoField()

    def __init__(self, *args: Any, project: Project, by: Member, who: list[Member] | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["kind"] = forms.ChoiceField(
            label=_("What?"),
            choices=[(kind.value, kind.label) for kind in self.kinds],
            widget=forms.RadioSelect,
            error_messages={"required": _("Choose what it was."), "invalid_choice": _("Choose what it was.")},
        )
        for name in ("hours", "money"):
            if name in self.fields:
                self.fields[name].sometimes_needed = True  # its help says when it may be left out
        if not by.is_facilitator or self.instance.pk:
            del self.fields["who"]
        else:
            members = project.members.present().order_by("name", "pk")
            self.fields["who"].queryset = members
            self.fields["who"].choices = by_side(members)
            self.initial["who"] = [member.ref for member in who or []]
        self.order_fields(["who", "kind", *self.fields])
        if not self.instance.pk:
            self.initial["on"] = self.initial.get("on") or timezone.localdate()

    def clean_on(self) -> Any:
        day = self.cleaned_data["on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come. Write a day that has been."))
        return day


class GaveForm(EntryForm):
    kinds = GAVE
    hours = hours_field(help_text=_("Such as 2 or 1.5. Leave this out if it was not time."))
    words = words_field(_("Such as: set up the room, and drove three people home."))
    on = day_field(_("When?"))

    class Meta:
        model = Contribution
        fields = ("kind", "hours", "words", "on")

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        if found.get("kind") == Kind.HOURS and not found.get("hours") and "hours" not in self.errors:
            self.add_error("hours", _("Write how many hours it was."))
        return found


class GotForm(EntryForm):
    kinds = GOT
    money = money_field(help_text=_("For pay, a voucher, or expenses. Such as 12 or 12.50."))
    hours = hours_field(
        label=_("For how many hours?"),
        help_text=_("For pay, so that these hours are not counted as unpaid. For a salary the hours alone are enough."),
    )
    words = words_field(_("For a certificate, write each skill on a line of its own."))
    on = day_field(_("When?"))

    class Meta:
        model = Contribution
        fields = ("kind", "money", "hours", "words", "on", "answer", "taken")

    def __init__(self, *args: Any, by: Member, **kwargs: Any) -> None:
        super().__init__(*args, by=by, **kwargs)
        is_me = (self.instance.member if self.instance.pk else by) == by and "who" not in self.fields
        add_answer(self, is_me=is_me)
        self.order_fields(["who", "kind", "money", "hours", "words", "on", "answer", "taken"])
        if not self.instance.pk:
            self.initial["answer"] = Answer.TAKEN if is_me else Answer.OFFERED

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        kind, has_money = found.get("kind"), found.get("money") is not None or "money" in self.errors
        if kind in (Kind.VOUCHER, Kind.EXPENSES) and not has_money:
            self.add_error("money", _("Write how much it was."))
        if kind == Kind.PAY and not has_money and not found.get("hours") and "hours" not in self.errors:
            self.add_error("money", _("Write how much it was, or for how many hours."))
        check_taken(self, found, found.get("money"))
        return found


class AnswerForm(forms.Form):
    """What somebody says to what they were offered."""

    def __init__(self, *args: Any, row: Contribution, is_me: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row = row
        add_answer(self, is_me=is_me)
        if row.money is None:
            del self.fields["taken"]
            self.fields["answer"].choices = [
                choice for choice in self.fields["answer"].choices if choice[0] != Answer.LESS
            ]
        self.initial = {"answer": row.answer or Answer.TAKEN, "taken": row.taken}

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        check_taken(self, found, self.row.money)
        return found


def add_answer(form: forms.BaseForm, *, is_me: bool) -> None:
    """The same question where something is noted and where it is answered."""
    form.fields["answer"] = forms.ChoiceField(
        label=_("What do you say to it?") if is_me else _("What did they say to it?"),
        help_text=_("Nobody has to take it. It is fine to say no, to take less, or to give it away."),
        choices=Answer.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose an answer."), "invalid_choice": _("Choose an answer.")},
    )
    label = _("How much do you take?") if is_me else _("How much did they take?")
    form.fields["taken"] = money_field(label, help_text=_("Only for “Took less”."))
    form.fields["taken"].sometimes_needed = True


def check_taken(form: forms.BaseForm, found: dict[str, Any], offered: Decimal | None) -> None:
    if found.get("answer") != Answer.LESS or "taken" in form.errors or "money" in form.errors:
        return
    taken = found.get("taken")
    if taken is None or offered is None or taken >= offered:
        words = _("Write how much was taken. It must be less than what was offered.")
        form.add_error("taken", words)


class RateForm(forms.Form):
    """What an hour is put at. An empty rate takes it away."""

    rate = money_field(
        _("What is an hour put at, in pounds?"),
        help_text=_("The same for everybody. Leave it empty, and hours are shown without money."),
    )
    source = forms.CharField(
        label=_("Where does this come from?"),
        help_text=_(
            "It is printed wherever the rate is. Such as: the Real Living Wage in 2026, agreed in our May meeting."
        ),
        max_length=300,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.sometimes_needed = True

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        if found.get("rate") is not None and not found.get("source") and "source" not in self.errors:
            self.add_error("source", _("Write where the rate comes from, so that others can judge it."))
        return found


def by_side(members: Any) -> list[tuple[str, list[tuple[str, str]]]]:
    sides: dict[str, list[tuple[str, str]]] = {}
    for member in members:
        sides.setdefault(member.side, []).append((member.ref, member.name))
    return [(str(side.label), sides[side]) for side in Side if side in sides]
