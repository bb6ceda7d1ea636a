"""Forms for planning meetings."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ...actions.meetings import Looked
from ...models import AccessCheck, Invited, Meeting, Member, Project, Side
from ...queries.meeting_words import PAPERS_TO_TICK
from ...queries.meetings import CheckLine

LONG = 10_000
TIMES = ["%H:%M", "%H.%M", "%H:%M:%S", "%I:%M %p", "%I %p", "%H"]
DAYS = ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y"]


class WordsField(forms.CharField):
    """Browsers end a line with two signs; what is kept, and compared, ends it with one."""

    def to_python(self, value: Any) -> str:
        return super().to_python(value).replace("\r\n", "\n")


def text(label: Any, *, missing: Any = "", most: int = LONG, rows: int = 0, hint: Any = "") -> forms.CharField:
    """A field for words. `missing` is the sentence for when it is empty; without one it can be left out."""
    return WordsField(
        label=label,
        help_text=hint,
        required=bool(missing),
        max_length=most,
        widget=forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput(),
        error_messages={"required": missing},
    )


def clock(label: Any, wrong: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        input_formats=TIMES,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={"required": wrong, "invalid": wrong},
    )


class MeetingForm(forms.ModelForm):
    """What a meeting is for, when and where, and what makes it possible for everyone to come."""

    title = text(_("Title"), most=200, missing=_("Write a title."), hint=_("Such as: Planning the summer."))
    purpose = text(_("What is it for?"), rows=3, hint=_("What should be different afterwards?"))
    day = forms.DateField(
        label=_("Day"),
        input_formats=DAYS,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": _("Choose the day."), "invalid": _("Write the day like this: 2026-03-04.")},
    )
    begins = clock(_("From"), _("Write when it begins, like this: 14:30."))
    ends = clock(_("Until"), _("Write when it ends, like this: 16:00."))
    place = text(_("Place"), most=300)
    online = text(_("How to join from home"), most=500, hint=_("An address or a phone number."))
    travel = text(_("How to get there, and who pays"), rows=3)
    access = text(
        _("About the place"), rows=3, hint=_("Doors and steps, toilets, parking, a quiet room, light and noise.")
    )
    breaks = text(_("Breaks"), rows=2, hint=_("Such as: a break of 15 minutes after each hour."))
    interpreter = text(_("Interpreters"), most=300)
    formats = forms.MultipleChoiceField(
        label=_("Papers are offered as"),
        choices=PAPERS_TO_TICK,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Choose from this list.")},
    )
    facilitator_outside = text(
        _("Or somebody independent who leads it"), most=200, hint=_("Somebody of no side. It helps when it gets tense.")
    )
    only_side = forms.ChoiceField(
        label=_("Who is it for?"),
        choices=[("", _("Everyone")), *((side.value, side.label) for side in Side)],
        required=False,
        widget=forms.RadioSelect,
        help_text=_("A meeting of all sides is better. Choose one side only with a good reason."),
        error_messages={"invalid_choice": _("Choose from this list.")},
    )
    only_why = text(_("Why only for one side?"), rows=2)

    class Meta:
        model = Meeting
        fields = (
            "title",
            "purpose",
            "place",
            "online",
            "travel",
            "access",
            "breaks",
            "interpreter",
            "formats",
            "facilitator",
            "facilitator_outside",
            "only_side",
            "only_why",
        )
        labels = {"facilitator": _("Who leads it?")}
        error_messages = {"facilitator": {"invalid_choice": _("Choose somebody who is in the group now.")}}

    PARTS = (
        ("", ("title", "purpose", "day", "begins", "ends")),
        (_("Where, and how people get there"), ("place", "online", "travel")),
        (_("So that everyone can take part"), ("access", "breaks", "interpreter", "formats")),
        (_("Who leads it, and who it is for"), ("facilitator", "facilitator_outside", "only_side", "only_why")),
    )
    field_order = ("title", "purpose", "day", "begins", "ends", *Meta.fields[2:])

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        leader = self.instance.facilitator_id
        people = project.members.present() | project.members.filter(pk=leader)
        self.fields["facilitator"].queryset = people.order_by("name", "pk")
        self.fields["facilitator"].to_field_name = "ref"
        self.fields["facilitator"].empty_label = _("Not decided yet")
        self.initial["facilitator"] = self.instance.facilitator.ref if leader else ""
        self.fields["only_why"].sometimes_needed = True
        if self.instance.pk:
            starts, ends = map(timezone.localtime, (self.instance.starts_at, self.instance.ends_at))
            self.initial |= {"day": starts.date(), "begins": starts.time(), "ends": ends.time()}

    def parts(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The fields for the page, under a few headings."""
        return [(heading, [self[name] for name in names]) for heading, names in self.PARTS]

    def clean_day(self) -> date:
        day = self.cleaned_data["day"]
        if not 2000 <= day.year <= 2100:
            raise forms.ValidationError(_("Look at the year again."))
        return day

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        if found.get("only_side") and not found.get("only_why") and "only_why" not in self.errors:
            self.add_error("only_why", _("Write why it is only for one side. The other sides will want to know."))
        if all(found.get(name) is not None for name in ("day", "begins", "ends")):
            self.instance.starts_at = at(found["day"], found["begins"])
            self.instance.ends_at = at(found["day"], found["ends"])
            if self.instance.ends_at <= self.instance.starts_at:
                self.add_error("ends", _("This is before it starts. Look at both times again."))
        return found


