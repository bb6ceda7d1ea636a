"""An open report in the form that each reader needs: large print, a script to listen to, a file for Word and others."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ...access import public_page
from ...documents.press import CannotPrint
from ...models import ReportVersion
from ...queries.report_forms import FORMS, groups_for
from ...queries.sign_offs import document_of
from .. import handed_out
from ..fingerprint import is_too_often
from ..site import site_of
from .files import in_a_name
from .public import found_at, or_nothing, quietly

MOST = 60  # files in a while for one network address, which a full hall may share


@public_page
@never_cache
@require_safe
@or_nothing
def forms(request: HttpRequest, secret: str) -> HttpResponse:
    """All forms, each with whom it is for."""
    return all_forms(request, found_at(secret), secret)


def all_forms(
    request: HttpRequest, version: ReportVersion, secret: str, *, trouble: str = "", status: int = 200
) -> HttpResponse:
    document = document_of(version)
    context = {"document": document, "secret": secret, "trouble": trouble, "forms": groups_for(document.most_pages)}
    return quietly(render(request, "show/public_forms.html", context, status=status))


@public_page
@never_cache
@require_safe
@or_nothing
def written(request: HttpRequest, secret: str, written: str) -> HttpResponse:
    """A file of one form. To write one takes a second, so nobody gets them without end."""
    version = found_at(secret)
    if written not in FORMS:
        raise Http404
    if is_too_often(request, "report-files", MOST):
        wait = _("Very many files were asked for from your network. Wait ten minutes, then try again.")
        return all_forms(request, version, secret, trouble=wait, status=429)
    form, document = FORMS[written], document_of(version, site_of(request))
    name = f"{in_a_name(document.title)}-{version.number}{form.end}"
    try:
        data = form.file(document)[0]
    except CannotPrint as error:
        return all_forms(request, version, secret, trouble=str(error), status=503)
    hand_out = handed_out.shown if form.is_shown else handed_out.kept
    return quietly(hand_out(data, name, form.kind))
