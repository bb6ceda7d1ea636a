"""Which voices and changes are linked to what, and what they can be linked to."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from ..models import Change, Evidence, Project, Stone, Theme, Voice
from ..models.voices import VoiceQuerySet
from .voices import VoiceCard, cards, readable

FOR, AGAINST = Evidence.Stance.FOR, Evidence.Stance.AGAINST
# From the far bank back, as a pathway is planned.
LEVELS = (Stone.Kind.IMPACT, Stone.Kind.LONG, Stone.Kind.SHORT, Stone.Kind.ACTIVITY, Stone.Kind.ISSUE)
CHANGE_LEADS_TO = LEVELS[:-1]
THEMES_TO_CHOOSE = 150  # the most used; an import can bring thousands
SHORT = 600  # letters of a voice in a list


# --- Stones to choose from --------------------------------------------------------------------------------


def stones_by_place(stones: Iterable[Stone]) -> list[tuple[str, list[Stone]]]:
    """Stones under the words for their level and track, such as "Impact (Co-production)"."""
    places: dict[tuple[str, str], list[Stone]] = {}
    for stone in stones:
        places.setdefault((stone.kind, stone.track), []).append(stone)
    order = [(kind, track) for kind in LEVELS for track in Stone.Track.values]
    return [(place_label(*place), places[place]) for place in order if place in places]


def place_label(kind: str, track: str) -> str:
    level = str(Stone.Kind(kind).label)
    if track == Stone.Track.BOTH:
        return level
    return _("%(level)s (%(track)s)") % {"level": level, "track": Stone.Track(track).label}


# --- Lists of voices --------------------------------------------------------------------------------------


def linked(project: Project) -> Exists:
    """Whether a voice is linked to a decision or to a stone that has not been removed."""
    links = project.evidences.standing()
    return Exists(links.filter(voice=OuterRef("pk")))


def on_side(side: str) -> Q:
    """The voices of one side. A member's own side counts before what the giver said once."""
    return Q(giver__member__side=side) | Q(giver__member=None, giver__side=side)


def themes_to_choose(project: Project) -> list[tuple[str, list[tuple[str, str]]]]:
    """References and names of the most used themes, under their headings."""
    used = project.themes.annotate(uses=Count("voicetheme")).order_by("-uses", "name")[:THEMES_TO_CHOOSE]
    headings: dict[str, list[Theme]] = {}
    for theme in used:
        headings.setdefault(theme.heading, []).append(theme)
    return [
        (heading, sorted((theme.ref, theme.name) for theme in found)) for heading, found in sorted(headings.items())
    ]


def with_taken_back(project: Project) -> VoiceQuerySet:
    """The voices that the group may read, and those that were taken back, of which only that is shown."""
    shown = readable(project).order_by().values("pk")
    return project.voices.filter(Q(pk__in=shown) | Q(withdrawn_on__isnull=False)).newest_first()


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A voice in a list: its card, with long words cut, and how many things it is linked to."""

    card: VoiceCard
    is_cut: bool
    links: int


def listed(project: Project, voices: VoiceQuerySet) -> list[Listed]:
    """A page of a list of voices. Three queries, however many there are."""
    found = cards(project, voices)
    links = project.evidences.standing()
    rows = links.filter(voice__ref__in=[card.ref for card in found]).values_list("voice__ref")
    numbers = dict(rows.annotate(number=Count("pk")))
    return [Listed(card=cut(card), is_cut=len(card.words) > SHORT, links=numbers.get(card.ref, 0)) for card in found]


def cut(card: VoiceCard) -> VoiceCard:
    if len(card.words) <= SHORT:
        return card
    return replace(card, words=card.words[:SHORT].rsplit(None, 1)[0] + " …")


# --- What one voice, and one stone, is linked to ----------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class LinkMade:
    """One link as a page shows it."""

    ref: str
    words: str
    url: str
    label: str
    track: str
    is_against: bool


def links_of(project: Project, voice: Voice) -> list[LinkMade]:
    """What this voice was linked to: stones first, then decisions. One query."""
    rows = voice.evidence.standing().select_related("stone", "decision")
    found = [_to_stone(project, row) if row.stone else _to_decision(project, row) for row in rows.order_by("pk")]
    return sorted(found, key=lambda link: not link.track)


def _to_stone(project: Project, row: Evidence) -> LinkMade:
    return LinkMade(
        ref=row.ref,
        words=row.stone.words,
        url=reverse("understand:stone", args=[project.slug, row.stone.ref]),
        label=str(row.stone.get_kind_display()),
        track=row.stone.track,
        is_against=row.stance == AGAINST,
    )


def _to_decision(project: Project, row: Evidence) -> LinkMade:
    return LinkMade(
        ref=row.ref,
        words=row.decision.question,
        url=reverse("decide:decision", args=[project.slug, row.decision.ref]),
        label=_("Decision"),
        track="",
        is_against=False,
    )


def voices_on(project: Project, stone: Stone, stance: str) -> VoiceQuerySet:
    """The voices that support, or speak against, a stone, newest first."""
    return readable(project).filter(evidence__stone=stone, evidence__stance=stance)


def link_refs(found: Iterable[VoiceCard | Listed], **target: object) -> dict[str, str]:
    """For these voices, the reference of the link that joins each to the target."""
    refs = [each.card.ref if isinstance(each, Listed) else each.ref for each in found]
    return dict(Evidence.objects.filter(voice__ref__in=refs, **target).values_list("voice__ref", "ref"))


def changes_to(stone: Stone) -> list[Change]:
    """The changes that lead to a stone, with their decisions."""
    changes = Change.objects.standing().filter(evidence__stone=stone).select_related("decision")
    return list(changes.order_by("changed_on", "pk"))
