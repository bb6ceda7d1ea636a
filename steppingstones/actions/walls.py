"""The wall, as its group runs it: made, opened, closed, put into groups, and at the end made into voices."""

from datetime import date

from django.db import transaction
from django.db.models import F, Max, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..methods.questionnaire import FACES
from ..models import Consent, Giver, Heart, Media, Member, Project, Voice, Wall, WallGroup, WallNote
from .history import note as remember
from .media import erase as erase_media

State = WallNote.State
LONGEST_SUBJECT = Voice._meta.get_field("subject").max_length


class WallError(Exception):
    """Something that a wall does not allow. Its words are for whoever tried."""

    words = gettext_lazy("This wall cannot be changed.")

    def __str__(self) -> str:
        return str(self.words)


class HasEnded(WallError):
    words = gettext_lazy("This session has ended: what was on the wall has become voices. Make a new wall to go on.")


class NothingShown(WallError):
    words = gettext_lazy("There is no note on the wall, so there is nothing that could become a voice.")


@transaction.atomic
def make(project: Project, *, title: str, question: str, is_moderated: bool = False, by: Member) -> Wall:
    wall = Wall.objects.create(
        project=project,
        title=title,
        question=question,
        is_moderated=is_moderated,
        day=timezone.localdate(),
        made_by=by,
    )
    remember(by, "made", wall)
    return wall


@transaction.atomic
def reword(wall: Wall, *, title: str, question: str, is_moderated: bool, by: Member) -> None:
    """Title, question, and whether notes are looked at first: from now on, not for notes that are shown already."""
    wall.title, wall.question, wall.is_moderated = title, question, is_moderated
    wall.save(update_fields=["title", "question", "is_moderated"])
    changed(wall)
    remember(by, "changed", wall)


@transaction.atomic
def open_to_all(wall: Wall, *, by: Member) -> None:
    """From now on people can put things up. The day of the session is the day on which the wall is opened."""
    if _locked(wall).ended_on:
        raise HasEnded
    _set_open(wall, True)
    wall.day = timezone.localdate()
    wall.save(update_fields=["day"])
    remember(by, "opened", wall)


@transaction.atomic
def close(wall: Wall, *, by: Member) -> None:
    _set_open(wall, False)
    remember(by, "closed", wall)


def _set_open(wall: Wall, is_open: bool) -> None:
    wall.is_open = is_open
    wall.save(update_fields=["is_open"])
    changed(wall)


def changed(wall: Wall) -> int:
    """Count one change, and give its number. Whoever changes the same wall at this moment waits until this is kept."""
    Wall.objects.filter(pk=wall.pk).update(last=F("last") + 1)
    wall.last = Wall.objects.values_list("last", flat=True).get(pk=wall.pk)
    return wall.last


def _locked(wall: Wall) -> Wall:
    return Wall.objects.select_for_update().get(pk=wall.pk)


# --- Groups of notes ---------------------------------------------------------------------------------------


@transaction.atomic
def make_group(wall: Wall, name: str, *, by: Member) -> WallGroup:
    changed(wall)
    last = wall.groups.aggregate(last=Max("order"))["last"] or 0
    group = WallGroup.objects.create(project_id=wall.project_id, wall=wall, name=name, order=last + 1)
    remember(by, "made", group)
    return group


@transaction.atomic
def rename_group(group: WallGroup, name: str, *, by: Member) -> None:
    group.name = name
    group.save(update_fields=["name"])
    changed(group.wall)
    remember(by, "changed", group)


@transaction.atomic
def remove_group(group: WallGroup, *, by: Member) -> None:
    """The name goes. Its notes stay on the wall, in no group."""
    group.notes.update(number=changed(group.wall), group=None)
    remember(by, "removed", group)
    group.delete()


@transaction.atomic
def put_in_group(note: WallNote, group: WallGroup | None, *, by: Member) -> None:
    """Into a group of the same wall, or out of all groups."""
    _change(note, by, "grouped", group=group)


# --- What is shown -----------------------------------------------------------------------------------------


@transaction.atomic
def show(note: WallNote, *, by: Member) -> None:
    _change(note, by, "showed", state=State.SHOWN)


@transaction.atomic
def hide(note: WallNote, *, by: Member) -> None:
    """Nobody sees it on the wall any more. It can be shown again."""
    _change(note, by, "hid", state=State.HIDDEN)


