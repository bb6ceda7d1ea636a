"""The golden thread: of any one thing, and of everything that changed here."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from ...access import project_page
from ...models import Project
from ...queries.personal import details_in
from ...queries.review_decisions import statement_looked_at
from ...queries.thread_page import Answer, texts_shown, undated
from ...queries.thread_shown import thread_shown
from ...queries.thread_things import things
from ...queries.thread_whole import Part
from .thread_forms import AskForm

A_PAGE = 50
CHANGES_A_PAGE = 20
NOT_YET_SHOWN = 50


@project_page()
def thread(request: HttpRequest, project: Project) -> HttpResponse:
    """What did co-production change here, and how do we know?"""
    form = AskForm(request.GET, project=project)
    answer = Answer(project, form.asked)
    page = Paginator(answer.changes, CHANGES_A_PAGE).get_page(request.GET.get("page"))
    changes, not_yet = answer.tell(list(page.object_list)), answer.not_yet()
    shown_too = not_yet[:NOT_YET_SHOWN]
    context = {
        "form": form,
        "asked": form.asked,
        "sentences": answer.sentences(),
        "heard": answer.heard(),
        "page": page,
        "changes": changes,
        "details": details_in(project, texts_shown(changes, shown_too)) if form.asked.is_outside else [],
        "undated": undated(answer),
        "not_yet": shown_too,
        "not_yet_more": len(not_yet) - len(shown_too),
        "query": form.address(),
        "query_inside": form.address(without="outside"),
    }
    return render(request, "understand/thread.html", context)


@project_page()
def thread_of(request: HttpRequest, project: Project, noun: str, ref: str) -> HttpResponse:
    """The whole thread of anything that stands on one."""
    known = things(project)
    if noun not in known:
        raise Http404
    thing = get_object_or_404(known[noun], ref=ref)
    return shown(request, project, thing)


@project_page()
def thread_step(request: HttpRequest, project: Project, ref: str, stone: str) -> HttpResponse:
    """The thread through a step: what its first stone rests on, and what its second leads to."""
    steps = project.steps.filter(source__removed_at=None, target__removed_at=None).select_related("source", "target")
    return shown(request, project, get_object_or_404(steps, source__ref=ref, target__ref=stone))


@project_page()
def thread_statement(request: HttpRequest, project: Project, ref: str, key: str) -> HttpResponse:
    """What came of a statement of a review, once nobody answers any more."""
    found = statement_looked_at(project, ref, key)
    if found is None:
        raise Http404
    return shown(request, project, found)


def shown(request: HttpRequest, project: Project, thing: object) -> HttpResponse:
    page = request.GET.get("page", "")
    number = int(page) if page.isascii() and page.isdecimal() and len(page) < 7 else 1
    part = Part(most=A_PAGE, stage=request.GET.get("stage", ""), page=number)
    return render(request, "understand/thread_of.html", {"shown": thread_shown(project, thing, part, has_links=True)})
