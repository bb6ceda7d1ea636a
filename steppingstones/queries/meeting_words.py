"""Meetings in words: what people need, how they want papers, and what stands out, each as a plain sentence."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..methods.meetings import Found, Hint, Need, Paper, known_needs, known_papers
from ..models import Meeting, Side
from .people_words import how_many_people


@dataclass(frozen=True, kw_only=True)
class NeedWords:
    """A need as a person ticks it, what the group sees to, and both in Easy Read with a picture."""

    tick: Any
    see_to: Any
    easy: Any
    picture: str


def _words(tick: Any, see_to: Any, easy: Any, picture: str) -> NeedWords:
    return NeedWords(tick=tick, see_to=see_to, easy=easy, picture=picture)


__ = gettext_lazy
NEEDS: dict[Need, NeedWords] = {
    Need.STEP_FREE: _words(
        __("A way in without steps"),
        __("Every door, the room and the toilet can be reached without steps. Somebody has tried it."),
        __("You can get in without steps."),
        "267F",
    ),
    Need.HEARING_LOOP: _words(
        __("A hearing loop"),
        __("There is a hearing loop, it is switched on, and somebody has tried it."),
        __("There is a hearing loop."),
        "1F9BB",
    ),
    Need.SIGN_LANGUAGE: _words(
        __("A sign language interpreter"),
        __("Sign language interpreters are booked, and have the agenda. For more than an hour, book two."),
        __("There is somebody who signs."),
        "1F91F",
    ),
    Need.LANGUAGE: _words(
        __("An interpreter for another language"),
        __("An interpreter for each language is booked, and has the agenda."),
        __("There is somebody who speaks your language."),
        "1F5E3",
    ),
    Need.CAPTIONS: _words(
        __("Captions: what is said, as words to read"),
        __("Captions, or somebody who types what is said, are booked or switched on."),
        __("You can read what people say."),
        "1F4FA",
    ),
    Need.QUIET_ROOM: _words(
        __("A quiet room to go to"),
        __("There is a quiet room near by, and everybody knows where it is."),
        __("There is a quiet room."),
        "1F60C",
    ),
    Need.LOW_LIGHT: _words(
        __("Soft light, little noise"),
        __("The room has soft light and little noise. No flashing, no music."),
        __("The room is calm."),
        "1F60C",
    ),
    Need.BREAKS: _words(
        __("Breaks"),
        __("There is a break at least once an hour, and it is on the agenda."),
        __("We take breaks."),
        "2615",
    ),
    Need.EASY_READ: _words(
        __("Easy Read"),
        __("Agenda and papers are there in Easy Read, and somebody has time to go through them."),
        __("There is Easy Read."),
        "1F4D6",
    ),
    Need.LARGE_PRINT: _words(
        __("Large print"),
        __("Agenda and papers are printed large."),
        __("There is large print."),
        "1F453",
    ),
    Need.PAPERS_BEFORE: _words(
        __("Papers some days before"),
        __("Papers go out at least a week before."),
        __("You get the papers before."),
        "1F4C4",
    ),
    Need.SUPPORTER: _words(
        __("Somebody who comes along to support"),
        __("There is a chair for each supporter, and their costs are paid too."),
        __("You can bring somebody who supports you."),
        "E083",
    ),
    Need.TRANSPORT: _words(
        __("Help to get there"),
        __("Travel is booked or paid before, so that nobody has to lay out money."),
        __("We help you get there."),
        "1F68C",
    ),
    Need.PARKING: _words(
        __("A parking space close to the door"),
        __("Parking close to the door is kept free."),
        __("You can park near the door."),
        "1F697",
    ),
    Need.FROM_HOME: _words(
        __("Taking part from home"),
        __("People can join from home, by video and by phone, and somebody looks after them."),
        __("You can join from home."),
        "1F4BB",
    ),
    Need.CHILDCARE: _words(
        __("Somebody to look after children"),
        __("Childcare is arranged or paid."),
        __("We pay for childcare."),
        "1F9D2",
    ),
    Need.OTHER_CARE: _words(
        __("Somebody to look after an adult at home"),
        __("Care at home is arranged or paid."),
        __("We pay for care at home."),
        "1F3E0",
    ),
    Need.FOOD: _words(
        __("Food that suits: diet or faith"),
        __("Food and drinks suit everybody’s diet and faith."),
        __("There is food for you."),
        "1F37D",
    ),
    Need.TIMES: _words(
        __("Not too early, not too long"),
        __("Start and end suit those who take medicine, tire quickly, travel far, or look after others."),
        __("The time is right for you."),
        "1F551",
    ),
    Need.TOILET: _words(
        __("An accessible toilet close by"),
        __("An accessible toilet is close by, open and working."),
        __("There is a toilet that you can use."),
        "1F6BD",
    ),
    Need.DOG: _words(
        __("Room for an assistance dog"),
        __("There is room and water for assistance dogs, and the place knows that they come."),
        __("Your dog can come."),
        "1F436",
    ),
}
PAPERS = {
    Paper.PAGE: __("A page on this site"),
    Paper.PDF: __("A PDF"),
    Paper.LARGE: __("Large print"),
    Paper.EASY: __("Easy Read"),
    Paper.TEXT: __("Plain text, for a screen reader"),
    Paper.PRINTED: __("Printed on paper"),
    Paper.ALOUD: __("Read aloud to me"),
}
NEEDS_TO_TICK = [(need.value, words.tick) for need, words in NEEDS.items()]
PAPERS_TO_TICK = [(paper.value, words) for paper, words in PAPERS.items()]


def need_words(keys: Iterable[str]) -> list[str]:
    return [str(NEEDS[need].tick) for need in known_needs(keys)]


def paper_words(keys: Iterable[str]) -> list[str]:
    return [str(PAPERS[paper]) for paper in known_papers(keys)]


def who_leads(meeting: Meeting) -> str:
    """Somebody independent, somebody of the group, or both."""
    names = [meeting.facilitator_outside, meeting.facilitator.name if meeting.facilitator else ""]
    return ", ".join(name for name in names if name)


# --- When -------------------------------------------------------------------------------------------------


def when(meeting: Meeting) -> str:
    """ "Wednesday 4 March 2026, 3 pm to 5 pm"."""
    starts, ends = timezone.localtime(meeting.starts_at), timezone.localtime(meeting.ends_at)
    until = _time(ends) if starts.date() == ends.date() else f"{_day(ends)}, {_time(ends)}"
    return _("%(day)s, %(from)s to %(until)s") % {"day": _day(starts), "from": _time(starts), "until": until}


def day_of(meeting: Meeting) -> str:
    return _day(timezone.localtime(meeting.starts_at))


def hours_of(meeting: Meeting) -> tuple[str, str]:
    return _time(timezone.localtime(meeting.starts_at)), _time(timezone.localtime(meeting.ends_at))


def _day(at: datetime) -> str:
    return date_format(at, "l j F Y")


def _time(at: datetime) -> str:
    return date_format(at, "P").replace("a.m.", "am").replace("p.m.", "pm")


# --- What stands out --------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Prompt:
    """What stands out, and what a group can do."""

    says: str
    then: str


def prompt(found: Found, *, is_before: bool = False) -> Prompt:
    """A hint as two sentences: what is so, with its numbers, and what may help. Before a meeting nobody is here yet."""
    sentences = _SENTENCES | _BEFORE if is_before else _SENTENCES
    says, then = sentences[found.hint](found)
    return Prompt(says=str(says), then=str(then))


def _separate(found: Found) -> tuple[str, str]:
    says = _("This meeting is only for one side: %(side)s.") % {"side": Side(found.side).label}
    return says, _("Meeting apart can make the sides strangers to each other. Write down why, and when all meet again.")


def _one_side(found: Found) -> tuple[str, str]:
    says = _("Only one side is here: %(people)s.") % {"people": how_many_people(found.side, found.number)}
    return says, _("What the others think is not known yet. Ask them before something is decided.")


def _not_there(found: Found) -> tuple[str, str]:
    says = _("%(of)d people are here, and nobody with lived experience.") % {"of": found.of}
    return says, _("Ask what kept them away. Leave what is about them open until they can say what they think.")


def _outnumbers(found: Found) -> tuple[str, str]:
    numbers = {"people": how_many_people(found.side, found.number), "of": found.of}
    says = _("Of %(of)d people here, more than half are of one side: %(people)s.") % numbers
    return says, _("It can help to sit mixed, to talk in small groups, or to ask those who are fewer first.")


def _one_side_may_come(found: Found) -> tuple[str, str]:
    says = _("Only one side may come: %(people)s.") % {"people": how_many_people(found.side, found.number)}
    return says, _("Ask whom else it concerns, and invite them too.")


def _nobody_may_come(found: Found) -> tuple[str, str]:
    says = _("%(of)d people may come, and nobody with lived experience.") % {"of": found.of}
    return says, _("Invite them, and ask what would make it possible for them to come.")


def _outnumber_if_they_come(found: Found) -> tuple[str, str]:
    numbers = {"people": how_many_people(found.side, found.number), "of": found.of}
    says = _("Of %(of)d people who may come, more than half are of one side: %(people)s.") % numbers
    return says, _("It can help to invite more of the others, or to come with fewer of this side.")


def _few_speak(found: Found) -> tuple[str, str]:
    numbers = {"number": found.number, "of": found.of, "turns": found.turns, "all": found.all_turns}
    says = ngettext(
        "%(number)d of %(of)d people spoke %(turns)d of %(all)d times.",
        "%(number)d of %(of)d people spoke %(turns)d of %(all)d times.",
        found.number,
    )
    return says % numbers, _("It can help to go round the table, or to let everybody write or draw first.")


def _not_met(found: Found) -> tuple[str, str]:
    says = ngettext("%(n)d need cannot be met this time.", "%(n)d needs cannot be met this time.", found.number)
    return says % {"n": found.number}, _("Tell those who need it before they come, and ask what would help instead.")


def _not_looked_at(found: Found) -> tuple[str, str]:
    says = ngettext("%(n)d need has not been looked at yet.", "%(n)d needs have not been looked at yet.", found.number)
    return says % {"n": found.number}, _("Go through the access checklist.")


def _tension(found: Found) -> tuple[str, str]:
    says = ngettext(
        "It was noted %(n)d time that it got tense.", "It was noted %(n)d times that it got tense.", found.number
    )
    return says % {"n": found.number}, _("Somebody independent who leads the meeting can help.")


_SENTENCES = {
    Hint.SEPARATE: _separate,
    Hint.ONE_SIDE: _one_side,
    Hint.NOT_THERE: _not_there,
    Hint.OUTNUMBERS: _outnumbers,
    Hint.FEW_SPEAK: _few_speak,
    Hint.NOT_MET: _not_met,
    Hint.NOT_LOOKED_AT: _not_looked_at,
    Hint.TENSION: _tension,
}
_BEFORE = {
    Hint.ONE_SIDE: _one_side_may_come,
    Hint.NOT_THERE: _nobody_may_come,
    Hint.OUTNUMBERS: _outnumber_if_they_come,
}
