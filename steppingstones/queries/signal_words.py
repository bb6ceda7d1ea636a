"""Signals in words: a sentence with its numbers, the same in easy words, and where a group can do something."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from ..methods import signals as method
from ..methods.signals import Kind, Signal, State
from .giving_words import in_money
from .review_words import who


@dataclass(frozen=True, kw_only=True)
class Words:
    """What a signal says when something stands out, when all is in order, and when the records do not say."""

    title: Any
    look: Any
    clear: Any
    unknown: Any
    easy_look: Any
    easy_clear: Any
    limit: Any  # from when on something stands out
    step: str  # the name of the page where a group can do something about it
    step_words: Any


__ = gettext_lazy


def _n(one: str, many: str) -> Any:
    return ngettext_lazy(one, many, "number")


WORDS = {
    Kind.WITHOUT: Words(
        title=__("Who was there when you decided"),
        look=_n(
            "%(number)d of %(of)d decisions was made when nobody with lived experience was there.",
            "%(number)d of %(of)d decisions were made when nobody with lived experience was there.",
        ),
        clear=__("People with lived experience were there for every decision: %(of)d of %(of)d."),
        unknown=__("Of no decision is it written down who was there."),
        easy_look=__("Some things were decided without people with lived experience."),
        easy_clear=__("People with lived experience were there when we decided."),
        limit=__("Nobody with lived experience is noted at the decision, or at the meeting that made it."),
        step="decide:decisions",
        step_words=__("Go to the decisions"),
    ),
    Kind.UNVOICED: Words(
        title=__("Whose words are behind decisions"),
        look=_n(
            "%(number)d of %(of)d decisions has no voice of anybody with lived experience behind it.",
            "%(number)d of %(of)d decisions have no voice of anybody with lived experience behind them.",
        ),
        clear=__("Voices of people with lived experience are behind every decision: %(of)d of %(of)d."),
        unknown=__("There is no decision yet of which the records say whose voices are behind it."),
        easy_look=__("Some things were decided. Nobody wrote down what people with lived experience said."),
        easy_clear=__("We used the words of people with lived experience when we decided."),
        limit=__("No voice of anybody with lived experience led to the decision, or asks for one of its options."),
        step="decide:decisions",
        step_words=__("Go to the decisions"),
    ),
    Kind.NO_REPLY: Words(
        title=__("Replies to what people said"),
        look=_n(
            "%(number)d of %(of)d voices has had no reply for more than %(reply)d days.",
            "%(number)d of %(of)d voices have had no reply for more than %(reply)d days.",
        ),
        clear=__("No voice has waited longer than %(reply)d days for a reply."),
        unknown=__("No voice has waited long enough yet to say."),
        easy_look=__("Some people told us things. We did not answer them."),
        easy_clear=__("We answered what people told us."),
        limit=__("No decision came of it within %(reply)d days: none that is made, and none dropped with a reason."),
        step="understand:thread",
        step_words=__("See what came of each voice"),
    ),
    Kind.NOTES: Words(
        title=__("Notes of what people said"),
        look=_n(
            "%(number)d of %(of)d notes was never confirmed by the person who said it.",
            "%(number)d of %(of)d notes were never confirmed by the people who said them.",
        ),
        clear=__("No note has waited longer than %(confirm)d days to be confirmed by the person who said it."),
        unknown=__("There is no note that could be taken back to the person who said it."),
        easy_look=__("We wrote down what people said. We did not ask them: is this right?"),
        easy_clear=__("We asked people: is our note right?"),
        limit=__("The note is older than %(confirm)d days, and the person has not said whether it is right."),
        step="listen:notes",
        step_words=__("Take notes back to people"),
    ),
    Kind.MINUTES: Words(
        title=__("Minutes that people agreed"),
        look=_n(
            "The minutes of %(number)d of %(of)d meetings were never confirmed by anybody but their writer.",
            "The minutes of %(number)d of %(of)d meetings were never confirmed by anybody but their writer.",
        ),
        clear=__("No minutes have waited longer than %(confirm)d days for somebody to confirm them."),
        unknown=__("There are no minutes that have waited long enough to say."),
        easy_look=__("Somebody wrote what we said at a meeting. Nobody else said: this is right."),
        easy_clear=__("We agreed what was written about our meetings."),
        limit=__("The minutes are older than %(confirm)d days, and only their writer says that they are right."),
        step="takepart:meetings",
        step_words=__("Go to the meetings"),
    ),
    Kind.APART: Words(
        title=__("Meetings with both sides"),
        look=_n(
            "%(number)d of %(of)d meetings was of one side alone, or without anybody with lived experience.",
            "%(number)d of %(of)d meetings were of one side alone, or without anybody with lived experience.",
        ),
        clear=__("Every meeting had both sides: %(of)d of %(of)d."),
        unknown=__("Of no meeting is it written down who was there."),
        easy_look=__("Some meetings were not for all of us."),
        easy_clear=__("We meet together."),
        limit=__("One side alone was there, or it was for one side alone, or nobody with lived experience was there."),
        step="takepart:meetings",
        step_words=__("Go to the meetings"),
    ),
    Kind.OUTNUMBERED: Words(
        title=__("Seats at meetings"),
        look=_n(
            "In %(number)d of %(of)d meetings with both sides, one side was more than all others together.",
            "In %(number)d of %(of)d meetings with both sides, one side was more than all others together.",
        ),
        clear=__("In no meeting with both sides was one side more than all others together."),
        unknown=__("No meeting with both sides is written down."),
        easy_look=__("In some meetings one side had most of the chairs."),
        easy_clear=__("Each side had enough chairs at our meetings."),
        limit=__(
            "Four people or more were there, and more than half were of one side that is not that of lived experience."
        ),
        step="takepart:meetings",
        step_words=__("Go to the meetings"),
    ),
    Kind.TURNS: Words(
        title=__("Who speaks at meetings"),
        look=__(
            "People with lived experience had %(seats)d of 100 seats, but spoke only %(turns)d of 100 times "
            "where somebody counted."
        ),
        clear=__(
            "People with lived experience had %(seats)d of 100 seats, and spoke %(turns)d of 100 times "
            "where somebody counted."
        ),
        unknown=__("In no meeting with both sides did somebody count who spoke."),
        easy_look=__("People with lived experience were there. But they did not get to talk much."),
        easy_clear=__("We all get to talk."),
        limit=__("Their turns are less than %(turns_share)d of 100 of what their seats would be."),
        step="takepart:meetings",
        step_words=__("Go to the meetings"),
    ),
    Kind.CALLED_OFF: Words(
        title=__("Meetings that were called off"),
        look=_n(
            "%(number)d of %(of)d meetings was called off.",
            "%(number)d of %(of)d meetings were called off.",
        ),
        clear=__("Meetings take place: %(number)d of %(of)d were called off."),
        unknown=__("No meeting has taken place or was called off yet."),
        easy_look=__("Many of our meetings did not happen."),
        easy_clear=__("Our meetings happen."),
        limit=__("%(off)d meetings or more were called off, and at least %(off_share)d of 100."),
        step="takepart:meetings",
        step_words=__("Go to the meetings"),
    ),
    Kind.MINUTES_LATE: Words(
        title=__("How soon minutes come"),
        look=_n(
            "The minutes of %(number)d of %(of)d meetings took longer than %(minutes)d days, or are not there.",
            "The minutes of %(number)d of %(of)d meetings took longer than %(minutes)d days, or are not there.",
        ),
        clear=__("Minutes come within %(minutes)d days: after %(of)d of %(of)d meetings."),
        unknown=__("No meeting has taken place that should have minutes by now."),
        easy_look=__("We waited a long time to read what was said at a meeting."),
        easy_clear=__("We can soon read what was said at a meeting."),
        limit=__("More than %(minutes)d days passed from the meeting to its first minutes."),
        step="takepart:meetings",
        step_words=__("Go to the meetings"),
    ),
    Kind.PAPERS_LATE: Words(
        title=__("How early papers come"),
        look=_n(
            "The papers for %(number)d of %(of)d meetings came less than %(papers)d days before.",
            "The papers for %(number)d of %(of)d meetings came less than %(papers)d days before.",
        ),
        clear=__("Papers come at least %(papers)d days before: for %(of)d of %(of)d meetings."),
        unknown=__("Of no meeting is it written down when its papers came."),
        easy_look=__("Some papers came late. There was no time to read them."),
        easy_clear=__("We get papers in time to read them."),
        limit=__(
            "Less than %(papers)d days before, somebody was first invited, or the first thing to talk about came."
        ),
        step="takepart:meetings",
        step_words=__("Go to the meetings"),
    ),
    Kind.PAY_LATE: Words(
        title=__("How long people wait for money"),
        look=__("In %(year)d some people waited more than %(pay)d days for money."),
        clear=__("In %(year)d nobody is known to have waited more than %(pay)d days for money."),
        unknown=__("Of no money is it written down for which day it was."),
        easy_look=__("Some people waited a long time for their money."),
        easy_clear=__("People got their money in time."),
        limit=__("More than %(pay)d days passed from the work, or from the offer, to the money."),
        step="takepart:giving",
        step_words=__("Go to Give and get"),
    ),
    Kind.PAY_UNLIKE: Words(
        title=__("What an hour brings each side"),
        look=__("In %(year)d an hour of people with lived experience brought them less than half of that of others."),
        clear=__("In %(year)d no side got twice as much for an hour as people with lived experience."),
        unknown=__("Hours of both sides are not written down."),
        easy_look=__("Some people get more money for an hour than people with lived experience."),
        easy_clear=__("Other people do not get much more money for an hour than people with lived experience."),
        limit=__("For an hour they got less than %(pay_share)d of 100 of what another side got."),
        step="takepart:giving",
        step_words=__("Go to Give and get"),
    ),
    Kind.CHANGED: Words(
        title=__("Outcomes as you agreed them"),
        look=_n(
            "%(number)d of %(of)d outcomes is not as you agreed on %(day)s.",
            "%(number)d of %(of)d outcomes are not as you agreed on %(day)s.",
        ),
        clear=__("All outcomes are as you agreed on %(day)s: %(of)d of %(of)d."),
        unknown=__("No version of the plan is agreed yet."),
        easy_look=__("We agreed what we want. Then somebody changed it. We did not agree again."),
        easy_clear=__("Our plan is what we agreed."),
        limit=__("An outcome was added, taken out, moved or put into other words after the last version you agreed."),
        step="plan:versions",
        step_words=__("Agree a new version"),
    ),
    Kind.AGREED: Words(
        title=__("Who agreed the plan"),
        look=_n(
            "%(number)d of %(of)d versions of the plan was agreed without anybody with lived experience.",
            "%(number)d of %(of)d versions of the plan were agreed without anybody with lived experience.",
        ),
        clear=__("People with lived experience agreed to every version of the plan: %(of)d of %(of)d."),
        unknown=__("Of no version of the plan is it written down who agreed."),
        easy_look=__("The plan was agreed without people with lived experience."),
        easy_clear=__("People with lived experience said yes to the plan."),
        limit=__("Nobody with lived experience is noted among those who agreed."),
        step="plan:versions",
        step_words=__("Go to the versions"),
    ),
    Kind.REPORTS: Words(
        title=__("Reports for people outside, signed off"),
        look=_n(
            "%(number)d of %(of)d reports for people outside is not signed off by people of both sides.",
            "%(number)d of %(of)d reports for people outside are not signed off by people of both sides.",
        ),
        clear=__("Every report for people outside is signed off: %(of)d of %(of)d."),
        unknown=__("There is no report for people outside with a claim in it yet."),
        easy_look=__("There is a report about us. Not everybody who must say yes has said it."),
        easy_clear=__("We said yes to the reports about us."),
        limit=__("No version of it has a yes from somebody with lived experience and from a professional."),
        step="show:reports",
        step_words=__("Go to the reports"),
    ),
}
MARKS = {
    State.LOOK: __("Look at this"),
    State.CLEAR: __("In order"),
    State.UNKNOWN: __("Cannot be told"),
    State.HIDDEN: __("Not shown"),
}
LIMITS = {
    "reply": method.REPLY_DAYS,
    "confirm": method.CONFIRM_DAYS,
    "minutes": method.MINUTES_DAYS,
    "papers": method.PAPERS_DAYS,
    "off": method.CALLED_OFF,
    "off_share": method.CALLED_OFF_SHARE,
    "turns_share": method.TURNS_SHARE,
    "pay": method.PAY_DAYS,
    "pay_share": method.PAY_SHARE,
}


# --- The sentence of a signal -----------------------------------------------------------------------------


def sentence(signal: Signal, year: int) -> str:
    """What the records say, with the numbers; then by side, where the rule looks at sides, and what is not known."""
    if signal.state == State.HIDDEN:
        return hidden_words(signal.kind)
    words = WORDS[signal.kind]
    chosen = {State.LOOK: words.look, State.CLEAR: words.clear, State.UNKNOWN: words.unknown}[signal.state]
    told = [str(chosen % numbers(signal, year)), _longest(signal), *_by_side(signal), _untold(signal)]
    return " ".join(part for part in told if part)


def hidden_words(kind: Kind) -> str:
    if kind == Kind.TURNS:
        return _("This would be about few people. Those who count turns at meetings can see it.")
    return _("This would be about few people. It is only shown to facilitators, as in Give and get.")


def easy(signal: Signal) -> str:
    """The same in easy words; empty where nothing can be told."""
    words = WORDS[signal.kind]
    told = {State.LOOK: words.easy_look, State.CLEAR: words.easy_clear}.get(signal.state)
    return str(told) if told else _("We cannot tell. It is not written down.") if _is_unknown(signal) else ""


def _is_unknown(signal: Signal) -> bool:
    return signal.state == State.UNKNOWN


def numbers(signal: Signal, year: int) -> dict[str, Any]:
    part = signal.parts[0] if signal.kind == Kind.TURNS and signal.parts else None
    return {
        **LIMITS,
        "number": signal.number,
        "of": signal.of,
        "year": year,
        "day": date_format(signal.day, "j F Y") if signal.day else "",
        "seats": round(100 * signal.number / signal.of) if signal.of else 0,
        "turns": round(100 * part.number / part.of) if part and part.of else 0,
    }


def _longest(signal: Signal) -> str:
    """How long what waits has waited; nothing for money, where it would be about one person."""
    days = max((record.days or 0 for record in signal.records), default=0)
    if not days or signal.kind not in (Kind.NO_REPLY, Kind.NOTES, Kind.MINUTES, Kind.MINUTES_LATE):
        return ""
    return ngettext("The longest wait is %(n)d day.", "The longest wait is %(n)d days.", days) % {"n": days}


def _by_side(signal: Signal) -> Iterable[str]:
    if signal.kind == Kind.CALLED_OFF and signal.parts:
        by = _(", ").join(_times(part.side, part.number) for part in signal.parts)
        yield _("By whom: %(sides)s.") % {"sides": by}
    for part in signal.parts:
        if signal.kind == Kind.PAY_LATE:
            yield _("%(who)s: %(number)d of %(of)d.") % {"who": who(part.side), "number": part.number, "of": part.of}
        if signal.kind == Kind.PAY_UNLIKE:
            money = in_money(Decimal(part.number) / 100)
            yield _("%(who)s: %(money)s for an hour.") % {"who": who(part.side), "money": money}


def _times(side: str, times: int) -> str:
    """ "Professionals 2 times"."""
    words = ngettext("%(who)s %(n)d time", "%(who)s %(n)d times", times)
    return words % {"who": who(side), "n": times}


def _untold(signal: Signal) -> str:
    if not signal.untold or signal.state == State.UNKNOWN:
        return ""
    words = ngettext("Of %(n)d more the records do not say.", "Of %(n)d more the records do not say.", signal.untold)
    return words % {"n": signal.untold}


def limits() -> list[tuple[str, str]]:
    """From when on something stands out, for each signal: its title and the rule."""
    return [(str(words.title), limit_of(kind)) for kind, words in WORDS.items()]


def limit_of(kind: Kind) -> str:
    return str(WORDS[kind].limit % LIMITS)


# --- Why one record stands out ----------------------------------------------------------------------------


def why(kind: Kind, reason: str, days: int | None) -> str:
    """A few words beside one record."""
    if kind == Kind.PAPERS_LATE and days is not None:
        return ngettext("%(n)d day before", "%(n)d days before", days) % {"n": days}
    if days is not None:
        return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}
    if kind in (Kind.APART, Kind.OUTNUMBERED, Kind.CALLED_OFF):
        return _("nobody with lived experience") if reason == "not-there" else who(reason) if reason else ""
    return str(CHANGES[reason]) if kind == Kind.CHANGED else ""


CHANGES = {
    "added": __("came later"),
    "gone": __("was taken out"),
    "words": __("says it in other words"),
    "moved": __("was moved"),
}
