"""Answering a questionnaire: one question a page, for everybody who has the link.

No account, no session and no cookie. The pages are exempt from the CSRF check because a form from here carries no
authority that another site could borrow: whoever has the public link may send the same form.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from ...access import public_page
from ...actions.voices import FileGone, NotRecorded, SentBefore, is_recorded, receipt_for, record_answers
from ...methods.cards import SETS
from ...models import Questionnaire
from ...queries.questionnaires import open_version
from . import kiosk
from .came import how_it_came, to_be_sent
from .files import GONE, take_file, waiting
from .limit import is_too_much
from .sheet import CARD, CHECK, I_AM, USE, USES, YOU, Problem, Sheet
from .speak import in_their_language, speak

TOO_MUCH = _(
    "Very many answers came from your network just now. Nothing is lost. Wait ten minutes, then press Send again."
)
TEMPLATES = {
    CARD: "haveyoursay/card.html",
    YOU: "haveyoursay/you.html",
    USE: "haveyoursay/use.html",
    CHECK: "haveyoursay/check.html",
}


def kept_by_nobody(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Pages may come back by the back button, but nothing between here and the reader stores them."""

    @wraps(view)
    def answered(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        response = view(request, **kwargs)
        response.headers.setdefault("Cache-Control", "private, no-cache")
        return response

    return answered


@public_page
@require_safe
@kept_by_nobody
@in_their_language
def start(request: HttpRequest, ref: str) -> HttpResponse:
    return start_page(request, find(ref), request.GET)


def start_page(request: HttpRequest, asked_for: Questionnaire, data: QueryDict) -> HttpResponse:
    questionnaire = open_version(asked_for)
    if questionnaire is None:
        return closed(request, asked_for)
    sheet = Sheet(questionnaire, data)
    speak(questionnaire.project_id, sheet.language)
    number = sum(one.kind.asks for one in sheet.questions)
    return render(request, "haveyoursay/start.html", {"questionnaire": questionnaire, "sheet": sheet, "number": number})


@public_page
@csrf_exempt
@kept_by_nobody
@in_their_language
def step(request: HttpRequest, ref: str, step: str) -> HttpResponse:
    """One page of the sheet. It is reached by sending the page before, which is checked on the way."""
    questionnaire = find(ref)
    if request.method != "POST":
        return redirect("haveyoursay:start", ref)
    if open_version(questionnaire) is None:
        return closed(request, questionnaire)
    sheet = Sheet(questionnaire, request.POST)
    speak(questionnaire.project_id, sheet.language)
    if step not in sheet.steps:
        raise Http404
    if over := kiosk.instead(sheet):
        return over
    try:
        take_file(request, sheet, request.FILES)
        if sheet.is_ahead(step):
            sheet.check(sheet.at)
    except Problem as problem:
        return page(request, sheet, problem.step, problem.words)
    return page(request, sheet, sheet.reached(step))


@public_page
@csrf_exempt
@in_their_language
def send(request: HttpRequest, ref: str) -> HttpResponse:
    """Keep the answers, once. A full hall does this at the same moment, so it does no more than it must."""
    if request.method != "POST":
        return redirect("haveyoursay:start", ref)
    questionnaire = get_object_or_404(to_be_sent(), ref=ref)
    sheet = Sheet(questionnaire, request.POST)
    speak(questionnaire.project_id, sheet.language)
    if elsewhere := kiosk.receipt_again(request, sheet) or kiosk.instead(sheet):
        return elsewhere
    if open_version(questionnaire) is None:
        receipt = receipt_for(questionnaire, sheet.once)
        return to_receipt(receipt) if is_recorded(receipt) else closed(request, questionnaire)
    if is_too_much(request):
        return page(request, sheet, CHECK, str(TOO_MUCH), status=429)
    try:
        answered = sheet.answered()
        for step in (CARD, YOU, USE):
            sheet.check(step)
        who = {"side": sheet.side, "uses": sheet.uses, "name": sheet.name, "came": how_it_came(sheet, request)}
        receipt = record_answers(questionnaire, answered, **who, once=sheet.once, today=timezone.localdate())
        return kiosk.thanks(request, sheet, receipt) if sheet.is_kiosk else to_receipt(receipt)
    except Problem as problem:
        return page(request, sheet, problem.step, problem.words)
    except SentBefore as error:
        if sheet.is_kiosk:
            return kiosk.thanks(request, sheet, error.receipt)
        return redirect(reverse("haveyoursay:receipt", args=[error.receipt]) + "?sent=before")
    except FileGone as error:
        step = sheet.lose_file(error.question_id)
        return page(request, sheet, step, str(GONE))
    except NotRecorded as error:
        return page(request, sheet, CHECK, str(error))


def find(ref: str) -> Questionnaire:
    return get_object_or_404(Questionnaire.objects.select_related("project", "first"), ref=ref)


def to_receipt(receipt: str) -> HttpResponse:
    return redirect("haveyoursay:receipt", receipt)


def closed(request: HttpRequest, questionnaire: Questionnaire) -> HttpResponse:
    language = (request.POST or request.GET).get("lang", "")
    if language in questionnaire.languages:
        speak(questionnaire.project_id, language)
    return render(request, "haveyoursay/closed.html", {"questionnaire": questionnaire})


def page(request: HttpRequest, sheet: Sheet, step: str, error: str = "", status: int = 422) -> HttpResponse:
    question = sheet.question_at(step)
    context = {
        "questionnaire": sheet.questionnaire,
        "sheet": sheet,
        "step": step,
        "place": sheet.shown.index(step) + 1,
        "places": len(sheet.shown),
        "section": sheet.section_of(step),
        "section_opens": sheet.opens_section(step),
        "question": question,
        "raw": sheet.raw(question) if question else None,
        "waiting": waiting(sheet, step),
        "carried": list(sheet.carried(step)),
        "here": sheet.address(step),
        "back": sheet.neighbour(step, -1),
        "next": sheet.onward(step),
        "i_am": I_AM,
        "uses": USES,
        "card_sets": SETS,
        "error": error,
    }
    template = TEMPLATES.get(step, "haveyoursay/question.html")
    response = render(request, template, context, status=status if error else 200)
    return kiosk.unseen(response) if sheet.is_kiosk else response
