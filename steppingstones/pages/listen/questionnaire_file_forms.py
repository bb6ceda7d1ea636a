"""The two forms of bringing in a questionnaire: which file, and what it is called here."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ...formats.xlsform_file import ENDINGS, MOST_BYTES


class FormFileForm(forms.Form):
    file = forms.FileField(
        label=_("Your questionnaire"),
        help_text=_("An XLSForm: an Excel file (.xlsx, .xls) or a CSV file (.csv) of at most 5 MB."),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("This file is empty. Choose another one."),
            "missing": _("Choose a file."),
            "invalid": _("Choose a file."),
        },
        widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("This file has more than 5 MB. Send only the questionnaire."))
        return file


class TitleForm(forms.Form):
    title = forms.CharField(
        label=_("Title"),
        help_text=_("People see it above the questions. At most 200 letters."),
        max_length=200,
        error_messages={"required": _("Write a title.")},
    )
