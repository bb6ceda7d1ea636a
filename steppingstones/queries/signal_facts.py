"""What the records hold, as the plain values that signals are worked out from. A fixed number of queries."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from ..methods import giving as sums
from ..methods.pathway import Kind as StoneKind
from ..methods.pathway import Pathway
from ..methods.pathway_data import from_data
from ..methods.questionnaire import Kind as QuestionKind
from ..methods.signals import Decided, Outcome, Signed, Waits
from ..methods.signals_meetings import Met, Planned, Spoken
from ..methods.signals_pay import Gave, Got
from ..models import (
    Attendance,
    Contribution,
    Decision,
    Event,
    Evidence,
    Meeting,
    Minutes,
    MinutesView,
    Option,
    OthersAtMeeting,
    Presence,
    Project,
    Report,
)
from .checking import can_be_reached, waiting
from .giving import chosen_year, entries, in_year
from .pathway import pathway_of
from .sign_offs import signed_off
from .versions import in_force
from .voice_numbers import usable

There = Mapping[int, Mapping[str, int]]  # how many of each side, by the key of the meeting
UNKNOWN = "unknown"
TICKED = [kind.value for kind in QuestionKind if not kind.is_words]
OUTCOMES = (StoneKind.SHORT, StoneKind.LONG)


def day_of(at: datetime) -> date:
    return timezone.localtime(at).date()


# --- Decisions and voices ---------------------------------------------------------------------------------


def decided(project: Project, at_meetings: There) -> list[Decided]:
    """What was decided, and who was there: noted at the decision, or at the meeting that made it."""
    rows = list(project.decisions.standing().filter(status__in=Decision.SETTLED).values_list("pk", "ref", "meeting_id"))
    there, voices = _noted_there(project), _voices_behind(project)
    return [
        Decided(ref=ref, there=there.get(pk) or at_meetings.get(meeting, {}), voices=voices.get(pk, {}))
        for pk, ref, meeting in rows
    ]


def _noted_there(project: Project) -> dict[int, Counter[str]]:
    rows = Presence.objects.filter(project=project).values_list("decision_id", "member__side")
    return _by_thing((decision, side, 1) for decision, side in rows)


def _voices_behind(project: Project) -> dict[int, Counter[str]]:
    """Voices that led to it, and those that ask for one of its options: both were weighed."""
    shown = usable(project).order_by().values("pk")
    sides = ("voice__giver__member__side", "voice__giver__side")
    led = Evidence.objects.filter(project=project, voice__in=shown).exclude(decision=None)
    asked = Option.voices.through.objects.filter(option__project=project, voice__in=shown)
    rows = [*led.values_list("decision_id", *sides), *asked.values_list("option__decision_id", *sides)]
    return _by_thing((decision, member or side or UNKNOWN, 1) for decision, member, side in rows)


def _by_thing(rows: Iterable[tuple[int, str, int]]) -> dict[int, Counter[str]]:
    found: dict[int, Counter[str]] = defaultdict(Counter)
    for thing, side, number in rows:
        found[thing][side] += number
    return found


def voices(project: Project) -> list[Waits]:
    """What people said in words. A decision that is made, or dropped with a reason, is a reply; so is all after it."""
    replied = set(Evidence.objects.filter(project=project, decision__in=_replies(project)).values_list("voice_id"))
    asked = Option.voices.through.objects.filter(option__project=project, option__decision__in=_replies(project))
    replied |= set(asked.values_list("voice_id"))
    said = usable(project).exclude(answer__question__kind__in=TICKED).order_by().values_list("pk", "ref", "said_on")
    return [Waits(ref=ref, on=on, is_over=(pk,) in replied) for pk, ref, on in said]


def _replies(project: Project) -> QuerySet:
    return project.decisions.standing().exclude(status=Decision.Status.OPEN).values("pk")


def notes(project: Project) -> list[Waits]:
    """What somebody wrote down for others, as far as one can go back to them."""
    written = usable(project).written_down().filter(can_be_reached()).order_by()
    rows = written.values_list("ref", "said_on", "checked")
    return [Waits(ref=ref, on=on, is_over=bool(checked)) for ref, on, checked in rows]


def nobody_to_ask(project: Project) -> int:
    return waiting(project).exclude(can_be_reached()).count()


# --- Meetings ---------------------------------------------------------------------------------------------


def there_at_meetings(project: Project) -> There:
    members = Attendance.objects.filter(project=project).values_list("meeting_id", "member__side")
    others = OthersAtMeeting.objects.filter(project=project).values_list("meeting_id", "side", "number")
    return _by_thing([*((meeting, side, 1) for meeting, side in members), *others])


def held(project: Project, there: There) -> list[Met]:
    """The meetings that took place, with the days on which their papers and minutes were there."""
    rows = list(project.meetings.standing().filter(status=Meeting.Status.HELD))
    written, papers = _first_minutes(project), _papers(project)
    return [
        Met(
            ref=row.ref,
            on=day_of(row.starts_at),
            there=there.get(row.pk, {}),
            only_side=row.only_side,
            minutes_on=written.get(row.pk),
            papers_on=papers.get(row.ref),
        )
        for row in rows
    ]


def passed(project: Project, today: date) -> list[Met]:
    """Meetings that are over, and nobody noted that they took place: who was there cannot be told."""
    rows = project.meetings.standing().filter(status=Meeting.Status.PLANNED, ends_at__date__lt=today)
    return [Met(ref=ref, on=day_of(starts), there={}) for ref, starts in rows.values_list("ref", "starts_at")]


def _first_minutes(project: Project) -> dict[int, date]:
    rows = Minutes.objects.filter(project=project).order_by("-written_at").values_list("meeting_id", "written_at")
    return {meeting: day_of(at) for meeting, at in rows}


def _papers(project: Project) -> dict[str, date]:
    """When the first invitation had gone out and there was something to talk about, by the ref of the meeting."""
    items = dict(project.agendaitems.values_list("ref", "meeting__ref"))
    acts = Q(verb="invited to", noun="meeting") | Q(verb="added", noun="agendaitem", noun_ref__in=list(items))
    invited: dict[str, date] = {}
    added: dict[str, date] = {}
    for noun, ref, at in (
        Event.objects.filter(acts, project=project).order_by("at").values_list("noun", "noun_ref", "at")
    ):
        (invited if noun == "meeting" else added).setdefault(items.get(ref, ref), day_of(at))
    return {ref: max(day, added.get(ref, day)) for ref, day in invited.items()}


def planned(project: Project) -> list[Planned]:
    """The meetings that took place and those that were called off, and who called them off last."""
    acts = Event.objects.filter(project=project, verb="called off", noun="meeting").order_by("at")
    by = dict(acts.values_list("noun_ref", "member__side"))
    rows = project.meetings.standing().filter(status__in=[Meeting.Status.HELD, Meeting.Status.CALLED_OFF])
    off = Meeting.Status.CALLED_OFF
    return [
        Planned(ref=ref, is_off=status == off, by_side=(by.get(ref) or "") if status == off else "")
        for ref, status in rows.order_by("-starts_at").values_list("ref", "status")
    ]


def spoken(project: Project) -> list[Spoken]:
    """How often each person spoke. Others of a side, who are not in the group, are so many people together."""
    people: dict[int, list[tuple[str, str, int]]] = defaultdict(list)
    here = Attendance.objects.filter(project=project, meeting__removed_at=None)
    for meeting, member, side, turns in here.values_list("meeting_id", "member_id", "member__side", "turns"):
        people[meeting].append((f"member {member}", side, turns))
    others = OthersAtMeeting.objects.filter(project=project, meeting__removed_at=None, number__gt=0)
    for meeting, side, number, turns in others.values_list("meeting_id", "side", "number", "turns"):
        each = [(f"other {meeting} {side} {place}", side, 0) for place in range(1, number)]
        people[meeting] += [(f"other {meeting} {side} 0", side, turns), *each]
    return [Spoken(people=tuple(found)) for found in people.values()]


def minutes(project: Project) -> list[Waits]:
    """The last minutes of each meeting. They are confirmed when somebody else than their writer said: that is right."""
    rows = Minutes.objects.filter(project=project, meeting__removed_at=None).order_by("number")
    last = {row.meeting_id: row for row in rows.select_related("meeting")}
    views = MinutesView.objects.filter(project=project, answer=MinutesView.Answer.AGREED)
    agreed: dict[int, set[int]] = defaultdict(set)
    for which, member in views.values_list("minutes_id", "member_id"):
        agreed[which].add(member)
    return [
        Waits(ref=row.meeting.ref, on=day_of(row.written_at), is_over=bool(agreed[row.pk] - {row.written_by_id}))
        for row in last.values()
    ]


# --- The plan, reports ------------------------------------------------------------------------------------


def outcomes(project: Project) -> tuple[list[Outcome], date | None]:
    """Each outcome of now or of the version agreed last, and the day of that version."""
    version = in_force(project)
    if version is None:
        return [], None
    then, now = from_data(version.pathway), pathway_of(project)
    refs = dict.fromkeys(stone.key for stone in (*now.in_order, *then.in_order) if stone.kind in OUTCOMES)
    return [Outcome(ref=ref, why=_other(then, now, ref)) for ref in refs], version.agreed_on


def _other(then: Pathway, now: Pathway, ref: str) -> str:
    """What is other than it was agreed, in a word; empty if nothing is. Only their order is nobody's agreement."""
    before, after = then.by_key.get(ref), now.by_key.get(ref)
    if before is None or after is None:
        return "added" if before is None else "gone"
    if before.words != after.words:
        return "words"
    return "moved" if (before.kind, before.track) != (after.kind, after.track) else ""


