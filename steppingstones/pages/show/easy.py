"""Writing the Easy Read version of a report: each row beside its source, its words, its pictures."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import easy_read as actions
from ...documents.pictures import suggest
from ...models import Project, Report
from ...queries.easy_read import RowShown, Version, open_readings, standing_words, version_of
from ...queries.reports import easy_parts
from ..answer import form_page
from ..meanwhile import meanwhile
from ..once import once
from .easy_forms import CommentForm, PictureForm, RowForm
from .finding import find_report

A_PAGE = 20
PICTURES = 12


@dataclass(frozen=True, kw_only=True)
class Place:
    """A row of the version of a report."""

    report: Report
    version: Version
    row: RowShown

    @property
    def url(self) -> str:
        """Where it stands in the list."""
        page = self.version.rows.index(self.row) // A_PAGE + 1
        return f"{reverse('show:easy', args=[self.report.project.slug, self.report.ref])}?page={page}#{self.row.id}"

    @property
    def own_url(self) -> str:
        return reverse("show:easy-row", args=[self.report.project.slug, self.report.ref, self.row.source.key])


def place_of(project: Project, ref: str, key: str) -> Place:
    report = find_report(project, ref)
    found = version_of(report, easy_parts(report))
    row = found.row(key)
    if row is None:
        raise Http404
    return Place(report=report, version=found, row=row)


@project_page()
def version(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    report = find_report(project, ref)
    found = version_of(report, easy_parts(report))
    page = Paginator(found.rows, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "report": report,
        "version": found,
        "page": page,
        "standing": standing_words(found.standing),
        "readings": open_readings(report),
    }
    return render(request, "show/easy.html", context)


@project_page(edit=True)
def row(request: HttpRequest, project: Project, ref: str, key: str) -> HttpResponse:
    place = place_of(project, ref, key)
    slots = [name for name, _value in place.row.source.facts]
    form = meanwhile(RowForm(request.POST or None, initial=as_kept(place.row), slots=slots), request)
    if form.is_valid():
        typed = form.cleaned_data
        if typed["leave_out"]:
            actions.leave_out(place.report, place.row.source, typed["why"], by=request.member)
        else:
            actions.write(place.report, place.row.source, typed["words"], by=request.member)
        messages.success(request, _("Kept. Choose the pictures next."))
        return redirect(place.own_url)
    context = {"report": place.report, "row": place.row, "back": place.url}
    return form_page(request, "show/easy_row.html", form, **context)


def as_kept(row: RowShown) -> dict[str, object]:
    if row.writing is None:
        return {"words": row.source.pattern, "leave_out": False, "why": ""}
    words = "\n".join(line["words"] for line in row.writing.lines) or row.source.pattern
    return {"words": words, "leave_out": not row.writing.lines, "why": row.writing.why_left_out}


@project_page(edit=True)
@require_POST
def split(request: HttpRequest, project: Project, ref: str, key: str) -> HttpResponse:
    """Each sentence becomes a line of its own."""
    place = place_of(project, ref, key)
    actions.split(place.report, place.row.source, by=request.member)
    return redirect(place.own_url)


@project_page(edit=True)
@require_POST
def keep(request: HttpRequest, project: Project, ref: str, key: str) -> HttpResponse:
    """The source has changed, and what was written is still right."""
    place = place_of(project, ref, key)
    if place.row.writing:
        actions.still_right(place.report, place.row.source, by=request.member)
    return redirect(place.url)


@project_page(edit=True)
@require_POST
def back(request: HttpRequest, project: Project, ref: str, key: str) -> HttpResponse:
    """Take away what was written."""
    place = place_of(project, ref, key)
    if place.row.writing:
        actions.as_before(place.row.writing, by=request.member)
        messages.success(request, _("What was written for this row is taken away."))
    return redirect(place.url)


@project_page(edit=True)
def choose_picture(request: HttpRequest, project: Project, ref: str, key: str, place: int) -> HttpResponse:
    """The picture of one line, found by the words of the line or by a word that somebody types."""
    here = place_of(project, ref, key)
    lines = here.row.as_written
    if not 0 < place <= len(lines):
        raise Http404
    line, looked_for = lines[place - 1], request.GET.get("q", "")[:100]
    found = list(dict.fromkeys([*suggest(looked_for or line.words, at_most=PICTURES), line.picture]))
    sent = request.POST if request.method == "POST" else None
    form = PictureForm(sent, found=found, initial={"picture": line.picture})
    if form.is_valid():
        actions.choose_picture(here.report, here.row.source, place, form.cleaned_data["picture"], by=request.member)
        return redirect(here.own_url)
    context = {"report": here.report, "row": here.row, "line": line, "q": looked_for, "back": here.own_url}
    return form_page(request, "show/easy_picture.html", form, number=len(found), **context)


# --- What members say about a row -----------------------------------------------------------------------------


@project_page(edit=True)
@once
def say(request: HttpRequest, project: Project, ref: str, key: str) -> HttpResponse:
    place = place_of(project, ref, key)
    form = CommentForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.comment(place.report, key, form.cleaned_data["words"], by=request.member)
        return redirect(place.url)
    return form_page(request, "show/easy_say.html", form, report=place.report, row=place.row, back=place.url)


@project_page(edit=True)
@require_POST
def settle(request: HttpRequest, project: Project, ref: str, easycomment: str) -> HttpResponse:
    report = find_report(project, ref)
    said = get_object_or_404(report.easy_comments, ref=easycomment)
    actions.settle(said, today=timezone.localdate(), by=request.member)
    messages.success(request, _("Settled."))
    return redirect("show:easy", project.slug, ref)
