"""The ladder of one outcome as a page shows it: a picture, and the same as a list."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..documents.ladder_picture import Stair, ladder_picture
from ..methods.contribution import Rung
from .contribution_words import NAMES, VERBS
from .standing_of_claims import Standing


@dataclass(frozen=True, kw_only=True)
class RungTold:
    """One rung: what may be claimed on it, in which words, and whether it is reached."""

    name: str
    verbs: str
    is_reached: bool
    is_next: bool


@dataclass(frozen=True, kw_only=True)
class Ladder:
    """`rungs` from the highest to the lowest, as they are drawn."""

    svg: str
    rungs: list[RungTold]


def ladder_of(standing: Standing) -> Ladder:
    reached = -1 if standing.rung is None else standing.rung
    told = [
        RungTold(name=NAMES[rung](), verbs=VERBS[rung](), is_reached=rung <= reached, is_next=rung == reached + 1)
        for rung in Rung
    ]
    stairs = [Stair(words=each.name, is_reached=each.is_reached, is_next=each.is_next) for each in told]
    title = _("How far a claim may go")
    svg = ladder_picture(stairs, title=title, description=f"{standing.sentence} {_('The same is in the list.')}")
    return Ladder(svg=svg, rungs=told[::-1])
