"""A review as its pages show it: the gaps in order, and one statement with all that was said about it.

Sides with answers of fewer than five people are shown to nobody, unless everybody in the group agrees. Where one side
would be hidden all are: together with how everybody answered, the others would tell what it said.
"""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from ..documents import answer_pictures as pictures
from ..methods.gap import Gap, View
from ..models import Action, Counting, Member, Questionnaire, ReviewTalk, Round, ShownSmall
from .people_words import ORDER, side_name
from .questionnaires import Asked
from .review_decisions import Decided, decided, decisions
from .review_hands import countings
from .review_levels import LEVEL
from .review_words import (
    gap_words,
    moved_words,
    score_words,
    size_words,
    sure_words,
    turnout_words,
    unscored_words,
    who,
)
from .reviews import (
    Sheets,
    Turnout,
    comments,
    gaps_of,
    moved_of,
    round_before,
    same_wording,
    scale_of,
    sheets,
    shown_to_group,
    statements_of,
    turnout,
    version_of,
)
from .todo import ToDo, tell
from .voices import VoiceCard, cards

SIDES = tuple(ORDER)
COMMENTS = 20  # the newest; all are where the questionnaire's answers are
Pair = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class GapShown:
    """One statement in the list of a review."""

    key: str
    words: str
    sentence: str
    size: str
    is_taken_back: bool
    is_alike: bool  # both sides see it the same way, as far as they can be seen
    has_talk: bool
    decisions: int
    to_do: int


@dataclass(frozen=True, kw_only=True)
class RoundShown:
    """A review as a whole. Without `gaps` while people answer; without their sentences where sides stay hidden."""

    round: Round
    version: Questionnaire
    turnout: Turnout
    turnout_words: str
    sides: list[tuple[str, int, int]]  # in words, answered, asked
    may_choose: list[tuple[str, str]]  # sides that answered
    pair: Pair
    gaps: list[GapShown]
    pictures: list[str]  # one for each way in which statements are answered, as their ends have other words
    are_hidden: bool  # the sides of some statement, because a side is small
    before: list[ToDo]  # what was agreed the time before, to be asked about
    decided_before: list[Decided]
    has_agreed: bool
    has_levels: bool  # people said at which level of the organisation they are
    countings: list[Counting]  # only while people answer

    @property
    def apart(self) -> list[GapShown]:
        """Those that the sides see differently, and those that cannot be seen."""
        return [gap for gap in self.gaps if not gap.is_alike]

    @property
    def alike(self) -> list[GapShown]:
        return [gap for gap in self.gaps if gap.is_alike]


@dataclass(frozen=True, kw_only=True)
class Row:
    """How many gave one answer, of each of the two sides."""

    words: str
    first: int
    second: int


@dataclass(frozen=True, kw_only=True)
class StatementShown:
    """One statement: both sides beside each other, what moved, what was said, and what to do."""

    round: Round
    statement: Asked
    is_shown: bool
    is_taken_back: bool  # somebody may have taken back what they answered, since the review ended
    sentence: str
    size: str
    sure: str
    unscored: list[str]
    moved: str
    picture: str
    rows: list[Row]
    names: Pair
    comments: list[VoiceCard]
    talk: str
    decided: list[Decided]
    to_do: list[ToDo]
    next: Asked | None


def round_shown(one: Round, pair: Pair, member: Member) -> RoundShown:
    version, found = version_of(one), turnout(one)
    statements = statements_of(version) if one.ended_on else []
    given = sheets(one, statements)
    seen = shown_to_group(given, statements, found)
    gaps = gaps_of(given, seen, pair)
    earlier = round_before(one)
    return RoundShown(
        round=one,
        version=version,
        turnout=found,
        turnout_words=turnout_words(found),
        sides=[(str(side_name(side)), *numbers) for side, *numbers in found.sides] if found.is_shown else [],
        may_choose=[(side, str(side_name(side))) for side, *_numbers in found.sides],
        pair=pair,
        gaps=_listed(one, found, statements, gaps, pair),
        pictures=_all_gaps(one, seen, gaps, pair),
        are_hidden=any(each not in seen and not found.is_taken_back(each.key) for each in statements),
        before=tell(list(actions(earlier))) if earlier else [],
        decided_before=decided(earlier) if earlier else [],
        has_levels=bool(one.ended_on) and version.questions.filter(key=LEVEL).exists(),
        countings=[] if one.ended_on else countings(one),
        has_agreed=one.shown_small.filter(member=member, of=ShownSmall.Of.SIDES).exists(),
    )


def _listed(one: Round, people: Turnout, statements: list[Asked], gaps: list[Gap], pair: Pair) -> list[GapShown]:
    """Those with a gap, the widest first; after them those whose sides are hidden, in the order of the questions."""
    talks = set(ReviewTalk.objects.filter(round=one).values_list("statement", flat=True))
    to_do = list(actions(one).values_list("statement", flat=True))
    came = list(decisions(one).values_list("statement", flat=True))
    found = {gap.statement: gap for gap in gaps}
    words = {each.key: each.words for each in statements}
    return [
        GapShown(
            key=key,
            words=words[key],
            sentence=gap_words(found[key], pair) if key in found else "",
            size=size_words(found[key]) if key in found else "",
            is_taken_back=people.is_taken_back(key),
            is_alike=key in found and found[key].size == 0,
            has_talk=key in talks,
            decisions=came.count(key),
            to_do=to_do.count(key),
        )
        for key in [*found, *(key for key in words if key not in found)]
    ]


