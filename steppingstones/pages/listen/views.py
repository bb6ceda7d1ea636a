"""The listen room: the ways to listen and what was heard last; the logbook; consent."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from ...access import project_page
from ...actions import consent as consents
from ...actions.voices import correct, write_down
from ...models import Project, Voice
from ...queries.questionnaires import families
from ...queries.voices import cards, readable
from ..answer import form_page
from ..meanwhile import meanwhile
from ..once import once
from ..put_aside import put_aside
from .forms import ConsentForm, CorrectionForm, NoteForm, as_typed

NEWEST = 5


@project_page()
def home(request: HttpRequest, project: Project) -> HttpResponse:
    newest = cards(project, readable(project)[:NEWEST])
    aside = put_aside(request, project.questionnaires.filter(first=None), "listen:questionnaire-restore", project.slug)
    context = {"questionnaires": families(project), "newest": newest, **aside}
    return render(request, "listen/home.html", context)


@project_page(edit=True)
@once
def log(request: HttpRequest, project: Project) -> HttpResponse:
    form = NoteForm(request.POST or None, project=project)
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
    voice = get_object_or_404(project.voices.heard().select_related("giver__member"), ref=ref)
    sent = request.POST if request.method == "POST" else None  # nothing ticked is an answer too
    form = ConsentForm(sent, voice=voice, initial={"uses": consents.uses_of(voice)})
    if form.is_valid():
        consents.agree(voice, form.cleaned_data["uses"], by=request.member)
        messages.success(request, _("Kept: what this voice may be used for."))
        return redirect("understand:voice", project.slug, ref)
    return form_page(request, "listen/consent.html", form, voice=voice)


@project_page(edit=True)
def take_back(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    voice = get_object_or_404(project.voices.heard(), ref=ref)
    if request.method == "POST":
        consents.take_back(voice, by=request.member)
        messages.success(request, _("The words were taken back and erased."))
        return redirect("listen:home", project.slug)
    return render(request, "listen/take_back.html", {"voice": voice})
