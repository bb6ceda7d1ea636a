"""What I said: a member looks at what others wrote down for them, and says whether it is right."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import checking
from ...actions import consent as consents
from ...models import Member, Project
from ...models.voices import VoiceQuerySet
from ...queries.receipts import said_of
from ..answer import form_page
from .checking_forms import WordsForm

A_PAGE = 50


@project_page()
def mine(request: HttpRequest, project: Project) -> HttpResponse:
    page = Paginator(own(project, request.member), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "listen/mine.html", {"page": page, "voices": said_of(page.object_list)})


@project_page()
@require_POST
def right(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    voice = get_object_or_404(own(project, request.member).written_down(), ref=ref)
    checking.confirm(voice, checking.Checked())
    messages.success(request, _("Thank you. The group now knows that it is right."))
    return redirect("listen:mine", project.slug)


@project_page()
def change(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    voice = get_object_or_404(own(project, request.member).written_down(), ref=ref)
    form = WordsForm(request.POST or None, initial={"words": voice.words})
    if form.is_valid():
        checking.put_right(voice, form.cleaned_data["words"], checking.Checked())
        messages.success(request, _("Thank you. It says now what you wrote."))
        return redirect("listen:mine", project.slug)
    return form_page(request, "listen/mine_change.html", form, voice=voice)


@project_page()
def take_back(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    voice = get_object_or_404(own(project, request.member), ref=ref)
    if request.method == "POST":
        consents.take_back(voice, by=request.member)
        messages.success(request, _("The words were taken back and erased."))
        return redirect("listen:mine", project.slug)
    return render(request, "listen/mine_take_back.html", {"voice": voice})


def own(project: Project, member: Member) -> VoiceQuerySet:
    """What this member said, whoever wrote it down."""
    return project.voices.heard().filter(giver__member=member).newest_first()
