"""Conversations: held by a guide, noted down theme by theme, and turned into voices, one idea each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext_lazy as _

from ..methods import notes as method
from ..models import (
    Consent,
    Conversation,
    ConversationNote,
    Giver,
    Guide,
    GuideTheme,
    HeldAs,
    Media,
    Member,
    OthersThere,
    Project,
    Voice,
)
from ..models.base import new_ref
from ..queries.guides import Banked, as_in_bank
from . import media
from .guides import copy
from .history import note as remember
from .media import attach
from .traces import wipe_traces_after_this
from .voices import Note, write_down


class ConversationError(Exception):
    """Something that notes do not allow. Its words are for the member who tried."""

    words = _("This cannot be done with these notes.")

    def __str__(self) -> str:
        return str(self.words)


class NothingToJoin(ConversationError):
    words = _("There is no next note under this theme.")


class TwoPeople(ConversationError):
    words = _("Two people said these. A voice has one person, so they stay two notes.")


class CannotSplit(ConversationError):
    words = _("There are no words on one side of this place. Choose a place between two words.")


class NotHere(ConversationError):
    words = _("This note is not here any more. Somebody joined it, or made a voice of it.")


# --- The conversation -------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What a member writes about a conversation. `others` is how many of each side were there from outside."""

    title: str
    form: str
    held_on: date
    guide: Guide | Banked | None = None
    place: str = ""
    people: Iterable[Member] = ()
    others: Mapping[str, int] = field(default_factory=dict)


@transaction.atomic
def begin(project: Project, facts: Facts, *, by: Member) -> Conversation:
    conversation = Conversation(project=project, made_by=by)
    _fill(conversation, facts, by)
    remember(by, "began", conversation)
    return conversation


@transaction.atomic
def change(conversation: Conversation, facts: Facts, *, by: Member) -> None:
    _fill(conversation, facts, by)
    remember(by, "changed", conversation)


def _fill(conversation: Conversation, facts: Facts, by: Member) -> None:
    project = conversation.project
    guide = facts.guide
    if isinstance(guide, Banked):
        guide = as_in_bank(project, guide) or copy(project, guide, by=by)
    conversation.title, conversation.form, conversation.guide = facts.title, facts.form, guide
    conversation.held_on, conversation.place = facts.held_on, facts.place
    conversation.save()
    conversation.people.set(facts.people, through_defaults={"project": project})
    conversation.others.all().delete()
    OthersThere.objects.bulk_create(
        OthersThere(project=project, conversation=conversation, side=side, number=number)
        for side, number in facts.others.items()
        if number
    )


# --- Photographs of boards, and sound ---------------------------------------------------------------------


@transaction.atomic
def add_media(conversation: Conversation, found: Media, *, by: Member) -> None:
    attach(found, conversation=conversation)
    remember(by, "added", found)


@transaction.atomic
def word_media(found: Media, words: str, *, by: Member) -> None:
    """What is heard or seen, for everyone who does not hear or see it."""
    found.words = words
    found.save(update_fields=["words"])
    remember(by, "changed", found)


@transaction.atomic
def remove_media(found: Media, *, by: Member) -> None:
    """For good: row and file."""
    remember(by, "erased", found)
    media.erase(Media.objects.filter(pk=found.pk))


# --- Notes ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Noted:
    """What was said, about what, and by whom: a member, a name, only a side, or nobody that we know."""

    words: str
    theme: GuideTheme | None = None
    member: Member | None = None
    name: str = ""
    side: str = ""


@transaction.atomic
def take_note(conversation: Conversation, noted: Noted, *, by: Member) -> ConversationNote:
    conversation = Conversation.objects.select_for_update().get(pk=conversation.pk)
    last = conversation.notes.aggregate(last=Max("order"))["last"] or 0
    row = ConversationNote(project_id=conversation.project_id, conversation=conversation, order=last + 1, noted_by=by)
    _write(row, noted)
    return row


@transaction.atomic
def change_note(row: ConversationNote, noted: Noted, *, by: Member) -> None:
    _write(_still_here(row), noted)
    remember(by, "changed", row)


