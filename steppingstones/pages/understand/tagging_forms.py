"""Forms for tagging: which words, and with which theme."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ...actions import themes as actions
from ...methods.highlights import Stretch
from ...models import Member, Project, Theme
from ...queries.tagging import Choice, fingerprint, to_choose

LONGEST_NOTE = 2_000
PLACES = re.compile(r"(\d{1,7})-(\d{1,7})")
THEME, STONE, BENEFIT = "theme", "stone", "benefit"


class Stretches(forms.Field):
    """Places of a text such as `12-40`. Those that touch are one."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> list[Stretch]:
        found = [PLACES.fullmatch(each) for each in value or [] if each]
        if not all(found):
            raise forms.ValidationError(_("Choose the words again."))
        places = sorted((int(each[1]), int(each[2])) for each in found)
        joined: list[list[int]] = []
        for start, end in places:
            if joined and start <= joined[-1][1]:
                joined[-1][1] = max(end, joined[-1][1])
            else:
                joined.append([start, end])
        return [Stretch(start=start, end=end) for start, end in joined]


class TagForm(forms.Form):
    """What is marked, and the theme: one that is there, or a new one."""

    stretch = Stretches(required=False, label=_("Words"))
    is_whole = forms.BooleanField(required=False, label=_("All of it"))
    theme = forms.ChoiceField(
        required=False,
        label=_("Theme"),
        error_messages={"invalid_choice": _("This theme is not in the list any more. Choose another one.")},
    )
    new_theme = forms.CharField(
        required=False, label=_("Or a new theme"), max_length=actions.LONGEST, help_text=_("A few words.")
    )
    note = forms.CharField(
        required=False,
        label=_("Why you see it so"),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    words_seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, project: Project, words: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.project, self.words = project, words
        self.groups: list[tuple[str, list[Choice]]] = to_choose(project)
        self.fields["theme"].choices = [(each.value, each.name) for _name, found in self.groups for each in found]
        self.now_seen = fingerprint(words)
        self.chosen_theme = self.data.get("theme", "") if self.is_bound else ""

    def clean(self) -> None:
        given = self.cleaned_data
        if given.get("words_seen") != self.now_seen:
            self.add_error(None, _("Somebody changed these words while you were choosing. Choose again."))
        if given.get("is_whole"):
            given["stretch"] = [Stretch(start=0, end=len(self.words))]
        elif "stretch" in given and not given["stretch"]:
            self.add_error("stretch", _("Choose the words first."))
        if given.get("theme") and given.get("new_theme"):
            self.add_error("new_theme", _("Choose a theme or write a new one, not both."))
        elif not (given.get("theme") or given.get("new_theme") or {"theme", "new_theme"} & set(self.errors)):
            self.add_error("theme", _("Choose a theme, or write a new one."))

    def find_theme(self, by: Member) -> Theme:
        """The theme that was chosen; made, where it is new."""
        given = self.cleaned_data
        if given["new_theme"]:
            return actions.named(self.project, given["new_theme"], by=by)
        kind, _colon, key = given["theme"].partition(":")
        if kind != THEME:
            return actions.standing_for(self.project, kind, key, by=by)
        found = self.project.themes.filter(ref=key).first()
        if not found:
            raise actions.NotThere
        return found
