"""Forms for themes: naming, placing, merging and splitting them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ...actions.themes import LONGEST, Wording
from ...models import Highlight, Project, Theme
from ...queries.themes import flat_tree, passages_of

GONE = _("This theme is not in the list any more. Choose another one.")
INDENT = "\u2003"


def a_theme(label: Any, *, required: Any = "", empty: Any = "") -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        label=label,
        queryset=Theme.objects.none(),
        to_field_name="ref",
        required=bool(required),
        empty_label=empty,
        error_messages={"required": required, "invalid_choice": GONE},
    )


def put_themes(field: forms.ModelChoiceField, project: Project, *, but: Theme | None = None) -> None:
    """The themes as a tree; not `but`."""
    field.queryset = project.themes.all()
    pairs = [(theme, deep) for theme, deep in flat_tree(project) if theme != but]
    named = [
        (theme.ref, f"{INDENT * deep}{theme.heading + ': ' if theme.heading else ''}{theme.name}")
        for theme, deep in pairs
    ]
    field.choices = [("", field.empty_label or ""), *named]


class ThemeForm(forms.Form):
    name = forms.CharField(
        label=_("Theme"),
        max_length=LONGEST,
        help_text=_("A few words."),
        error_messages={"required": _("Write the theme.")},
    )
    belongs = forms.CharField(
        label=_("What belongs here, and what does not"),
        required=False,
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("So that two people tag alike."),
    )
    parent = a_theme(_("Part of"), empty=_("No other theme"))

    def __init__(self, *args: Any, project: Project, theme: Theme | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        put_themes(self.fields["parent"], project, but=theme)

    def wording(self) -> Wording:
        return Wording(**self.cleaned_data)


def as_worded(theme: Theme) -> dict[str, Any]:
    parent = theme.parent.ref if theme.parent and theme.parent.removed_at is None else ""
    return {"name": theme.name, "belongs": theme.belongs, "parent": parent}


class MergeForm(forms.Form):
    into = a_theme(_("Which theme takes its tags?"), required=_("Choose a theme."), empty=_("Choose a theme"))

    def __init__(self, *args: Any, theme: Theme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        put_themes(self.fields["into"], theme.project, but=theme)


class SplitForm(forms.Form):
    mark = forms.ModelMultipleChoiceField(
        queryset=Highlight.objects.none(),
        to_field_name="ref",
        label=_("Passages"),
        error_messages={
            "required": _("Tick at least one passage."),
            "invalid_choice": _("One of these passages is not in the list any more. Look at your ticks again."),
        },
    )
    name = forms.CharField(
        label=_("Theme for what you ticked"),
        max_length=LONGEST,
        help_text=_("A new one, or the name of one that is there."),
        error_messages={"required": _("Write the theme.")},
    )

    def __init__(self, *args: Any, theme: Theme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mark"].queryset = passages_of(theme.project, theme)
