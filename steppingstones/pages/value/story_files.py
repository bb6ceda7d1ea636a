"""A story as PDF and in Easy Read, with the consent of this moment."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from ...access import project_page
from ...documents import easyread
from ...documents import pdf as pdf_writer
from ...documents.blocks import Document
from ...documents.press import Printed
from ...models import ContributionStory, Project
from ...queries.story_paper import paper_of
from .. import handed_out
from ..site import site_of
from .claim_page import outcome, story_of


@project_page()
@require_safe
def easy(request: HttpRequest, project: Project, stone: str) -> HttpResponse:
    document = paper_of(there(project, stone))
    context = {"stone": stone, "document": document, "body": easyread.fragment(document, picture_url=static)}
    return render(request, "value/story_easy.html", context)


@project_page()
@require_safe
def pdf(request: HttpRequest, project: Project, stone: str) -> HttpResponse:
    return _file(request, there(project, stone), pdf_writer.write, "story")


@project_page()
@require_safe
def easy_pdf(request: HttpRequest, project: Project, stone: str) -> HttpResponse:
    return _file(request, there(project, stone), easyread.pdf, "story-easy-read")


def there(project: Project, stone: str) -> ContributionStory:
    row = outcome(project, stone)
    story = story_of(row)
    if story is None:
        raise Http404
    story.stone = row
    return story


def _file(
    request: HttpRequest, story: ContributionStory, write: Callable[[Document], Printed], kind: str
) -> HttpResponse:
    document = paper_of(story, site_of(request))
    back = reverse("value:claim", args=[story.project.slug, story.stone.ref])
    return handed_out.printed(request, lambda: write(document).data, f"{story.project.slug}-{kind}.pdf", otherwise=back)
