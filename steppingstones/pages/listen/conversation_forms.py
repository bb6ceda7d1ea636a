"""Forms for conversations, their notes, and the guides that they are held by."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ...actions.conversations import Facts, Noted
from ...actions.guides import Wording
from ...formats.sound_file import LONG_MINUTES
from ...models import (
    Conversation,
    ConversationNote,
    Guide,
    GuideTheme,
    HeldAs,
    Member,
    Project,
    Side,
)
from ...queries.guides import Banked, bank, banked, own
from .forms import text

MOST_PEOPLE = 1000
OWN, BANK, MEMBER, ONLY_SIDE = "own-", "bank-", "member-", "side-"
HOW_MANY = {
    Side.LIVED_EXPERIENCE: _("Others with lived experience"),
    Side.CARER: _("Other carers"),
    Side.PROFESSIONAL: _("Other professionals"),
    Side.COMMUNITY: _("Others from the community"),
    Side.COMMISSIONER: _("Other commissioners"),
}


def kind_of_conversation() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Kind of conversation"),
        choices=HeldAs.choices,
        initial=HeldAs.GROUP,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a kind."), "invalid_choice": _("Choose one of these three kinds.")},
    )


# --- The conversation -------------------------------------------------------------------------------------


class ConversationForm(forms.Form):
    """A conversation that begins, or that was held: what it was, and who was there."""

    title = text(_("Title"), required=_("Write a title."), limit=200, hint=_("Such as: Tea after the garden day."))
    form = kind_of_conversation()
    guide = forms.ChoiceField(
        label=_("Guide"),
        required=False,
        help_text=_("It gives you themes and questions. You can change a copy of it before or later."),
        error_messages={"invalid_choice": _("This guide is not there any more. Choose another.")},
    )
    held_on = forms.DateField(
        label=_("Day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Choose the day."), "invalid": _("Write the day like this: 2026-03-04.")},
    )
    place = text(_("Place"), limit=200)
    people = forms.ModelMultipleChoiceField(
        label=_("Who was there from the group?"),
        queryset=Member.objects.none(),
        to_field_name="ref",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Somebody you ticked is not in the group any more. Look again.")},
    )

    def __init__(self, *args: Any, project: Project, begun: Conversation | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.project = project
        there = begun.people.all() if begun else Member.objects.none()
        people = (project.members.present() | project.members.filter(pk__in=there)).order_by("name")
        self.fields["people"].queryset = people
        self.fields["guide"].choices = guides_to_choose(project, begun.guide if begun else None)
        self.fields["held_on"].initial = timezone.localdate
        for side, label in HOW_MANY.items():
            self.fields[f"others_{side.value}"] = how_many(label)

    def clean_held_on(self) -> date:
        day = self.cleaned_data["held_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet. Begin when you sit together."))
        if day.year < 1900:
            raise forms.ValidationError(_("This day is too long ago. Look at the year again."))
        return day

    def facts(self) -> Facts:
        given = self.cleaned_data
        others = {side.value: given[f"others_{side.value}"] or 0 for side in HOW_MANY}
        what = {name: given[name] for name in ("title", "form", "held_on", "place", "people")}
        return Facts(**what, guide=chosen_guide(self.project, given["guide"]), others=others)


def how_many(label: Any) -> forms.IntegerField:
    few, number = _("Write 0 or more."), _("Write a number, such as 3.")
    too_many = _("Write at most 1000. For more people, write the rest in the place.")
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=MOST_PEOPLE,
        error_messages={"min_value": few, "max_value": too_many, "invalid": number},
    )


def guides_to_choose(project: Project, now: Guide | None) -> list:
    """The group's own guides, then those of the bank, by kind; and the one in use, even if it was removed since."""
    mine = [(OWN + guide.ref, guide.title) for guide in own(project)]
    if now and now.removed_at:
        mine.append((OWN + now.ref, now.title))
    kinds = [(str(kind.label), [(BANK + each.name, each.file.title) for each in of_kind(kind)]) for kind in HeldAs]
    return [("", _("No guide: only notes")), *([(_("The group’s own guides"), mine)] if mine else []), *kinds]


def of_kind(kind: str) -> list[Banked]:
    return [each for each in bank() if each.file.form == kind]


def chosen_guide(project: Project, value: str) -> Guide | Banked | None:
    if value.startswith(BANK):
        return banked(value.removeprefix(BANK))
    return project.guides.filter(ref=value.removeprefix(OWN)).first() if value else None


def as_begun(conversation: Conversation) -> dict[str, Any]:
    """A conversation as its form had it."""
    others = {f"others_{each.side}": each.number for each in conversation.others.all()}
    return {
        "title": conversation.title,
        "form": conversation.form,
        "guide": OWN + conversation.guide.ref if conversation.guide else "",
        "held_on": conversation.held_on,
        "place": conversation.place,
        "people": [member.ref for member in conversation.people.all()],
        **others,
    }


# --- Notes ------------------------------------------------------------------------------------------------


