"""Deciding together: who votes and how, opening, voting, closing. docs/decisions/anonymous-votes.md says why so.

With each anonymous vote all votes of the ballot are written anew in another order, in one transaction. So neither the
numbers of the rows, nor where they lie, nor which transaction wrote them, pair a vote with who voted when.
"""

from collections.abc import Collection, Mapping
from secrets import SystemRandom

from django.db import transaction
from django.db.models import Case, F, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..methods import ballots as method
from ..models import Ballot, Decision, Event, Member, Vote, Voter
from .evidence import DecisionRemoved
from .history import helper_of, note

FEWEST_OPTIONS = {Ballot.Way.CONSENT: 1, Ballot.Way.FACES: 1, Ballot.Way.RANKING: 2}
chance = SystemRandom()


class CannotVote(Exception):
    """This cannot be done with this vote now. Its words are for the person who tried."""

    words = _("This cannot be done now.")

    def __str__(self) -> str:
        return str(self.words)


class AlreadyOpen(CannotVote):
    words = _("The vote is open, or was. How it is done can no longer be changed.")


class NotOpen(CannotVote):
    words = _("This vote is not open.")


class NotAsked(CannotVote):
    words = _("You are not asked to vote here. Whoever prepares the vote chooses who is asked.")


class VotedAlready(CannotVote):
    words = _("This vote is kept already. Nobody can tell which one it is, so it cannot be changed.")


class VotedThemselves(CannotVote):
    words = _("This person has voted themselves. Only they can change it.")


class NobodyAsked(CannotVote):
    words = _("Choose who is asked to vote.")


class NoProposal(CannotVote):
    words = _("Choose the option that people say yes or no to.")


class TooFewOptions(CannotVote):
    words = _("Write down what can be decided first: one option at least, and two for a ranking.")


class SaidNothing(CannotVote):
    words = _("Say something about at least one of these.")


class NotUnderstood(CannotVote):
    words = _("Something here is not one of the answers. Choose again.")


class SamePlace(CannotVote):
    words = _("Two have the same place. Give each place once, from 1 on.")


class AnotherFirst(CannotVote):
    words = _("There is a vote about this decision that is not closed. Close it first, or remove it.")


class SomebodyVoted(CannotVote):
    words = _("Somebody has voted already. So the vote stays.")


# --- Before it is open --------------------------------------------------------------------------------------


@transaction.atomic
def prepare(ballot: Ballot, *, voters: Collection[Member], by: Member) -> Ballot:
    """Keep how people vote, and who is asked. Only before the vote is open; one after the other."""
    decision = Decision.objects.select_for_update().get(pk=ballot.decision_id)
    if decision.removed_at:
        raise DecisionRemoved
    if decision.ballots.filter(closed_on=None).exclude(pk=ballot.pk).exists():
        raise AnotherFirst
    if ballot.pk and Ballot.objects.get(pk=ballot.pk).opened_on:
        raise AlreadyOpen
    is_new = ballot.pk is None
    ballot.opened_on = ballot.closed_on = None
    if ballot.way != Ballot.Way.CONSENT:
        ballot.proposal = None
    ballot.save()
    ballot.voters.exclude(member__in=voters).delete()
    rows = [Voter(project_id=ballot.project_id, ballot=ballot, member=member) for member in voters]
    Voter.objects.bulk_create(rows, ignore_conflicts=True)
    note(by, "prepared" if is_new else "changed", ballot)
    return ballot


@transaction.atomic
def open_ballot(ballot: Ballot, *, by: Member) -> None:
    """From now on people vote, and whether it is anonymous stays as it is for good."""
    ballot = _held(ballot)
    if ballot.opened_on:
        raise AlreadyOpen
    if not ballot.voters.exists():
        raise NobodyAsked
    if ballot.decision.options.count() < FEWEST_OPTIONS[Ballot.Way(ballot.way)]:
        raise TooFewOptions
    if ballot.way == Ballot.Way.CONSENT and ballot.proposal is None:
        raise NoProposal
    ballot.options.set([ballot.proposal] if ballot.proposal else ballot.decision.options.all())
    ballot.opened_on = timezone.localdate()
    ballot.save(update_fields=["opened_on"])
    note(by, "opened", ballot)


@transaction.atomic
def remove_ballot(ballot: Ballot, *, by: Member) -> None:
    """As if there had been none. Not when somebody has voted: what people said is not thrown away."""
    ballot = _held(ballot)
    if ballot.voters.filter(has_voted=True).exists() or ballot.votes.exists():
        raise SomebodyVoted
    note(by, "removed", ballot)
    ballot.delete()


