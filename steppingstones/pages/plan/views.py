"""The pathway as picture and list, and one page for each stone."""

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import pathway as actions
from ...actions.pathway_together import BothChanged, change_seen, choose_steps_seen, remove_seen, value_of
from ...models import Project, Stone
from ...queries.pathway import pathway_of, size_in_words, with_voices
from ...queries.pathway_more import checks_of
from ...queries.pathway_since import last_number
from ..once import once
from .forms import StoneForm
from .settle import seen_by, settle_of, settle_sent
from .shown import LISTED, shown
from .version_forms import StepsForm, StoneChangeForm, WhyForm
from .words import in_words

SHOWN = 5  # checks on the page of the pathway; the last of the five questions shows them all
PUT_ASIDE = 20  # removed stones on offer, the last ones first


@project_page()
def pathway(request: HttpRequest, project: Project) -> HttpResponse:
    number, whole = last_number(project), pathway_of(project)
    found, meant = checks_of(project, whole)
    removed = project.stones.exclude(removed_at=None)
    page = {
        "number": number,
        "pathway": whole,
        "size": size_in_words(whole),
        "shown": shown(request, project, whole),
        "checks": in_words(found[:SHOWN], project),
        "more_checks": max(len(found) - SHOWN, 0),
        "meant_so": in_words(meant[:SHOWN], project),
        "just_tidied": request.GET.get("tidied", "")[:9] if request.member.can_edit else "",
        "just_removed": removed.filter(ref=request.GET.get("removed", "")[:12]).first(),
        "put_aside": removed.order_by("-removed_at")[:PUT_ASIDE] if request.member.can_edit else [],
    }
    return render(request, "plan/pathway.html", page)


@project_page(edit=True)
@once
def stone_add(request: HttpRequest, project: Project) -> HttpResponse:
    wish = {name: request.GET.get(name, "") for name in ("kind", "track")}
    form = StoneForm(request.POST or None, initial=wish)
    if form.is_valid():
        stone = actions.add_stone(project, by=request.member, **form.cleaned_data)
        messages.success(request, _("The stone is on the pathway."))
        return to_stone(project, stone)
    return render(request, "plan/stone_add.html", {"form": form}, status=status(form))


