"""What people type about what counts."""

from collections.abc import Iterable
from itertools import combinations
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ...actions.weighing import Thing
from ...methods.weighing import MOST_IN_PAIRS, MOST_THINGS, Way
from ...models import Project, Side, Stone, Voice, WeighedThing, Weighing
from ..typed import by_place, choice, long_text, one_line

LONGEST_WORDS = 200
NOT_AN_ANSWER = {"invalid_choice": _("Choose one of these.")}


class WeighingForm(forms.Form):
    """A round: what it is called, how people say it, and over what."""

    name = one_line(
        _("Name of this round"),
        help_text=_("Such as: Spring 2026."),
        missing=_("Write a name for this round, such as: Spring 2026."),
        most=100,
    )
    way = choice(
        _("How do people say what matters?"),
        Weighing.Way.choices,
        help_text=_("Choose it together. Beans need no reading. Two at a time is easiest, but takes longest."),
        missing=_("Choose one of these."),
    )
    beans = forms.IntegerField(
        label=_("How many beans does each person have?"),
        help_text=_("Only for beans. Ten is a good number."),
        initial=10,
        min_value=3,
        max_value=100,
        required=False,
        error_messages={"invalid": _("Write a number, such as 10.")},
    )
    stones = forms.ModelMultipleChoiceField(
        queryset=Stone.objects.none(),
        to_field_name="ref",
        required=False,
        label=_("Which outcomes of the pathway?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("An outcome was removed from the pathway meanwhile. Tick again.")},
    )
    own_project = long_text(
        _("What else matters about what gets built? In people’s own words"), help_text=_("One thing on each line.")
    )
    own_coproduction = long_text(
        _("What else matters about doing it together? In people’s own words"), help_text=_("One thing on each line.")
    )

    def __init__(self, *args: Any, project: Project, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["beans"].sometimes_needed = True
        stones = project.stones.standing().outcomes().in_order()
        self.fields["stones"].queryset = stones
        self.fields["stones"].choices = [(each.ref, f"{each.words} ({each.get_track_display()})") for each in stones]
        self.initial["stones"] = list(stones)

    @property
    def things(self) -> list[Thing]:
        given = self.cleaned_data
        outcomes = [Thing(words=each.words, track=each.track, stone=each) for each in given["stones"]]
        own = [
            Thing(words=line, track=track)
            for track in (Stone.Track.PROJECT, Stone.Track.CO_PRODUCTION)
            for line in _lines(given[f"own_{track}"])
        ]
        return [*outcomes, *own]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if self.errors:
            return given
        given["beans"] = given.get("beans") or 10
        most = MOST_IN_PAIRS if given["way"] == Way.PAIRS else MOST_THINGS
        things = self.things  # before an error takes the outcomes out of what is clean
        tracks = [each.track for each in things]
        for track in set(tracks):
            name = Stone.Track(track).label
            if tracks.count(track) > most:
                words = _("%(track)s: choose at most %(n)d things. With more of them people tire.")
                self.add_error("stones", words % {"track": name, "n": most})
            elif tracks.count(track) < 2:
                words = _("%(track)s: one thing alone cannot be weighed. Add another, or leave it out.")
                self.add_error("stones", words % {"track": name})
        if not tracks:
            self.add_error("stones", _("Tick two outcomes at least, or write two things in people’s own words."))
        if any(len(each.words) > LONGEST_WORDS for each in things if not each.stone):
            self.add_error(None, _("One line is too long. Write at most %(n)d letters on it.") % {"n": LONGEST_WORDS})
        return given


def _lines(words: str) -> Iterable[str]:
    return [line.strip() for line in words.splitlines() if line.strip()]


class WeighForm(forms.Form):
    """What one person says, each track by itself. `said` is what they chose, by thing or by pair."""

    def __init__(
        self, *args: Any, weighing: Weighing, things: list[WeighedThing], with_side: bool, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.weighing, self.things = weighing, things
        if with_side:
            missing = _("Choose from where this person looks at it.")
            self.fields["side"] = choice(_("Whose sheet is it?"), Side.choices, missing=missing)
        self.tracks = [
            (str(track.label), here)
            for track in Stone.Track
            if (here := [each for each in things if each.track == track.value])
        ]
        self.names = {label: self._fields(here) for label, here in self.tracks}

    def _fields(self, things: list[WeighedThing]) -> list[str]:
        if self.weighing.way == Way.PAIRS:
            pairs = list(combinations(things, 2))
            return [self._pair(one, other, f"{place}/{len(pairs)}") for place, (one, other) in enumerate(pairs, 1)]
        return [self._thing(each, len(things)) for each in things]

    def _pair(self, one: WeighedThing, other: WeighedThing, place: str) -> str:
        """`place` tells the questions apart, which are all the same but for what may be chosen."""
        name = f"pair-{one.ref}-{other.ref}"
        choices = [(one.ref, one.words), (other.ref, other.words), ("", _("I cannot say"))]
        label = gettext("%(place)s. Which of these two matters more to you?") % {"place": place}
        self.fields[name] = choice(label, choices)
        self.fields[name].sometimes_needed = True
        return name

    def _thing(self, thing: WeighedThing, number: int) -> str:
        name = f"thing-{thing.ref}"
        if self.weighing.way == Way.POINTS:
            self.fields[name] = forms.IntegerField(
                label=thing.words,
                required=False,
                min_value=0,
                max_value=self.weighing.beans,
                error_messages={"invalid": _("Write a number, such as 3. Leave it empty for none.")},
                widget=forms.NumberInput(attrs={"class": "few", "inputmode": "numeric"}),
            )
        else:
            choices = [("", _("No place")), *((str(place), str(place)) for place in range(1, number + 1))]
            self.fields[name] = forms.TypedChoiceField(
                label=thing.words,
                choices=choices,
                coerce=int,
                empty_value=0,
                required=False,
                error_messages=NOT_AN_ANSWER,
            )
        self.fields[name].sometimes_needed = True  # the page says once what may be left out
        return name

    @property
    def on_tracks(self) -> list[tuple[str, list[forms.BoundField]]]:
        return [(label, [self[name] for name in names]) for label, names in self.names.items()]

    @property
    def said(self) -> dict[str, int | str]:
        """In the order of the things, whoever said it: an order of its own could point at somebody."""
        given = {name: self.cleaned_data.get(name) for names in self.names.values() for name in names}
        return {name.partition("-")[2].replace("-", " "): value for name, value in given.items() if value}

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if self.errors:
            return given
        for label, names in self.names.items():
            numbers = sorted(given.get(name) or 0 for name in names) if self.weighing.way != Way.PAIRS else []
            self._check(label, [number for number in numbers if number])
        if not self.said:
            self.add_error(None, _("Say something about at least one of these."))
        return given

    def _check(self, label: str, numbers: list[int]) -> None:
        if self.weighing.way == Way.ORDER and numbers != list(range(1, len(numbers) + 1)):
            words = _("%(track)s: give each place once, from 1 on. Two have the same place, or one is left out.")
            self.add_error(None, words % {"track": label})
        if self.weighing.way == Way.POINTS and numbers and sum(numbers) != self.weighing.beans:
            over = sum(numbers) - self.weighing.beans
            words = _("%(track)s: you gave out %(given)d beans, and you have %(beans)d. Take back: %(apart)d.")
            if over < 0:
                words = _("%(track)s: you gave out %(given)d beans, and you have %(beans)d. Still to give: %(apart)d.")
            told = {"track": label, "given": sum(numbers), "beans": self.weighing.beans, "apart": abs(over)}
            self.add_error(None, words % told)


class ToldForm(forms.Form):
    """Which voices tell what cannot be counted about one outcome."""

    voices = forms.ModelMultipleChoiceField(
        queryset=Voice.objects.none(),
        to_field_name="ref",
        required=False,
        label=_("Which of these tell what no number can?"),
        help_text=_("Choose a few, together. They stand on the map as long as their people agree."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": _("Somebody took back what they said, or changed what it is for. Choose again.")
        },
    )

    def __init__(self, *args: Any, stone: Stone, voices: list[Voice], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["voices"]
        field.queryset = stone.project.voices.filter(pk__in=[each.pk for each in voices])
        field.choices = [(each.ref, _in_short(each)) for each in voices]
        chosen = set(stone.told.values_list("voice_id", flat=True))
        self.initial["voices"] = [each for each in voices if each.pk in chosen]


def _in_short(voice: Voice) -> str:
    """What to know before reading comes before what was said."""
    words = voice.words[:300]
    before = gettext("Before you read this: %(note)s.") % {"note": voice.content_note}
    return f"{before} {words}" if voice.content_note else words


class WorseForm(forms.Form):
    """Something that was lost or got worse."""

    words = long_text(
        _("What was lost, or got worse?"),
        help_text=_("Such as: The quiet corner is gone. No names."),
        missing=_("Write what was lost, or what got worse."),
    )
    for_whom = one_line(_("For whom?"), help_text=_("Such as: people who like it quiet."), most=200)
    stone = by_place(Stone.objects.none())

    def __init__(self, *args: Any, project: Project, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["stone"].queryset = project.stones.standing().outcomes().in_order()


class KeepMapForm(forms.Form):
    name = one_line(
        _("Name of this map"),
        help_text=_("Such as: Spring 2026."),
        missing=_("Write a name for this map, such as: Spring 2026."),
        most=100,
    )
    asked = forms.BooleanField(
        label=_("We asked people what was lost or got worse, and wrote down what they said"),
        error_messages={
            "required": _("Ask first what was lost or got worse. A map that tells only what is better is half a map.")
        },
    )
