"""What changed for people between two times of asking the same questions, and which outcomes that shows.

Only times that have ended are compared: while people answer, each new answer would be plain from the numbers. Only
what the group may still read counts. What may be said of so few people is `methods.change`'s to decide; where people
have cards, nothing is counted for fewer than five, since in a small group somebody could tell whose answers they are.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Count, QuerySet

from ..methods.change import FEWEST, Answers, Change, Item, paired_change, several, speaks_of_change
from ..methods.questionnaire import Kind
from ..methods.suppression import PUBLISHED
from ..methods.wellbeing import BANDS, LOW_IS_GOOD
from ..models import Answer, Direction, Indicator, Project, Question, Questionnaire, Round, Stone
from .questionnaires import Asked, asked, families, family
from .results import may_read

MOVING = (Kind.FACES, Kind.SCALE)
ONS_SCALE = range(11)


@dataclass(frozen=True, kw_only=True)
class Given:
    """What people answered to one question, each time by a key of the person; and how it was put to them.

    `alone` are those of the first time who cannot be put beside anybody of the last: they had no card with them.
    """

    before: Answers = field(default_factory=dict)
    after: Answers = field(default_factory=dict)
    alone: int = 0
    is_same_scale: bool = True
    is_same_words: bool = True


@dataclass(frozen=True, kw_only=True)
class Changed:
    """One question, asked at both times. `change` is None where it cannot be put beside each other at all."""

    question: Asked
    given: Given
    direction: Direction
    is_said: bool  # whether the group has said which way is better
    change: Change | None

    @property
    def official(self) -> str:
        """Its key, if it is one of the four official questions on wellbeing."""
        return self.question.key if is_official(self.question) else ""


@dataclass(frozen=True, kw_only=True)
class Times:
    """The times of asking one questionnaire that can be compared, and the one in which people answer now."""

    ended: Sequence[Round]
    now: Round | None = None

    def chosen(self, first: str = "", last: str = "") -> tuple[Round, Round] | None:
        """These two, the earlier one first; else the first and the last. None if one was chosen twice."""
        by_ref = {each.ref: each for each in self.ended}
        found = by_ref.get(first, self.ended[0]), by_ref.get(last, self.ended[-1])
        if found[0] == found[1]:
            return None
        return (found[0], found[1]) if found[0].number < found[1].number else (found[1], found[0])


# --- Which questionnaires ---------------------------------------------------------------------------------


def asked_again(project: Project) -> QuerySet[Questionnaire]:
    """Of each questionnaire that was asked more than once its newest version. Reviews have pages of their own."""
    rounds = Round.objects.filter(project=project, responses__isnull=False).order_by()
    often = rounds.values("questionnaire").annotate(times=Count("pk", distinct=True)).filter(times__gte=2)
    return families(project).filter(instrument="", top__in=often.values("questionnaire"))


def times_of(roots: Iterable[int]) -> dict[int, Times]:
    """By the number of the first version: its times in which somebody answered. One query."""
    answered = Round.objects.filter(questionnaire__in=list(roots)).annotate(people=Count("responses"))
    found: dict[int, list[Round]] = {}
    for each in answered.filter(people__gt=0).order_by("number"):
        found.setdefault(each.questionnaire_id, []).append(each)
    return {
        root: Times(
            ended=[each for each in rounds if each.ended_on],
            now=next((each for each in rounds if not each.ended_on), None),
        )
        for root, rounds in found.items()
    }


# --- What changed -----------------------------------------------------------------------------------------


def changed(questionnaire: Questionnaire, first: Round, last: Round) -> list[Changed]:
    """Each face and each scale of this version, as answered at the first and the last of these times."""
    questions = asked(questionnaire, MOVING)
    return _changed(questionnaire, questions, first, last)


def _changed(questionnaire: Questionnaire, questions: Sequence[Asked], first: Round, last: Round) -> list[Changed]:
    pairing = questionnaire.root.pairing
    given = _given([one.key for one in questions], pairing, first, last)
    said = {each.key: each for each in Direction.objects.filter(questionnaire=questionnaire.root)}
    found = [_one(each, given.get(each.key, Given()), said.get(each.key), pairing) for each in questions]
    return _among_many(found)


def _one(question: Asked, given: Given, said: Direction | None, pairing: str) -> Changed:
    direction = said or Direction(key=question.key, better=usual(question))
    is_paired = pairing != Questionnaire.Pairing.NONE and given.is_same_scale
    item = item_of(question, direction, pairing)
    return Changed(
        question=question,
        given=given,
        direction=direction,
        is_said=said is not None or is_official(question),
        change=paired_change(given.before, given.after, item) if is_paired else None,
    )


def _among_many(found: list[Changed]) -> list[Changed]:
    """With more than five questions, each chance as one of so many."""
    paired = [each for each in found if each.change]
    corrected = dict(zip((id(each) for each in paired), several([each.change for each in paired]), strict=True))
    return [
        Changed(
            question=each.question,
            given=each.given,
            direction=each.direction,
            is_said=each.is_said,
            change=corrected.get(id(each)),
        )
        for each in found
    ]


def usual(question: Asked) -> str:
    """Which way is better where the group has not said: of the official questions as they are published."""
    is_low = is_official(question) and BANDS[question.key] == LOW_IS_GOOD
    return Direction.Better.LOW if is_low else Direction.Better.HIGH


def is_official(question: Asked) -> bool:
    return question.key in BANDS and question.kind is Kind.SCALE and question.scale == ONS_SCALE


def item_of(question: Asked, direction: Direction, pairing: str) -> Item:
    is_low = direction.better == Direction.Better.LOW
    is_neutral = direction.better == Direction.Better.NEITHER
    answers = [number for number, *_words in question.faces] if question.kind is Kind.FACES else list(question.scale)
    best = None if is_neutral or not answers else min(answers) if is_low else max(answers)
    return Item(
        name=question.words,
        low_is_good=is_low,
        is_neutral=is_neutral,
        best=best,
        chosen_for_low=direction.chosen_for_low,
        fewest=PUBLISHED if pairing == Questionnaire.Pairing.CARD else FEWEST,
    )


# --- Who answered what ------------------------------------------------------------------------------------


def _given(keys: Sequence[str], pairing: str, first: Round, last: Round) -> dict[str, Given]:
    """By question: each person's number both times, and how it was put to them. One query."""
    rows = (
        Answer.objects.filter(may_read("voice"), response__round__in=[first, last], question__key__in=keys)
        .exclude(number=None)
        .order_by("response_id")
        .values_list(
            "question__key",
            "response",
            "response__card_hash",
            "response__giver__member",
            "response__round",
            "number",
            *_PUT,
        )
    )
    numbers: dict[str, tuple[dict, dict]] = {}
    ways: dict[str, set] = {}
    for key, response, card, member, round_pk, number, kind, least, most, words in rows:
        person = _person(pairing, response, card, member)
        numbers.setdefault(key, ({}, {}))[round_pk == last.pk][person] = number
        ways.setdefault(key, set()).add(((kind, least, most), words))
    return {key: _told(*both, ways[key]) for key, both in numbers.items()}


