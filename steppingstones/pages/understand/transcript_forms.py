"""Forms for long texts."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ...actions.transcripts import LONGEST, About
from ...formats.transcript_file import MOST_BYTES, TranscriptFileError, tidy, words_of_file
from ...models import Conversation, Project

TOO_LONG = _("A text can have at most 300,000 characters. Take some words away, or make two texts of it.")


class AboutForm(forms.Form):
    """What a long text is."""

    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        help_text=_("Such as: Talk about Saturdays."),
        error_messages={"required": _("Write a title.")},
    )
    conversation = forms.ModelChoiceField(
        label=_("Conversation in which it was said"),
        queryset=Conversation.objects.none(),
        to_field_name="ref",
        required=False,
        empty_label=_("None of these"),
        error_messages={"invalid_choice": _("This conversation is not there any more. Choose another one.")},
    )
    said_on = forms.DateField(
        label=_("Day on which it was said"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Write the day like this: 2026-03-04.")},
    )

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["conversation"].queryset = project.conversations.standing().order_by("-held_on", "-pk")

    def clean_said_on(self) -> Any:
        day = self.cleaned_data["said_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet."))
        return day

    def about(self) -> About:
        return About(**{name: self.cleaned_data[name] for name in ("title", "conversation", "said_on")})


class TranscriptForm(AboutForm):
    """A long text that is brought in: pasted, or as a file."""

    words = forms.CharField(
        label=_("Text"),
        required=False,
        strip=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("Paste it here. At most 300,000 characters. For a very long text a file is quicker."),
    )
    words.sometimes_needed = True  # or a file
    file = forms.FileField(
        label=_("Or a file"),
        required=False,
        help_text=_("A Word document (.docx) or a text file (.txt), at most 20 MB."),
        widget=forms.FileInput(attrs={"accept": ".txt,.docx"}),
        error_messages={"empty": _("This file is empty. Choose another one."), "invalid": _("Choose a file.")},
    )
    file.sometimes_needed = True
    is_agreed = forms.BooleanField(
        label=_("Everyone whose words are in it agreed that the group reads it"),
        error_messages={"required": _("Ask them first. Then tick this.")},
    )
    field_order = ("title", "words", "file", "conversation", "said_on", "is_agreed")

    def clean(self) -> None:
        given = self.cleaned_data
        typed, file = tidy(given.get("words") or ""), given.get("file")
        if typed and file:
            self.add_error("file", _("Paste the text or choose a file, not both."))
        elif not (typed or file or {"words", "file"} & set(self.errors)):
            self.add_error("words", _("Paste the text, or choose a file."))
        given["words"] = self._of_file(file) if file and not typed else typed

    def _of_file(self, file: Any) -> str:
        if file.size > MOST_BYTES:
            self.add_error("file", _("This file is too large. It can have at most 20 MB."))
            return ""
        try:
            words = words_of_file(file.read())
        except TranscriptFileError as error:
            self.add_error("file", _(str(error)))
            return ""
        if not words:
            self.add_error("file", _("There are no words in this file. Choose another one."))
        elif len(words) > LONGEST:
            self.add_error("file", TOO_LONG)
        return words


class PutRightForm(forms.Form):
    """The words of one page of a long text."""

    words = forms.CharField(
        label=_("The words of this page"),
        required=False,
        strip=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 20}),
    )
    words.sometimes_needed = True  # a page may be emptied

    def clean_words(self) -> str:
        return self.cleaned_data["words"].replace("\r\n", "\n").replace("\r", "\n")
