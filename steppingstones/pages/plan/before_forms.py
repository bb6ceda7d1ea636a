"""What people type about the plan before, and about what became of it."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ...models import Decision, Member, PlanBefore, PlanOutcome, Project, Side

LONGEST_ITEM = 1000
LONGEST_WORDS = 5000
# Those who would have planned alone come first.
WRITERS_FIRST = [Side.PROFESSIONAL, Side.COMMISSIONER, Side.COMMUNITY, Side.CARER, Side.LIVED_EXPERIENCE]


class Words(forms.CharField):
    """Some sentences."""

    def __init__(self, *, missing: str = "", rows: int = 3, most: int = LONGEST_WORDS, **options: Any) -> None:
        super().__init__(
            required=bool(missing),
            max_length=most,
            widget=forms.Textarea(attrs={"rows": rows}),
            error_messages={"required": missing},
            **options,
        )


class PlanForm(forms.Form):
    """What a plan is called, and who writes it."""

    title = forms.CharField(
        label=_("What would this be a plan for?"),
        max_length=200,
        help_text=_("Such as: A new day centre, as the council would have built it."),
        error_messages={"required": _("Write what it would be a plan for.")},
    )
    writers = forms.ModelMultipleChoiceField(
        queryset=Member.objects.none(),
        to_field_name="ref",
        required=False,
        label=_("Who writes it?"),
        help_text=_("Tick those who would have made the plan. You can do this later, too."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Somebody who was ticked is not in this group any more. Tick again.")},
    )

    def __init__(self, *args: Any, project: Project, plan: PlanBefore, **options: Any) -> None:
        super().__init__(*args, **options)
        here = Q(left_at=None) | (Q(plans_before=plan) if plan.pk else Q())
        members = project.members.filter(here).distinct().order_by("name", "pk")
        self.fields["writers"].queryset = members
        self.fields["writers"].choices = by_side(members)
        if plan.pk:
            self.initial |= {"title": plan.title, "writers": list(plan.written_by.all())}


def by_side(members: Any) -> list[tuple[str, list[tuple[str, str]]]]:
    sides: dict[str, list[tuple[str, str]]] = {}
    for member in members:
        sides.setdefault(member.side, []).append((member.ref, member.name))
    return [(str(side.label), sides[side]) for side in WRITERS_FIRST if side in sides]


class ItemsForm(forms.Form):
    """Things that would be done, one on each line."""

    lines = Words(
        label=_("What would you do?"),
        missing=_("Write at least one thing that you would do."),
        rows=5,
        most=100 * LONGEST_ITEM,
        help_text=_("Write each thing on a line of its own. Do not name people who use the service."),
    )

    def clean_lines(self) -> list[str]:
        lines = [each.strip() for each in self.cleaned_data["lines"].split("\n")]
        lines = [each for each in lines if each]
        for each in lines:
            if len(each) > LONGEST_ITEM:
                raise forms.ValidationError(
                    _("One thing may have at most %(most)d letters. This one has %(n)d: “%(start)s…”"),
                    params={"most": LONGEST_ITEM, "n": len(each), "start": each[:40]},
                )
        return lines


class ItemForm(forms.Form):
    words = Words(
        label=_("What would you do?"), missing=_("Write what you would do, or take it out."), most=LONGEST_ITEM
    )


class NoteForm(forms.Form):
    words = Words(
        label=_("Your note"),
        missing=_("Write your note."),
        help_text=_("It stands beside the plan, with your name and the day. The plan itself stays as it is."),
    )


class MarkForm(forms.Form):
    """What became of one thing that was planned."""

    fate = forms.ChoiceField(
        label=_("What became of it?"),
        choices=[
            (PlanOutcome.Fate.KEPT, _("Kept: it was done as planned")),
            (PlanOutcome.Fate.CHANGED, _("Changed: it was done differently")),
            (PlanOutcome.Fate.DROPPED, _("Dropped: it was not done")),
        ],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what became of it."),
            "invalid_choice": _("Choose kept, changed or dropped."),
        },
    )
    words = Words(
        label=_("What happened instead?"),
        help_text=_("If it was changed: what was done? If it was dropped: why, or what was done in its place?"),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["words"].sometimes_needed = True  # its help says when

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("fate") == PlanOutcome.Fate.CHANGED and not said.get("words") and "words" not in self.errors:
            self.add_error("words", _("Write what was done instead."))
        return said


class NewForm(forms.Form):
    words = Words(
        label=_("What new thing came?"),
        missing=_("Write what came that was not in the plan."),
        help_text=_("Something that was done, and that nobody had planned."),
    )


class TickDecisions(forms.Form):
    """Decisions that are behind it, ticked on one page of a list."""

    decision = forms.ModelMultipleChoiceField(
        queryset=Decision.objects.none(),
        to_field_name="ref",
        label=_("Decisions"),
        help_text=_("Your ticks count for this page. Send them before you go to the next page."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Tick at least one decision, or go on without."),
            "invalid_choice": _("One of these decisions is not there any more. Look at your ticks again."),
        },
    )

    def __init__(self, *args: Any, project: Project, shown: list[Decision], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["decision"].queryset = project.decisions.standing()
        self.fields["decision"].choices = [(row.ref, row.question) for row in shown]


class ShownInForm(forms.Form):
    shown_in = forms.ChoiceField(
        label=_("Which reports tell this?"),
        choices=PlanBefore.ShownIn.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose which reports."), "invalid_choice": _("Choose one of these.")},
    )