@transaction.atomic
def split_note(row: ConversationNote, at: int, *, noted: Noted | None = None, by: Member) -> ConversationNote:
    """Two notes out of one; the second comes right after the first, and is returned. `noted`: mended before that."""
    row = _still_here(row)
    if noted:
        _write(row, noted)
    try:
        first, second = method.split(row.words, at)
    except method.NothingToSplit:
        raise CannotSplit from None
    row.conversation.notes.filter(order__gt=row.order).update(order=F("order") + 1)
    row.words = first
    row.save(update_fields=["words"])
    remember(by, "split", row)
    row.pk, row.ref, row.words, row.order = None, new_ref(), second, row.order + 1
    row.save(force_insert=True)
    return row


@transaction.atomic
def join_with_next(row: ConversationNote, *, by: Member) -> None:
    """One note out of this and the next of its theme, if the same person said both."""
    row = _still_here(row)
    others = row.conversation.notes.select_for_update().filter(theme_id=row.theme_id, set_aside=row.set_aside)
    after = others.filter(order__gt=row.order).first()
    if not after:
        raise NothingToJoin
    if (row.member_id, row.name, row.side) != (after.member_id, after.name, after.side):
        raise TwoPeople
    row.words = method.join(row.words, after.words)
    row.save(update_fields=["words"])
    after.delete()
    remember(by, "joined", row)


@transaction.atomic
def set_aside(row: ConversationNote, *, by: Member) -> None:
    """It stays with the conversation and becomes no voice."""
    _keep_aside(row, True)
    remember(by, "set aside", row)


@transaction.atomic
def take_up(row: ConversationNote, *, by: Member) -> None:
    """It can become a voice again."""
    _keep_aside(row, False)
    remember(by, "took up", row)


@transaction.atomic
def erase(row: ConversationNote, *, by: Member) -> None:
    """For good: somebody did not want it written down."""
    _still_here(row).delete()
    remember(by, "erased", row)
    wipe_traces_after_this()


def _write(row: ConversationNote, noted: Noted) -> None:
    theme = noted.theme and GuideTheme.objects.select_for_update().filter(pk=noted.theme.pk).first()
    row.words, row.theme, row.member = noted.words, theme, noted.member
    row.name, row.side = noted.name, noted.side
    row.save()


def _keep_aside(row: ConversationNote, is_aside: bool) -> None:
    row = _still_here(row)
    row.set_aside = is_aside
    row.save(update_fields=["set_aside"])


def _still_here(row: ConversationNote) -> ConversationNote:
    """The note as it is now, held until this is done."""
    now = ConversationNote.objects.select_for_update().filter(pk=row.pk).first()
    if now is None:
        raise NotHere
    return now


# --- Voices -----------------------------------------------------------------------------------------------


@transaction.atomic
def make_voices(conversation: Conversation, agreed: Mapping[str, Iterable[str]], *, by: Member) -> list[Voice]:
    """A voice of each of these notes, which then are notes no more.

    `agreed` says for the ref of each note which uses the person agreed to, beside the group reading it. A note that is
    not here any more became a voice before: it is not made twice.
    """
    waiting = conversation.notes.select_for_update(of=("self",)).filter(ref__in=agreed, set_aside=False)
    made = []
    for row in waiting.select_related("theme", "member"):
        said = _as_voice(conversation, row, frozenset({Consent.Use.GROUP, *agreed[row.ref]}))
        giver = _heard_before(conversation, said)
        made.append(write_down(conversation.project, said, by=by, said_in=conversation, giver=giver))
        row.delete()
    if made:
        remember(by, "made voices of", conversation)
        wipe_traces_after_this()
    return made


def _heard_before(conversation: Conversation, said: Note) -> Giver | None:
    """The same person in this conversation, so that they count once: one name, or one to one the only other person."""
    if said.member or not (said.name or conversation.form != HeldAs.GROUP):
        return None
    here = Giver.objects.filter(voices__conversation=conversation, voices__withdrawn_on=None, member=None)
    return here.filter(name=said.name, side=said.side).first()


def _as_voice(conversation: Conversation, row: ConversationNote, uses: frozenset[str]) -> Note:
    return Note(
        words=row.words,
        subject=row.theme.title if row.theme else "",
        channel=Voice.Channel.MEETING if conversation.form == HeldAs.GROUP else Voice.Channel.SPOKEN,
        said_on=conversation.held_on,
        member=row.member,
        name=row.name,
        side=row.side or Giver.UNKNOWN,
        uses=uses,
    )
