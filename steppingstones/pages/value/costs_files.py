"""What it took, out as files that may leave the group, and in from a spreadsheet: all of it, or nothing."""

from collections.abc import Iterable, Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from ...access import project_page
from ...actions import costs as actions
from ...documents import easyread, pdf
from ...formats.costs import SheetRow, column_of, read_costs
from ...formats.feedback import BadRow
from ...formats.sheet import SpreadsheetError
from ...formats.spreadsheet import read
from ...formats.xlsxfile import write_sheets
from ...models import Cost, CostKind, Project, Side
from ...queries.costs_files import all_are_there, empty_book, sums_rows, whole_book
from ...queries.costs_paper import paper_of
from .. import handed_out
from ..answer import form_page
from ..once import once
from .costs_forms import CostForm, SheetForm

PRINT = {"costs": pdf.write, "costs-easy-read": easyread.pdf}
MOST_BAD = 50  # told; there is enough to mend then


@project_page(edit=True)
@once
def bring(request: HttpRequest, project: Project) -> HttpResponse:
    """Costs from a sheet. Where a cell is wrong, it says which, and nothing is kept."""
    form = SheetForm(request.POST or None, request.FILES or None)
    bad: list[BadRow] = []
    if form.is_valid():
        found, bad = costs_in(form)
        if form.errors or bad:
            pass
        elif all_are_there(project, found):
            form.add_error("file", _("All of these are written down already. Nothing was brought in."))
        else:
            number = len(actions.bring_in(project, found, by=request.member))
            words = ngettext("%(n)d cost is brought in.", "%(n)d costs are brought in.", number)
            messages.success(request, words % {"n": number})
            return redirect("value:costs-written", project.slug)
    if bad:
        form.add_error("file", _("Nothing was brought in. Mend these cells, and send the sheet again."))
    return form_page(request, "value/costs_bring.html", form, bad=bad[:MOST_BAD], more_bad=len(bad[MOST_BAD:]))


def costs_in(form: SheetForm) -> tuple[list[Cost], list[BadRow]]:
    """The costs of the file, or the cells that are wrong. Each row goes through the form of the page."""
    file = form.cleaned_data["file"]
    kinds = {value: str(label) for value, label in CostKind.choices}
    sides = {value: str(label) for value, label in Side.choices}
    found: list[Cost] = []
    bad: list[BadRow] = []
    try:
        for row in read_costs(read(file, file.name), kinds, sides):
            row_form = CostForm(row.fields)
            wrong = [*row_trouble(row), *form_trouble(row, row_form)]
            bad += wrong
            found += [] if wrong else [row_form.put_into(Cost())]
    except SpreadsheetError as error:
        form.add_error("file", str(error))
    if not found and not bad and not form.errors:
        form.add_error("file", _("There is no cost in this sheet. Write one in each row below the headings."))
    return found, bad


def row_trouble(row: SheetRow) -> list[BadRow]:
    return [BadRow(number=row.number, column=column, reason=reason) for column, reason in row.bad.items()]


def form_trouble(row: SheetRow, form: CostForm) -> list[BadRow]:
    """What the form says of these cells, but not twice of the same."""
    errors = [(column_of(name), said) for name, said in form.errors.items()]
    told = [(column, str(words)) for column, said in errors if column not in row.bad for words in said]
    return [BadRow(number=row.number, column=column, reason=words) for column, words in told]


# --- Out ----------------------------------------------------------------------------------------------------


@project_page()
@require_safe
def sheet(request: HttpRequest, project: Project) -> HttpResponse:
    """The sheet to fill in. A second sheet in it says what can stand in which column."""
    return as_book(request, project, empty_book(), f"{project.slug}-costs-to-fill-in.xlsx")


@project_page()
@require_safe
def as_xlsx(request: HttpRequest, project: Project) -> HttpResponse:
    return as_book(request, project, whole_book(project), f"{project.slug}-costs.xlsx")


@project_page()
@require_safe
def as_csv(request: HttpRequest, project: Project) -> HttpResponse:
    return handed_out.as_csv(sums_rows(project), f"{project.slug}-costs.csv")


@project_page()
@require_safe
def as_pdf(request: HttpRequest, project: Project, kind: str) -> HttpResponse:
    document = paper_of(project, timezone.localdate())
    back = reverse("value:costs", args=[project.slug])
    return handed_out.printed(
        request, lambda: PRINT[kind](document).data, f"{project.slug}-{kind}.pdf", otherwise=back, is_shown=False
    )


def as_book(
    request: HttpRequest,
    project: Project,
    sheets: Iterable[tuple[str, Sequence[str], Iterable[Sequence[str]]]],
    name: str,
) -> HttpResponse:
    back = reverse("value:costs", args=[project.slug])
    return handed_out.as_xlsx(request, lambda file: write_sheets(sheets, file), name, otherwise=back)
