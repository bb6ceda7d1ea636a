"""Forms of a meeting while it goes on."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ...actions.meeting_session import Noted
from ...models import AgendaItem, MeetingNote, Member, Project, Side, Wall
from .meeting_forms import text

MEMBER, ONLY_SIDE = "member-", "side-"


class NoteForm(forms.Form):
    """One note about one thing on the agenda: one idea in each."""

    item = forms.ChoiceField(
        label=_("About"),
        required=False,
        error_messages={"invalid_choice": _("This is not on the agenda any more. Choose something else.")},
    )
    words = text(_("Note"), missing=_("Write the note."), rows=3, hint=_("One idea in each note."))
    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=MeetingNote.Kind.choices,
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one of these.")},
    )
    who = forms.ChoiceField(
        label=_("Who said it, or will do it"),
        required=False,
        error_messages={"invalid_choice": _("Choose somebody from this list.")},
    )

    def __init__(self, *args: Any, people: Sequence[Member], items: Sequence[AgendaItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {MEMBER + member.ref: member for member in people}
        self.items = {item.ref: item for item in items}
        self.fields["item"].choices = [
            *((ref, item.words) for ref, item in self.items.items()),
            ("", _("Anything else")),
        ]
        there = [(value, member.name) for value, member in self.people.items()]
        sides = [(ONLY_SIDE + side.value, side.label) for side in Side]
        groups = [(_("Somebody in the group"), there)] if there else []
        self.fields["who"].choices = [("", _("Not said")), *groups, (_("Only their side"), sides)]

    def noted(self) -> Noted:
        given = self.cleaned_data
        who = given["who"]
        side = who.removeprefix(ONLY_SIDE) if who.startswith(ONLY_SIDE) else ""
        what = {"words": given["words"], "kind": given["kind"], "item": self.items.get(given["item"])}
        return Noted(**what, member=self.people.get(who), side=side)


def as_noted(row: MeetingNote) -> dict[str, Any]:
    who = MEMBER + row.member.ref if row.member else ONLY_SIDE + row.side if row.side else ""
    return {"words": row.words, "kind": row.kind, "who": who, "item": row.item.ref if row.item else ""}


class CameForm(forms.Form):
    """Somebody of the group came who was not invited."""

    member = forms.ModelChoiceField(
        label=_("Somebody else of the group is here"),
        queryset=Member.objects.none(),
        to_field_name="ref",
        empty_label=_("Choose"),
        error_messages={"required": _("Choose who is here."), "invalid_choice": _("Choose somebody from this list.")},
    )

    def __init__(self, *args: Any, queryset: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = queryset


class WallForm(forms.Form):
    wall = forms.ModelChoiceField(
        label=_("A wall that is there already"),
        queryset=Wall.objects.none(),
        to_field_name="ref",
        required=False,
        empty_label=_("No wall"),
        error_messages={"invalid_choice": _("This wall is not there any more. Choose another.")},
    )

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wall"].queryset = project.walls.standing().order_by("-day", "-pk")


class NewWallForm(forms.Form):
    question = text(
        _("What do you ask people?"), most=500, missing=_("Write what you ask people."), hint=_("One question.")
    )
