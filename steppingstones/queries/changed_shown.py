"""What changed in one questionnaire between two times, for a page: a sentence and a picture first, then numbers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from django.db.models import Count
from django.utils.translation import gettext as _

from ..documents.answer_pictures import Pair, pairs_picture
from ..documents.change_picture import Group, Pose, moved_picture
from ..methods.change import Change
from ..methods.wellbeing import people_in_bands
from ..models import Answer, Questionnaire, Round, Stone
from . import change_words as words
from . import changed_words as told
from .changed import Changed, Times, changed, stones_shown, times_of
from .questionnaires import Asked, asked
from .results import may_read
from .results_rounds import COUNTED, Compared, side_by_side


@dataclass(frozen=True, kw_only=True)
class InBands:
    """People in the official bands at both times, and who published the bands."""

    rows: list[Pair]
    picture: str
    sentence: str


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One question. Where people can be put beside themselves there is a `change`, else the times `beside` each other.

    Of questions in words, and of those where several answers can be chosen, only `answered`: how many each time.
    """

    question: Asked
    change: Change | None = None
    sentence: str = ""
    verdict: str = ""
    reason: str = ""
    missing: str = ""
    picture: str = ""
    rows: list[tuple[str, int]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    figures: list[told.Figure] = field(default_factory=list)
    cautions: list[str] = field(default_factory=list)
    bands: InBands | None = None
    better: str = ""
    beside: Compared | None = None
    answered: tuple[int, int] = (0, 0)
    stones: list[Stone] = field(default_factory=list)


def shown(questionnaire: Questionnaire, first: Round, last: Round) -> list[Shown]:
    """Every question of this version, as answered at these times. The same number of queries for any number."""
    questions = [one for one in asked(questionnaire) if one.kind.asks]
    moving = {one.question.key: one for one in changed(questionnaire, first, last)}
    apart = [one for one in questions if one.kind in COUNTED and not _is_paired(moving.get(one.key))]
    beside = {one.key: each for one, each in zip(apart, side_by_side(apart, first, last), strict=True)}
    answered = _answered(questions, first, last)
    stones = stones_shown(questionnaire)
    pairing = questionnaire.root.pairing
    return [
        replace(
            _changed(moving[one.key], pairing, (first, last))
            if _is_paired(moving.get(one.key))
            else Shown(question=one),
            notes=told.notes(moving[one.key].given, pairing) if one.key in moving else [],
            beside=beside.get(one.key),
            answered=answered.get(one.key, (0, 0)),
            stones=stones.get(one.key, []),
        )
        for one in questions
    ]


def _is_paired(one: Changed | None) -> bool:
    return one is not None and one.change is not None


def _answered(questions: Iterable[Asked], first: Round, last: Round) -> dict[str, tuple[int, int]]:
    """By question: how many answered it each time. One query."""
    rows = (
        Answer.objects.filter(may_read("voice"), response__round__in=[first, last])
        .filter(question__key__in=[one.key for one in questions])
        .values_list("question__key", "response__round")
        .annotate(people=Count("id"))
    )
    counts = {(key, round_pk): people for key, round_pk, people in rows}
    return {one.key: tuple(counts.get((one.key, each.pk), 0) for each in (first, last)) for one in questions}


# --- One question that people answered both times ---------------------------------------------------------


def _changed(one: Changed, pairing: str, rounds: tuple[Round, Round]) -> Shown:
    found = one.change
    sentence, missing = words.headline(found), told.missing_told(found)
    left = told.left_told(found, pairing)
    return Shown(
        question=one.question,
        change=found,
        sentence=sentence,
        verdict=told.verdict(found),
        reason=words.reason(found),
        missing=" ".join(filter(None, (missing, left))),
        picture=_picture(one, sentence or missing) if found.moves else "",
        rows=_rows(found),
        figures=told.figures(found),
        cautions=words.cautions(found),
        bands=_bands(one, pairing, rounds) if one.official and found.moves else None,
        better=better_words(one),
    )


def better_words(one: Changed) -> str:
    """Which way is better, and who said so."""
    if one.is_said:
        return str(one.direction.get_better_display())
    return _("A higher answer counts as better, as nobody has said otherwise")


def _rows(found: Change) -> list[tuple[str, int]]:
    """The groups of the picture, those who are missing among them, so that nobody overlooks them."""
    if not found.moves:
        return []
    counts = (found.moves.up, found.moves.same, found.moves.down)
    rows = list(zip(told.group_names(found), counts, strict=True))
    return [*rows, (_("Did not answer again"), found.missing.people)] if found.missing else rows


def _picture(one: Changed, sentence: str) -> str:
    poses = (Pose.UP, Pose.SAME, Pose.DOWN, Pose.GONE)
    groups = [
        Group(words=f"{name}: {people}", people=people, pose=pose)
        for (name, people), pose in zip(_rows(one.change), poses, strict=False)
    ]
    return moved_picture(one.question.words, sentence, groups, key=f"moved-{one.question.ref}")


# --- The official bands -----------------------------------------------------------------------------------


def _bands(one: Changed, pairing: str, rounds: tuple[Round, Round]) -> InBands:
    """With cards everybody who answered then: what the two or three who left had said could else be worked out."""
    before, after = in_bands(one, pairing)
    rows = [Pair(words=told.band_name(name), before=before[name], after=after[name]) for name in before]
    names = (rounds[0].name, rounds[1].name)
    sentence = told.bands_told(one.official, before, after, is_all=pairing == Questionnaire.Pairing.CARD)
    picture = pairs_picture(_("In the official bands"), sentence, rows, names, key=f"bands-{one.question.ref}")
    return InBands(rows=rows, picture=picture, sentence=sentence)


def in_bands(one: Changed, pairing: str) -> tuple[Mapping[str, int], Mapping[str, int]]:
    before, after = one.given.before, one.given.after
    is_all = pairing == Questionnaire.Pairing.CARD
    people = [[who for who in then if is_all or who in other] for then, other in ((before, after), (after, before))]
    return (
        people_in_bands(one.official, (int(before[who]) for who in people[0])),
        people_in_bands(one.official, (int(after[who]) for who in people[1])),
    )


# --- The list ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A questionnaire that was asked more than once, and how far it is."""

    questionnaire: Questionnaire
    times: Times
    how: str

    @property
    def can_compare(self) -> bool:
        return len(self.times.ended) > 1


def overview(found: Iterable[Questionnaire]) -> list[Listed]:
    """One query for all of them."""
    found = list(found)
    times = times_of(one.first_id or one.pk for one in found)
    return [
        Listed(questionnaire=one, times=times[one.first_id or one.pk], how=told.pairing_in_short(one.pairing))
        for one in found
    ]
