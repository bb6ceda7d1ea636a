"""Deciding together: preparing a vote, opening and closing it, and what came out."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access import may_vote_for, project_page
from ...actions import ballots as actions
from ...actions.evidence import CannotLink
from ...models import Ballot, Decision, Project
from ...queries.ballots import asked, options_in, result_of, who_said_what
from ..answer import form_page
from ..meanwhile import meanwhile
from ..once import once
from .ballot_forms import BallotForm
from .gone import or_back


def ballot_of(project: Project, ref: str) -> Ballot:
    ballots = project.ballots.filter(decision__removed_at=None)
    return get_object_or_404(ballots.select_related("decision", "proposal", "project"), ref=ref)


@project_page()
@or_back(Ballot)
def ballot(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """What is asked of whom; once it is closed, the result."""
    ballot = ballot_of(project, ref)
    people = asked(ballot)
    me = next((each for each in people if each.ref == request.member.ref), None)
    context = {
        "ballot": ballot,
        "decision": ballot.decision,
        "options": options_in(ballot),
        "asked": [(each, may_vote_for(request.member, has_account=each.has_account)) for each in people],
        "voted": sum(each.has_voted for each in people),
        "me": me,
        "result": result_of(ballot),
        "said": who_said_what(ballot),
    }
    return render(request, "decide/ballot.html", context)


@project_page(edit=True)
@or_back(Decision, "why")
@once
def ballot_add(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Choose how to decide and who is asked. One vote after the other."""
    decision = get_object_or_404(project.decisions.standing(), ref=ref)
    if there := decision.ballots.filter(closed_on=None).first():
        return redirect("decide:ballot", project.slug, there.ref)
    form = BallotForm(request.POST or None, instance=Ballot(project=project, decision=decision))
    return kept(request, form) or form_page(request, "decide/ballot_form.html", form, decision=decision)


@project_page(edit=True)
@or_back(Ballot, "why")
@once
def ballot_edit(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    ballot = ballot_of(project, ref)
    if ballot.opened_on:
        messages.error(request, str(actions.AlreadyOpen.words))
        return redirect("decide:ballot", project.slug, ref)
    form = meanwhile(BallotForm(request.POST or None, instance=ballot), request)
    found = kept(request, form)
    return found or form_page(request, "decide/ballot_form.html", form, decision=ballot.decision, ballot=ballot)


def kept(request: HttpRequest, form: BallotForm) -> HttpResponse | None:
    if not form.is_valid():
        return None
    try:
        ballot = actions.prepare(form.save(commit=False), voters=form.cleaned_data["voters"], by=request.member)
    except (actions.CannotVote, CannotLink) as error:
        form.add_error(None, str(error))
        return None
    messages.success(request, _("The vote is prepared. Nobody can vote before it is opened."))
    return redirect("decide:ballot", request.project.slug, ballot.ref)


@project_page(facilitator=True)
@require_POST
def ballot_open(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    return done(request, ref, actions.open_ballot, _("The vote is open."))


@project_page(facilitator=True)
@require_POST
def ballot_close(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    return done(request, ref, actions.close_ballot, _("The vote is closed. Here is what came out."))


@project_page(facilitator=True)
@require_POST
def ballot_remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    ballot = ballot_of(project, ref)
    try:
        actions.remove_ballot(ballot, by=request.member)
    except actions.CannotVote as error:
        messages.error(request, str(error))
        return redirect("decide:ballot", project.slug, ref)
    messages.success(request, _("The vote is removed."))
    return redirect("decide:decision", project.slug, ballot.decision.ref)


def done(request: HttpRequest, ref: str, act: Callable[..., None], words: str) -> HttpResponse:
    """Do it and say so, or say why not."""
    try:
        act(ballot_of(request.project, ref), by=request.member)
    except (actions.CannotVote, CannotLink) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, words)
    return redirect("decide:ballot", request.project.slug, ref)
