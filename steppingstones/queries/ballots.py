"""A vote as its page shows it: who is asked, who has voted, and the result once it is closed."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..methods import ballots as method
from ..methods.ballots import Guess
from ..methods.questionnaire import FACES
from ..models import Ballot, Decision, Event, Option, Vote, Voter

CONSENT_WORDS = {
    method.YES: gettext_lazy("Yes, I can live with it"),
    method.WORRY: gettext_lazy("Yes, but I have a worry"),
    method.NO: gettext_lazy("No, I cannot live with it"),
}
FACE_WORDS = tuple(enumerate(FACES, 1))


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Somebody who is asked to vote. `by` wrote their vote down for them."""

    ref: str
    name: str
    side: str
    side_label: str
    has_voted: bool
    has_account: bool
    by: str = ""


@dataclass(frozen=True, kw_only=True)
class Felt:
    option: str
    faces: tuple[tuple[int, str, int], ...]  # number, words and how many chose it
    said: int
    low: int


@dataclass(frozen=True, kw_only=True)
class Placed:
    option: str
    firsts: int
    points: str
    beats: int


@dataclass(frozen=True, kw_only=True)
class Said:
    """What somebody said, with their name: only where the vote is not anonymous."""

    name: str
    side: str
    side_label: str
    words: tuple[tuple[str, str], ...]  # option and what they said of it
    why: str
    by: str


@dataclass(frozen=True, kw_only=True)
class Result:
    """What came out, with the words of the options. One of `consent`, `felt` and `placed` is there."""

    votes: int
    asked: int
    proposal: str = ""
    consent: method.Consent | None = None
    felt: tuple[Felt, ...] = ()
    placed: tuple[Placed, ...] = ()
    others: int = 0
    leads: dict[str, tuple[str, ...]] = field(default_factory=dict)
    do_agree: bool = True
    guess: Guess | None = None
    reasons: tuple[str, ...] = ()


def asked(ballot: Ballot) -> list[Asked]:
    """By name. Two queries."""
    voters = ballot.voters.select_related("member").order_by("member__name", "pk")
    helpers = written_by(ballot)
    return [_asked(voter, helpers) for voter in voters]


def _asked(voter: Voter, helpers: dict[str, str]) -> Asked:
    member = voter.member
    return Asked(
        ref=member.ref,
        name=member.name,
        side=member.side,
        side_label=str(member.get_side_display()),
        has_voted=voter.has_voted,
        has_account=member.user_id is not None,
        by=helpers.get(member.ref, ""),
    )


def written_by(ballot: Ballot) -> dict[str, str]:
    """For those whose vote somebody else wrote down last: that person's name."""
    lines = Event.objects.filter(project=ballot.project_id, noun="vote", noun_ref__startswith=f"{ballot.ref} ")
    found: dict[str, str] = {}
    for ref, verb, name in lines.order_by("pk").values_list("noun_ref", "verb", "member__name"):
        found[ref.rpartition(" ")[2]] = name or "" if verb == "voted for" else ""
    return found


def options_in(ballot: Ballot) -> list[Option]:
    """Those that people say something about; before it is open, those that there are now."""
    if ballot.opened_on:
        return list(ballot.options.all())
    return [ballot.proposal] if ballot.proposal else list(ballot.decision.options.all())


def ballots_of(decision: Decision) -> list[Ballot]:
    """How often the group was asked, the last time first. One query."""
    return list(decision.ballots.select_related("proposal").order_by("-pk"))


def result_of(ballot: Ballot) -> Result | None:
    """The result, once the vote is closed. Before, nobody is told anything."""
    if ballot.closed_on is None:
        return None
    options = {option.ref: option.words for option in options_in(ballot)}
    votes = [method.Vote(said=said, why=why) for said, why in ballot.votes.values_list("said", "why")]
    counted = {"votes": len(votes), "asked": ballot.voters.count()}
    if ballot.is_anonymous:
        counted["guess"] = method.can_be_guessed(votes)
    if ballot.way == Ballot.Way.CONSENT:
        ((ref, words),) = list(options.items())[:1]
        return Result(**counted, proposal=words, consent=method.consent(votes, ref))
    counted["reasons"] = method.reasons(votes)
    return (_faces if ballot.way == Ballot.Way.FACES else _ranking)(votes, options, counted)


def _faces(votes: list[method.Vote], options: dict[str, str], counted: dict) -> Result:
    found = method.faces(votes, list(options))
    felt = tuple(
        Felt(
            option=options[each.option],
            faces=tuple((face, words, each.counts[face - 1]) for face, words in FACE_WORDS),
            said=each.said,
            low=each.low,
        )
        for each in found.felt
    )
    leads = {"low": _words(options, found.fewest_low), "high": _words(options, found.most_high)}
    return Result(**counted, felt=felt, leads=leads, do_agree=found.do_agree)


def _ranking(votes: list[method.Vote], options: dict[str, str], counted: dict) -> Result:
    found = method.ranking(votes, list(options))
    placed = [
        Placed(option=options[one.option], firsts=one.firsts, points=f"{one.points:g}", beats=len(one.beats))
        for one in sorted(found.placed, key=lambda one: -one.points)
    ]
    leads = {
        "points": _words(options, found.most_points),
        "firsts": _words(options, found.most_firsts),
        "beats": _words(options, (found.beats_all,) if found.beats_all else ()),
    }
    more = {"others": len(options) - 1, "leads": leads, "do_agree": found.do_agree}
    return Result(**counted, placed=tuple(placed), **more)


def _words(options: dict[str, str], refs: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(options[ref] for ref in refs)


def who_said_what(ballot: Ballot) -> list[Said]:
    """By name, once the vote is closed; nobody, where it is anonymous."""
    if ballot.is_anonymous or ballot.closed_on is None:
        return []
    options = {option.ref: option.words for option in options_in(ballot)}
    helpers = written_by(ballot)
    votes = ballot.votes.exclude(member=None).select_related("member").order_by("member__name", "pk")
    return [
        Said(
            name=vote.member.name,
            side=vote.member.side,
            side_label=str(vote.member.get_side_display()),
            words=tuple(
                (options[ref], in_words(ballot, number))
                for ref, number in in_their_order(ballot, vote)
                if ref in options
            ),
            why=vote.why,
            by=helpers.get(vote.member.ref, ""),
        )
        for vote in votes
    ]


def in_their_order(ballot: Ballot, vote: Vote) -> list[tuple[str, int]]:
    """What somebody said, in the order of the options; of a ranking, what they put first comes first."""
    said = list(vote.said.items())
    return sorted(said, key=lambda one: one[1]) if ballot.way == Ballot.Way.RANKING else said


def in_words(ballot: Ballot, number: int) -> str:
    """What a number of a vote means."""
    if ballot.way == Ballot.Way.CONSENT:
        return str(CONSENT_WORDS[number])
    return FACES[number - 1] if ballot.way == Ballot.Way.FACES else _("place %(n)d") % {"n": number}
