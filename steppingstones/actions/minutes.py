"""After a meeting: minutes that members agree to, and what becomes of the notes."""

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import Action, Consent, Giver, Meeting, MeetingNote, Member, Minutes, MinutesView, Voice
from .history import note as remember
from .meetings import MeetingError
from .todo import save_action
from .traces import wipe_traces_after_this
from .voices import Note, write_down


class NotTheLast(MeetingError):
    words = _("The minutes have changed meanwhile. Read the new ones, then answer.")


class NothingToChange(MeetingError):
    words = _("Write what must be changed.")


class IsTheLast(MeetingError):
    words = _("This is the last number. Change the minutes first, then erase the words of this one.")


@transaction.atomic
def write(meeting: Meeting, words: str, easy: str, *, by: Member) -> Minutes:
    """The minutes as they are now. A change makes a new number; who agreed, agreed to the number before."""
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    last = last_of(meeting)
    if last and (last.words, last.easy) == (words, easy):
        return last
    number = last.number + 1 if last else 1
    of = {"project_id": meeting.project_id, "meeting": meeting}
    made = Minutes.objects.create(**of, number=number, words=words, easy=easy, written_by=by)
    remember(by, "wrote", made)
    return made


def last_of(meeting: Meeting) -> Minutes | None:
    return meeting.minutes.order_by("number").last()


@transaction.atomic
def answer(minutes: Minutes, member: Member, said: str, words: str = "", *, by: Member) -> None:
    """ "That is right", or what must be changed. Somebody without an account says it to `by`, who writes it down."""
    _must_be_last(minutes)
    if said == MinutesView.Answer.CHANGE and not words.strip():
        raise NothingToChange
    told_to = by if by != member else None
    answered = {"answer": said, "words": words, "answered_on": timezone.localdate(), "told_to": told_to}
    of = {"project_id": minutes.project_id, "minutes": minutes, "member": member}
    MinutesView.objects.update_or_create(**of, defaults=answered)
    remember(by, "answered", minutes)


@transaction.atomic
def give(minutes: Minutes, member: Member, sent_as: str, *, by: Member) -> None:
    """They were given to this member, in this form."""
    of = {"project_id": minutes.project_id, "minutes": minutes, "member": member}
    MinutesView.objects.update_or_create(**of, defaults={"sent_on": timezone.localdate(), "sent_as": sent_as})
    remember(by, "gave", minutes)


@transaction.atomic
def give_to_all(minutes: Minutes, members: Iterable[Member], sent_as: str, *, by: Member) -> int:
    """The same for all of these members. Gives how many there were."""
    members = list(members)
    for member in members:
        give(minutes, member, sent_as, by=by)
    return len(members)


def _must_be_last(minutes: Minutes) -> None:
    Meeting.objects.select_for_update().get(pk=minutes.meeting_id)
    if Minutes.objects.filter(meeting=minutes.meeting_id, number__gt=minutes.number).exists():
        raise NotTheLast


# --- After something was taken back -----------------------------------------------------------------------


@transaction.atomic
def read_over(minutes: Minutes, *, by: Member) -> None:
    """Somebody has read them: what was taken back is not in them in other words either."""
    Minutes.objects.filter(pk=minutes.pk).update(read_again=False)
    remember(by, "read over", minutes)


@transaction.atomic
def erase(minutes: Minutes, *, by: Member) -> None:
    """The words of an older number, for good, and what was said about them. The last number is changed instead."""
    Meeting.objects.select_for_update().get(pk=minutes.meeting_id)
    if not Minutes.objects.filter(meeting=minutes.meeting_id, number__gt=minutes.number).exists():
        raise IsTheLast
    Minutes.objects.filter(pk=minutes.pk).update(words="", easy="", read_again=False)
    minutes.views.update(words="")
    remember(by, "erased", minutes)
    wipe_traces_after_this()


# --- What becomes of the notes ----------------------------------------------------------------------------


@transaction.atomic
def make_voices(meeting: Meeting, agreed: Mapping[str, Iterable[str]], *, by: Member) -> list[Voice]:
    """A voice of each of these notes of what somebody said. `agreed` says for its ref to which uses they agreed.

    A note that became a voice before is not made twice. "Is this note right?" then asks whoever said it.
    """
    said = meeting.notes.filter(kind=MeetingNote.Kind.SAID, voice=None, ref__in=agreed)
    made = []
    for row in said.select_for_update(of=("self",)).select_related("member", "item"):
        uses = frozenset({Consent.Use.GROUP, *agreed[row.ref]})
        row.voice = write_down(meeting.project, _as_voice(meeting, row, uses), by=by, said_in=meeting)
        row.save(update_fields=["voice"])
        made.append(row.voice)
    if made:
        remember(by, "made voices of", meeting)
    return made


def _as_voice(meeting: Meeting, row: MeetingNote, uses: frozenset[str]) -> Note:
    return Note(
        words=row.words,
        subject=row.item.words if row.item else "",
        channel=Voice.Channel.MEETING,
        said_on=timezone.localdate(meeting.starts_at),
        member=row.member,
        side=row.side or Giver.UNKNOWN,
        uses=uses,
    )


@transaction.atomic
def make_actions(meeting: Meeting, *, by: Member) -> int:
    """Each note of something to do comes on the group's list, once. Gives how many."""
    waiting = meeting.notes.filter(kind=MeetingNote.Kind.TO_DO, action=None)
    rows = list(waiting.select_for_update(of=("self",)).select_related("member"))
    for row in rows:
        stays = row.member if row.member and row.member.left_at is None else None
        row.action = save_action(Action(project=meeting.project, words=row.words, member=stays), by=by)
        row.save(update_fields=["action"])
    return len(rows)
