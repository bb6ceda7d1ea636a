"""A device put out for people, one after the other: nobody finds there what the person before them said.

A sheet filled in on such a device carries the time of its page, signed, so that one that was left lying ends by itself.
Of a sheet that was ended before its time the site remembers, for as long, the hash of its key and nothing else.
"""

import hashlib

from django.core.cache import cache
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from ...actions.voices import is_recorded, receipt_for
from ...formats.qr import qr_svg
from .sheet import BEGINS, KIOSK_SALT, Sheet

WAITS = 20 * 60  # seconds that a page waits for the one who fills it in
SHOWN = 60  # seconds for which the receipt stays, unless somebody needs longer
OVER, THANKED = "over", "thanked"


def unseen(response: HttpResponse) -> HttpResponse:
    """A page that the browser does not keep, not even for its back button."""
    response["Cache-Control"] = "no-store"
    return response


def forgotten(response: HttpResponse) -> HttpResponse:
    """The pages before this one go from the browser, too."""
    response["Clear-Site-Data"] = '"cache"'
    return unseen(response)


def end(once: str) -> None:
    cache.set(_key(once), OVER, WAITS)


def instead(sheet: Sheet) -> HttpResponse | None:
    """What comes in place of the page that was asked for, if this sheet is over."""
    if not sheet.is_kiosk or not _is_over(sheet):
        return None
    return forgotten(redirect(reverse("haveyoursay:kiosk", args=[sheet.questionnaire.ref]) + "?over"))


def receipt_again(request: HttpRequest, sheet: Sheet) -> HttpResponse | None:
    """The same receipt, for as long as it is shown: the line dropped, or somebody needs more time."""
    if sheet.is_kiosk and cache.get(_key(sheet.once)) == THANKED:
        return thanks(request, sheet, receipt_for(sheet.questionnaire, sheet.once))
    return None


def thanks(request: HttpRequest, sheet: Sheet, receipt: str) -> HttpResponse:
    """Not a redirect: the receipt's address stays out of what the browser remembers."""
    cache.set(_key(sheet.once), THANKED, SHOWN * 2)
    address = request.build_absolute_uri(reverse("haveyoursay:receipt", args=[receipt]))
    code = qr_svg(address, title=_("QR code of your receipt"), words=_("It leads back to what you said."))
    context = {"sheet": sheet, "questionnaire": sheet.questionnaire, "address": address, "code": mark_safe(code)}
    response = render(request, "haveyoursay/kiosk_thanks.html", context)
    response["Refresh"] = f"{SHOWN}; url={reverse('haveyoursay:kiosk', args=[sheet.questionnaire.ref])}"
    return forgotten(response)


def _is_over(sheet: Sheet) -> bool:
    if cache.get(_key(sheet.once)) == OVER or _is_old(sheet.data.get("kiosk", "")):
        return True
    return is_recorded(receipt_for(sheet.questionnaire, sheet.once))


def _is_old(stamp: str) -> bool:
    if stamp == BEGINS:
        return False  # the first page may have stood there for hours
    try:
        TimestampSigner(salt=KIOSK_SALT).unsign(stamp, max_age=WAITS)
    except BadSignature:
        return True
    return False


def _key(once: str) -> str:
    return f"kiosk-{hashlib.sha256(once.encode()).hexdigest()}"