def agreed(project: Project) -> list[Signed]:
    """The versions that count as agreed, and who agreed."""
    versions = project.pathwayversions.exclude(agreed_on=None).order_by("-made_at", "-pk")
    rows = versions.values_list("pk", "ref", "agreed_by__side")
    found: dict[str, Counter[str]] = {}
    for _pk, ref, side in rows:
        found.setdefault(ref, Counter()).update([side] if side else [])
    return [Signed(ref=ref, by=by) for ref, by in found.items()]


def reports(project: Project) -> dict[str, bool]:
    """Reports for people outside that say something, by whether any version of them is signed off."""
    rows = project.reports.standing().filter(audience=Report.Audience.OUTSIDE, claims__in=project.claims.standing())
    signed = signed_off(project)
    return {ref: pk in signed for pk, ref in rows.distinct().values_list("pk", "ref")}


# --- Give and get -----------------------------------------------------------------------------------------


def year_of(project: Project, today: date) -> int:
    """The year that the page with the sums opens with."""
    return chosen_year("", project.contributions.standing(), today)


def sides(project: Project, year: int, threshold: int) -> sums.Sides:
    """The sums that the page shows to this reader, and no others."""
    return sums.between_sides(entries(in_year(project, year)), threshold)


def gave_and_got(project: Project, year: int) -> tuple[list[Gave], list[Got]]:
    """Hours, and money that people got or were offered up to the end of this year. Only money of the year counts."""
    rows = project.contributions.standing().filter(on__year__lte=year).select_related("member", "meeting")
    gave, got = [], []
    for row in rows.order_by("on", "pk"):
        person = str(row.member_id)
        if row.way == Contribution.Way.GAVE and row.hours:
            gave.append(Gave(person=person, on=row.on, hours=row.hours))
        elif row.way == Contribution.Way.GOT and row.money and row.answer != Contribution.Answer.REFUSED:
            got.append(
                Got(
                    person=person,
                    side=row.member.side,
                    on=row.on,
                    hours=row.hours,
                    since=day_of(row.meeting.starts_at) if row.meeting else None,
                    is_waiting=row.answer == Contribution.Answer.OFFERED,
                    counts=row.on.year == year,
                )
            )
    return gave, got
