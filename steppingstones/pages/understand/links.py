"""Joining what people said to what it shows, and undoing it."""

from django.contrib import messages
from django.core import signing
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import evidence as actions
from ...models import Project
from ...queries.decisions import register
from ...queries.voices import card, readable
from ..answer import form_page
from ..once import once
from ..stone_choice import ShowsForm
from .forms import LedToForm

A_PAGE = 50


@project_page(edit=True)
@once
def voice_shows(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """What does this show? Choose a stone."""
    voice = get_object_or_404(readable(project), ref=ref)
    form = ShowsForm(request.POST or None, project=project)
    if form.is_valid():
        stone, stance = form.cleaned_data["stone"], form.cleaned_data["stance"]
        try:
            actions.link_voices([voice], stone, stance=stance, by=request.member)
        except actions.CannotLink as error:
            form.add_error("stone", str(error))
        else:
            messages.success(request, _("Linked."))
            return redirect("understand:voice", project.slug, ref)
    return form_page(request, "understand/shows.html", form, voice=card(project, voice))


@project_page(edit=True)
@once
def voice_led_to(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Which decision did this lead to?"""
    voice = get_object_or_404(readable(project), ref=ref)
    page = Paginator(register(project), A_PAGE).get_page(request.GET.get("page"))
    form = LedToForm(request.POST or None, project=project, shown=page.object_list)
    if form.is_valid():
        try:
            actions.link_voices([voice], form.cleaned_data["decision"], by=request.member)
        except actions.CannotLink as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Linked."))
            return redirect("understand:voice", project.slug, ref)
    return form_page(request, "understand/led_to.html", form, voice=card(project, voice), page=page)


@project_page(edit=True)
@require_POST
def unlink(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Take a link away; the next page offers to put it back."""
    link = project.evidences.exclude(voice=None).filter(ref=ref).first()
    if link:  # else a second click on the same button: it is done
        gone = actions.unlink(link, by=request.member)
        undo = {"project": project, "back": back(request, project), "link": signing.dumps(gone, salt=project.ref)}
        messages.success(request, render_to_string("understand/undo.html", undo, request))
    return redirect(back(request, project))


@project_page(edit=True)
@require_POST
def link_again(request: HttpRequest, project: Project) -> HttpResponse:
    """Undo taking a link away."""
    try:
        gone = signing.loads(request.POST.get("link", ""), salt=project.ref)
        actions.link_again(project, gone, by=request.member)
    except (signing.BadSignature, actions.CannotLink) as error:
        words = str(error) if isinstance(error, actions.CannotLink) else _("This link could not be put back.")
        messages.error(request, words)
    else:
        messages.success(request, _("The link is back."))
    return redirect(back(request, project))


def back(request: HttpRequest, project: Project) -> str:
    """The page that the form was on, if it is one of ours."""
    given = request.POST.get("back", "")
    ours = f"/p/{project.slug}/"
    if given.startswith(ours) and url_has_allowed_host_and_scheme(given, {request.get_host()}):
        return given
    return f"{ours}understand/"
