"""How much of a pathway its page shows: all of it, or for a large one a level of the list and a part of the picture.

Both halves of a page that is too long for a phone would be of use to nobody; `docs/decisions/large-pathways.md`.
"""

from dataclasses import dataclass, replace

from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from ...methods.pathway import Kind, Pathway, Stone
from ...methods.pathway_part import around
from ...models import Project
from ...queries.pathway import Level, pathway_list, picture_of

LISTED = 50  # stones in a list that shows all levels
DRAWN = 80  # stones in a picture that shows all of them
IN_LANE = 20  # stones of one lane on a page of the list, when the pathway is larger
PART = 30  # stones in the part of the picture
HERE = "#stone-{key}"
ELSEWHERE = "?stone={key}#stone-{key}"


@dataclass(frozen=True, kw_only=True)
class Turn:
    """One level in the menu of a long list."""

    name: str
    kind: Kind
    count: int
    is_current: bool


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What the page of the pathway shows. `about` is the stone in the middle of a picture that does not show all."""

    levels: list[Level]
    picture: SafeString
    is_listed_whole: bool = True
    about: Stone | None = None
    turns: tuple[Turn, ...] = ()
    page: Page | None = None
    query: str = ""


def shown(request: HttpRequest, project: Project, pathway: Pathway) -> Shown:
    levels = pathway_list(project, pathway)
    if len(pathway.stones) > LISTED:
        return level_shown(request, project, pathway, levels)
    return Shown(levels=levels, picture=drawn(project, pathway, HERE))


def drawn(project: Project, pathway: Pathway, address: str) -> SafeString:
    return mark_safe(picture_of(project, pathway, linked=True, address=address))


def level_shown(request: HttpRequest, project: Project, pathway: Pathway, levels: list[Level]) -> Shown:
    """One level of the list, and the picture: all of it, or the part around a stone."""
    wanted = pathway.by_key.get(request.GET.get("stone", ""))
    start, others = levels[:1], [each for each in levels[1:] if size(each)]
    if size(levels[0]) > IN_LANE or not others:
        start, others = [], [each for each in levels if size(each)]
    level = level_wanted(others, wanted, request.GET.get("level", ""))
    paginator = Paginator(range(max(len(lane.stones) for lane in level.lanes)), IN_LANE)
    page = paginator.get_page(page_of(level, wanted) or request.GET.get("page"))
    here = [*start, cut(level, page.number)]
    about = None
    if len(pathway.stones) > DRAWN:
        about = wanted or next(listed.stone for lane in here[-1].lanes for listed in lane.stones)
        pathway = around(pathway, about.key, most=PART)
    return Shown(
        levels=here,
        picture=drawn(project, pathway, ELSEWHERE),
        is_listed_whole=False,
        about=about,
        turns=tuple(
            Turn(name=each.name, kind=each.kind, count=size(each), is_current=each is level) for each in others
        ),
        page=page,
        query=f"level={level.kind}",
    )


def level_wanted(levels: list[Level], stone: Stone | None, kind: str) -> Level:
    """The level of a stone that was asked for, or a level that was, or the first."""
    asked = stone.kind if stone else kind
    return next((level for level in levels if level.kind == asked), levels[0])


def size(level: Level) -> int:
    return sum(len(lane.stones) for lane in level.lanes)


def page_of(level: Level, stone: Stone | None) -> int | None:
    """On which page of its level a stone is."""
    if stone is None:
        return None
    places = [n for lane in level.lanes for n, listed in enumerate(lane.stones) if listed.stone.key == stone.key]
    return places[0] // IN_LANE + 1 if places else None


def cut(level: Level, page: int) -> Level:
    """The level with the stones of this page; a lane that is shorter than the other has none on the last."""
    start = (page - 1) * IN_LANE
    lanes = tuple(replace(lane, stones=lane.stones[start : start + IN_LANE]) for lane in level.lanes)
    return replace(level, lanes=lanes)
