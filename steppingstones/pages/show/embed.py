"""The short form of a report that is open to everybody, for a frame on another website."""

from collections.abc import Callable, Iterator
from typing import Any

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from ...access import public_page
from ...documents.blocks import Claim, Document
from ...documents.claims_poster import rests_on, speaks_against
from ...queries.sign_offs import document_of
from .public import found_at, or_nothing, quietly

IN_SHORT = 3  # claims


def in_frames(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The only page that others may show in a frame: it has no form, no cookie and no script."""
    return xframe_options_exempt(csp_replace({"frame-ancestors": ["*"]})(view))


@in_frames
@public_page
@never_cache
@require_safe
@or_nothing
def embed(request: HttpRequest, secret: str) -> HttpResponse:
    """The first claims, each with what it rests on and what speaks against it, and the way to the whole report."""
    version = found_at(secret)
    document = document_of(version)
    claims = [block for block in document.blocks if isinstance(block, Claim)]
    shown = list(in_short(claims[:IN_SHORT], document))
    context = {"document": document, "claims": shown, "more": len(claims) - len(shown), "secret": secret}
    return quietly(render(request, "show/embed.html", context))


def in_short(claims: list[Claim], document: Document) -> Iterator[dict[str, Any]]:
    for claim in claims:
        rests = rests_on(claim, document).split("\n")
        yield {"words": claim.words or claim.stone, "rests_on": rests, "against": speaks_against(claim)}
