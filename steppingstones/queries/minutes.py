"""Minutes: the draft that the notes make, the paper in each form, and who has agreed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..documents.blocks import AnyBlock, BulletList, Document, EasyRow, Heading, Paragraph
from ..documents.pictures import suggest
from ..methods.meetings import Paper, known_papers
from ..models import Meeting, MeetingNote, Member, Minutes, MinutesView, Project
from .conversations import NoteShown
from .meeting_session import SideHere, Talked, notes_of, room, talked_about, who_was_there
from .meeting_words import PAPERS, paper_words, when
from .voices import side_label

BULLET = "- "


# --- The draft --------------------------------------------------------------------------------------------


def draft(meeting: Meeting) -> tuple[str, str]:
    """What the notes say, in the order of the agenda; and a beginning of it in easier words. Somebody reads both."""
    talked, sides = talked_about(meeting, notes_of(meeting)), room(meeting)
    parts = [_there(sides), *(_part(each) for each in talked)]
    return "\n\n".join(part for part in parts if part), "\n".join(_easy(meeting, sides, talked))


def _there(sides: list[SideHere]) -> str:
    there = _(", ").join(who_was_there(sides))
    return _("Who was there: %(people)s.") % {"people": there} if there else ""


def _part(each: Talked) -> str:
    lines = [line for note in each.notes if (line := _line(note))]
    if each.item and each.item.decision and each.item.decision.decided and not each.item.decision.removed_at:
        lines.append(_("We decided: %(words)s") % {"words": each.item.decision.decided})
    if not lines and not each.item:
        return ""
    title = each.item.words if each.item else _("Anything else")
    return "\n".join([title, *(BULLET + " ".join(line.split()) for line in lines)])


def _line(note: MeetingNote) -> str:
    """Who said something is left out: a person may put it in who asks first. Tension is for those who lead."""
    if note.kind == MeetingNote.Kind.AGREED:
        return _("We agreed: %(words)s") % {"words": note.words}
    if note.kind == MeetingNote.Kind.TO_DO:
        who = note.member.name if note.member else _("Somebody")
        return _("%(who)s will do: %(words)s") % {"who": who, "words": note.words}
    return note.words if note.kind == MeetingNote.Kind.SAID else ""


def _easy(meeting: Meeting, sides: list[SideHere], talked: list[Talked]) -> Iterator[str]:
    yield _("We met on %(day)s.") % {"day": date_format(meeting.starts_at, "j F Y")}
    people = sum(side.here for side in sides)
    if people:
        yield ngettext("%(n)d person came.", "%(n)d people came.", people) % {"n": people}
    for each in talked:
        if each.item:
            yield _("We talked about this: %(words)s") % {"words": each.item.words}
        for note in each.notes:
            if note.kind == MeetingNote.Kind.AGREED:
                yield _("We agreed: %(words)s") % {"words": " ".join(note.words.split())}


# --- The paper --------------------------------------------------------------------------------------------


def document(minutes: Minutes) -> Document:
    """Parts with an empty line between them. Lines that begin with "- " are a list; what stands above is its name."""
    meeting = minutes.meeting
    blocks = [block for part in minutes.words.split("\n\n") for block in _blocks(part.strip())]
    rows = tuple(
        EasyRow(words=line.strip(), picture=_picture(line)) for line in minutes.easy.splitlines() if line.strip()
    )
    top = Paragraph(text=_("This is what we talked about and agreed."), easy=rows)
    return Document(
        title=_("Minutes: %(title)s") % {"title": meeting.title},
        subtitle=when(meeting),
        made_on=_("Number %(n)d, %(day)s") % {"n": minutes.number, "day": date_format(minutes.written_at, "j F Y")},
        blocks=(top, *blocks),
        has_contents=False,
    )


def _blocks(part: str) -> Iterator[AnyBlock]:
    lines = part.split("\n")
    first = next((place for place, line in enumerate(lines) if line.startswith(BULLET)), None)
    if first is None:
        if part:
            yield Paragraph(text=part)
        return
    if first:
        yield Heading(text=" ".join(lines[:first]))
    yield BulletList(items=tuple(_items(lines[first:])))


def _items(lines: list[str]) -> list[str]:
    """A line that does not begin with a dash goes on with the one before."""
    found: list[str] = []
    for line in lines:
        if line.startswith(BULLET):
            found.append(line.removeprefix(BULLET))
        elif line.strip():
            found[-1] += f"\n{line}"
    return found


def _picture(line: str) -> str:
    return next(iter(suggest(line)), "")


# --- Who has agreed ---------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Agreeing:
    """One member, what they said of the minutes, and how they want to be given them."""

    member: Member
    answer: str
    answer_label: str
    words: str
    told_to: str
    wants: list[str]
    wants_first: Paper
    sent: str


def agreeing(meeting: Meeting, minutes: Minutes) -> list[Agreeing]:
    """Everyone who was there and is still in the group; where nobody was noted, everyone who was invited."""
    views = {view.member_id: view for view in minutes.views.select_related("told_to")}
    here = meeting.project.members.present()
    was_there = here.filter(attendances__meeting=meeting)
    people = list(was_there) or list(here.filter(invitations__meeting=meeting))
    known = {member.pk for member in people}
    people += list(here.filter(pk__in=set(views) - known))
    return [_agreeing(member, views.get(member.pk)) for member in sorted(people, key=lambda each: (each.name, each.pk))]


def _agreeing(member: Member, view: MinutesView | None) -> Agreeing:
    answer = MinutesView.Answer(view.answer if view else "")
    sent = ""
    if view and view.sent_on:
        form = PAPERS[Paper(view.sent_as)] if view.sent_as in Paper._value2member_map_ else view.sent_as
        sent = _("%(form)s, on %(day)s") % {"form": form, "day": date_format(view.sent_on, "j F Y")}
    return Agreeing(
        member=member,
        answer=answer.value,
        answer_label=str(answer.label),
        words=view.words if view else "",
        told_to=view.told_to.name if view and view.told_to else "",
        wants=paper_words(member.formats),
        wants_first=next(iter(known_papers(member.formats)), Paper.PAGE),
        sent=sent,
    )


def how_far(people: Iterable[Agreeing]) -> str:
    """ "3 of 5 said that it is right. 1 wants something changed." """
    people = list(people)
    agreed = sum(each.answer == MinutesView.Answer.AGREED for each in people)
    change = sum(each.answer == MinutesView.Answer.CHANGE for each in people)
    words = _("%(n)d of %(of)d said: that is right.") % {"n": agreed, "of": len(people)}
    if change:
        wants = ngettext("%(n)d wants something changed.", "%(n)d want something changed.", change) % {"n": change}
        words = f"{words} {wants}"
    return words


def not_given_yet(people: Iterable[Agreeing]) -> list[tuple[Paper, str, list[Member]]]:
    """Who has still to be given the minutes, by the form that they want first: the form, its name, and who."""
    waiting: dict[Paper, list[Member]] = {}
    for each in people:
        if not each.sent:
            waiting.setdefault(each.wants_first, []).append(each.member)
    return [(paper, str(PAPERS[paper]), waiting[paper]) for paper in Paper if paper in waiting]


def to_read_again(project: Project) -> QuerySet[Minutes]:
    """Minutes that may still say in other words what was taken back."""
    rows = project.minutess.filter(read_again=True, meeting__removed_at=None)
    return rows.select_related("meeting").order_by("meeting__starts_at", "number")


# --- Notes that can become something ----------------------------------------------------------------------


def can_become_voices(meeting: Meeting) -> list[NoteShown]:
    rows = meeting.notes.filter(kind=MeetingNote.Kind.SAID, voice=None).select_related("member", "noted_by")
    return [_shown(row) for row in rows]


def _shown(row: MeetingNote) -> NoteShown:
    side = row.member.side if row.member else row.side
    return NoteShown(
        ref=row.ref,
        words=row.words,
        side=side,
        side_label=side_label(side) if side else "",
        name=row.member.name if row.member else "",
        by=row.noted_by.name if row.noted_by else "",
    )


def to_do(meeting: Meeting) -> int:
    return meeting.notes.filter(kind=MeetingNote.Kind.TO_DO, action=None).count()


def open_minutes(project: Project, member: Member) -> list[Minutes]:
    """Minutes that wait for this member's answer: the last of each meeting where they were."""
    there = project.minutess.filter(meeting__removed_at=None, meeting__attendances__member=member)
    last: dict[int, Minutes] = {}
    for each in there.select_related("meeting").order_by("number"):
        last[each.meeting_id] = each
    views = MinutesView.objects.filter(member=member, minutes__in=last.values()).exclude(answer="")
    said = set(views.values_list("minutes", flat=True))
    return [each for each in last.values() if each.pk not in said]
