"""How voices come in: answers that somebody sent, and what members write down in the logbook."""

import hashlib
import hmac
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..methods.questionnaire import A_PICTURE, A_SOUND
from ..models import (
    Answer,
    Consent,
    Conversation,
    FormerWords,
    Giver,
    Media,
    Meeting,
    Member,
    Picked,
    Project,
    Questionnaire,
    Response,
    Round,
    Voice,
)
from ..models.base import LETTERS
from . import history, media
from .consent import WasTakenBack, possible
from .media import attach, claim
from .tagging import follow_words

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


class FileGone(NotRecorded):
    """What was recorded or photographed for this question is not there: it waited too long, or belongs to another."""

    words = _("Your recording or picture is no longer here. Record or choose it again.")

    def __init__(self, question_id: int) -> None:
        super().__init__(question_id)
        self.question_id = question_id


class NotAskedNow(NotRecorded):
    words = _("This has ended, so no more answers are kept.")


class SentBefore(NotRecorded):
    """The same sheet came before and said something else. What came first is kept, and the sender must be told."""

    words = _("Your answers were sent before. They are kept as they were then. What you changed later was not sent.")

    def __init__(self, receipt: str) -> None:
        super().__init__(receipt)
        self.receipt = receipt


@dataclass(frozen=True, kw_only=True)
class Answered:
    """One question that was answered, as rows know it. `picked` are choices; of a ranking in the order of rank."""

    question_id: int
    words: str
    number: int | None = None
    amount: Decimal | None = None
    day: date | None = None
    choice_id: int | None = None
    picked: tuple[int, ...] = ()
    is_not_said: bool = False
    file: str = ""


@dataclass(frozen=True, kw_only=True)
class Came:
    """How a sheet came: by which way, in which round and language, paired by which card, written down by whom."""

    by: str = Response.CameBy.LINK
    round_id: int | None = None
    card_hash: str = ""
    language: str = ""
    with_supporter: bool = False
    recorded_by: Member | None = None
    member: Member | None = None  # whose answers these are, where the questionnaire knows people


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
    came: Came | None = None,
) -> str:
    """Keep one person's answers, each as a voice, and return the secret of their receipt. Twice is once.

    Nothing here leads to a person: no account, no address, no time of day, no line in the history.
    """
    uses = possible(uses)
    if all(one.is_not_said for one in answered):
        raise NothingSaid
    if Consent.Use.GROUP not in uses:
        raise GroupMayNotRead
    if Consent.Use.QUOTE_NAMED not in uses:
        name = ""  # a name that nobody may use is not kept
    elif not name.strip():
        raise NameMissing
    receipt = receipt_for(questionnaire, once)
    came = came or Came()
    giver = Giver(project_id=questionnaire.project_id, side=side, name=name, receipt_hash=hash_of(receipt))
    if came.member:
        giver.member, giver.side, giver.name = came.member, came.member.side, ""
    try:
        with transaction.atomic():
            _still_asked(questionnaire, came)
            _write(questionnaire, giver, answered, uses, today, came)
    except IntegrityError:
        # The unique receipt and response decide, so that no question need be asked beforehand.
        if not is_recorded(receipt):
            raise
        if not _says_the_same(receipt, answered, uses):
            raise SentBefore(receipt) from None
    return receipt


def _still_asked(questionnaire: Questionnaire, came: Came) -> None:
    """A review keeps answers only while it goes on. Whoever ends it holds its first version as well: one is first."""
    if questionnaire.instrument:
        Questionnaire.objects.select_for_update().get(pk=questionnaire.first_id or questionnaire.pk)
        if not Round.objects.filter(pk=came.round_id, ended_on=None).exists():
            raise NotAskedNow


def _says_the_same(receipt: str, answered: Sequence[Answered], uses: frozenset[str]) -> bool:
    """Whether this is the same sheet again. What was taken back since then may have said anything."""
    voices = Voice.objects.filter(giver__receipt_hash=hash_of(receipt))
    stored = Counter(voices.heard().values_list("words", flat=True))
    sent = Counter(one.words for one in answered if not one.is_not_said)
    given = set(Consent.objects.filter(voice__in=voices).values_list("use", flat=True))
    return not stored - sent and voices.count() == sent.total() and given == uses


def _write(
    questionnaire: Questionnaire,
    giver: Giver,
    answered: Sequence[Answered],
    uses: frozenset[str],
    today: date,
    came: Came,
) -> None:
    """Six inserts at most, however many questions there are, and two updates for each file."""
    project_id = questionnaire.project_id
    Giver.objects.bulk_create([giver])
    response = _response(questionnaire, giver, today, came)
    Response.objects.bulk_create([response])
    answers = Answer.objects.bulk_create(_answer(response, giver.side, one) for one in answered)
    pairs = list(zip(answered, answers, strict=True))
    Picked.objects.bulk_create(
        Picked(project_id=project_id, answer=answer, choice_id=choice_id, place=place)
        for one, answer in pairs
        for place, choice_id in enumerate(one.picked, 1)
    )
    voices = Voice.objects.bulk_create(
        Voice(
            project_id=project_id,
            giver=giver,
            words=one.words,
            answer=answer,
            came_by=Voice.CameBy.QUESTIONNAIRE,
            channel=CHANNELS[came.by],
            said_on=today,
            recorded_by=came.recorded_by,
        )
        for one, answer in pairs
        if not one.is_not_said
    )
    Consent.objects.bulk_create(
        Consent(project_id=project_id, voice=voice, use=use, given_on=today) for voice in voices for use in uses
    )
    said = [one for one in answered if not one.is_not_said]
    for one, voice in zip(said, voices, strict=True):
        if one.file:
            _attach(questionnaire.project, one, voice)


