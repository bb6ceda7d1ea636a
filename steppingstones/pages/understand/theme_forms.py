"""Forms for themes: naming, placing, merging and splitting them."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from ...actions.themes import LONGEST, Wording
from ...models import Highlight, Project, Theme
from ...queries.themes import flat_tree, passages_of

GONE = _("This theme is not in the list any more. Choose another one.")
INDENT = "\u2003"
MOST = 500  # themes in a list to choose from


def a_theme(label: Any, *, required: Any = "", empty: Any = "") -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        label=label,
        queryset=Theme.objects.none(),
        to_field_name="ref",
        required=bool(required),
        empty_label=empty,
        error_messages={"required": required, "invalid_choice": GONE},
    )


def put_themes(form: forms.Form, name: str, project: Project, *, but: Theme | None = None) -> None:
    """The themes as a tree; not `but`. Of very many the name is written: nobody reads through a list of them."""
    field, pairs = form.fields[name], [(theme, deep) for theme, deep in flat_tree(project) if theme != but]
    if len(pairs) > MOST:
        named = {called(theme): theme for theme, _deep in pairs}
        form.fields[name] = ThemeByName(themes=named, like=field)
        chosen = form.initial.get(name)
        form.initial[name] = next((words for words, theme in named.items() if theme.ref == chosen), "")
        return
    field.queryset = project.themes.all()
    field.choices = [
        ("", field.empty_label or ""),
        *((theme.ref, f"{INDENT * deep}{called(theme)}") for theme, deep in pairs),
    ]


def called(theme: Theme) -> str:
    """No two that stand are called the same."""
    return f"{theme.heading}: {theme.name}" if theme.heading else theme.name


class ThemeByName(forms.CharField):
    """A theme whose name is written, in capitals or not."""

    def __init__(self, *, themes: dict[str, Theme], like: forms.Field) -> None:
        hint = _("Write its name. There are too many themes for a list.")
        errors = {"required": like.error_messages["required"]}
        super().__init__(label=like.label, required=like.required, help_text=hint, error_messages=errors)
        self.themes = themes

    def clean(self, value: Any) -> Theme | None:
        typed = super().clean(value)
        alike = [name for name in self.themes if name.casefold() == typed.casefold()]
        if not typed:
            return None
        if typed in self.themes or len(alike) == 1:
            return self.themes.get(typed) or self.themes[alike[0]]
        raise forms.ValidationError(self.unknown(typed))

    def unknown(self, typed: str) -> str:
        near = [name for name in self.themes if typed.casefold() in name.casefold()][:5]
        if not near:
            return _now("No theme is called that. Look for its name in the list of themes.")
        return _now("No theme is called just that. Choose one name: %(names)s.") % {"names": "; ".join(near)}


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
        put_themes(self, "parent", project, but=theme)

    def wording(self) -> Wording:
        return Wording(**self.cleaned_data)


def as_worded(theme: Theme) -> dict[str, Any]:
    parent = theme.parent.ref if theme.parent and theme.parent.removed_at is None else ""
    return {"name": theme.name, "belongs": theme.belongs, "parent": parent}


class MergeForm(forms.Form):
    into = a_theme(_("Which theme takes its tags?"), required=_("Choose a theme."), empty=_("Choose a theme"))

    def __init__(self, *args: Any, theme: Theme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        put_themes(self, "into", theme.project, but=theme)


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
