"""A value map from a spreadsheet and as one, and a kept one for readers outside the group."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ...access import project_page
from ...actions import values as actions
from ...documents import easyread, web
from ...documents import pdf as pdf_writer
from ...documents.blocks import Document
from ...documents.press import Printed
from ...formats.sheet import SpreadsheetError
from ...formats.value_map_xlsx import ReadMapFile, read_map_file
from ...formats.xlsxfile import write_sheets
from ...methods.value_tables import GREEN_BOOK
from ...models import Project, ValueMap
from ...queries.values import found_of
from ...queries.worth_files import as_csv, as_xlsx
from ...queries.worth_outside import document_of
from ...queries.worth_sheet import empty_book
from .. import handed_out
from ..answer import form_page
from ..once import once
from ..site import site_of
from .worth import find, with_wish
from .worth_forms import BringForm

BAD_SHOWN = 50


@project_page(edit=True)
@with_wish
@once
def bring(request: HttpRequest, project: Project) -> HttpResponse:
    """Cells that cannot be read are named by row and column, and then nothing is made."""
    form = BringForm(request.POST or None, request.FILES or None)
    read = look(form) if form.is_valid() else None
    if read and not read.bad:
        said = {"name": form.cleaned_data["name"], "looks": form.cleaned_data["looks"]}
        try:
            made = actions.take_in(project, read.value_map, by=request.member, **said, **conventions(read))
            tell(request, read)
            return redirect("value:map", project.slug, made.ref)
        except actions.CannotValue as error:
            form.add_error("file", str(error))
    bad = read.bad if read else ()
    return form_page(request, "value/worth_bring.html", form, bad=bad[:BAD_SHOWN], more=max(0, len(bad) - BAD_SHOWN))


@project_page(edit=True)
@with_wish
@require_safe
def sheet(request: HttpRequest, project: Project) -> HttpResponse:
    """The sheet to fill in. A second sheet in it says what can stand in which column."""
    name = f"{project.slug}-value-map-to-fill-in.xlsx"
    back = reverse("value:maps", args=[project.slug])
    return handed_out.as_xlsx(request, lambda file: write_sheets(empty_book(), file), name, otherwise=back)


def look(form: BringForm) -> ReadMapFile | None:
    file = form.cleaned_data["file"]
    try:
        read = read_map_file(file, file.name)
    except SpreadsheetError as error:
        form.add_error("file", str(error))
        return None
    if read.bad:
        form.add_error("file", _("Some cells cannot be read, so no map was made. They are named below."))
    return read


def conventions(read: ReadMapFile) -> dict[str, Any]:
    """The convention and the rate of the file, as far as it has them and a map can hold them."""
    found: dict[str, Any] = {}
    if read.file.convention:
        found["convention"] = read.file.convention.value
    if read.file.rates and len(read.file.rates.steps) == 1:
        found["rate"] = read.file.rates.steps[0][1]
    return found


def tell(request: HttpRequest, read: ReadMapFile) -> None:
    """What did not come along is said, so that nobody takes it for being there."""
    messages.success(request, _("The map is here. Say next what each number rests on."))
    for words in read.notes:
        messages.warning(request, words)
    if any(each.amount is None and each.hours is None for each in read.value_map.inputs):
        messages.warning(request, _("Things that went in without an amount are not here. Write them down by hand."))
    if any(read.file.beside):
        messages.warning(request, _("Words that no sum needs, such as indicators, are not here. Keep your file."))
    rates = read.file.rates
    if rates and len(rates.steps) > 1 and rates.steps != GREEN_BOOK.steps:
        messages.warning(request, _("The file has several rates. Here the rates of the Green Book are used."))


@project_page()
@require_safe
def xlsx(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """The layout of Social Value UK, with formulas. Its sums need every number, so a blank one is asked for first."""
    one = find(project, ref)
    found = found_of(one)
    if found.has_blanks:
        messages.error(request, _("Some numbers are blank, and a sum would take them for nought. Answer them first."))
        return redirect("value:map", project.slug, ref)
    return handed_out.kept(as_xlsx(found), f"{name_of(one)}.xlsx", handed_out.XLSX)


@project_page()
@require_safe
def csv(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """For the group's own work: it holds small numbers, and says so where it is offered."""
    one = find(project, ref)
    return handed_out.kept(b"".join(as_csv(one)), f"{name_of(one)}.csv", handed_out.CSV)


def name_of(one: ValueMap) -> str:
    return slugify(one.name) or "value-map"


# --- For others ---------------------------------------------------------------------------------------------


@project_page()
@require_safe
def outside(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """What leaves the group, to be read before it does."""
    one = find_kept(project, ref)
    document = document_of(found_of(one))
    context = {"map": one, "document": document, "body": web.fragment(document)}
    return render(request, "value/worth_outside.html", context)


@project_page()
@require_safe
def easy(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    one = find_kept(project, ref)
    document = document_of(found_of(one))
    context = {"map": one, "document": document, "body": easyread.fragment(document, picture_url=static)}
    return render(request, "value/worth_outside.html", {**context, "is_easy": True})


@project_page()
@require_safe
def pdf(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    return printed(request, find_kept(project, ref), pdf_writer.write, "value-map")


@project_page()
@require_safe
def easy_pdf(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    return printed(request, find_kept(project, ref), easyread.pdf, "value-map-easy-read")


def printed(request: HttpRequest, one: ValueMap, write: Callable[[Document], Printed], kind: str) -> HttpResponse:
    document = document_of(found_of(one), site_of(request))
    back = reverse("value:map", args=[one.project.slug, one.ref])
    return handed_out.printed(request, lambda: write(document).data, f"{one.project.slug}-{kind}.pdf", otherwise=back)


def find_kept(project: Project, ref: str) -> ValueMap:
    """Only what was kept leaves: it has a date, and stays as it is."""
    kept = project.valuemaps.standing().exclude(kept_on=None).select_related("project__organisation")
    return get_object_or_404(kept, ref=ref)
