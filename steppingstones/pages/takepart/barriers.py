"""What gets in the way: the field's list to begin with, what this group met, and what it tried."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import learning as actions
from ...methods.barriers import kind_of
from ...models import Barrier, Project, Tried
from ...queries import learning as queries
from ..answer import form_page
from ..meanwhile import meanwhile
from ..once import once
from ..put_aside import put_aside, removed_page
from .learning_forms import BarrierForm, TriedForm

A_PAGE = 50


@project_page()
def barriers(request: HttpRequest, project: Project) -> HttpResponse:
    page = Paginator(queries.barriers(project), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "found": queries.tell(page.object_list),
        "kinds": queries.kinds_told(project),
        "summary": queries.in_words(project),
        **put_aside(request, project.barriers, "takepart:barrier-restore", project.slug),
    }
    return render(request, "takepart/barriers.html", context)


@project_page()
def barrier(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """One barrier, what was tried against it, and what was learned from it."""
    row = get_object_or_404(project.barriers.select_related("stone", "noted_by"), ref=ref)
    if row.removed_at:
        return removed(request, row)
    context = {
        "told": queries.tell([row])[0],
        "lessons": queries.lessons(project).filter(barrier=row)[:A_PAGE],
        **put_aside(request, row.tried, "takepart:tried-restore", project.slug),
    }
    return render(request, "takepart/barrier.html", context)


def removed(request: HttpRequest, row: Barrier) -> HttpResponse:
    slug = row.project.slug
    restore = reverse("takepart:barrier-restore", args=[slug, row.ref])
    return removed_page(request, row, restore, reverse("takepart:barriers", args=[slug]), typed=("words",))


@project_page(edit=True)
@once
def barrier_add(request: HttpRequest, project: Project) -> HttpResponse:
    """Write down a barrier. `?kind=…` brings one of the field's list."""
    kind = kind_of(request.GET.get("kind", ""))
    given = {"key": kind.key if kind else "", "met_on": timezone.localdate()}
    form = BarrierForm(request.POST or None, instance=Barrier(project=project), project=project, initial=given)
    if form.is_valid():
        row = form.save(commit=False)
        actions.keep(row, by=request.member)
        messages.success(request, _("Written down. What did you try, or what could you try?"))
        return redirect("takepart:barrier", project.slug, row.ref)
    return form_page(request, "takepart/barrier_form.html", form, kind=kind)


@project_page(edit=True)
@once
def barrier_edit(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    row = get_object_or_404(project.barriers, ref=ref)
    if row.removed_at:
        return removed(request, row)
    form = meanwhile(BarrierForm(request.POST or None, instance=row, project=project), request)
    if form.is_valid():
        actions.keep(form.save(commit=False), by=request.member)
        messages.success(request, _("The change is kept."))
        return redirect("takepart:barrier", project.slug, ref)
    return form_page(request, "takepart/barrier_form.html", form, barrier=row)


@project_page(edit=True)
@require_POST
def barrier_over(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    actions.call_over(get_object_or_404(project.barriers.standing(), ref=ref), by=request.member)
    messages.success(request, _("It is over."))
    return redirect("takepart:barrier", project.slug, ref)


@project_page(edit=True)
@require_POST
def barrier_open(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    actions.call_open(get_object_or_404(project.barriers.standing(), ref=ref), by=request.member)
    messages.success(request, _("It is in the way again."))
    return redirect("takepart:barrier", project.slug, ref)


# --- What was tried ---------------------------------------------------------------------------------------


@project_page(edit=True)
@once
def tried_add(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """`?words=…` brings something that other groups try."""
    row = get_object_or_404(project.barriers.standing(), ref=ref)
    given = {"words": request.GET.get("words", "")[:300], "on": timezone.localdate()}
    tried = Tried(project=project, barrier=row)
    return tried_form(request, TriedForm(request.POST or None, instance=tried, initial=given), row)


@project_page(edit=True)
@once
def tried_edit(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    tried = get_object_or_404(project.trieds.filter(barrier__removed_at=None).select_related("barrier"), ref=ref)
    if tried.removed_at:
        restore = reverse("takepart:tried-restore", args=[project.slug, ref])
        up = reverse("takepart:barrier", args=[project.slug, tried.barrier.ref])
        return removed_page(request, tried, restore, up, typed=("words",))
    form = meanwhile(TriedForm(request.POST or None, instance=tried), request)
    return tried_form(request, form, tried.barrier)


def tried_form(request: HttpRequest, form: TriedForm, barrier: Barrier) -> HttpResponse:
    if form.is_valid():
        tried = form.save(commit=False)
        try:
            actions.keep(tried, by=request.member)
        except actions.NotOfThisGroup as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Kept."))
            return to_tried(tried)
    kind = kind_of(barrier.key)
    return form_page(request, "takepart/tried_form.html", form, barrier=barrier, kind=kind)


def to_tried(tried: Tried) -> HttpResponseRedirect:
    page = reverse("takepart:barrier", args=[tried.project.slug, tried.barrier.ref])
    return HttpResponseRedirect(f"{page}#tried-{tried.ref}")
