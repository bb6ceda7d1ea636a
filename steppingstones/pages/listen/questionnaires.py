"""Making questionnaires, sharing them, and seeing what came back."""

from dataclasses import replace
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ...access import project_page
from ...actions import questionnaires as action
from ...actions import removals
from ...actions.answer_for import begin_for, knows_people
from ...actions.codes import code_for, in_print
from ...formats.qr import qr_svg
from ...models import Project, Questionnaire
from ...queries.questionnaire_builder import rows_of
from ...queries.questionnaires import family, round_now
from ...queries.results import words_for
from ...queries.results_rounds import compared
from ...queries.results_told import told, who_answered
from ...queries.voices import cards
from ..answer import form_page
from ..doors import go_out
from ..meanwhile import meanwhile
from ..once import once
from ..put_aside import removed_page
from .builder import find, find_question, show
from .forms import QuestionnaireForm
from .reviewed import in_the_room_review

PAGE = 50


def to_page(project: Project, questionnaire: Questionnaire) -> HttpResponse:
    return redirect("listen:questionnaire", project.slug, questionnaire.ref)


@project_page(edit=True)
@once
def make(request: HttpRequest, project: Project) -> HttpResponse:
    form = QuestionnaireForm(request.POST or None)
    if form.is_valid():
        return to_page(project, action.make(project, **form.cleaned_data, by=request.member))
    return form_page(request, "listen/questionnaire_words.html", form)


@project_page(edit=True)
def reword(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    questionnaire = get_object_or_404(project.questionnaires, ref=ref)
    if questionnaire.removed_at:
        return removed(request, questionnaire)
    initial = {"title": questionnaire.title, "opening": questionnaire.opening}
    form = meanwhile(QuestionnaireForm(request.POST or None, initial=initial), request)
    if form.is_valid():
        action.reword(questionnaire, **form.cleaned_data, by=request.member)
        return to_page(project, questionnaire)
    return form_page(request, "listen/questionnaire_words.html", form, questionnaire=questionnaire)


@project_page()
def questionnaire(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    questionnaire = get_object_or_404(project.questionnaires, ref=ref)
    if questionnaire.removed_at:
        return removed(request, questionnaire)
    return show(request, questionnaire)


def removed(request: HttpRequest, questionnaire: Questionnaire) -> HttpResponse:
    slug = questionnaire.project.slug
    restore = reverse("listen:questionnaire-restore", args=[slug, questionnaire.ref])
    return removed_page(
        request, questionnaire, restore, reverse("listen:home", args=[slug]), typed=("title", "opening")
    )


@project_page(edit=True)
def answer_for(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """To the public pages, with what says that this member writes for somebody: `?member=` is in the group."""
    questionnaire = find(project, ref)
    members = project.members.present()
    about = get_object_or_404(members, ref=request.GET["member"]) if request.GET.get("member") else None
    return to_answer(ref, begin_for(questionnaire, by=request.member, about=about))


@project_page()
def answer_self(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Each in the group answers as themselves, where the questionnaire knows people."""
    questionnaire = find(project, ref)
    if not knows_people(questionnaire):
        return redirect("haveyoursay:start", ref)
    return to_answer(ref, begin_for(questionnaire, by=request.member, about=request.member))


def to_answer(ref: str, token: str) -> HttpResponse:
    return redirect(reverse("haveyoursay:start", args=[ref]) + "?" + urlencode({"for": token}))


@project_page()
def preview(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    questionnaire = find(project, ref)
    context = {"questionnaire": questionnaire, "rows": rows_of(questionnaire)}
    return render(request, "listen/preview.html", context)


@project_page()
@require_safe
def share(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """How people get there: a picture to point a phone at, a short code to type, the whole address."""
    questionnaire = find(project, ref)
    address = request.build_absolute_uri(reverse("haveyoursay:start", args=[questionnaire.root.ref]))
    picture = qr_svg(address, title=_("QR code"), words=_("It opens the questionnaire on a phone."))
    context = {"questionnaire": questionnaire, "address": address, "picture": mark_safe(picture)}
    context["running"] = round_now(questionnaire) if questionnaire.instrument else None
    if questionnaire.is_open:
        context["code"] = in_print(code_for(questionnaire))
        context["join"] = request.build_absolute_uri(reverse("join:join")).partition("://")[2]
    return render(request, "listen/share.html", context)


@project_page()
@require_POST
def put_out(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """This device is for people who come by from now on. The visit of whoever put it out ends first, completely."""
    questionnaire = find(project, ref)
    go_out(request)
    response = redirect("haveyoursay:kiosk", questionnaire.root.ref)
    response["Clear-Site-Data"] = '"cache"'  # nobody goes back to their pages
    return response


@project_page(edit=True)
@require_POST
def open_to_all(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    questionnaire = find(project, ref)
    try:
        action.open_to_all(questionnaire, by=request.member)
    except action.QuestionnaireError as error:
        messages.error(request, str(error))
        return to_page(project, questionnaire)
    return redirect("listen:share", project.slug, ref)


@project_page(edit=True)
@require_POST
def close(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    questionnaire = find(project, ref)
    action.close(questionnaire, by=request.member)
    messages.success(request, _("Closed. Nobody can answer it now."))
    return to_page(project, questionnaire)


@project_page(edit=True)
@once
@require_POST
def copy(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    new = action.copy(find(project, ref), by=request.member)
    messages.success(request, _("This is the copy. It has the same questions and no answers."))
    return to_page(project, new)


@project_page(edit=True)
@require_POST
@transaction.atomic
def take_away(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    root = get_object_or_404(project.questionnaires.select_related("first"), ref=ref).root
    for version in family(root):
        removals.remove(version, by=request.member)
    return redirect(f"{reverse('listen:home', args=[project.slug])}?removed={root.ref}")


@project_page(edit=True)
@require_POST
@transaction.atomic
def put_back(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    questionnaire = get_object_or_404(project.questionnaires, ref=ref)
    for version in family(questionnaire):
        removals.put_back(version, by=request.member)
    messages.success(request, _("The questionnaire is back."))
    return to_page(project, questionnaire)


# --- What came back ---------------------------------------------------------------------------------------


@project_page()
@in_the_room_review
def came_back(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    questionnaire = find(project, ref)
    people = questionnaire.responses.count()
    context = {
        "questionnaire": questionnaire,
        "people": people,
        "results": told(questionnaire),
        "compared": compared(questionnaire),
        "sides": who_answered(questionnaire),
    }
    return render(request, "listen/results.html", context)


@project_page()
def words(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    question = find_question(project, ref)
    page = Paginator(words_for(question), PAGE).get_page(request.GET.get("page"))
    # The question is the heading of the page: the cards do not say it again.
    voices = [replace(card, question="") for card in cards(project, page.object_list)]
    context = {"question": question, "page": page, "voices": voices}
    return render(request, "listen/words.html", context)
