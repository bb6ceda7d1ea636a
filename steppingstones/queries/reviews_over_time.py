"""The same statements from one review to the next: how each side saw them each time, where that may be seen.

Each time is shown or hidden by itself, as on its own page. Only the same words are put beside each other; a time in
which a statement was asked in two wordings is left out, since parts of it could be taken from the whole.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from ..documents import answer_pictures as pictures
from ..methods.gap import View, view
from ..models import Question, Questionnaire, Round
from .people_words import ORDER, side_name
from .questionnaires import Asked
from .review_words import middle_words, score_words
from .reviews import Sheets, scale_of, sheets_of, shown_to_group, statements_of, turnouts

MOST = 12  # the last ones


@dataclass(frozen=True, kw_only=True)
class StatementOverTime:
    """One statement: a row for each time, with what each side said in words; empty where a side said nothing."""

    key: str
    words: str
    rows: list[tuple[Round, list[str]]]
    picture: str


@dataclass(frozen=True, kw_only=True)
class OverTime:
    """All statements, the sides that can be seen at some time, and the times of which none can be seen."""

    sides: list[str]
    statements: list[StatementOverTime]
    hidden: list[Round]


def over_time(version: Questionnaire) -> OverTime:
    """As many queries for one time as for twelve."""
    rounds = _rounds(version)
    statements = statements_of(version)
    seen = _seen(rounds, statements)
    keys = {key for found in seen.values() for key in found}
    sides = [side for side in ORDER if any(side in views for found in seen.values() for views in found.values())]
    return OverTime(
        sides=[str(side_name(side)) for side in sides],
        statements=[_told(one, rounds, seen, sides) for one in statements if one.key in keys],
        hidden=[one for one in rounds if not seen[one.pk]],
    )


def _rounds(version: Questionnaire) -> list[Round]:
    ended = Round.objects.filter(questionnaire=version.root).exclude(ended_on=None).select_related("meeting")
    answered = ended.filter(Q(responses__isnull=False) | Q(countings__isnull=False)).distinct()
    return list(answered.order_by("-number")[:MOST])[::-1]


def _seen(rounds: list[Round], statements: list[Asked]) -> dict[int, dict[str, dict[str, View]]]:
    """By round and statement, how each side saw it: only what the group may see, and only in the same words."""
    given, found = sheets_of({one.pk: statements for one in rounds}), turnouts(rounds)
    worded = _wordings(rounds, statements)
    seen: dict[int, dict[str, dict[str, View]]] = {}
    for one in rounds:
        same = [each for each in statements if worded.get((one.pk, each.key)) == {each.words}]
        shown = shown_to_group(given[one.pk], same, found[one.pk])
        seen[one.pk] = {each.key: views for each in shown if (views := _views(given[one.pk], each))}
    return seen


def _wordings(rounds: Iterable[Round], statements: Iterable[Asked]) -> dict[tuple[int, str], set[str]]:
    """In which words each statement was answered each time."""
    keys = [each.key for each in statements]
    found: dict[tuple[int, str], set[str]] = {}
    for way in ("responses", "countings"):
        asked = Question.objects.filter(key__in=keys, **{f"questionnaire__{way}__round__in": rounds})
        for one, key, words in asked.values_list(f"questionnaire__{way}__round", "key", "words").distinct():
            found.setdefault((one, key), set()).add(words)
    return found


def _views(given: Sheets, one: Asked) -> dict[str, View]:
    views = {side: view(people, one.key, scale_of(one)) for side, people in given.items()}
    return {side: each for side, each in views.items() if each.people}


def _told(one: Asked, rounds: list[Round], seen: dict, sides: list[str]) -> StatementOverTime:
    rows = [(each, seen[each.pk][one.key]) for each in rounds if one.key in seen[each.pk]]
    return StatementOverTime(
        key=one.key,
        words=one.words,
        rows=[(each, [_cell(one, views.get(side)) for side in sides]) for each, views in rows],
        picture=_picture(one, [views for _each, views in rows], sides) if len(rows) > 1 else "",
    )


def _cell(one: Asked, seen: View | None) -> str:
    return middle_words(one, seen.middle) if seen else ""


def _picture(one: Asked, times: list[dict[str, View]], sides: list[str]) -> str:
    rows = [pictures.Places(words="", places=tuple(_place(views.get(side)) for side in sides)) for views in times]
    scale = scale_of(one)
    names = [str(side_name(side)) for side in sides]
    about = _("The middle answer of each side, from the first time to the last. The same is in the table.")
    ends = score_words(one, scale.least), score_words(one, scale.most)
    return pictures.over_time_picture(one.words, about, rows, names, ends)


def _place(seen: View | None) -> float | None:
    if seen is None or seen.middle is None:
        return None
    return (seen.middle - seen.scale.least) / seen.scale.range
