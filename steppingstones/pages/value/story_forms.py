"""What people type into the story of an outcome."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ...models import ContributionStory, OtherExplanation, Stone, StoryPiece
from ...queries.stories import record, records_to_choose
from ..typed import choice, long_text, one_line

SHORT = 2_000  # letters: a page holds many of these


def short_text(label: Any, *, help_text: Any = "", missing: Any = "", rows: int = 2) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=bool(missing),
        max_length=SHORT,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": missing},
    )


class StoryForm(forms.ModelForm):
    """The question and the story. What speaks for it has places of its own."""

    question = one_line(
        _("What do you want to know?"),
        help_text=_("One question about cause, such as: Did doing it together help people to come?"),
        missing=_("Write the question."),
    )
    words = long_text(
        _("How did doing it together lead to this?"),
        help_text=_("Tell it as you would tell a neighbour: first this, then that, and so this. It can wait."),
        rows=6,
    )
    risks = long_text(
        _("What could have gone wrong on the way, and did it?"),
        help_text=_("For example: nobody hears of it, the bus does not go, the money ends."),
    )

    class Meta:
        model = ContributionStory
        fields = ("question", "words", "risks")


class OtherForm(forms.ModelForm):
    """Another explanation, and what came of looking into it."""

    words = short_text(
        _("What else could be why this came about?"),
        help_text=_("Somebody else did something, the law changed, it would have come anyway …"),
        missing=_("Write what else could explain it."),
    )
    verdict = choice(
        _("Have you looked into it?"), OtherExplanation.Verdict.choices, missing=_("Choose how far you are.")
    )
    why = short_text(
        _("How do you know?"),
        help_text=_("What you looked at, and what it showed. Leave it empty if you have not looked yet."),
    )

    class Meta:
        model = OtherExplanation
        fields = ("words", "verdict", "why")

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        if told.get("verdict") not in (None, OtherExplanation.Verdict.OPEN) and not told.get("why"):
            self.add_error("why", _("Write how you know. Without that, choose “Not looked into yet”."))
        return told


class OwnPieceForm(forms.ModelForm):
    """Something that speaks for or against, in own words, with where it comes from."""

    stance = choice(_("Does it speak for it, or against it?"), StoryPiece.Stance.choices, missing=_("Choose one."))
    words = short_text(_("What does it say?"), missing=_("Write what it says."))
    source = one_line(
        _("Who says so, or where does it stand?"),
        help_text=_("Such as: the timetable of the bus, or the school's letter of May. Name no person without asking."),
        missing=_("Write where it comes from."),
    )
    is_apart = forms.BooleanField(
        label=_("It comes from somebody apart from the group"),
        help_text=_("Somebody who gains nothing by it. What members think of their own part is a voice, not this."),
        required=False,
    )

    class Meta:
        model = StoryPiece
        fields = ("stance", "words", "source", "is_apart")


class PieceForm(OwnPieceForm):
    """The same; or instead one of the group's records."""

    record = forms.ChoiceField(
        label=_("Is it one of your records?"),
        required=False,
        error_messages={"invalid_choice": _("This one is not there any more. Choose another one.")},
    )

    field_order = ("stance", "record", "words", "source", "is_apart")

    def __init__(self, *args: Any, stone: Stone, **options: Any) -> None:
        super().__init__(*args, **options)
        self.stone = stone
        self.fields["record"].choices = [("", _("No: I write it down below")), *records_to_choose(stone)]
        for name in ("words", "source"):
            self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        chosen = told.get("record") and record(self.stone.project, told["record"])
        if told.get("record") and chosen is None:
            self.add_error("record", self.fields["record"].error_messages["invalid_choice"])
        elif chosen and any(told.get(name) for name in ("words", "source", "is_apart")):
            self.add_error("record", _("Choose a record, or write it down below. Not both."))
        elif not chosen:
            for name in ("words", "source"):
                if not told.get(name) and name not in self.errors:
                    self.add_error(name, OwnPieceForm.base_fields[name].error_messages["required"])
        told["chosen"] = chosen
        return told

    def _post_clean(self) -> None:
        """The record first: Django then checks the row as it will be kept."""
        if chosen := self.cleaned_data.get("chosen"):
            setattr(self.instance, chosen._meta.model_name, chosen)
        super()._post_clean()
