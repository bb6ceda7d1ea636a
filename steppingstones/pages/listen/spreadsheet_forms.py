"""The two forms of bringing in a spreadsheet: which file, and which columns hold what."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ...formats.csvfile import ENCODINGS
from ...formats.feedback import Columns
from ...formats.sheet import MOST_BYTES
from ...models import Consent, Giver
from .forms import file

NOT_IN_IT = ("", _("It is not in the file"))


class FileForm(forms.Form):
    file = file(
        _("Your spreadsheet"),
        accept=".csv,.tsv,.txt,.xlsx",
        hint=_("A CSV or Excel file (.csv, .xlsx) of at most 20 MB. Its first row has the headings."),
    )
    encoding = forms.ChoiceField(
        label=_("Letters in a CSV file"),
        help_text=_("Leave this as it is. Change it only if letters such as é look wrong."),
        choices=list(ENCODINGS.items()),
        initial="utf-8",
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("This file has more than 20 MB. Split it into several files."))
        return file


class ColumnsForm(forms.Form):
    """Which columns hold what. The choices are the headings of the file."""

    text = forms.ChoiceField(
        label=_("Which column has what people said?"),
        error_messages={"required": _("Choose the column with the words.")},
    )
    date = forms.ChoiceField(label=_("Which column has the date?"), required=False)
    labels = forms.MultipleChoiceField(
        label=_("Which columns have labels, such as themes or a service?"),
        help_text=_("Several labels in one cell are parted by a semicolon (;)."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    person = forms.ChoiceField(
        label=_("Which column tells who is who?"),
        help_text=_("The same number or code for all rows of one person. It is kept as a code that names nobody."),
        required=False,
    )
    side = forms.ChoiceField(label=_("Who said it?"), choices=Giver.SIDES, initial=Giver.UNKNOWN)
    uses = forms.MultipleChoiceField(
        label=_("What did the people agree to?"),
        choices=[choice for choice in Consent.Use.choices if choice[0] != Consent.Use.QUOTE_NAMED],
        initial=[Consent.Use.GROUP],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least that the group can read it.")},
    )

    def __init__(self, *args, names: tuple[str, ...], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        columns = [(name, name) for name in names]
        self.fields["text"].choices = self.fields["labels"].choices = columns
        self.fields["date"].choices = self.fields["person"].choices = [NOT_IN_IT, *columns]

    def clean_uses(self) -> list[str]:
        if Consent.Use.GROUP not in self.cleaned_data["uses"]:
            raise forms.ValidationError(_("The group can only keep words that it may read. Tick that too."))
        return self.cleaned_data["uses"]

    def columns(self) -> Columns:
        data = self.cleaned_data
        return Columns(text=data["text"], date=data["date"], labels=tuple(data["labels"]), person=data["person"])