class TakeNoteForm(forms.Form):
    """One note under one theme, written while people talk."""

    theme = forms.CharField(required=False, widget=forms.HiddenInput)
    words = text(_("What was said"), required=_("Write what was said."), rows=3)
    who = forms.ChoiceField(
        label=_("Who said it"),
        required=False,
        error_messages={"invalid_choice": _("Choose somebody from this list.")},
    )
    name = text(_("Or their name"), limit=200, hint=_("Only if they want it kept."))

    def __init__(
        self, *args: Any, people: Sequence[Member], themes: Iterable[GuideTheme], about: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, auto_id=f"id_{about or 'more'}_%s", **kwargs)
        self.about = about
        self.people = {MEMBER + member.ref: member for member in people}
        self.themes = {theme.ref: theme for theme in themes}
        sides = [(ONLY_SIDE + side.value, side.label) for side in Side]
        there = [(value, member.name) for value, member in self.people.items()]
        groups = [(_("Somebody in the group"), there)] if there else []
        self.fields["who"].choices = [("", _("Not said")), *groups, (_("Only their side"), sides)]
        self.fields["theme"].initial = about

    def clean(self) -> None:
        given = self.cleaned_data
        if given.get("name") and given.get("who", "") in self.people:
            self.add_error("name", _("Choose somebody in the group or write a name, not both."))

    def noted(self) -> Noted:
        given = self.cleaned_data
        who = given["who"]
        side = who.removeprefix(ONLY_SIDE) if who.startswith(ONLY_SIDE) else ""
        theme = self.themes.get(given["theme"])
        return Noted(words=given["words"], theme=theme, member=self.people.get(who), name=given["name"], side=side)


class NoteForm(TakeNoteForm):
    """The same for mending a note: it can go under another theme."""

    theme = forms.ChoiceField(
        label=_("Theme"),
        required=False,
        error_messages={"invalid_choice": _("This theme is not in the guide any more. Choose another.")},
    )
    field_order = ("words", "who", "name", "theme")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        titles = [(ref, theme.title) for ref, theme in self.themes.items()]
        self.fields["theme"].choices = [("", _("Anything else")), *titles]
        self.fields["words"].widget.attrs["rows"] = 6


def who_said(row: ConversationNote) -> str:
    """What the list of people says about this note."""
    if row.member:
        return MEMBER + row.member.ref
    return ONLY_SIDE + row.side if row.side else ""


def as_noted(row: ConversationNote) -> dict[str, Any]:
    theme = row.theme.ref if row.theme else ""
    return {"words": row.words, "who": who_said(row), "name": row.name, "theme": theme}


# --- Photographs and sound --------------------------------------------------------------------------------


class MediaForm(forms.Form):
    """A photograph of a board, or the sound of the conversation."""

    file = forms.FileField(
        label=_("Photograph or sound"),
        help_text=_("A sound may last 3 hours and have 200 MB. For a long talk, the phone’s own recorder is safer."),
        widget=forms.FileInput(attrs={"accept": "image/*,audio/*", "data-record": str(LONG_MINUTES)}),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("This file is empty. Choose another one."),
            "missing": _("Choose a file."),
            "invalid": _("Choose a file."),
        },
    )
    is_agreed = forms.BooleanField(
        label=_("Everyone who is heard or seen agreed that the group keeps this"),
        error_messages={"required": _("Ask them first. Then tick this.")},
    )


class MediaWordsForm(forms.Form):
    """What is heard or seen."""

    words = text(
        _("What is heard or seen?"),
        rows=6,
        hint=_("Write what is on the board, or what was said. Some people cannot see it, some cannot hear it."),
    )


# --- Guides -----------------------------------------------------------------------------------------------


class GuideForm(forms.Form):
    """What a guide is called, and what is said before and after the themes."""

    title = text(_("Title"), required=_("Write a title."), limit=200)
    form = kind_of_conversation()
    opening = text(
        _("How to begin"),
        rows=6,
        hint=_("What to say first, one thing a line: what it is for, what happens with the words, consent, breaks."),
    )
    closing = text(_("How to end"), rows=4, hint=_("One thing a line: read the notes back, say what happens next."))


class ThemeForm(forms.Form):
    """One theme with its questions."""

    title = text(_("Theme"), required=_("Write the theme."), limit=300, hint=_("A few words. Voices carry them later."))
    prompts = text(
        _("Questions that open it up"), rows=4, limit=4000, hint=_("One a line. Ask what, how and when, not yes or no.")
    )
    easy = text(_("The same in easier words"), rows=4, limit=4000, hint=_("One a line, in the same order."))
    is_opening = forms.BooleanField(label=_("It is a theme to begin with"), required=False)

    def wording(self) -> Wording:
        return Wording(**self.cleaned_data)


def as_worded(theme: GuideTheme) -> dict[str, Any]:
    return {name: getattr(theme, name) for name in ("title", "prompts", "easy", "is_opening")}
