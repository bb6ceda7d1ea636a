"""Two people changed the same field of a stone: both wordings, who wrote the other and when, and a choice."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateformat import format as in_words
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ...actions.pathway_together import BothChanged, Fight
from ...methods.pathway import Stone
from ...models import Member, Project
from ...queries.pathway_since import last_touch, name_of, stone_changes
from .forms import KINDS, TRACK_CHOICES, More, Words
from .version_forms import LONGEST

FIELDS: dict[str, tuple[Any, Any]] = {
    "words": (gettext_lazy("What it says"), None),
    "more": (gettext_lazy("More about it"), None),
    "kind": (gettext_lazy("What it is"), KINDS),
    "track": (gettext_lazy("Its track"), [*TRACK_CHOICES, ("both", gettext_lazy("Both tracks"))]),
}
WHY = "why"  # comes along, but nobody fights over it
MINE, THEIRS, ANOTHER = "mine", "theirs", "another"


class SettleForm(forms.Form):
    """For each field that is fought over: keep mine, keep theirs, or a third. Mine comes along hidden, until chosen."""

    def __init__(self, data: Any, *, fights: list[Fight], mine: dict[str, Any], since: int, reader: Member) -> None:
        super().__init__(data)
        self.fights, self.mine = fights, mine
        for name, value in mine.items():
            self.fields[f"mine_{name}"] = hidden(name, value)
        for name, value in (("since", since), ("about", " ".join(fight.field for fight in fights))):
            self.fields[name] = forms.CharField(widget=forms.HiddenInput, required=False, initial=value)
        for fight in fights:
            self.fields[f"{fight.field}_is"] = choice(fight, reader)
            self.fields[fight.field] = third(fight)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        for fight in self.fights:
            if data.get(f"{fight.field}_is") == ANOTHER and not data.get(fight.field):
                self.add_error(fight.field, _("Write or choose the third one here."))
        return data

    @property
    def settled(self) -> dict[str, Any]:
        """What to change now. Whoever keeps theirs changes nothing."""
        fought = {fight.field: self.cleaned_data[f"{fight.field}_is"] for fight in self.fights}
        kept = {name: self.cleaned_data[f"mine_{name}"] for name in self.mine if fought.get(name, MINE) == MINE}
        return kept | {name: self.cleaned_data[name] for name, which in fought.items() if which == ANOTHER}


def hidden(name: str, value: Any) -> forms.Field:
    said = {"widget": forms.HiddenInput, "initial": value}
    if name == WHY:
        return forms.CharField(required=False, max_length=LONGEST, **said)
    _label, choices = FIELDS[name]
    return forms.ChoiceField(choices=choices, **said) if choices else written(name, **said)


def written(name: str, **said: Any) -> forms.Field:
    return More(**said) if name == "more" else Words(required=False, **said)


def choice(fight: Fight, reader: Member) -> forms.ChoiceField:
    label, _choices = FIELDS[fight.field]
    return forms.ChoiceField(
        label=label,
        widget=forms.RadioSelect,
        choices=[
            (MINE, _("Keep mine: “%(words)s”") % {"words": shown(fight.field, fight.mine)}),
            (THEIRS, theirs_in_words(fight, reader)),
            (ANOTHER, _("Neither: a third one, below")),
        ],
        error_messages={"required": _("Choose one of the three.")},
    )


def theirs_in_words(fight: Fight, reader: Member) -> str:
    names = {"words": shown(fight.field, fight.theirs), "who": name_of(fight.touch.who), "when": when(fight)}
    if fight.touch.who == reader:
        return _("Keep what you wrote in another window, %(when)s: “%(words)s”") % names
    return _("Keep what %(who)s wrote, %(when)s: “%(words)s”") % names


def when(fight: Fight) -> str:
    at = timezone.localtime(fight.touch.at) if fight.touch.at else timezone.localtime()
    return _("%(day)s at %(time)s") % {"day": in_words(at, "j F"), "time": in_words(at, "H:i")}


def shown(field: str, value: Any) -> str:
    _label, choices = FIELDS[field]
    return str(dict(choices).get(value, value)) if choices else str(value) or _("nothing")


def third(fight: Fight) -> forms.Field:
    label, choices = FIELDS[fight.field]
    said = {"label": _("%(field)s: the third one") % {"field": label}}
    if choices:
        field = forms.ChoiceField(
            **said, required=False, choices=[("", _("Choose")), *(each for each in choices if each[0] != "both")]
        )
    else:
        field = written(fight.field, **said, initial=fight.mine)
    field.sometimes_needed = True
    return field


def settle_of(error: BothChanged, since: int, reader: Member) -> SettleForm:
    """The form that comes back instead of what was sent."""
    return SettleForm(None, fights=list(error.fights), mine=error.mine, since=since, reader=reader)


def settle_sent(request: HttpRequest, project: Project, stone: Stone) -> SettleForm:
    """The form as it was sent, beside what the stone says now."""
    said = request.POST
    mine = {name: said[f"mine_{name}"] for name in (*FIELDS, WHY) if f"mine_{name}" in said}
    since = number_of(said.get("since", ""), 0)
    changes = stone_changes(project, stone.key, since)
    fights = [
        Fight(field=name, mine=mine[name], theirs=getattr(stone, name), touch=last_touch(changes, name))
        for name in said.get("about", "").split()
        if name in mine and name != WHY
    ]
    return SettleForm(said, fights=fights, mine=mine, since=since, reader=request.member)


def seen_by(request: HttpRequest, number: int) -> int:
    """The last act that the writer of this form had seen; the last of all, where the form does not say."""
    return number_of(request.POST.get("seen", ""), number)


def number_of(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else otherwise
