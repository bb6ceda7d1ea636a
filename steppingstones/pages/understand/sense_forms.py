"""Forms for making sense together."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ...actions.sense import Facts
from ...models import Member, Project, SenseCard, SenseSession, Side
from ...queries.sense import Board

MOST_PEOPLE = 1000
HOW_MANY = {
    Side.LIVED_EXPERIENCE: _("Others with lived experience"),
    Side.CARER: _("Other carers"),
    Side.PROFESSIONAL: _("Other professionals"),
    Side.COMMUNITY: _("Others from the community"),
    Side.COMMISSIONER: _("Other commissioners"),
}


class SessionForm(forms.Form):
    """A session: what people want to understand, when, and who is there."""

    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        help_text=_("Such as: What the garden days mean to us."),
        error_messages={"required": _("Write a title.")},
    )
    question = forms.CharField(
        label=_("What do you want to understand?"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One question, such as: What makes people come back?"),
    )
    held_on = forms.DateField(
        label=_("Day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Choose the day."), "invalid": _("Write the day like this: 2026-03-04.")},
    )
    people = forms.ModelMultipleChoiceField(
        label=_("Who is there from the group?"),
        queryset=Member.objects.none(),
        to_field_name="ref",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("They can sign afterwards that this is what they meant."),
        error_messages={"invalid_choice": _("Somebody you ticked is not in the group any more. Look again.")},
    )

    def __init__(self, *args: Any, project: Project, begun: SenseSession | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        there = project.members.filter(sense_sessions__session=begun) if begun else Member.objects.none()
        people = project.members.present().values("pk").union(there.values("pk"))
        self.fields["people"].queryset = project.members.filter(pk__in=people).order_by("name", "pk")
        self.fields["held_on"].initial = timezone.localdate
        for side, label in HOW_MANY.items():
            self.fields[f"others_{side.value}"] = how_many(label)

    def facts(self) -> Facts:
        given = self.cleaned_data
        others = {side.value: given[f"others_{side.value}"] or 0 for side in HOW_MANY}
        return Facts(**{name: given[name] for name in ("title", "question", "held_on", "people")}, others=others)

    def clean_held_on(self) -> date:
        day = self.cleaned_data["held_on"]
        if day.year < 1900 or day.year > timezone.localdate().year + 5:
            raise forms.ValidationError(_("Look at the year again."))
        return day


def how_many(label: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=MOST_PEOPLE,
        error_messages={
            "min_value": _("Write 0 or more."),
            "max_value": _("Write at most 1000."),
            "invalid": _("Write a number, such as 3."),
        },
    )


def as_typed(session: SenseSession) -> dict[str, Any]:
    """What is there now, for the form of the same session."""
    others = {f"others_{side}": number for side, number in session.others.values_list("side", "number")}
    people = Member.objects.filter(sense_sessions__session=session)
    return {
        "title": session.title,
        "question": session.question,
        "held_on": session.held_on,
        "people": list(people),
        **others,
    }


class PileForm(forms.Form):
    """A pile: what the cards have in common, what it means, and the numbers of the cards."""

    title = forms.CharField(
        label=_("What do these cards have in common?"),
        max_length=200,
        help_text=_("A few words, in the words of the people there."),
        error_messages={"required": _("Write what they have in common.")},
    )
    means = forms.CharField(
        label=_("What does it mean?"),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What do people want others to understand? You can write this later."),
    )
    numbers = forms.CharField(
        label=_("Numbers of the cards in this pile"),
        max_length=1000,
        required=False,
        help_text=_("Such as: 1, 4, 7-9. This is quick when you sorted printed cards."),
    )

    def __init__(self, *args: Any, session: SenseSession, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.session = session

    def clean_numbers(self) -> list[SenseCard]:
        wanted = numbers_in(self.cleaned_data["numbers"])
        found = list(self.session.cards.filter(order__in=wanted))
        if missing := sorted(wanted - {card.order for card in found}):
            words = ", ".join(map(str, missing[:10]))
            raise forms.ValidationError(_("There is no card with the number %(numbers)s."), params={"numbers": words})
        return found


def numbers_in(text: str) -> set[int]:
    """ "1, 4, 7-9" as numbers. Anything else is told where it stands."""
    found: set[int] = set()
    for part in re.split(r"[,;\s]+", re.sub(r"\s*[-–]\s*", "-", text.strip())):
        if not part:
            continue
        if not (match := re.fullmatch(r"([0-9]{1,4})(?:-([0-9]{1,4}))?", part)):
            raise forms.ValidationError(_("“%(part)s” is no number. Write: 1, 4, 7-9."), params={"part": part[:40]})
        first, last = int(match[1]), int(match[2] or match[1])
        if last < first:
            first, last = last, first
        found.update(range(first, last + 1))
    return found


def in_numbers(cards: Iterable[Any]) -> str:
    return ", ".join(str(card.number) for card in cards)


class MostForm(forms.Form):
    """The change that matters most, and why this one."""

    card = forms.ChoiceField(
        label=_("Which of these matters most?"),
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("This card is not in the session any more. Choose again.")},
    )
    why = forms.CharField(
        label=_("Why this one?"),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What made you choose it over the others? Talk first, then write."),
    )

    def __init__(self, *args: Any, board: Board, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why"].sometimes_needed = True  # its own words say so when a card is chosen
        cards = [*(card for pile in board.piles for card in pile.cards), *board.loose]
        named = [(card.ref, f"{card.number}. {card.words}") for card in cards]
        self.fields["card"].choices = [*named, ("", _("None yet"))]

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        if found.get("card") and not found.get("why") and "why" not in self.errors:
            self.add_error("why", _("Write why this one. The reason is what others learn from."))
        return found
