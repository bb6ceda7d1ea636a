"""What somebody fills in on their phone to put something up on a wall."""

import re
import secrets
from typing import Any

from django import forms
from django.utils.translation import gettext as _gettext
from django.utils.translation import gettext_lazy as _

from ...actions.wall_notes import Put
from ...methods.questionnaire import FACES
from ...models import Giver, Media
from .sheet import I_AM, ONCE

LONGEST = 1000
I_AM_NOT_SAYING = [("", _("I would rather not say")), *(each for each in I_AM if each[0] != Giver.UNKNOWN)]


class WallNoteForm(forms.Form):
    words = forms.CharField(
        label=_("Your words"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    face = forms.TypedChoiceField(
        label=_("Or choose a face"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[(str(number), words) for number, words in enumerate(FACES, 1)],
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Choose one of the five faces, or none.")},
    )
    picture = forms.FileField(
        label=_("A picture"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png", "data-look": True}),
        help_text=_("Where and when it was taken is not kept. Do not show people who have not agreed."),
    )
    sound = forms.FileField(
        label=_("A voice note"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "audio/*", "data-record": True}),
        help_text=_("Record it here, or choose a sound. At most 10 minutes. Everybody in the room can play it."),
    )
    side = forms.ChoiceField(
        label=_("Who are you?"),
        required=False,
        choices=I_AM_NOT_SAYING,
        error_messages={"invalid_choice": _("Choose one of these, or “I would rather not say”.")},
    )
    may_quote = forms.BooleanField(label=_("The group can quote this, without my name."), required=False)

    @property
    def once(self) -> str:
        """The key of this send: the one that came with the form, so that sending it again is the same send."""
        given = self.data.get("once", "")
        return given if ONCE.fullmatch(given) else secrets.token_urlsafe(24)

    @property
    def faces(self) -> list[tuple[int, str, bool]]:
        chosen = self.data.get("face", "")
        return [(number, _gettext(words), chosen == str(number)) for number, words in enumerate(FACES, 1)]

    def clean_words(self) -> str:
        return self.cleaned_data["words"].replace("\r\n", "\n")

    def added(self) -> dict[str, Any]:
        """What came with it, by kind of medium."""
        given = {Media.Kind.PICTURE: self.cleaned_data["picture"], Media.Kind.SOUND: self.cleaned_data["sound"]}
        return {kind: file for kind, file in given.items() if file}

    def put(self) -> Put:
        data: dict[str, Any] = self.cleaned_data
        return Put(words=data["words"], face=data["face"], side=data["side"], may_quote=data["may_quote"])


KEY = re.compile(r"[A-Za-z0-9_-]{16,64}")


def phone_key(given: str) -> str:
    """The key by which one phone's heart counts once: the one that came, or a new one."""
    return given if KEY.fullmatch(given) else secrets.token_urlsafe(24)
