"""How voices come in: answers that somebody sent, and what members write down in the logbook."""

import hashlib
import hmac
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import Answer, Consent, Giver, Member, Project, Questionnaire, Response, Voice
from ..models.base import LETTERS
from . import history
from .consent import WasTakenBack, possible

# --- Answers from people without an account ----------------------------------------------------------------


class NotRecorded(Exception):
    """These answers cannot be kept as they are. Its words are for the person who sent them."""

    words = _("Your answers could not be kept.")

    def __str__(self) -> str:
        return str(self.words)


class NothingSaid(NotRecorded):
    words = _("You have not answered any question yet. Answer at least one, or close this page.")


class GroupMayNotRead(NotRecorded):
    words = _("Tick that the group can read your answers. If you do not want that, close this page: nothing was sent.")


class NameMissing(NotRecorded):
    words = _("Write your name, or take away the tick beside “with my name”.")


class SentBefore(NotRecorded):
    """The same sheet came before and said something else. What came first is kept, and the sender must be told."""

    words = _("Your answers were sent before. They are kept as they were then. What you changed later was not sent.")

    def __init__(self, receipt: str) -> None:
        super().__init__(receipt)
        self.receipt = receipt


@dataclass(frozen=True, kw_only=True)
class Answered:
    """One question that was answered, as rows know it."""

    question_id: int
    words: str
    number: int | None = None
    choice_id: int | None = None


def receipt_for(questionnaire: Questionnaire, once: str) -> str:
    """The secret on the receipt. It follows from `once`, so that sending twice gives the same receipt twice."""
    digest = hmac.digest(settings.SECRET_KEY.encode(), f"receipt {questionnaire.ref} {once}".encode(), "sha256")
    return "".join(LETTERS[byte % len(LETTERS)] for byte in digest[:24])


def hash_of(receipt: str) -> str:
    """What the database keeps of a receipt: nobody who reads the database can open it."""
    return hashlib.sha256(receipt.encode()).hexdigest()


def is_recorded(receipt: str) -> bool:
    return Giver.objects.filter(receipt_hash=hash_of(receipt)).exists()


def record_answers(
    questionnaire: Questionnaire,
    answered: Sequence[Answered],
    *,
    side: str = Giver.UNKNOWN,
    uses: Iterable[str],
    name: str = "",
    once: str,
    today: date,
) -> str:
    """Keep one person's answers, each as a voice, and return the secret of their receipt. Twice is once.

    Nothing here leads to a person: no account, no address, no time of day, no line in the history.
    """
    uses = possible(uses)
    if not answered:
        raise NothingSaid
    if Consent.Use.GROUP not in uses:
        raise GroupMayNotRead
    if Consent.Use.QUOTE_NAMED not in uses:
        name = ""  # a name that nobody may use is not kept
    elif not name.strip():
        raise NameMissing
    receipt = receipt_for(questionnaire, once)
    giver = Giver(project_id=questionnaire.project_id, side=side, name=name, receipt_hash=hash_of(receipt))
    try:
        with transaction.atomic():
            _write(questionnaire, giver, answered, uses, today)
    except IntegrityError:
        # The unique receipt and response decide, so that no question need be asked beforehand.
        if not is_recorded(receipt):
            raise
        if not _says_the_same(receipt, answered, uses):
            raise SentBefore(receipt) from None
    return receipt


def _says_the_same(receipt: str, answered: Sequence[Answered], uses: frozenset[str]) -> bool:
    """Whether this is the same sheet again. What was taken back since then may have said anything."""
    voices = Voice.objects.filter(giver__receipt_hash=hash_of(receipt))
    stored = Counter(voices.heard().values_list("words", flat=True))
    sent = Counter(one.words for one in answered)
    given = set(Consent.objects.filter(voice__in=voices).values_list("use", flat=True))
    return not stored - sent and voices.count() == len(answered) and given == uses


def _write(
    questionnaire: Questionnaire, giver: Giver, answered: Sequence[Answered], uses: frozenset[str], today: date
) -> None:
    """Five inserts, however many questions there are."""
    project_id = questionnaire.project_id
    Giver.objects.bulk_create([giver])
    response = Response(
        project_id=project_id, questionnaire=questionnaire, giver=giver, once=giver.receipt_hash, day=today
    )
    Response.objects.bulk_create([response])
    month = today.year * 12 + today.month - 1
    answers = Answer.objects.bulk_create(
        Answer(
            project_id=project_id,
            response=response,
            question_id=one.question_id,
            number=one.number,
            choice_id=one.choice_id,
            side=giver.side,
            month=month,
        )
        for one in answered
    )
    voices = Voice.objects.bulk_create(
        Voice(
            project_id=project_id,
            giver=giver,
            words=one.words,
            answer=answer,
            came_by=Voice.CameBy.QUESTIONNAIRE,
            channel=Voice.Channel.ONLINE,
            said_on=today,
        )
        for one, answer in zip(answered, answers, strict=True)
    )
    Consent.objects.bulk_create(
        Consent(project_id=project_id, voice=voice, use=use, given_on=today) for voice in voices for use in uses
    )


# --- The logbook ------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Note:
    """What a member writes down for somebody: the giver is a member, or a name, or nobody."""

    words: str
    subject: str = ""
    channel: str = Voice.Channel.SPOKEN
    said_on: date | None = None
    member: Member | None = None
    name: str = ""
    side: str = Giver.UNKNOWN
    uses: frozenset[str] = frozenset({Consent.Use.GROUP})


@transaction.atomic
def write_down(project: Project, note: Note, *, by: Member) -> Voice:
    """A new voice in the logbook."""
    voice = Voice(project=project, came_by=Voice.CameBy.LOGBOOK, recorded_by=by, giver=_giver(project, note))
    _fill(voice, note)
    voice.save()
    given_on = timezone.localdate()
    Consent.objects.bulk_create(
        Consent(project=project, voice=voice, use=use, given_on=given_on) for use in possible(note.uses)
    )
    history.note(by, "wrote down", voice)
    return voice


@transaction.atomic
def correct(voice: Voice, note: Note, *, by: Member) -> Voice:
    """Mend what was written down. Consent has its own page, and stays as it is."""
    voice = Voice.objects.select_for_update().select_related("giver").get(pk=voice.pk)
    if voice.withdrawn_on:
        raise WasTakenBack
    before = voice.giver
    voice.giver = _giver(voice.project, note, now=before)
    _fill(voice, note)
    voice.save()
    if before != voice.giver and not before.member_id and not before.voices.exists():
        before.delete()
    history.note(by, "corrected", voice)
    return voice


def _fill(voice: Voice, note: Note) -> None:
    voice.words, voice.subject, voice.channel = note.words, note.subject, note.channel
    voice.said_on, voice.said_precision = note.said_on, Voice.Precision.DAY


def _giver(project: Project, note: Note, *, now: Giver | None = None) -> Giver:
    """A member gives all their voices as one giver; a named or unknown person is one of their own."""
    if note.member:
        mine = {"project": project, "member": note.member}
        return Giver.objects.filter(**mine).first() or Giver.objects.create(**mine, side=note.member.side)
    if now and not now.member_id:
        now.name, now.side = note.name, note.side
        now.save(update_fields=["name", "side"])
        return now
    return Giver.objects.create(project=project, name=note.name, side=note.side)