def _attach(project: Project, one: Answered, voice: Voice) -> None:
    """From now on the file belongs to what was said, and goes when that goes. Words written beside it describe it."""
    media = claim(project, one.file)
    if media is None:
        raise FileGone(one.question_id)
    if one.words not in (A_SOUND, A_PICTURE):
        media.words = one.words
        media.save(update_fields=["words"])
    attach(media, voice=voice)


CHANNELS = {
    Response.CameBy.LINK: Voice.Channel.ONLINE,
    Response.CameBy.KIOSK: Voice.Channel.ONLINE,
    Response.CameBy.PAPER: Voice.Channel.WRITTEN,
    Response.CameBy.FOR_SOMEBODY: Voice.Channel.SPOKEN,
}


def _response(questionnaire: Questionnaire, giver: Giver, today: date, came: Came) -> Response:
    return Response(
        project_id=questionnaire.project_id,
        questionnaire=questionnaire,
        giver=giver,
        once=giver.receipt_hash,
        day=today,
        round_id=came.round_id,
        card_hash=came.card_hash,
        language=came.language,
        came_by=came.by,
        with_supporter=came.with_supporter,
        recorded_by=came.recorded_by,
    )


def _answer(response: Response, side: str, one: Answered) -> Answer:
    return Answer(
        project_id=response.project_id,
        response=response,
        question_id=one.question_id,
        number=one.number,
        amount=one.amount,
        day=one.day,
        choice_id=one.choice_id,
        is_not_said=one.is_not_said,
        side=side,
        month=response.day.year * 12 + response.day.month - 1,
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
    recorded: tuple[media.Made, ...] = ()  # a voice note, a photograph of a card


@transaction.atomic
def write_down(
    project: Project,
    note: Note,
    *,
    by: Member,
    said_in: Conversation | Meeting | None = None,
    giver: Giver | None = None,
) -> Voice:
    """A new voice: in the logbook, or from the notes of the conversation or the meeting in which it was said.

    `giver`: whoever said something before and is the same person.
    """
    voice = Voice(project=project, came_by=Voice.CameBy.LOGBOOK, recorded_by=by)
    if isinstance(said_in, Meeting):
        voice.came_by, voice.meeting = Voice.CameBy.MEETING, said_in
    elif said_in:
        voice.came_by, voice.conversation = Voice.CameBy.CONVERSATION, said_in
    voice.giver = giver or _giver(project, note)
    _fill(voice, note)
    kept = [media.take_in(project, made, by=by) for made in note.recorded]
    voice.words = voice.words or Media.without_words([one.kind for one in kept])
    voice.save()
    for one in kept:
        media.attach(one, voice=voice)
    given_on = timezone.localdate()
    Consent.objects.bulk_create(
        Consent(project=project, voice=voice, use=use, given_on=given_on) for use in possible(note.uses)
    )
    history.note(by, "wrote down", voice)
    return voice


@transaction.atomic
def correct(voice: Voice, note: Note, *, by: Member) -> Voice:
    """Mend what was written down. Consent has its own page, and stays as it is.

    What the person has seen and agreed to is kept beside the new words, which they have not seen yet.
    """
    voice = Voice.objects.select_for_update().select_related("giver").get(pk=voice.pk)
    if voice.withdrawn_on:
        raise WasTakenBack
    before, words = voice.giver, voice.words
    voice.giver = _giver(voice.project, note, now=before)
    if voice.checked and note.words != voice.words:
        former = {"words": voice.words, "until": timezone.localdate(), "changed_by": by}
        FormerWords.objects.create(project_id=voice.project_id, voice=voice, **former)
        voice.checked, voice.checked_on, voice.checked_how = Voice.Checked.NOT_YET, None, ""
    _fill(voice, note)
    voice.save()
    follow_words(voice, words, voice.words)
    if before != voice.giver and not before.member_id and not before.voices.exists():
        before.delete()
    history.note(by, "corrected", voice)
    return voice


@transaction.atomic
def put_content_note(voice: Voice, words: str, *, by: Member) -> None:
    """What to know before reading it; nothing shows the words straight away."""
    voice = Voice.objects.select_for_update().get(pk=voice.pk)
    if voice.withdrawn_on:
        raise WasTakenBack
    voice.content_note = words
    voice.save(update_fields=["content_note"])
    history.note(by, "changed", voice)


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