@transaction.atomic
def thank(note: WallNote, *, by: Member, is_thanked: bool = True) -> None:
    _change(note, by, "thanked for" if is_thanked else "took thanks from", is_thanked=is_thanked)


def _change(note: WallNote, by: Member, verb: str, **fields: object) -> None:
    """Change a note as it is now, not as it was when the page was made. What was taken down stays down."""
    number = changed(note.wall)
    kept = WallNote.objects.filter(pk=note.pk).exclude(way_back_hash=None)
    if note.wall.ended_on is None and kept.update(number=number, **fields):
        remember(by, verb, note)


# --- Erasing ------------------------------------------------------------------------------------------------


def erase(notes: QuerySet[WallNote], number: int) -> None:
    """Everything that people put into these notes. The key of the send stays: a late repetition brings nothing back."""
    Heart.objects.filter(note__in=notes).delete()
    erase_media(Media.objects.filter(wall_note__in=notes))
    nothing = {"words": "", "face": None, "side": "", "may_quote": False, "is_thanked": False, "group": None}
    notes.update(**nothing, state=State.HIDDEN, number=number, way_back_hash=None)


def forget(voice: Voice) -> None:
    """Whoever takes a voice back takes it off the wall as well."""
    for note in WallNote.objects.filter(voice=voice).select_related("wall"):
        erase(WallNote.objects.filter(pk=note.pk), changed(note.wall))


# --- The end: the wall becomes voices ------------------------------------------------------------------------


def to_become_voices(wall: Wall) -> QuerySet[WallNote]:
    """The notes that will become voices: all that are shown, in the order in which they came."""
    return wall.notes.filter(state=State.SHOWN, voice=None).exclude(way_back_hash=None).order_by("order", "id")


@transaction.atomic
def become_voices(wall: Wall, *, by: Member, today: date | None = None) -> int:
    """Each shown note becomes a voice, once, whoever asks for it how often. Gives the number of voices."""
    wall = _locked(wall)
    if wall.ended_on:
        return 0
    notes = list(to_become_voices(wall).select_related("group").prefetch_related("media"))
    if not notes:
        raise NothingShown
    voices = [_voice(wall, note) for note in notes]
    Giver.objects.bulk_create(voice.giver for voice in voices)
    Voice.objects.bulk_create(voices)
    Consent.objects.bulk_create(_consents(notes, voices, wall.day))
    for note, voice in zip(notes, voices, strict=True):
        note.voice = voice
    WallNote.objects.bulk_update(notes, ["voice"])
    medias = [media for note in notes for media in note.media.all()]
    for media in medias:
        media.voice = media.wall_note.voice
    Media.objects.bulk_update(medias, ["voice"])
    wall.is_open, wall.ended_on = False, today or timezone.localdate()
    wall.save(update_fields=["is_open", "ended_on"])
    changed(wall)
    remember(by, "made voices of", wall)
    return len(voices)


def _voice(wall: Wall, note: WallNote) -> Voice:
    """The way back on the person's phone becomes their receipt: the secret is the same."""
    giver = Giver(project_id=wall.project_id, side=note.side or Giver.UNKNOWN, receipt_hash=note.way_back_hash)
    return Voice(
        project_id=wall.project_id,
        giver=giver,
        words=in_words(note),
        subject=subject_of(wall, note),
        came_by=Voice.CameBy.WALL,
        channel=Voice.Channel.ONLINE,
        said_on=wall.day,
    )


def subject_of(wall: Wall, note: WallNote) -> str:
    """What the voice is about: its group, or what people were asked."""
    return (note.group.name if note.group else wall.question)[:LONGEST_SUBJECT]


def in_words(note: WallNote) -> str:
    """What stands on it; where nobody typed anything, the face or what kind of thing it is."""
    if note.words:
        return note.words
    if note.face:
        return _(FACES[note.face - 1])
    return Media.without_words([media.kind for media in note.media.all()])


def _consents(notes: list[WallNote], voices: list[Voice], day: date) -> list[Consent]:
    uses = {True: (Consent.Use.GROUP, Consent.Use.QUOTE), False: (Consent.Use.GROUP,)}
    return [
        Consent(project_id=voice.project_id, voice=voice, use=use, given_on=day)
        for note, voice in zip(notes, voices, strict=True)
        for use in uses[note.may_quote]
    ]
