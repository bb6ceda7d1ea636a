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
from .asking import Asking
from .questionnaires import Asked, asked, families, family
from .results import may_read

MOVING = (Kind.FACES, Kind.SCALE)
ONS_SCALE = range(11)
Tied = tuple[str, int, str]  # a stone, the first version of a questionnaire, and the key of its question


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


@dataclass(frozen=True, kw_only=True)
class Twice:
    """One questionnaire in its newest version, the first and the last time that people answered it, and what changed
    in each face and each scale."""

    questionnaire: Questionnaire
    first: Round
    last: Round
    changed: Sequence[Changed]


def changed(questionnaire: Questionnaire, first: Round, last: Round) -> list[Changed]:
    """Each face and each scale of this version, as answered at the first and the last of these times."""
    (found,) = _compared([(questionnaire, first, last, asked(questionnaire, MOVING))])
    return list(found.changed)


def changed_in(asking: Asking) -> list[Twice]:
    """Each that was asked before and after, from its first time to its last. Two queries, and those of `asking`."""
    twice = [(one, ended[0], ended[-1]) for one, ended in asking.again if len(ended) > 1]
    moving = [[each for each in asking.questions(one) if each.kind in MOVING] for one, _first, _last in twice]
    return _compared([(*each, questions) for each, questions in zip(twice, moving, strict=True)])


def _compared(twice: Sequence[tuple[Questionnaire, Round, Round, Sequence[Asked]]]) -> list[Twice]:
    if not twice:
        return []
    given = _given(twice)
    directions = Direction.objects.filter(questionnaire__in=[one.root for one, *_rest in twice])
    said = {(each.questionnaire_id, each.key): each for each in directions}
    found = []
    for one, first, last, questions in twice:
        root = one.root
        rows = [
            _one(each, given[root.pk].get(each.key, Given()), said.get((root.pk, each.key)), root.pairing)
            for each in questions
        ]
        found.append(Twice(questionnaire=one, first=first, last=last, changed=_among_many(rows)))
    return found


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


def _given(twice: Sequence[tuple[Questionnaire, Round, Round, Sequence[Asked]]]) -> dict[int, dict[str, Given]]:
    """By first version and question: each person's number both times, and how it was put to them. One query."""
    roots = {each.pk: one.root for one, first, last, _questions in twice for each in (first, last)}
    keys = {one.root.pk: {each.key for each in questions} for one, _first, _last, questions in twice}
    lasts = {last.pk for _one, _first, last, _questions in twice}
    rows = (
        Answer.objects.filter(may_read("voice"), response__round__in=list(roots))
        .filter(question__key__in=set().union(*keys.values()))
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
    numbers: dict[tuple[int, str], tuple[dict, dict]] = {}
    ways: dict[tuple[int, str], set] = {}
    for key, response, card, member, round_pk, number, kind, least, most, words in rows:
        root = roots[round_pk]
        if key in keys[root.pk]:
            person = _person(root.pairing, response, card, member)
            numbers.setdefault((root.pk, key), ({}, {}))[round_pk in lasts][person] = number
            ways.setdefault((root.pk, key), set()).add(((kind, least, most), words))
    found: dict[int, dict[str, Given]] = {root: {} for root in keys}
    for (root, key), both in numbers.items():
        found[root][key] = _told(*both, ways[root, key])
    return found


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
    tied = tied_in(_indicators(stone.project).select_related("stone", "question__questionnaire"))
    return changes_by_stone(tied, changed_in(Asking(stone.project))).get(stone.ref, []) if tied else []


def changed_of(project: Project) -> set[str]:
    """`shown_to_change` for the whole project. The same number of queries for any number of questionnaires."""
    tied = tied_in(_indicators(project).select_related("stone", "question__questionnaire"))
    return shown_to_change(tied, changed_in(Asking(project))) if tied else set()


def changes_by_stone(tied: Sequence[Tied], twice: Iterable[Twice]) -> dict[str, list[ChangeOfStone]]:
    """The same for all stones, by their references."""
    paired = [one for one in twice if one.questionnaire.root.pairing != Questionnaire.Pairing.NONE]
    found = {
        (one.questionnaire.root.pk, each.question.key): _of_stone(one, each)
        for one in paired
        for each in one.changed
        if each.change
    }
    told: dict[str, list[ChangeOfStone]] = {}
    for stone, root, key in tied:
        if (root, key) in found:
            told.setdefault(stone, []).append(found[root, key])
    return told


def shown_to_change(tied: Sequence[Tied], twice: Iterable[Twice]) -> set[str]:
    """The references of the stones of which a before and after shows that they changed for the better."""
    found = changes_by_stone(tied, twice)
    return {ref for ref, changes in found.items() if any(speaks_of_change(each.change) for each in changes)}


def _of_stone(one: Twice, each: Changed) -> ChangeOfStone:
    told = {"words": each.question.words, "key": each.question.key, "change": each.change}
    return ChangeOfStone(questionnaire=one.questionnaire, first=one.first, last=one.last, **told)


def tied_in(indicators: Iterable[Indicator]) -> list[Tied]:
    """Of those that stand, stones with the first version and the key of a question by which the group knows of them."""
    found = [each for each in indicators if each.way == Indicator.Way.QUESTION and each.question]
    rows = [(each.stone, each.question.questionnaire, each.question.key) for each in found if not each.stone.removed_at]
    return list(dict.fromkeys((stone.ref, of.first_id or of.pk, key) for stone, of, key in rows))


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
