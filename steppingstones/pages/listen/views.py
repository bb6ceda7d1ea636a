"""The listen room: the ways to listen and what was heard last; the logbook; consent."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from ...access import may_keep_safe, project_page
from ...actions import consent as consents
from ...actions.voices import correct, put_content_note, write_down
from ...models import Project, Voice
from ...queries.checking import people_to_ask
from ...queries.questionnaires import families
from ...queries.safety import open_worries
from ...queries.voices import cards, readable
from ..answer import form_page
from ..meanwhile import meanwhile
from ..media_file import makes_ready
from ..once import once
from ..put_aside import put_aside
from .forms import ConsentForm, ContentNoteForm, CorrectionForm, NoteForm, as_typed

NEWEST = 5


@project_page()
def home(request: HttpRequest, project: Project) -> HttpResponse:
    newest = cards(project, readable(project)[:NEWEST])
    aside = put_aside(request, project.questionnaires.filter(first=None), "listen:questionnaire-restore", project.slug)
    numbers = {"to_ask": people_to_ask(project), "worries": 0}
    if may_keep_safe(request.member):
        numbers["worries"] = open_worries(project).count()
    context = {"questionnaires": families(project), "newest": newest, **numbers, **aside}
    return render(request, "listen/home.html", context)


@project_page(edit=True)
@makes_ready(sound="sound", picture="picture")
@once
def log(request: HttpRequest, project: Project) -> HttpResponse:
    form = NoteForm(request.POST or None, request.made or None, project=project)
    if form.is_valid():
        voice = write_down(project, form.note(), by=request.member)
        messages.success(request, _("Written down."))
        return redirect("understand:voice", project.slug, voice.ref)
    return form_page(request, "listen/log.html", form)


@project_page(edit=True)
def log_edit(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    noted = project.voices.heard().filter(came_by=Voice.CameBy.LOGBOOK).select_related("giver__member", "project")
    voice = get_object_or_404(noted, ref=ref)
    form = meanwhile(CorrectionForm(request.POST or None, project=project, initial=as_typed(voice)), request)
    if form.is_valid():
        correct(voice, form.note(), by=request.member)
        messages.success(request, _("Changed."))
        return redirect("understand:voice", project.slug, ref)
    return form_page(request, "listen/log.html", form, voice=voice)


@project_page(edit=True)
def consent(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    voice = get_object_or_404(project.voices.heard().not_scored().select_related("giver__member"), ref=ref)
    sent = request.POST if request.method == "POST" else None  # nothing ticked is an answer too
    form = meanwhile(ConsentForm(sent, voice=voice, initial=as_agreed(voice)), request)
    if form.is_valid():
        consents.agree(voice, form.cleaned_data["uses"], terms=form.terms(), by=request.member)
        messages.success(request, _("Kept: what this voice may be used for."))
        return redirect("understand:voice", project.slug, ref)
    return form_page(request, "listen/consent.html", form, voice=voice)


def as_agreed(voice: Voice) -> dict[str, Any]:
    """What holds for this voice now, as its form has it."""
    terms = consents.terms_of(voice)
    until = {f"until_{use}": day for use, day in terms.until.items()}
    decided = {"decided_by": terms.decided_by, "decided_how": terms.decided_how}
    return {"uses": sorted(consents.uses_of(voice)), **until, **decided}


@project_page(edit=True)
def content_note(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """What to know before reading it. Its words are then folded away until somebody opens them."""
    voice = get_object_or_404(readable(project), ref=ref)
    form = meanwhile(ContentNoteForm(request.POST or None, initial={"note": voice.content_note}), request)
    if form.is_valid():
        put_content_note(voice, form.cleaned_data["note"], by=request.member)
        messages.success(request, _("Kept."))
        return redirect("understand:voice", project.slug, ref)
    return form_page(request, "listen/content_note.html", form, voice=voice)


@project_page(edit=True)
def take_back(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    voice = get_object_or_404(project.voices.heard().not_scored(), ref=ref)
    if request.method == "POST":
        consents.take_back(voice, by=request.member)
        messages.success(request, _("The words were taken back and erased."))
        return redirect("listen:home", project.slug)
    return render(request, "listen/take_back.html", {"voice": voice})
