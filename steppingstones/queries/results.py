"""What came back to a questionnaire. Only what the group may still read counts."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Count, F, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from ..methods.questionnaire import YES_NO, Kind
from ..models import Answer, Consent, Picked, Project, Question, Questionnaire
from ..models.consent import counts_today
from ..models.voices import VoiceQuerySet
from .questionnaires import Asked, asked
from .voices import VoiceCard, cards, readable


@dataclass(frozen=True, kw_only=True)
class Bar:
    """How many people gave one answer. `share` is a whole number from 0 to 100, for the length of the bar."""

    words: str
    count: int
    share: int
    face: int | None = None


@dataclass(frozen=True, kw_only=True)
class Result:
    """What came back to one question. `key` is the same in all versions."""

    ref: str
    key: str
    kind: str
    words: str
    answered: int
    bars: list[Bar]
    newest: list[VoiceCard]


NEWEST = 3
PICKED = (Kind.SEVERAL, Kind.RANKING)
IN_WORDS = [kind.value for kind in Kind if kind.is_words]


def with_counts(project: Project) -> QuerySet[Questionnaire]:
    """The project's questionnaires, newest first, with how many people answered."""
    return project.questionnaires.standing().annotate(people=Count("responses")).order_by("-id")


def results(questionnaire: Questionnaire) -> list[Result]:
    """Per question how people answered. Only what the group may still read counts."""
    counts = _counts([questionnaire], has_several=True)
    newest = _newest(questionnaire)
    return [
        _result(one, counts.get(one.pk, Counter()), newest.get(one.ref, []))
        for one in asked(questionnaire)
        if one.kind.asks
    ]


def tallies(questionnaires: Mapping[Questionnaire, Sequence[Asked]]) -> list[Result]:
    """The same of several with their questions, without the words: only how often each answer was chosen. One query
    for all, and one more where several can be chosen."""
    questions = [one for each in questionnaires.values() for one in each if one.kind.asks]
    counts = _counts(list(questionnaires), has_several=any(one.kind in PICKED for one in questions))
    return [_result(one, counts.get(one.pk, Counter()), []) for one in questions]


def words_for(question: Question) -> VoiceQuerySet:
    """What people answered to one question, newest first."""
    return readable(question.project).filter(answer__question=question)


def _counts(questionnaires: Sequence[Questionnaire], *, has_several: bool) -> dict[int, Counter]:
    """By question: how often each number, or each choice, was given; None counts all else. One query, or two."""
    found: dict[int, Counter] = {}
    if not questionnaires:
        return found
    mine = Answer.objects.filter(may_read("voice"), question__questionnaire__in=questionnaires)
    for row in mine.values("question_id", "number", "choice_id").annotate(people=Count("id")):
        given = row["choice_id"] if row["number"] is None else ("number", row["number"])
        found.setdefault(row["question_id"], Counter())[given] += row["people"]
    if not has_several:
        return found
    is_counted = Q(answer__question__kind=Kind.SEVERAL) | Q(place=1)  # of an order, what was put first
    several = Picked.objects.filter(
        may_read("answer__voice"), is_counted, answer__question__questionnaire__in=questionnaires
    )
    for row in several.values("answer__question_id", "choice_id").annotate(people=Count("id")):
        found.setdefault(row["answer__question_id"], Counter())[row["choice_id"]] += row["people"]
    return found


def may_read(voice: str) -> Q:
    """What the group may read now; `voice` is the way to the voice."""
    return Q(**{f"{voice}__consents__use": Consent.Use.GROUP}) & counts_today(f"{voice}__consents__")


def _newest(questionnaire: Questionnaire) -> dict[str, list[VoiceCard]]:
    """The newest words for each question that is answered in words: as many queries for one as for ten."""
    place = Window(RowNumber(), partition_by=F("answer__question"), order_by=F("id").desc())
    mine = Q(answer__question__questionnaire=questionnaire, answer__question__kind__in=IN_WORDS)
    voices = readable(questionnaire.project).filter(mine).annotate(place=place).filter(place__lte=NEWEST)
    refs = dict(voices.values_list("ref", "answer__question__ref"))
    found: dict[str, list[VoiceCard]] = {}
    for card in cards(questionnaire.project, voices):
        found.setdefault(refs[card.ref], []).append(replace(card, question=""))  # it stands above them
    return found


def _result(one: Asked, counts: Counter, newest: list[VoiceCard]) -> Result:
    answered = counts.total() if one.kind not in PICKED else counts[None]
    bars = [_bar(words, counts[given], answered, face) for given, words, face in possible(one)]
    return Result(ref=one.ref, key=one.key, kind=one.kind, words=one.words, answered=answered, bars=bars, newest=newest)


def possible(one: Asked) -> Iterable[tuple[object, str, int | None]]:
    """What could be answered: as it is counted, in words, and its face."""
    if one.kind is Kind.FACES:
        return [(("number", number), words, drawing) for number, words, drawing in one.faces_drawn]
    if one.kind is Kind.YES_NO:
        return [(("number", number), words, None) for number, words in YES_NO.items()]
    if one.kind is Kind.SCALE:
        return [(("number", number), str(number), None) for number in one.scale]
    return [(one.choice_pks[choice.key], choice.words, None) for choice in one.choices]


def _bar(words: str, count: int, answered: int, face: int | None) -> Bar:
    return Bar(words=words, count=count, share=round(100 * count / answered) if answered else 0, face=face)
