"""How a group will know: the indicators of its stones in words, with what has been answered so far.

Answers are counted as everywhere: only those that the group may read, each person once, small numbers hidden from
readers outside the group.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..methods import suppression
from ..methods.pathway import Indicator, Pathway, Stone, Way
from ..methods.pathway_know import Sure, nearest_sure
from ..methods.thread import People
from ..models import Answer, Consent, Member, Project, Question
from ..models import Stone as StoneRow
from ..models.consent import counts_today
from .pathway import level_name, track_name
from .people_words import count_words, people_words

HAPPY = (4, 5)  # of the five faces


# --- Indicators in words ----------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Known:
    """One indicator as a page shows it. `now` is what has been answered so far; empty where nothing is asked."""

    ref: str
    way: str
    label: str
    words: str
    facts: tuple[tuple[str, str], ...]
    now: str


def know_in_words(indicator: Indicator, asked: Mapping[str, "Asked"], least: int) -> Known:
    question = asked.get(indicator.question)
    return Known(
        ref=indicator.key,
        way=indicator.way,
        label=way_name(indicator.way),
        words=question.words if question else indicator.words,
        facts=tuple(_facts(indicator)),
        now=answered(question, least) if question else "",
    )


def way_name(way: Way) -> str:
    return {
        Way.QUESTION: _("A question that we ask"),
        Way.COUNT: _("Something that we count"),
        Way.STORY: _("A story that people tell"),
        Way.DATE: _("Something that is there by a day"),
    }[way]


def _facts(indicator: Indicator) -> Iterable[tuple[str, str]]:
    if indicator.baseline:
        yield _("Where we start"), _amount(indicator.baseline, indicator.unit)
    if indicator.target:
        yield _("Where we want to be"), _amount(indicator.target, indicator.unit)
    if indicator.due:
        yield _("By when"), _day(indicator.due)


def _amount(number: str, unit: str) -> str:
    return f"{number} {unit}".strip()


def _day(due: str) -> str:
    found = parse_date(due)
    return date_format(found, "j F Y") if found else due


def know_sentence(known: Known) -> str:
    """One indicator as one line: "people at tea (Where we start: 4. Where we want to be: 12.)"."""
    facts = " ".join(f"{name}: {value}." for name, value in known.facts)
    said = known.words.rstrip()
    said = said if said.endswith((".", "?", "!", "…")) else f"{said}."
    return " ".join(filter(None, (said, facts, known.now)))


# --- What has been answered so far ------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question with how many people gave which answer: a face number, or the words of a choice; None for words."""

    words: str
    kind: str
    given: Counter[int | str | None]
    is_review: bool = False


def asked_in(project: Project, stones: Iterable[Stone]) -> dict[str, Asked]:
    """The questions that these stones are known by. One query, or none. Of reviews nothing is counted here."""
    keys = {each.question for stone in stones for each in stone.indicators if each.question}
    if not keys:
        return {}
    agreed = Answer.objects.filter(counts_today("voice__consents__"), voice__consents__use=Consent.Use.GROUP)
    counts = Count("answers", filter=Q(answers__in=agreed.filter(question__in=keys), questionnaire__instrument=""))
    asked = Question.objects.filter(project=project, pk__in=keys)
    told = ("pk", "words", "kind", "questionnaire__instrument", "answers__number", "answers__choice__words")
    found: dict[str, Asked] = {}
    for pk, words, kind, instrument, number, choice, people in asked.values_list(*told).annotate(people=counts):
        one = found.setdefault(str(pk), Asked(words=words, kind=kind, given=Counter(), is_review=bool(instrument)))
        if people:
            one.given[number or choice] += people
    return found


def answered(asked: Asked, least: int) -> str:
    """How people have answered so far. A number that could point at somebody is not told."""
    if asked.is_review:
        return _("It is asked in a review. What came back is told there.")
    total = sum(asked.given.values())
    if not total:
        return _("Nobody has answered yet.")
    said = ngettext("%(people)s has answered so far.", "%(people)s have answered so far.", total)
    said = said % {"people": _opening(count_words(total, least))}
    parts = {str(name): number for name, number in _parts(asked, total).items()}
    shown = suppression.split(parts, least)
    if total < least or any(part.is_hidden for part in shown.values()):
        return said
    told = ", ".join(f"{name}: {part.value}" for name, part in shown.items())
    return f"{said} {told}." if told else said


