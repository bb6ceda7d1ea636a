"""What people type about the pathway. The rules on steps are in the actions; the forms only ask."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ...methods.pathway import OUTCOMES, Kind, Pathway, Refusal, Track, may_step
from ...methods.pathway import Stone as Place
from ...models import Stone
from ...queries.pathway import level_name, track_meaning, track_name

LIMIT = 500  # so that a stone can be read in the picture
SHORT = 90  # characters of a stone's words in a menu


class Words(forms.CharField):
    """What a stone says: a sentence or two."""

    widget = forms.Textarea

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=LIMIT, **options)
        self.widget.attrs["rows"] = 3
        self.error_messages |= {
            "required": _("Write what the stone says."),
            "max_length": _("This is too long. A stone holds up to %(limit_value)d characters: say it more shortly."),
        }


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


class GuideForm(forms.Form):
    """One question for each track: words, and on the later pages the stone that they make possible."""

    def __init__(
        self,
        *args: Any,
        kind: Kind | None,
        tracks: Iterable[Track],
        pathway: Pathway,
        wishes: Mapping[str, str],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.kind, self.tracks, self.pathway = kind, tuple(tracks), pathway
        for track in self.tracks:
            places = targets(pathway, kind, track)
            if places:
                self.fields[f"{track}_for"] = self.target(places, track, wishes)
            self.fields[f"{track}_words"] = Words(label=self.question(bool(places)), required=False)

    def target(self, places: list[Place], track: Track, wishes: Mapping[str, str]) -> forms.ChoiceField:
        label = _("So that this can happen:")
        by_track = [
            (name, [(p.key, shortened(p.words)) for p in places if p.track == each]) for each, name in self.named(track)
        ]
        return forms.ChoiceField(
            label=label,
            choices=[("", _("I will choose later")), *((name, stones) for name, stones in by_track if stones)],
            initial=first_wish(self.pathway, places, track, wishes),
            required=False,
            error_messages={"invalid_choice": _("This stone is not on the pathway any more. Choose another.")},
        )

    def named(self, first: Track) -> list[tuple[Track, str]]:
        tracks = sorted(self.tracks, key=lambda track: track != first)
        return [(track, track_name(track)) for track in tracks]

    def question(self, has_target: bool) -> str:
        if self.kind == Kind.ISSUE:
            return _("The issue")
        if self.kind == Kind.IMPACT:
            return _("The impact")
        if self.kind == Kind.ACTIVITY:
            return _("What will you do first?") if has_target else _("What will you do?")
        return _("What must be true first?") if has_target else _("The outcome")

    def lanes(self) -> Iterator[dict]:
        """What the page shows for each track."""
        for track in self.tracks:
            names = [name for name in (f"{track}_for", f"{track}_words") if name in self.fields]
            yield {
                "track": track,
                "name": track_name(track),
                "meaning": track_meaning(track),
                "fields": [self[name] for name in names],
            }

    def answers(self) -> Iterator[dict]:
        """What to add for each track on which something was written."""
        for track in self.tracks:
            words, target = self.cleaned_data.get(f"{track}_words"), self.cleaned_data.get(f"{track}_for")
            if words:
                kind = self.level_before(target)
                yield {"kind": kind, "track": track, "words": words, "leads_to": [target] if target else []}

    def level_before(self, target: str | None) -> Kind:
        """Backwards mapping finds the level: what an impact needs is long-term, what an outcome needs is short-term."""
        if self.kind != Kind.LONG:
            return self.kind
        is_early = bool(target) and self.pathway.by_key[target].kind in OUTCOMES
        return Kind.SHORT if is_early else Kind.LONG

    def chosen(self) -> dict[str, str]:
        """The stones that were chosen for what was written, under the names of their fields."""
        return {f"{each['track']}_for": target for each in self.answers() for target in each["leads_to"]}

    @property
    def is_blank(self) -> bool:
        return not any(self.data.get(f"{track}_words", "").strip() for track in self.tracks)


def targets(pathway: Pathway, kind: Kind | None, track: Track) -> list[Place]:
    """What new stones of this page can make possible: their own track first, from the impact backwards."""
    if kind not in (Kind.LONG, Kind.ACTIVITY):
        return []
    places = [stone for level in (Kind.IMPACT, Kind.LONG, Kind.SHORT) for stone in pathway.on(level)]
    return sorted(places, key=lambda stone: stone.track != track)


def first_wish(pathway: Pathway, places: list[Place], track: Track, wishes: Mapping[str, str]) -> str:
    """The stone to ask about first: the one asked for, one of this track that nothing leads to yet, or the last chosen.

    Else none: most activities do not lead straight to the impact.
    """
    asked = [stone.key for stone in places if stone.key == wishes.get("for") and stone.track == track]
    open_ends = [stone.key for stone in places if stone.track == track and not pathway.led_by(stone.key)]
    last = [stone.key for stone in places if stone.key == wishes.get(f"{track}_for")]
    return [*asked, *open_ends, *last, ""][0]


def shortened(words: str) -> str:
    return words if len(words) <= SHORT else f"{words[: SHORT - 1].rstrip()}…"
