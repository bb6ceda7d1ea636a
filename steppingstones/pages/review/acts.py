"""What the group does about a review: agree to show small sides, write down the talk, agree what to do."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import reviews as actions
from ...actions.questionnaires import QuestionnaireError
from ...actions.todo import NotOfThisGroup
from ...models import Action, Project
from ...queries.reviews import of_reviews
from ..answer import form_page
from ..meanwhile import meanwhile
from ..once import once
from .forms import HelpedForm, TalkForm, ToDoForm
from .gaps import looked_at, statement_page


@project_page()
@require_POST
def agree(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Each member for themselves, readers as well: it is about what they said."""
    try:
        actions.agree_to_show(get_object_or_404(of_reviews(project), ref=ref), by=request.member)
        messages.success(request, _("You agree. You can take this back at any time."))
    except QuestionnaireError as error:
        messages.error(request, str(error))
    return redirect("review:round", project.slug, ref)


@project_page()
@require_POST
def no_more(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    actions.no_more_show(get_object_or_404(of_reviews(project), ref=ref), by=request.member)
    messages.success(request, _("You no more agree. The sides are hidden again."))
    return redirect("review:round", project.slug, ref)


@project_page(edit=True)
@require_POST
def talk(request: HttpRequest, project: Project, ref: str, key: str) -> HttpResponse:
    one = looked_at(project, ref, key)
    before = one.talks.filter(statement=key).values_list("words", flat=True).first() or ""
    form = meanwhile(TalkForm(request.POST, initial={"said": before}), request)
    if form.is_valid():
        try:
            actions.talk(one, key, form.cleaned_data["said"], by=request.member)
            messages.success(request, _("Kept."))
            return redirect("review:statement", project.slug, ref, key)
        except QuestionnaireError as error:
            form.add_error(None, str(error))
    return statement_page(request, one, key, talk_form=form)


@project_page(edit=True)
@once
@require_POST
def to_do(request: HttpRequest, project: Project, ref: str, key: str) -> HttpResponse:
    one = looked_at(project, ref, key)
    form = ToDoForm(request.POST, instance=Action(project=project), project=project)
    if form.is_valid():
        try:
            actions.agree_action(form.save(commit=False), one, key, by=request.member)
            messages.success(request, _("It is on the list of what to do."))
            return redirect("review:statement", project.slug, ref, key)
        except (QuestionnaireError, NotOfThisGroup) as error:
            form.add_error(None, str(error))
    return statement_page(request, one, key, to_do_form=form)


@project_page(edit=True)
def helped(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Asked at the next review: was it done, and did it help?"""
    came = project.actions.standing().exclude(round=None).select_related("round")
    action = get_object_or_404(came, ref=ref)
    there = {"helped": action.helped, "words": action.helped_words}
    form = meanwhile(HelpedForm(request.POST or None, initial=there), request)
    if form.is_valid():
        actions.say_if_helped(action, form.cleaned_data["helped"], form.cleaned_data["words"], by=request.member)
        messages.success(request, _("Kept."))
        return redirect("review:statement", project.slug, action.round.ref, action.statement)
    return form_page(request, "review/helped.html", form, action=action)
