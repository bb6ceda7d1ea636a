"""What people type about the pathway. The rules on steps are in the actions; the forms only ask."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ...methods.pathway import Kind, Pathway, Refusal, Track, may_step
from ...methods.pathway import Stone as Place
from ...models import Stone
from ...queries.pathway import level_name, track_name

LIMIT = 500  # so that a stone can be read in the picture
MOST_ABOUT = 10_000  # letters of what is said about a stone beside
SHORT = 90  # characters of a stone's words in a menu


class Words(forms.CharField):
    """What a stone says: a sentence or two."""

    widget = forms.Textarea

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=LIMIT, **options)
        self.widget.attrs["rows"] = 3
        self.error_messages["required"] = _("Write what the stone says.")

    def to_python(self, value: Any) -> str:
        return lines(super().to_python(value))


class More(forms.CharField):
    """What the group has to say about a stone, and what has no room on it."""

    widget = forms.Textarea

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=MOST_ABOUT, required=False, **options)
        self.widget.attrs["rows"] = 4

    def to_python(self, value: Any) -> str:
        return lines(super().to_python(value))


def lines(text: str) -> str:
    """Browsers send the ends of lines in their own way; a text that nobody touched is no change."""
    return text.replace("\r\n", "\n")


KINDS = [
    (Stone.Kind.ISSUE, _("Issue: what is wrong now")),
    (Stone.Kind.ACTIVITY, _("Activity: what you do")),
    (Stone.Kind.SHORT, _("Short-term outcome: a change that comes soon")),
    (Stone.Kind.LONG, _("Long-term outcome: a change that takes longer")),
    (Stone.Kind.IMPACT, _("Impact: the big change that stays")),
]


TRACK_CHOICES = [
    (Stone.Track.PROJECT, _("Project: what gets built")),
    (Stone.Track.CO_PRODUCTION, _("Co-production: what doing it together changes")),
]


class StoneForm(forms.Form):
    """A stone: its words, its level and its track."""

    words = Words(label=_("What it says"), help_text=_("One short sentence is best."))
    kind = forms.ChoiceField(
        label=_("What it is"),
        choices=KINDS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it is.")},
    )
    track = forms.ChoiceField(
        label=_("Its track"),
        choices=TRACK_CHOICES,
        widget=forms.RadioSelect,
        help_text=_("The issue needs none: it is where both tracks start."),
        error_messages={"required": _("Choose the track: what gets built, or what doing it together changes.")},
    )

    def clean(self) -> dict:
        data = super().clean()
        if data.get("kind") == Stone.Kind.ISSUE:
            self.errors.pop("track", None)
            data["track"] = Stone.Track.BOTH
        return data


class LeadsToForm(forms.Form):
    """The stones that a stone leads to. Each one that cannot be chosen says why."""

    leads_to = forms.MultipleChoiceField(
        label=_("It leads to"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": _("One of these stones is not on the pathway any more. Choose again.")},
    )

    def __init__(self, *args: Any, pathway: Pathway, key: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.refused = list(refusals(pathway, key))
        self.fields["leads_to"].choices = [
            (group, [(stone.key, stone.words) for stone in stones]) for group, stones in onwards(pathway, key)
        ]
        self.initial["leads_to"] = [stone.key for stone in pathway.leads_to(key)]


def onwards(pathway: Pathway, key: str) -> Iterator[tuple[str, list[Place]]]:
    """The stones that this one may lead to, level by level and track by track."""
    # Its own steps do not count: a stone that it leads to can be chosen again.
    bare = pathway.without_steps_from(key)
    for kind in Kind:
        for track in Track:
            stones = [stone for stone in pathway.on(kind, track) if may_step(bare, key, stone.key) is None]
            if stones:
                yield f"{level_name(kind)}, {track_name(track)}", stones


def refusals(pathway: Pathway, key: str) -> Iterator[tuple[Place, str]]:
    """The stones of the same level that this one cannot lead to, because they lead here."""
    bare = pathway.without_steps_from(key)
    for stone in pathway.in_order:
        if may_step(bare, key, stone.key) == Refusal.LOOP:
            yield stone, gettext("It leads to this stone already. A step back would make a loop.")