def _parts(asked: Asked, total: int) -> dict[str, int]:
    if asked.kind == Question.Kind.FACES:
        happy = sum(asked.given.get(face, 0) for face in HAPPY)
        return {_("A happy or very happy face"): happy, _("Another face"): total - happy}
    if asked.kind == Question.Kind.CHOICE:
        return {str(name): number for name, number in asked.given.items() if name}
    return {}


def _opening(words: str) -> str:
    return words[:1].upper() + words[1:]


# --- How sure, and who shaped it --------------------------------------------------------------------------


def sure_name(sure: Sure) -> str:
    return {
        Sure.GUESS: _("A guess"),
        Sure.THINK: _("We think so"),
        Sure.FAIRLY: _("Fairly sure"),
        Sure.VERY: _("Very sure"),
    }[sure]


def sure_words(percent: int | None) -> str:
    """How sure in words; a percentage that was brought in stands beside the nearest words."""
    if percent is None:
        return ""
    name = sure_name(nearest_sure(percent))
    return name if percent in set(Sure) else _("%(words)s (%(percent)d percent)") % {"words": name, "percent": percent}


def shapers(project: Project, refs: Iterable[str]) -> dict[str, list[Member]]:
    """Who shaped each of these stones. One query."""
    rows = project.shapings.filter(stone__ref__in=list(refs)).select_related("member", "stone")
    found: dict[str, list[Member]] = {}
    for row in rows.order_by("member__name", "pk"):
        found.setdefault(row.stone.ref, []).append(row.member)
    return found


def by_side(members: Iterable[Member]) -> str:
    """ "3 people (2 with lived experience, 1 professional)"."""
    sides = Counter(member.side for member in members)
    return people_words(People(by_side=sides), suppression.EVERYTHING)


# --- The whole list ---------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Assumed:
    """A step onwards: what must hold, why we think so, and how sure we are."""

    target: Stone
    assumption: str
    because: str
    sure: str

    @property
    def is_said(self) -> bool:
        return bool(self.assumption or self.because or self.sure)


@dataclass(frozen=True, kw_only=True)
class StoneKnown:
    """All that is said about how a stone will be known. `kind` and `track` are in words."""

    stone: Stone
    level: str
    kind: str
    track: str
    known: list[Known]
    assumed: list[Assumed]
    shaped: str
    names: str


def all_that_can_be_known(pathway: Pathway) -> list[Stone]:
    """The stones of the list, from the impact backwards; the issue is where everybody starts."""
    return sorted(
        (stone for stone in pathway.in_order if stone.kind.level),
        key=lambda stone: -stone.kind.level,
    )


def known_of(project: Project, pathway: Pathway, stones: Iterable[Stone]) -> list[StoneKnown]:
    """These stones with everything about them. The same number of queries for one and for fifty."""
    stones = list(stones)
    asked, shaped = asked_in(project, stones), shapers(project, (stone.key for stone in stones))
    return [_known(pathway, stone, asked, shaped.get(stone.key, [])) for stone in stones]


def _known(pathway: Pathway, stone: Stone, asked: Mapping[str, Asked], members: list[Member]) -> StoneKnown:
    return StoneKnown(
        stone=stone,
        level=level_name(stone.kind),
        kind=str(StoneRow.Kind(stone.kind).label),
        track=track_name(stone.track),
        known=[know_in_words(each, asked, suppression.EVERYTHING) for each in stone.indicators],
        assumed=[_assumed(pathway, stone, after) for after in pathway.leads_to(stone.key)],
        shaped=by_side(members) if members else "",
        names=", ".join(member.name for member in members),
    )


def _assumed(pathway: Pathway, stone: Stone, after: Stone) -> Assumed:
    step = pathway.by_ends[stone.key, after.key]
    return Assumed(target=after, assumption=step.assumption, because=step.because, sure=sure_words(step.sure))


# --- For reports ------------------------------------------------------------------------------------------


def known_lines(project: Project, pathway: Pathway, refs: Iterable[str], least: int) -> dict[str, tuple[str, ...]]:
    """By stone, what the group said would tell it, each as one line with what has been answered so far."""
    refs = set(refs)
    stones = [stone for stone in pathway.stones if stone.key in refs and stone.indicators]
    asked = asked_in(project, stones)
    return {
        stone.key: tuple(know_sentence(know_in_words(each, asked, least)) for each in stone.indicators)
        for stone in stones
    }