def at(day: date, hour: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour))


class CallOffForm(forms.Form):
    why = text(
        _("Why is it called off?"), rows=3, missing=_("Write why. Everybody who is invited reads it."), most=2000
    )


# --- Agenda, invitations, needs ---------------------------------------------------------------------------


class AgendaForm(forms.Form):
    words = text(_("What do you want to talk about?"), most=300, missing=_("Write what you want to talk about."))
    minutes = forms.IntegerField(
        label=_("How many minutes?"),
        required=False,
        min_value=1,
        max_value=600,
        error_messages={
            "invalid": _("Write a number, such as 15."),
            "min_value": _("Write 1 or more."),
            "max_value": _("Write at most 600."),
        },
    )


class InviteForm(forms.Form):
    """Those who are asked to come. At first everybody is ticked whom the meeting is for."""

    members = forms.ModelMultipleChoiceField(
        label=_("Who is invited?"),
        queryset=Member.objects.none(),
        to_field_name="ref",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Somebody you ticked is not in the group any more. Look again.")},
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = meeting.project.members.present().order_by("name", "pk")
        field = self.fields["members"]
        field.queryset = people
        rows = list(people)
        field.choices = [
            (str(side.label), mine)
            for side in Side
            if (mine := [(row.ref, row.name) for row in rows if row.side == side])
        ]
        asked = set(meeting.invited.values_list("member_id", flat=True))
        for_all = [row for row in rows if meeting.only_side in ("", row.side)]
        self.initial["members"] = [row.ref for row in rows if row.pk in asked] or [row.ref for row in for_all]


class AnswerForm(forms.Form):
    answer = forms.ChoiceField(
        label=_("Are you coming?"),
        choices=Invited.Answer.choices[1:],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one of these.")},
    )
    needs = text(
        _("What do you need this time?"),
        rows=3,
        hint=_("Beside what is written down about you already. Only you and facilitators read this."),
    )


class ChecklistForm(forms.Form):
    """Each line of the checklist with how it is, and room for one more in the group's own words."""

    more = text(_("Something else that is needed"), most=300, hint=_("It becomes a line of its own."))

    def __init__(self, *args: Any, lines: Sequence[CheckLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = {line.key or f"own-{place}": line for place, line in enumerate(lines)}
        for name, line in self.lines.items():
            self.fields[f"state_{name}"] = forms.ChoiceField(
                label=_("How is it?"),
                choices=AccessCheck.State.choices,
                required=False,
                initial=line.state,
                widget=forms.RadioSelect,
                error_messages={"invalid_choice": _("Choose one of these.")},
            )
            self.fields[f"state_{name}"].sometimes_needed = True
            self.fields[f"note_{name}"] = text(_("Note"), most=2000)
            self.fields[f"note_{name}"].initial = line.note
            if not line.key:
                self.fields[f"strike_{name}"] = forms.BooleanField(label=_("Strike this line off"), required=False)
        self.order_fields([*(name for name in self.fields if name != "more"), "more"])

    def shown(self) -> list[dict[str, Any]]:
        """The lines with their fields, for the page."""
        whats = ("state", "note", "strike")
        return [
            {"line": line, "fields": [self[field] for what in whats if (field := f"{what}_{name}") in self.fields]}
            for name, line in self.lines.items()
        ]

    def looked(self) -> tuple[dict[str, Looked], dict[str, Looked]]:
        """What was found about each line: by key, and by the group's own words."""
        given = self.cleaned_data
        by_key, own = {}, {}
        for name, line in self.lines.items():
            looked = Looked(state=given[f"state_{name}"], note=given[f"note_{name}"])
            if line.key:
                by_key[line.key] = looked
            elif not given[f"strike_{name}"]:
                own[line.words] = looked
        if given["more"]:
            own.setdefault(given["more"], Looked(state=""))
        return by_key, own
