"""The address of a version that is open to everybody, as a picture to print or to send."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ...access import project_page
from ...documents import address_card
from ...documents.press import CannotPrint
from ...formats.qr import qr_drawing
from ...models import Project, ReportVersion
from .hand_on import address_now
from .sign_off import find


@project_page()
@require_safe
def card_svg(request: HttpRequest, project: Project, ref: str, reportversion: str) -> HttpResponse:
    version = find(project, ref, reportversion)
    drawn = card(request, version)
    return as_file(drawn, project, "image/svg+xml", "svg") if drawn else not_open(request, version)


@project_page()
@require_safe
def card_png(request: HttpRequest, project: Project, ref: str, reportversion: str) -> HttpResponse:
    version = find(project, ref, reportversion)
    drawn = card(request, version)
    if not drawn:
        return not_open(request, version)
    try:
        return as_file(address_card.dots(drawn, words=version.kept["title"]), project, "image/png", "png")
    except CannotPrint as error:
        return HttpResponse(str(error), content_type="text/plain; charset=utf-8", status=500)


def card(request: HttpRequest, version: ReportVersion) -> str:
    """The drawing; empty while nobody outside can read the version."""
    address = address_now(request, version)
    leads_to = _("QR code. It opens this address on a phone:")
    return address and address_card.svg(version.kept["title"], address, qr_drawing(address), leads_to=leads_to)


def not_open(request: HttpRequest, version: ReportVersion) -> HttpResponse:
    messages.error(request, _("Nobody outside can read this version now, so it has no address. Open it first."))
    return redirect("show:version", version.project.slug, version.report.ref, version.ref)


def as_file(data: str | bytes, project: Project, kind: str, end: str) -> HttpResponse:
    headers = {
        "Content-Disposition": f'attachment; filename="{project.slug}-address.{end}"',
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(data, content_type=kind, headers=headers)
