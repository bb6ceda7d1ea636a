"""A whole project as a folder of tables, one kind of thing a file, to be read by people and by programs.

Rows name each other by ids that their writer chose. Everything is checked here, so that whoever uses the values need
not: an error names the file, the row as a spreadsheet counts it, and the column. `examples/day-centre/README.md`
describes the columns.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from .projectgifts import GiftFiles, KnownInGifts, read_gifts
from .projectmeetings import KnownInMeetings, MeetingFiles, read_meetings
from .projectplan import KnownInPlan, PlanFiles, There, read_plan
from .projecttalks import TalkFiles, read_talks
from .tables import NotReadable, Row, Tables

FACES = ("1", "2", "3", "4", "5")
DECISION_COLUMNS = "decided_on status question options decided why dropped_why present shared voices"


@dataclass(frozen=True, kw_only=True)
class Known:
    """The words that some columns may hold."""

    sides: Collection[str]
    roles: Collection[str]
    kinds: Collection[str]
    tracks: Collection[str]
    questions: Collection[str]
    channels: Collection[str]
    uses: Collection[str]
    statuses: Collection[str]
    stances: Collection[str]
    audiences: Collection[str]
    routes: Collection[str]
    whom: Collection[str]
    plan: KnownInPlan
    gifts: KnownInGifts
    meetings: KnownInMeetings


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
class QuestionRow:
    id: str
    kind: str
    words: str
    help: str
    choices: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Note:
    """Something that was said: by a member, by somebody with a name, or by somebody of whom only the side is known."""

    id: str
    said_on: date
    member: str
    name: str
    side: str
    channel: str
    subject: str
    words: str
    theme: str
    uses: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class AnswerRow:
    """One answer of one person to the questionnaire."""

    id: str
    person: str
    answered_on: date
    side: str
    question: str
    answer: str
    uses: tuple[str, ...]


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
class ClaimRow:
    stone: str
    words: str
    easy_words: str
    picture: str
    quotes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ProjectFiles:
    """Everything that the folder says."""

    project: Mapping[str, str]
    began_on: date
    routes: tuple[str, ...]
    members: tuple[MemberRow, ...]
    stones: tuple[StoneRow, ...]
    questionnaire: Mapping[str, str]
    questions: tuple[QuestionRow, ...]
    logbook: tuple[Note, ...]
    meetings: tuple[Note, ...]
    answers: tuple[AnswerRow, ...]
    decisions: tuple[DecisionRow, ...]
    changes: tuple[ChangeRow, ...]
    links: tuple[LinkRow, ...]
    report: Mapping[str, str]
    claims: tuple[ClaimRow, ...]
    plan: PlanFiles
    talks: TalkFiles
    gifts: GiftFiles
    together: MeetingFiles


# --- Files ------------------------------------------------------------------------------------------------


def read(texts: Mapping[str, str], known: Known) -> ProjectFiles:
    """The values in these files, by file name. Raises `NotReadable` for the first thing that is wrong."""
    tables = Tables(texts=texts)
    members = _members(tables, known)
    who = [member.id for member in members]
    stones = _stones(tables, known, who)
    where = [stone.id for stone in stones]
    questionnaire, questions = _questions(tables, known)
    logbook = _logbook(tables, known, who)
    meetings = _meetings(tables, known, who, [note.id for note in logbook])
    notes = [note.id for note in (*logbook, *meetings)]
    answers = _answers(tables, known, questions, notes)
    voices = [*notes, *(answer.id for answer in answers)]
    decisions = _decisions(tables, known, who, voices)
    there = There(
        members=who,
        stones=where,
        questions=[question.id for question in questions],
        decisions=[decision.id for decision in decisions],
        voices=voices,
    )
    project, began_on, routes = _project(tables, known)
    return ProjectFiles(
        project=project,
        began_on=began_on,
        routes=routes,
        members=members,
        stones=stones,
        questionnaire=questionnaire,
        questions=questions,
        logbook=logbook,
        meetings=meetings,
        answers=answers,
        decisions=decisions,
        changes=_changes(tables, [decision.id for decision in decisions], where),
        links=_links(tables, known, voices, where),
        report=_report(tables, known),
        claims=_claims(tables, where, voices),
        plan=read_plan(tables, known.plan, there),
        talks=read_talks(tables, known.sides, who, voices),
        gifts=read_gifts(tables, known.gifts, there),
        together=read_meetings(tables, known.meetings, who),
    )


CONTEXT = "organisation name about place people sector setting length money particular elsewhere"


def _project(tables: Tables, known: Known) -> tuple[Mapping[str, str], date, tuple[str, ...]]:
    """The words of the context, the day on which co-production began, and the routes."""
    row = tables.facts("project.csv", f"{CONTEXT} began_on routes")
    words = {name: row.text(name) for name in CONTEXT.split()}
    return words, row.day("began_on"), row.some_of("routes", known.routes)


def _members(tables: Tables, known: Known) -> tuple[MemberRow, ...]:
    return tuple(
        MemberRow(
            id=row.text("id"),
            name=row.need("name"),
            side=row.one_of("side", known.sides),
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


def _questions(tables: Tables, known: Known) -> tuple[Mapping[str, str], tuple[QuestionRow, ...]]:
    """The title and the opening words stand in rows of their own above the questions."""
    words = {"title": "", "opening": ""}
    questions: list[QuestionRow] = []
    for row in tables.ids("questionnaire.csv", "kind words help choices"):
        kind = row.one_of("kind", [*words, *known.questions])
        if kind in words:
            words[kind] = row.need("words")
            continue
        questions.append(
            QuestionRow(
                id=row.text("id"),
                kind=kind,
                words=row.need("words"),
                help=row.text("help"),
                choices=row.parts("choices"),
            )
        )
    return words, tuple(questions)


def _logbook(tables: Tables, known: Known, members: Collection[str]) -> tuple[Note, ...]:
    rows = tables.ids("logbook.csv", "said_on member name side channel subject words theme uses")
    return tuple(
        _note(row, known, members, channel=row.one_of("channel", known.channels), subject=row.text("subject"))
        for row in rows
    )


def _meetings(tables: Tables, known: Known, members: Collection[str], taken: Collection[str]) -> tuple[Note, ...]:
    """What was said in meetings. The meeting is the subject."""
    rows = tables.ids("meetings.csv", "meeting said_on member name side words theme uses", taken)
    return tuple(_note(row, known, members, channel="meeting", subject=row.need("meeting")) for row in rows)


def _note(row: Row, known: Known, members: Collection[str], *, channel: str, subject: str) -> Note:
    member = row.maybe("member", members)
    return Note(
        id=row.text("id"),
        said_on=row.day("said_on"),
        member=member,
        name=row.text("name"),
        side="" if member else row.one_of("side", [*known.sides, "unknown"]),
        channel=channel,
        subject=subject,
        words=row.need("words"),
        theme=row.text("theme"),
        uses=row.some_of("uses", known.uses),
    )


def _answers(
    tables: Tables, known: Known, questions: Collection[QuestionRow], taken: Collection[str]
) -> tuple[AnswerRow, ...]:
    by_id = {question.id: question for question in questions}
    answers = []
    for row in tables.ids("answers.csv", "person answered_on side question answer uses", taken):
        question = by_id[row.one_of("question", list(by_id))]
        if question.kind == "text":
            answer = row.need("answer")
        else:
            answer = row.one_of("answer", FACES if question.kind == "faces" else question.choices)
        answers.append(
            AnswerRow(
                id=row.text("id"),
                person=row.need("person"),
                answered_on=row.day("answered_on"),
                side=row.one_of("side", [*known.sides, "unknown"]),
                question=question.id,
                answer=answer,
                uses=row.some_of("uses", known.uses),
            )
        )
    return tuple(answers)


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


def _links(tables: Tables, known: Known, voices: Collection[str], stones: Collection[str]) -> tuple[LinkRow, ...]:
    return tuple(
        LinkRow(
            voice=row.one_of("voice", voices),
            stone=row.one_of("stone", stones),
            stance=row.one_of("stance", known.stances),
        )
        for row in tables.rows("links.csv", "voice stone stance")
    )


def _report(tables: Tables, known: Known) -> Mapping[str, str]:
    fields = tables.fields("report.csv", "title opening audience")
    if fields["audience"] not in known.audiences:
        raise NotReadable("report.csv", f"“{fields['audience']}” is none of these: {', '.join(known.audiences)}.")
    return fields


def _claims(tables: Tables, stones: Collection[str], voices: Collection[str]) -> tuple[ClaimRow, ...]:
    return tuple(
        ClaimRow(
            stone=row.one_of("stone", stones),
            words=row.need("words"),
            easy_words=row.text("easy_words"),
            picture=row.text("picture"),
            quotes=row.some_of("quotes", voices),
        )
        for row in tables.rows("claims.csv", "stone words easy_words picture quotes")
    )
