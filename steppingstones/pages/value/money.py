"""The group's wish about money, and why money is not the whole story."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ...access import project_page
from ...actions.money_wish import say_wish
from ...documents import easyread, web
from ...documents import pdf as pdf_writer
from ...documents.blocks import Document
from ...documents.press import Printed
from ...models import Project
from ...queries.money_why import why_money
from ...queries.money_wish import newest, wish_words, wishes
from .. import handed_out
from ..answer import form_page
from ..meanwhile import meanwhile
from ..site import site_of
from .money_forms import WishForm

View = Callable[..., HttpResponse]


@project_page()
@require_safe
def wish(request: HttpRequest, project: Project) -> HttpResponse:
    """What the group said, who agreed, and what it said before."""
    told = wishes(project)
    context = {"words": wish_words(project.uses_money), "now": told[0] if told else None, "before": told[1:]}
    return render(request, "value/money.html", context)


@project_page(edit=True)
def say(request: HttpRequest, project: Project) -> HttpResponse:
    last = newest(project)
    form = meanwhile(WishForm(request.POST or None, project=project, last=last), request)
    if form.is_valid():
        given = form.cleaned_data
        agreed, today = given["agreed"], timezone.localdate()
        say_wish(project, given["uses"], given["why"], agreed, today=today, by=request.member)
        messages.success(request, _("Kept. You can change your mind at any time."))
        return redirect("value:money", project.slug)
    return form_page(request, "value/money_say.html", form)


@project_page()
@require_safe
def why(request: HttpRequest, project: Project) -> HttpResponse:
    document = why_money(project)
    return render(request, "value/why.html", {"document": document, "body": web.fragment(document)})


@project_page()
@require_safe
def why_easy(request: HttpRequest, project: Project) -> HttpResponse:
    document = why_money(project)
    body = easyread.fragment(document, picture_url=static)
    return render(request, "value/why.html", {"document": document, "body": body, "is_easy": True})


@project_page()
@require_safe
def why_pdf(request: HttpRequest, project: Project) -> HttpResponse:
    return _printed(request, project, pdf_writer.write, "why-money")


@project_page()
@require_safe
def why_easy_pdf(request: HttpRequest, project: Project) -> HttpResponse:
    return _printed(request, project, easyread.pdf, "why-money-easy-read")


def _printed(request: HttpRequest, project: Project, write: Callable[[Document], Printed], name: str) -> HttpResponse:
    document = why_money(project, site_of(request))
    back = reverse("value:why", args=[project.slug])
    return handed_out.printed(request, lambda: write(document).data, f"{name}.pdf", otherwise=back)


# --- Where a group never uses money -------------------------------------------------------------------------


def in_money(patterns: Iterable[URLPattern]) -> list[URLPattern]:
    """These addresses, with files and all, as if they were not there for a group that never uses money."""
    return [path(str(one.pattern), unless_never(one.callback), one.default_args, one.name) for one in patterns]


def unless_never(view: View) -> View:
    """Wrapped around the guard of the page: who is not in the project must learn nothing of its wish."""

    @project_page()
    def never(request: HttpRequest, project: Project, **_more: Any) -> HttpResponse:
        return render(request, "value/never.html", status=404)

    @wraps(view)
    def guarded(request: HttpRequest, slug: str, **more: Any) -> HttpResponse:
        is_never = Project.objects.filter(slug=slug, uses_money=Project.Money.NEVER).exists()
        return (never if is_never else view)(request, slug=slug, **more)

    return guarded
