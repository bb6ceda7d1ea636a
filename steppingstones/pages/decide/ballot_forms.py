"""Forms for preparing a vote, and for voting."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ...actions import ballots as actions
from ...methods.questionnaire import FACES
from ...models import Ballot, Member, Option, Vote
from ...queries.ballots import CONSENT_WORDS, options_in
from .forms import by_side, text

Way = Ballot.Way
NOT_SAID = ("", _("I would rather not say"))
NOT_AN_ANSWER = {"invalid_choice": _("Choose one of these.")}
WHY = {
    Way.CONSENT: _("If you have a worry, or cannot live with it: what would have to be different?"),
    Way.FACES: _("What makes an option good or bad for you?"),
    Way.RANKING: _("What is it about the one that comes first?"),
}


class BallotForm(forms.ModelForm):
    """How to decide, who is asked, and whether it is anonymous."""

    proposal = forms.ModelChoiceField(
        queryset=Option.objects.none(),
        to_field_name="ref",
        required=False,
        label=_("For consent: which option do people say yes or no to?"),
        error_messages={"invalid_choice": _("This option was removed. Choose again.")},
    )
    why = text(_("Why in this way?"), rows=2, most=2000, help_text=_("People who were not there may ask later."))
    is_anonymous = forms.TypedChoiceField(
        label=_("Does the group see who said what?"),
        help_text=_("You choose this now. When the vote is open it stays so for good."),
        choices=[
            ("", _("Yes, with names, once the vote is closed. Until then people can change what they said.")),
            (
                "1",
                _("No, it is anonymous. Nobody can find out later, not even from the data. A vote cannot be changed."),
            ),
        ],
        coerce=bool,
        empty_value=False,
        required=False,
        widget=forms.RadioSelect,
        error_messages=NOT_AN_ANSWER,
    )
    voters = forms.ModelMultipleChoiceField(
        queryset=Member.objects.none(),
        to_field_name="ref",
        label=_("Who is asked?"),
        help_text=_("Also people without an account. Somebody writes down what they say."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose who is asked to vote."),
            "invalid_choice": _("Somebody who was ticked is not in this group any more. Tick again."),
        },
    )

    class Meta:
        model = Ballot
        fields = ("way", "proposal", "is_anonymous", "voters", "why")
        widgets = {"way": forms.RadioSelect}
        error_messages = {"way": {"required": _("Choose how to decide."), "invalid_choice": _("Choose how to decide.")}}

    field_order = Meta.fields

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ballot = self.instance
        self.fields["way"].choices = Way.choices
        options = ballot.decision.options.all()
        self.fields["proposal"].queryset = options
        self.fields["proposal"].choices = [("", _("Choose an option")), *((each.ref, each.words) for each in options)]
        self.fields["proposal"].sometimes_needed = True
        self.fields["is_anonymous"].sometimes_needed = True
        members = ballot.project.members.present().order_by("name", "pk")
        self.fields["voters"].queryset = members
        self.fields["voters"].choices = by_side(members)
        self.initial["voters"] = list(members.filter(ballots__ballot=ballot)) if ballot.pk else list(members)
        self.initial["proposal"] = ballot.proposal.ref if ballot.proposal else ""
        self.initial["is_anonymous"] = "1" if ballot.is_anonymous else ""

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        if found.get("way") == Way.CONSENT and not found.get("proposal") and "proposal" not in self.errors:
            self.add_error("proposal", str(actions.NoProposal.words))
        return found


class VoteForm(forms.Form):
    """What one person says about each option. `said` is what they chose, by option."""

    def __init__(self, *args: Any, ballot: Ballot, there: Vote | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ballot = ballot
        self.voted_on = options_in(ballot)
        said = there.said if there else {}
        for option in self.voted_on:
            self.fields[f"on-{option.ref}"] = self.field_for(option, said.get(option.ref, ""))
        self.fields["why"] = text(_("Why?"), most=2000, help_text=WHY[Way(ballot.way)])
        self.initial["why"] = there.why if there else ""

    def field_for(self, option: Option, said: int | str) -> forms.Field:
        way = self.ballot.way
        if way == Way.CONSENT:
            choices = [(str(number), words) for number, words in CONSENT_WORDS.items()]
        elif way == Way.FACES:
            choices = [*((str(number), words) for number, words in enumerate(FACES, 1)), NOT_SAID]
        else:
            choices = [("", _("No place")), *((str(n), str(n)) for n in range(1, len(self.voted_on) + 1))]
        return forms.TypedChoiceField(
            label=_("Can you live with it?") if way == Way.CONSENT else option.words,
            choices=choices,
            coerce=int,
            empty_value=0,
            initial=str(said),
            required=way == Way.CONSENT,
            widget=forms.Select if way == Way.RANKING else forms.RadioSelect,
            error_messages={"required": _("Choose one of these."), **NOT_AN_ANSWER},
        )

    @property
    def on_options(self) -> list[tuple[Option, forms.BoundField]]:
        return [(option, self[f"on-{option.ref}"]) for option in self.voted_on]

    @property
    def said(self) -> dict[str, int]:
        return {option.ref: self.cleaned_data.get(f"on-{option.ref}", 0) for option in self.voted_on}

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        if self.errors:
            return found
        places = sorted(number for number in self.said.values() if number)
        if not places:
            raise forms.ValidationError(str(actions.SaidNothing.words))
        if self.ballot.way == Way.RANKING and places != list(range(1, len(places) + 1)):
            raise forms.ValidationError(str(actions.SamePlace.words))
        return found
