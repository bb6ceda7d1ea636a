"""A wall as a page shows it: its notes in their groups, all of them or only what changed after some number."""

import hashlib
from dataclasses import dataclass, field

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from ..methods.questionnaire import FACES
from ..models import Consent, Evidence, Heart, Media, Project, Voice, Wall, WallGroup, WallNote
from ..models.voices import VoiceQuerySet
from .voices import warned

State = WallNote.State
LOOSE, WAITS, HIDDEN = "loose", "waits", "hidden"
MOST = 150  # notes on one page, the newest first
MOST_PAGES = 1000


@dataclass(frozen=True, kw_only=True)
class Card:
    """One note. `place` is where it stands: the ref of its group, or one of the names above."""

    ref: str
    words: str
    face: int | None
    face_words: str
    hearts: int
    is_thanked: bool
    place: str
    order: int
    media: tuple[Media, ...] = ()
    has_my_heart: bool = False

    @property
    def said(self) -> str:
        """What the buttons of this note are named by, also where it has no words."""
        return self.words or self.face_words or Media.without_words([media.kind for media in self.media])


@dataclass(kw_only=True)
class Section:
    """A group with its notes. The first three are always there, however empty."""

    key: str
    name: str
    is_group: bool
    notes: list[Card] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Board:
    last: int
    count: int  # notes that everybody can see
    state: str  # "open", "closed" or "ended"
    sections: list[Section]
    gone: list[str]  # refs of notes that are to be seen no more
    page: int = 1  # the newest notes are on the first
    earlier: int = 0  # how many notes are on the pages after this one

    @property
    def next_page(self) -> int:
        return self.page + 1

    @property
    def page_before(self) -> int:
        return self.page - 1

    @property
    def groups(self) -> list[Section]:
        return [section for section in self.sections if section.is_group]

    @property
    def has_groups(self) -> bool:
        return bool(self.groups)


def walls_of(project: Project) -> QuerySet[Wall]:
    """The walls that stand, the newest first, each with the number of notes that are shown."""
    shown = Count("notes", filter=Q(notes__state=State.SHOWN))
    return project.walls.standing().annotate(shown=shown).order_by("-pk")


def state_of(wall: Wall) -> str:
    if wall.ended_on:
        return "ended"
    return "open" if wall.is_open else "closed"


def shown(wall: Wall) -> QuerySet[WallNote]:
    """The notes that everybody may see; after the end, as far as the group may still read the voice."""
    notes = wall.notes.filter(state=State.SHOWN)
    if wall.ended_on:
        notes = notes.filter(Exists(Voice.objects.with_consent(Consent.Use.GROUP).filter(pk=OuterRef("voice"))))
    return notes


def seen_by_facilitator(wall: Wall) -> QuerySet[WallNote]:
    """The hidden and waiting ones, too. What somebody took down is nowhere any more."""
    return WallNote.objects.filter(Q(pk__in=shown(wall)) | Q(wall=wall, state__in=[State.WAITS, State.HIDDEN])).exclude(
        way_back_hash=None
    )


def board(wall: Wall, *, after: int = 0, page: int = 1, in_charge: bool = False, key: str = "") -> Board:
    """`after` leaves out what has not changed since; `key` is that of the phone that asks, for its hearts."""
    notes = seen_by_facilitator(wall) if in_charge else shown(wall)
    sections = _sections(wall, in_charge)
    changed = notes.filter(number__gt=after).select_related("group", "voice").annotate(given=Count("hearts"))
    start = (page - 1) * MOST
    found = list(changed.prefetch_related("media").order_by("-order", "-id")[start : start + MOST])
    mine = _given_by(found, key)
    for note in found:
        card = _card(note, note.pk in mine)
        sections[card.place].notes.append(card)
    gone = wall.notes.filter(number__gt=after, state=State.HIDDEN) if after else WallNote.objects.none()
    if in_charge:
        gone = gone.filter(way_back_hash=None)
    count = shown(wall).count()
    there = notes.count() if in_charge else count
    return Board(
        last=wall.last,
        count=count,
        page=page,
        earlier=max(0, there - start - MOST) if not after else 0,
        state=state_of(wall),
        sections=list(sections.values()),
        gone=list(gone.values_list("ref", flat=True)),
    )


def page_asked(given: str) -> int:
    """What an address says after `?page=`."""
    return min(max(1, int(given)), MOST_PAGES) if given.isascii() and given.isdecimal() and len(given) < 10 else 1


