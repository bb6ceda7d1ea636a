"""Tagging together: beginning a round, tagging in it unseen, and looking at all views side by side."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import rounds as actions
from ...actions.tagging import RoundOver
from ...models import Project, TaggingRound, Voice
from ...queries import rounds as query
from ...queries.voices import card, readable, with_all_that_a_card_shows
from ..answer import form_page
from ..meanwhile import meanwhile
from ..once import once
from ..put_aside import put_aside, removed_page
from ..voice_lists import VoiceFilter
from .round_forms import RoundForm, WhyForm
from .tagging import tagged, text_shown, to_place
from .tagging_forms import TagForm

A_PAGE, SIDE_BY_SIDE, THEMES = 50, 20, 25


@project_page()
def rounds(request: HttpRequest, project: Project) -> HttpResponse:
    page = Paginator(query.rounds_of(project), A_PAGE).get_page(request.GET.get("page"))
    aside = put_aside(request, project.taggingrounds, "understand:tagging-round-restore", project.slug)
    return render(request, "understand/rounds.html", {"page": page, **aside})


@project_page(edit=True)
@once
def round_add(request: HttpRequest, project: Project) -> HttpResponse:
    """Find voices, say who tags, and draw some by lot if there are many."""
    filters = VoiceFilter(request.GET, project=project)
    voices = filters.narrow(readable(project))
    form = RoundForm(request.POST or None, project=project)
    if form.is_valid():
        given = form.cleaned_data
        try:
            made = actions.begin(project, given["title"], voices, given["taggers"], form.draw(), by=request.member)
        except actions.RoundError as error:
            form.add_error("how_many", str(error))
        else:
            messages.success(request, _("The round has begun."))
            return redirect("understand:tagging-round", project.slug, made.ref)
    return form_page(request, "understand/round_add.html", form, filters=filters, number=voices.count())


@project_page()
def tagging_round(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Who has finished; then how far people agree, and every voice as each saw it."""
    found = get_object_or_404(project.taggingrounds.select_related("made_by"), ref=ref)
    if found.removed_at:
        restore = reverse("understand:tagging-round-restore", args=[project.slug, ref])
        return removed_page(request, found, restore, reverse("understand:tagging-rounds", args=[project.slug]))
    voices = query.voices_of(found)
    taggers = list(found.taggers.select_related("member").order_by("pk"))
    mine = next((each for each in taggers if each.member_id == request.member.pk), None)
    context = {"round": found, "number": voices.count(), "taggers": taggers, "mine": mine, **may(request, found)}
    if found.closed_on:
        context |= laid_open(request, found, voices)
    elif mine:
        own = query.own_marks(found, request.member).order_by().values("voice")
        first = voices.exclude(pk__in=own).first() or voices.first()
        context |= {"first": first, "marked": own.distinct().count()}
    return render(request, "understand/round.html", context)


def may(request: HttpRequest, found: TaggingRound) -> dict[str, bool]:
    """Whoever began it, and facilitators, may take people out of it or remove it."""
    member = request.member
    return {"may_lead": member.can_edit and (member.is_facilitator or found.made_by_id == member.pk)}


def laid_open(request: HttpRequest, found: TaggingRound, voices: Any) -> dict[str, Any]:
    is_different = request.GET.get("only") == "different"
    if is_different:
        voices = voices.filter(pk__in=query.differing(found))
    page = Paginator(voices, SIDE_BY_SIDE).get_page(request.GET.get("page"))
    themes = Paginator(query.themes_of(found), THEMES).get_page(request.GET.get("themes"))
    return {
        "agreements": query.agreements(found, list(themes.object_list)),
        "themes": themes,
        "page": page,
        "query": "only=different" if is_different else "",
        "is_different": is_different,
        "found": query.side_by_side(found, list(with_all_that_a_card_shows(page.object_list))),
    }


# --- Tagging in it ----------------------------------------------------------------------------------------


@project_page(edit=True)
@once
def round_tag(request: HttpRequest, project: Project, ref: str, voice: str) -> HttpResponse:
    """One voice after the other. Nobody sees anything but their own tags."""
    together = find_own(request, project, ref)
    shown = get_object_or_404(with_all_that_a_card_shows(query.voices_of(together)), ref=voice)
    if not tags_now(request, together):
        return over(request, together)
    form = TagForm(request.POST or None, project=project, words=shown.words)
    if form.is_valid() and tagged(request, form, shown, together):
        return redirect(to_place(request, form, shown))
    marks = query.own_marks(together, request.member).filter(voice=shown)
    context = {**text_shown(request, shown, marks), **around(together, shown)}
    return form_page(request, "understand/round_tag.html", form, round=together, voice=card(project, shown), **context)


