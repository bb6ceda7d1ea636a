"""The two forms of bringing in a questionnaire: which file, and what it is called here."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ...formats.xlsform_file import ENDINGS, MOST_BYTES
from .forms import file


class FormFileForm(forms.Form):
    file = file(
        _("Your questionnaire"),
        accept=",".join(ENDINGS),
        hint=_("An XLSForm: an Excel file (.xlsx, .xls) or a CSV file (.csv) of at most 5 MB."),
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
