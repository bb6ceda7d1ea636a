"""The receipt: how somebody without an account sees what came of their words, and changes their mind.

The secret in the address is all the authority there is, and no other site knows it: hence no CSRF check, as in `views`.
"""

from django.db.models import OuterRef, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from ...access import public_page
from ...actions import consent as action
from ...actions.checking import Checked, CheckingError, confirm, put_right
from ...actions.voices import SentBefore, hash_of
from ...formats.qr import qr_svg
from ...models import Giver, Response, Voice
from ...queries.media import given_by
from ...queries.receipts import told, words_of
from ..answer import form_page
from ..media_file import media_file
from .only_they import member_here, other_here, refused
from .own_answers import change_own
from .receipt_forms import UntilForm
from .sheet import USES
from .speak import in_their_language, speak


@public_page
@never_cache
@require_safe
@in_their_language
def receipt(request: HttpRequest, secret: str) -> HttpResponse:
    giver = find(secret)
    address = request.build_absolute_uri(reverse("haveyoursay:receipt", args=[secret]))
    code = qr_svg(address, title=_("QR code of your receipt"), words=_("It leads back to this page."))
    voices = told(giver, giver.language or "")
    context = {"secret": secret, "giver": giver, "address": address, "code": mark_safe(code), "voices": voices}
    context["heard"] = sum(not voice.is_taken_back for voice in voices)
    said_here = [voice for voice in voices if not voice.is_taken_back]
    context["notes"] = bool(said_here) and all(voice.is_note for voice in said_here)
    context["has_notes"] = any(voice.is_note for voice in said_here)
    context["waiting"] = sum(voice.is_waiting for voice in voices)
    context["is_member"], context["other"] = member_here(request, giver), other_here(request, giver)
    if "sent" in request.GET:
        context["notice"] = SentBefore.words
    return render(request, "haveyoursay/receipt.html", context)


@public_page
@never_cache
@require_safe
def media(request: HttpRequest, secret: str, media: str) -> HttpResponse:
    """What they recorded, for themselves to hear and see."""
    return media_file(request, get_object_or_404(given_by(find(secret)), ref=media))


@public_page
@never_cache
@csrf_exempt
@in_their_language
def consent(request: HttpRequest, secret: str, ref: str) -> HttpResponse:
    voice = find_voice(secret, ref)
    offered = [use for use in USES[1:] if voice.giver.name or use[0] != action.Use.QUOTE_NAMED]
    form = UntilForm(request.POST if request.method == "POST" else None, voice=voice)
    if form.is_valid():
        # Whoever wants the group to read it no more takes it back: that has a page of its own.
        wanted = {use for use, _words, _hint in offered} & set(request.POST.getlist("uses"))
        action.agree(voice, {action.Use.GROUP, *wanted}, terms=form.terms())
        return redirect(reverse("haveyoursay:receipt", args=[secret]) + f"#voice-{ref}")
    agreed = set(request.POST.getlist("uses")) if form.is_bound else action.uses_of(voice)
    told_as = {"secret": secret, "voice": voice, "said": words_of(voice, voice.giver.language or "")}
    return form_page(request, "haveyoursay/consent.html", form, **told_as, uses=offered, agreed=agreed)


@public_page
@never_cache
@csrf_exempt
@require_POST
@in_their_language
def right(request: HttpRequest, secret: str, ref: str) -> HttpResponse:
    """The person says that what somebody wrote down for them is right."""
    voice = find_voice(secret, ref)
    if page := refused(request, secret, voice):
        return page
    try:
        confirm(voice, Checked())
    except CheckingError:
        raise Http404 from None
    return redirect(reverse("haveyoursay:receipt", args=[secret]) + f"#voice-{ref}")


@public_page
@never_cache
@csrf_exempt
@in_their_language
def change(request: HttpRequest, secret: str, ref: str) -> HttpResponse:
    """The person puts right what somebody wrote down for them, or changes what they answered themselves."""
    voice = find_voice(secret, ref)
    if not voice.is_written_down:
        return change_own(request, secret, voice)
    if page := refused(request, secret, voice):
        return page
    typed, error = request.POST.get("words", voice.words), ""
    if request.method == "POST":
        try:
            put_right(voice, typed, Checked())
        except CheckingError as problem:
            error = str(problem)
        else:
            return redirect(reverse("haveyoursay:receipt", args=[secret]) + f"#voice-{ref}")
    context = {"secret": secret, "voice": voice, "typed": typed, "error": error}
    return render(request, "haveyoursay/put_right.html", context, status=422 if error else 200)


@public_page
@never_cache
@csrf_exempt
@in_their_language
def take_back(request: HttpRequest, secret: str, ref: str) -> HttpResponse:
    voice = find_voice(secret, ref)
    if request.method == "POST":
        action.take_back(voice)
        return redirect("haveyoursay:receipt", secret)
    context = {"secret": secret, "voice": voice, "said": words_of(voice, voice.giver.language or "")}
    return render(request, "haveyoursay/take_back.html", context)


@public_page
@never_cache
@csrf_exempt
@in_their_language
def take_all_back(request: HttpRequest, secret: str) -> HttpResponse:
    giver = find(secret)
    if request.method == "POST":
        action.take_all_back(giver)
        return redirect("haveyoursay:receipt", secret)
    context = {"secret": secret, "number": giver.voices.heard().count()}
    return render(request, "haveyoursay/take_all_back.html", context)


def find(secret: str) -> Giver:
    """Whoever has this receipt. What they answered last tells in which language they read."""
    last = Response.objects.filter(giver=OuterRef("pk")).order_by("-pk").values("language")[:1]
    givers = Giver.objects.select_related("project").annotate(language=Subquery(last))
    giver = get_object_or_404(givers, receipt_hash=hash_of(secret))
    speak(giver.project_id, giver.language or "")
    return giver


def find_voice(secret: str, ref: str) -> Voice:
    """With its giver, as `find` has them."""
    voice = find(secret).voices.heard().select_related("answer__question").filter(ref=ref).first()
    if voice is None:
        raise Http404
    return voice
