"""What the group types about who gained what."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from ...actions.gains import Gain
from ...actions.who import MOST_GROUPS, Figures, Own, tidy_groups
from ...methods.suppression import PUBLISHED
from ...models import Characteristic, Project, Stone
from ...queries.evidence import stones_by_place
from ...queries.who_asked import OWN, READY
from ..typed import Figure, Whole, by_place, choice, long_text, one_line
from .who_forms import MOST_SHEETS, PERCENT

# A stone's words may be long; the name of what people gained is a line.
MOST = 200


class GainForm(forms.Form):
    gained = one_line(
        _("What did people gain, or take part in?"),
        help_text=_("Such as: The Saturday café. Or: A place on the cooking course."),
        missing=_("Write what people gained or took part in, such as: The Saturday café."),
        most=MOST,
    )
    stone = by_place(Stone.objects.none())
    topic = choice(
        _("By what do you look at it?"),
        [*((each.topic, each.name) for each in READY), (OWN, _("Something else, written below"))],
        missing=_("Choose by what you look at it."),
    )
    words = one_line(
        _("If it is something else: what is it?"),
        help_text=_("Such as: How well off is the street where they live?"),
    )
    groups = long_text(_("And its groups, one on each line"), help_text=_("Few and wide ones tell more."))
    is_sensitive = forms.BooleanField(
        label=_("It is about health, disability, belief, origin, how people live or whom they love"),
        help_text=_("Then groups of fewer than 10 people are not shown. Otherwise it is fewer than 5."),
        required=False,
        initial=True,
    )

    def __init__(self, *args: Any, project: Project, **options: Any) -> None:
        super().__init__(*args, **options)
        stones = project.stones.standing().in_order()
        places = [(place, [(one.ref, one.words) for one in found]) for place, found in stones_by_place(stones)]
        self.fields["stone"].queryset = stones
        self.fields["stone"].choices = [("", _("None of them")), *places]

    def clean_groups(self) -> list[str]:
        return tidy_groups(self.cleaned_data["groups"].split("\n"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("topic") != OWN:
            if data.get("words") or data.get("groups"):
                self.add_error("topic", _now("You wrote groups of your own. Choose “Something else”, or clear them."))
            return data
        if not data.get("words"):
            self.add_error("words", _now("Write by what you look at it, such as: How well off is their street?"))
        groups = data.get("groups", [])
        if not 2 <= len(groups) <= MOST_GROUPS or any(len(each) > MOST for each in groups):
            self.add_error("groups", _now("Write from 2 to 12 groups, one on each line, each of at most 200 letters."))
        return data

    def gain(self) -> Gain:
        data: dict[str, Any] = self.cleaned_data
        if data["topic"] != OWN:
            return Gain(gained=data["gained"], stone=data["stone"], topic=data["topic"])
        own = Own(words=data["words"], why="", groups=data["groups"], is_sensitive=data["is_sensitive"])
        return Gain(gained=data["gained"], stone=data["stone"], own=own)


class NumbersForm(forms.Form):
    """For each group: how many gained, and how many it is for."""

    where = one_line(
        _("Whom is it for?"),
        help_text=_("Such as: everybody on the housing estate."),
        missing=_("Say whom it is for, such as: everybody on the housing estate."),
        most=200,
    )
    source = one_line(_("Where are these numbers from?"), missing=_("Say where the numbers are from."))
    of_when = one_line(_("Of when are they?"), missing=_("Say of when the numbers are, such as: 2025."), most=50)

    def __init__(self, *args: Any, asked: Characteristic, **options: Any) -> None:
        super().__init__(*args, **options)
        self.asked = asked
        for number, group in enumerate(asked.groups):
            self.fields[f"people-{number}"] = self._people(group)
            self.fields[f"all-{number}"] = self._of_all(group)
        self.order_fields([name for name in self.fields if "-" in name])

    def _people(self, group: str) -> Whole:
        words = _("Write how many people, such as 12, or 0.")
        return Whole(
            label=_("%(group)s: how many gained?") % {"group": group},
            min_value=0,
            max_value=MOST_SHEETS,
            error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), words),
        )

    def _of_all(self, group: str) -> Figure:
        words = _("Write how many people, or how many in a hundred, such as 120 or 12.5.")
        return Figure(
            label=_("%(group)s: how many is it for?") % {"group": group},
            min_value=0,
            max_value=100_000_000,
            error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), words),
        )

    @property
    def rows(self) -> list[tuple[str, Any, Any]]:
        groups = enumerate(self.asked.groups)
        return [(group, self[f"people-{number}"], self[f"all-{number}"]) for number, group in groups]

    def _numbers(self, name: str) -> dict[str, Any]:
        return {group: self.cleaned_data.get(f"{name}-{number}") for number, group in enumerate(self.asked.groups)}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        people, of_all = self._numbers("people").values(), self._numbers("all").values()
        if None in [*people, *of_all]:
            return data
        if not sum(people) or not sum(of_all):
            raise ValidationError(_now("All of these are nought. Write how many people are in each group."))
        if not PERCENT[0] <= sum(of_all) <= PERCENT[1] and any(0 < number < PUBLISHED for number in of_all):
            raise ValidationError(
                _now("Of those it is for, one group is fewer than 5 people. Write shares in a hundred.")
            )
        return data

    def people(self) -> dict[str, int]:
        return self._numbers("people")

    def of_all(self) -> Figures:
        data = self.cleaned_data
        told = {name: data[name] for name in ("where", "source", "of_when")}
        return Figures(numbers=self._numbers("all"), **told)


class LeastForm(forms.Form):
    least = long_text(
        _("Who gained least, and why?"),
        help_text=_("Ask those who were not there. What would have had to be different?"),
        rows=4,
    )
