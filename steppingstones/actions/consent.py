"""Consent for each voice and each use: given, withdrawn, and words taken back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import Answer, Consent, Giver, Member, Voice
from .forgetting import forget_copies
from .history import note
from .traces import wipe_traces_after_this

Use = Consent.Use

# What must be agreed to as well: nothing can be quoted that the group may not read.
RESTS_ON = {
    Use.GROUP: frozenset(),
    Use.QUOTE: frozenset({Use.GROUP}),
    Use.QUOTE_NAMED: frozenset({Use.GROUP, Use.QUOTE}),
    Use.PUBLIC: frozenset({Use.GROUP}),
    Use.RESEARCH: frozenset({Use.GROUP}),
}


@dataclass(frozen=True, kw_only=True)
class Terms:
    """Until when each use counts (its last day), and who decided for a person who could not, and how."""

    until: Mapping[str, date | None] = field(default_factory=dict)
    decided_by: str = ""
    decided_how: str = ""

    def of(self, use: str) -> dict[str, object]:
        """What the row of this use keeps. Nothing lasts longer than what it rests on."""
        ends = [day for each in (use, *RESTS_ON[Use(use)]) if (day := self.until.get(each))]
        return {"until": min(ends, default=None), "decided_by": self.decided_by, "decided_how": self.decided_how}


class WasTakenBack(Exception):
    """These words are gone, and nothing can be agreed to for them any more."""

    def __str__(self) -> str:
        return str(_("These words were taken back. Nothing can be changed about them any more."))


def possible(uses: Iterable[str]) -> frozenset[str]:
    """Those of these uses that can be: each needs what it rests on. To quote with a name is also to quote."""
    wanted = set(uses) & set(Use.values)
    if Use.QUOTE_NAMED in wanted:
        wanted.add(Use.QUOTE)
    return frozenset(use for use in wanted if RESTS_ON[Use(use)] <= wanted)


@transaction.atomic
def give(voice: Voice, use: str, *, by: Member | None = None, today: date | None = None) -> None:
    """Agree to this use, and to what it rests on."""
    agree(voice, uses_of(voice) | {use} | RESTS_ON[Use(use)], by=by, today=today)


@transaction.atomic
def withdraw(voice: Voice, use: str, *, by: Member | None = None, today: date | None = None) -> None:
    """Agree to this use no more, nor to any that rests on it."""
    gone = {other for other in Use if other == use or use in RESTS_ON[other]}
    agree(voice, uses_of(voice) - gone, by=by, today=today)


@transaction.atomic
def agree(
    voice: Voice,
    uses: Iterable[str],
    *,
    terms: Terms | None = None,
    by: Member | None = None,
    today: date | None = None,
) -> None:
    """Agree to exactly these uses from now on. `by` is the member who wrote it down; nobody, for an anonymous giver.

    Without `terms`, what was agreed before lasts as long as it did.
    """
    today = today or timezone.localdate()
    voice = Voice.objects.select_for_update().get(pk=voice.pk)
    if voice.withdrawn_on:
        raise WasTakenBack
    before, after = uses_of(voice, today=today), possible(uses)
    voice.consents.standing(today).exclude(use__in=after).update(withdrawn_on=today)
    kept = terms or terms_of(voice, today=today)
    for use in after - before:
        defaults = {"project_id": voice.project_id, "given_on": today, "withdrawn_on": None, **kept.of(use)}
        voice.consents.update_or_create(use=use, defaults=defaults)
    if terms:
        for use in after & before:
            voice.consents.filter(use=use).update(**terms.of(use))
    if before - after:
        _remember(voice, "withdrew consent for", by)
    if Use.QUOTE_NAMED in before - after and by is None:
        _forget_name(voice.giver)
    if after - before:
        _remember(voice, "gave consent for", by)


@transaction.atomic
def take_back(voice: Voice, *, by: Member | None = None, today: date | None = None) -> None:
    """Erase what was said, for good. Links to it stay, so that the thread shows that something was here.

    The fingerprint of an imported row stays too: importing the same file again must not bring the words back.
    """
    voice = Voice.objects.select_for_update().get(pk=voice.pk)
    if voice.withdrawn_on:
        return
    today = today or timezone.localdate()
    voice.consents.filter(withdrawn_on=None).update(withdrawn_on=today)
    voice.consents.update(decided_by="", decided_how="")
    forget_copies(voice)
    answer_id, voice.answer_id = voice.answer_id, None
    voice.words = voice.subject = voice.content_note = ""
    voice.withdrawn_on = today
    voice.save(update_fields=["words", "subject", "content_note", "withdrawn_on", "answer"])
    Answer.objects.filter(pk=answer_id).delete()
    _forget_giver(voice.giver)
    _remember(voice, "took back", by)
    wipe_traces_after_this()


@transaction.atomic
def take_all_back(giver: Giver, *, today: date | None = None) -> None:
    """Erase everything that somebody without an account has said, all of it or nothing."""
    for voice in giver.voices.heard():
        take_back(voice, today=today)


def uses_of(voice: Voice, *, today: date | None = None) -> frozenset[str]:
    """The uses that are agreed to now."""
    return frozenset(voice.consents.standing(today).values_list("use", flat=True))


def terms_of(voice: Voice, *, today: date | None = None) -> Terms:
    """What holds for the uses that are agreed to now."""
    rows = list(voice.consents.standing(today))
    decided = next((row for row in rows if row.decided_by or row.decided_how), None)
    return Terms(
        until={row.use: row.until for row in rows},
        decided_by=decided.decided_by if decided else "",
        decided_how=decided.decided_how if decided else "",
    )


def _forget_name(giver: Giver) -> None:
    """Somebody without an account no longer wants their name used. A name that nobody may use is not kept."""
    named = Consent.objects.standing().filter(voice__giver=giver, use=Use.QUOTE_NAMED)
    if not giver.member_id and not named.exists():
        giver.name = ""
        giver.save(update_fields=["name"])
        wipe_traces_after_this()


def _forget_giver(giver: Giver) -> None:
    """Whoever has taken back everything, and is no member, leaves no name and no side behind."""
    if giver.member_id or giver.voices.heard().exists():
        return
    giver.name, giver.side, giver.import_key = "", Giver.UNKNOWN, ""
    giver.save(update_fields=["name", "side", "import_key"])


def _remember(voice: Voice, verb: str, by: Member | None) -> None:
    """A history line carries the time, so that none is written for somebody who is anonymous."""
    if by:
        note(by, verb, voice)
