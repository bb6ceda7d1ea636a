"""The address of a version that is open to everybody, as a picture to print or to send."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ...access import project_page
from ...documents import address_card
from ...formats.qr import qr_drawing
from ...models import Project, ReportVersion
from .. import handed_out
from .hand_on import address_now
from .sign_off import find


@project_page()
@require_safe
def card_svg(request: HttpRequest, project: Project, ref: str, reportversion: str) -> HttpResponse:
    version = find(project, ref, reportversion)
    drawn = card(request, version)
    if not drawn:
        return not_open(request, version)
    return handed_out.kept(drawn, f"{project.slug}-address.svg", handed_out.SVG)


@project_page()
@require_safe
def card_png(request: HttpRequest, project: Project, ref: str, reportversion: str) -> HttpResponse:
    version = find(project, ref, reportversion)
    drawn = card(request, version)
    if not drawn:
        return not_open(request, version)
    return handed_out.printed(
        request,
        lambda: address_card.dots(drawn, words=version.kept["title"]),
        f"{project.slug}-address.png",
        handed_out.PNG,
        otherwise=reverse("show:version", args=[project.slug, ref, reportversion]),
        is_shown=False,
    )


def card(request: HttpRequest, version: ReportVersion) -> str:
    """The drawing; empty while nobody outside can read the version."""
    address = address_now(request, version)
    leads_to = _("QR code. It opens this address on a phone:")
    return address and address_card.svg(version.kept["title"], address, qr_drawing(address), leads_to=leads_to)


def not_open(request: HttpRequest, version: ReportVersion) -> HttpResponse:
    messages.error(request, _("Nobody outside can read this version now, so it has no address. Open it first."))
    return redirect("show:version", version.project.slug, version.report.ref, version.ref)
