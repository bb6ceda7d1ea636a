"""What came back, told: for each question a sentence, a picture, who did not say, and how the sides answered."""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Count
from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..documents import answer_pictures as pictures
from ..methods import suppression
from ..methods.questionnaire import Kind
from ..methods.spread import Spread, spread
from ..methods.thread import People
from ..models import Answer, Questionnaire, Response
from .people_words import ORDER, people_words, side_name
from .results import Result, may_read, results

FEW_COLUMNS = 12  # a scale with more numbers is drawn in rows


@dataclass(frozen=True, kw_only=True)
class BySide:
    """How many of each side gave each answer. Without rows where a number is so small that it points at somebody."""

    sides: list[str]
    rows: list[tuple[str, list[int]]] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Told:
    """One question: what came back, in a sentence and a picture, with what the table does not say."""

    result: Result
    sentence: str
    picture: str
    not_said: int
    by_side: BySide | None


def told(questionnaire: Questionnaire) -> list[Told]:
    """All questions that ask something. Seven queries, however many there are."""
    found = results(questionnaire)
    unsaid = _not_said(questionnaire)
    amounts = _amounts(questionnaire)
    sides = _sides(questionnaire)
    return [
        Told(
            result=one,
            sentence=sentence_for(one, amounts.get(one.ref)),
            picture=picture_for(one),
            not_said=unsaid.get(one.ref, 0),
            by_side=by_side(one, sides.get(one.ref, {})),
        )
        for one in found
    ]


def who_answered(questionnaire: Questionnaire) -> str:
    """How many people of which side answered; sides without numbers where one is small."""
    rows = Response.objects.filter(questionnaire=questionnaire).values_list("giver__side").annotate(people=Count("id"))
    return people_words(People(by_side=dict(rows)), suppression.PUBLISHED)


# --- In a sentence ----------------------------------------------------------------------------------------


def sentence_for(one: Result, amounts: Spread | None = None) -> str:
    """What most people will want to know first: "17 out of 24 people chose a happy face." """
    if not one.answered:
        return _("Nobody has answered this yet.")
    if one.kind in (Kind.FACES, Kind.YES_NO):
        return _of_all(one)
    if one.kind == Kind.CONSENT:
        return ngettext("%(n)d person agreed.", "%(n)d people agreed.", one.answered) % {"n": one.answered}
    if amounts and one.kind in (Kind.SCALE, Kind.NUMBER):
        numbers = {
            "least": f"{float(amounts.least):.10g}",
            "middle": f"{float(amounts.middle):.10g}",
            "most": f"{float(amounts.most):.10g}",
        }
        if amounts.least == amounts.most:
            return _("All answers are the same: %(least)s.") % numbers
        return _("The answers go from %(least)s to %(most)s. The one in the middle is %(middle)s.") % numbers
    if one.bars:
        return _most_chosen(one)
    words = ngettext("%(n)d person answered.", "%(n)d people answered.", one.answered)
    return words % {"n": one.answered}


def _of_all(one: Result) -> str:
    number = chosen(one)
    words = {
        Kind.FACES: _("%(number)d out of %(of)d people chose a happy face."),
        Kind.YES_NO: _("%(number)d out of %(of)d people said yes."),
    }
    return words[Kind(one.kind)] % {"number": number, "of": one.answered}


def chosen(one: Result) -> int:
    """How many gave the answer that the sentence is about: happy faces, or yes."""
    if one.kind == Kind.FACES:
        return sum(bar.count for bar in one.bars[len(one.bars) // 2 + 1 :])
    return one.bars[0].count


def _most_chosen(one: Result) -> str:
    most = max(bar.count for bar in one.bars)
    first = [bar.words for bar in one.bars if bar.count == most]
    if len(first) > 3:
        return _("People chose different answers.")
    named = _(" and ").join(_("“%(words)s”") % {"words": words} for words in first)
    told = _("Put first most often: %(named)s, by %(number)d out of %(of)d people.")
    if one.kind != Kind.RANKING:
        told = _("Chosen most often: %(named)s, by %(number)d out of %(of)d people.")
    return told % {"named": named, "number": most, "of": one.answered}


# --- In a picture -----------------------------------------------------------------------------------------


def picture_for(one: Result) -> str:
    """SVG, or nothing where there is nothing to draw."""
    if not one.answered or not one.bars:
        return ""
    title, description = one.words, sentence_for(one)
    if one.kind == Kind.YES_NO and one.answered <= pictures.MOST_PEOPLE:
        return pictures.people_picture(title, description, chosen(one), one.answered)
    counts = [_count(bar) for bar in one.bars]
    if one.kind == Kind.FACES or (one.kind == Kind.SCALE and len(counts) <= FEW_COLUMNS):
        return pictures.columns_picture(title, description, counts)
    return pictures.rows_picture(title, description, counts)


def _count(bar) -> pictures.Count:
    face = static(f"faces/{bar.face}.svg") if bar.face else ""
    return pictures.Count(words=bar.words, number=bar.count, face=face)


# --- Who did not say, how large, and how the sides answered -----------------------------------------------


def _not_said(questionnaire: Questionnaire) -> dict[str, int]:
    rows = Answer.objects.filter(question__questionnaire=questionnaire, is_not_said=True)
    return dict(rows.values_list("question__ref").annotate(people=Count("id")))


def _amounts(questionnaire: Questionnaire) -> dict[str, Spread]:
    """Least, middle and most of what was written or chosen as a number, by question."""
    counted = Answer.objects.filter(may_read("voice"), question__questionnaire=questionnaire)
    counted = counted.filter(question__kind__in=[Kind.SCALE, Kind.NUMBER])
    found: dict[str, Counter] = {}
    for ref, number, amount, people in counted.values_list("question__ref", "number", "amount").annotate(
        people=Count("id")
    ):
        found.setdefault(ref, Counter())[amount if number is None else number] += people
    return {ref: spread(counts) for ref, counts in found.items()}


def _sides(questionnaire: Questionnaire) -> dict[str, dict[tuple, int]]:
    """By question: how many of each side gave each number or choice."""
    counted = Answer.objects.filter(may_read("voice"), question__questionnaire=questionnaire)
    rows = counted.values_list("question__ref", "side", "number", "choice__words").annotate(people=Count("id"))
    found: dict[str, dict[tuple, int]] = {}
    for ref, side, number, choice, people in rows:
        if number is not None or choice is not None:
            found.setdefault(ref, {})[side, choice if number is None else number] = people
    return found


def by_side(one: Result, counts: dict[tuple, int]) -> BySide | None:
    """The table of sides and answers, without its rows if one number in it is small: all or nothing hides best."""
    sides = [side for side in ORDER if any(key[0] == side for key in counts)]
    if len(sides) < 2 or not one.bars:
        return None
    names = [str(side_name(side)) for side in sides]
    shown = suppression.split({f"{side} {given}": number for (side, given), number in counts.items()})
    if any(count.is_hidden for count in shown.values()):
        return BySide(sides=names)
    given = [bar.words for bar in one.bars]
    if one.kind in (Kind.FACES, Kind.YES_NO, Kind.SCALE):
        first = int(one.bars[0].words) if one.kind == Kind.SCALE else 1
        given = list(range(first, first + len(one.bars)))
    rows = [
        (bar.words, [counts.get((side, key), 0) for side in sides]) for bar, key in zip(one.bars, given, strict=True)
    ]
    return BySide(sides=names, rows=rows)
