"""A project's stones and steps as plain values: for the rules, for the picture and for the list."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..documents import blocks
from ..documents.letters import printable
from ..documents.pathway_picture import PAPER, STONE, Labels, pathway_picture
from ..documents.poster import a3_for
from ..methods.pathway import TRACKS, Indicator, Kind, Pathway, Step, Stone, Track, Way
from ..methods.thread import Node, Thread
from ..models import Consent, Evidence, Project, Voice
from ..models import Indicator as IndicatorRow
from ..models import Stone as StoneRow
from ..models.pathway import StoneQuerySet

ON_POSTERS = (STONE, 240, 320, 400)  # widths of stones to try


def pathway_of(
    project: Project, rows: Iterable[StoneRow] | None = None, indicators: Iterable[IndicatorRow] | None = None
) -> Pathway:
    """The stones that stand and the steps between them; the key of a stone is its `ref`. Three queries, or one where
    the rows of stones and `indicators` that stand have been read already."""
    rows = project.stones.standing().in_order() if rows is None else rows
    known = indicators_of(project, indicators)
    steps = project.steps.filter(source__removed_at=None, target__removed_at=None).order_by("id")
    told = steps.values_list("source__ref", "target__ref", "assumption", "because", "sure")
    return Pathway(
        stones=tuple(stone_of(row, known) for row in rows),
        steps=tuple(
            Step(source=source, target=target, assumption=assumption, because=because, sure=sure)
            for source, target, assumption, because, sure in told
        ),
    )


def stone_of(row: StoneRow, known: Mapping[int, list[Indicator]]) -> Stone:
    return Stone(
        key=row.ref,
        kind=Kind(row.kind),
        track=Track(row.track),
        words=row.words,
        order=row.order,
        more=row.more,
        for_whom=tuple(row.for_whom),
        benefits=tuple(row.benefits),
        indicators=tuple(known.get(row.pk, ())),
    )


def standing_indicators(project: Project) -> QuerySet[IndicatorRow]:
    return project.indicators.filter(removed_at=None).order_by("order", "id")


def indicators_of(project: Project, rows: Iterable[IndicatorRow] | None = None) -> dict[int, list[Indicator]]:
    """The indicators that stand, by the number of their stone's row."""
    found: dict[int, list[Indicator]] = {}
    for row in standing_indicators(project) if rows is None else rows:
        found.setdefault(row.stone_id, []).append(
            Indicator(
                key=row.ref,
                way=Way(row.way),
                words=row.words,
                question=str(row.question_id or ""),
                baseline=row.baseline,
                target=row.target,
                unit=row.unit,
                due=row.due.isoformat() if row.due else "",
            )
        )
    return found


# --- Words ------------------------------------------------------------------------------------------------


def level_name(kind: Kind) -> str:
    """The name of a level in the plural, as it stands above its stones."""
    return {
        Kind.ISSUE: _("Issue"),
        Kind.ACTIVITY: _("Activities"),
        Kind.SHORT: _("Short-term outcomes"),
        Kind.LONG: _("Long-term outcomes"),
        Kind.IMPACT: _("Impact"),
    }[kind]


def track_name(track: Track) -> str:
    return str(StoneRow.Track(track).label)


def track_meaning(track: Track) -> str:
    """What a track is about, in a few words."""
    return {
        Track.PROJECT: _("what gets built"),
        Track.CO_PRODUCTION: _("what doing it together changes"),
        Track.BOTH: "",
    }[track]


# --- The picture ------------------------------------------------------------------------------------------


def picture_of(
    project: Project,
    pathway: Pathway,
    *,
    linked: bool = False,
    address: str = "#stone-{key}",
    colours: Mapping[str, str] | None = None,
    wide: int = STONE,
    far: Mapping[str, int] | None = None,
) -> str:
    """The picture as SVG. In a page it is `linked` to the list and takes its colours from the style sheet."""
    title = _("The pathway of %(project)s") % {"project": project.name}
    labels = labels_of(title, f"{size_in_words(pathway)} {_('The same stones are in the list.')}")
    return pathway_picture(pathway, labels=labels, linked=linked, address=address, colours=colours, wide=wide, far=far)


def printed_picture(
    project: Project, pathway: Pathway, *, wide: int = STONE, far: Mapping[str, int] | None = None
) -> str:
    """The picture for paper. Signs that do not print are words before the stones are drawn, so that they have room."""
    stones = tuple(replace(stone, words=printable(stone.words)) for stone in pathway.stones)
    return picture_of(project, replace(pathway, stones=stones), colours=PAPER, wide=wide, far=far)


def labels_of(title: str, description: str) -> Labels:
    """The words around the stones of a picture."""
    return Labels(
        title=title,
        description=description,
        kinds={kind: level_name(kind) for kind in Kind},
        tracks={track: (track_name(track), track_meaning(track)) for track in TRACKS},
        across=_("helps the other track"),
    )


def size_in_words(pathway: Pathway) -> str:
    """How many stones and steps there are, as a sentence."""
    stones, steps = len(pathway.stones), len(pathway.steps)
    return _("%(stones)s, %(steps)s.") % {
        "stones": ngettext("%(count)d stone", "%(count)d stones", stones) % {"count": stones},
        "steps": ngettext("%(count)d step", "%(count)d steps", steps) % {"count": steps},
    }


