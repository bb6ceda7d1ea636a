"""The thread of one thing as a page shows it: sentences, what is missing, the picture, and the lists."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.html import mark_safe
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ..documents.thread_picture import Card, Labels, thread_picture
from ..methods.thread import COLUMNS, Node
from ..models import Project
from .thread import NAMES, Stage, Told
from .thread_things import Beside, Reached, reach, url_of_thread
from .thread_whole import Part, Whole, whole, woven
from .thread_words import Missing, asking_words, came_of_words, missing, rests_on_words, source_words


@dataclass(frozen=True, kw_only=True)
class Shown:
    """Everything about one thread, in words. `is_empty`: the thing is on no thread."""

    words: str
    url: str
    url_of_all: str
    rests_on: list[str]
    came_of: list[str]
    missing: list[Missing]
    beside: list[Beside]
    picture: SafeString
    stages: list[Stage]
    against: list[Told]
    is_source: bool
    is_empty: bool


def thread_shown(
    project: Project, thing: Any, part: Part | None = None, *, has_links: bool = False, today: date | None = None
) -> Shown:
    """The whole thread of anything that stands on one. Twelve queries at most.

    The stones of the picture are links only where it `has_links`: beside a list of the same links they would double
    every stop of the keyboard.
    """
    place = reach(project, thing)
    made = woven(project, place.speakers, place.statements)
    found = whole(made, (node for node in place.focus if _stands(made, node)), part or Part(), today)
    is_source = place.source is not None
    url_of_all = url_of_thread(project, thing)
    return Shown(
        words=place.words,
        url=place.url,
        url_of_all=url_of_all,
        rests_on=_back(place, found),
        came_of=came_of_words(found.account),
        missing=missing(found.gaps, found.told),
        beside=list(place.beside(made)),
        picture=picture_of(found, url_of_all if has_links else ""),
        stages=found.stages,
        against=found.against,
        is_source=is_source,
        is_empty=not found.account.focus,
    )


def _stands(made: Any, node: Node) -> bool:
    """Whether this node is still there: not removed, and not taken back."""
    rows = {"statement": made.statements, "decision": made.decisions, "change": made.changes}
    kept: Mapping[str, Any] = rows.get(node.stage, made.stones)
    return made.thread.may_use(node) if node.stage == "voice" else node.ref in kept


def _back(place: Reached, found: Whole) -> list[str]:
    """What it rests on. A voice rests on nothing but itself; a statement on answers that are not told here."""
    if place.source is not None:
        return source_words(found.account, place.source)
    if place.is_option:
        return asking_words(found.account)
    is_first = all(node.stage in COLUMNS["voice"] for node in found.account.focus)
    return [] if is_first else rests_on_words(found.account)


def picture_of(found: Whole, url_of_all: str) -> SafeString:
    """The river; with an address of all of it, its stones are links. What it shows is escaped where it is drawn."""
    against = {told.node for told in found.against}
    cards = {
        node: Card(
            words=told.words,
            label=told.badge if told.badge != str(NAMES.get(told.node.stage, "")) else "",
            address=told.url if url_of_all else "",
            is_planned=told.is_planned,
            is_against=node in against,
        )
        for node, told in found.told.items()
    }
    return mark_safe(thread_picture(found.drawn, cards, labels(), url_of_all))


def labels() -> Labels:
    return Labels(
        title=_("The golden thread"),
        description=_("From what people said, through decisions and changes, to the impact. The list says the same."),
        columns={name: str(words) for name, words in NAMES.items()},
        here=_("you are here"),
        planned=_("only planned"),
        against=_("speaks against"),
        more=_("and %(n)d more"),
        nothing=_("nothing yet"),
    )
