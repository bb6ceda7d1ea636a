"""Who is asked to come, what they answered, and what they need."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from ...access import project_page
from ...actions import meetings as action
from ...models import Invited, Project
from ...queries import meetings as query
from ..answer import form_page
from ..meanwhile import meanwhile
from .meeting_forms import AnswerForm, ChecklistForm, InviteForm
from .meetings import PAGE, find


@project_page()
def invited(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    found = find(project, ref)
    asked = query.invited(found)
    page = Paginator(asked, PAGE).get_page(request.GET.get("page"))
    context = {"meeting": found, "page": page, "asked": page.object_list, "answers": query.answers(asked)}
    return render(request, "takepart/meetings/invited.html", context)


@project_page(edit=True)
def invite(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    found = find(project, ref)
    sent = request.POST if request.method == "POST" else None  # nobody ticked is an answer too
    form = meanwhile(InviteForm(sent, meeting=found), request)
    if form.is_valid():
        action.invite(found, form.cleaned_data["members"], by=request.member)
        messages.success(request, _("The list of people who are invited is kept."))
        return redirect("takepart:meeting", project.slug, ref)
    return form_page(request, "takepart/meetings/invite.html", form, meeting=found)


@project_page()
def answer(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """What the member says for themselves; readers too."""
    return answer_of(request, project, ref, request.member.ref)


@project_page(facilitator=True)
def answer_for(request: HttpRequest, project: Project, ref: str, member: str) -> HttpResponse:
    """For somebody without an account, who says it to a facilitator."""
    return answer_of(request, project, ref, member)


def answer_of(request: HttpRequest, project: Project, ref: str, member: str) -> HttpResponse:
    found = find(project, ref)
    theirs = found.invited.filter(member__left_at=None).select_related("member", "meeting")
    asked: Invited = get_object_or_404(theirs, member__ref=member)
    start = {"answer": asked.answer, "needs": asked.needs}
    form = AnswerForm(request.POST if request.method == "POST" else None, initial=start)
    if meanwhile(form, request).is_valid():
        given = form.cleaned_data
        action.answer(asked, given["answer"], given["needs"], by=request.member)
        messages.success(request, _("Thank you. The answer is kept."))
        return redirect("takepart:meeting", project.slug, ref)
    is_mine = asked.member == request.member
    return form_page(request, "takepart/meetings/answer.html", form, meeting=found, asked=asked, is_mine=is_mine)


@project_page(edit=True)
def checklist(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    found = find(project, ref)
    asked = query.invited(found)
    lines = query.checklist(found, asked)
    form = meanwhile(ChecklistForm(request.POST if request.method == "POST" else None, lines=lines), request)
    if form.is_valid():
        by_key, own = form.looked()
        action.keep_checklist(found, by_key, own, by=request.member)
        messages.success(request, _("The checklist is kept."))
        return redirect("takepart:meeting-access", project.slug, ref)
    said = [each for each in asked if each.needs] if request.member.is_facilitator else []
    context = {"meeting": found, "said": said, "asked": len(asked)}
    return form_page(request, "takepart/meetings/access.html", form, **context)
