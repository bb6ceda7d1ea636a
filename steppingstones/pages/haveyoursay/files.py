"""Voice notes and pictures in a sheet: sent with their own page, and kept waiting here until the sheet is sent."""

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ...access import public_page
from ...actions.media import NotTaken, claim, keep_waiting
from ...methods.questionnaire import Kind
from ...models import Media, Questionnaire
from ..media_file import media_file
from .limit import is_too_much
from .sheet import Problem, Sheet

KINDS = {Kind.VOICE_NOTE: Media.Kind.SOUND, Kind.PHOTO: Media.Kind.PICTURE}
TOO_MUCH = _("Very much came from your network just now. Nothing is lost. Wait ten minutes, then press Next again.")
GONE = _("Your recording or picture is no longer here, because it waited too long. Record or choose it again.")


def take_file(request: HttpRequest, sheet: Sheet, files: MultiValueDict[str, UploadedFile]) -> None:
    """Keep what came with the page on which the form was. Raises the `Problem` of a file that cannot be kept."""
    question = sheet.question_at(sheet.at) if sheet.at in sheet.steps else None
    file = files.get(f"f-{question.key}") if question else None
    if question is None or file is None or question.kind not in KINDS:
        return
    if is_too_much(request):
        raise Problem(sheet.at, str(TOO_MUCH))
    try:
        key, _media = keep_waiting(sheet.questionnaire.project, file, kind=KINDS[question.kind])
    except NotTaken as error:
        raise Problem(sheet.at, str(error)) from None
    sheet.keep_file(question.key, key)


def waiting(sheet: Sheet, step: str) -> Media | None:
    """What was recorded or photographed for this page before."""
    question = sheet.question_at(step)
    key = sheet.raw(question).file if question and question.kind.has_file else ""
    return claim(sheet.questionnaire.project, key) if key else None


@public_page
@never_cache
@require_safe
def waiting_file(request: HttpRequest, ref: str, waiting: str) -> HttpResponse:
    """For whoever sent it, to listen or look again: only they have its key."""
    questionnaire = get_object_or_404(Questionnaire.objects.select_related("project"), ref=ref)
    media = claim(questionnaire.project, waiting)
    if media is None:
        raise Http404
    return media_file(request, media)
