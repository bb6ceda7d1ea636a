"""A stone of the pathway and what it rests on."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ...access import project_page
from ...actions import evidence as actions
from ...methods import thread as method
from ...models import Project, Stone
from ...queries.evidence import AGAINST, FOR, changes_to, link_refs, listed, place_label, stones_by_place, voices_on
from ...queries.options import reshapings_of
from ...queries.people_words import people_words
from ...queries.thread import stone_node, thread_of
from ...queries.voices import readable
from ..answer import form_page
from ..once import once
from ..voice_lists import same_list, voice_list
from .forms import TickVoicesFor

A_PAGE = 20
LABELS = {FOR: _("Pages of voices that support it"), AGAINST: _("Pages of voices that speak against it")}


@project_page()
def stones(request: HttpRequest, project: Project) -> HttpResponse:
    """Every stone, with how many people speak for and against it."""
    thread = thread_of(project)
    places = [
        (place, [(stone, method.evidence(thread, stone_node(stone))) for stone in found])
        for place, found in stones_by_place(project.stones.standing().in_order())
    ]
    return render(request, "understand/stones.html", {"places": places})


@project_page()
def stone(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """What supports a stone, what speaks against it, and the changes that lead to it."""
    stone = get_object_or_404(project.stones.standing(), ref=ref)
    thread, node = thread_of(project), stone_node(stone)
    evidence = method.evidence(thread, node)
    context = {
        "stone": stone,
        "place": place_label(stone.kind, stone.track),
        "evidence": evidence,
        "people_for": people_words(evidence.supporting, 1),
        "people_against": people_words(evidence.against, 1),
        "supporting": on_page(request, project, stone, FOR),
        "against": on_page(request, project, stone, AGAINST),
        "changes": changes_to(stone),
        "reshapings": list(reshapings_of(stone)),
    }
    return render(request, "understand/stone.html", context)


def on_page(request: HttpRequest, project: Project, stone: Stone, stance: str) -> dict:
    """A page of the voices for, or against, a stone. Each of the two lists has its own pages."""
    page = Paginator(voices_on(project, stone, stance), A_PAGE).get_page(request.GET.get(stance))
    found = listed(project, page.object_list)
    links = link_refs(found, stone=stone)
    return {
        "page": page,
        "name": stance,
        "label": LABELS[stance],
        "found": [(each, links.get(each.card.ref)) for each in found],
    }


@project_page(edit=True)
@once
def stone_voices(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Tick the voices that show, or speak against, a stone. One page of ticks at a time."""
    stone = get_object_or_404(project.stones.standing(), ref=ref)
    form = TickVoicesFor(request.POST or None, project=project)
    if form.is_valid():
        ticked, stance = form.cleaned_data["voice"], form.cleaned_data["stance"]
        try:
            actions.link_voices(ticked, stone, stance=stance, by=request.member)
        except actions.CannotLink as error:
            form.add_error("voice", str(error))
        else:
            words = ngettext("%(n)d voice is linked.", "%(n)d voices are linked.", len(ticked))
            messages.success(request, words % {"n": len(ticked)})
            return redirect(same_list(request))
    not_yet = readable(project).exclude(evidence__stone=stone)
    found = voice_list(request, project, not_yet)
    return form_page(request, "understand/stone_voices.html", form, stone=stone, **found)
