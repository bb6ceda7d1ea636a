"""One of everything by which people take part and decide: for the project that has one of each."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from steppingstones.models import (
    AccessCheck,
    AgendaItem,
    Asset,
    Attendance,
    Ballot,
    Barrier,
    Contribution,
    Decision,
    Invited,
    Lesson,
    Meeting,
    MeetingNote,
    Member,
    Minutes,
    MinutesView,
    Need,
    Option,
    OthersAtMeeting,
    Project,
    Proof,
    Reshaping,
    Risk,
    RiskReview,
    RiskView,
    SaidAfter,
    TimeExchange,
    TimeOffer,
    Tried,
    Voice,
    Vote,
    Voter,
)

DAY = date(2026, 3, 4)
TEA_TIME = datetime(2026, 3, 4, 15, 0, tzinfo=UTC)


def make_one_of_taking_part(project: Project, by: Member, voice: Voice) -> None:
    make_meeting(project, by)
    make_rest_of_a_decision(project, by, voice)
    make_giving(project, by)
    make_assets(project, by)
    make_learning(project, by)


def make_meeting(project: Project, by: Member) -> None:
    of = {"project": project}
    ends = TEA_TIME + timedelta(hours=2)
    meeting = Meeting.objects.create(**of, title="Tea and plans", starts_at=TEA_TIME, ends_at=ends, facilitator=by)
    item = AgendaItem.objects.create(**of, meeting=meeting, words="Which table?", added_by=by)
    Invited.objects.create(**of, meeting=meeting, member=by, answer=Invited.Answer.COMING)
    Attendance.objects.create(**of, meeting=meeting, member=by, turns=2)
    OthersAtMeeting.objects.create(**of, meeting=meeting, side="community", number=2)
    AccessCheck.objects.create(**of, meeting=meeting, words="A hearing loop")
    MeetingNote.objects.create(**of, meeting=meeting, item=item, words="We need a round table", noted_by=by)
    minutes = Minutes.objects.create(**of, meeting=meeting, words="We talked about the table", written_by=by)
    MinutesView.objects.create(**of, minutes=minutes, member=by)
    make_meeting_to_come(project, by)


def make_meeting_to_come(project: Project, by: Member) -> None:
    """One to which people can still say that they come."""
    of = {"project": project}
    starts = TEA_TIME.replace(year=2041)
    later = Meeting.objects.create(**of, title="Tea again", starts_at=starts, ends_at=starts + timedelta(hours=2))
    Invited.objects.create(**of, meeting=later, member=by)


def make_rest_of_a_decision(project: Project, by: Member, voice: Voice) -> None:
    of = {"project": project}
    decision, stone = project.decisions.first(), project.stones.standing().first()
    Reshaping.objects.create(**of, decision=decision, stone=stone, how="The table comes first")
    ballot = Ballot.objects.create(**of, decision=decision, way=Ballot.Way.FACES, opened_on=DAY)
    ballot.options.set(decision.options.all())
    Voter.objects.create(**of, ballot=ballot, member=by)
    Vote.objects.create(**of, ballot=ballot, said={})
    not_asked_yet = Decision.objects.create(**of, question="Which chairs?", status=Decision.Status.OPEN)
    Option.objects.create(**of, decision=not_asked_yet, words="The ones that stack")
    change = project.changes.first()
    Proof.objects.create(**of, change=change, kind=Proof.Kind.LINK, words="A picture", url="https://example.org/table")
    SaidAfter.objects.create(**of, change=change, voice=voice)


def make_giving(project: Project, by: Member) -> None:
    of = {"project": project}
    Contribution.objects.create(**of, member=by, way="gave", kind="hours", on=DAY, hours=Decimal(2))
    other = project.members.exclude(pk=by.pk).first()  # nobody certifies their own skills
    said = {"kind": "certificate", "words": "Chairing", "noted_by": other}
    Contribution.objects.create(**of, member=by, way="got", on=DAY, **said)
    offer = TimeOffer.objects.create(**of, member=by, words="I mend chairs", made_on=DAY)
    TimeExchange.objects.create(**of, giver=by, offer=offer, words="A chair", hours=Decimal(1), done_on=DAY)


def make_assets(project: Project, by: Member) -> None:
    asset = Asset.objects.create(project=project, kind="place", words="The hall", whose="The church", added_by=by)
    own = {"words": "I bake", "member": by, "added_by": by}
    Asset.objects.create(project=project, kind="skill", **own)
    Need.objects.create(project=project, kind="skill", words="Somebody who signs", made_on=DAY).met_by.add(asset)


def make_learning(project: Project, by: Member) -> None:
    of = {"project": project}
    barrier = Barrier.objects.create(**of, key="time", words="Evenings do not work", noted_by=by)
    Tried.objects.create(**of, barrier=barrier, words="We met at lunch")
    Lesson.objects.create(**of, went="wrong", words="Nobody came", noted_by=by)
    risk = Risk.objects.create(**of, words="The money ends", without="Nobody would come", carried_by=by)
    RiskView.objects.create(**of, risk=risk, member=by, likely=2, bad=3)
    RiskReview.objects.create(**of, risk=risk, on=DAY, words="The money is there until June", by=by)
