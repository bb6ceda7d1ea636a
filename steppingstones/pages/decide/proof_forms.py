"""Forms for what shows a change, and for what people say about it afterwards."""

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from ..media_file import MediaField
from ..stone_choice import stance_field
from ..voice_lists import TickVoices
from .forms import text

A_LINK = _("Write an address that begins with http:// or https://.")


def shows() -> forms.CharField:
    return text(
        _("What does it show?"),
        rows=2,
        most=300,
        help_text=_("For people who cannot see it, and for those who come later."),
        missing=_("Write what it shows."),
    )


class ProofForm(forms.Form):
    """A picture or a document."""

    file = MediaField(
        label=_("Picture or document"),
        help_text=_(
            "A photograph up to 30 MB, or a PDF, Word (.docx), OpenDocument (.odt) or text file up to 10 MB. From "
            "pictures, hidden details such as the place are taken away. A document is kept as it is."
        ),
        error_messages={"required": _("Choose a picture or a document.")},
    )
    words = shows()


class LinkForm(forms.Form):
    """The address of something elsewhere."""

    url = forms.CharField(
        label=_("Link"),
        max_length=500,
        help_text=_("Such as: https://example.org/news. This site never opens it."),
        widget=forms.URLInput,
        validators=[URLValidator(schemes=["http", "https"], message=A_LINK)],
        error_messages={"required": A_LINK},
    )
    words = shows()


class SaidAfterForm(TickVoices):
    """Voices ticked for a change, and whether they say that it is good."""

    stance = stance_field((_("What do they say about it?"), _("It is good, or it helps"), _("It is not good enough")))
