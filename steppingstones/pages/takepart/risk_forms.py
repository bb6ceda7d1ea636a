"""What people type about risks."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ...models import Member, Project, Risk, RiskReview, Side
from ...queries.risks import BAD, LIKELY
from ..typed import Day, long_text, one_line

GONE = _("Somebody who was chosen is not in this group any more. Choose again.")


class RiskForm(forms.ModelForm):
    """What could go wrong, beside it what could go wrong alone, and who carries it."""

    words = long_text(
        _("What could go wrong?"),
        help_text=_("Such as: The money ends in March."),
        missing=_("Write what could go wrong."),
    )
    without = long_text(
        _("What could go wrong if you do not do it together?"),
        help_text=_(
            "Doing it alone has risks, too. Who would not come? What would nobody notice? "
            "Such as: We build something that people do not need."
        ),
        missing=_("Write what could go wrong if you do not do it together. Doing it alone has risks, too."),
    )
    doing = long_text(_("What do you do about it?"))
    carried_by = forms.ModelChoiceField(
        queryset=Member.objects.none(),
        to_field_name="ref",
        required=False,
        label=_("Who carries it?"),
        empty_label=_("Nobody in the group, or not decided yet"),
        error_messages={"invalid_choice": GONE},
    )
    carried_outside = one_line(_("Who outside the group carries it?"), help_text=_("Such as: The landlord."), most=200)
    review_on = Day(label=_("When will you look at it again?"), is_past=False)
    written_by = forms.ModelMultipleChoiceField(
        queryset=Member.objects.none(),
        to_field_name="ref",
        required=False,
        label=_("Who wrote this?"),
        help_text=_("A risk is best written by more than one side."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": GONE},
    )

    class Meta:
        model = Risk
        fields = ("words", "without", "doing", "carried_by", "carried_outside", "review_on", "written_by")

    field_order = Meta.fields

    def __init__(self, *args: Any, project: Project, **options: Any) -> None:
        super().__init__(*args, **options)
        risk = self.instance
        here = Q(left_at=None)
        if risk.pk:
            here |= Q(risks_written=risk) | Q(risks_carried=risk)
        members = project.members.filter(here).distinct().order_by("name", "pk")
        sides: dict[str, list[tuple[str, str]]] = {}
        for member in members:
            sides.setdefault(member.side, []).append((member.ref, member.name))
        grouped = [(side.label, sides[side]) for side in Side if side in sides]
        for name in ("carried_by", "written_by"):
            self.fields[name].queryset = members
        self.fields["written_by"].choices = grouped
        self.fields["carried_by"].choices = [("", self.fields["carried_by"].empty_label), *grouped]
        if risk.pk:
            self.initial |= {"carried_by": risk.carried_by, "written_by": list(risk.written_by.all())}


def step(label: Any, words: dict, *, missing: Any = "") -> forms.TypedChoiceField:
    choices = list(words.items())
    return forms.TypedChoiceField(
        label=label,
        choices=choices if missing else [*choices, ("", _("I would rather not say"))],
        coerce=int,
        empty_value=None,
        required=bool(missing),
        widget=forms.RadioSelect,
        error_messages={"required": missing, "invalid_choice": _("Choose one of these.")},
    )


class ViewForm(forms.Form):
    """How a member sees a risk, with co-production and without."""

    likely = step(_("How likely is it, as you see it?"), LIKELY, missing=_("Choose how likely it is."))
    bad = step(_("How bad would it be?"), BAD, missing=_("Choose how bad it would be."))
    likely_without = step(_("If you do not do it together: how likely is it that something goes wrong?"), LIKELY)
    bad_without = step(_("If you do not do it together: how bad would that be?"), BAD)
    words = long_text(
        _("What do you want to say about it?"),
        help_text=_("The group reads this with your side and without your name. In a small group people may guess."),
    )


class FoundForm(forms.ModelForm):
    """What the group found when it looked at it again."""

    on = Day(label=_("When did you look at it?"), missing=_("Write the day on which you looked at it."))
    words = long_text(_("What did you find?"), missing=_("Write what you found, if only that nothing is new."))

    class Meta:
        model = RiskReview
        fields = ("on", "words")


class ReviewForm(FoundForm):
    """The same when it is new, with the next day."""

    again_on = Day(label=_("When will you look at it again?"), is_past=False)


class CloseForm(forms.Form):
    why = long_text(
        _("Why is it closed?"),
        help_text=_("Such as: The money is there until June. Or: It happened, and we moved to the church hall."),
        missing=_("Write why it is closed."),
    )
