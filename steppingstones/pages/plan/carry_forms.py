"""The forms of carrying: which file, which stage is which level, and how it comes in."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ...formats.pathway import MOST_BYTES
from ...formats.theory_of_change import Place, Theory, usual_places
from ...methods.pathway import Kind, Track

LEFT_OUT = "none"


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("Your file"),
        help_text=_("A JSON or CSV file (.json, .csv) of at most 2 MB. You look at everything before it comes in."),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("There is nothing in this file. Choose another."),
            "missing": _("Choose a file."),
            "invalid": _("Choose a file."),
        },
        widget=forms.FileInput(attrs={"accept": ".json,.csv,.txt"}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("This file has more than 2 MB. Is it the right one?"))
        return file


KINDS = [
    (Kind.ACTIVITY.value, _("Activities: what is done")),
    (Kind.SHORT.value, _("Short-term outcomes")),
    (Kind.LONG.value, _("Long-term outcomes")),
    (Kind.IMPACT.value, _("Impact")),
    (Kind.ISSUE.value, _("Issue")),
    (LEFT_OUT, _("Leave these out")),
]
TRACKS = [
    (Track.PROJECT.value, _("Project: what gets built")),
    (Track.CO_PRODUCTION.value, _("Co-production: what doing it together changes")),
]


class StagesForm(forms.Form):
    """Which of our levels each stage of a theory of change is, and which track. It starts with a guess."""

    def __init__(self, *args: Any, theory: Theory, **options: Any) -> None:
        super().__init__(*args, **options)
        self.theory = theory
        wrong = {"invalid_choice": _("Choose one of these."), "required": _("Choose one of these.")}
        for number, place in enumerate(usual_places(theory)):
            kinds = forms.ChoiceField(label=_("What they are here"), choices=KINDS, initial=place.kind.value)
            tracks = forms.ChoiceField(label=_("Their track"), choices=TRACKS, initial=place.track.value)
            self.fields[f"kind{number}"], self.fields[f"track{number}"] = kinds, tracks
            for field in (kinds, tracks):
                field.error_messages |= wrong

    def stages(self) -> list[dict]:
        """What the page shows for each stage."""
        counts = [sum(node.stage == place for node in self.theory.nodes) for place in range(len(self.theory.stages))]
        return [
            {"name": name, "steps": counts[place], "fields": [self[f"kind{place}"], self[f"track{place}"]]}
            for place, name in enumerate(self.theory.stages)
        ]

    def places(self) -> Sequence[Place | None]:
        if not self.is_bound:
            return usual_places(self.theory)
        said = self.cleaned_data
        return [self.place(said[f"kind{number}"], said[f"track{number}"]) for number in range(len(self.theory.stages))]

    def place(self, kind: str, track: str) -> Place | None:
        return None if kind == LEFT_OUT else Place(kind=Kind(kind), track=Track(track))


class WayForm(forms.Form):
    """How a pathway comes in where there is one already."""

    way = forms.ChoiceField(
        label=_("Your pathway has stones already. What shall happen to them?"),
        choices=[
            ("add", _("Add to what is there. Your stones stay, the new ones come after them.")),
            ("replace", _("Replace what is there. Your stones are taken off, and keep their voices for their return.")),
        ],
        widget=forms.RadioSelect,
        help_text=_("A stone with the same words, level and track is the same stone. You can undo both."),
        error_messages={
            "required": _("Choose what shall happen to your stones."),
            "invalid_choice": _("Choose one of the two."),
        },
    )
