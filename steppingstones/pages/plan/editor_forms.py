"""What people type in the editor: one small form for each act on a stone."""

from collections.abc import Container, Iterable, Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ...methods.pathway import Kind, Pathway, Stone, Track, backward, forward
from ...queries.pathway import level_name, track_name
from ...queries.pathway_outline import share, shortened
from .forms import KINDS, TRACK_CHOICES, Words

GONE = _("This stone is not on the pathway any more. Choose another.")
CHOOSE = _("Choose a stone")


class StoneChoice(forms.ChoiceField):
    """The list offers what fits; any other stone of the pathway is refused by the act itself, which says why."""

    known: Container[str] = ()

    def valid_value(self, value: Any) -> bool:
        return value in self.known


class ActForm(forms.Form):
    """An act on one stone of the pathway as it is now."""

    def __init__(self, *args: Any, pathway: Pathway, key: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.pathway, self.stone = pathway, pathway.by_key[key]
        if "other" in self.fields:
            self.fields["other"].known = pathway.by_key
        self.start()

    def start(self) -> None:
        """Put in what is there, and what can be chosen."""


class BelowForm(ActForm):
    words = Words(label=_("What the new stone says"))


class BeforeForm(ActForm):
    words = Words(label=_("What must be true first, so that this can happen?"))


class RewordForm(ActForm):
    words = Words(label=_("What it says"))

    def start(self) -> None:
        self.initial["words"] = self.stone.words


class RetypeForm(ActForm):
    kind = forms.ChoiceField(label=_("What it is"), choices=KINDS, widget=forms.RadioSelect)
    track = forms.ChoiceField(
        label=_("Its track"),
        choices=TRACK_CHOICES,
        widget=forms.RadioSelect,
        required=False,
        help_text=_("The issue needs none: it is where both tracks start."),
    )

    def start(self) -> None:
        self.initial |= {"kind": self.stone.kind, "track": self.stone.track}
        self.fields["track"].sometimes_needed = True

    def clean(self) -> dict:
        data = super().clean()
        if data.get("kind") == Kind.ISSUE:
            data["track"] = Track.BOTH
        elif "kind" in data and not data.get("track"):
            self.add_error("track", _("Choose the track: what gets built, or what doing it together changes."))
        return data


class LinkForm(ActForm):
    """One more stone that this one leads to."""

    other = StoneChoice(
        label=_("It leads to"),
        help_text=_("Stones that come earlier on the path, or that lead here already, are not in this list."),
        error_messages={"required": _("Choose a stone."), "invalid_choice": GONE},
    )

    def start(self) -> None:
        self.fields["other"].choices = grouped(self.found())

    def found(self) -> Iterator[Stone]:
        """Those further on that it does not lead to. A loop can only close on the same level."""
        not_these = {self.stone, *backward(self.pathway, self.stone.key), *self.pathway.leads_to(self.stone.key)}
        for stone in self.pathway.in_order:
            if stone.kind != Kind.ISSUE and stone.kind.level >= self.stone.kind.level and stone not in not_these:
                yield stone


class LinkFromForm(LinkForm):
    """One more stone that leads to this one."""

    def start(self) -> None:
        super().start()
        self.fields["other"].label = _("It is made possible by")
        self.fields["other"].help_text = _(
            "Stones that come later on the path, or that this one leads to already, are not in this list."
        )

    def found(self) -> Iterator[Stone]:
        not_these = {self.stone, *forward(self.pathway, self.stone.key), *self.pathway.led_by(self.stone.key)}
        for stone in self.pathway.in_order:
            is_before = stone.kind.level <= self.stone.kind.level and stone.kind not in (Kind.ISSUE, Kind.IMPACT)
            if is_before and stone not in not_these:
                yield stone


class SplitForm(ActForm):
    first = Words(
        label=_("The first stone says"), help_text=_("It keeps the voices and the answers to “How will we know?”.")
    )
    second = Words(label=_("The second stone says"), help_text=_("Both keep the steps."))

    def start(self) -> None:
        self.initial["first"] = self.stone.words


class MergeForm(ActForm):
    other = StoneChoice(
        label=_("Make one stone of this one and"),
        help_text=_("Only stones on the same level and track can become one. Its voices and steps come along."),
        error_messages={"required": _("Choose a stone."), "invalid_choice": GONE},
    )
    words = Words(label=_("What the one stone says"))

    def start(self) -> None:
        beside = self.pathway.on(self.stone.kind, self.stone.track)
        cut = share(2 * len(beside))
        others = [(stone.key, shortened(stone.words, cut)) for stone in beside if stone != self.stone]
        self.fields["other"].choices = [("", CHOOSE), *others]
        self.initial["words"] = self.stone.words


class AddForm(forms.Form):
    """The first or one more stone in a lane."""

    words = Words(label=_("What the new stone says"))


def grouped(stones: Iterable[Stone]) -> list[tuple[Any, Any]]:
    """Choices under the names of their level and track."""
    stones, groups = list(stones), {}
    cut = share(2 * len(stones))
    for stone in stones:
        name = f"{level_name(stone.kind)}, {track_name(stone.track)}"
        groups.setdefault(name, []).append((stone.key, shortened(stone.words, cut)))
    return [("", CHOOSE), *groups.items()]
