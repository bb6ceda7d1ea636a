"""“Is this note right?”: what somebody wrote down goes back to the person who said it.

The way back is the giver's receipt, a member's own page, or somebody who reads it to them. What the person does
themselves leaves a day and no line in the history: lines carry the time, and the person may have no account.
"""

import secrets
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import FormerWords, Giver, Member, Voice
from ..models.base import LETTERS
from .consent import WasTakenBack
from .history import note
from .tagging import follow_words
from .voices import hash_of

LETTERS_OF_A_SECRET = 24
LONGEST = 10_000


class CheckingError(Exception):
    """Something that cannot be done about a note. Its words are for the person who tried."""

    words = _("This cannot be done.")

    def __str__(self) -> str:
        return str(self.words)


class AnsweredReview(CheckingError):
    """A slip shows all that is on a sheet, and whoever makes one could look."""

    words = _("This person ticked answers in a review, which only they may see. Read the note to them instead.")


class HasOwnReceipt(CheckingError):
    words = _("This person sent answers themselves and has a receipt of their own. A new slip would end it.")


class NotWrittenDown(CheckingError):
    words = _("Nobody wrote this down for somebody else, so there is nothing to check.")


class TooLong(CheckingError):
    words = _("This is too long. Use at most 10,000 letters.")


class CannotBeKept(CheckingError):
    words = _("There is a character in this that cannot be kept. Type the words again.")


class NothingWritten(CheckingError):
    words = _("Write what the person wants it to say. To take it away, take it back.")


@dataclass(frozen=True, kw_only=True)
class Checked:
    """How the person was asked, and when. `by` is the member who asked; nobody, where the person did it alone."""

    how: str = Voice.CheckedHow.LINK
    on: date | None = None
    by: Member | None = None


# --- The slip ---------------------------------------------------------------------------------------------


@transaction.atomic
def give_receipt(giver: Giver, *, by: Member) -> str:
    """A secret that leads this person to their notes. It is told once; only its hash is kept. It ends the one before.

    Somebody who answered a questionnaire alone keeps the receipt that they have: nobody else may end it.
    """
    giver = Giver.objects.select_for_update().get(pk=giver.pk)
    if giver.responses.filter(recorded_by=None).exists():
        raise HasOwnReceipt
    if giver.responses.exclude(questionnaire__instrument="").exists():
        raise AnsweredReview
    if not giver.voices.written_down().exists():
        raise NotWrittenDown
    secret = "".join(secrets.choice(LETTERS) for _place in range(LETTERS_OF_A_SECRET))
    giver.receipt_hash = hash_of(secret)
    giver.save(update_fields=["receipt_hash"])
    note(by, "made a slip for", giver)
    return secret


# --- What the person says about a note ----------------------------------------------------------------------


@transaction.atomic
def confirm(voice: Voice, how: Checked) -> None:
    """The person says that the note is right."""
    voice = _found(voice)
    _keep(voice, Voice.Checked.CONFIRMED, how)


@transaction.atomic
def put_right(voice: Voice, words: str, how: Checked) -> None:
    """The person puts the note right. What was written down before is kept beside it."""
    voice = _found(voice)
    words = words.replace("\r\n", "\n")
    if not words.strip():
        raise NothingWritten
    if len(words) > LONGEST:
        raise TooLong
    if "\x00" in words:
        raise CannotBeKept
    if words == voice.words:
        return _keep(voice, Voice.Checked.CONFIRMED, how)
    FormerWords.objects.create(project_id=voice.project_id, voice=voice, words=voice.words, until=_day(how))
    before, voice.words = voice.words, words
    follow_words(voice, before, words)
    return _keep(voice, Voice.Checked.CORRECTED, how)


def _found(voice: Voice) -> Voice:
    voice = Voice.objects.select_for_update().get(pk=voice.pk)
    if voice.withdrawn_on:
        raise WasTakenBack
    if not Voice.objects.written_down().filter(pk=voice.pk).exists():
        raise NotWrittenDown
    return voice


def _keep(voice: Voice, state: str, how: Checked) -> None:
    voice.checked, voice.checked_on, voice.checked_how = state, _day(how), how.how
    voice.save(update_fields=["words", "checked", "checked_on", "checked_how"])
    if how.by:
        note(how.by, "checked", voice)


def _day(how: Checked) -> date:
    return how.on or timezone.localdate()
