"""The instruments that the group uses, and asking: choose one, put it into your own words, begin, end."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ...access import project_page
from ...actions import reviews as actions
from ...actions.questionnaires import QuestionnaireError
from ...models import Project, Questionnaire
from ...queries import reviews as queries
from ...queries.question_bank import instrument as ready_instrument
from ...queries.question_bank import instruments
from ...queries.questionnaires import asked, round_now
from ...queries.review_words import turnout_words
from ...queries.reviews_over_time import over_time as told_over_time
from ..answer import form_page
from ..once import once
from .forms import BeginForm, StatementForm


@project_page()
@require_safe
def reviews(request: HttpRequest, project: Project) -> HttpResponse:
    """What this group asks itself, and when it did."""
    ours = list(queries.instruments(project))
    rounds = queries.rounds(ours)
    shown = [(one, rounds.get(one.first_id or one.pk, [])) for one in ours]
    return render(request, "review/reviews.html", {"shown": shown})


@project_page()
@require_safe
def choose(request: HttpRequest, project: Project) -> HttpResponse:
    return render(request, "review/choose.html", {"sets": instruments().sets})


@project_page(edit=True)
@once
@require_POST
def make(request: HttpRequest, project: Project, instrument: str) -> HttpResponse:
    found = ready_instrument(instrument)
    if found is None:
        raise Http404
    made = actions.choose(project, found, by=request.member)
    messages.success(request, _("It is yours now. Read it together, and change what does not fit you."))
    return redirect("review:instrument", project.slug, made.ref)


@project_page()
@require_safe
def instrument(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    return page(request, find(project, ref), BeginForm(project=project))


@project_page()
@require_safe
def over_time(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """From one time to the next, for each side, where it may be seen."""
    ours = find(project, ref)
    return render(request, "review/over_time.html", {"ours": ours, "found": told_over_time(ours)})


@project_page(edit=True)
@once
@require_POST
def begin(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    ours, form = find(project, ref), BeginForm(request.POST, project=project)
    if form.is_valid():
        try:
            due_on = form.cleaned_data["due_on"]
            made = actions.begin(ours, form.cleaned_data["name"], asked=form.asked, due_on=due_on, by=request.member)
            messages.success(request, _("It has begun. Now ask people in the ways that suit them."))
            return redirect("review:round", project.slug, made.ref)
        except QuestionnaireError as error:
            form.add_error(getattr(error, "field", None), str(error))
    return page(request, ours, form)


@project_page(edit=True)
@once
def statement_add(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    ours, form = find(project, ref), StatementForm(request.POST or None)
    if form.is_valid():
        try:
            actions.add_statement(ours, form.cleaned_data["words"], form.cleaned_data["easy_words"], by=request.member)
            messages.success(request, _("The statement is added."))
            return redirect("review:instrument", project.slug, ref)
        except QuestionnaireError as error:
            form.add_error(None, str(error))
    return form_page(request, "review/statement_form.html", form, ours=ours)


@project_page(edit=True)
def end(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Asked first, as nobody can begin it again."""
    one = get_object_or_404(queries.of_reviews(project), ref=ref)
    if request.method != "POST" and not one.ended_on:
        return render(request, "review/end.html", {"round": one, "turnout": turnout_words(queries.turnout(one))})
    if request.method == "POST" and actions.end(one, by=request.member):
        messages.success(request, _("Nobody answers any more. Now look at it together."))
    else:
        messages.info(request, _("This review had ended before. Nothing was changed."))
    return redirect("review:round", project.slug, ref)


def page(request: HttpRequest, ours: Questionnaire, form: BeginForm) -> HttpResponse:
    running = round_now(ours)
    context = {
        "ours": ours,
        "questions": [one for one in asked(ours) if one.kind.asks],
        "rounds": queries.rounds([ours]).get(ours.first_id or ours.pk, []),
        "running": running,
        "may_change": not ours.is_answered,
    }
    return form_page(request, "review/instrument.html", form, **context)


def find(project: Project, ref: str) -> Questionnaire:
    """The newest version is at the address of the list; an older one leads to its own words."""
    ours = project.questionnaires.standing().exclude(instrument="").select_related("first")
    return get_object_or_404(ours, ref=ref)
