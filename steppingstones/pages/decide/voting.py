"""Voting: for oneself, or written down for somebody who cannot.

The form of an anonymous vote is kept nowhere but in the votes: not as a draft, not against a second send.
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from ...access import may_vote_for, project_page
from ...actions import ballots as actions
from ...actions.evidence import CannotLink
from ...methods.ballots import FEWEST
from ...models import Ballot, Member, Project
from ...queries.ballots import options_in
from ..answer import form_page
from .ballot_forms import VoteForm
from .ballots import ballot_of
from .gone import or_back


@never_cache
@project_page()
@or_back(Ballot, "why")
def mine(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Every member who is asked votes for themselves, also who may change nothing else."""
    return vote(request, ballot_of(project, ref), request.member)


@never_cache
@project_page(edit=True)
@or_back(Ballot, "why")
def for_somebody(request: HttpRequest, project: Project, ref: str, member: str) -> HttpResponse:
    """For somebody without an account; a facilitator copies papers of anybody."""
    ballot = ballot_of(project, ref)
    about = get_object_or_404(project.members.filter(ballots__ballot=ballot), ref=member)
    if not may_vote_for(request.member, has_account=about.user_id is not None):
        raise PermissionDenied(_("This person has an account and votes themselves. A facilitator can copy a paper."))
    return vote(request, ballot, about)


def vote(request: HttpRequest, ballot: Ballot, about: Member) -> HttpResponse:
    """The form, as long as this person can vote."""
    voter = ballot.voters.filter(member=about).first()
    is_own = about == request.member
    why_not = cannot(ballot, voter) or ("" if is_own else cannot_for(ballot, about))
    if why_not and request.method != "POST":
        messages.error(request, why_not)
        return to_ballot(ballot)
    # Nobody is shown what somebody else said before the vote is closed.
    there = ballot.votes.filter(member=about).first() if is_own and not ballot.is_anonymous else None
    form = VoteForm(request.POST if request.method == "POST" else None, ballot=ballot, there=there)
    if form.is_valid():
        try:
            actions.vote(ballot, form.said, form.cleaned_data["why"], member=about, by=request.member)
        except (actions.CannotVote, CannotLink) as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The vote is kept. The result is shown when the vote is closed."))
            return to_ballot(ballot)
    context = {"ballot": ballot, "decision": ballot.decision, "about": about, "options": options_in(ballot)}
    are_few = ballot.is_anonymous and ballot.voters.count() < FEWEST
    return form_page(request, "decide/vote.html", form, **context, are_few=are_few, there=there)


def cannot(ballot: Ballot, voter: object) -> str:
    """Why this person cannot vote, if so."""
    if not ballot.is_open:
        return str(actions.NotOpen.words)
    if voter is None:
        return str(actions.NotAsked.words)
    return str(actions.VotedAlready.words) if ballot.is_anonymous and voter.has_voted else ""


def cannot_for(ballot: Ballot, about: Member) -> str:
    """Why nobody else can write it down, if so."""
    own = not ballot.is_anonymous and actions.has_voted_themselves(ballot, about)
    return str(actions.VotedThemselves.words) if own else ""


def to_ballot(ballot: Ballot) -> HttpResponse:
    return redirect("decide:ballot", ballot.project.slug, ballot.ref)
