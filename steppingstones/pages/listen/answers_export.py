"""All answers to one questionnaire as a spreadsheet, for facilitators. Written while it is sent."""

from itertools import chain

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.text import slugify

from ...access import project_page
from ...formats.xlsxfile import write_sheets
from ...models import Project
from ...queries.answer_sheet import ABOUT
from ...queries.answer_sheet_reviews import answer_sheet
from .. import handed_out
from .questionnaires import find
from .reviewed import not_while_people_answer


@project_page(facilitator=True)
@not_while_people_answer
def as_csv(request: HttpRequest, project: Project, ref: str) -> HttpResponseBase:
    questionnaire = find(project, ref)
    sheet = answer_sheet(questionnaire)
    return handed_out.as_csv(chain([sheet.columns], sheet.rows()), f"{_name(questionnaire)}-answers.csv")


@project_page(facilitator=True)
def columns_as_csv(request: HttpRequest, project: Project, ref: str) -> HttpResponseBase:
    questionnaire = find(project, ref)
    lines = chain([ABOUT], answer_sheet(questionnaire).dictionary())
    return handed_out.as_csv(lines, f"{_name(questionnaire)}-columns.csv")


@project_page(facilitator=True)
@not_while_people_answer
def as_xlsx(request: HttpRequest, project: Project, ref: str) -> HttpResponseBase:
    questionnaire = find(project, ref)
    sheet = answer_sheet(questionnaire)
    sheets = [("Answers", sheet.columns, sheet.rows()), ("Columns", ABOUT, sheet.dictionary())]
    return handed_out.as_xlsx(
        request,
        lambda file: write_sheets(sheets, file),
        f"{_name(questionnaire)}-answers.xlsx",
        otherwise=reverse("listen:results", args=[project.slug, ref]),
    )


def _name(questionnaire) -> str:
    return slugify(questionnaire.title)[:60] or "questionnaire"
