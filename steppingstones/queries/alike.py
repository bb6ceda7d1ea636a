"""Voices like this one, found by the words that few others say. Three queries, however many voices there are."""

from dataclasses import dataclass

from django.db import connection
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..methods.alike import Alike, alike, telling, weights
from ..models import Project, Voice
from ..models.search_index import SOURCES, TABLE
from .search import in_postgresql, in_sqlite, quoted
from .voices import VoiceCard, card, readable, with_all_that_a_card_shows

MOST_TEXTS = 300  # with one word; beyond that, it is shared by too many to matter


@dataclass(frozen=True, kw_only=True)
class LikeThis:
    card: VoiceCard
    why: str  # in words


def voices_like(project: Project, voice: Voice) -> list[LikeThis]:
    """The voices that the group may read and that share rare words with this one, the likest first."""
    words = telling(voice.words)
    numbers = dict(_ask(project, words, "count(*)")) if words else {}
    weight = weights(numbers, project.voices.heard().count()) if numbers else {}
    if not weight:
        return []
    having: dict[str, set[int]] = {word: set() for word in weight}
    for word, number in _ask(project, tuple(weight), "voice.id", MOST_TEXTS):
        having[word].add(number)
    shown = readable(project).exclude(pk=voice.pk).filter(pk__in=set().union(*having.values())).order_by()
    may_be_shown = set(shown.values_list("pk", flat=True))
    found = alike({word: numbers & may_be_shown for word, numbers in having.items()}, weight)
    return _told(project, voice, found)


def _told(project: Project, voice: Voice, found: tuple[Alike, ...]) -> list[LikeThis]:
    rows = with_all_that_a_card_shows(project.voices.filter(pk__in=[each.number for each in found]))
    by_number = {row.pk: card(project, row) for row in rows}
    return [
        LikeThis(
            card=by_number[each.number], why=_why(each.words, voice.content_note or by_number[each.number].content_note)
        )
        for each in found
    ]


def _why(words: tuple[str, ...], is_heavy: str) -> str:
    """Which words both have. Where one of them is heavy, only how many."""
    if is_heavy:
        number = len(words)
        told = ngettext(
            "Both have %(number)s rare word in common.", "Both have %(number)s rare words in common.", number
        )
        return told % {"number": number}
    said = get_text_list([_("“%(word)s”") % {"word": word} for word in words], _("and"))
    return _("Both say %(words)s.") % {"words": said}


def _ask(project: Project, words: tuple[str, ...], what: str, most: int | None = None) -> list[tuple[str, int]]:
    """For each word, `what` of the voices of this project that have it. One query for all words."""
    parts, values = [], []
    for place, word in enumerate(words):
        if connection.vendor == "sqlite":
            numbers, given = in_sqlite(SOURCES[Voice], quoted(word))
        else:
            query = f"phraseto_tsquery('simple', {TABLE}_fold(%s))"
            numbers, given = in_postgresql(SOURCES[Voice], query, [word])
        limit = f" ORDER BY voice.id DESC LIMIT {most}" if most else ""
        heard = f"voice.project_id = %s AND voice.withdrawn_on IS NULL AND voice.id IN ({numbers}){limit}"
        rows = f"SELECT {place} AS place, {what} AS found FROM {Voice._meta.db_table} voice WHERE {heard}"
        parts.append(f"SELECT * FROM ({rows}) part{place}")
        values += [project.pk, *given]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), values)
        return [(words[place], found) for place, found in cursor.fetchall()]
