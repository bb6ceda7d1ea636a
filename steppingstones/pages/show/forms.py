"""Forms for reports and claims."""

from django import forms
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from ...documents.pictures import picture, suggest
from ...models import Claim, Report, Voice
from ...queries.claims import QuoteFacts
from ...queries.voices import warned

LONGEST = 10_000


def label(quote: QuoteFacts, personal: str) -> str:
    """The quote and who said it; for readers outside the group, with what personal details may stand in it."""
    words = f"“{Truncator(warned(quote.before, quote.words)).chars(300)}” ({quote.who})"
    if not personal:
        return words
    return _("%(words)s Look at it first, it may hold: %(personal)s") % {"words": words, "personal": personal}


class ReportForm(forms.ModelForm):
    class Meta:
        model = Report
        fields = ("title", "kind", "opening", "audience")
        widgets = {"audience": forms.RadioSelect, "opening": forms.Textarea(attrs={"rows": 4})}
        error_messages = {
            "title": {"required": _("Give the report a title.")},
            "audience": {"required": _("Choose who will read the report.")},
        }

    opening = forms.CharField(
        label=_("What readers should know first"),
        help_text=_("Two or three sentences."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    kind = forms.ChoiceField(
        label=_("What kind of report is it?"),
        help_text=_("Each kind comes with a ready outline. You can change its parts afterwards."),
        choices=[("", _("What our group chose to show")), *Report.Kind.choices],
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Choose one of these.")},
    )

    def __init__(self, *args, **options) -> None:
        super().__init__(*args, **options)
        if self.instance.pk:  # its parts have a page of their own
            del self.fields["kind"]
        else:  # nobody should send out exact numbers because a choice was made for them
            self.initial["audience"] = ""


class ClaimForm(forms.ModelForm):
    """The words of a claim, and which quotes go under it. Only voices that may be quoted can be chosen."""

    words = forms.CharField(
        label=_("What you say"),
        help_text=_("One sentence. The numbers are added for you."),
        max_length=LONGEST,
        error_messages={
            "required": _("Write what you say about this stone, in one sentence."),
        },
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    easy_words = forms.CharField(
        label=_("The same in Easy Read"),
        help_text=_("Short words. One idea. At most 15 words. We guess a picture from them."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    quotes = forms.MultipleChoiceField(
        label=_("Quotes to show under it"),
        help_text=_("These people agreed to be quoted for these readers. A quote goes when its person takes it back."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("One of these quotes may not be used any more. Choose again.")},
    )

    picture = forms.CharField(
        label=_("Picture for Easy Read"),
        help_text=_(
            "We guessed the picture from your words, until you choose. Choose the one that fits. "
            "Save the claim with other words to see others."
        ),
        required=False,
        max_length=60,
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Claim
        fields = ("words", "easy_words", "picture")

    field_order = ("words", "quotes", "easy_words", "picture")

    def __init__(self, *args, quotable: list[QuoteFacts], may_hold: dict[str, str], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["quotes"].choices = [(quote.ref, label(quote, may_hold.get(quote.ref, ""))) for quote in quotable]
        if not quotable:
            del self.fields["quotes"]
        elif self.instance.pk:
            self.initial["quotes"] = list(self.instance.quotes.values_list("ref", flat=True))
        self._offer_pictures()

    def _offer_pictures(self) -> None:
        """Pictures are offered once there are words to find them by."""
        ids = dict.fromkeys([self.instance.picture, *suggest(self.instance.easy_words or self.instance.words)])
        shown = [found for id in ids if (found := picture(id))]
        if not shown:
            del self.fields["picture"]
            return
        labels = [
            (
                found.id,
                format_html('<img src="{}" alt="" width="72" height="72"> {}', static(found.static_path), found.alt),
            )
            for found in shown
        ]
        self.fields["picture"].widget.choices = labels

    def clean_picture(self) -> str:
        chosen = self.cleaned_data["picture"]
        if chosen and not picture(chosen):
            raise forms.ValidationError(_("Choose one of the pictures."))
        return chosen

    def chosen(self) -> list[Voice]:
        refs = self.cleaned_data.get("quotes", [])
        return list(self.instance.project.voices.heard().filter(ref__in=refs))

    def save(self, commit: bool = True) -> Claim:
        """The Easy Read picture is suggested from the words until a person chooses another."""
        claim = super().save(commit=False)
        if not claim.picture:
            claim.picture = next(iter(suggest(claim.easy_words or claim.words)), "")
        return claim
