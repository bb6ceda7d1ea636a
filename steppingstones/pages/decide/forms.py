"""Forms for decisions and changes."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ...apps import TOO_LONG
from ...models import Change, Decision, Member, Project, SharedView, Side, Stone
from ...queries.evidence import CHANGE_LEADS_TO, stones_by_place

LONGEST = 10_000
MOST_OPTIONS = 50
LONGEST_OPTION = 2000


def text(
    label: str,
    *,
    help_text: str = "",
    missing: str = "",
    most: int = LONGEST,
    widget: forms.Widget | None = None,
    rows: int = 3,
) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=bool(missing),
        max_length=most,
        widget=widget or forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": missing},
    )


def day(label: str, *, help_text: str = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=False,
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": _("Write the date as day, month and year, such as 4/3/2026.")},
    )


class DecisionForm(forms.ModelForm):
    """What had to be decided, what was decided and why, and who was there."""

    question = text(
        _("What had to be decided?"),
        rows=2,
        most=300,
        help_text=_("One question, such as: Which day should the group meet?"),
        missing=_("Write what had to be decided."),
    )
    options = text(_("What could have been decided?"), rows=4, help_text=_("Write each option on a line of its own."))
    decided = text(_("What was decided?"), rows=3, help_text=_("Leave this empty while the decision is still open."))
    why = text(_("Why?"), rows=4, help_text=_("What did people say that made the difference?"))
    dropped_why = text(
        _("Why was it dropped?"),
        rows=3,
        help_text=_("Only if it was dropped. People who asked for it will want to know."),
    )
    decided_on = day(_("When was it decided?"))
    present = forms.ModelMultipleChoiceField(
        queryset=Member.objects.none(),
        to_field_name="ref",
        required=False,
        label=_("Who was there?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Somebody who was ticked is not in this group any more. Tick again.")},
    )

    class Meta:
        model = Decision
        fields = ("question", "options", "decided", "why", "status", "dropped_why", "decided_on", "present")
        labels = {"status": _("How far is it?")}
        widgets = {"status": forms.RadioSelect}
        error_messages = {
            "status": {"required": _("Choose how far it is."), "invalid_choice": _("Choose how far it is.")}
        }

    field_order = Meta.fields

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("decided", "dropped_why"):
            self.fields[name].sometimes_needed = True  # its help says when it may be left out
        decision = self.instance
        # Whoever was there stays on the list after leaving the group.
        here = Q(left_at=None) | (Q(decisions=decision) if decision.pk else Q())
        members = project.members.filter(here).distinct().order_by("name", "pk")
        self.fields["present"].queryset = members
        self.fields["present"].choices = by_side(members)
        if decision.pk:
            self.initial["present"] = list(decision.present.all())
            self.initial["options"] = "\n".join(option.words for option in decision.options.all())

    def clean_options(self) -> list[str]:
        lines = [each.strip() for each in self.cleaned_data["options"].split("\n")]
        options = list(dict.fromkeys(each for each in lines if each))
        if len(options) > MOST_OPTIONS:
            raise forms.ValidationError(_("Write at most 50 options. You have %(n)d."), params={"n": len(options)})
        if (longest := max(map(len, options), default=0)) > LONGEST_OPTION:
            raise forms.ValidationError(TOO_LONG, params={"limit_value": LONGEST_OPTION, "show_value": longest})
        return options

    def clean_decided_on(self) -> Any:
        return not_to_come(self.cleaned_data["decided_on"])

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        status = found.get("status")
        if status in Decision.SETTLED and not found.get("decided") and "decided" not in self.errors:
            self.add_error("decided", _("Write what was decided. If nothing is decided yet, choose “Open”."))
        if status == Decision.Status.DROPPED and not found.get("dropped_why") and "dropped_why" not in self.errors:
            self.add_error("dropped_why", _("Write why it was dropped."))
        return found


class SharedForm(forms.Form):
    """How shared a decision was, as whoever fills this in saw it; or as somebody saw it `about` whom it is."""

    rung = forms.TypedChoiceField(
        label=_("How shared was this decision, as you saw it?"),
        help_text=_("There is no right answer. Others may have seen it in another way, and both count."),
        choices=[*SharedView.Rung.choices, ("", _("I would rather not say"))],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Choose one of these.")},
    )

    def __init__(self, *args: Any, about: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if about:
            rung = self.fields["rung"]
            rung.label = gettext("How shared was this decision, as %(name)s saw it?") % {"name": about}
            rung.choices = [*SharedView.Rung.choices, ("", _("They would rather not say"))]


class SaidDidForm(forms.Form):
    """One decision in two sentences, for people who were not there."""

    said = text(
        _("You said"), most=2000, help_text=_("Short and plain. Name nobody. Empty: the sentence that the site makes.")
    )
    did = text(
        _("We did"),
        most=2000,
        help_text=_("What was done, or why it was not done. Empty: the sentence that the site makes."),
    )
    is_left_out = forms.BooleanField(label=_("Leave this out of the sheet"), required=False)


class ChangeForm(forms.ModelForm):
    """What became different because of a decision, and which stones it leads to."""

    words = text(_("What changed?"), rows=4, missing=_("Write what changed."))
    changed_on = day(_("When did it change?"))
    for_whom = text(
        _("For whom?"), most=300, help_text=_("Such as: everyone who comes on Tuesdays."), widget=forms.TextInput()
    )
    stones = forms.ModelMultipleChoiceField(
        queryset=Stone.objects.none(),
        to_field_name="ref",
        required=False,
        label=_("Which stones does it lead to?"),
        help_text=_("Tick the activities, outcomes or impact that this change helps with."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("One of these stones was removed from the pathway. Tick again.")},
    )

    class Meta:
        model = Change
        fields = ("words", "changed_on", "for_whom", "stones")

    field_order = Meta.fields

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stones = project.stones.standing().filter(kind__in=CHANGE_LEADS_TO).in_order()
        self.fields["stones"].queryset = stones
        self.fields["stones"].choices = [
            (place, [(stone.ref, stone.words) for stone in found]) for place, found in stones_by_place(stones)
        ]
        if not self.fields["stones"].choices:
            del self.fields["stones"]
        if self.instance.pk:
            self.initial["stones"] = list(stones.filter(evidence__change=self.instance))

    def clean_changed_on(self) -> Any:
        return not_to_come(self.cleaned_data["changed_on"])


def not_to_come(day: Any) -> Any:
    if day and day > timezone.localdate():
        raise forms.ValidationError(_("This day is still to come. Write a day that has been, or leave it empty."))
    return day


def by_side(members: Any) -> list[tuple[str, list[tuple[str, str]]]]:
    sides: dict[str, list[tuple[str, str]]] = {}
    for member in members:
        sides.setdefault(member.side, []).append((member.ref, member.name))
    return [(str(side.label), sides[side]) for side in Side if side in sides]
