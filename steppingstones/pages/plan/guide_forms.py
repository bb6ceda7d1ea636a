"""What is asked on the pages of the guided way."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ...methods.pathway import OUTCOMES, TRACKS, Kind, Pathway, Stone, Track
from ...methods.pathway_walk import may_help
from ...queries.pathway import level_name, track_meaning, track_name
from .forms import Words

DOING, CHANGE = "doing", "change"


class GuideForm(forms.Form):
    """The issue, or the impact: one box for each track."""

    def __init__(self, *args: Any, kind: Kind, tracks: Iterable[Track], **options: Any) -> None:
        super().__init__(*args, **options)
        self.kind, self.tracks = kind, tuple(tracks)
        label = _("The issue") if kind == Kind.ISSUE else _("The impact")
        for track in self.tracks:
            self.fields[f"{track}_words"] = Words(label=label, required=False)

    def lanes(self) -> Iterator[dict]:
        """What the page shows for each track."""
        for track in self.tracks:
            name, meaning = track_name(track), track_meaning(track)
            yield {"track": track, "name": name, "meaning": meaning, "fields": [self[f"{track}_words"]]}

    def answers(self) -> Iterator[dict]:
        """What to add for each track on which something was written."""
        for track in self.tracks:
            if words := self.cleaned_data.get(f"{track}_words"):
                yield {"kind": self.kind, "track": track, "words": words}

    @property
    def is_blank(self) -> bool:
        return not any(self.data.get(f"{track}_words", "").strip() for track in self.tracks)


class FirstForm(forms.Form):
    """What must be true first, so that one stone can happen: something new, or stones that are there already."""

    words = Words(required=False)
    what = forms.ChoiceField(label=_("This is"), widget=forms.RadioSelect, required=False)
    track = forms.ChoiceField(label=_("Its track"), widget=forms.RadioSelect, required=False)
    helps = forms.MultipleChoiceField(
        label=_("Tick what helps this to happen"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": _("One of these stones is not on the pathway any more. Choose again.")},
    )

    def __init__(self, *args: Any, stone: Stone, pathway: Pathway, **options: Any) -> None:
        super().__init__(*args, **options)
        self.stone = stone
        is_late = stone.kind == Kind.SHORT
        self.fields["words"].label = _("Something that you will do") if is_late else _("One thing that must be true")
        tracks = [(track.value, f"{track_name(track)}: {track_meaning(track)}") for track in TRACKS]
        self.fields["track"].choices = tracks
        change, doing = (CHANGE, _("A change that must come first")), (DOING, _("Something that you do"))
        self.fields["what"].choices = [doing, change] if is_late else [change, doing]
        self.initial |= {"what": self.fields["what"].choices[0][0], "track": stone.track}
        there = may_help(pathway, stone.key)
        self.fields["helps"].choices = list(in_groups(there))
        self.offers_other_track = any(each.track != stone.track and each.kind in OUTCOMES for each in there)
        if not there:
            del self.fields["helps"]

    def answer(self) -> dict[str, Any] | None:
        """The new stone, if one was written down."""
        said = self.cleaned_data
        if not said.get("words"):
            return None
        is_doing = (said.get("what") or self.initial["what"]) == DOING
        change = Kind.LONG if self.stone.kind == Kind.IMPACT else Kind.SHORT
        kind, track = Kind.ACTIVITY if is_doing else change, said.get("track") or self.stone.track
        return {"kind": kind, "track": track, "words": said["words"], "leads_to": [self.stone.key]}

    @property
    def is_blank(self) -> bool:
        return not self.data.get("words", "").strip() and not self.data.get("helps")


def in_groups(stones: Iterable[Stone]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Choices under the name of their level and track, in the order in which the stones come."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for stone in stones:
        groups.setdefault(f"{level_name(stone.kind)}, {track_name(stone.track)}", []).append((stone.key, stone.words))
    yield from groups.items()