def _all_gaps(one: Round, seen: list[Asked], gaps: list[Gap], pair: Pair) -> list[str]:
    """Only statements whose lowest and highest answers have the same words stand in one picture."""
    asked = {each.key: each for each in seen}
    found: dict[Pair, list[pictures.Apart]] = {}
    for gap in gaps:
        statement = asked[gap.statement]
        least, most = (score_words(statement, end) for end in _ends(gap.lived))
        row = pictures.Apart(words=statement.words, first=_place(gap.lived), second=_place(gap.professional))
        found.setdefault((least, most), []).append(row)
    about = _("The middle answer of each side, the widest gap first. The same is in the list below.")
    names = (who(pair[0]), who(pair[1]))
    return [pictures.gaps_picture(one.name, about, rows, names, ends) for ends, rows in found.items()]


def _place(view: View) -> float | None:
    return None if view.middle is None else (view.middle - view.scale.least) / view.scale.range


def _ends(view: View) -> tuple[int, int]:
    return view.scale.least, view.scale.most


def statement_shown(one: Round, key: str, pair: Pair) -> StatementShown:
    """For a statement that was asked in this review."""
    statements = statements_of(version_of(one))
    statement = next(each for each in statements if each.key == key)
    given, seen = seen_of(one, statements)
    gaps = gaps_of(given, seen, pair)
    is_shown = statement in seen
    gap = next(each for each in gaps_of(given if is_shown else {}, [statement], pair))
    rows = _rows(statement, gap)
    names = (who(pair[0]), who(pair[1]))
    has_answers = any(view.people for view in _views(gap))
    about_it = Q(said_in_review=None) | Q(said_in_review__statement__in=["", key])
    talk = ReviewTalk.objects.filter(round=one, statement=key).first()
    order = [gap.statement for gap in gaps] + [each.key for each in statements if each not in seen]
    following = order[order.index(key) + 1 :][:1]
    return StatementShown(
        round=one,
        statement=statement,
        is_shown=is_shown,
        is_taken_back=turnout(one).is_taken_back(key),
        sentence=gap_words(gap, pair) if is_shown else "",
        size=size_words(gap),
        sure=sure_words(gap),
        unscored=[words for view, side in zip(_views(gap), pair, strict=True) if (words := unscored_words(view, side))],
        moved=_moved(one, given, statement, pair) if is_shown else "",
        picture=_picture(statement, gap, rows, names, pair) if is_shown and has_answers else "",
        rows=rows,
        names=names,
        comments=cards(one.project, comments(one).filter(about_it)[:COMMENTS]),
        talk=talk.words if talk else "",
        decided=decided(one, key),
        to_do=tell(list(actions(one).filter(statement=key))),
        next=next((each for each in statements if each.key in following), None),
    )


def seen_of(one: Round, statements: list[Asked]) -> tuple[Sheets, list[Asked]]:
    """What people answered, and the statements whose sides the group sees."""
    given = sheets(one, statements)
    return given, shown_to_group(given, statements, turnout(one))


def _views(gap: Gap) -> tuple[View, View]:
    return gap.lived, gap.professional


def _rows(statement: Asked, gap: Gap) -> list[Row]:
    scale = scale_of(statement)
    rows = [
        Row(words=score_words(statement, score), first=first, second=second)
        for score, first, second in zip(
            range(scale.least, scale.most + 1), gap.lived.counts, gap.professional.counts, strict=True
        )
    ]
    one, other = _views(gap)
    rows.append(Row(words=_("Not sure"), first=one.not_sure, second=other.not_sure))
    return [*rows, Row(words=_("Did not want to say"), first=one.not_said, second=other.not_said)]


def _picture(statement: Asked, gap: Gap, rows: list[Row], names: Pair, pair: Pair) -> str:
    pairs = [pictures.Pair(words=row.words, before=row.first, after=row.second) for row in rows]
    return pictures.pairs_picture(statement.words, gap_words(gap, pair), pairs, names, key=statement.ref)


def _moved(one: Round, given: Sheets, statement: Asked, pair: Pair) -> str:
    """Only where the words were the same, and the sides of the time before may be seen as well."""
    earlier = round_before(one)
    if earlier is None:
        return ""
    before, seen = seen_of(earlier, statements_of(version_of(earlier)))
    found = moved_of(before, given, same_wording([statement], seen), pair)
    return moved_words(found.get(statement.key), pair)


def actions(one: Round) -> QuerySet[Action]:
    """What was agreed in this review and not taken back, in the order in which it was written down."""
    standing = Action.objects.standing().filter(round=one)
    return standing.select_related("member", "stakeholder").order_by("pk")