def pathway_block(project: Project, pathway: Pathway, thread: Thread) -> blocks.Pathway | None:
    """The pathway for a report, with how far each stone has come: drawn in colours of its own and told as a list. None
    if there are no stones.
    """
    if not pathway.stones:
        return None
    far = how_far_stones(pathway, thread)
    drawn = printed_picture(project, pathway, far={key: sum(shown) for key, shown in far.items()})
    told = {key: shown_words(*shown) for key, shown in far.items()}
    return replace(block_of(project, pathway, drawn, told), caption=circles_in_words() if far else "")


def poster_block(project: Project) -> blocks.Pathway | None:
    """The pathway for a sheet that lies on its side: stones so wide that the words come out largest."""
    pathway = pathway_of(project)
    if not pathway.stones:
        return None
    drawn = [printed_picture(project, pathway, wide=wide) for wide in ON_POSTERS]
    return block_of(project, pathway, max(drawn, key=lambda svg: a3_for(svg).share))


def how_far_stones(pathway: Pathway, thread: Thread) -> dict[str, tuple[bool, bool]]:
    """Of each stone but the issue, whether people say so, and whether a change leads to it."""
    found = {}
    for stone in pathway.stones:
        if stone.kind != Kind.ISSUE:
            stages = {node.stage for node in thread.backward.get(Node(stone.kind.value, stone.key), ())}
            found[stone.key] = ("voice" in stages, "change" in stages)
    return found


def shown_words(is_said: bool, is_changed: bool) -> str:
    return {
        (False, False): _("nothing shows it yet"),
        (True, False): _("people say so"),
        (False, True): _("a change leads to it"),
        (True, True): _("people say so, and a change leads to it"),
    }[is_said, is_changed]


def circles_in_words() -> str:
    return _(
        "How far each stone has come: an empty circle, nothing shows it yet; half a circle, people say so or a change "
        "leads to it; a full circle, both."
    )


def block_of(project: Project, pathway: Pathway, svg: str, far: Mapping[str, str] | None = None) -> blocks.Pathway:
    return blocks.Pathway(
        svg=svg,
        alt=_("The pathway from the issue to the impact. %(size)s") % {"size": size_in_words(pathway)},
        items=tuple(_items(pathway, far or {})),
    )


def _items(pathway: Pathway, far: Mapping[str, str]) -> list[blocks.Item]:
    levels = [(kind, pathway.on(kind)) for kind in Kind]
    return [
        blocks.Item(text=level_name(kind), items=tuple(_item(pathway, stone, far) for stone in stones))
        for kind, stones in levels
        if stones
    ]


def _item(pathway: Pathway, stone: Stone, far: Mapping[str, str]) -> blocks.Item:
    shown = (blocks.Item(text=far[stone.key], label=_("How far")),) if stone.key in far else ()
    onwards = tuple(blocks.Item(text=after.words, label=_("Leads to")) for after in pathway.leads_to(stone.key))
    label = "" if stone.track == Track.BOTH else track_name(stone.track)
    return blocks.Item(text=stone.words, label=label, items=shown + onwards)


# --- The list ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class ListedStone:
    """A stone in the list: what it leads to, what leads to it, and how many voices speak for and against it."""

    stone: Stone
    leads_to: tuple[Stone, ...]
    led_by: tuple[Stone, ...]
    voices_for: int
    voices_against: int
    shaped_by: int

    @property
    def other_track(self) -> str:
        """The name of the other track, for steps that cross over."""
        return track_name(TRACKS[1 - TRACKS.index(self.stone.track)]) if self.stone.track in TRACKS else ""


@dataclass(frozen=True, kw_only=True)
class Lane:
    """The stones of one level on one track. `track` is `both` for the issue."""

    track: Track
    name: str
    stones: tuple[ListedStone, ...]


@dataclass(frozen=True, kw_only=True)
class Level:
    kind: Kind
    name: str
    lanes: tuple[Lane, ...]


def with_voices(stones: StoneQuerySet) -> StoneQuerySet:
    """Each stone with the number of voices that support it and that speak against it, as far as the group may read."""
    readable = Q(evidence__voice__in=Voice.objects.with_consent(Consent.Use.GROUP).values("pk"))
    return stones.annotate(
        voices_for=Count("evidence", filter=readable & Q(evidence__stance=Evidence.Stance.FOR)),
        voices_against=Count("evidence", filter=readable & Q(evidence__stance=Evidence.Stance.AGAINST)),
    )


def pathway_list(project: Project, pathway: Pathway) -> list[Level]:
    """All stones level by level, in the order in which the path is walked. Two queries, however many stones."""
    rows = with_voices(project.stones.standing()).values_list("ref", "voices_for", "voices_against")
    shaped = dict(project.shapings.values_list("stone__ref").annotate(Count("pk")).order_by())
    numbers = {ref: (supporting, against, shaped.get(ref, 0)) for ref, supporting, against in rows}
    return [
        Level(
            kind=kind,
            name=level_name(kind),
            lanes=tuple(
                Lane(
                    track=track,
                    name=track_name(track),
                    stones=tuple(_listed(pathway, stone, numbers) for stone in pathway.on(kind, track)),
                )
                for track in ((Track.BOTH,) if kind == Kind.ISSUE else TRACKS)
            ),
        )
        for kind in Kind
    ]


def _listed(pathway: Pathway, stone: Stone, numbers: Mapping[str, tuple[int, int, int]]) -> ListedStone:
    supporting, against, shaped_by = numbers.get(stone.key, (0, 0, 0))
    return ListedStone(
        stone=stone,
        leads_to=pathway.leads_to(stone.key),
        led_by=pathway.led_by(stone.key),
        voices_for=supporting,
        voices_against=against,
        shaped_by=shaped_by,
    )
