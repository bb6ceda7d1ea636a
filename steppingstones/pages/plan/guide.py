"""The guided way: backwards mapping, one question a page.

The issue and the impact come first, on both tracks. Then the walk asks of one stone after another what must be true
first (see `walk.py`). Whoever stops can come back to any page.
"""

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions.pathway import PathwayError, add_stone
from ...methods.pathway import TRACKS, Kind, Pathway, Stone, Track
from ...methods.pathway_checks import Gap
from ...methods.pathway_walk import next_open, open_stones
from ...models import Project
from ...queries.pathway import level_name, pathway_of, picture_of, size_in_words, track_name
from ...queries.pathway_more import checks_of, meant_so
from ..once import once
from .guide_forms import GuideForm
from .prompts import PAGES, Page
from .words import in_words

ALL = 50  # checks on the last page; mend these, and the next come
FEW = 6  # answers that are open above the question; more are folded away
WALKED = {"outcomes": (Kind.IMPACT, Kind.LONG), "activities": (Kind.IMPACT, Kind.LONG, Kind.SHORT)}


@project_page(edit=True)
@once
def guide(request: HttpRequest, project: Project, step: str) -> HttpResponse:
    """One of the five pages. Sending the first two adds what was written, and stays here for more."""
    page, pathway = page_or_404(step), pathway_of(project)
    if page.name in WALKED:
        return walk_on(request, project, page, pathway)
    if page.kind is None:
        return check_page(request, project, page, pathway)
    form = form_of(page, request)
    if form.is_bound and form.is_blank:
        form.add_error(None, _("Write something in the box first. Or go on to the next question."))
    if form.is_valid() and keep(form, request, project):
        return redirect(request.path)
    return show(request, page, pathway, form)


@project_page(edit=True)
@require_POST
@once
def guide_next(request: HttpRequest, project: Project, step: str) -> HttpResponse:
    """Add what was written, if anything, and go on to the next question."""
    page, pathway = page_or_404(step), pathway_of(project)
    _before, after = beside(page)
    if page.kind not in (Kind.ISSUE, Kind.IMPACT):
        raise Http404  # the walk has questions of its own, and the check is the last page
    form = form_of(page, request)
    if form.is_valid() and keep(form, request, project):
        return redirect("plan:guide", project.slug, after.name)
    return show(request, page, pathway, form)


@project_page(edit=True)
def guide_on(request: HttpRequest, project: Project) -> HttpResponse:
    """Go on where the group stopped: to the next question that the pathway leaves open."""
    pathway, meant = pathway_of(project), meant_so(project)
    asked = [("issue", Gap.NO_ISSUE, Kind.ISSUE, Track.BOTH)]
    asked += [("impact", Gap.NO_IMPACT, Kind.IMPACT, track) for track in TRACKS]
    for page, gap, kind, track in asked:
        if not pathway.on(kind, track) and (gap, track, "") not in meant:
            return redirect("plan:guide", project.slug, page)
    return to_question(project, next_open(pathway, enough(project)))


def page_or_404(step: str) -> Page:
    for page in PAGES:
        if page.name == step:
            return page
    raise Http404


def beside(page: Page) -> tuple[Page | None, Page | None]:
    """The page before and the page after."""
    place = PAGES.index(page)
    return (PAGES[place - 1] if place else None), (PAGES[place + 1] if place + 1 < len(PAGES) else None)


def form_of(page: Page, request: HttpRequest) -> GuideForm:
    said = request.POST if request.method == "POST" else None
    return GuideForm(said, kind=page.kind, tracks=page.tracks)


def keep(form: GuideForm, request: HttpRequest, project: Project) -> bool:
    """Add the answers."""
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


def walk_on(request: HttpRequest, project: Project, page: Page, pathway: Pathway) -> HttpResponse:
    """To the first open question of this part of the walk. If none is open: the stones, to ask again of any."""
    kinds = WALKED[page.name]
    found = [stone for stone in open_stones(pathway, enough(project)) if stone.kind in kinds]
    if found:
        return to_question(project, found[0])
    words = {**frame(page), "answers": answers_so_far(page, pathway), "has_impact": bool(pathway.on(Kind.IMPACT))}
    return render(request, "plan/guide_walked.html", words)


def to_question(project: Project, stone: Stone | None) -> HttpResponse:
    """To what is asked about this stone; to the check, if there is none."""
    if stone is None:
        return redirect("plan:guide", project.slug, "check")
    return redirect("plan:stone-first", project.slug, stone.key)


def enough(project: Project) -> set[str]:
    """The stones of which the group said that nothing must come first."""
    return {ref for gap, _track, ref in meant_so(project) if gap == Gap.NOTHING_LEADS_HERE}


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
    last = kinds.index(Kind.SHORT if page.kind == Kind.LONG else page.kind)
    return [
        {"name": level_name(kind), "lanes": [lane_so_far(pathway, kind, track) for track in tracks_of(kind)]}
        for kind in kinds[: last + 1]
        if pathway.on(kind)
    ]


def tracks_of(kind: Kind) -> tuple[Track, ...]:
    return (Track.BOTH,) if kind == Kind.ISSUE else TRACKS


def lane_so_far(pathway: Pathway, kind: Kind, track: Track) -> dict:
    label = "" if track == Track.BOTH else track_name(track)
    return {"track": track, "label": label, "stones": pathway.on(kind, track), "is_asked": kind.level > 1}
