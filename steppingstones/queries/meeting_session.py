"""A meeting as whoever leads it sees it: who is here by side, who spoke how often, and the notes."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from ..methods import meetings as method
from ..methods.meetings import Seen
from ..models import AccessCheck, AgendaItem, Meeting, MeetingNote, Member, Side
from .meeting_words import Prompt, prompt
from .meetings import invited
from .people_words import how_many_people
from .voices import side_label


@dataclass(frozen=True, kw_only=True)
class Here:
    """Somebody on the list: whether they are here, and how often they spoke."""

    ref: str
    name: str
    is_here: bool
    turns: int


@dataclass(frozen=True, kw_only=True)
class SideHere:
    """One side: those on the list, and how many others of it are here who are not in the group."""

    side: str
    label: str
    people: tuple[Here, ...]
    here: int
    others: int
    others_turns: int


@dataclass(frozen=True, kw_only=True)
class Talked:
    """One thing on the agenda with its notes. `item` is None for what belongs to nothing on it."""

    item: AgendaItem | None
    notes: tuple[MeetingNote, ...]


def room(meeting: Meeting) -> list[SideHere]:
    """By side, whoever is invited or here; everybody in the group, where nobody was invited."""
    turns = dict(meeting.attendances.values_list("member_id", "turns"))
    members = {each.member_id: each.member for each in invited(meeting)}
    if not members:
        members = {member.pk: member for member in meeting.project.members.present()}
    missing = [pk for pk in turns if pk not in members]
    if missing:
        members |= {member.pk: member for member in meeting.project.members.filter(pk__in=missing)}
    others = {each.side: each for each in meeting.others.all()}
    return [_side(side, members.values(), turns, others) for side in Side]


def _side(side: Side, members: Iterable[Member], turns: dict[int, int], others: dict) -> SideHere:
    mine = sorted((member for member in members if member.side == side), key=lambda member: (member.name, member.pk))
    other = others.get(side.value)
    number = other.number if other else 0
    return SideHere(
        side=side.value,
        label=str(side.label),
        people=tuple(
            Here(ref=member.ref, name=member.name, is_here=member.pk in turns, turns=turns.get(member.pk, 0))
            for member in mine
        ),
        here=sum(member.pk in turns for member in mine) + number,
        others=number,
        others_turns=other.turns if other else 0,
    )


def not_on_the_list(meeting: Meeting, sides: Iterable[SideHere]) -> QuerySet[Member]:
    """Those in the group who were not invited, and may come all the same."""
    listed = [each.ref for side in sides for each in side.people]
    return meeting.project.members.present().exclude(ref__in=listed).order_by("name", "pk")


def who_was_there(sides: Iterable[SideHere]) -> list[str]:
    """ "2 people with lived experience", for each side that was there."""
    return [how_many_people(side.side, side.here) for side in sides if side.here]


def names_there(sides: Iterable[SideHere]) -> list[str]:
    return [each.name for side in sides for each in side.people if each.is_here]


def notes_of(meeting: Meeting) -> QuerySet[MeetingNote]:
    """As they were taken."""
    return meeting.notes.select_related("member", "voice", "action", "item")


def talked_about(meeting: Meeting, notes: Iterable[MeetingNote]) -> list[Talked]:
    """The agenda in its order, each thing with those of these notes that are about it; last, what belongs to none."""
    by_item: dict[int | None, list[MeetingNote]] = {}
    for note in notes:
        note.side_words = side_label(note.member.side if note.member else note.side) if note.member or note.side else ""
        by_item.setdefault(note.item_id, []).append(note)
    items = meeting.agenda.select_related("decision", "added_by")
    found = [Talked(item=item, notes=tuple(by_item.get(item.pk, ()))) for item in items]
    return [*found, Talked(item=None, notes=tuple(by_item.get(None, ())))]


def talked_about_last(talked: list[Talked]) -> str:
    """What the newest note is about: most likely also the next. The first on the agenda, while there is none."""
    noted = [each for each in talked if each.notes]
    last = max(noted, key=lambda each: each.notes[-1].order) if noted else talked[0]
    return last.item.ref if last.item else ""


def during(meeting: Meeting, sides: list[SideHere]) -> list[Prompt]:
    """What stands out just now."""
    states = Counter(meeting.checks.values_list("state", flat=True))
    tense = meeting.notes.filter(kind=MeetingNote.Kind.TENSION).count()
    seen = Seen(
        only_side=meeting.only_side,
        sides={side.side: side.here for side in sides},
        turns=tuple(turns_of(sides)),
        not_met=states[AccessCheck.State.NOT_MET],
        tension=tense,
        is_led_from_outside=bool(meeting.facilitator_outside),
    )
    return [prompt(found) for found in method.hints(seen)]


def turns_of(sides: Iterable[SideHere]) -> list[int]:
    """How often each person who is here spoke. Of others only their sum is known: it is shared out evenly."""
    found = []
    for side in sides:
        found += [each.turns for each in side.people if each.is_here]
        share, rest = divmod(side.others_turns, side.others) if side.others else (0, 0)
        found += [share + (place < rest) for place in range(side.others)]
    return found
