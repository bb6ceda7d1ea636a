"""Forms of the time bank."""

from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ...models import Member, Project, TimeExchange, TimeOffer
from .giving_forms import day_field, hours_field

MOST_HOURS = Decimal("999.99")
GROUP = "group"


class OfferForm(forms.ModelForm):
    """Something for the board. Facilitators choose whose it is; others put up their own."""

    is_ask = forms.TypedChoiceField(
        label=_("Is it an offer, or do you ask for something?"),
        choices=[("no", _("I can do this for others")), ("yes", _("I ask for this"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one.")},
    )
    words = forms.CharField(
        label=_("What is it?"),
        help_text=_("A few words, such as: mending clothes, a lift to the doctor, reading letters out."),
        max_length=300,
        error_messages={"required": _("Write what it is.")},
    )
    more = forms.CharField(
        label=_("More about it"),
        help_text=_("When and where, and how people can ask you."),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    class Meta:
        model = TimeOffer
        fields = ("member", "is_ask", "words", "more")

    def __init__(self, *args: Any, project: Project, by: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["is_ask"] = "yes" if self.initial.get("is_ask") else "no"
        if not by.is_facilitator:
            del self.fields["member"]
            return
        people = Q(left_at=None) | (Q(pk=self.instance.member_id) if self.instance.pk else Q())
        self.fields["member"] = forms.ModelChoiceField(
            queryset=project.members.filter(people).order_by("name", "pk"),
            to_field_name="ref",
            empty_label=None,
            label=_("Whose is it?"),
            error_messages={
                "required": _("Choose whose it is."),
                "invalid_choice": _("Somebody was chosen who is not in this group any more. Choose again."),
            },
        )
        self.initial["member"] = self.instance.member.ref
        self.order_fields(["member", "is_ask", "words", "more"])


class EndField(forms.ChoiceField):
    """A member, or the group itself."""

    def __init__(self, **kwargs: Any) -> None:
        words = {"required": _("Choose who it was."), "invalid_choice": _("Choose who it was.")}
        super().__init__(error_messages=words, **kwargs)


class ExchangeForm(forms.ModelForm):
    """Hours that went from one to another."""

    giver = EndField(label=_("Who gave the hours?"))
    receiver = EndField(label=_("Who got them?"))
    hours = hours_field(MOST_HOURS, missing=_("Write how many hours it was."), help_text=_("Such as 2 or 1.5."))
    words = forms.CharField(
        label=_("What was done?"),
        max_length=300,
        error_messages={"required": _("Write what was done, in a few words.")},
    )
    done_on = day_field(_("When?"))

    class Meta:
        model = TimeExchange
        fields = ("hours", "words", "done_on")

    field_order = ("giver", "receiver", "hours", "words", "done_on")

    def __init__(self, *args: Any, project: Project, by: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        members = list(project.members.present().order_by("name", "pk"))
        self.members: dict[str, Member | None] = {GROUP: None, **{member.ref: member for member in members}}
        people = [(member.ref, you(member, by)) for member in members]
        for name in ("giver", "receiver"):
            self.fields[name].choices = [("", _("Choose")), *people, (GROUP, _("The group itself"))]
        self.initial["done_on"] = timezone.localdate()

    def clean_done_on(self) -> Any:
        day = self.cleaned_data["done_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come. Note the hours when they are done."))
        return day

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        ends = [found.get(name) for name in ("giver", "receiver")]
        if all(ends) and ends[0] == ends[1]:
            self.add_error("receiver", _("The hours must go from one to another. Choose two."))
        elif all(ends):
            self.instance.giver, self.instance.receiver = (self.members[ref] for ref in ends)
        return found


def you(member: Member, by: Member) -> str:
    return str(_("%(name)s (you)") % {"name": member.name}) if member == by else member.name


class NoForm(forms.Form):
    """Why it is not right."""

    why = forms.CharField(
        label=_("What is not right?"),
        help_text=_("The other side reads this. Such as: it was one hour, not two."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write what is not right, so that it can be mended.")},
    )
