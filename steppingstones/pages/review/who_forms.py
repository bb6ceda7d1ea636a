"""What the group types about who takes part. What people answer is in the room where they have no account."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from ...actions.who import MOST_GROUPS, Figures, Own, Plan, Stack, tidy_groups
from ...methods.suppression import PUBLISHED
from ...models import Characteristic, Giver, Monitoring
from ...queries.who_asked import READY
from ..typed import choice, long_text, one_line

MOST_SHEETS = 1000
SAME, OTHERS = "same", "others"
PERCENT = (99.0, 101.0)  # figures that come to this together are shares


class PrepareForm(forms.Form):
    name = one_line(
        _("Name"),
        help_text=_("Who is asked, and when. Such as: Everybody in the group, spring 2026."),
        missing=_("Write a name, such as: Everybody in the group, spring 2026."),
        most=100,
    )
    topics = forms.MultipleChoiceField(
        label=_("What do you ask?"),
        help_text=_("Ask only what you will do something about. You can add questions of your own."),
        choices=[(each.topic, each.name) for each in READY],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Choose some of these.")},
    )
    people = choice(
        _("Were these people asked before?"),
        [(SAME, _("Most of them were, or this is the first time")), (OTHERS, _("No, these are other people"))],
        help_text=_("Numbers of the same people, one after the other, could tell of the few who are new."),
        missing=_("Say if most of these people were asked before."),
    )
    by_side = forms.BooleanField(
        label=_("Ask for their side, too: lived experience, professional and so on"),
        help_text=_("Only for large groups. A side with few people is never shown."),
        required=False,
    )

    def plan(self) -> Plan:
        data: dict[str, Any] = self.cleaned_data
        is_same = data["people"] == SAME
        return Plan(name=data["name"], topics=data["topics"], of_same_people=is_same, by_side=data["by_side"])


class OwnForm(forms.Form):
    """A question of the group's own."""

    words = one_line(
        _("The question"),
        help_text=_("Such as: Do you use the day centre?"),
        missing=_("Write the question, such as: Do you use the day centre?"),
    )
    why = one_line(
        _("Why do you ask?"),
        help_text=_("People read this below the question. Such as: We want to see if those it is for have a say."),
        missing=_("Say why you ask. People need to know before they answer."),
        most=500,
    )
    groups = long_text(
        _("The answers, one on each line"),
        help_text=_("Few and wide ones tell more: groups of few people are never shown."),
        missing=_("Write at least two answers, one on each line."),
    )
    is_sensitive = forms.BooleanField(
        label=_("It is about health, disability, belief, origin, how people live or whom they love"),
        help_text=_("Then groups of fewer than 10 people are not shown. Otherwise it is fewer than 5."),
        required=False,
        initial=True,
    )

    def clean_groups(self) -> list[str]:
        groups = tidy_groups(self.cleaned_data["groups"].split("\n"))
        if not 2 <= len(groups) <= MOST_GROUPS:
            raise ValidationError(_now("Write from 2 to 12 answers, one on each line."))
        if any(len(each) > 200 for each in groups):
            raise ValidationError(_now("One of these answers is very long. Use at most 200 letters for each."))
        return groups

    def own(self) -> Own:
        return Own(**self.cleaned_data)


def _number(label: str) -> forms.IntegerField:
    words = _("Write a number, such as 5. Leave it empty for nobody.")
    field = forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=MOST_SHEETS,
        error_messages={"invalid": words, "min_value": words, "max_value": _("Type in at most 1,000 at a time.")},
    )
    field.sometimes_needed = True  # each of many need not say that it can be left out
    return field


class StackForm(forms.Form):
    """Paper sheets counted by hand: how often each answer was ticked on all of them together."""

    def __init__(self, *args: Any, monitoring: Monitoring, **options: Any) -> None:
        super().__init__(*args, **options)
        self.asks = list(monitoring.asks.all())
        self.fields["sheets"] = forms.IntegerField(
            label=_("How many sheets do you have?"),
            min_value=1,
            max_value=MOST_SHEETS,
            error_messages={
                "required": _("Say how many sheets you have."),
                "invalid": _("Write a number, such as 12."),
                "min_value": _("Write how many sheets you have, at least 1."),
                "max_value": _("Type in at most 1,000 at a time."),
            },
        )
        if monitoring.by_side:
            help_text = _("Make a stack for each side, and type them in one after the other.")
            self.fields["side"] = choice(_("Of which side are these people?"), Giver.SIDES, help_text=help_text)
        for asked, number, group in self._cells():
            self.fields[f"{asked.topic}-{number}"] = _number(group)

    def _cells(self) -> list[tuple[Characteristic, int, str]]:
        return [(asked, number, group) for asked in self.asks for number, group in enumerate(asked.groups)]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for asked in self.asks:
            names = [f"{asked.topic}-{number}" for number, _group in enumerate(asked.groups)]
            if sum(data.get(name) or 0 for name in names) > (data.get("sheets") or MOST_SHEETS):
                words = _now("Here are more answers than sheets. Count again, or change the number of sheets.")
                self.add_error(names[0], words)
        return data

    @property
    def questions(self) -> list[tuple[Characteristic, list[Any]]]:
        return [(one, [self[f"{one.topic}-{number}"] for number, _group in enumerate(one.groups)]) for one in self.asks]

    def stack(self) -> Stack:
        ticked: dict[str, dict[str, int]] = {}
        for asked, number, group in self._cells():
            if count := self.cleaned_data[f"{asked.topic}-{number}"]:
                ticked.setdefault(asked.topic, {})[group] = count
        return Stack(sheets=self.cleaned_data["sheets"], ticked=ticked, side=self.cleaned_data.get("side", ""))


class FiguresForm(forms.Form):
    """The group's own figures of those whom it is for."""

    where = one_line(
        _("Who are these people?"),
        help_text=_("Such as: the people who use the day centre."),
        missing=_("Say who these people are, such as: the people who use the day centre."),
        most=200,
    )
    source = one_line(
        _("Where are the numbers from?"),
        help_text=_("Such as: yearly report of the centre, page 4."),
        missing=_("Say where the numbers are from, so that others can look."),
    )
    of_when = one_line(
        _("Of when are they?"),
        help_text=_("Such as: 2025."),
        missing=_("Say of when the numbers are, such as: 2025."),
        most=50,
    )

    def __init__(self, *args: Any, asked: Characteristic, there: Mapping[str, float], **options: Any) -> None:
        super().__init__(*args, **options)
        self.asked = asked
        for number, group in enumerate(asked.groups):
            words = _("Write how many people, or how many in a hundred, such as 120 or 12.5.")
            self.fields[f"group-{number}"] = forms.FloatField(
                label=group,
                initial=f"{there[group]:g}" if group in there else None,
                min_value=0,
                max_value=100_000_000,
                error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), words),
                widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "short"}),
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        numbers = [data.get(f"group-{number}") for number, _group in enumerate(self.asked.groups)]
        if None in numbers:
            return data
        whole = sum(numbers)
        if not whole:
            raise ValidationError(_now("All of these are nought. Write how many people are in each group."))
        if not PERCENT[0] <= whole <= PERCENT[1] and any(0 < number < PUBLISHED for number in numbers):
            words = _now(
                "One of these is fewer than 5 people, and could point at them. Write shares in a hundred instead."
            )
            raise ValidationError(words)
        return data

    def figures(self) -> Figures:
        data: dict[str, Any] = self.cleaned_data
        numbers = {group: data[f"group-{number}"] for number, group in enumerate(self.asked.groups)}
        return Figures(numbers=numbers, where=data["where"], source=data["source"], of_when=data["of_when"])
