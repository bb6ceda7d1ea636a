"""Forms of the listen room."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ...actions.consent import Terms
from ...actions.voices import Note
from ...formats.sound_file import LONG_MINUTES
from ...models import Consent, Project, Voice
from ..media_file import MediaField
from ..who_said import MORE_USES, WhoSaidForm

LONG = 10_000
PICTURES = "image/jpeg,image/png,image/webp,image/gif"  # telephones then send photographs that browsers can show


class WordsField(forms.CharField):
    """Browsers end a line with two signs. Kept so, the first of them shows in an XLSForm in other programs."""

    def to_python(self, value: Any) -> str:
        return super().to_python(value).replace("\r\n", "\n")


def text(label: Any, *, required: Any = "", limit: int = LONG, rows: int = 0, hint: Any = "") -> forms.CharField:
    """A field for words. `required` is the sentence for when it is empty; without one it can be left out."""
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    messages = {"required": required}
    return WordsField(
        label=label, required=bool(required), max_length=limit, widget=widget, help_text=hint, error_messages=messages
    )


def file(label: Any, *, accept: str, hint: Any = "") -> forms.FileField:
    again = _("Choose a file.")
    empty = _("This file is empty. Choose another one.")
    messages = {"required": again, "missing": again, "invalid": again, "empty": empty}
    return forms.FileField(
        label=label, help_text=hint, widget=forms.FileInput(attrs={"accept": accept}), error_messages=messages
    )


class QuestionnaireForm(forms.Form):
    title = text(_("Title"), required=_("Write a title."), limit=200, hint=_("Such as: How was the garden day?"))
    opening = text(
        _("What people read first"), rows=4, hint=_("Who asks, what for, and what will be done with the answers.")
    )


class NoteForm(WhoSaidForm):
    """Somebody said something: written down in under a minute. Who it was can be said later."""

    needs = _("Write what was said, or add a voice note or a photograph.")
    field_order = ("words", "sound", "picture", "member", "name", "side", "said_on", "subject", "channel", "uses")

    words = text(_("What was said"), rows=4, hint=_("In their own words, as well as you can."))
    words.sometimes_needed = True  # or one of the two that follow
    sound = MediaField(
        label=_("Or a voice note"),
        required=False,
        help_text=_("Record it here, or choose a sound. At most 3 hours and 200 MB."),
        widget=forms.FileInput(attrs={"accept": "audio/*", "data-record": str(LONG_MINUTES)}),
    )
    picture = MediaField(
        label=_("Or a photograph"),
        required=False,
        help_text=_("Such as of a card from the post box. Where and when it was taken is not kept."),
        widget=forms.FileInput(attrs={"accept": PICTURES, "data-look": True}),
    )
    said_on = forms.DateField(
        label=_("When"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Choose the day."), "invalid": _("Write the day like this: 2026-03-04.")},
    )
    subject = text(_("What it is about"), limit=300)
    channel = forms.ChoiceField(
        label=_("How it was said"),
        choices=Voice.Channel.choices,
        initial=Voice.Channel.SPOKEN,
        error_messages={"required": _("Choose how it was said."), "invalid_choice": _("Choose one of these ways.")},
    )

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, project=project, **kwargs)
        self.later = [self[name] for name in ("member", "name", "side", "uses") if name in self.fields]
        self.fields["said_on"].initial = timezone.localdate

    def clean_said_on(self) -> date:
        day = self.cleaned_data["said_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet. Choose the day on which it was said."))
        if day.year < 1900:
            raise forms.ValidationError(_("This day is too long ago. Look at the year again."))
        return day

    @property
    def is_wrong_later(self) -> bool:
        """Whether something in the part that is folded away needs another look."""
        return any(field.errors for field in self.later)

    def clean(self) -> None:
        self._needs_words_or_a_file()
        super().clean()

    def _needs_words_or_a_file(self) -> None:
        sent = [name for name in ("sound", "picture") if self.cleaned_data.get(name)]
        if not sent and not {"words", "sound", "picture"} & set(self.errors) and not self.cleaned_data.get("words"):
            self.add_error("words", self.needs)
        if self.errors:
            for name in sent:
                self.add_error(name, _("Choose this again, too. A page that comes back cannot keep a file."))

    def note(self) -> Note:
        given = self.cleaned_data
        what = {name: given[name] for name in ("words", "subject", "channel", "said_on")}
        recorded = tuple(given[name] for name in ("sound", "picture") if given.get(name))
        return Note(**what, **self.who(), uses=self.agreed(), recorded=recorded)


class CorrectionForm(NoteForm):
    """The same for mending it. Consent is asked for on a page of its own, and what was recorded stays."""

    uses = sound = picture = None
    needs = _("Write what was said.")


def as_typed(voice: Voice) -> dict[str, Any]:
    """A voice in the logbook as its form had it."""
    giver = voice.giver
    return {
        "words": voice.words,
        "subject": voice.subject,
        "channel": voice.channel,
        "said_on": voice.said_on,
        "member": giver.member and giver.member.ref,
        "name": giver.name,
        "side": giver.side,
    }


def _last_day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Write the day like this: 2027-03-04.")},
    )


class ContentNoteForm(forms.Form):
    note = text(
        _("What to know before reading it"),
        limit=200,
        hint=_("Such as: talks about self-harm. Leave it empty to show the words straight away."),
    )


class ConsentForm(forms.Form):
    uses = forms.MultipleChoiceField(
        label=_("What else did they agree to?"),
        choices=MORE_USES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Choose from these uses.")},
    )
    until_group = _last_day(_("The group can read it until"))
    until_quote = _last_day(_("The group can quote it until"))
    until_public = _last_day(_("People outside the group can see it until"))
    until_research = _last_day(_("Researchers can study it until"))
    decided_by = text(
        _("Who decided for them"),
        limit=200,
        hint=_("Only if the person could not decide this. Then write who and how."),
    )
    decided_how = text(
        _("How it was decided"), rows=4, hint=_("What was tried so that they could decide, who was asked, and when.")
    )
    decided_by.sometimes_needed = decided_how.sometimes_needed = True  # both or neither
    ends = ("until_group", "until_quote", "until_public", "until_research")

    def __init__(self, *args: Any, voice: Voice, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.voice = voice

    def clean(self) -> None:
        given = self.cleaned_data
        for name in self.ends:
            if given.get(name) and given[name] < timezone.localdate():
                self.add_error(name, _("This day has passed. To end it now, take the tick away."))
        self._needs_who_and_how()

    def _needs_who_and_how(self) -> None:
        """Of a decision for somebody else, both are kept or neither."""
        given = self.cleaned_data
        if given.get("decided_how") and given.get("decided_by") == "":
            self.add_error("decided_by", _("Write who decided."))
        if given.get("decided_by") and given.get("decided_how") == "":
            self.add_error("decided_how", _("Write how it was decided."))

    def terms(self) -> Terms:
        """Quoting with a name ends with quoting."""
        given = self.cleaned_data
        until = {name.removeprefix("until_"): given[name] for name in self.ends}
        return Terms(until=until, decided_by=given["decided_by"], decided_how=given["decided_how"])

    @property
    def has_end(self) -> bool:
        return any(self[name].value() or self[name].errors for name in self.ends)

    @property
    def is_decided(self) -> bool:
        return any(self[name].value() or self[name].errors for name in ("decided_by", "decided_how"))

    @property
    def when(self) -> list[forms.BoundField]:
        return [self[name] for name in self.ends]

    def clean_uses(self) -> set[str]:
        uses = set(self.cleaned_data["uses"])
        if Consent.Use.QUOTE_NAMED in uses and not self.voice.giver.display_name:
            raise forms.ValidationError(_("Nobody is named here, so it cannot be quoted with a name."))
        return {Consent.Use.GROUP, *uses}
