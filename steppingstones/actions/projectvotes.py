"""Votes, what shows a change, and what people said afterwards, of a project that is made from files."""

from typing import TYPE_CHECKING

from django.core.files.base import ContentFile

from ..formats.projectvotes import BallotRow, KnownInVotes, VoteFiles, VoteRow
from ..models import Ballot, Evidence, Member
from . import ballots, decisions, options, proofs

if TYPE_CHECKING:
    from .projectfiles import Made

KNOWN = KnownInVotes(ways=Ballot.Way.values, stances=Evidence.Stance.values)


def make_votes(made: "Made", files: VoteFiles) -> None:
    for told in files.put_forward:
        option = made.decisions[told.decision].options.all()[told.option - 1]
        option.put_forward_by = made.members.get(told.member)
        options.put_forward(option, by=option.put_forward_by or made.by)
        options.ask_for(option, [made.voices[each] for each in told.voices], by=made.by)
    for row in files.ballots:
        make_ballot(made, row, [vote for vote in files.votes if vote.ballot == row.id])


def make_ballot(made: "Made", row: BallotRow, votes: list[VoteRow]) -> None:
    """Everything by the acts of the group; only the days are then those that the files say."""
    decision = made.decisions[row.decision]
    offered = list(decision.options.all())
    proposal = offered[row.proposal - 1] if row.proposal else None
    facts = {"way": row.way, "why": row.why, "is_anonymous": row.is_anonymous, "proposal": proposal}
    ballot = Ballot(project=made.project, decision=decision, **facts)
    asked = [made.members[each] for each in dict.fromkeys(row.asked)]
    ballots.prepare(ballot, voters=asked, by=made.by)
    ballots.open_ballot(ballot, by=made.by)
    # Whose hand puts an anonymous vote in is not kept, and the files do not know it.
    hands = iter(asked)
    for vote in votes:
        said = {offered[one - 1].ref: number for one, number in vote.said}
        for why in (*vote.why, *[""] * (vote.people - len(vote.why))):
            member: Member = made.members[vote.member] if vote.member else next(hands)
            ballots.vote(ballot, said, why, member=member, by=member)
    ballots.close_ballot(ballot, by=made.by)
    Ballot.objects.filter(pk=ballot.pk).update(opened_on=row.opened_on, closed_on=row.closed_on)


def make_proofs(made: "Made", files: VoteFiles) -> None:
    for short in files.said_did:
        decision = made.decisions[short.decision]
        decisions.say_it_shortly(decision, said=short.said, did=short.did, is_left_out=False, by=made.by)
    for row in files.proofs:
        change, by = made.changes[row.change], made.members[row.member]
        if row.picture is None:
            proofs.add_link(change, row.url, words=row.words, by=by)
        else:
            ready = proofs.made_ready(ContentFile(row.picture, name="picture"))
            proofs.add_file(change, ready, words=row.words, by=by)
    for said in files.said_after:
        proofs.say_after(made.changes[said.change], [made.voices[said.voice]], stance=said.stance, by=made.by)
