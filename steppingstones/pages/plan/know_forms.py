"""What people type about how they will know, what must hold, and who shaped a stone."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ...methods.pathway import Way
from ...methods.pathway_know import Sure, has_numbers, number_of
from ...models import Project
from ...queries.pathway_know import sure_name, sure_words
from ...queries.people_words import side_name

WORDS, LONG, NUMBER = 300, 1000, 60
ASKS = {
    Way.COUNT: (_("What do you count?"), _("Such as: people who come each week.")),
    Way.STORY: (_("Which story would tell you?"), _("Such as: somebody says how their day has changed.")),
    Way.DATE: (_("What is there by then?"), _("Such as: the doors are open.")),
}


def text(label: str, *, most: int, missing: str = "", help_text: str = "", rows: int = 2) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=bool(missing),
        max_length=most,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}) if rows > 1 else forms.TextInput(),
        error_messages={"required": missing},
    )


def check_number(value: str) -> None:
    if number_of(value) is None:
        raise ValidationError(_("Write a number, such as 12 or 4.5. Words go into the box “Of what”."), code="number")


def number(label: str, help_text: str = "") -> forms.CharField:
    field = text(label, most=NUMBER, help_text=help_text, rows=1)
    field.validators.append(check_number)
    return field


class IndicatorForm(forms.Form):
    """One way to know. What is asked depends on the way: a story has no numbers, a day has to be named."""

    def __init__(self, *args: Any, way: Way, project: Project, **options: Any) -> None:
        super().__init__(*args, **options)
        self.way = way
        if way == Way.QUESTION:
            self.fields["question"] = question_field(project)
        else:
            label, help_text = ASKS[way]
            self.fields["words"] = text(label, most=WORDS, help_text=help_text, missing=_("Write what you look at."))
        if has_numbers(way):
            self.fields["baseline"] = number(_("Where you start"), _("A number, if you know it."))
            self.fields["target"] = number(_("Where you want to be"), _("A number, if one makes sense."))
            self.fields["unit"] = text(
                _("Of what"), most=NUMBER, help_text=_("Such as: people, or visits a week."), rows=1
            )
        self.fields["due"] = day(is_needed=way == Way.DATE)

    def said(self) -> dict[str, str]:
        """What the action wants."""
        data = {name: value for name, value in self.cleaned_data.items() if value}
        if self.way == Way.QUESTION:
            data["words"] = dict(self.questions())[data["question"]]
        if data.get("due"):
            data["due"] = data["due"].isoformat()
        return data

    @property
    def lacks_questions(self) -> bool:
        return self.way == Way.QUESTION and not self.questions()

    def questions(self) -> list[tuple[str, str]]:
        return [each for _group, questions in self.fields["question"].choices[1:] for each in questions]


def question_field(project: Project) -> forms.ChoiceField:
    """Not those of reviews: what was ticked there is told by the review alone."""
    groups: dict[str, list[tuple[str, str]]] = {}
    rows = (
        project.questions.filter(questionnaire__removed_at=None, questionnaire__instrument="")
        .order_by("-questionnaire", "order", "id")
        .values_list("pk", "words", "questionnaire__title")
    )
    for pk, words, title in rows:
        groups.setdefault(title, []).append((str(pk), words))
    return forms.ChoiceField(
        label=_("Which question?"),
        choices=[("", _("Choose a question")), *groups.items()],
        help_text=_("The questions are those of your questionnaires. What people answer is shown beside it."),
        error_messages={
            "required": _("Choose a question."),
            "invalid_choice": _("This question is not there any more. Choose another."),
        },
    )


def day(*, is_needed: bool) -> forms.DateField:
    return forms.DateField(
        label=_("By when"),
        required=is_needed,
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={
            "required": _("Choose the day."),
            "invalid": _("Write the date as day, month and year, such as 4/3/2026."),
        },
    )


class AssumptionForm(forms.Form):
    """What must hold so that one stone leads to the next."""

    assumption = text(
        _("What must hold, so that one leads to the other?"),
        most=LONG,
        rows=3,
        help_text=_("Such as: there is a bus that people can use."),
    )
    because = text(_("Why do you think so?"), most=LONG, rows=3, help_text=_("What you have seen, heard or read."))
    sure = forms.ChoiceField(
        label=_("How sure are you?"),
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Choose one of these.")},
    )

    def __init__(self, *args: Any, percent: int | None, **options: Any) -> None:
        super().__init__(*args, **options)
        words = [(str(sure.value), sure_name(sure)) for sure in Sure]
        if percent is not None and percent not in set(Sure):  # brought in from elsewhere: kept unless people choose
            words.append((str(percent), sure_words(percent)))
        self.fields["sure"].choices = [("", _("We have not talked about it")), *words]

    def said(self) -> dict[str, Any]:
        sure = self.cleaned_data["sure"]
        return {**self.cleaned_data, "sure": int(sure) if sure else None}


class ShapedForm(forms.Form):
    """The members who helped to find or word a stone."""

    members = forms.MultipleChoiceField(
        label=_("Who shaped it?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Whoever helped to find it or to word it, whoever typed it."),
        error_messages={"invalid_choice": _("One of these people is not in the group any more. Choose again.")},
    )

    def __init__(self, *args: Any, project: Project, ticked: list[str], **options: Any) -> None:
        super().__init__(*args, **options)
        # Somebody who has left still shaped what they shaped.
        self.people = {
            member.ref: member
            for member in project.members.order_by("name", "pk")
            if member.left_at is None or member.ref in ticked
        }
        names = [(ref, f"{member.name} ({str(side_name(member.side)).lower()})") for ref, member in self.people.items()]
        self.fields["members"].choices = names
        self.initial["members"] = ticked

    def chosen(self) -> list:
        return [self.people[ref] for ref in self.cleaned_data["members"]]
