"""All answers to one questionnaire as a spreadsheet, for facilitators. Written while it is sent."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from tempfile import TemporaryFile

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify

from ...access import project_page
from ...formats.csvfile import csv_pieces
from ...formats.sheet import SpreadsheetError
from ...formats.xlsxfile import write_sheets
from ...models import Project
from ...queries.answer_sheet import ABOUT
from ...queries.answer_sheet_reviews import answer_sheet
from .export import XLSX, as_file
from .questionnaires import find
from .reviewed import not_while_people_answer


@project_page(facilitator=True)
@not_while_people_answer
def as_csv(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    questionnaire = find(project, ref)
    sheet = answer_sheet(questionnaire)
    return _csv(sheet.columns, sheet.rows(), f"{_name(questionnaire)}-answers.csv")


@project_page(facilitator=True)
def columns_as_csv(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    questionnaire = find(project, ref)
    return _csv(ABOUT, answer_sheet(questionnaire).dictionary(), f"{_name(questionnaire)}-columns.csv")


@project_page(facilitator=True)
@not_while_people_answer
def as_xlsx(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    questionnaire = find(project, ref)
    sheet = answer_sheet(questionnaire)
    file = TemporaryFile()  # noqa: SIM115 (the response closes it, and then it is gone)
    try:
        write_sheets([("Answers", sheet.columns, sheet.rows()), ("Columns", ABOUT, sheet.dictionary())], file)
    except SpreadsheetError as error:
        file.close()
        messages.error(request, str(error))
        return redirect("listen:results", project.slug, ref)
    file.seek(0)
    return as_file(FileResponse(file, content_type=XLSX), f"{_name(questionnaire)}-answers.xlsx")


def _csv(columns: Sequence[str], rows: Iterable[Sequence[str]], name: str) -> HttpResponse:
    pieces: Iterator[bytes] = csv_pieces(chain([columns], rows))
    return as_file(StreamingHttpResponse(pieces, content_type="text/csv; charset=utf-8"), name)


def _name(questionnaire) -> str:
    return slugify(questionnaire.title)[:60] or "questionnaire"
