"""What each person says of themselves: whether they take part, and with whom they have ties.

Nobody else ever sees it, a helper neither: their form is empty, whatever was said before. These forms are kept nowhere
but in the ties, not as a draft either: whoever takes their answer back takes all of it.
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from ...access import may_tell_ties_for, project_page
from ...actions import relationships as actions
from ...models import Member, Project, TieRound
from ..answer import form_page
from .ties import find, to_round
from .ties_forms import AnswerTiesForm, PartForm


@never_cache
@project_page()
def part(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Everybody for themselves, readers as well."""
    return say_part(request, find(project, ref), request.member)


@never_cache
@project_page(edit=True)
def part_for(request: HttpRequest, project: Project, ref: str, member: str) -> HttpResponse:
    return say_part(request, find(project, ref), other(request, project, member))


@never_cache
@project_page()
def answer(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    return say_ties(request, find(project, ref), request.member)


@never_cache
@project_page(edit=True)
def answer_for(request: HttpRequest, project: Project, ref: str, member: str) -> HttpResponse:
    return say_ties(request, find(project, ref), other(request, project, member))


def other(request: HttpRequest, project: Project, ref: str) -> Member:
    """Somebody beside whom this member sits. Whoever left the group can still be taken out."""
    about = get_object_or_404(project.members, ref=ref)
    if not may_tell_ties_for(request.member, about):
        raise PermissionDenied(_("This person has an account and says it themselves. A facilitator can help them."))
    return about


def say_part(request: HttpRequest, one: TieRound, about: Member) -> HttpResponse:
    there = one.people.filter(member=about).first()
    is_own = about == request.member
    form = PartForm(request.POST or None, initial={"part": there.part if there and is_own else ""})
    if form.is_valid():
        try:
            actions.take_part(one, about, form.cleaned_data["part"], by=request.member)
            messages.success(request, _("Kept. This can be changed at any time."))
            return to_round(one)
        except actions.CannotAskAboutTies as error:
            form.add_error(None, str(error))
    return form_page(request, "review/ties_part.html", form, round=one, about=about, is_own=is_own)


def say_ties(request: HttpRequest, one: TieRound, about: Member) -> HttpResponse:
    there = one.people.filter(member=about).first()
    is_own = about == request.member
    if request.method != "POST" and not (one.is_asking and there and there.is_in):
        messages.error(request, str((actions.NotInIt if one.is_asking else actions.NotAsking).words))
        return to_round(one)
    form = AnswerTiesForm(request.POST if request.method == "POST" else None, round=one, about=about, is_own=is_own)
    if form.is_valid():
        try:
            actions.answer(one, about, form.told, by=request.member)
            messages.success(request, _("Your answer is kept. Nobody else sees it.") if is_own else _("It is kept."))
            return redirect("review:tie-round", one.project.slug, one.ref)
        except actions.CannotAskAboutTies as error:
            form.add_error(None, str(error))
    return form_page(request, "review/ties_answer.html", form, round=one, about=about, is_own=is_own)
