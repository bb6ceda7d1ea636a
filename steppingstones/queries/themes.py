"""The group's themes as a tree, with how many people and voices each has, and the passages of one theme."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from ..models import Highlight, Project, Theme
from .tagging import in_tree
from .voice_numbers import usable


@dataclass(frozen=True, kw_only=True)
class Row:
    """One theme in the list of themes. People are givers: several voices of one person count once."""

    theme: Theme
    deep: int
    people: int = 0
    voices: int = 0
    passages: int = 0


@dataclass(frozen=True, kw_only=True)
class Passage:
    """Some words with a theme, and the voice or the long text in which they stand."""

    mark: Highlight
    words: str
    title: str  # of a long text
    note: str  # what to know before reading the voice


def flat_tree(project: Project, wanted: str = "") -> list[tuple[Theme, int]]:
    """The group's own themes first, then what stands for something else, then imported labels; each as a tree."""
    themes = list(project.themes.order_by("name"))
    if wanted:
        themes = [theme for theme in themes if wanted.casefold() in f"{theme.name} {theme.belongs}".casefold()]
    own = [theme for theme in themes if not theme.heading]
    headings = dict.fromkeys(sorted(theme.heading for theme in themes if theme.heading))
    return in_tree(own) + [
        pair for heading in headings for pair in in_tree([theme for theme in themes if theme.heading == heading])
    ]


def rows_of(project: Project, pairs: Sequence[tuple[Theme, int]]) -> list[Row]:
    """With numbers of what everyone may see. Two queries, however many themes."""
    ids = [theme.pk for theme, _deep in pairs]
    about = project.voicethemes.filter(theme__in=ids, voice__in=usable(project)).values("theme")
    numbers = about.annotate(people=Count("voice__giver", distinct=True), voices=Count("voice", distinct=True))
    counted = {row["theme"]: row for row in numbers}
    marks = passages_shown(project).filter(theme__in=ids).order_by().values("theme")
    passages = dict(marks.annotate(number=Count("pk")).values_list("theme", "number"))
    return [
        Row(
            theme=theme,
            deep=min(deep, 4),
            people=counted.get(theme.pk, {}).get("people", 0),
            voices=counted.get(theme.pk, {}).get("voices", 0),
            passages=passages.get(theme.pk, 0),
        )
        for theme, deep in pairs
    ]


def passages_shown(project: Project) -> QuerySet[Highlight]:
    """Marks that everyone may see, in voices that the group may read and in long texts."""
    readable = Q(voice__in=usable(project)) | Q(voice=None)
    return Highlight.objects.shown().filter(readable, project=project)


def passages_of(project: Project, theme: Theme) -> QuerySet[Highlight]:
    return passages_shown(project).filter(theme=theme).order_by("-pk")


def as_passages(marks: QuerySet[Highlight]) -> list[Passage]:
    found = marks.select_related("voice", "transcript", "tagger")
    return [_passage(mark) for mark in found]


def _passage(mark: Highlight) -> Passage:
    if mark.voice:
        text, title, note = mark.voice.words, "", mark.voice.content_note
    else:
        text, title, note = mark.transcript.words, mark.transcript.title, ""
    return Passage(mark=mark, words=text[mark.start : mark.end], title=title, note=note)