@project_page(edit=True)
def stone_edit(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    stone, number = get_object_or_404(with_voices(project.stones), ref=ref), last_number(project)
    if stone.removed_at:
        return stone_removed(request, stone)
    form = StoneChangeForm(request.POST or None, initial=as_it_is(stone))
    if form.is_valid():
        return change(request, stone, form, form.cleaned_data, seen_by(request, number))
    return show_stone(request, stone, form, number)


def as_it_is(stone: Stone) -> dict[str, str]:
    return {"words": stone.words, "more": stone.more, "kind": stone.kind, "track": stone.track}


@project_page(edit=True)
@require_POST
def stone_settle(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """What two people changed at once, as the second of them chooses."""
    stone, number = get_object_or_404(with_voices(project.stones), ref=ref), last_number(project)
    if stone.removed_at:
        return stone_removed(request, stone)
    form = settle_sent(request, project, value_of(stone))
    if form.is_valid():
        return change(request, stone, form, form.settled, seen_by(request, number))
    return show_settle(request, stone, form, number, 422)


def change(request: HttpRequest, stone: Stone, form: Form, said: dict, seen: int) -> HttpResponse:
    """Put in what was said, together with what others changed since."""
    try:
        change_seen(stone, by=request.member, seen=seen, **said)
    except BothChanged as error:
        choose = settle_of(error, seen, request.member)
        return show_settle(request, stone, choose, last_number(stone.project), 409, str(error))
    except actions.StoneGone:
        return stone_removed(request, stone)
    except actions.PathwayError as error:
        form.add_error(None, str(error))
        return show_stone(request, stone, form, last_number(stone.project))
    messages.success(request, _("The change is kept."))
    return to_stone(stone.project, stone)


def show_stone(
    request: HttpRequest, stone: Stone, form: Form, number: int, taken: WhyForm | None = None
) -> HttpResponse:
    whole = pathway_of(stone.project)
    joins = {"leads_to": whole.leads_to(stone.ref), "led_by": whole.led_by(stone.ref)}
    taken = taken or WhyForm(prefix="taken")
    page = {"stone": stone, "form": form, "number": number, "taken": taken, **joins}
    return render(request, "plan/stone_edit.html", page, status=max(status(form), status(taken)))


def show_settle(
    request: HttpRequest, stone: Stone, form: Form, number: int, code: int, refusal: str = ""
) -> HttpResponse:
    page = {"stone": stone, "form": form, "number": number, "refusal": refusal}
    return render(request, "plan/stone_settle.html", page, status=code)


def stone_removed(request: HttpRequest, stone: Stone) -> HttpResponse:
    return render(request, "plan/stone_removed.html", {"stone": stone, "typed": request.POST}, status=410)


@project_page(edit=True)
def stone_links(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    number = last_number(project)
    stone = get_object_or_404(project.stones.standing().exclude(kind__in=["issue", "impact"]), ref=ref)
    # No box ticked is an answer too: it takes all steps away.
    said = request.POST if request.method == "POST" else None
    form = StepsForm(said, pathway=pathway_of(project), key=ref)
    seen = {"by": request.member, "seen": seen_by(request, number)}
    if form.is_valid() and done(form, choose_steps_seen, stone, **seen, **form.cleaned_data):
        messages.success(request, _("The steps are kept."))
        return to_stone(project, stone)
    page = {"stone": stone, "form": form, "number": number}
    return render(request, "plan/stone_links.html", page, status=status(form))


@project_page(edit=True)
@require_POST
def stone_move(request: HttpRequest, project: Project, ref: str, way: str) -> HttpResponse:
    if way not in ("up", "down"):
        raise Http404
    stone = get_object_or_404(project.stones.standing(), ref=ref)
    actions.move_stone(stone, by=request.member, up=way == "up")
    return to_stone(project, stone)


@project_page(edit=True)
@require_POST
def stone_place(request: HttpRequest, project: Project, ref: str, place: int) -> HttpResponse:
    """A stone that was dragged: `place` counts from 0 on its level and track."""
    stone = get_object_or_404(project.stones.standing(), ref=ref)
    actions.place_stone(stone, by=request.member, place=place)
    return to_stone(project, stone)


@project_page(edit=True)
@require_POST
def stone_remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    stone, number = get_object_or_404(with_voices(project.stones), ref=ref), last_number(project)
    taken = WhyForm(request.POST, prefix="taken")
    if stone.removed_at is None and not taken.is_valid():
        return show_stone(request, stone, StoneChangeForm(initial=as_it_is(stone)), number, taken)
    try:
        if stone.removed_at is None:
            remove_seen(stone, by=request.member, seen=seen_by(request, number), **taken.cleaned_data)
    except actions.PathwayError as error:
        messages.error(request, str(error))
        return redirect("plan:stone-edit", project.slug, ref)
    return redirect(f"{reverse('plan:pathway', args=[project.slug])}?removed={ref}")


@project_page(edit=True)
@require_POST
def stone_restore(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    stone = get_object_or_404(project.stones, ref=ref)
    if stone.removed_at:
        actions.restore_stone(stone, by=request.member)
        messages.success(request, _("The stone is back on the pathway."))
    return to_stone(project, stone)


# --- What the views share ---------------------------------------------------------------------------------


def to_stone(project: Project, stone: Stone) -> HttpResponse:
    """To the stone in the list. On a long one the page must know which, to show the part in which it is."""
    asked = f"?stone={stone.ref}" if project.stones.standing().count() > LISTED else ""
    return redirect(f"{reverse('plan:pathway', args=[project.slug])}{asked}#stone-{stone.ref}")


def done(form, act, stone: Stone, **said) -> bool:
    """Whether the act was done; otherwise the form says why not."""
    try:
        act(stone, **said)
    except actions.PathwayError as error:
        form.add_error(None, str(error))
        return False
    return True


def status(form) -> int:
    return 422 if form.errors else 200