def _person(pairing: str, response: int, card: str, member: int | None) -> str:
    """The same both times where the person can be known again, and else of this one sheet."""
    if pairing == Questionnaire.Pairing.CARD and card:
        return f"card {card}"
    if pairing == Questionnaire.Pairing.MEMBER and member:
        return f"member {member}"
    return f"sheet {response}"


_PUT = ("question__kind", "question__least", "question__most", "question__words")


def _told(before: dict, after: dict, ways: set[tuple]) -> Given:
    return Given(
        before=before,
        after=after,
        alone=sum(person.startswith("sheet ") for person in before),
        is_same_scale=len({scale for scale, _words in ways}) < 2,
        is_same_words=len({words for _scale, words in ways}) < 2,
    )


# --- Which outcomes it shows ------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class ChangeOfStone:
    """What changed in a question that the group has tied to an outcome, between the first and the last time."""

    questionnaire: Questionnaire
    first: Round
    last: Round
    words: str
    key: str
    change: Change


def changes_of(stone: Stone) -> list[ChangeOfStone]:
    """The before and after of each question by which the group knows of this outcome. Not where nobody is paired."""
    return changes_by_stone(stone.project).get(stone.ref, [])


def changes_by_stone(project: Project) -> dict[str, list[ChangeOfStone]]:
    """The same for all stones, by their references. More queries only for more questionnaires that are tied."""
    tied = _tied(project)
    if not tied:
        return {}
    roots = {root for _stone, root, _key in tied}
    found: dict[tuple[int, str], ChangeOfStone] = {}
    paired = asked_again(project).exclude(pairing=Questionnaire.Pairing.NONE).filter(top__in=roots)
    times = times_of(roots)
    for questionnaire in paired.select_related("first"):
        rounds = times[questionnaire.root.pk].ended
        if len(rounds) >= 2:
            keys = {key for _stone, root, key in tied if root == questionnaire.root.pk}
            found.update(_by_key(questionnaire, rounds[0], rounds[-1], keys))
    told: dict[str, list[ChangeOfStone]] = {}
    for stone, root, key in tied:
        if (root, key) in found:
            told.setdefault(stone, []).append(found[root, key])
    return told


