"""Who gained what, beside whom it is for: those who are better off often gain most, so it is looked at openly."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ...access import project_page
from ...actions import gains as actions
from ...actions.todo import NotOfThisGroup
from ...actions.who import WhoError
from ...models import Action, Monitoring, Project
from ...queries import who as queries
from ...queries.todo import tell
from ...queries.who_shown import monitoring_shown
from ..answer import form_page
from ..meanwhile import meanwhile
from ..once import once
from .forms import ToDoForm
from .gains_forms import GainForm, LeastForm, NumbersForm

PAGE = 20


@project_page()
@require_safe
def gains(request: HttpRequest, project: Project) -> HttpResponse:
    page = Paginator(queries.gains(project), PAGE).get_page(request.GET.get("page"))
    return render(request, "review/gains.html", {"page": page})


@project_page(edit=True)
@once
def new(request: HttpRequest, project: Project) -> HttpResponse:
    form = GainForm(request.POST or None, project=project)
    if form.is_valid():
        made = actions.prepare(project, form.gain(), by=request.member)
        return redirect("review:gain", project.slug, made.ref)
    return form_page(request, "review/gain_new.html", form)


@project_page()
@require_safe
def gain(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    return page(request, find(project, ref))


def page(
    request: HttpRequest,
    found: Monitoring,
    numbers: NumbersForm | None = None,
    to_do_form: ToDoForm | None = None,
    least_form: LeastForm | None = None,
) -> HttpResponse:
    asked = found.asks.first()
    if asked is None:
        raise Http404
    if not found.ended_on:
        form = numbers or NumbersForm(asked=asked)
        return form_page(request, "review/gain_numbers.html", form, found=found, asked=asked)
    context = {
        "found": found,
        "shown": monitoring_shown(found),
        "least_form": least_form or meanwhile(LeastForm(initial={"least": found.least}), request),
        "to_do": tell(list(found.actions.standing().select_related("member"))),
        "to_do_form": to_do_form or ToDoForm(project=found.project),
    }
    return form_page(request, "review/gain.html", to_do_form or least_form or LeastForm(), **context)


@project_page(edit=True)
@once
@require_POST
def numbers(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    found = find(project, ref)
    if found.ended_on:
        return redirect("review:gain", project.slug, ref)
    form = NumbersForm(request.POST, asked=found.asks.get())
    if form.is_valid():
        try:
            actions.write_down(found, form.people(), form.of_all(), by=request.member)
            messages.success(request, _("Kept, as far as it may be shown. Now look at it together."))
            return redirect("review:gain", project.slug, ref)
        except WhoError as error:
            form.add_error(None, str(error))
    return page(request, found, numbers=form)


@project_page(edit=True)
@require_POST
def least(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    found = find_ended(project, ref)
    form = meanwhile(LeastForm(request.POST, initial={"least": found.least}), request)
    if form.is_valid():
        actions.say_who_least(found, form.cleaned_data["least"], by=request.member)
        messages.success(request, _("Kept."))
        return redirect("review:gain", project.slug, ref)
    return page(request, found, least_form=form)


@project_page(edit=True)
@once
@require_POST
def to_do(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    found = find_ended(project, ref)
    form = ToDoForm(request.POST, instance=Action(project=project), project=project)
    if form.is_valid():
        try:
            actions.agree_action(form.save(commit=False), found, by=request.member)
            messages.success(request, _("It is on the list of what to do."))
            return redirect("review:gain", project.slug, ref)
        except NotOfThisGroup as error:
            form.add_error(None, str(error))
    return page(request, found, to_do_form=form)


def find(project: Project, ref: str) -> Monitoring:
    return get_object_or_404(queries.gains(project), ref=ref)


def find_ended(project: Project, ref: str) -> Monitoring:
    return get_object_or_404(queries.gains(project).exclude(ended_on=None), ref=ref)
