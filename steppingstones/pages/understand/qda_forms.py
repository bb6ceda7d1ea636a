"""The forms of handing themes and tagged texts between programs."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ...formats.refi_qda import MOST_BYTES
from ...models import Project
from ...queries.qda_out import texts_that_may_leave


class QdaFileForm(forms.Form):
    file = forms.FileField(
        label=_("Your file"),
        help_text=_(
            "A codebook (.qdc), a project (.qdpx), or a list of codes as plain text (.txt), of at most 20 MB. "
            "You look at everything before it comes in."
        ),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("There is nothing in this file. Choose another."),
            "missing": _("Choose a file."),
            "invalid": _("Choose a file."),
        },
        widget=forms.FileInput(attrs={"accept": ".qdc,.qdpx,.txt"}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("This file has more than 20 MB. Write a part of the project into a file."))
        return file


class QdaAgreedForm(forms.Form):
    """Asked where texts come in: somebody must have asked the people in them."""

    is_agreed = forms.BooleanField(
        label=_("The people in these texts agreed that this group reads them"),
        error_messages={"required": _("Tick this if they agreed. If nobody asked them, ask them first.")},
    )


class QdaOutForm(forms.Form):
    """What goes along with the voices that may leave the group."""

    text = forms.MultipleChoiceField(
        label=_("Long texts that go along"),
        help_text=_(
            "Tick those whose people agreed that researchers study them. The group keeps no consent for these. "
            "A text with the words of a voice that may not leave is not in the list."
        ),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    notes = forms.BooleanField(
        label=_("Notes on the tags go along"),
        help_text=_("Read them first, and take names out."),
        required=False,
    )

    def __init__(self, *args: Any, project: Project, **options: Any) -> None:
        super().__init__(*args, **options)
        self.texts = {text.ref: text for text in texts_that_may_leave(project)}
        if self.texts:
            self.fields["text"].choices = [(ref, text.title) for ref, text in self.texts.items()]
        else:
            del self.fields["text"]

    def chosen(self) -> dict[str, Any]:
        wanted = self.cleaned_data.get("text", [])
        return {"texts": [self.texts[ref] for ref in wanted], "with_notes": self.cleaned_data["notes"]}
