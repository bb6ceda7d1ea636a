"""What people type about outcomes: for whom they are, what they bring, and what was done for them."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ...methods.benefits import Entry, find, same
from ...models import Benefit, Stone
from ...queries.benefits import WHOM, by_whom
from .forms import LIMIT, Words

MOST_ACTIVITIES = 20
LONGEST_BENEFIT = Benefit._meta.get_field("words").max_length


class Sentence(Words):
    """What an outcome says, with the form's own words where it says nothing."""

    def __init__(self, *, missing: Any, **options: Any) -> None:
        super().__init__(**options)
        self.error_messages["required"] = missing


class Lines(forms.CharField):
    """Several things, each on a line of its own."""

    widget = forms.Textarea

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, max_length=LIMIT * MOST_ACTIVITIES, **options)
        self.widget.attrs |= {"rows": 4}

    def clean(self, value: str) -> list[str]:
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        if len(lines) > MOST_ACTIVITIES:
            raise forms.ValidationError(_("These are more than 20 lines. Write down the most important things only."))
        if any(len(line) > LIMIT for line in lines):
            raise forms.ValidationError(_("One of the lines is too long. Each can have up to 500 characters."))
        return lines


class ForWhom(forms.MultipleChoiceField):
    """Who gets something out of it."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **options: Any) -> None:
        super().__init__(label=_("Who is it good for?"), choices=list(WHOM.items()), **options)
        self.error_messages |= {
            "required": _("Tick at least one."),
            "invalid_choice": _("Choose from those that are here."),
        }


class ChosenBenefits(forms.MultipleChoiceField):
    """Benefits from the group's bank, and those that the stone brings in words of its own."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self) -> None:
        super().__init__(
            label=_("What do they get out of it?"),
            help_text=_("Open a group and tick what fits. A benefit can fit in any of the groups."),
            required=False,
            error_messages={"invalid_choice": _("Somebody has changed the list of benefits. Tick again.")},
        )


def track_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Where does it come from?"),
        choices=[
            (Stone.Track.CO_PRODUCTION, _("From doing it together")),
            (Stone.Track.PROJECT, _("From what was made or built")),
        ],
        initial=Stone.Track.CO_PRODUCTION,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the two."), "invalid_choice": _("Choose one of the two.")},
    )


class AchievementForm(forms.Form):
    """An achievement, for whom it is, and what was done for it."""

    words = Sentence(
        label=_("What is better than it was?"),
        help_text=_("One short sentence, such as: Everybody can read the papers for our meetings."),
        missing=_("Write what is better than it was."),
    )
    for_whom = ForWhom(required=False)
    track = track_field()
    activities = Lines(
        label=_("What did you do for it?"),
        help_text=_("Each thing on a line of its own. You can add more later."),
    )


class ActivitiesForm(forms.Form):
    """More of what was done for an outcome."""

    activities = Lines(label=_("What did you do for it?"), help_text=_("Each thing on a line of its own."))

    def clean_activities(self) -> list[str]:
        if not self.cleaned_data["activities"]:
            raise forms.ValidationError(_("Write at least one thing that you did."))
        return self.cleaned_data["activities"]


class BenefitsForm(forms.Form):
    """For whom an outcome is and what it brings them. The group's bank is offered; other words are welcome."""

    def __init__(self, *args: Any, bank: Sequence[Entry], has_words: Iterable[str] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.bank = bank
        self.beyond = [words for words in has_words if find(bank, words) is None]
        self.fields["benefits"].choices = [(words, words) for words in self.offered()]

    for_whom = ForWhom(required=False)
    benefits = ChosenBenefits()
    other = forms.CharField(
        label=_("Something that is not in the list"),
        required=False,
        max_length=LONGEST_BENEFIT,
    )

    def offered(self) -> list[str]:
        return [*(entry.words for entry in self.bank), *self.beyond]

    def groups(self) -> list[tuple[str, list[Any], bool]]:
        """The boxes under the words for whom they are mostly meant, and whether something is ticked there."""
        boxes = {box.data["value"]: box for box in self["benefits"]}
        groups = [(name, [boxes[entry.words] for entry in entries]) for name, entries in by_whom(self.bank)]
        if self.beyond:
            groups.append((str(_("In your own words")), [boxes[words] for words in self.beyond]))
        ticked = [any(box.data["selected"] for box in found) for _name, found in groups]
        first = not any(ticked)
        return [(name, found, ticked[at] or (first and at == 0)) for at, (name, found) in enumerate(groups)]

    def said(self) -> dict[str, tuple[str, ...]]:
        """For whom and which benefits, as a stone keeps them."""
        data = self.cleaned_data
        other = data.get("other", "").strip()
        known = [words for words in self.offered() if same(words, other)]
        benefits = [*data["benefits"], *(known or ([other] if other else []))]
        return {"for_whom": tuple(data["for_whom"]), "benefits": tuple(dict.fromkeys(benefits))}


class BenefitForm(BenefitsForm):
    """A benefit by itself: what happened, for whom, and what they got."""

    words = Sentence(
        label=_("What happened?"),
        help_text=_("One short sentence, such as: Members who were silent for years now speak in meetings."),
        missing=_("Write what happened."),
    )
    for_whom = ForWhom(required=True)
    track = track_field()
    field_order = ("words", "for_whom", "benefits", "other", "track")

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if "benefits" in data and not data["benefits"] and not data.get("other", "").strip() and "other" in data:
            self.add_error("benefits", _("Tick at least one benefit, or write another one below."))
        return data


class EntryForm(forms.Form):
    """One benefit in the group's bank."""

    words = forms.CharField(
        label=_("The benefit"),
        help_text=_("Two or three words are best."),
        max_length=LONGEST_BENEFIT,
        error_messages={"required": _("Write the benefit.")},
    )


class NewEntryForm(EntryForm):
    for_whom = forms.ChoiceField(
        label=_("Mostly for"),
        choices=list(WHOM.items()),
        error_messages={"required": _("Choose for whom."), "invalid_choice": _("Choose from those that are here.")},
    )
