"""What is missing, what could help, and when it was met."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import assets as actions
from ...actions import removals
from ...models import Need, Project
from ...queries.assets import in_words, missing, tell
from ..answer import form_page
from ..meanwhile import meanwhile
from ..once import once
from ..put_aside import put_aside, removed_page
from .asset_forms import HelpForm, NeedForm

A_PAGE = 50


@project_page()
def needs(request: HttpRequest, project: Project) -> HttpResponse:
    """What is missing; `?show=met`: what was missing once."""
    is_closed = request.GET.get("show") == "met"
    page = Paginator(missing(project, is_closed=is_closed), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "query": "show=met" if is_closed else "",
        "is_closed": is_closed,
        "found": tell(project, page.object_list),
        "summary": in_words(project),
        **put_aside(request, project.needs, "takepart:need-restore", project.slug),
    }
    return render(request, "takepart/needs.html", context)


@project_page(edit=True)
@once
def need_add(request: HttpRequest, project: Project) -> HttpResponse:
    need = Need(project=project, made_on=timezone.localdate())
    form = NeedForm(request.POST or None, instance=need, project=project)
    if form.is_valid():
        actions.keep_need(form.save(commit=False), by=request.member)
        messages.success(request, _("Written down."))
        return to_need(need)
    return form_page(request, "takepart/need_form.html", form)


@project_page(edit=True)
@once
def need_edit(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    need = get_object_or_404(project.needs, ref=ref)
    if need.removed_at:
        restore = reverse("takepart:need-restore", args=[project.slug, ref])
        up = reverse("takepart:needs", args=[project.slug])
        return removed_page(request, need, restore, up, typed=("words",))
    form = meanwhile(NeedForm(request.POST or None, instance=need, project=project), request)
    if form.is_valid():
        actions.keep_need(form.save(commit=False), by=request.member)
        messages.success(request, _("The change is kept."))
        return to_need(need)
    return form_page(request, "takepart/need_form.html", form, need=need)


@project_page(edit=True)
def need_help(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Who could help with this: gifts of the same kind, or those with the words in `?q=…`."""
    need = get_object_or_404(project.needs.standing(), ref=ref)
    words = request.GET.get("q", "")[:200]
    form = HelpForm(request.POST if request.method == "POST" else None, need=need, words=words)
    if meanwhile(form, request).is_valid():
        actions.meet_need(need, form.cleaned_data["assets"], by=request.member)
        messages.success(request, _("It is kept who helps with this."))
        return to_need(need)
    return form_page(request, "takepart/need_help.html", form, need=need, words=words)


@project_page(edit=True)
@require_POST
def need_close(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    need = get_object_or_404(project.needs.standing(), ref=ref)
    actions.close_need(need, by=request.member)
    messages.success(request, _("It is not missing any more. It stands with what was met."))
    return redirect(f"{reverse('takepart:needs', args=[project.slug])}?show=met#need-{ref}")


@project_page(edit=True)
@require_POST
def need_open(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    need = get_object_or_404(project.needs.standing(), ref=ref)
    actions.open_need(need, by=request.member)
    messages.success(request, _("It stands with what is missing again."))
    return to_need(need)


@project_page(edit=True)
@require_POST
def need_remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    removals.remove(get_object_or_404(project.needs, ref=ref), by=request.member)
    return redirect(f"{reverse('takepart:needs', args=[project.slug])}?removed={ref}")


@project_page(edit=True)
@require_POST
def need_restore(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    need = get_object_or_404(project.needs, ref=ref)
    removals.put_back(need, by=request.member)
    return to_need(need)


def to_need(need: Need) -> HttpResponse:
    show = "?show=met" if need.closed_on else ""
    return redirect(f"{reverse('takepart:needs', args=[need.project.slug])}{show}#need-{need.ref}")
