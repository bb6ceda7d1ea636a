"""The review page: the one that is being written, and those that were kept."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ...access import project_page, projects_of
from ...actions import removals
from ...actions import review_pages as actions
from ...documents import web
from ...models import Project, ReviewPage
from ...queries import review_page as queries
from ...queries.review_page_words import COSTS, OUTCOMES
from ..answer import form_page
from ..once import once
from ..put_aside import put_aside, removed_page
from .page_forms import KeepForm

A_PAGE = 30


@project_page()
@require_safe
def pages(request: HttpRequest, project: Project) -> HttpResponse:
    """The kept ones, the newest first, and the way to the next."""
    found = Paginator(queries.pages(project), A_PAGE).get_page(request.GET.get("page"))
    removed = put_aside(request, project.reviewpages.exclude(kept_on=None), "review:page-restore", project.slug)
    beside = projects_of(request.user).filter(organisation=project.organisation).count() > 1
    return render(request, "review/pages.html", {"page": found, "beside": beside, **removed})


@project_page()
@require_safe
def next_(request: HttpRequest, project: Project) -> HttpResponse:
    return next_page(request, project, KeepForm())


@project_page(edit=True)
@once
@require_POST
def keep(request: HttpRequest, project: Project) -> HttpResponse:
    form = KeepForm(request.POST)
    if form.is_valid():
        said = {"is_shared": form.cleaned_data["is_shared"], "today": timezone.localdate()}
        page = actions.keep(project, form.cleaned_data["name"], **said, by=request.member)
        messages.success(request, _("It is kept. It does not change any more."))
        return redirect("review:page", project.slug, page.ref)
    return next_page(request, project, form)


def next_page(request: HttpRequest, project: Project, form: KeepForm) -> HttpResponse:
    """What was gathered last, part by part, each with the way to write about it."""
    page = queries.in_the_making(project)
    parts = [(part, shown, *more_of(part)) for part, shown in queries.parts_shown(page)]
    context = {"page": page, "parts": parts, "has_names": queries.names_masked(page)}
    return form_page(request, "review/page_next.html", form, **context)


@project_page(edit=True)
@require_POST
def gather(request: HttpRequest, project: Project) -> HttpResponse:
    actions.gather_now(project, today=timezone.localdate(), by=request.member)
    messages.success(request, _("It is gathered. Read it, and say what you make of it."))
    return redirect("review:page-next", project.slug)


def more_of(part: str) -> tuple[str, str]:
    """What can be written down for a part besides words: the name of the address, and its words."""
    return {
        OUTCOMES: ("review:page-areas", _("Say what each outcome is about")),
        COSTS: ("value:costs", _("Write down what else it cost")),
    }.get(part, ("", ""))


@project_page()
@require_safe
def page(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    found = find(project, ref)
    if found.removed_at:
        restore = reverse("review:page-restore", args=[project.slug, ref])
        return removed_page(request, found, restore, reverse("review:pages", args=[project.slug]))
    document = queries.document_of(found)
    context = {"page": found, "document": document, "body": web.fragment(document)}
    return render(request, "review/page.html", context)


@project_page(edit=True)
@require_POST
def share(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """One address for both: the form says which."""
    found = find(project, ref)
    is_shared = request.POST.get("share") == "1"
    actions.share(found, is_shared, by=request.member)
    messages.success(request, _("It is shared.") if is_shared else _("It is not shared any more."))
    return redirect("review:page", project.slug, ref)


@project_page(edit=True)
@require_POST
def remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    removals.remove(find(project, ref), by=request.member)
    return redirect(f"{reverse('review:pages', args=[project.slug])}?removed={ref}")


@project_page(edit=True)
@require_POST
def restore(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    removals.put_back(find(project, ref), by=request.member)
    messages.success(request, _("The page is back."))
    return redirect("review:page", project.slug, ref)


def find(project: Project, ref: str) -> ReviewPage:
    """A kept page; the one that is being written has no address of its own."""
    kept = project.reviewpages.exclude(kept_on=None).select_related("project__organisation")
    return get_object_or_404(kept, ref=ref)
