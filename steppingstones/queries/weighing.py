"""What each side said matters, beside the other sides. Nobody is averaged away: there is no sum over the sides.

A side of whom fewer than five people weighed is told to nobody. As there is no total, no other number gives it away.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ..documents.weighing_picture import Column, weighing_picture
from ..methods.weighing import SideWeighed, Stands, Way, apart, by_order, by_pairs, by_points, may_be_told
from ..models import Project, Side, Stone, WeighedThing, Weighing
from .pathway import track_name
from .people_words import side_name
from .review_page_words import band_words

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
MOST_APART = 3


@dataclass(frozen=True, kw_only=True)
class SideShown:
    """One side in words: its things in their order, each with what it has to say of it."""

    side: str
    name: str
    people: str
    lines: tuple[tuple[int, str, str], ...]  # place, words, more
    circle: str
    agreement: str


@dataclass(frozen=True, kw_only=True)
class TrackShown:
    """One track. `rows` are the table: each thing with its place for each side."""

    name: str
    sides: tuple[SideShown, ...]
    rows: tuple[tuple[str, str, tuple[str, ...]], ...]
    sentences: tuple[str, ...]
    easy_sentences: tuple[tuple[str, str], ...]  # each with the idea of its picture
    picture: str


@dataclass(frozen=True, kw_only=True)
class Matters:
    """How much one outcome matters to the people of one side."""

    side: str
    name: str
    place: int
    of: int


@dataclass(frozen=True, kw_only=True)
class Found:
    """What came of a round: each track by side, of those sides that may be told."""

    weighing: Weighing
    things: Sequence[WeighedThing]
    by_track: Mapping[str, Mapping[str, SideWeighed]]
    people: int
    has_small: bool

    def matters(self, stone: str) -> list[Matters]:
        """By side, for the outcome with this reference."""
        thing = next((each for each in self.things if each.stone and each.stone.ref == stone), None)
        sides = self.by_track.get(thing.track, {}) if thing else {}
        return [
            Matters(side=side, name=str(side_name(side)), place=found.places[thing.ref], of=len(found.stands))
            for side, found in sides.items()
        ]


def weighings(project: Project) -> QuerySet[Weighing]:
    return project.weighings.standing().order_by("-pk")


def last_found(project: Project) -> Found | None:
    """The newest round that has ended and in which somebody said something. Two queries."""
    ended = weighings(project).exclude(ended_on=None).filter(weights__isnull=False)
    things = WeighedThing.objects.filter(weighing_id__in=ended.values("pk")[:1]).select_related("weighing", "stone")
    found = list(things)
    return _found(found[0].weighing, found) if found else None


def found_of(weighing: Weighing) -> Found:
    """Two queries, however many things and people."""
    return _found(weighing, list(weighing.things.select_related("stone")))


def missing_sides(weighing: Weighing) -> list[str]:
    """Sides that are in the group now, and of which nobody has weighed."""
    said = set(weighing.weights.order_by().values_list("side", flat=True))
    here = set(weighing.project.members.present().values_list("side", flat=True))
    return [str(side.label).lower() for side in Side if side.value in here - said]


def _found(weighing: Weighing, things: Sequence[WeighedThing]) -> Found:
    said = list(weighing.weights.order_by().values_list("side", "said"))
    by_track = {
        track: {
            side.value: _weighed(weighing, refs, [one for whose, one in said if whose == side and _is_on(one, refs)])
            for side in Side
            if [track, side.value] in weighing.told
        }
        for track in Stone.Track.values
        if (refs := _on(things, track))
    }
    return Found(
        weighing=weighing,
        things=things,
        by_track=by_track,
        people=len(said),
        has_small=any(
            side not in told and _is_on(one, _on(things, track))
            for track, told in by_track.items()
            for side, one in said
        ),
    )


def sides_to_tell(weighing: Weighing) -> list[list[str]]:
    """Each track with the sides of which enough people said something about it, whoever typed in some of it."""
    things, typed = list(weighing.things.all()), defaultdict(Counter)
    for side, said, typist in weighing.weights.order_by().values_list("side", "said", "typist"):
        for track in Stone.Track.values:
            if _is_on(said, _on(things, track)):
                typed[track, side][typist] += 1
    return [[track, side] for (track, side), sheets in sorted(typed.items()) if may_be_told(sheets)]


def _is_on(said: Mapping[str, object], things: Iterable[str]) -> bool:
    """Whether somebody said anything about these; of a pair, both belong to the same track."""
    refs = set(things)
    return any(refs & set(each.split()) for each in said)


def _on(things: Iterable[WeighedThing], track: str) -> list[str]:
    return [each.ref for each in things if each.track == track]


def _weighed(weighing: Weighing, things: list[str], said: list[dict]) -> SideWeighed:
    if weighing.way == Way.PAIRS:
        return by_pairs([{tuple(pair.split()): chosen for pair, chosen in one.items()} for one in said], things)
    return (by_points if weighing.way == Way.POINTS else by_order)(said, things)


# --- In words ---------------------------------------------------------------------------------------------


def tracks_shown(found: Found) -> list[TrackShown]:
    words = {each.ref: each.words for each in found.things}
    return [_track(track, _on(found.things, track), sides, words) for track, sides in found.by_track.items() if sides]


def _track(track: str, things: list[str], sides: Mapping[str, SideWeighed], words: Mapping[str, str]) -> TrackShown:
    letters = dict(zip(things, LETTERS, strict=False))
    columns = [
        Column(name=str(side_name(side)), places=[(letters[each.thing], each.place) for each in one.stands])
        for side, one in sides.items()
    ]
    sentences = tuple(_sentences(sides, words))
    return TrackShown(
        name=track_name(track),
        sides=tuple(_side(side, one, words) for side, one in sides.items()),
        rows=tuple(
            (letters[thing], words[thing], tuple(str(one.places[thing]) for one in sides.values())) for thing in things
        ),
        sentences=sentences,
        easy_sentences=tuple(_easy_sentences(sides, words)),
        picture=weighing_picture(columns, says=" ".join(sentences)),
    )


def _side(side: str, found: SideWeighed, words: Mapping[str, str]) -> SideShown:
    return SideShown(
        side=side,
        name=str(side_name(side)),
        people=band_words(found.people),
        lines=tuple((each.place, words[each.thing], _more(each)) for each in found.stands),
        circle=_circle(found, words),
        agreement=_agreement(found),
    )


def _more(stands: Stands) -> str:
    if stands.share is not None:
        return _("%(n)d of 100 beans") % {"n": round(stands.share * 100)}
    if stands.middle is not None:
        return _("middle place %(n)s") % {"n": f"{stands.middle.normalize():f}"}
    return _("matters more than %(n)d of the others") % {"n": len(stands.beats)}


def _circle(found: SideWeighed, words: Mapping[str, str]) -> str:
    if not found.circle:
        return ""
    first, second, third = (_quoted(words[each]) for each in found.circle)
    told = _(
        "It goes round: more people put %(first)s above %(second)s, that above %(third)s, and that above the "
        "first again. So among these no order is right."
    )
    return told % {"first": first, "second": second, "third": third}


def _agreement(found: SideWeighed) -> str:
    if found.agreement is None:
        return ""
    if found.agreement >= 0.7:
        return _("Among themselves they largely agree.")
    if found.agreement >= 0.3:
        return _("Among themselves they agree in part.")
    return _("Among themselves they see it very differently. The order says little about each of them.")


def _sentences(sides: Mapping[str, SideWeighed], words: Mapping[str, str]) -> Iterator[str]:
    """What comes first for each side, then where two of them lie farthest apart."""
    for side, found in sides.items():
        first = [words[each.thing] for each in found.stands if each.place == 1]
        yield _("%(side)s: first comes %(first)s.") % {
            "side": side_name(side),
            "first": _(" and ").join(map(_quoted, first)),
        }
    for one, other in combinations(sides, 2):
        yield from _apart(one, other, sides, words)


def _easy_sentences(sides: Mapping[str, SideWeighed], words: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The same in short sentences, without places, each with the idea of its picture."""
    for side, found in sides.items():
        first = [words[each.thing] for each in found.stands if each.place == 1]
        told = {"side": side_name(side), "first": _(" and ").join(map(_quoted, first))}
        yield _("%(side)s: this matters most: %(first)s.") % told, "heart"
    pairs = [apart(sides[one], sides[other])[:MOST_APART] for one, other in combinations(sides, 2)]
    for thing in dict.fromkeys(each.thing for wide in pairs for each in wide):
        yield _("People do not agree about this: %(words)s.") % {"words": _quoted(words[thing])}, "discuss"


def _apart(one: str, other: str, sides: Mapping[str, SideWeighed], words: Mapping[str, str]) -> Iterator[str]:
    names = {"one": str(side_name(one)), "other": str(side_name(other)).lower()}
    wide = apart(sides[one], sides[other])
    if not wide:
        yield _("%(one)s and %(other)s put nothing far apart.") % names
    for each in wide[:MOST_APART]:
        more = {"words": _quoted(words[each.thing]), "first": each.first, "second": each.second}
        told = _("They differ over %(words)s: place %(first)d for %(one)s, place %(second)d for %(other)s.")
        yield told % {**more, **names, "one": names["one"].lower()}


def _quoted(words: str) -> str:
    """Within a sentence, so without a full stop of its own."""
    return _("“%(words)s”") % {"words": words.rstrip(".")}


def matters_words(matters: Iterable[Matters]) -> str:
    """ "Lived experience: place 1 of 4. Professional: place 3 of 4." """
    told = _("%(name)s: place %(place)d of %(of)d.")
    return " ".join(told % {"name": each.name, "place": each.place, "of": each.of} for each in matters)
