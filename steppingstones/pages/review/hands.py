"""A review answered together in a room: cards are counted and typed in, and what is said is written down."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ...access import may_change_counting, may_forget_counting, project_page
from ...actions import review_hands as actions
from ...actions.questionnaires import QuestionnaireError
from ...documents import statement_cards as cards
from ...models import Counting, Project, Side
from ...queries import review_hands as queries
from ...queries.reviews import of_reviews, statements_of, version_of
from .. import handed_out
from ..answer import form_page
from ..once import once
from .forms import SaidForm
from .hands_grid import Grid, as_typed


@project_page(edit=True)
@once
def count(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """How many of each side showed which answer: all statements on one page."""
    one = get_object_or_404(of_reviews(project), ref=ref)
    if one.ended_on:
        messages.error(request, str(actions.NoMoreAnswers.words))
        return redirect("review:round", project.slug, ref)
    return page(request, Counting(project=project, round=one), {})


@project_page(edit=True)
def count_edit(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """What was counted, changed by whoever typed it in. Others do not see the numbers while people answer."""
    counting = find(request, project, ref)
    if not may_change_counting(request.member, counting):
        raise Http404
    return page(request, counting, as_typed(counting.there, queries.counted_in(counting)))


def page(request: HttpRequest, counting: Counting, there: dict[str, str]) -> HttpResponse:
    version = version_of(counting.round)
    sides = sorted({*queries.sides_to_count(counting.round), *counting.there}, key=list(Side.values).index)
    grid = Grid(statements_of(version), sides, request.POST if request.method == "POST" else there)
    if request.method == "POST" and grid.is_valid():
        try:
            counted = {"version": version, "there": grid.people, "shown": grid.shown}
            actions.count_hands(counting, **counted, by=request.member)
            messages.success(request, _("Kept. You see what came of it when this review has ended."))
            return redirect("review:round", request.project.slug, counting.round.ref)
        except QuestionnaireError as error:
            grid.wrong = str(error)
    context = {"round": counting.round, "grid": grid, "is_wrong": request.method == "POST"}
    return render(request, "review/hands.html", context, status=422 if request.method == "POST" else 200)


@project_page(edit=True)
@require_POST
def count_remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    counting = find(request, project, ref)
    if not may_forget_counting(request.member, counting):
        raise Http404
    actions.forget_counting(counting, by=request.member)
    messages.success(request, _("These numbers are taken out."))
    return redirect("review:round", project.slug, counting.round.ref)


def find(request: HttpRequest, project: Project, ref: str) -> Counting:
    """One of a review in which people still answer."""
    running = of_reviews(project).filter(ended_on=None)
    found = project.countings.filter(round__in=running).select_related("round__questionnaire", "project")
    return get_object_or_404(found, ref=ref)


@project_page(edit=True)
@once
def said(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Somebody said something about a statement: it becomes a voice of theirs."""
    one = get_object_or_404(of_reviews(project), ref=ref)
    about = [(each.key, each.words) for each in statements_of(version_of(one))]
    form = SaidForm(request.POST or None, project=project, about=about, first=request.GET.get("statement", ""))
    if form.is_valid():
        voice = actions.write_down_said(one, form.cleaned_data["about"], form.note(), by=request.member)
        messages.success(request, _("Written down. It is a voice now."))
        return redirect("understand:voice", project.slug, voice.ref)
    return form_page(request, "review/said.html", form, round=one)


@project_page()
@require_safe
def printed(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """A large card for each statement, with easy words and a picture, to hold up or to put on the wall."""
    one = get_object_or_404(of_reviews(project), ref=ref)
    statements = statements_of(version_of(one))
    if not statements:
        raise Http404
    sheet = cards.Cards(
        title=one.name,
        cards=[
            cards.Card(number=place, words=each.words, easy_words=each.item.easy_words, picture=each.item.picture)
            for place, each in enumerate(statements, 1)
        ],
        answers=[words for _key, words in queries.answers_of(statements[0])],
    )
    back = reverse("review:hands", args=[project.slug, ref])
    return handed_out.printed(request, lambda: cards.pdf(sheet).data, "statements.pdf", otherwise=back)
