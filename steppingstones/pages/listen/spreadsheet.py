"""Bringing in a spreadsheet: send the file, say what its columns hold, look at what would happen, bring it in."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions.imports import Imported, ImportRefused, import_feedback
from ...formats.feedback import Columns, Feedback, guess_columns, read_feedback
from ...formats.sheet import Sheet, SpreadsheetError, shown
from ...formats.spreadsheet import read
from ...models import Member, Project
from ...queries.voices import said
from .. import staging
from ..answer import form_page
from ..once import once
from .spreadsheet_forms import ColumnsForm, FileForm

GOOD_SHOWN = 10
BAD_SHOWN = 100


@project_page(edit=True)
def spreadsheet(request: HttpRequest, project: Project) -> HttpResponse:
    """Send a file. It is looked at before it is believed."""
    form = FileForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file, encoding = form.cleaned_data["file"], form.cleaned_data["encoding"]
        try:
            guess_columns_of(read(file, file.name, encoding=encoding))
        except SpreadsheetError as error:
            form.add_error("file", str(error))
        else:
            token = staging.keep(file, by=request.member)
            return redirect("listen:spreadsheet-columns", project.slug, token, encoding)
    return form_page(request, "listen/spreadsheet.html", form)


def guess_columns_of(sheet: Sheet) -> Columns:
    return guess_columns(sheet.columns, sheet.rows, today=timezone.localdate())


@contextmanager
def opened(request: HttpRequest, token: str, encoding: str) -> Iterator[Sheet]:
    """The file that was sent before. It could be read then, so an address by which it cannot is not one of ours."""
    with staging.open_file(token, by=request.member) as file:
        try:
            sheet = read(file, file.name, encoding=encoding)
        except SpreadsheetError:
            raise Http404 from None
        yield sheet


@project_page(edit=True)
def columns(request: HttpRequest, project: Project, token: str, encoding: str) -> HttpResponse:
    """Say what the columns hold; the form starts with a guess."""
    with opened(request, token, encoding) as sheet:
        guess = guess_columns_of(sheet)
    start = {"text": guess.text, "date": guess.date, "labels": guess.labels}
    form, names = ColumnsForm(names=sheet.columns, initial=start), {"token": token, "encoding": encoding}
    return form_page(request, "listen/spreadsheet_columns.html", form, note=sheet.note, **names)


@project_page(edit=True)
@require_POST
def look(request: HttpRequest, project: Project, token: str, encoding: str) -> HttpResponse:
    """What would happen: the first rows as they would be kept, and every row that is wrong. Nothing is changed."""
    form, feedback = _read(request, token, encoding)
    if feedback is None:
        return form_page(request, "listen/spreadsheet_columns.html", form, token=token, encoding=encoding)
    first = feedback.good[:GOOD_SHOWN]
    good = [(row.number, shown(row.words), said(row.said_on, row.precision), row.labels) for row in first]
    context = {
        "form": form,
        "token": token,
        "encoding": encoding,
        "good": good,
        "number_good": len(feedback.good),
        "bad": feedback.bad[:BAD_SHOWN],
        "number_bad": len(feedback.bad),
        "more_bad": max(0, len(feedback.bad) - BAD_SHOWN),
    }
    return render(request, "listen/spreadsheet_look.html", context)


@project_page(edit=True)
@require_POST
def bring_in(request: HttpRequest, project: Project, token: str, encoding: str) -> HttpResponse:
    """Bring in the good rows. The file is read before the database is locked, so that nobody waits for that."""
    try:
        form, feedback = _read(request, token, encoding)
    except Http404:
        return _write(request, project, token, encoding, None)
    if feedback is None:
        return redirect("listen:spreadsheet-columns", project.slug, token, encoding)
    return _write(request, project, token, encoding, (form, feedback))


@once
def _write(
    request: HttpRequest, project: Project, token: str, encoding: str, found: tuple[ColumnsForm, Feedback] | None
) -> HttpResponse:
    """Bad rows are left out only if somebody said so. A second click finds no file, and is led where the first went."""
    if found is None:
        raise Http404
    form, feedback = found
    try:
        done = _import(request.member, form, feedback, skip="skip" in request.POST)
    except ImportRefused as error:
        messages.error(request, str(error))
        return redirect("listen:spreadsheet-columns", project.slug, token, encoding)
    staging.remove(token, by=request.member)
    messages.success(request, told(done))
    return redirect("understand:voices", project.slug)


def _read(request: HttpRequest, token: str, encoding: str) -> tuple[ColumnsForm, Feedback | None]:
    """The form as sent and the file read by it; no feedback if the form is wrong."""
    with opened(request, token, encoding) as sheet:
        form = ColumnsForm(request.POST, names=sheet.columns)
        if not form.is_valid():
            return form, None
        try:
            return form, read_feedback(sheet, form.columns(), today=timezone.localdate())
        except SpreadsheetError as error:
            form.add_error(None, str(error))
            return form, None


def _import(by: Member, form: ColumnsForm, feedback: Feedback, *, skip: bool) -> Imported:
    data = form.cleaned_data
    choices = {"uses": data["uses"], "side": data["side"], "skip_bad_rows": skip}
    return import_feedback(by.project, feedback, by=by, today=timezone.localdate(), **choices)


def told(done: Imported) -> str:
    words = [ngettext("%(n)d voice was added.", "%(n)d voices were added.", done.added) % {"n": done.added}]
    if done.already_here:
        here = ngettext("%(n)d was here before.", "%(n)d were here before.", done.already_here)
        words.append(here % {"n": done.already_here})
    if done.left_out:
        words.append(
            ngettext("%(n)d row was left out.", "%(n)d rows were left out.", done.left_out) % {"n": done.left_out}
        )
    return " ".join(words)
