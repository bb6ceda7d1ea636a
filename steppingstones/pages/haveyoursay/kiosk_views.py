"""The first page on a device put out for people, and the way back to it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from ...access import public_page
from . import kiosk
from .limit import is_too_much
from .sheet import Sheet
from .speak import in_their_language
from .views import find, start_page


@public_page
@require_safe
@in_their_language
def start(request: HttpRequest, ref: str) -> HttpResponse:
    data = request.GET.copy()
    data.pop("for", None)  # a member who writes for somebody does so on a device of their own
    data["kiosk"] = "1"
    return kiosk.unseen(start_page(request, find(ref), data))


@public_page
@csrf_exempt
def again(request: HttpRequest, ref: str) -> HttpResponse:
    """Whoever was here is done, or has gone. What they filled in and did not send is lost, as it should be."""
    questionnaire = find(ref)
    if request.method == "POST" and not is_too_much(request, what="ends"):
        kiosk.end(Sheet(questionnaire, request.POST).once)
    return kiosk.forgotten(redirect("haveyoursay:kiosk", ref))