def shown_to_change(project: Project) -> set[str]:
    """The references of the stones of which a before and after shows that they changed for the better."""
    found = changes_by_stone(project)
    return {ref for ref, changes in found.items() if any(speaks_of_change(each.change) for each in changes)}


def _by_key(
    questionnaire: Questionnaire, first: Round, last: Round, keys: set[str]
) -> dict[tuple[int, str], ChangeOfStone]:
    of = {"questionnaire": questionnaire, "first": first, "last": last}
    return {
        (questionnaire.root.pk, one.question.key): ChangeOfStone(
            **of, words=one.question.words, key=one.question.key, change=one.change
        )
        for one in changed(questionnaire, first, last)
        if one.question.key in keys and one.change
    }


def _tied(project: Project) -> list[tuple[str, int, str]]:
    """Stones with the first version and the key of a question by which the group knows of them, each once."""
    rows = _indicators(project).values_list(
        "stone__ref", "question__questionnaire", "question__questionnaire__first", "question__key"
    )
    return list(dict.fromkeys((stone, first or own, key) for stone, own, first, key in rows))


def can_be_shown(project: Project) -> QuerySet[Stone]:
    """The outcomes and the impact, in the order of the pathway."""
    kinds = [Stone.Kind.SHORT, Stone.Kind.LONG, Stone.Kind.IMPACT]
    return project.stones.standing().filter(kind__in=kinds).order_by("order", "id")


def direction_of(question: Question) -> Direction:
    """What the group said, else a new one with what is usual."""
    root = question.questionnaire.root
    said = Direction.objects.filter(questionnaire=root, key=question.key).first()
    here = (one for one in asked(question.questionnaire) if one.key == question.key)
    return said or Direction(project_id=root.project_id, questionnaire=root, key=question.key, better=usual(next(here)))


def stones_shown(questionnaire: Questionnaire) -> Mapping[str, list[Stone]]:
    """By the key of a question: the outcomes that it shows, in the group's order. Two queries."""
    versions = list(family(questionnaire).values_list("pk", flat=True))
    rows = _indicators(questionnaire.project).filter(question__questionnaire__in=versions)
    found: dict[str, dict[int, Stone]] = {}
    for each in rows.select_related("stone", "question"):
        found.setdefault(each.question.key, {})[each.stone_id] = each.stone
    return {key: list(stones.values()) for key, stones in found.items()}


def _indicators(project: Project) -> QuerySet[Indicator]:
    standing = project.indicators.filter(removed_at=None, stone__removed_at=None)
    return standing.filter(way=Indicator.Way.QUESTION).exclude(question=None).order_by("order", "pk")
