"""Signals from records: what stands out, what is in order, what cannot be told, and what people answered.

For other pages: `signals_of(project, today)` gives all of them as `SignalTold`, each a sentence with its numbers.
"""

import hashlib
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ..methods import signals as method
from ..methods import signals_meetings as meetings
from ..methods import signals_pay as pay
from ..methods.signals import Kind, Signal, State
from ..methods.suppression import EVERYTHING, PUBLISHED
from ..models import Member, Project, SignalAnswer
from . import signal_facts as facts
from .signal_words import MARKS, WORDS, easy, sentence

OF_FEW = (Kind.TURNS, Kind.PAY_LATE, Kind.PAY_UNLIKE)  # their numbers may be about few people


@dataclass(frozen=True, kw_only=True)
class AnswerTold:
    """Why it is so, as one member says it. `since`: what changed in the records after that; empty if nothing did."""

    ref: str
    words: str
    name: str
    day: str
    thing: str  # the ref of the one record that it is about; empty, if it is about all
    since: str
    by: int | None  # the key of the member who said it


@dataclass(frozen=True, kw_only=True)
class SignalTold:
    """One signal in words.

    `kind`: its key, the same for good. `state`: "look", "clear", "unknown" or "hidden"; `mark` is that in words.
    `title`, `sentence` (with its numbers), `easy` (the same in easy words). `answers`: what members answered.
    `is_to_look_at`: something stands out. `is_answered`: somebody said why of all of it, and the records are still
    the same.
    `url`: the page with its records and answers. `step_url`, `step`: where a group can do something about it.
    All of it is for the group alone: numbers in it may be of one person.
    """

    kind: str
    state: str
    mark: str
    title: str
    sentence: str
    easy: str
    answers: tuple[AnswerTold, ...]
    is_to_look_at: bool
    is_answered: bool
    url: str
    step_url: str
    step: str
    is_for_few: bool  # not everybody in the group sees it: it is about few people
    signal: Signal


def signals_of(project: Project, today: date, by: Member | None = None) -> list[SignalTold]:
    """All signals of a project in their order, with their answers, as `by` may see them.

    Without `by`: as everybody in the group may see them, so that what few people got, or how often they spoke, is
    hidden. About thirty queries, however many records there are.
    """
    year = facts.year_of(project, today)
    everybodys = signals(project, today, year)
    own = {one.kind: one for one in few(project, today, year, by)} if by else {}
    found = [own.get(one.kind, one) for one in everybodys]
    answers = answers_of(project, {signal.kind: signal for signal in found})
    return [
        _told(project, signal, year, answers.get(signal.kind, []), is_for_few=signal.state != one.state)
        for signal, one in zip(found, everybodys, strict=True)
    ]


def _told(project: Project, signal: Signal, year: int, answers: list[AnswerTold], *, is_for_few: bool) -> SignalTold:
    words, kind = WORDS[signal.kind], signal.kind.value
    is_look = signal.state == State.LOOK
    return SignalTold(
        kind=kind,
        state=signal.state.value,
        mark=str(MARKS[signal.state]),
        title=str(words.title),
        sentence=sentence(signal, year),
        easy=easy(signal),
        answers=tuple(answers),
        is_to_look_at=is_look,
        is_answered=is_look and _is_answered(signal, answers),
        url=reverse("review:signal", args=[project.slug, kind]),
        step_url=reverse(words.step, args=[project.slug]),
        step=str(words.step_words),
        is_for_few=is_for_few,
        signal=signal,
    )


def _is_answered(signal: Signal, answers: list[AnswerTold]) -> bool:
    """A reason for all of it, or one for each record; none of them older than a change in the records."""
    about = {answer.thing for answer in answers if not answer.since}
    refs = {record.ref for record in signal.records}
    return "" in about or (bool(refs) and refs <= about)


# --- The signals ------------------------------------------------------------------------------------------


def signal_of(project: Project, kind: str, today: date, by: Member) -> SignalTold | None:
    """The one of this kind, as this member may see it; None where no signal is called that."""
    return next((told for told in signals_of(project, today, by) if told.kind == kind), None)


def signals(project: Project, today: date, year: int) -> list[Signal]:
    """Every rule on its records, as everybody may see it. `year`: that of the sums of Give and get."""
    there = facts.there_at_meetings(project)
    decided, held = facts.decided(project, there), facts.held(project, there)
    outcomes, agreed_on = facts.outcomes(project)
    turns, late, unlike = few(project, today, year, None)
    return [
        method.decided_without(decided),
        method.decided_unvoiced(decided),
        method.unanswered(facts.voices(project), today),
        method.unconfirmed(Kind.NOTES, facts.notes(project), today),
        method.unconfirmed(Kind.MINUTES, facts.minutes(project), today),
        meetings.apart([*held, *facts.passed(project, today)]),
        meetings.outnumbered(held),
        turns,
        meetings.called_off(facts.planned(project)),
        meetings.late_minutes(held, today),
        meetings.late_papers(held),
        late,
        unlike,
        method.changed(outcomes, agreed_on),
        method.signed_without(Kind.AGREED, facts.agreed(project)),
        method.unsigned(facts.reports(project)),
    ]


def few(project: Project, today: date, year: int, by: Member | None) -> tuple[Signal, Signal, Signal]:
    """Turns and money, as far as this member sees them where they are noted. Four queries."""
    threshold = pay_threshold(by)
    gave, got = facts.gave_and_got(project, year)
    waited = pay.waits(gave, got, today)
    return (
        meetings.turns(facts.spoken(project), turns_threshold(by)),
        pay.late(waited, pay.who_got(got), threshold),
        pay.unlike(facts.sides(project, year, threshold)),
    )


def pay_threshold(by: Member | None) -> int:
    """As in `giving.threshold_for`: whoever notes what people got sees every sum."""
    return EVERYTHING if by and by.is_facilitator else PUBLISHED


def turns_threshold(by: Member | None) -> int:
    """Whoever may lead a meeting counts who speaks, and sees it there."""
    return EVERYTHING if by and by.can_edit else PUBLISHED


# --- What people answered ---------------------------------------------------------------------------------


def fingerprint(signal: Signal) -> str:
    return hashlib.sha256(signal.facts.encode()).hexdigest()


def answers_of(project: Project, now: dict[Kind, Signal]) -> dict[Kind, list[AnswerTold]]:
    """The newest first, by the kind of signal. Where a reader cannot see the numbers, nor can they see the reason."""
    found: dict[Kind, list[AnswerTold]] = {}
    rows = project.signalanswers.standing().select_related("written_by").order_by("-written_on", "-pk")
    for row in rows:
        if row.kind in now and now[Kind(row.kind)].state != State.HIDDEN:
            found.setdefault(Kind(row.kind), []).append(_answer(row, now[Kind(row.kind)]))
    return found


def _answer(row: SignalAnswer, now: Signal) -> AnswerTold:
    return AnswerTold(
        ref=row.ref,
        words=row.words,
        name=row.written_by.name if row.written_by else _("Somebody who has left"),
        day=date_format(row.written_on, "j F Y"),
        thing=row.thing,
        since=since(row, now),
        by=row.written_by_id,
    )


def since(row: SignalAnswer, now: Signal) -> str:
    """What changed in the records after somebody answered."""
    if row.thing:
        there = row.thing in {record.ref for record in now.records}
        return "" if there else _("The records have changed since: this one does not stand out any more.")
    if row.facts == fingerprint(now):
        return ""
    if row.number is None or now.kind in OF_FEW:
        return _("The records have changed since.")
    return _("The records have changed since. Then it was %(number)d of %(of)d.") % {"number": row.number, "of": row.of}
