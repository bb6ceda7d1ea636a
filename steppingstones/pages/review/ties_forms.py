"""What people type and tick about ties."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ...models import Member, Tie, TiePerson, TieRound
from ...queries.relationships import taking_part
from ..typed import choice, one_line

Kind = TieRound.Kind
ASKS = {
    Kind.WORK: _("Who do you work with?"),
    Kind.LEARN: _("Who do you learn from?"),
    Kind.TRUST: _("Who do you trust?"),
}
ASKED_BEFORE = {
    Kind.WORK: _("Before this group began: who did you work with?"),
    Kind.LEARN: _("Before this group began: who did you learn from?"),
    Kind.TRUST: _("Before this group began: who did you trust?"),
}


class BeginTiesForm(forms.Form):
    name = one_line(
        _("Name"),
        help_text=_("Such as: How we know each other, spring."),
        missing=_("Write a name, such as: How we know each other, spring."),
        most=100,
    )
    kinds = forms.MultipleChoiceField(
        label=_("What do you ask?"),
        help_text=_("Choose together. Of trust, the group only ever sees sums between the sides."),
        choices=[(kind.value, words) for kind, words in ASKS.items()],
        initial=[Kind.WORK, Kind.LEARN],
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Tick at least one question."),
            "invalid_choice": _("Choose from these questions."),
        },
    )
    asks_before = forms.BooleanField(
        label=_("Also ask how it was before this group began"),
        help_text=_("Then you can see what changed from the first time on. People look back, and may not recall all."),
        required=False,
        initial=True,
    )


class PartForm(forms.Form):
    part = choice(_("Do you take part?"), TiePerson.Part.choices, missing=_("Choose one of these."))


class AnswerTiesForm(forms.Form):
    """One question for each kind of tie, now and before. Whoever helps sees an empty form."""

    def __init__(self, *args: Any, round: TieRound, about: Member, is_own: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        people = [person for person in taking_part(round) if person.member_id != about.pk]
        self.numbers = {person.member.ref: person.pk for person in people}
        named = self.named(round, about) if is_own else {}
        self.asked: dict[str, tuple[str, bool]] = {}
        for kind in round.kinds:
            for is_before in (False, True) if round.asks_before else (False,):
                name = f"{kind}_{'before' if is_before else 'now'}"
                self.asked[name] = (kind, is_before)
                self.fields[name] = forms.MultipleChoiceField(
                    label=(ASKED_BEFORE if is_before else ASKS)[Kind(kind)],
                    choices=[(person.member.ref, person.member.name) for person in people],
                    initial=named.get((kind, is_before), []),
                    required=False,
                    widget=forms.CheckboxSelectMultiple,
                    error_messages={
                        "invalid_choice": _("Somebody whom you ticked takes part no more. Look again, then send.")
                    },
                )
                self.fields[name].sometimes_needed = True

    @staticmethod
    def named(round: TieRound, about: Member) -> dict[tuple[str, bool], list[str]]:
        found: dict[tuple[str, bool], list[str]] = {}
        ties = Tie.objects.filter(teller__round=round, teller__member=about)
        for kind, is_before, ref in ties.values_list("kind", "is_before", "other__member__ref"):
            found.setdefault((kind, is_before), []).append(ref)
        return found

    @property
    def told(self) -> dict[tuple[str, bool], list[int]]:
        return {asked: [self.numbers[ref] for ref in self.cleaned_data[name]] for name, asked in self.asked.items()}
