"""The stone of the pathway that something is about, if any: the same question in several forms."""

from django import forms

from ...models import Project
from ...queries.evidence import stones_by_place


def choose_stone(form: forms.ModelForm, project: Project) -> None:
    """The stones of this pathway; no such question where there are none."""
    stones = project.stones.standing().in_order()
    field = form.fields["stone"]
    field.queryset = stones
    places = [(place, [(stone.ref, stone.words) for stone in found]) for place, found in stones_by_place(stones)]
    field.choices = [("", field.empty_label), *places]
    if not places:
        del form.fields["stone"]
    elif form.instance.pk:
        form.initial["stone"] = form.instance.stone if form.instance.stone in stones else None
