"""Versions of the pathway: naming one, looking at one, comparing any two, and bringing one back."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from ...access import project_page
from ...actions import versions as actions
from ...actions.pathway import PathwayError
from ...documents.pathway_picture import PAPER
from ...methods.pathway_data import from_data
from ...models import Project
from ...queries.compared import NOW, Level, Point, at_version, choices, comparison, drawn, levels, point, preview
from ...queries.pathway import pathway_of, picture_of, size_in_words
from ...queries.pathway_since import last_number
from ...queries.versions import agreed_words, by_side, in_force, listed, versions_of
from ..meanwhile import meanwhile
from ..once import once
from .version_forms import CompareForm, VersionForm, WhyForm

A_PAGE = 50
LISTED = 50  # stones in a list that shows all levels
DRAWN = 80  # stones in a picture that is part of a page
SVG = "image/svg+xml"
EMPTY = '<svg xmlns="http://www.w3.org/2000/svg"/>'


@project_page()
def versions(request: HttpRequest, project: Project) -> HttpResponse:
    page = Paginator(versions_of(project).prefetch_related("agreed_by"), A_PAGE).get_page(request.GET.get("page"))
    last = versions_of(project).first()
    number = last_number(project)
    context = {
        "page": page,
        "versions": listed(project, page),
        "changes": number - (last.after if last else 0),
        "last": last,
        "has_stones": project.stones.standing().exists(),
    }
    return render(request, "plan/versions.html", context)


@project_page(edit=True)
@once
def version_add(request: HttpRequest, project: Project) -> HttpResponse:
    """Freeze the pathway as it is now."""
    form = VersionForm(request.POST or None, project=project, initial={"agreed_on": timezone.localdate()})
    if form.is_valid():
        try:
            version = actions.name_version(project, by=request.member, **form.cleaned_data)
        except PathwayError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("This version is kept."))
            return redirect("plan:version", project.slug, version.ref)
    page = {"form": form, "size": size_in_words(pathway_of(project))}
    return render(request, "plan/version_form.html", page, status=status(form))


@project_page()
def version(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    version = get_object_or_404(project.pathwayversions, ref=ref)
    pathway = from_data(version.pathway)
    context = {
        "version": version,
        "agreed": agreed_words(version),
        "sides": by_side(version.agreed_by.all()),
        "is_in_force": version == in_force(project),
        "is_now": preview(project, pathway_of(project), pathway).count == 0,
        "size": size_in_words(pathway),
        "picture": mark_safe(picture_of(project, pathway)) if len(pathway.stones) <= DRAWN else "",
        **one_level(request, levels(pathway)),
    }
    return render(request, "plan/version.html", context)


@project_page()
def version_picture(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """The picture of a version by itself, to be made as large as one likes."""
    version = get_object_or_404(project.pathwayversions, ref=ref)
    return HttpResponse(picture_of(project, from_data(version.pathway), colours=PAPER), content_type=SVG)


@project_page(edit=True)
def version_edit(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """What is said about a version, and who agreed. The pathway in it does not change."""
    version = get_object_or_404(project.pathwayversions, ref=ref)
    now = {name: getattr(version, name) for name in ("name", "why", "agreed_on")}
    now["agreed_by"] = [member.ref for member in version.agreed_by.all()]
    # Nobody ticked is an answer too.
    said = request.POST if request.method == "POST" else None
    form = meanwhile(VersionForm(said, project=project, version=version, initial=now), request)
    if form.is_valid():
        actions.change_version(version, by=request.member, **form.cleaned_data)
        messages.success(request, _("The change is kept."))
        return redirect("plan:version", project.slug, ref)
    return render(request, "plan/version_form.html", {"form": form, "version": version}, status=status(form))


@project_page(edit=True)
@once
def version_bring_back(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Show what would change, and do it when somebody says so."""
    version = get_object_or_404(project.pathwayversions, ref=ref)
    form = WhyForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.bring_back(version, by=request.member, **form.cleaned_data)
        except PathwayError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("“%(name)s” is back. You can undo this.") % {"name": version.name})
            return redirect("plan:pathway", project.slug)
    found = preview(project, pathway_of(project), from_data(version.pathway))
    page = {"form": form, "version": version, "count": found.count, "groups": found.groups()}
    return render(request, "plan/version_back.html", page, status=status(form))


@project_page()
def compare(request: HttpRequest, project: Project) -> HttpResponse:
    """Any two points in the life of the pathway, the earlier one first, whichever way round they were asked for."""
    first, second = asked(request, project)
    said = {"first": first.key, "second": second.key}
    found, both = comparison(project, first, second), drawn(first, second)
    page = Paginator(found.sentences, A_PAGE).get_page(request.GET.get("page"))
    is_small = both is not None and len(both.found.pathway.stones) <= DRAWN
    context = {
        "form": CompareForm(initial=said, points=choices(project, first, second)),
        "first": first,
        "second": second,
        "query": urlencode(said),
        "count": found.count,
        "groups": found.groups(max(page.start_index() - 1, 0), page.end_index()),
        "page": page,
        "drawn": both,
        "picture": mark_safe(both.picture) if is_small else "",
        **one_level(request, both.levels if both else ()),
    }
    return render(request, "plan/compare.html", context)


@project_page()
def compare_picture(request: HttpRequest, project: Project) -> HttpResponse:
    """The picture of two versions by itself."""
    both = drawn(*asked(request, project), colours=PAPER)
    return HttpResponse(both.picture if both else EMPTY, content_type=SVG)


# --- What the views share ---------------------------------------------------------------------------------


def asked(request: HttpRequest, project: Project) -> tuple[Point, Point]:
    """The two that were asked for; else the last version, or the very beginning, and now."""
    last = versions_of(project).first()
    usual = at_version(last) if last else point(project, "change-0")
    first = point(project, request.GET.get("first", "")) or usual
    second = point(project, request.GET.get("second", NOW)) or point(project, NOW)
    return (second, first) if first.number > second.number else (first, second)


def one_level(request: HttpRequest, found: Sequence[Level]) -> dict[str, Any]:
    """The list; of a large pathway the level that was asked for, or the first."""
    if sum(len(lane.stones) for level in found for lane in level.lanes) <= LISTED:
        return {"levels": found, "turns": ()}
    wanted = [level for level in found if level.kind == request.GET.get("level")] or found[:1]
    return {"levels": wanted, "turns": found, "turn": wanted[0]}


def status(form) -> int:
    return 422 if form.errors else 200
