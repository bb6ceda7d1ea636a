"""Making sense together: a session in which people sort cards of what was said and say what it means."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import removals
from ...actions import sense as action
from ...models import Project, SenseSession
from ...queries import sense as query
from ..answer import form_page
from ..meanwhile import meanwhile
from ..once import once
from ..put_aside import put_aside, removed_page
from ..voice_lists import TickVoices, same_list, voice_list
from .sense_forms import MostForm, SessionForm, as_typed

A_PAGE = 50


def find(project: Project, ref: str) -> SenseSession:
    return get_object_or_404(project.sensesessions.standing().select_related("project"), ref=ref)


def to_session(session: SenseSession, place: str = "") -> HttpResponse:
    return redirect(reverse("understand:sense", args=[session.project.slug, session.ref]) + place)


def attempt(request: HttpRequest, act: Callable[..., Any], *given: Any, **named: Any) -> bool:
    """Do it; or say in a message why not."""
    try:
        act(*given, by=request.member, **named)
    except action.SenseError as error:
        messages.error(request, str(error))
        return False
    return True


@project_page()
def sessions(request: HttpRequest, project: Project) -> HttpResponse:
    page = Paginator(query.sessions_of(project), A_PAGE).get_page(request.GET.get("page"))
    aside = put_aside(request, project.sensesessions, "understand:sense-restore", project.slug)
    return render(request, "understand/sense_sessions.html", {"page": page, **aside})


@project_page(edit=True)
@once
def add(request: HttpRequest, project: Project) -> HttpResponse:
    form = SessionForm(request.POST or None, project=project)
    if form.is_valid():
        session = action.begin(project, form.facts(), by=request.member)
        return redirect("understand:sense-cards", project.slug, session.ref)
    return form_page(request, "understand/sense_form.html", form)


@project_page(edit=True)
def edit(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    session = find(project, ref)
    form = SessionForm(request.POST or None, project=project, begun=session, initial=as_typed(session))
    if meanwhile(form, request).is_valid():
        try:
            action.change(session, form.facts(), by=request.member)
            return to_session(session)
        except action.SenseError as error:
            form.add_error(None, str(error))
    return form_page(request, "understand/sense_form.html", form, session=session)


@project_page()
def session(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """The table: cards that are still to be sorted, and the piles."""
    session = get_object_or_404(project.sensesessions.select_related("project"), ref=ref)
    if session.removed_at:
        restore = reverse("understand:sense-restore", args=[project.slug, ref])
        return removed_page(request, session, restore, reverse("understand:sense-sessions", args=[project.slug]))
    makers = list(query.makers_of(session))
    context = {
        "session": session,
        "board": query.board(session),
        "there": query.there(session),
        "makers": makers,
        "may_sign": session.closed_on and any(each.member == request.member and not each.signed_on for each in makers),
        "may_sort": request.member.can_edit and not session.closed_on,
    }
    return render(request, "understand/sense.html", context)


@project_page(edit=True)
@once
def cards(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Tick the voices that get a card. One page of ticks at a time."""
    session = find(project, ref)
    form = TickVoices(request.POST or None, project=project)
    if form.is_valid():
        try:
            number = action.add_cards(session, form.cleaned_data["voice"], by=request.member)
        except action.SenseError as error:
            form.add_error("voice", str(error))
        else:
            messages.success(
                request, ngettext("%(n)d card is added.", "%(n)d cards are added.", number) % {"n": number}
            )
            return redirect(same_list(request))
    found = voice_list(request, project, query.not_yet_on_a_card(session))
    return form_page(request, "understand/sense_cards.html", form, session=session, **found)


@project_page(edit=True)
def most(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    session = find(project, ref)
    board = query.board(session)
    now = {"card": board.most.ref if board.most else "", "why": session.most_why}
    form = MostForm(request.POST or None, board=board, initial=now)
    if meanwhile(form, request).is_valid():
        card = session.cards.filter(ref=form.cleaned_data["card"]).first()
        try:
            action.choose_most(session, card, form.cleaned_data["why"], by=request.member)
            return to_session(session, "#most")
        except action.SenseError as error:
            form.add_error(None, str(error))
    return form_page(request, "understand/sense_most.html", form, session=session, board=board)


@project_page(edit=True)
@require_POST
def close(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    session = find(project, ref)
    if attempt(request, action.close, session):
        messages.success(request, _("The session is closed. Those who were there can sign it now."))
    return to_session(session)


@project_page(edit=True)
@require_POST
def open_again(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    session = find(project, ref)
    action.open_again(session, by=request.member)
    return to_session(session)


@project_page()
@require_POST
def sign(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Whoever was there signs for themselves; readers too."""
    session = find(project, ref)
    if attempt(request, action.sign, session, request.member):
        messages.success(request, _("You have signed. Thank you."))
    return to_session(session, "#signed")


@project_page(edit=True)
@require_POST
def sign_for(request: HttpRequest, project: Project, ref: str, member: str) -> HttpResponse:
    """Somebody without an account has said, in person, that it is right."""
    session = find(project, ref)
    attempt(request, action.sign, session, get_object_or_404(project.members, ref=member))
    return to_session(session, "#signed")


@project_page(edit=True)
@require_POST
def remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    removals.remove(find(project, ref), by=request.member)
    return redirect(f"{reverse('understand:sense-sessions', args=[project.slug])}?removed={ref}")


@project_page(edit=True)
@require_POST
def restore(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    session = get_object_or_404(project.sensesessions.select_related("project"), ref=ref)
    removals.put_back(session, by=request.member)
    return to_session(session)
