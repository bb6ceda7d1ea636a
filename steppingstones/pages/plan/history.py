"""Every change of the pathway with who, when and why. The reason can be added afterwards."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ...access import project_page
from ...actions.versions import say_why
from ...models import Project
from ...queries.pathway_log import acts_of, entries
from ..meanwhile import meanwhile
from .version_forms import WhyForm

A_PAGE = 50


@project_page()
def history(request: HttpRequest, project: Project) -> HttpResponse:
    page = Paginator(acts_of(project), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "plan/history.html", {"page": page, "entries": entries(project, page, request.member)})


@project_page(edit=True)
def history_why(request: HttpRequest, project: Project, number: int) -> HttpResponse:
    """The reason for something that one did oneself."""
    act = get_object_or_404(acts_of(project), number=number, member=request.member)
    form = meanwhile(WhyForm(request.POST or None, initial={"why": act.why}), request)
    if form.is_valid():
        say_why(act, by=request.member, why=form.cleaned_data["why"])
        messages.success(request, _("The reason is written down."))
        return redirect(f"{reverse('plan:history', args=[project.slug])}?{page_of(project, number)}#change-{number}")
    page = {"form": form, "entry": entries(project, [act], request.member)[0]}
    return render(request, "plan/history_why.html", page, status=422 if form.errors else 200)


def page_of(project: Project, number: int) -> str:
    """The page of the history on which this change stands."""
    newer = project.pathwayedits.filter(number__gt=number).count()
    return f"page={newer // A_PAGE + 1}"
