"""What people type about gifts and about what is missing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ...models import Asset, AssetKind, Member, Need, Project, Side, Stone
from ...queries.assets import to_choose
from ..typed import Day, by_place, choice, long_text, one_line
from .stones import choose_stone

MINE, NOBODYS = "me", "nobody"
KIND = {"label": _("What kind of gift is it?"), "choices": AssetKind.choices, "missing": _("Choose what kind it is.")}


class AssetForm(forms.ModelForm):
    """What it is, whose it is, and when they said yes."""

    kind = choice(**KIND)
    words = one_line(
        _("What is it?"),
        help_text=_("Such as: I can bake for 20 people. Or: A hall with a ramp."),
        missing=_("Write what it is."),
    )
    who = forms.ChoiceField(
        label=_("Whose is it?"),
        error_messages={"invalid_choice": _("This person is not in the group any more. Choose again.")},
    )
    agreed_on = Day(
        label=_("When did they say that the group may see it?"),
        help_text=_("For somebody else’s gift. Leave it empty until they say yes: the group does not see it before."),
    )
    whose = one_line(
        _("Whose is it, if nobody’s in the group?"),
        help_text=_("A place, an organisation or somebody outside. Ask people first."),
        most=200,
    )
    where = one_line(_("Where?"), help_text=_("If that matters."), most=200)
    more = long_text(_("More about it"), help_text=_("Such as: when it is free, and what it needs."))

    class Meta:
        model = Asset
        fields = ("kind", "words", "agreed_on", "whose", "where", "more")

    field_order = ("kind", "words", "who", "agreed_on", "whose", "where", "more")

    def __init__(self, *args: Any, me: Member, **options: Any) -> None:
        super().__init__(*args, **options)
        self.me = me
        if not self.instance.pk:
            self.fields["who"].choices = whose_choices(me)
            self.initial["who"] = MINE
            return
        del self.fields["who"]
        for name in ("agreed_on", "whose") if self.instance.member_id else ("agreed_on",):
            del self.fields[name]

    def clean_who(self) -> str:
        who = self.cleaned_data["who"]
        others = {MINE: self.me, NOBODYS: None}
        chosen = others[who] if who in others else self.me.project.members.present().get(ref=who)
        self.instance.member = chosen
        return who

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        if self.instance.member_id and found.get("whose"):
            self.add_error("whose", _("Leave this empty, or choose “Nobody’s in the group” above."))
        return found


def whose_choices(me: Member) -> list:
    """Mine, nobody's in the group, or somebody's: by their side."""
    sides: dict[str, list[tuple[str, str]]] = {}
    for member in me.project.members.present().exclude(pk=me.pk).order_by("name", "pk"):
        sides.setdefault(member.side, []).append((member.ref, member.name))
    grouped = [(side.label, sides[side]) for side in Side if side in sides]
    return [(MINE, _("Mine")), (NOBODYS, _("Nobody’s in the group: a place, or somebody outside")), *grouped]


class YesForm(forms.Form):
    """When the person said yes. They themselves say it now."""

    day = Day(label=_("When did they say yes?"), missing=_("Write the day on which they said yes."))


class AssetFilter(forms.Form):
    """What somebody is looking for. It is in the address, so that it can be shared."""

    q = forms.CharField(label=_("Words to look for"), required=False, max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("Every kind")), *AssetKind.choices])

    def __init__(self, data: Any) -> None:
        super().__init__(data, auto_id="filter-%s", use_required_attribute=False)
        self.fields["q"].widget.input_type = "search"
        self.is_valid()  # what cannot be understood is left out, not complained about
        self.wanted = {name: value for name, value in self.cleaned_data.items() if value}


class NeedForm(forms.ModelForm):
    """What is missing, and for what."""

    kind = choice(**{**KIND, "label": _("What kind of thing is missing?")})
    words = one_line(
        _("What is missing?"), help_text=_("Such as: Somebody who can sign."), missing=_("Write what is missing.")
    )
    stone = by_place(Stone.objects.none())

    class Meta:
        model = Need
        fields = ("kind", "words", "stone")

    field_order = Meta.fields

    def __init__(self, *args: Any, project: Project, **options: Any) -> None:
        super().__init__(*args, **options)
        choose_stone(self, project)


class HelpForm(forms.Form):
    """The gifts that help with what is missing."""

    assets = forms.ModelMultipleChoiceField(
        queryset=Asset.objects.none(),
        to_field_name="ref",
        required=False,
        label=_("Which of these help?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("One of these is not on offer any more. Tick again.")},
    )

    def __init__(self, *args: Any, need: Need, words: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        found = to_choose(need.project, need, words)
        self.fields["assets"].queryset = Asset.objects.filter(pk__in=[asset.pk for asset in found])
        self.fields["assets"].choices = [(asset.ref, in_a_line(asset)) for asset in found]
        self.initial["assets"] = list(need.met_by.filter(pk__in=[asset.pk for asset in found]))
        self.has_any = bool(found)


def in_a_line(asset: Asset) -> str:
    whose = asset.member.name if asset.member else asset.whose
    return f"{asset.words} ({whose})" if whose else asset.words
