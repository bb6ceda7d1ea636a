"""The levels of an organisation beside each other: how those who use services, the front line, managers and the board
see each part of the jigsaw. Never outside the group.

A level of fewer than five people is seen by nobody unless everybody agrees, and neither is any other level of that
statement. Levels are also held against the sides: what both together tell must not be about a few people either.
"""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..documents import answer_pictures as pictures
from ..methods.gap import View, view
from ..methods.suppression_beside import tells
from ..models import Answer, Member, Questionnaire, Round, ShownSmall
from .question_bank import instruments
from .questionnaires import Asked, asked
from .results import may_read
from .review_words import middle_words, score_words
from .reviews import Sheets, agreements, person_of, scale_of, sheets, statements_of, turnout, version_of

LEVEL = "jigsaw-level"  # the key of the question
NOT_KNOWN = ""
WHO = {
    "people": gettext_lazy("People who use services"),
    "frontline": gettext_lazy("People at the front line"),
    "middle": gettext_lazy("Those who manage a team"),
    "senior": gettext_lazy("Senior managers"),
    "board": gettext_lazy("People on the board"),
}
Seen = dict[str, View]  # by level


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of the jigsaw: what each level says, in words. `statements`: each with the levels that answered it."""

    words: str
    sentence: str
    cells: list[str]
    statements: list[tuple[str, list[tuple[str, str]]]]


@dataclass(frozen=True, kw_only=True)
class LevelsShown:
    """A review by level. `hidden`: parts of which no level can be seen."""

    round: Round
    version: Questionnaire
    levels: list[str]
    parts: list[Part]
    picture: str
    hidden: list[str]
    agreed: int
    members: int
    has_agreed: bool

    @property
    def all_agree(self) -> bool:
        return self.agreed >= self.members > 0


def levels_shown(one: Round, member: Member) -> LevelsShown | None:
    """None where nobody was asked at which level they are."""
    version = version_of(one)
    levels = levels_of(version)
    if not levels:
        return None
    people = turnout(one)
    agreed, members = agreements([one], ShownSmall.Of.LEVELS)[one.pk], people.members
    statements = [] if people.is_taken_back(LEVEL) else statements_of(version)
    statements = [each for each in statements if not people.is_taken_back(each.key)]
    seen = _seen(one, statements, all_agree=agreed >= members > 0)
    shown = [key for key in levels if any(key in each for each in seen.values())]
    names = [levels[key] for key in shown]
    parts = _parts(statements)
    told = {title: views for title, group in parts.items() if (views := _pooled(group, seen, shown))}
    return LevelsShown(
        round=one,
        version=version,
        levels=names,
        parts=[_part(title, views, parts[title], seen, levels) for title, views in told.items()],
        picture=_picture(one, told, parts, shown, names),
        hidden=[title for title in parts if title not in told],
        agreed=agreed,
        members=members,
        has_agreed=one.shown_small.filter(member=member, of=ShownSmall.Of.LEVELS).exists(),
    )


def levels_of(version: Questionnaire) -> dict[str, str]:
    """The levels that are asked about, by key, as others speak of them."""
    question = next((each for each in asked(version) if each.key == LEVEL), None)
    choices = question.choices if question else ()
    return {choice.key: str(WHO.get(choice.key, choice.words)) for choice in choices}


def _seen(one: Round, statements: list[Asked], *, all_agree: bool) -> dict[str, Seen]:
    """How each level sees each statement, for the statements of which levels may be seen."""
    given, levels = sheets(one, statements), _level_of_each(one)
    found = {}
    for each in statements:
        by_level = _by_level(given, levels, each)
        if by_level and (all_agree or not tells(_cells(given, levels, each))):
            found[each.key] = {level: view(people, each.key, scale_of(each)) for level, people in by_level.items()}
    return found


def _level_of_each(one: Round) -> dict[str, str]:
    rows = Answer.objects.filter(may_read("voice") | Q(is_not_said=True), response__round=one, question__key=LEVEL)
    rows = rows.order_by("response_id").distinct()
    fields = ("response_id", "response__card_hash", "response__giver__member", "choice__key")
    return {person_of(*who): level or NOT_KNOWN for *who, level in rows.values_list(*fields)}


def _by_level(given: Sheets, levels: dict[str, str], one: Asked) -> Sheets:
    found: Sheets = {}
    for people in given.values():
        for person, sheet in people.items():
            level = levels.get(person, NOT_KNOWN)
            if level != NOT_KNOWN and one.key in sheet:
                found.setdefault(level, {})[person] = sheet
    return found


def _cells(given: Sheets, levels: dict[str, str], one: Asked) -> Counter[tuple[str, str]]:
    """How many people of each side and level answered it. Those whose level is not known are a level of their own."""
    return Counter(
        (side, levels.get(person, NOT_KNOWN))
        for side, people in given.items()
        for person, sheet in people.items()
        if one.key in sheet
    )


# --- The parts --------------------------------------------------------------------------------------------


def _parts(statements: list[Asked]) -> dict[str, list[Asked]]:
    """The statements by the part that they are about. Those that the group added stand for themselves at the end."""
    titles = {item.key: topic.title for topic in instruments().topics for item in topic.items}
    found: dict[str, list[Asked]] = {}
    for one in sorted(statements, key=lambda each: each.key not in titles):
        found.setdefault(titles.get(one.key) or _("Your own statements"), []).append(one)
    return found


def _pooled(group: list[Asked], seen: dict[str, Seen], levels: list[str]) -> Seen:
    """All answers of a level to the statements of one part, of those on the scale of the first."""
    there = [one for one in group if one.key in seen and scale_of(one) == scale_of(group[0])]
    found = {level: [seen[one.key][level] for one in there if level in seen[one.key]] for level in levels}
    return {level: _together(views) for level, views in found.items() if views}


def _together(views: list[View]) -> View:
    return View(
        scores=tuple(sorted(score for each in views for score in each.scores)),
        not_sure=sum(each.not_sure for each in views),
        not_said=sum(each.not_said for each in views),
        scale=views[0].scale,
    )


def _part(title: str, views: Seen, group: list[Asked], seen: dict[str, Seen], levels: dict[str, str]) -> Part:
    shown = [key for key in levels if any(key in each for each in seen.values())]
    return Part(
        words=title,
        sentence=_sentence(group[0], views, levels),
        cells=[_cell(group[0], views.get(level)) for level in shown],
        statements=[
            (one.words, [(levels[key], _cell(one, seen[one.key][key])) for key in shown if key in seen[one.key]])
            for one in group
            if one.key in seen
        ],
    )


def _cell(one: Asked, found: View | None) -> str:
    return middle_words(one, found.middle) if found else ""


def _sentence(one: Asked, views: Seen, levels: dict[str, str]) -> str:
    """Which two levels see it most differently. From one point on it is worth a word."""
    middles = {level: found.middle for level, found in views.items() if found.middle is not None}
    if len(middles) < 2:
        return ""
    low, high = min(middles, key=middles.__getitem__), max(middles, key=middles.__getitem__)
    if middles[high] - middles[low] < 1:
        return _("All levels see it in much the same way.")
    told = [(levels[level], middle_words(one, middles[level])) for level in (high, low)]
    names = {"high": told[0][0], "high_says": told[0][1], "low": told[1][0], "low_says": told[1][1]}
    return _("%(high)s see it better: %(high_says)s. %(low)s: %(low_says)s.") % names


def _picture(one: Round, told: dict[str, Seen], parts: dict, levels: list[str], names: list[str]) -> str:
    if not told:
        return ""
    first = parts[next(iter(told))][0]
    same = [title for title in told if scale_of(parts[title][0]) == scale_of(first)]
    rows = [
        pictures.Places(words=title, places=tuple(_place(told[title].get(level)) for level in levels)) for title in same
    ]
    scale = scale_of(first)
    about = _("The middle answer of each level to each part. The same is in the table.")
    return pictures.levels_picture(
        one.name, about, rows, names, (score_words(first, scale.least), score_words(first, scale.most))
    )


def _place(found: View | None) -> float | None:
    if found is None or found.middle is None:
        return None
    return (found.middle - found.scale.least) / found.scale.range
