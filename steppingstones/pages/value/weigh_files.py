"""What counts as files: the map as PDF and in Easy Read, now or kept; and the sheets for a room."""

from collections.abc import Callable, Iterator
from itertools import combinations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ...access import project_page
from ...documents import easyread, large_print
from ...documents import pdf as pdf_writer
from ...documents.blocks import AnyBlock, Document, Heading, Paragraph, Table
from ...documents.press import Printed
from ...methods.weighing import Way
from ...models import Project, Side, Stone, Weighing
from ...queries.what_counts_told import document_kept, document_now
from .. import handed_out
from ..site import site_of
from .weigh_rounds import find
from .weighing import find_kept

Write = Callable[[Document], Printed]


@project_page()
@require_safe
def easy(request: HttpRequest, project: Project) -> HttpResponse:
    return _easy(request, document_now(project))


@project_page()
@require_safe
def pdf(request: HttpRequest, project: Project) -> HttpResponse:
    return _file(request, document_now(project, site_of(request)), pdf_writer.write, "what-counts")


@project_page()
@require_safe
def easy_pdf(request: HttpRequest, project: Project) -> HttpResponse:
    return _file(request, document_now(project, site_of(request)), easyread.pdf, "what-counts-easy-read")


@project_page()
@require_safe
def kept_easy(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    return _easy(request, _kept(request, project, ref))


@project_page()
@require_safe
def kept_pdf(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    return _file(request, _kept(request, project, ref), pdf_writer.write, "what-counts")


@project_page()
@require_safe
def kept_easy_pdf(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    return _file(request, _kept(request, project, ref), easyread.pdf, "what-counts-easy-read")


@project_page()
@require_safe
def paper(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """A sheet to fill in by hand, one for each person; or cards to cut out, or cups to name."""
    return _file(request, _sheet(find(project, ref)), large_print.write, "weigh")


def _kept(request: HttpRequest, project: Project, ref: str) -> Document:
    """Not of one that was taken away: its page offers to bring it back, its files are gone."""
    row = find_kept(project, ref)
    if row.removed_at:
        raise Http404
    return document_kept(row, site_of(request))


def _easy(request: HttpRequest, document: Document) -> HttpResponse:
    body = easyread.fragment(document, picture_url=static)
    return render(request, "value/counts_easy.html", {"document": document, "body": body})


def _file(request: HttpRequest, document: Document, write: Write, name: str) -> HttpResponse:
    slug = request.project.slug
    back = reverse("value:weighing", args=[slug])
    return handed_out.printed(request, lambda: write(document).data, f"{slug}-{name}.pdf", otherwise=back)


# --- The sheet --------------------------------------------------------------------------------------------


def _sheet(one: Weighing) -> Document:
    asked = {
        Way.ORDER: _("Put 1 beside what matters most to you, 2 beside what comes next, and so on."),
        Way.POINTS: _("You have %(n)d beans for each list. Give more to what matters more to you.") % {"n": one.beans},
        Way.PAIRS: _("Each line has two things. Put a tick beside the one that matters more to you."),
    }[Way(one.way)]
    opening = (Paragraph(text=asked), Paragraph(text=_("Do not write your name. Tick your side at the end.")))
    return Document(title=one.name, blocks=(*opening, *_lists(one), *_sides()), has_contents=False)


def _lists(one: Weighing) -> Iterator[AnyBlock]:
    things = list(one.things.all())
    for track in Stone.Track:
        words = [each.words for each in things if each.track == track.value]
        if words:
            yield Heading(text=str(track.label))
            yield _pairs(words) if one.way == Way.PAIRS else _list(one, words)


def _list(one: Weighing, words: list[str]) -> Table:
    header = (_("What matters"), _("Beans") if one.way == Way.POINTS else _("Place"))
    return Table(caption=_("What matters to you"), header=header, rows=tuple((each, "……") for each in words))


def _pairs(words: list[str]) -> Table:
    rows = tuple((f"☐ {first}", f"☐ {second}") for first, second in combinations(words, 2))
    return Table(caption=_("Which matters more?"), header=(_("This"), _("Or this")), rows=rows)


def _sides() -> Iterator[AnyBlock]:
    yield Heading(text=_("From where do you look at it?"))
    yield Paragraph(text="   ".join(f"☐ {side.label}" for side in Side))
