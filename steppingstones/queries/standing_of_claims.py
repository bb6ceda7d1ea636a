"""How much may be claimed of each outcome, counted from the thread: the rung of the ladder, and what the next needs."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Q, Value

from ..methods import thread as method
from ..methods.contribution import Known, Lack, Rung, lacks, rung, surest_way
from ..methods.pathway import OUTCOMES, Kind, Pathway, backward
from ..methods.pathway import Stone as PathwayStone
from ..methods.thread import Node, Thread
from ..models import OtherExplanation, Project, Stone, StoryPiece
from .changed import changed_of
from .contribution_words import LACKS, RUNGS, lack_of_done, lack_of_way, nothing_done
from .groups_compared import outcomes_compared
from .pathway import pathway_of
from .thread import thread_of

OPEN = OtherExplanation.Verdict.OPEN
STORY, RIVAL, APART = "story", "rival", "apart"


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What may be claimed of one outcome. `done` is how many changes lead to it, or to what comes before it.

    `held_by` is where a claim that co-production was a cause would break: the places on the surest way to the outcome
    of which less can be said.
    """

    stone: PathwayStone
    known: Known
    done: int
    against: int = 0
    way: Rung = Rung.COMPARED
    held_by: tuple[PathwayStone, ...] = field(default=())

    @property
    def rung(self) -> Rung | None:
        """None, where nothing is written down as done. A cause is claimed only if each link of the way holds it."""
        if not self.done:
            return None
        own = rung(self.known)
        return own if own < Rung.IT_CONTRIBUTED else max(Rung.IT_CHANGED, min(own, self.way))

    @property
    def stairs(self) -> list[bool]:
        """Which rungs are reached, from the lowest to the highest."""
        return [self.rung is not None and each <= self.rung for each in Rung]

    @property
    def sentence(self) -> str:
        return nothing_done() if self.rung is None else RUNGS[self.rung]()

    @property
    def lacks(self) -> list[str]:
        """What is missing for the next rung, in words."""
        if self.rung is None:
            return [lack_of_done()]
        if self.rung < rung(self.known):
            return [lack_of_way(each.words) for each in self.held_by]
        return [LACKS[lack]() for lack in self.lacking]

    @property
    def lacking(self) -> list[Lack]:
        return lacks(self.known)


def rung_of(stone: Stone) -> Standing | None:
    """How much may be claimed of one outcome; None, where the stone is no outcome. For several: `standings_of`."""
    return standings_of(stone.project).get(stone.ref)


def standings_of(project: Project) -> dict[str, Standing]:
    """All outcomes by their references, in the order of the pathway. The same number of queries for any number."""
    return standings_in(pathway_of(project), thread_of(project), from_stories(project, changed_of(project)))


@dataclass(kw_only=True)
class FromStory:
    """What the story of an outcome, and a comparison, add to what the thread knows. `verdicts` are those on the other
    explanations; `number` is the story's own, 0 where there is none."""

    number: int = 0
    words: str = ""
    verdicts: list[str] = field(default_factory=list)
    apart: set[str] = field(default_factory=set)
    has_changed: bool = False
    is_compared: bool = False

    @property
    def open_rivals(self) -> int:
        return self.verdicts.count(OPEN)

    @property
    def rivals(self) -> int:
        return len(self.verdicts) - self.open_rivals


def from_stories(project: Project, changed: Iterable[str]) -> dict[str, FromStory]:
    """By the references of the outcomes, what their stories, comparisons, and befores and afters show. `changed` are
    those of which the last says that they changed for the better."""
    found = _from_stories(project)
    for ref in outcomes_compared(project):
        found[ref].is_compared = True
    for ref in changed:
        found[ref].has_changed = True
    return found


def standings_in(pathway: Pathway, thread: Thread, stories: Mapping[str, FromStory]) -> dict[str, Standing]:
    outcomes = [stone for stone in pathway.in_order if stone.kind in OUTCOMES]
    found = {stone.key: method.evidence(thread, Node(stone.kind.value, stone.key)) for stone in pathway.in_order}
    known = {
        stone.key: _known(found[stone.key].supporting.count, stories.get(stone.key, FromStory())) for stone in outcomes
    }
    told = {}
    for stone in outcomes:
        before = [stone, *(each for each in backward(pathway, stone.key) if each.kind != Kind.ISSUE)]
        least, way = surest_way(stone.key, pathway.back, known)
        told[stone.key] = Standing(
            stone=stone,
            known=known[stone.key],
            done=len({change for each in before for change in found[each.key].changes}),
            against=found[stone.key].against.count,
            way=least,
            held_by=tuple(pathway.by_key[key] for key in way if rung(known[key]) == least),
        )
    return told


def _known(voices: int, story: FromStory) -> Known:
    return Known(
        voices=voices,
        has_changed=story.has_changed,
        rivals=story.rivals,
        open_rivals=story.open_rivals,
        independent=len(story.apart),
        is_compared=story.is_compared,
    )


def _from_stories(project: Project) -> dict[str, FromStory]:
    """By the references of the outcomes. One query: the stories, other explanations, and sources apart from the group
    that speak for the story or against another explanation."""
    stories = project.contributionstorys.standing().values_list("stone__ref", Value(STORY), "words", "pk")
    others = project.otherexplanations.standing().filter(story__removed_at=None)
    others = others.values_list("story__stone__ref", Value(RIVAL), "verdict", "story")
    pieces = project.storypieces.standing().filter(is_apart=True, story__removed_at=None, other__removed_at=None)
    helpful = Q(stance=StoryPiece.Stance.FOR, other=None) | Q(stance=StoryPiece.Stance.AGAINST, other__isnull=False)
    pieces = pieces.filter(helpful).values_list("story__stone__ref", Value(APART), "source", "story")
    found: dict[str, FromStory] = defaultdict(FromStory)
    for ref, kind, told, number in stories.order_by().union(others.order_by(), pieces.order_by(), all=True):
        if kind == STORY:
            found[ref].number, found[ref].words = number, told
        elif kind == APART:
            found[ref].apart.add(" ".join(told.split()).casefold())
        else:
            found[ref].verdicts.append(told)
    return found
