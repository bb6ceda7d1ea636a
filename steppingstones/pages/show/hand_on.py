"""What a group hands on once a version is open to everybody: its address as a code, and a frame for other pages."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from ...formats.qr import qr_svg
from ...models import ReportVersion
from ...queries.news import how_many_asked, is_offered
from ...queries.sign_offs import public_address
from ..site import site_of


def address_now(request: HttpRequest, version: ReportVersion) -> str:
    """In full, as people type it. Empty while nobody outside can read it."""
    return public_address(version, site_of(request))


def on_handing_on(request: HttpRequest, version: ReportVersion) -> dict[str, Any]:
    """For the page of a version. Nothing before it is open."""
    address = address_now(request, version)
    if not address:
        return {}
    title = version.kept["title"]
    words = _("It opens the report “%(title)s” on a phone.") % {"title": title}
    short = request.build_absolute_uri(reverse("public-report:embed", args=[version.public_key]))
    told = _("Read the report “%(title)s”") % {"title": title}
    return {
        "code": qr_svg(address, title=_("QR code of the address"), words=words),
        "frame": frame_code(title, short),
        "link": format_html('<p><a href="{}">{}</a></p>', address, told),
    }


def on_telling(version: ReportVersion) -> dict[str, Any]:
    """For facilitators: how many asked to be told by email, and whether mails to them still wait."""
    if not (version.is_for_outside and is_offered(version.project)):
        return {}
    return {"how_many_asked": how_many_asked(version), "mails_wait": version.mails.waiting().exists()}


def frame_code(title: str, address: str) -> str:
    """A frame that runs nothing: it may only open the whole report in a window of its own."""
    return format_html(
        '<iframe src="{}" title="{}" width="100%" height="480" loading="lazy" referrerpolicy="no-referrer" '
        'sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>',
        address,
        title,
    )
