"""What people type about reviews."""

from collections import Counter
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ...actions.voices import Note
from ...models import Action, Member, Project, Side, Voice
from ..typed import Day, DayToCome, choice, long_text, one_line
from ..who_said import WhoSaidForm

MOST_ASKED = 1000


class BeginForm(forms.Form):
    """What this review is called, who is asked, and by when. `asked` is how many of each side."""

    name = one_line(
        _("Name of this review"),
        help_text=_("Such as: Spring 2026."),
        missing=_("Write a name for this review, such as: Spring 2026."),
        most=100,
    )
    due_on = Day(label=_("By when do people answer?"), is_past=False)

    def __init__(self, *args: Any, project: Project, **options: Any) -> None:
        super().__init__(*args, **options)
        here = Counter(project.members.present().values_list("side", flat=True))
        for side in Side:
            self.fields[f"asked_{side}"] = forms.IntegerField(
                label=_("How many people do you ask? %(side)s") % {"side": side.label},
                required=False,
                initial=here[side] or None,
                min_value=0,
                max_value=MOST_ASKED,
                error_messages={"invalid": _("Write a number, such as 5. Leave it empty if you ask none.")},
            )

    @property
    def asked(self) -> dict[str, int]:
        numbers = {side.value: self.cleaned_data.get(f"asked_{side}") for side in Side}
        return {side: number for side, number in numbers.items() if number}


class StatementForm(forms.Form):
    """A statement of the group's own."""

    words = one_line(
        _("What should people agree with, or not?"),
        help_text=_("Say it as if it were so, such as: We eat together."),
        missing=_("Write a statement, such as: We eat together."),
        most=1000,
    )
    easy_words = one_line(_("The same in easy words"), most=1000)


class TalkForm(forms.Form):
    said = long_text(
        _("What did you say about it?"),
        help_text=_("What does each side see that the other does not? You need not agree."),
        rows=5,
    )


class ToDoForm(forms.ModelForm):
    """What to do about a statement, who looks after it, and by when."""

    words = forms.CharField(
        label=_("What will you do about it?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One thing, such as: Send the papers a week before."),
        error_messages={"required": _("Write what you will do.")},
    )
    member = forms.ModelChoiceField(
        queryset=Member.objects.none(),
        to_field_name="ref",
        required=False,
        empty_label=_("Nobody yet"),
        label=_("Who looks after it?"),
        error_messages={"invalid_choice": _("This person is not in the group any more. Choose somebody else.")},
    )
    due_on = DayToCome(label=_("By when?"))

    class Meta:
        model = Action
        fields = ("words", "member", "due_on")

    def __init__(self, *args: Any, project: Project, **options: Any) -> None:
        super().__init__(*args, auto_id="do_%s", **options)  # it stands on one page with the talk
        self.fields["member"].queryset = project.members.present().order_by("name", "pk")


class HelpedForm(forms.Form):
    helped = choice(_("Did it help?"), Action.Helped.choices, missing=_("Choose one of these."))
    words = long_text(_("What came of it?"))


class SaidForm(WhoSaidForm):
    """What somebody said about a statement, as it is written down in the logbook."""

    field_order = ("words", "about", "member", "name", "side", "uses")

    words = long_text(
        _("What was said"),
        help_text=_("In their own words, as well as you can."),
        missing=_("Write what was said."),
        rows=4,
    )
    about = forms.ChoiceField(
        label=_("Which statement is it about?"),
        required=False,
        error_messages={"invalid_choice": _("Choose one of these statements.")},
    )

    def __init__(self, *args: Any, about: list[tuple[str, str]], first: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["about"].choices = [("", _("About all of it")), *about]
        self.initial["about"] = first
        self.subjects = dict(about)

    def note(self) -> Note:
        given = self.cleaned_data
        subject = self.subjects.get(given["about"], "")[:300]
        what = {"words": given["words"].replace("\r\n", "\n"), "subject": subject, "channel": Voice.Channel.MEETING}
        return Note(**what, said_on=timezone.localdate(), **self.who(), uses=self.agreed())
