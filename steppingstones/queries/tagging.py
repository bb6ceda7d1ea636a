"""A text as a page shows it for tagging: its sentences or words, what is marked in them, and themes to choose from."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from ..methods.barriers import KINDS
from ..methods.highlights import A_PAGE, Mark, Stretch, pages_in, parts_of, sentences_in, words_in
from ..models import Highlight, Project, Stone, Theme, Transcript, Voice
from .benefits import bank_of, by_whom

A_PAGE_OF_WORDS = 1_000  # code points, where each word has a box to tick
MOST_MARKS = 300  # shown in one page of a text
MOST_OWN, MOST_LABELS = 300, 100  # the most used; an import can bring thousands
OUTCOMES = (Stone.Kind.IMPACT, Stone.Kind.LONG, Stone.Kind.SHORT)


@dataclass(frozen=True, kw_only=True)
class ShownPart:
    """Some words, and the themes that they are marked with; the names of those that end here are shown beside them."""

    start: int
    text: str
    names: tuple[str, ...]
    ending: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A sentence or a word that can be ticked."""

    start: int
    end: int
    parts: tuple[ShownPart, ...]
    has_words: bool


@dataclass(frozen=True, kw_only=True)
class ShownMark:
    """One mark in the list below a text. `only_by`: the member who alone may take it away, as it is their view."""

    ref: str
    theme: Theme
    words: str
    is_whole: bool
    who: str
    note: str
    only_by: int | None


def fingerprint(words: str) -> str:
    """Of the text that somebody chose words in: after it was changed, places mean something else."""
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def marks_in(text: Voice | Transcript, page: Stretch) -> QuerySet[Highlight]:
    """What touches this page of a text, of all that everyone may see."""
    return text.highlights.shown().filter(start__lt=page.end, end__gt=page.start)


def pages_of(words: str, *, by_words: bool) -> tuple[Stretch, ...]:
    return pages_in(words, A_PAGE_OF_WORDS if by_words else A_PAGE)


def page_at(words: str, place: int, *, by_words: bool) -> int:
    """The number of the page where this place is."""
    return sum(page.start <= place for page in pages_of(words, by_words=by_words))


def pieces_of(words: str, page: Stretch, marks: Iterable[Highlight], *, by_words: bool) -> list[Piece]:
    """The page cut into what can be ticked, with the names of the themes that are marked there."""
    marked = [Mark(start=mark.start, end=mark.end, key=mark.theme.name) for mark in marks]
    cuts = (words_in if by_words else sentences_in)(words, page.start, page.end)
    found: list[Piece] = []
    for cut in cuts:
        here = [mark for mark in marked if mark.start < cut.end and mark.end > cut.start]
        shown = shown_parts(words, here, cut)
        has_words = not words[cut.start : cut.end].isspace()
        found.append(Piece(start=cut.start, end=cut.end, parts=shown, has_words=has_words))
    return found


def shown_parts(words: str, marks: Iterable[Mark], cut: Stretch) -> tuple[ShownPart, ...]:
    """A part ends after the first of the two signs that may end a line: browsers count both as one."""
    found: list[ShownPart] = []
    for one in parts_of(words, marks, cut.start, cut.end):
        bits = one.text.replace("\r", "\r\0").split("\0") if "\r" in one.text else [one.text]
        at = one.start
        for number, bit in enumerate(bits, 1):
            ending = one.ending if number == len(bits) else ()
            found.append(ShownPart(start=at, text=bit, names=one.keys, ending=ending))
            at += len(bit)
    return tuple(found)


def shown_marks(words: str, marks: Iterable[Highlight]) -> list[ShownMark]:
    return [
        ShownMark(
            ref=mark.ref,
            theme=mark.theme,
            words=words[mark.start : mark.end],
            is_whole=mark.start == 0 and mark.end >= len(words.rstrip()),
            who=mark.tagger.name if mark.tagger else mark.coder,
            note=mark.note,
            only_by=mark.tagger_id if mark.round_id else None,
        )
        for mark in marks
    ]


# --- Themes to choose from --------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One theme in the list of themes: `deep` is how far inside others it is."""

    value: str
    name: str
    belongs: str = ""
    deep: int = 0


def in_tree(themes: Sequence[Theme]) -> list[tuple[Theme, int]]:
    """Each theme with how deep it is, parts after what they are part of. One whose parent is not here is a root."""
    here = {theme.pk for theme in themes}
    parts: dict[int | None, list[Theme]] = {}
    for theme in sorted(themes, key=lambda theme: (theme.order, theme.name.casefold(), theme.pk)):
        parts.setdefault(theme.parent_id if theme.parent_id in here else None, []).append(theme)
    found: list[tuple[Theme, int]] = []
    waiting = [(theme, 0) for theme in reversed(parts.pop(None, []))]
    while waiting:
        theme, deep = waiting.pop()
        found.append((theme, deep))
        waiting += [(part, deep + 1) for part in reversed(parts.pop(theme.pk, []))]
    return found


def to_choose(project: Project) -> list[tuple[str, list[Choice]]]:
    """The group's own themes as a tree, imported labels, then outcomes, benefits and barriers."""
    used = project.themes.annotate(uses=Count("voicetheme")).order_by("-uses", "name")
    themes = [*used.filter(heading="")[:MOST_OWN], *used.exclude(heading="")[:MOST_LABELS]]
    groups: dict[str, list[Choice]] = {_("Our themes"): []}
    for theme, deep in in_tree(themes):
        heading = theme.heading or _("Our themes")
        groups.setdefault(heading, []).append(
            Choice(value=f"theme:{theme.ref}", name=theme.name, belongs=theme.belongs, deep=min(deep, 4))
        )
    stones = {theme.stone_id for theme in themes}
    outcomes = project.stones.standing().in_order().filter(kind__in=OUTCOMES)
    groups.setdefault(_("Outcomes"), []).extend(
        Choice(value=f"stone:{stone.ref}", name=stone.words[:300]) for stone in outcomes if stone.pk not in stones
    )
    benefits = {theme.benefit for theme in themes}
    groups.setdefault(_("Benefits"), []).extend(
        Choice(value=f"benefit:{entry.key}", name=entry.words)
        for _whom, entries in by_whom(bank_of(project))
        for entry in entries
        if entry.key not in benefits
    )
    barriers = {theme.barrier for theme in themes}
    groups.setdefault(_("Barriers"), []).extend(
        Choice(value=f"barrier:{kind.key}", name=kind.name) for kind in KINDS if kind.key not in barriers
    )
    return [(heading, found) for heading, found in groups.items() if found]
