"""A version that is signed off, for everybody who has its address: opened and closed by a facilitator."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from ...access import project_page, public_page
from ...actions import news
from ...actions import sign_offs as actions
from ...documents import easyread
from ...documents.blocks import Claim, Document
from ...documents.made_small import made_small
from ...documents.web import sections
from ...models import Project, ReportVersion
from ...queries.accessibility import statement
from ...queries.claim_chain import opened, with_ways_in
from ...queries.news import is_offered
from ...queries.sign_offs import document_of, public_version
from ..site import site_of
from .files import paged
from .sign_off import find, version_page
from .sign_off_forms import OpenForm, SignForm

View = Callable[..., HttpResponse]
A_PAGE = 25_000  # bytes; styles and letters are 68 kB more, before they are packed


def or_nothing(view: View) -> View:
    """Where nothing is open there is the same page, whether something was, will be, or never was. Neighbours have no
    account to sign in with; and a frame on another website shows this page as well, with no form and no cookie."""

    @wraps(view)
    def answered(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, **kwargs)
        except Http404:
            return quietly(render(request, "show/public_nothing.html", status=404))

    return answered


@project_page(facilitator=True)
@require_POST
def version_open(request: HttpRequest, project: Project, ref: str, reportversion: str) -> HttpResponse:
    found, form = find(project, ref, reportversion), OpenForm(request.POST)
    try:
        if not (form.is_valid() and open_now(request, found, form)):
            return version_page(request, found, SignForm(), opening=form)
        messages.success(request, _("Everybody who has the address can read this version now."))
    except actions.NotSignedOff:
        messages.error(request, _("Only a version for people outside that is signed off can be open to everybody."))
    return redirect(reverse("show:version", args=[project.slug, ref, reportversion]) + "#everybody")


def open_now(request: HttpRequest, version: ReportVersion, form: OpenForm) -> bool:
    """Whether it could be opened. If not, the form says why. Those who asked for it are told by email."""
    try:
        actions.open_to_everybody(version, **form.cleaned_data, by=request.member)
    except actions.AddressTaken:
        form.add_error("address", _("Another report has this address. Choose other words."))
        return False
    opened_now = find(version.project, version.report.ref, version.ref)
    news.send(opened_now, site=site_of(request), by=request.member)
    return True


@project_page(facilitator=True)
@require_POST
def version_close(request: HttpRequest, project: Project, ref: str, reportversion: str) -> HttpResponse:
    actions.close(find(project, ref, reportversion), by=request.member)
    messages.success(request, _("It is closed. There is nothing at its address any more."))
    return redirect(reverse("show:version", args=[project.slug, ref, reportversion]) + "#everybody")


@public_page
@never_cache
@require_safe
@or_nothing
def report(request: HttpRequest, secret: str) -> HttpResponse:
    """It sets no cookie, counts nobody, and asks not to be found by searching. A long one has several pages."""
    version = found_at(secret)
    document = with_ways_in(document_of(version), secret)
    pages = paged(request, sections(made_small(document, A_PAGE), A_PAGE))
    context = {"document": document, "secret": secret, "may_ask": is_offered(version.project), **pages}
    return quietly(render(request, "show/public.html", context))


@public_page
@never_cache
@require_safe
@or_nothing
def claim(request: HttpRequest, secret: str, claim: str) -> HttpResponse:
    """One claim with its chain, from what people said to the impact: sides and numbers, never a person."""
    document = document_of(found_at(secret))
    found = opened(document, claim)
    if found is None:
        raise Http404
    context = {"document": document, "claim": found.claim, "stages": found.stages, "secret": secret}
    return quietly(render(request, "show/public_claim.html", {**context, **_quoted(document, found.claim)}))


def _quoted(document: Document, claim: Claim) -> dict[str, int | str]:
    """As many quotes as a small page holds, and how many more the report has."""
    first = made_small(replace(document, blocks=(claim,)), A_PAGE).blocks[0]
    shown = len(first.quotes) if isinstance(first, Claim) else 0
    return {"shown": f":{shown}", "more": len(claim.quotes) - shown}


@public_page
@never_cache
@require_safe
@or_nothing
def easy(request: HttpRequest, secret: str) -> HttpResponse:
    document = document_of(found_at(secret))
    pages = paged(request, easyread.sections(document, A_PAGE, picture_url=static))
    context = {"document": document, "secret": secret, "is_easy": True, **pages}
    return quietly(render(request, "show/public.html", context))


@public_page
@never_cache
@require_safe
@or_nothing
def accessibility(request: HttpRequest, secret: str) -> HttpResponse:
    """The statement, with how to reach the group."""
    context = statement(found_at(secret).project)
    return quietly(render(request, "show/public_accessibility.html", {**context, "secret": secret}))


def found_at(secret: str) -> ReportVersion:
    version = public_version(secret)
    if version is None:
        raise Http404
    return version


def quietly(answer: HttpResponse) -> HttpResponse:
    answer.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer
