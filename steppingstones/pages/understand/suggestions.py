"""Suggested themes for voices that nobody has tagged. A person decides, each time."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import suggestions as actions
from ...actions.tagging import CannotTag
from ...methods.suggestions import FEWEST_OF_A_THEME, FEWEST_TAGGED, PLACES, is_installed
from ...models import Project, Theme, Voice
from ...queries.suggestions import Suggestions, right
from ...queries.voices import cards, readable
from ..once import once

A_PAGE = 20


@project_page()
def suggested(request: HttpRequest, project: Project) -> HttpResponse:
    """Untagged voices, each with up to three themes to choose from."""
    context = {"is_installed": is_installed(), "right": right(project)}
    context |= {"fewest": FEWEST_TAGGED, "fewest_of_a_theme": FEWEST_OF_A_THEME}
    if project.suggests_themes:
        context |= _found(request, Suggestions(project))
    return render(request, "understand/suggestions.html", context)


def _found(request: HttpRequest, found: Suggestions) -> dict:
    refusal = found.refusal()
    if refusal:
        return {"refusal": refusal.value, "tagged": len(found.tagged)}
    page = Paginator(found.untagged(), A_PAGE).get_page(request.GET.get("page"))
    themes = found.of(list(page.object_list))
    shown = zip(page.object_list, cards(found.project, page.object_list), strict=True)
    return {"page": page, "found": [{"card": card, "themes": themes.get(voice.pk, [])} for voice, card in shown]}


# --- A person decides -------------------------------------------------------------------------------------


@project_page(edit=True)
@require_POST
@once
def take(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """This theme fits."""
    voice, shown = _asked(request, project, ref)
    theme = next((theme for theme in shown if theme.ref == request.POST.get("theme")), None)
    if theme is None:  # merged or removed, since the page was made
        messages.error(request, _("This theme is not there any more. Choose another one."))
        return redirect("understand:suggestions", project.slug)
    try:
        made = actions.take(voice, theme, shown=shown, by=request.member)
    except CannotTag as error:
        messages.error(request, str(error))
    else:
        back = reverse("understand:suggestions", args=[project.slug])
        told = {"project": project, "made": made, "theme": theme, "back": back}
        messages.success(request, render_to_string("understand/tag_made.html", told, request))
    return redirect("understand:suggestions", project.slug)


@project_page(edit=True)
@require_POST
@once
def none_fits(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """None of these themes fits."""
    voice, shown = _asked(request, project, ref)
    actions.decline(voice, shown=shown, by=request.member)
    messages.success(request, _("None of them fits. They will not be suggested for this voice again."))
    return redirect("understand:suggestions", project.slug)


def _asked(request: HttpRequest, project: Project, ref: str) -> tuple[Voice, list[Theme]]:
    """The voice, and the themes that the person saw under it, in their order."""
    if not project.suggests_themes:
        raise Http404
    voice = get_object_or_404(readable(project), ref=ref)
    refs = list(dict.fromkeys(request.POST.getlist("shown")))[:PLACES]
    themes = {theme.ref: theme for theme in project.themes.filter(ref__in=refs)}
    return voice, [themes[each] for each in refs if each in themes]


# --- On and off -------------------------------------------------------------------------------------------


@project_page(facilitator=True)
@require_POST
def switch_on(request: HttpRequest, project: Project) -> HttpResponse:
    actions.switch(project, is_on=True, by=request.member)
    return redirect("understand:suggestions", project.slug)


@project_page(facilitator=True)
@require_POST
def switch_off(request: HttpRequest, project: Project) -> HttpResponse:
    actions.switch(project, is_on=False, by=request.member)
    messages.success(request, _("No themes are suggested any more."))
    return redirect("understand:suggestions", project.slug)
