"""The picture of the pathway by itself, and tidying it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions.pathway import PathwayError
from ...actions.pathway_tidy import tidy_picture, undo_tidying
from ...models import Project
from ...queries.pathway import pathway_of
from .shown import shown


@project_page()
def picture(request: HttpRequest, project: Project) -> HttpResponse:
    """The picture for the script that draws it anew after a move: the same part of it as on the page."""
    return HttpResponse(shown(request, project, pathway_of(project)).picture, content_type="image/svg+xml")


@project_page(edit=True)
@require_POST
def tidy(request: HttpRequest, project: Project) -> HttpResponse:
    """Put the stones into an order in which fewer lines cross."""
    done = tidy_picture(project, by=request.member)
    if done is None:
        messages.info(request, _("No order was found in which fewer lines cross. Nothing was changed."))
        return redirect(f"{reverse('plan:pathway', args=[project.slug])}#picture")
    messages.success(request, tidied_in_words(done.before, done.after))
    return redirect(f"{reverse('plan:pathway', args=[project.slug])}?tidied={done.number}#picture")


def tidied_in_words(before: int, after: int) -> str:
    now = _("The picture is tidy. No lines cross now.")
    if after:
        now = ngettext(
            "The picture is tidy. Lines cross %(count)d time now.",
            "The picture is tidy. Lines cross %(count)d times now.",
            after,
        ) % {"count": after}
    was = ngettext("Before, it was %(count)d time.", "Before, it was %(count)d times.", before) % {"count": before}
    return f"{now} {was}"


@project_page(edit=True)
@require_POST
def untidy(request: HttpRequest, project: Project, number: int) -> HttpResponse:
    """Bring the order of before back."""
    try:
        undo_tidying(project, number, by=request.member)
    except PathwayError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The stones are in the order of before again."))
    return redirect(f"{reverse('plan:pathway', args=[project.slug])}#picture")
