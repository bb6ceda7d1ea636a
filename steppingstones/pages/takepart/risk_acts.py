"""What is done with a risk: each says how they see it, and it is closed with a reason."""

from django.contrib import messages
from django.forms import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import removals
from ...actions import risks as actions
from ...models import Project
from ..answer import form_page
from ..meanwhile import meanwhile
from .risk_forms import CloseForm, ViewForm


@project_page(edit=True)
def view(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """How I see it. Nobody can say it for me."""
    risk = get_object_or_404(project.risks.standing(), ref=ref)
    mine = risk.views.filter(member=request.member).first()
    form = ViewForm(request.POST or None, initial=model_to_dict(mine) if mine else None)
    if form.is_valid():
        actions.say_how_seen(risk, form.cleaned_data, by=request.member)
        messages.success(request, _("Thank you. It is kept."))
        return redirect("takepart:risk", project.slug, ref)
    return form_page(request, "takepart/risk_view.html", form, risk=risk, mine=mine)


@project_page(edit=True)
@require_POST
def view_take_back(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    actions.take_view_back(get_object_or_404(project.risks.standing(), ref=ref), by=request.member)
    messages.success(request, _("What you said is gone."))
    return redirect("takepart:risk", project.slug, ref)


@project_page(edit=True)
def close(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    risk = get_object_or_404(project.risks.standing(), ref=ref)
    form = meanwhile(CloseForm(request.POST or None, initial={"why": risk.closed_why}), request)
    if form.is_valid():
        actions.close(risk, form.cleaned_data["why"], by=request.member)
        messages.success(request, _("It is closed."))
        return redirect("takepart:risk", project.slug, ref)
    return form_page(request, "takepart/risk_close.html", form, risk=risk)


@project_page(edit=True)
@require_POST
def open_again(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    actions.open_again(get_object_or_404(project.risks.standing(), ref=ref), by=request.member)
    messages.success(request, _("It is open again."))
    return redirect("takepart:risk", project.slug, ref)


@project_page(edit=True)
@require_POST
def remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    removals.remove(get_object_or_404(project.risks, ref=ref), by=request.member)
    return redirect(f"{reverse('takepart:risks', args=[project.slug])}?removed={ref}")


@project_page(edit=True)
@require_POST
def restore(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    removals.put_back(get_object_or_404(project.risks, ref=ref), by=request.member)
    return redirect("takepart:risk", project.slug, ref)
