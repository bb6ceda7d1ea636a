""" "It is meant so": the group looked at something that seemed to be missing, and leaves it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import pathway_more as actions
from ...methods.pathway import Track
from ...methods.pathway_checks import OF_THE_WHOLE, Gap
from ...models import Project, Stone


@project_page(edit=True)
@require_POST
def mean_so(request: HttpRequest, project: Project, gap: str, track: str = "both", ref: str = "") -> HttpResponse:
    actions.mean_so(project, by=request.member, **what(project, gap, track, ref))
    messages.success(request, _("It is meant so. You find it under “Meant so”, where you can ask again."))
    return back(request, project)


@project_page(edit=True)
@require_POST
def ask_again(request: HttpRequest, project: Project, gap: str, track: str = "both", ref: str = "") -> HttpResponse:
    actions.ask_again(project, by=request.member, **what(project, gap, track, ref))
    messages.success(request, _("It is asked again."))
    return back(request, project)


def what(project: Project, gap: str, track: str, ref: str) -> dict:
    """Which gap, and where. Only those that there are."""
    if gap not in set(Gap) or track not in set(Track) or (gap in OF_THE_WHOLE) == bool(ref):
        raise Http404
    stone: Stone | None = get_object_or_404(project.stones.standing(), ref=ref) if ref else None
    return {"gap": Gap(gap), "track": Track(track), "stone": stone}


def back(request: HttpRequest, project: Project) -> HttpResponse:
    """To the page where the button was: the check of the guided way, or the pathway."""
    if request.GET.get("at") == "check":
        return redirect("plan:guide", project.slug, "check")
    return redirect(f"{reverse('plan:pathway', args=[project.slug])}#missing")
