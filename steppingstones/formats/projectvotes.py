"""How a group decided together, what shows a change, and what people said afterwards, in the files of a project.

An anonymous vote is only counts here: how many people said just this, and never who.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from .picture_file import is_picture
from .projectthere import There
from .tables import Row, Tables

CONSENT, RANKING = "consent", "ranking"
CAN_LIVE_WITH_IT = ("yes", "worry", "no")
LINKS = ("https://", "http://")


@dataclass(frozen=True, kw_only=True)
class KnownInVotes:
    """The words that some columns may hold."""

    ways: Collection[str]
    stances: Collection[str]


@dataclass(frozen=True, kw_only=True)
class PutForwardRow:
    """Who put an option forward, and the voices that ask for it. Options are numbers, from 1, as they stand there."""

    decision: str
    option: int
    member: str
    voices: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SaidDidRow:
    """A decision in two short sentences of the group's own. What is empty follows the register."""

    decision: str
    said: str
    did: str


@dataclass(frozen=True, kw_only=True)
class BallotRow:
    """A vote that is closed."""

    id: str
    decision: str
    way: str
    proposal: int | None
    why: str
    is_anonymous: bool
    opened_on: date
    closed_on: date
    asked: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class VoteRow:
    """What one member said, or so many people without a name: a number for each option, and each one's reason."""

    ballot: str
    member: str
    people: int
    said: tuple[tuple[int, int], ...]
    why: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ProofRow:
    """A picture or a link that shows a change."""

    change: str
    words: str
    picture: bytes | None
    url: str
    member: str


@dataclass(frozen=True, kw_only=True)
class SaidAfterRow:
    change: str
    voice: str
    stance: str


@dataclass(frozen=True, kw_only=True)
class VoteFiles:
    put_forward: tuple[PutForwardRow, ...]
    said_did: tuple[SaidDidRow, ...]
    ballots: tuple[BallotRow, ...]
    votes: tuple[VoteRow, ...]
    proofs: tuple[ProofRow, ...]
    said_after: tuple[SaidAfterRow, ...]


def read_votes(tables: Tables, known: KnownInVotes, there: There) -> VoteFiles:
    """The values of these files. Raises `NotReadable` for the first thing that is wrong."""
    rows = tables.ids("ballots.csv", "decision way proposal why is_anonymous opened_on closed_on asked")
    ballots = {row.text("id"): _ballot(row, known, there) for row in rows}
    votes = _votes(tables, ballots, there)
    for row in rows:
        _as_many_as_asked(row, ballots[row.text("id")], votes)
    put_forward = tables.rows("put_forward.csv", "decision option member voices")
    return VoteFiles(
        put_forward=tuple(_put_forward(row, there) for row in put_forward),
        said_did=tuple(
            SaidDidRow(decision=row.one_of("decision", there.decisions), said=row.text("said"), did=row.text("did"))
            for row in tables.rows("said_did.csv", "decision said did")
        ),
        ballots=tuple(ballots.values()),
        votes=votes,
        proofs=tuple(
            _proof(row, tables, there) for row in tables.rows("proofs.csv", "change words picture url member")
        ),
        said_after=tuple(
            SaidAfterRow(
                change=row.one_of("change", there.changes),
                voice=row.one_of("voice", there.voices),
                stance=row.one_of("stance", known.stances),
            )
            for row in tables.rows("said_after.csv", "change voice stance")
        ),
    )


# --- Votes ------------------------------------------------------------------------------------------------


def _put_forward(row: Row, there: There) -> PutForwardRow:
    decision = row.one_of("decision", there.decisions)
    return PutForwardRow(
        decision=decision,
        option=int(row.one_of("option", _numbers(there.options[decision]))),
        member=row.maybe("member", there.members),
        voices=row.some_of("voices", there.voices),
    )


def _ballot(row: Row, known: KnownInVotes, there: There) -> BallotRow:
    decision, way = row.one_of("decision", there.options), row.one_of("way", known.ways)
    options = _numbers(there.options[decision])
    if len(options) < (2 if way == RANKING else 1):
        raise row.trouble("decision", f"“{decision}” has too few options in decisions.csv to vote on.")
    opened_on, closed_on = row.day("opened_on"), row.day("closed_on")
    if closed_on < opened_on:
        raise row.trouble("closed_on", "this is before the vote was opened.")
    row.need("asked")
    return BallotRow(
        id=row.text("id"),
        decision=decision,
        way=way,
        proposal=int(row.one_of("proposal", options)) if way == CONSENT else None,
        why=row.text("why"),
        is_anonymous=row.yes("is_anonymous"),
        opened_on=opened_on,
        closed_on=closed_on,
        asked=row.some_of("asked", there.members),
    )


