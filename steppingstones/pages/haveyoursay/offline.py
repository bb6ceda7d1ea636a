"""Answering without a connection: all questions on one page that the device keeps, and answers that come later."""

from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from ...access import public_page
from ...actions.voices import FileGone, NotRecorded, SentBefore, is_recorded, receipt_for, record_answers
from ...methods.cards import SETS
from ...queries.questionnaire_builder import only_if_in_words
from ...queries.questionnaires import open_version
from .came import how_it_came, to_be_sent
from .limit import is_too_much
from .sheet import CARD, I_AM, ONCE, USE, USES, YOU, Problem, Sheet
from .speak import in_their_language, speak
from .views import closed, find, kept_by_nobody

WORKER = Path(__file__).parents[2] / "static" / "js" / "say-worker.js"


@public_page
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """Here and not among the static files: it may look after the pages below its own address only."""
    return HttpResponse(WORKER.read_text(), content_type="text/javascript", headers={"Cache-Control": "no-cache"})


@public_page
@require_safe
@kept_by_nobody
@in_their_language
def whole(request: HttpRequest, ref: str) -> HttpResponse:
    asked_for = find(ref)
    questionnaire = open_version(asked_for)
    if questionnaire is None:
        return closed(request, asked_for)
    sheet = Sheet(questionnaire, request.GET)
    speak(questionnaire.project_id, sheet.language)
    context = {"questionnaire": questionnaire, "sheet": sheet, "rows": rows_of(sheet), "i_am": I_AM, "uses": USES}
    context["card_sets"] = SETS if CARD in sheet.steps else ()
    context["languages"] = [(one, in_words(sheet, one.code, easy=sheet.is_easy)) for one in sheet.languages]
    context["other_words"] = in_words(sheet, sheet.language, easy=not sheet.is_easy)
    return render(request, "haveyoursay/whole.html", context)


def rows_of(sheet: Sheet) -> list[dict]:
    """Each question, with words that say when it is meant: a kept page cannot find out what is asked next."""
    known = {one.key: one.item for one in sheet.as_shown}
    return [
        {
            "question": one,
            "prefix": f"q{number}-",
            "only_if": only_if_in_words(one.item.condition, known) if one.item.condition else "",
        }
        for number, one in enumerate(sheet.as_shown, 1)
    ]


def in_words(sheet: Sheet, language: str, *, easy: bool) -> str:
    """The same page in another language, or in easy words. say-offline.js has the device keep each of them."""
    query = {} if language == sheet.questionnaire.language else {"lang": language}
    return "?" + urlencode({**query, "easy": "1"} if easy else query)


@public_page
@csrf_exempt
@in_their_language
def outbox(request: HttpRequest, ref: str) -> HttpResponse:
    """Answers that waited on a device. It throws its own away only when it hears that they are kept here."""
    if request.method != "POST":
        return redirect("haveyoursay:start", ref)
    questionnaire = get_object_or_404(to_be_sent(), ref=ref)
    if not ONCE.fullmatch(request.POST.get("once", "")):
        return refused(_("Something is missing in these answers."), 422)
    sheet = Sheet(questionnaire, request.POST)
    speak(questionnaire.project_id, sheet.language)
    # Whoever answered has gone: a set with a question left out is worth more than none.
    sheet.questions = [replace(one, item=replace(one.item, is_required=False)) for one in sheet.questions]
    if is_recorded(receipt_for(questionnaire, sheet.once)):
        return thanks(sheet)
    if open_version(questionnaire) is None:
        return refused(_("The questionnaire was closed before these answers were sent."), 409)
    if is_too_much(request):
        return refused(_("Very many answers came from your network just now."), 429)
    return kept(sheet, request)


def kept(sheet: Sheet, request: HttpRequest) -> HttpResponse:
    try:
        answered = sheet.answered()
        for step in (CARD, YOU, USE):
            sheet.check(step)
        who = {"side": sheet.side, "uses": sheet.uses, "name": sheet.name, "came": how_it_came(sheet, request)}
        record_answers(sheet.questionnaire, answered, **who, once=sheet.once, today=timezone.localdate())
    except (SentBefore, FileGone):
        return refused(_("Something else was sent with the same key."), 422)
    except (Problem, NotRecorded) as error:
        return refused(str(error), 422)
    return thanks(sheet)


def thanks(sheet: Sheet) -> HttpResponse:
    """With the way back to it, unless people share the device: it cannot know who has it by now."""
    if sheet.is_kiosk:
        return JsonResponse({"kept": True})
    receipt = receipt_for(sheet.questionnaire, sheet.once)
    return JsonResponse({"kept": True, "receipt": reverse("haveyoursay:receipt", args=[receipt])})


def refused(why: str, status: int) -> HttpResponse:
    return JsonResponse({"kept": False, "why": why}, status=status)
