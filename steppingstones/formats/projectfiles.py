"""A whole project as a folder of tables, one kind of thing a file, to be read by people and by programs.

Rows name each other by ids that their writer chose. Everything is checked here, so that whoever uses the values need
not: an error names the file, the row as a spreadsheet counts it, and the column. `examples/day-centre/README.md`
describes the columns.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from ..methods.pathway import OUTCOMES
from .projectagain import AgainFiles, KnownInAgain, read_again
from .projectclaims import ClaimRow, RemarkRow, read_claims, read_remarks
from .projectcosts import CostFiles, KnownInCosts, read_costs
from .projecteasy import EasyFiles, read_easy
from .projectgifts import GiftFiles, KnownInGifts, read_gifts
from .projectmeetings import KnownInMeetings, MeetingFiles, read_meetings
from .projectpages import KnownInPages, PageFiles, read_pages
from .projectplan import KnownInPlan, PlanFiles, read_plan
from .projectreviews import DecidedRow, KnownInReviews, ReviewFiles, read_decided, read_reviews
from .projectsaid import KnownInSaid, SaidFiles, read_said
from .projectsense import SenseFiles, read_sense
from .projectsignals import SignalRow, read_signals
from .projectsigned import KnownInSigned, VersionRow, read_signed
from .projectstories import KnownInStories, StoryFiles, read_stories
from .projecttags import TagFiles, ThemeRow, read_tags, read_themes
from .projecttalks import TalkFiles, read_talks
from .projectthere import There
from .projectties import KnownInTies, TieFiles, read_ties
from .projectvotes import KnownInVotes, VoteFiles, read_votes
from .projectweighing import KnownInWeighing, WeighingFiles, read_weighing
from .projectwho import WhoFiles, read_who
from .projectworth import KnownInWorth, WorthFiles, read_worth
from .tables import Row, Tables

DECISION_COLUMNS = "decided_on status question options decided why dropped_why present shared voices"


@dataclass(frozen=True, kw_only=True)
class Known:
    """The words that some columns may hold."""

    roles: Collection[str]
    kinds: Collection[str]
    tracks: Collection[str]
    statuses: Collection[str]
    stances: Collection[str]
    audiences: Collection[str]
    outlines: Collection[str]
    spoke: Collection[str]
    routes: Collection[str]
    whom: Collection[str]
    said: KnownInSaid
    plan: KnownInPlan
    gifts: KnownInGifts
    meetings: KnownInMeetings
    votes: KnownInVotes
    reviews: KnownInReviews
    ties: KnownInTies
    pages: KnownInPages
    signals: Collection[str]
    who: Mapping[str, int]
    worth: KnownInWorth
    again: KnownInAgain
    stories: KnownInStories
    costs: KnownInCosts
    weighing: KnownInWeighing
    signed: KnownInSigned


@dataclass(frozen=True, kw_only=True)
class MemberRow:
    id: str
    name: str
    side: str
    role: str
    access_needs: str
    ways: str


@dataclass(frozen=True, kw_only=True)
class StoneRow:
    id: str
    kind: str
    track: str
    words: str
    leads_to: tuple[str, ...]
    for_whom: tuple[str, ...]
    benefits: tuple[str, ...]
    shaped_by: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class DecisionRow:
    id: str
    decided_on: date | None
    status: str
    question: str
    options: tuple[str, ...]
    decided: str
    why: str
    dropped_why: str
    present: tuple[str, ...]
    shared: tuple[tuple[str, int], ...]  # a member, and how far up the ladder they saw it
    voices: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ChangeRow:
    id: str
    decision: str
    changed_on: date
    words: str
    for_whom: str
    stones: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class LinkRow:
    voice: str
    stone: str
    stance: str


@dataclass(frozen=True, kw_only=True)
class ReportRow:
    id: str
    title: str
    opening: str
    audience: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class ProjectFiles:
    """Everything that the folder says."""

    project: Mapping[str, object]
    members: tuple[MemberRow, ...]
    stones: tuple[StoneRow, ...]
    themes: tuple[ThemeRow, ...]
    said: SaidFiles
    decisions: tuple[DecisionRow, ...]
    changes: tuple[ChangeRow, ...]
    links: tuple[LinkRow, ...]
    reports: tuple[ReportRow, ...]
    claims: tuple[ClaimRow, ...]
    plan: PlanFiles
    talks: TalkFiles
    gifts: GiftFiles
    together: MeetingFiles
    votes: VoteFiles
    tags: TagFiles
    sense: SenseFiles
    ties: TieFiles
    signal_answers: tuple[SignalRow, ...]
    reviews: ReviewFiles
    decided: tuple[DecidedRow, ...]
    who: WhoFiles
    worth: WorthFiles
    again: AgainFiles
    pages: PageFiles
    stories: StoryFiles
    costs: CostFiles
    weighing: WeighingFiles
    remarks: tuple[RemarkRow, ...]
    easy: EasyFiles
    signed: tuple[VersionRow, ...]


# --- Files ------------------------------------------------------------------------------------------------


def read(texts: Mapping[str, str], known: Known, pictures: Mapping[str, bytes] | None = None) -> ProjectFiles:
    """The values in these files, by file name. Raises `NotReadable` for the first thing that is wrong."""
    tables = Tables(texts=texts, pictures=pictures or {})
    members, themes = _members(tables, known), read_themes(tables)
    who = [member.id for member in members]
    stones = _stones(tables, known, who)
    said = read_said(tables, known.said, who, [theme.id for theme in themes])
    reviews = read_reviews(tables, known.reviews, who, said.voices)
    decisions = _decisions(tables, known, who, (*said.voices, *reviews.voices))
    changes = _changes(tables, [decision.id for decision in decisions], [stone.id for stone in stones])
    there = _there(who, stones, themes, said, reviews, decisions, changes)
    reports, claims, claimed = _with_claims(tables, known, _reports(tables, known), there)
    return ProjectFiles(
        project=_project(tables, known),
        members=members,
        stones=stones,
        themes=themes,
        said=said,
        decisions=decisions,
        changes=changes,
        links=_links(tables, known, there),
        reports=reports,
        claims=claims,
        remarks=read_remarks(tables, claimed, who),
        easy=read_easy(tables, claimed, _sides(members)),
        signed=read_signed(tables, known.signed, [report.id for report in reports], there),
        plan=read_plan(tables, known.plan, there),
        talks=read_talks(tables, known.said.sides, who, there.voices),
        gifts=read_gifts(tables, known.gifts, there),
        together=read_meetings(tables, known.meetings, who),
        votes=read_votes(tables, known.votes, there),
        tags=read_tags(tables, there),
        sense=read_sense(tables, known.said.sides, there),
        ties=read_ties(tables, known.ties, who),
        signal_answers=read_signals(tables, known.signals, who),
        reviews=reviews,
        decided=read_decided(tables, reviews, there.decisions),
        who=read_who(tables, known.who, there),
        again=read_again(tables, known.again, there.stones),
        worth=read_worth(tables, known.worth, there.stones, who),
        pages=read_pages(tables, known.pages, there.stones),
        stories=read_stories(tables, known.stories, there, _outcomes(stones)),
        costs=read_costs(tables, known.costs),
        weighing=read_weighing(tables, known.weighing, there, _outcomes(stones)),
    )


def _there(
    members: list[str],
    stones: Collection[StoneRow],
    themes: Collection[ThemeRow],
    said: SaidFiles,
    reviews: ReviewFiles,
    decisions: Collection[DecisionRow],
    changes: Collection[ChangeRow],
) -> There:
    """What later files may name."""
    return There(
        members=members,
        stones=[stone.id for stone in stones],
        themes=[theme.id for theme in themes],
        questions=[question.id for question in said.questions],
        voices=(*said.voices, *reviews.voices),
        in_own_words=said.in_own_words,
        options={decision.id: decision.options for decision in decisions},
        changes=[change.id for change in changes],
    )


def _outcomes(stones: Collection[StoneRow]) -> list[str]:
    return [stone.id for stone in stones if stone.kind in OUTCOMES]


CONTEXT = "organisation name about place people sector setting length money particular elsewhere contact"


def _project(tables: Tables, known: Known) -> Mapping[str, object]:
    """The words of the context, the day on which co-production began, the routes, and what an hour is put at."""
    row = tables.facts("project.csv", f"{CONTEXT} began_on routes hour_rate hour_rate_source")
    rate, source = row.amount("hour_rate"), row.text("hour_rate_source")
    if rate is not None and not source:
        raise row.trouble("hour_rate_source", "write where the rate comes from.")
    return {
        **{name: row.text(name) for name in CONTEXT.split()},
        "began_on": row.day("began_on"),
        "routes": list(row.some_of("routes", known.routes)),
        "hour_rate": rate,
        "hour_rate_source": source,
    }


def _members(tables: Tables, known: Known) -> tuple[MemberRow, ...]:
    return tuple(
        MemberRow(
            id=row.text("id"),
            name=row.need("name"),
            side=row.one_of("side", known.said.sides),
            role=row.one_of("role", known.roles),
            access_needs=row.text("access_needs"),
            ways=row.text("ways"),
        )
        for row in tables.ids("members.csv", "name side role access_needs ways")
    )


def _stones(tables: Tables, known: Known, members: Collection[str]) -> tuple[StoneRow, ...]:
    rows = tables.ids("stones.csv", "kind track words leads_to for_whom benefits shaped_by")
    ids = [row.text("id") for row in rows]
    return tuple(
        StoneRow(
            id=row.text("id"),
            kind=row.one_of("kind", known.kinds),
            track=row.one_of("track", known.tracks),
            words=row.need("words"),
            leads_to=row.some_of("leads_to", ids),
            for_whom=row.some_of("for_whom", known.whom),
            benefits=row.lines("benefits"),
            shaped_by=row.some_of("shaped_by", members),
        )
        for row in rows
    )


def _decisions(
    tables: Tables, known: Known, members: Collection[str], voices: Collection[str]
) -> tuple[DecisionRow, ...]:
    return tuple(
        DecisionRow(
            id=row.text("id"),
            decided_on=row.maybe_day("decided_on"),
            status=row.one_of("status", known.statuses),
            question=row.need("question"),
            options=row.parts("options"),
            decided=row.text("decided"),
            why=row.text("why"),
            dropped_why=row.text("dropped_why"),
            present=row.some_of("present", members),
            shared=_shared(row, members),
            voices=row.some_of("voices", voices),
        )
        for row in tables.ids("decisions.csv", DECISION_COLUMNS)
    )


def _shared(row: Row, members: Collection[str]) -> tuple[tuple[str, int], ...]:
    found = row.pairs("shared", members, "[1-5]", like="a member, = and a number from 1 to 5")
    return tuple((member, int(rung)) for member, rung in found)


def _changes(tables: Tables, decisions: Collection[str], stones: Collection[str]) -> tuple[ChangeRow, ...]:
    return tuple(
        ChangeRow(
            id=row.text("id"),
            decision=row.one_of("decision", decisions),
            changed_on=row.day("changed_on"),
            words=row.need("words"),
            for_whom=row.text("for_whom"),
            stones=row.some_of("stones", stones),
        )
        for row in tables.ids("changes.csv", "decision changed_on words for_whom stones")
    )


def _links(tables: Tables, known: Known, there: There) -> tuple[LinkRow, ...]:
    return tuple(
        LinkRow(
            voice=row.one_of("voice", there.voices),
            stone=row.one_of("stone", there.stones),
            stance=row.one_of("stance", known.stances),
        )
        for row in tables.rows("links.csv", "voice stone stance")
    )


def _reports(tables: Tables, known: Known) -> tuple[ReportRow, ...]:
    return tuple(
        ReportRow(
            id=row.text("id"),
            title=row.need("title"),
            opening=row.text("opening"),
            audience=row.one_of("audience", known.audiences),
            kind=row.maybe("kind", known.outlines),
        )
        for row in tables.ids("reports.csv", "title kind opening audience")
    )


def _with_claims(
    tables: Tables, known: Known, reports: tuple[ReportRow, ...], there: There
) -> tuple[tuple[ReportRow, ...], tuple[ClaimRow, ...], Mapping[str, Collection[str]]]:
    """Also the stones of the claims of each report, by which other files name these claims."""
    claims = read_claims(tables, [report.id for report in reports], known.spoke, there)
    return reports, claims, {each.id: [row.stone for row in claims if row.report == each.id] for each in reports}


def _sides(members: Collection[MemberRow]) -> Mapping[str, str]:
    return {member.id: member.side for member in members}
