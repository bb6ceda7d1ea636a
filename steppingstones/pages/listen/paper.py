"""A questionnaire on paper: printed, and typed in as fast as into a spreadsheet."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...access import project_page
from ...actions.answers import type_in
from ...actions.voices import NotRecorded
from ...documents import paper
from ...methods.paper import DASH
from ...methods.questionnaire import Kind
from ...models import Project, Questionnaire
from ...queries.first_person import I_AM, USES
from ...queries.questionnaire_builder import rows_of
from ...queries.questionnaires import Asked, asked_of_many, form_of
from .. import handed_out
from .paper_grid import Grid

SIZES = {"normal": paper.NORMAL, "large": paper.LARGE, "easy": paper.LARGE}


@project_page()
def page(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    found = find(project, ref)
    uses_cards = found.root.pairing == Questionnaire.Pairing.CARD
    return render(request, "listen/paper.html", {"questionnaire": found, "uses_cards": uses_cards})


@project_page()
def printed(request: HttpRequest, project: Project, ref: str, size: str) -> HttpResponse:
    if size not in SIZES:
        raise Http404
    questionnaire = find(project, ref)
    sheet = paper.Sheet(
        form=form_of(questionnaire),
        group=project.name,
        size=SIZES[size],
        is_easy=size == "easy",
        has_card=questionnaire.root.pairing == Questionnaire.Pairing.CARD,
        words=words(),
        only_if={row.item.key: row.only_if for row in rows_of(questionnaire) if row.only_if},
        limits={one.key: limit_of(one) for one in asked_of_many(questionnaire)},
    )
    back = reverse("listen:questionnaire", args=[project.slug, ref])
    return handed_out.printed(request, lambda: paper.pdf(sheet).data, f"questionnaire-{size}.pdf", otherwise=back)


@project_page(edit=True)
def enter(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    questionnaire = find(project, ref)
    grid = Grid(questionnaire, request.POST)
    if request.method == "POST" and (sheets := grid.read()):
        try:
            new = type_in(questionnaire, sheets, by=request.member)
            messages.success(request, ngettext("%(n)d sheet was kept.", "%(n)d sheets were kept.", new) % {"n": new})
            return redirect("listen:paper-enter", project.slug, ref)
        except NotRecorded as error:
            messages.error(request, str(error))
    context = {
        "questionnaire": questionnaire,
        "grid": grid,
        "sides": list(enumerate((said for _side, said in I_AM), 1)),
        "uses": list(enumerate((said for _use, said, _hint in USES), 1)),
        "dash": DASH,
        "is_wrong": request.method == "POST",
    }
    return render(request, "listen/paper_enter.html", context, status=422 if request.method == "POST" else 200)


def limit_of(one: Asked) -> str:
    """How many, or between which numbers, where the question says so."""
    has_limit = one.item.least is not None or one.item.most is not None
    return one.how_many if has_limit and one.kind is Kind.SEVERAL else one.limits if one.kind is Kind.NUMBER else ""


def words() -> paper.Words:
    return paper.Words(
        not_said=_("I do not want to say"),
        one=_("Tick one box."),
        several=_("Tick as many boxes as you like."),
        ranking=_("Write 1 beside what comes first, 2 beside the next, and so on."),
        agree=_("I agree"),
        photo=_("You can add a picture to this sheet."),
        who=_("Who are you? Tick one box."),
        sides=tuple((str(place), str(said)) for place, (_side, said) in enumerate(I_AM, 1)),
        may=_("What may the group do with your words? Tick what is all right for you."),
        uses=tuple((str(place), str(said)) for place, (_use, said, _hint) in enumerate(USES, 1)),
        name=_("Your name, if we may use it"),
        card=_("The number on your card"),
        page=_("Page"),
        of=_("of"),
        how=(
            _("Leave out what you do not want to answer. You do not have to give your name."),
            _("We can only use this sheet if you tick that the group can read it. You find that at the end."),
        ),
    )


def find(project: Project, ref: str) -> Questionnaire:
    return get_object_or_404(project.questionnaires.standing().select_related("first"), ref=ref)
