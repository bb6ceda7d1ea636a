"""The guided way: backwards mapping in five pages. Each asks one question, on both tracks.

Whoever stops can come back to any page. What is typed is kept by both buttons: "Add" stays, "Save and go on" leads on.
"""

from urllib.parse import urlencode

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions.pathway import PathwayError, add_stone
from ...methods.pathway import OUTCOMES, TRACKS, Kind, Pathway, Track
from ...models import Project
from ...queries.pathway import level_name, pathway_of, picture_of, size_in_words, track_name
from ...queries.pathway_more import checks_of
from ..once import once
from .forms import GuideForm
from .prompts import PAGES, Page
from .words import in_words

ALL = 50  # checks on the last page; mend these, and the next come
FEW = 6  # answers that are open above the question; more are folded away


@project_page(edit=True)
@once
def guide(request: HttpRequest, project: Project, step: str) -> HttpResponse:
    """One of the five pages. Sending it adds what was written, and stays here for more."""
    page, pathway = page_or_404(step), pathway_of(project)
    if page.kind is None:
        return check_page(request, project, page, pathway)
    form = form_of(page, pathway, request)
    if form.is_bound and form.is_blank:
        form.add_error(None, _("Write something in the box first. Or go on to the next question."))
    if form.is_valid() and keep(form, request, project):
        return redirect(f"{request.path}?{urlencode(form.chosen())}" if form.chosen() else request.path)
    return show(request, page, pathway, form)


@project_page(edit=True)
@require_POST
@once
def guide_next(request: HttpRequest, project: Project, step: str) -> HttpResponse:
    """Add what was written, if anything, and go on to the next question."""
    page, pathway = page_or_404(step), pathway_of(project)
    _before, after = beside(page)
    if after is None:
        raise Http404  # the check is the last page
    form = form_of(page, pathway, request)
    if form.is_valid() and keep(form, request, project):
        return redirect("plan:guide", project.slug, after.name)
    return show(request, page, pathway, form)


def page_or_404(step: str) -> Page:
    for page in PAGES:
        if page.name == step:
            return page
    raise Http404


def beside(page: Page) -> tuple[Page | None, Page | None]:
    """The page before and the page after."""
    place = PAGES.index(page)
    return (PAGES[place - 1] if place else None), (PAGES[place + 1] if place + 1 < len(PAGES) else None)


def form_of(page: Page, pathway: Pathway, request: HttpRequest) -> GuideForm:
    said = request.POST if request.method == "POST" else None
    return GuideForm(said, kind=page.kind, tracks=page.tracks, pathway=pathway, wishes=request.GET)


def keep(form: GuideForm, request: HttpRequest, project: Project) -> bool:
    """Add the answers. If the pathway changed meanwhile so that a step no longer fits, the form says so."""
    try:
        with transaction.atomic():  # both tracks, or neither
            for answer in form.answers():
                add_stone(project, by=request.member, **answer)
    except PathwayError as error:
        form.add_error(None, str(error))
        return False
    return True


def show(request: HttpRequest, page: Page, pathway: Pathway, form: GuideForm) -> HttpResponse:
    answers = {"answers": answers_so_far(page, pathway), "few": len(pathway.stones) <= FEW}
    words = {**frame(page), **answers, "form": form}
    return render(request, "plan/guide.html", words, status=422 if form.errors else 200)


def check_page(request: HttpRequest, project: Project, page: Page, pathway: Pathway) -> HttpResponse:
    found, meant = checks_of(project, pathway)
    words = {
        **frame(page),
        "checks": in_words(found[:ALL], project),
        "more_checks": max(len(found) - ALL, 0),
        "meant_so": in_words(meant[:ALL], project),
        "at": "check",
        "picture": mark_safe(picture_of(project, pathway)),
        "pathway": pathway,
        "size": size_in_words(pathway),
    }
    return render(request, "plan/guide_check.html", words)


def frame(page: Page) -> dict:
    before, after = beside(page)
    return {"page": page, "pages": PAGES, "before": before, "after": after, "number": PAGES.index(page) + 1}


def answers_so_far(page: Page, pathway: Pathway) -> list[dict]:
    """What has been written up to this page: the issue first, then backwards from the impact."""
    kinds = [Kind.ISSUE, Kind.IMPACT, Kind.LONG, Kind.SHORT, Kind.ACTIVITY]
    last = kinds.index(Kind.SHORT if page.kind in OUTCOMES else page.kind)
    return [
        {"name": level_name(kind), "lanes": [lane_so_far(pathway, kind, track) for track in tracks_of(kind)]}
        for kind in kinds[: last + 1]
        if pathway.on(kind)
    ]


def tracks_of(kind: Kind) -> tuple[Track, ...]:
    return (Track.BOTH,) if kind == Kind.ISSUE else TRACKS


def lane_so_far(pathway: Pathway, kind: Kind, track: Track) -> dict:
    label = "" if track == Track.BOTH else track_name(track)
    return {"track": track, "label": label, "stones": pathway.on(kind, track)}
