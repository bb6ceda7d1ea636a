"""The people room: who is in the group, what helps them, and who looks after what."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access import may_manage, project_page
from ...actions.people import PeopleError, add_member, change_member, tell_how_to_sign_in
from ...actions.people import leave as leave_project
from ...models import Member, Project
from ...queries.people import card_of_member, people, sides
from ..meanwhile import meanwhile
from ..once import once
from .forms import MemberForm, OwnForm


@project_page()
def members(request: HttpRequest, project: Project) -> HttpResponse:
    page = people(project, seen_by=request.member, page=request.GET.get("page", 1))
    words = {"page": page, "sides": sides(project), "may_manage": may_manage(request.member)}
    return render(request, "people/members.html", words)


@project_page(facilitator=True)
@once
def add(request: HttpRequest, project: Project) -> HttpResponse:
    form = MemberForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            member = add_member(project, by=request.member, site=sign_in_page(request), **form.about())
        except PeopleError as error:
            form.add_error("email", str(error))
        else:
            messages.success(request, _("%(name)s is in the group.") % {"name": member.name})
            return redirect("people:members", project.slug)
    return render(request, "people/add.html", {"form": form}, status=422 if form.errors else 200)


@project_page()
def edit(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    member = personal(request, project, ref)
    form_class = MemberForm if may_manage(request.member) else OwnForm
    form = meanwhile(form_class(request.POST or None, instance=member), request)
    if request.method == "POST" and form.is_valid():
        try:
            change_member(member, by=request.member, site=sign_in_page(request), **form.about())
        except PeopleError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Saved."))
            return redirect("people:members", project.slug)
    person = project.members.get(pk=member.pk)  # the form has changed `member` already
    words = {"form": form, "person": person, "card": card_of_member(person), "may_manage": may_manage(request.member)}
    return render(request, "people/edit.html", words, status=422 if form.errors else 200)


@project_page()
def leave(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    member = personal(request, project, ref)
    if request.method != "POST":
        return render(request, "people/leave.html", {"person": member})
    try:
        leave_project(member, by=request.member)
    except PeopleError as error:
        return render(request, "people/leave.html", {"person": member, "error": error}, status=422)
    messages.success(request, _("%(name)s is no longer in the group.") % {"name": member.name})
    return redirect("home:projects" if member == request.member else members_page(project))


@project_page(facilitator=True)
@require_POST
def invite(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    member = get_object_or_404(project.members.present(), ref=ref)
    try:
        tell_how_to_sign_in(member, by=request.member, site=sign_in_page(request))
    except PeopleError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("An email to %(name)s is on its way.") % {"name": member.name})
    return redirect("people:members", project.slug)


def personal(request: HttpRequest, project: Project, ref: str) -> Member:
    """A member whose own page this reader may open: a facilitator anybody's, everyone else their own."""
    member = get_object_or_404(project.members.present().select_related("user", "project"), ref=ref)
    if not may_manage(request.member) and member != request.member:
        raise PermissionDenied(_("Only a facilitator can do this. Ask one of them."))
    return member


def members_page(project: Project) -> str:
    return reverse("people:members", args=[project.slug])


def sign_in_page(request: HttpRequest) -> str:
    """Where somebody signs in, as it is written in a mail."""
    return request.build_absolute_uri(reverse("account_login"))