def find_own(request: HttpRequest, project: Project, ref: str) -> TaggingRound:
    """A round in which this member tags, or tagged; to everyone else it is as if there were no such page."""
    return get_object_or_404(project.taggingrounds.filter(taggers__member=request.member), ref=ref)


def tags_now(request: HttpRequest, found: TaggingRound) -> bool:
    is_open = found.removed_at is None and found.closed_on is None
    return is_open and found.taggers.filter(member=request.member, done_on=None).exists()


def over(request: HttpRequest, found: TaggingRound) -> HttpResponse:
    """In another window they have finished, or somebody removed the round."""
    if request.method == "POST":
        messages.error(request, str(RoundOver()))
    return redirect("understand:tagging-round", found.project.slug, found.ref)


def around(together: TaggingRound, voice: Voice) -> dict[str, Any]:
    """Which voice of how many this is, and the ones before and after it."""
    refs = list(query.voices_of(together).values_list("ref", flat=True))
    at = refs.index(voice.ref)
    before, after = refs[at - 1] if at else "", refs[at + 1] if at + 1 < len(refs) else ""
    return {"place": at + 1, "of": len(refs), "before": before, "after": after}


@project_page(edit=True)
@require_POST
def round_done(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """A second click is led where the first went."""
    found = find_own(request, project, ref)
    if tags_now(request, found):
        all_have = actions.finish(found, by=request.member).closed_on
        only_you = _("You have finished. As soon as everyone has, you all see all tags.")
        messages.success(request, _("Everyone has finished. Here are all tags.") if all_have else only_you)
    return redirect("understand:tagging-round", project.slug, ref)


@project_page(edit=True)
@require_POST
def round_go_on(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    found = get_object_or_404(project.taggingrounds.standing().filter(taggers__member=request.member), ref=ref)
    actions.go_on(found, by=request.member)
    return redirect("understand:tagging-round", project.slug, ref)


# --- Afterwards -------------------------------------------------------------------------------------------


@project_page(edit=True)
def round_why(request: HttpRequest, project: Project, ref: str, voice: str, theme: str) -> HttpResponse:
    """Why somebody sees a voice so."""
    done = project.taggingrounds.standing().filter(closed_on__isnull=False, taggers__member=request.member)
    found = get_object_or_404(done, ref=ref)
    seen = get_object_or_404(with_all_that_a_card_shows(query.voices_of(found)), ref=voice)
    about = get_object_or_404(project.themes, ref=theme)
    now = found.different_views.filter(voice=seen, theme=about, member=request.member).first()
    form = meanwhile(WhyForm(sent(request), initial={"words": now.words if now else ""}), request)
    if form.is_valid():
        actions.say_why(found, seen, about, form.cleaned_data["words"], by=request.member)
        messages.success(request, _("Kept. The other views stay as they are."))
        return redirect("understand:tagging-round", project.slug, ref)
    more = {"round": found, "voice": card(project, seen), "theme": about}
    return form_page(request, "understand/round_why.html", form, **more)


def sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None  # nothing written is an answer too


@project_page(edit=True)
@require_POST
def round_take_out(request: HttpRequest, project: Project, ref: str, member: str) -> HttpResponse:
    found = find_led(request, project, ref)
    try:
        actions.take_out(found, get_object_or_404(project.members, ref=member), by=request.member)
    except actions.RoundError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("They are out of this round, and so are their tags."))
    return redirect("understand:tagging-round", project.slug, ref)


@project_page(edit=True)
@require_POST
def round_remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    actions.remove(find_led(request, project, ref), by=request.member)
    return redirect(f"{reverse('understand:tagging-rounds', args=[project.slug])}?removed={ref}")


@project_page(edit=True)
@require_POST
def round_restore(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    actions.put_back(get_object_or_404(project.taggingrounds, ref=ref), by=request.member)
    messages.success(request, _("The round is back."))
    return redirect("understand:tagging-round", project.slug, ref)


def find_led(request: HttpRequest, project: Project, ref: str) -> TaggingRound:
    found = get_object_or_404(project.taggingrounds, ref=ref)
    if not may(request, found)["may_lead"]:
        raise Http404
    return found