@transaction.atomic
def close_ballot(ballot: Ballot, *, by: Member) -> None:
    """No more votes. From now on everybody in the group sees the result."""
    ballot = _held(ballot)
    if not ballot.is_open:
        raise NotOpen
    ballot.closed_on = timezone.localdate()
    ballot.save(update_fields=["closed_on"])
    note(by, "closed", ballot)


# --- Voting -------------------------------------------------------------------------------------------------


@transaction.atomic
def vote(ballot: Ballot, said: Mapping[str, int], why: str, *, member: Member, by: Member) -> None:
    """What one person says; `by` writes it down, who may be somebody else."""
    ballot = _held(ballot)
    if not ballot.is_open:
        raise NotOpen
    said = _in_order(ballot, said)
    voter = ballot.voters.filter(member=member).first()
    if voter is None:
        raise NotAsked
    if by != member and not ballot.is_anonymous and has_voted_themselves(ballot, member):
        raise VotedThemselves
    if ballot.is_anonymous:
        _keep_without_name(ballot, voter, said, why)
    else:
        _keep_with_name(ballot, voter, said, why)
    _remember(ballot, member, by)


def has_voted_themselves(ballot: Ballot, member: Member) -> bool:
    """With names: whether what is kept came from this person, and not from somebody who wrote it down for them."""
    lines = Event.objects.filter(project=ballot.project_id, noun="vote", noun_ref=f"{ballot.ref} {member.ref}")
    return lines.order_by("-pk").values_list("verb", flat=True).first() == "voted"


def _keep_with_name(ballot: Ballot, voter: Voter, said: dict[str, int], why: str) -> None:
    """It can be changed until the vote is closed."""
    of = {"project_id": ballot.project_id, "ballot": ballot, "member_id": voter.member_id}
    Vote.objects.update_or_create(**of, defaults={"said": said, "why": why})
    ballot.voters.filter(pk=voter.pk).update(has_voted=True)


def _keep_without_name(ballot: Ballot, voter: Voter, said: dict[str, int], why: str) -> None:
    """All votes anew, in an order that chance makes; and all who are asked, whether they have voted now or not."""
    if voter.has_voted:
        raise VotedAlready
    votes = [*ballot.votes.order_by().values_list("said", "why"), (said, why)]
    chance.shuffle(votes)
    ballot.votes.all().delete()
    of = {"project_id": ballot.project_id, "ballot": ballot}
    Vote.objects.bulk_create(Vote(**of, said=one, why=reason) for one, reason in votes)
    ballot.voters.update(has_voted=Case(When(pk=voter.pk, then=Value(True)), default=F("has_voted")))


def _remember(ballot: Ballot, member: Member, by: Member) -> None:
    """That somebody wrote down the vote of another is always kept; that they voted themselves, only with names."""
    if by == member and ballot.is_anonymous:
        return
    whose = {"noun_ref": f"{ballot.ref} {member.ref}", "supporter": helper_of(by)}
    verb = "voted" if by == member else "voted for"
    Event.objects.create(project_id=ballot.project_id, member=by, verb=verb, noun="vote", **whose)


def _in_order(ballot: Ballot, said: Mapping[str, int]) -> dict[str, int]:
    """What was said, in the order of the options whoever said it, or an error."""
    options = list(ballot.options.values_list("ref", flat=True))
    kept = {ref: said[ref] for ref in options if said.get(ref)}
    if len(kept) != len([number for number in said.values() if number]):
        raise NotUnderstood
    if not kept:
        raise SaidNothing
    numbers = sorted(kept.values())
    if ballot.way == Ballot.Way.RANKING:
        if numbers != list(range(1, len(numbers) + 1)):
            raise SamePlace
    elif not set(numbers) <= set((method.YES, method.WORRY, method.NO) if ballot.proposal else method.FACES):
        raise NotUnderstood
    return kept


def _held(ballot: Ballot) -> Ballot:
    """As it is now. The row of its decision is held first, as everywhere, so that nobody waits in a circle."""
    decision = Decision.objects.select_for_update().get(pk=ballot.decision_id)
    if decision.removed_at:
        raise DecisionRemoved
    return Ballot.objects.select_for_update(of=("self",)).select_related("decision", "proposal").get(pk=ballot.pk)
