"""The pathway as files: a picture, a poster, the template blank and filled, and Easy Read.

Everything is made when it is asked for. A file holds the words of the stones, and no member's name.
"""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ...access import project_page
from ...documents import easyread, poster, template, template_word
from ...documents.blocks import Document
from ...documents.pathway_picture import PAPER
from ...documents.word_paper import WORD
from ...methods.pathway import Pathway
from ...models import Project
from ...queries.pathway import pathway_of, picture_of, poster_block, printed_picture, size_in_words
from ...queries.pathway_easy import easy_pathway
from .. import handed_out
from .sheets import template_of


@project_page()
def files(request: HttpRequest, project: Project) -> HttpResponse:
    """All files, what each is good for, and how large it is."""
    pathway = pathway_of(project)
    svg = picture_of(project, pathway, colours=PAPER)
    drawn = poster_block(project)
    wide = drawn.svg if drawn else svg
    page = {
        "pathway": pathway,
        "size": size_in_words(pathway),
        "a3": poster.a3_for(wide),
        "sheet": poster.sheet_for(wide),
        "kilobytes": max(len(svg) // 1000, 1),
        "dots": poster.dots(printed_picture(project, pathway)),
    }
    return render(request, "plan/files.html", page)


@project_page()
def picture_file(request: HttpRequest, project: Project) -> HttpResponse:
    """The whole picture by itself. Its stones lead to the list, from wherever the file lies."""
    address = request.build_absolute_uri(reverse("plan:pathway", args=[project.slug]))
    svg = picture_of(
        project, pathway_of(project), linked=True, address=f"{address}?stone={{key}}#stone-{{key}}", colours=PAPER
    )
    return handed_out.shown(svg.encode(), f"{project.slug}-pathway.svg", handed_out.SVG)


@project_page()
def picture_png(request: HttpRequest, project: Project) -> HttpResponse:
    svg = printed_picture(project, pathway_of(project))
    return made(request, "pathway.png", handed_out.PNG, lambda: poster.png(svg))


@project_page()
def poster_pdf(request: HttpRequest, project: Project) -> HttpResponse:
    return poster_of(request, project, "poster.pdf", is_large=False)


@project_page()
def poster_large_pdf(request: HttpRequest, project: Project) -> HttpResponse:
    return poster_of(request, project, "poster-large.pdf", is_large=True)


def poster_of(request: HttpRequest, project: Project, name: str, *, is_large: bool) -> HttpResponse:
    drawn = poster_block(project)
    if drawn is None:
        messages.info(request, _("There is nothing to put on a poster yet. Add a stone first."))
        return redirect("plan:files", project.slug)
    told = poster.Poster(
        title=_("The pathway of %(project)s") % {"project": project.name},
        subtitle=_("As it was on %(day)s") % {"day": today()},
        pathway=drawn,
        as_list=_("The same as a list"),
    )
    return made(request, name, handed_out.PDF, lambda: poster.pdf(told, is_large=is_large).data)


# --- The template -----------------------------------------------------------------------------------------


@project_page()
def template_pdf(request: HttpRequest, project: Project) -> HttpResponse:
    blank = template_of(project, Pathway())
    return made(request, "template.pdf", handed_out.PDF, lambda: template.pdf(blank).data)


@project_page()
def template_filled_pdf(request: HttpRequest, project: Project) -> HttpResponse:
    filled = template_of(project, pathway_of(project))
    return made(request, "template-filled.pdf", handed_out.PDF, lambda: template.pdf(filled).data)


@project_page()
def template_docx(request: HttpRequest, project: Project) -> HttpResponse:
    blank = template_of(project, Pathway())
    return made(request, "template.docx", WORD, lambda: template_word.word(blank))


@project_page()
def template_filled_docx(request: HttpRequest, project: Project) -> HttpResponse:
    pathway = pathway_of(project)
    svg = printed_picture(project, pathway) if pathway.stones else ""
    alt = _("The pathway from the issue to the impact. %(size)s") % {"size": size_in_words(pathway)}
    filled = template_of(project, pathway)
    return made(request, "template-filled.docx", WORD, lambda: template_word.word(filled, picture=svg, picture_alt=alt))


# --- Easy Read --------------------------------------------------------------------------------------------


@project_page()
def easy_read(request: HttpRequest, project: Project) -> HttpResponse:
    document = easy(project)
    body = easyread.fragment(document, picture_url=static)
    return render(request, "plan/easy_read.html", {"document": document, "body": body})


@project_page()
def easy_read_pdf(request: HttpRequest, project: Project) -> HttpResponse:
    document = easy(project)
    return made(request, "easy-read.pdf", handed_out.PDF, lambda: easyread.pdf(document).data)


def easy(project: Project) -> Document:
    made_on = _("As it was on %(day)s") % {"day": today()}
    return easy_pathway(project, pathway_of(project), made_on=made_on)


# --- What they share --------------------------------------------------------------------------------------


def today() -> str:
    return date_format(timezone.localdate(), "j F Y")


def made(request: HttpRequest, name: str, kind: str, write: Callable[[], bytes]) -> HttpResponse:
    slug = request.project.slug
    back = reverse("plan:files", args=[slug])
    return handed_out.printed(request, write, f"{slug}-{name}", kind, otherwise=back, is_shown=kind != WORD)
