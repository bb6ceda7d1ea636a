"""Guides for conversations: the bank, and the group's own, which it changes as it likes."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import guides as action
from ...actions import removals
from ...models import Guide, GuideTheme, Project
from ...queries.guides import Banked, bank, banked, own, shown
from ..answer import form_page
from ..meanwhile import meanwhile
from ..once import once
from ..put_aside import put_aside, removed_page
from .conversation_forms import GuideForm, ThemeForm, as_worded

WORDS = ("title", "opening", "closing")
PAGE = 50


@project_page()
def guides(request: HttpRequest, project: Project) -> HttpResponse:
    page = Paginator(own(project), PAGE).get_page(request.GET.get("page"))
    aside = put_aside(request, project.guides, "listen:guide-restore", project.slug)
    return render(request, "listen/conversations/guides.html", {"page": page, "bank": bank(), **aside})


@project_page()
def bank_guide(request: HttpRequest, project: Project, bank: str) -> HttpResponse:
    found = find_banked(bank)
    return render(request, "listen/conversations/guide_bank.html", {"banked": found, "guide": shown(found)})


@project_page()
def bank_print(request: HttpRequest, project: Project, bank: str) -> HttpResponse:
    up = reverse("listen:guide-bank", args=[project.slug, bank])
    return render(request, "listen/conversations/guide_print.html", {"guide": shown(find_banked(bank)), "up": up})


@project_page(edit=True)
@once
@require_POST
def bank_copy(request: HttpRequest, project: Project, bank: str) -> HttpResponse:
    guide = action.copy(project, find_banked(bank), by=request.member)
    messages.success(request, _("This is the group’s own copy. Change it as you like."))
    return to_guide(project, guide)


@project_page(edit=True)
@once
def make(request: HttpRequest, project: Project) -> HttpResponse:
    form = GuideForm(request.POST or None)
    if form.is_valid():
        return to_guide(project, action.make(project, **form.cleaned_data, by=request.member))
    return form_page(request, "listen/conversations/guide_words.html", form)


@project_page()
def guide(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    found = get_object_or_404(project.guides, ref=ref)
    if found.removed_at:
        return removed(request, found)
    return render(request, "listen/conversations/guide.html", {"row": found, "guide": shown(found)})


@project_page()
def print_out(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    up = reverse("listen:guide", args=[project.slug, ref])
    context = {"guide": shown(find(project, ref)), "up": up}
    return render(request, "listen/conversations/guide_print.html", context)


@project_page(edit=True)
def reword(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    found = get_object_or_404(project.guides, ref=ref)
    if found.removed_at:
        return removed(request, found)
    initial = {name: getattr(found, name) for name in (*WORDS, "form")}
    form = meanwhile(GuideForm(request.POST or None, initial=initial), request)
    if form.is_valid():
        action.reword(found, **form.cleaned_data, by=request.member)
        return to_guide(project, found)
    return form_page(request, "listen/conversations/guide_words.html", form, guide=found)


@project_page(edit=True)
@require_POST
def take_away(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    removals.remove(get_object_or_404(project.guides, ref=ref), by=request.member)
    return redirect(f"{reverse('listen:guides', args=[project.slug])}?removed={ref}")


@project_page(edit=True)
@require_POST
def put_back(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    found = get_object_or_404(project.guides, ref=ref)
    removals.put_back(found, by=request.member)
    messages.success(request, _("The guide is back."))
    return to_guide(project, found)


# --- Themes -----------------------------------------------------------------------------------------------


@project_page(edit=True)
@once
def add_theme(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    found = find(project, ref)
    form = ThemeForm(request.POST or None)
    if form.is_valid():
        try:
            return to_guide(project, found, action.add_theme(found, form.wording(), by=request.member))
        except action.GuideError as error:
            form.add_error(None, str(error))
    return form_page(request, "listen/conversations/theme.html", form, guide=found)


@project_page(edit=True)
def theme(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    found = find_theme(project, ref)
    form = meanwhile(ThemeForm(request.POST or None, initial=as_worded(found)), request)
    if form.is_valid():
        action.change_theme(found, form.wording(), by=request.member)
        return to_guide(project, found.guide, found)
    return form_page(request, "listen/conversations/theme.html", form, guide=found.guide, theme=found)


@project_page(edit=True)
@require_POST
def move_theme(request: HttpRequest, project: Project, ref: str, steps: int) -> HttpResponse:
    found = find_theme(project, ref)
    action.move_theme(found, steps=steps, by=request.member)
    return to_guide(project, found.guide, found)


@project_page(edit=True)
def remove_theme(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    found = find_theme(project, ref)
    if request.method != "POST":
        return render(request, "listen/conversations/theme_remove.html", {"theme": found})
    try:
        action.remove_theme(found, by=request.member)
    except action.GuideError as error:
        messages.error(request, str(error))
    return to_guide(project, found.guide)


# --- Finding ----------------------------------------------------------------------------------------------


def find(project: Project, ref: str) -> Guide:
    return get_object_or_404(project.guides.standing().select_related("project"), ref=ref)


def find_theme(project: Project, ref: str) -> GuideTheme:
    standing = project.guidethemes.filter(guide__removed_at=None)
    return get_object_or_404(standing.select_related("guide"), ref=ref)


def find_banked(name: str) -> Banked:
    if found := banked(name):
        return found
    raise Http404


def to_guide(project: Project, guide: Guide, theme: GuideTheme | None = None) -> HttpResponse:
    url = reverse("listen:guide", args=[project.slug, guide.ref])
    return redirect(f"{url}#theme-{theme.ref}" if theme else url)


def removed(request: HttpRequest, guide: Guide) -> HttpResponse:
    slug = request.project.slug
    restore = reverse("listen:guide-restore", args=[slug, guide.ref])
    return removed_page(request, guide, restore, reverse("listen:guides", args=[slug]), typed=WORDS)
