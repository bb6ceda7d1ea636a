"""Meetings, minutes, and what people gave and got, of a project that is made from files."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.utils import timezone

from ..formats.projectmeetings import KnownInMeetings, MeetingFiles, MeetingRow
from ..methods.meetings import Need, Paper
from ..models import Contribution, Meeting, MeetingNote, Member, MinutesView, Project, TimeExchange, TimeOffer
from . import giving, meeting_session, meetings, minutes, time_bank

KNOWN = KnownInMeetings(
    needs=[need.value for need in Need],
    formats=[paper.value for paper in Paper],
    notes=MeetingNote.Kind.values,
    ways=Contribution.Kind.values,
    gave_or_got=Contribution.Way.values,
    answers=Contribution.Answer.values,
)


def make_meetings(project: Project, files: MeetingFiles, members: Mapping[str, Member], *, by: Member) -> None:
    for needs in files.needs:
        member = members[needs.member]
        member.needs, member.formats = list(needs.needs), list(needs.formats)
        member.save(update_fields=["needs", "formats"])
    for row in files.meetings:
        make_meeting(project, row, files, members, by=by)


def make_meeting(
    project: Project, row: MeetingRow, files: MeetingFiles, members: Mapping[str, Member], *, by: Member
) -> None:
    day = day_of(row)
    meeting = Meeting(
        project=project,
        **row.words,
        starts_at=timezone.make_aware(datetime.combine(day, row.begins)),
        ends_at=timezone.make_aware(datetime.combine(day, row.ends)),
        formats=list(row.formats),
        facilitator=members.get(row.facilitator),
    )
    meetings.save_meeting(meeting, by=by)
    meetings.invite(meeting, [members[each] for each in row.invited], by=by)
    items = [
        meetings.add_item(meeting, item.words, item.minutes, by=members[item.member])
        for item in files.agenda
        if item.meeting == row.id
    ]
    if not row.here:
        return
    meeting_session.begin(meeting, by=by)
    for each in row.here:
        meeting_session.come(meeting, members[each], by=by)
    for each, turns in row.turns:
        meeting_session.spoke(meeting, members[each], turns)
    for noted in files.noted:
        if noted.meeting == row.id:
            said = {"kind": noted.kind, "words": noted.words, "member": members.get(noted.member)}
            meeting_session.take_note(meeting, meeting_session.Noted(**said, item=items[noted.item - 1]), by=by)
    meeting_session.end(meeting, by=by)
    make_minutes(meeting, row.id, files, members, by=by)


def day_of(row: MeetingRow) -> date:
    """A meeting that is still to come is as many days ahead, whenever the files are read."""
    return timezone.localdate() + timedelta(days=row.day) if isinstance(row.day, int) else row.day


def make_minutes(
    meeting: Meeting, which: str, files: MeetingFiles, members: Mapping[str, Member], *, by: Member
) -> None:
    for row in files.minutes:
        if row.meeting == which:
            made = minutes.write(meeting, row.words, row.easy, by=by)
            made.written_at = meeting.ends_at  # else it would be the day on which the files are read
            made.save(update_fields=["written_at"])
            for each in row.agreed:
                minutes.answer(made, members[each], MinutesView.Answer.AGREED, by=members[each])
            for each, words in row.change:
                minutes.answer(made, members[each], MinutesView.Answer.CHANGE, words, by=members[each])


def make_giving(project: Project, files: MeetingFiles, members: Mapping[str, Member], *, by: Member) -> None:
    for row in files.given:
        words = {name: getattr(row, name) for name in ("way", "kind", "words", "on", "hours", "money", "answer")}
        giving.note_for([members[each] for each in row.members], Contribution(**words), by=by)
    for offer in files.offers:
        words = {name: getattr(offer, name) for name in ("is_ask", "words", "more", "made_on")}
        time_bank.put_up(TimeOffer(project=project, member=members[offer.member], **words), by=by)
    for lent in files.lent:
        ends = {"giver": members.get(lent.giver), "receiver": members.get(lent.receiver)}
        exchange = TimeExchange(project=project, **ends, words=lent.words, hours=lent.hours, done_on=lent.done_on)
        time_bank.note_exchange(exchange, by=members.get(lent.giver, by))
        if lent.is_settled:
            time_bank.say_yes(exchange, "receiver", by=members.get(lent.receiver, by))
