"""Forms of the Easy Read version: writing a row, choosing its picture, and saying what is clear."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from ...actions.easy_read import MOST_LINES
from ...documents.easy_rows import unfilled
from ...documents.pictures import IdeaPicture, picture
from ...models import Member

LONGEST = 2_000
CLEAR, UNCLEAR = "clear", "unclear"


class RowForm(forms.Form):
    """The words of one row; or why it is left out."""

    words = forms.CharField(
        label=_("The words in Easy Read"),
        help_text=_("One sentence on each line. Each line gets a picture of its own. Press Enter to split a line."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    leave_out = forms.BooleanField(label=_("Leave this out of the Easy Read version"), required=False)
    why = forms.CharField(
        label=_("Why it is left out"),
        help_text=_("Such as: it is said in another line. Only the group sees this."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, slots: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.slots = slots
        for name in ("words", "why"):
            self.fields[name].sometimes_needed = True  # one of them, always

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("leave_out"):
            if not told.get("why", "").strip() and "why" not in self.errors:
                self.add_error("why", _("Say why it is left out, so that others can follow."))
        elif told.get("why", "").strip():
            self.add_error("leave_out", _now("You wrote why it is left out. Tick this, or empty that field."))
        elif "words" not in self.errors:
            self._check_words(told.get("words", ""))
        return told

    def _check_words(self, words: str) -> None:
        lines = [line for line in words.splitlines() if line.strip()]
        if not lines:
            self.add_error("words", _("Write at least one line. Or tick that this is left out, and say why."))
        elif len(lines) > MOST_LINES:
            told = _now("These are %(n)d lines. Write at most %(most)d for one row: nobody reads more.")
            self.add_error("words", told % {"n": len(lines), "most": MOST_LINES})
        elif unknown := unfilled(words, self.slots):
            self.add_error("words", _slot_error(unknown, self.slots))


def _slot_error(unknown: Sequence[str], slots: Sequence[str]) -> str:
    told = {"slots": ", ".join(f"[{name}]" for name in unknown), "these": ", ".join(f"[{name}]" for name in slots)}
    if slots:
        return _now("Nothing can be filled in for %(slots)s in this row. In brackets you can write: %(these)s.") % told
    return _now("Nothing can be filled in for %(slots)s in this row. Write it without brackets.") % told


class PictureForm(forms.Form):
    """One of the pictures that were found, or none."""

    picture = forms.ChoiceField(
        label=_("Which picture fits?"),
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Choose one of these pictures, or none.")},
    )

    def __init__(self, *args: Any, found: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown = [each for id in found if (each := picture(id))]
        self.fields["picture"].sometimes_needed = True  # no picture is a choice of its own
        self.fields["picture"].choices = [*((each.id, drawn(each)) for each in shown), ("", _("No picture"))]

    def clean_picture(self) -> str:
        return self.cleaned_data["picture"]


def drawn(shown: IdeaPicture) -> str:
    words = '<span class="pictured"><img src="{}" alt="" width="72" height="72"> {}</span>'
    return format_html(words, static(shown.static_path), shown.alt)


class CommentForm(forms.Form):
    words = forms.CharField(
        label=_("What do you say about this row?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Write what you want to say about it.")},
    )


class AskForm(forms.Form):
    """Who is asked to read it."""

    member = forms.ChoiceField(
        label=_("Who will read it?"),
        help_text=_("People with lived experience who wrote none of it. Ask them first whether they want to."),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who will read it."), "invalid_choice": _("Choose one of these people.")},
    )

    def __init__(self, *args: Any, people: Sequence[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].choices = [(each.ref, each.name) for each in people]


class ClearForm(forms.Form):
    """What a reader says of one line."""

    clear = forms.ChoiceField(
        label=_("Is this clear?"),
        choices=[(CLEAR, _("Clear")), (UNCLEAR, _("Not clear"))],
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Choose one of these.")},
    )
    words = forms.CharField(
        label=_("What is not clear?"), required=False, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["clear"].sometimes_needed = True  # in the end each line has its word


class NameForm(forms.Form):
    """How the reader wishes to be named."""

    name = forms.CharField(
        label=_("What name should stand there?"),
        help_text=_(
            "You need no name there. Leave it empty, and it says “a person with lived experience”. If you write a "
            "name, everybody who gets the Easy Read version can read it."
        ),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
