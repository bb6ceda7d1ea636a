"""What the group adds to the review page that is being written: its words, and what outcomes are about."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ...access import project_page
from ...actions import review_pages as actions
from ...models import Project
from ...queries import review_page as queries
from ...queries.review_page_outcomes import areas_of
from ...queries.review_page_words import HEADINGS, PARTS
from ..answer import form_page
from ..meanwhile import meanwhile
from .page_forms import AreasForm, SayForm


@project_page(edit=True)
def say(request: HttpRequest, project: Project, about: str) -> HttpResponse:
    """One part to a page: what was gathered, and what the group says about it."""
    if about not in PARTS:
        raise Http404
    page = queries.in_the_making(project)
    form = meanwhile(SayForm(request.POST or None, initial=page.said.get(about, {})), request)
    if form.is_valid():
        said = form.cleaned_data
        actions.say(project, about, said["words"], said["easy"], by=request.member)
        messages.success(request, _("Kept."))
        return redirect(to_next(project, about))
    context = {"part": about, "heading": HEADINGS[about], "shown": queries.part_shown(page, about)}
    return form_page(request, "review/page_say.html", form, **context)


@project_page(edit=True)
def areas(request: HttpRequest, project: Project) -> HttpResponse:
    stones = list(project.stones.standing().outcomes().in_order())
    form = meanwhile(AreasForm(request.POST or None, stones=stones, areas=areas_of(project)), request)
    if form.is_valid():
        actions.say_areas(project, form.areas, by=request.member)
        messages.success(request, _("Kept."))
        return redirect(to_next(project, "outcomes"))
    return form_page(request, "review/page_areas.html", form)


def to_next(project: Project, part: str) -> str:
    return f"{reverse('review:page-next', args=[project.slug])}#{part}"