def place_of(note: WallNote, *, in_charge: bool = False) -> str:
    """What follows the address of a wall to reach this note: its page, unless it is the first, and its place there."""
    notes = seen_by_facilitator(note.wall) if in_charge else shown(note.wall)
    newer = notes.filter(Q(order__gt=note.order) | Q(order=note.order, pk__gt=note.pk)).count()
    page = newer // MOST + 1
    return f"?page={page}#note-{note.ref}" if page > 1 else f"#note-{note.ref}"


def left_out(wall: Wall) -> dict[str, int]:
    """How many notes are hidden, and how many wait: those that become no voices."""
    found = seen_by_facilitator(wall).values_list("state").annotate(number=Count("pk")).order_by()
    by_state = dict(found)
    return {HIDDEN: by_state.get(State.HIDDEN, 0), WAITS: by_state.get(State.WAITS, 0)}


# --- After the end --------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Heap:
    """The voices that came of one group, or of the notes in none, and how many of them show which stone."""

    key: str
    name: str
    count: int
    shows: list[tuple[str, bool, int]]  # the words of the stone, whether they support it, how many voices

    @property
    def is_group(self) -> bool:
        return self.key != LOOSE


def voices_of(wall: Wall, group: WallGroup | None) -> VoiceQuerySet:
    """What came of this group, or of the notes in none, as far as the group of people may still read it."""
    return Voice.objects.with_consent(Consent.Use.GROUP).filter(wall_note__wall=wall, wall_note__group=group)


def heaps(wall: Wall) -> list[Heap]:
    """Those with voices, in the order of the wall. Three queries, however many groups there are."""
    readable = Voice.objects.with_consent(Consent.Use.GROUP).filter(wall_note__wall=wall)
    counts = dict(readable.values_list("wall_note__group").annotate(number=Count("pk")).order_by())
    links = Evidence.objects.standing().filter(voice__in=readable, stone__isnull=False)
    by = ("voice__wall_note__group", "stone__words", "stance")
    shows: dict[int | None, list[tuple[str, bool, int]]] = {}
    for group, words, stance, number in links.values_list(*by).annotate(number=Count("pk")).order_by("stone__words"):
        shows.setdefault(group, []).append((words, stance == Evidence.Stance.FOR, number))
    named = [(group.pk, group.ref, group.name) for group in wall.groups.all()]
    return [
        Heap(key=key, name=name, count=counts[pk], shows=shows.get(pk, []))
        for pk, key, name in [*named, (None, LOOSE, _("In no group"))]
        if counts.get(pk)
    ]


# --- Sections and cards ---------------------------------------------------------------------------------------


def _sections(wall: Wall, in_charge: bool) -> dict[str, Section]:
    loose = Section(key=LOOSE, name=_("Not in a group yet"), is_group=False)
    groups = [Section(key=group.ref, name=group.name, is_group=True) for group in wall.groups.all()]
    if not in_charge:
        return {each.key: each for each in (*groups, loose)}
    waits = Section(key=WAITS, name=_("Waiting to be looked at"), is_group=False)
    hidden = Section(key=HIDDEN, name=_("Hidden"), is_group=False)
    return {each.key: each for each in (waits, loose, *groups, hidden)}


def _card(note: WallNote, has_my_heart: bool) -> Card:
    return Card(
        ref=note.ref,
        words=warned(note.voice.content_note, note.words) if note.voice else note.words,
        face=note.face,
        face_words=_(FACES[note.face - 1]) if note.face else "",
        hearts=note.given,
        is_thanked=note.is_thanked,
        place=_place(note),
        order=note.order,
        media=tuple(note.media.all()),
        has_my_heart=has_my_heart,
    )


def _place(note: WallNote) -> str:
    if note.state != State.SHOWN:
        return WAITS if note.state == State.WAITS else HIDDEN
    return note.group.ref if note.group else LOOSE


def heart_of(note_ref: str, key: str) -> str:
    """What is kept of a phone's key: another hash on each note, so that nobody sees which hearts are one person's."""
    return hashlib.sha256(f"heart {note_ref} {key}".encode()).hexdigest()


def _given_by(notes: list[WallNote], key: str) -> set[int]:
    """The notes to which the phone with this key gave its heart."""
    hashes = [heart_of(note.ref, key) for note in notes] if key else []
    return (
        set(Heart.objects.filter(note__in=notes, key_hash__in=hashes).values_list("note_id", flat=True))
        if key
        else set()
    )