def _votes(tables: Tables, ballots: Mapping[str, BallotRow], there: There) -> tuple[VoteRow, ...]:
    found: list[VoteRow] = []
    for row in tables.rows("votes.csv", "ballot member people said why"):
        ballot = ballots[row.one_of("ballot", ballots)]
        vote = _without_name(row, ballot, there) if ballot.is_anonymous else _with_name(row, ballot, there)
        if vote.member and any((each.ballot, each.member) == (ballot.id, vote.member) for each in found):
            raise row.trouble("member", f"“{vote.member}” has voted here in a row above.")
        found.append(vote)
    return tuple(found)


def _with_name(row: Row, ballot: BallotRow, there: There) -> VoteRow:
    if row.text("people"):
        raise row.trouble("people", "this vote is with names. Leave this empty, and name one “member” in each row.")
    why = row.text("why")
    return VoteRow(
        ballot=ballot.id,
        member=row.one_of("member", ballot.asked),
        people=1,
        said=_said(row, ballot, there),
        why=(why,) if why else (),
    )


def _without_name(row: Row, ballot: BallotRow, there: There) -> VoteRow:
    if row.text("member"):
        raise row.trouble("member", "this vote is anonymous. Leave this empty, and say in “people” how many said so.")
    people, why = row.whole("people"), row.lines("why")
    if not people or len(why) > people:
        raise row.trouble("people", "there are more reasons than people, or nobody at all.")
    return VoteRow(ballot=ballot.id, member="", people=people, said=_said(row, ballot, there), why=why)


def _said(row: Row, ballot: BallotRow, there: There) -> tuple[tuple[int, int], ...]:
    """For consent a word. Else written as `1=5 2=3`: which option, and the face or the place that it was given."""
    if ballot.proposal:
        return ((ballot.proposal, CAN_LIVE_WITH_IT.index(row.one_of("said", CAN_LIVE_WITH_IT)) + 1),)
    row.need("said")
    options = _numbers(there.options[ballot.decision])
    highest = len(options) if ballot.way == RANKING else 5
    like = f"the number of an option, = and a number from 1 to {highest}"
    found = {int(one): int(number) for one, number in row.pairs("said", options, "[1-9][0-9]?", like=like)}
    numbers = sorted(found.values())
    if numbers[-1] > highest:
        raise row.trouble("said", f"each should be {like}.")
    if ballot.way == RANKING and numbers != list(range(1, len(numbers) + 1)):
        raise row.trouble("said", "give each place once, from 1 on.")
    return tuple(found.items())


def _numbers(options: Collection[str]) -> list[str]:
    return [str(number) for number in range(1, len(options) + 1)]


def _as_many_as_asked(row: Row, ballot: BallotRow, votes: Collection[VoteRow]) -> None:
    """Who kept away from an anonymous vote is not for a file to tell. So everybody who is named in it has voted."""
    people = sum(vote.people for vote in votes if vote.ballot == ballot.id)
    if ballot.is_anonymous and people != len(set(ballot.asked)):
        raise row.trouble("asked", f"{people} voted, but this names {len(set(ballot.asked))}. Name those who voted.")


# --- What shows a change ----------------------------------------------------------------------------------


def _proof(row: Row, tables: Tables, there: There) -> ProofRow:
    picture, url = row.maybe("picture", tables.pictures), row.text("url")
    if bool(picture) == bool(url):
        raise row.trouble("picture", "name a picture here, or write a link in “url”: one of both.")
    if url and not url.startswith(LINKS):
        raise row.trouble("url", f"“{url}” is no link. Write it as https://example.com/page.")
    if picture and not is_picture(tables.pictures[picture][:16]):
        raise row.trouble("picture", f"“{picture}” is not a picture. Use a JPEG, PNG, WebP or GIF file.")
    return ProofRow(
        change=row.one_of("change", there.changes),
        words=row.need("words"),
        picture=tables.pictures[picture] if picture else None,
        url=url,
        member=row.one_of("member", there.members),
    )
