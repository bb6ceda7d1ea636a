"""Before and after: the first and the last time that the same questions were asked, beside each other.

Questions are the same when their keys are, whatever the version. Where people have cards, or are known by who they are
in the group, each person's two answers are compared as well.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import gettext as _

from ..documents import answer_pictures as pictures
from ..methods.before_after import Moves, moves
from ..methods.questionnaire import Kind
from ..methods.suppression import PUBLISHED
from ..models import Answer, Questionnaire, Round
from .questionnaires import Asked, asked
from .results import may_read, possible

COUNTED = [Kind.FACES, Kind.SCALE, Kind.YES_NO, Kind.CHOICE, Kind.PICTURES]
MOVING = (Kind.FACES, Kind.SCALE)
Pairs = list[tuple[int, int]]


@dataclass(frozen=True, kw_only=True)
class Compared:
    """One question, the first time and the last time. `moved` is only there where people's answers can be paired."""

    words: str
    rows: list[pictures.Pair]
    before: int
    after: int
    picture: str
    moved: Moves | None


@dataclass(frozen=True, kw_only=True)
class Comparison:
    first: Round
    last: Round
    questions: list[Compared]


def compared(questionnaire: Questionnaire) -> Comparison | None:
    """The questions of this version, as answered the first and the last time; None with fewer than two times."""
    rounds = [one for one in questionnaire.root.rounds.annotate(people=Count("responses")) if one.people]
    if len(rounds) < 2:
        return None
    first, last = rounds[0], rounds[-1]
    paired = _told(questionnaire.root.pairing, _paired(first, last))
    questions = [one for one in asked(questionnaire) if one.kind in COUNTED]
    return Comparison(first=first, last=last, questions=side_by_side(questions, first, last, paired))


def side_by_side(
    questions: Iterable[Asked], first: Round, last: Round, paired: Mapping[str, Pairs] | None = None
) -> list[Compared]:
    """How often each answer was given at both times. One query."""
    counts = _counts([first, last])
    return [_compared(one, counts, (paired or {}).get(one.key, []), first, last) for one in questions]


def _told(pairing: str, paired: Mapping[str, Pairs]) -> Mapping[str, Pairs]:
    """Where people have cards, nothing is told of fewer than five: in a small group somebody could tell whose it is."""
    if pairing == Questionnaire.Pairing.NONE:
        return {}
    fewest = PUBLISHED if pairing == Questionnaire.Pairing.CARD else 1
    return {key: pairs for key, pairs in paired.items() if len(pairs) >= fewest}


def _compared(one: Asked, counts: dict[tuple[int, str], Counter], pairs: Pairs, first: Round, last: Round) -> Compared:
    before, after = (counts.get((round_.pk, one.key), Counter()) for round_ in (first, last))
    keys = {pk: key for key, pk in one.choice_pks.items()}
    rows = [
        pictures.Pair(words=words, before=before[_named(given, keys)], after=after[_named(given, keys)])
        for given, words, _face in possible(one)
    ]
    told = _("The first time %(before)d people answered, the last time %(after)d.") % {
        "before": before.total(),
        "after": after.total(),
    }
    return Compared(
        words=one.words,
        rows=rows,
        before=before.total(),
        after=after.total(),
        picture=pictures.pairs_picture(one.words, told, rows, (first.name, last.name), key=one.ref),
        moved=moves(pairs) if one.kind in MOVING and pairs else None,
    )


def _named(given: object, keys: dict[int, str]) -> object:
    """A number as it is; a choice by its key, since each version has rows of its own."""
    return given[1] if isinstance(given, tuple) else keys.get(given)


def _counts(rounds: Iterable[Round]) -> dict[tuple[int, str], Counter]:
    rows = (
        Answer.objects.filter(may_read("voice"), response__round__in=rounds, question__kind__in=COUNTED)
        .values_list("response__round", "question__key", "number", "choice__key")
        .annotate(people=Count("id"))
    )
    found: dict[tuple[int, str], Counter] = {}
    for round_pk, key, number, choice, people in rows:
        found.setdefault((round_pk, key), Counter())[choice if number is None else number] += people
    return found


def _paired(first: Round, last: Round) -> dict[str, Pairs]:
    """By question: each person's number the first time and the last time. Who answered only once is left out."""
    rows = (
        Answer.objects.filter(may_read("voice"), response__round__in=[first, last], question__kind__in=MOVING)
        .exclude(number=None)
        .order_by("response_id")
        .values_list("question__key", "response__card_hash", "response__giver__member", "response__round", "number")
    )
    given: dict[tuple[str, object], dict[int, int]] = {}
    for key, card, member, round_pk, number in rows:
        if card or member:
            given.setdefault((key, card or member), {})[round_pk] = number
    found: dict[str, Pairs] = {}
    for (key, _person), numbers in given.items():
        if len(numbers) == 2:
            found.setdefault(key, []).append((numbers[first.pk], numbers[last.pk]))
    return found
