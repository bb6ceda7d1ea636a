"""How shared a decision was, as each member saw it: said by themselves, or written down for them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from ...access import project_page
from ...actions.decisions import say_how_shared
from ...models import Decision, Project
from ...models.people import MemberQuerySet
from ..answer import form_page
from .forms import SharedForm
from .gone import or_back


@project_page(edit=True)
@or_back(Decision)
def shared(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    decision = decision_of(project, ref)
    mine = decision.shared_views.filter(member=request.member).first()
    form = SharedForm(request.POST if request.method == "POST" else None, initial={"rung": mine.rung if mine else ""})
    if form.is_valid():
        say_how_shared(decision, form.cleaned_data["rung"], by=request.member)
        messages.success(request, _("Thank you. It is kept."))
        return redirect("decide:decision", project.slug, ref)
    others = without_account(project).order_by("name", "pk")
    return form_page(request, "decide/shared.html", form, decision=decision, others=others)


@project_page(edit=True)
@or_back(Decision)
def shared_for(request: HttpRequest, project: Project, ref: str, member: str) -> HttpResponse:
    """For somebody without an account. What is kept of them is not shown: it is theirs."""
    decision = decision_of(project, ref)
    about = get_object_or_404(without_account(project), ref=member)
    form = SharedForm(request.POST if request.method == "POST" else None, initial={"rung": ""}, about=about.name)
    if form.is_valid():
        say_how_shared(decision, form.cleaned_data["rung"], by=request.member, of=about)
        messages.success(request, _("It is kept."))
        return redirect("decide:decision", project.slug, ref)
    is_there = decision.shared_views.filter(member=about).exists()
    return form_page(request, "decide/shared.html", form, decision=decision, about=about, is_there=is_there)


def decision_of(project: Project, ref: str) -> Decision:
    return get_object_or_404(project.decisions.standing(), ref=ref)


def without_account(project: Project) -> MemberQuerySet:
    """Everybody else says it themselves."""
    return project.members.present().filter(user=None)
