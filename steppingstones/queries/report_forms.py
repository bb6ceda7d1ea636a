"""The forms in which a report can be had, each with a sentence that says for whom it is.

Each is written from the same blocks, so none can say more than another, and none counts anything by itself.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..documents import (
    audio,
    claims_poster,
    data_file,
    easyread,
    easyread_word,
    large_print,
    pdf,
    plain_text,
    report_rows,
    word,
)
from ..documents.blocks import Document
from ..documents.press import Printed
from ..documents.word_paper import WORD
from ..formats import report_workbook

PDF, TEXT, JSON = "application/pdf", "text/plain; charset=utf-8", "application/json"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, kw_only=True)
class ReportForm:
    """One form: its name, for whom it is, the end of its file's name, what kind of file it is, and its writer."""

    key: str
    name: str | Promise
    whom: str | Promise
    end: str
    kind: str
    write: Callable[[Document], bytes | Printed]

    def file(self, document: Document) -> tuple[bytes, tuple[str, ...]]:
        """The file, and sentences about what could not be done."""
        made = self.write(document)
        return (made.data, made.notes) if isinstance(made, Printed) else (made, ())

    @property
    def is_shown(self) -> bool:
        """Whether a browser shows it. Others are kept as files."""
        return self.kind.partition(";")[0] in {PDF, "text/plain", "image/png"}


def workbook(document: Document) -> bytes:
    """Every figure of the report, its claims and its tables, as sheets."""
    sheets = report_rows.sheets_of(document)
    return report_workbook.write((each.name, each.header, each.rows, each.numbers) for each in sheets)


ON_PAPER = (
    ReportForm(
        key="pdf",
        name=_("PDF to print"),
        whom=_("On paper, or to send to somebody. A screen reader can read it."),
        end=".pdf",
        kind=PDF,
        write=pdf.write,
    ),
    ReportForm(
        key="large-print",
        name=_("Large print"),
        whom=_("For people who do not see well. Its sentences are in letters of 18 points or larger."),
        end="-large-print.pdf",
        kind=PDF,
        write=large_print.write,
    ),
    ReportForm(
        key="word",
        name=_("File for Word"),
        whom=_("To change it, or to put parts of it into a report of your own."),
        end=".docx",
        kind=WORD,
        write=word.write,
    ),
)
WHOLE = (
    ReportForm(
        key="whole",
        name=_("The whole report to print"),
        whom=_("The PDF and the file for Word are in short. This has every quote, reason and table."),
        end="-whole.pdf",
        kind=PDF,
        write=pdf.whole,
    ),
)
EASY = (
    ReportForm(
        key="easy-read-pdf",
        name=_("Easy Read to print"),
        whom=_("Short sentences, each beside a picture, as a PDF."),
        end="-easy-read.pdf",
        kind=PDF,
        write=easyread.pdf,
    ),
    ReportForm(
        key="easy-read-word",
        name=_("Easy Read in Word"),
        whom=_("For those who make the words or the pictures easier still."),
        end="-easy-read.docx",
        kind=WORD,
        write=easyread_word.write,
    ),
)
TO_LISTEN = (
    ReportForm(
        key="audio",
        name=_("Script to read aloud"),
        whom=_("For people who listen: at a meeting, on a recording, on the phone. It says how long it takes."),
        end="-read-aloud.txt",
        kind=TEXT,
        write=lambda document: audio.write(document).encode(),
    ),
    ReportForm(
        key="text",
        name=_("Plain text"),
        whom=_("For screen readers and braille displays, and to put into a message."),
        end=".txt",
        kind=TEXT,
        write=lambda document: plain_text.write(document).encode(),
    ),
)
FOR_A_WALL = (
    ReportForm(
        key="poster",
        name=_("Poster"),
        whom=_("To hang up: the claims in large words on A3, each with what it rests on."),
        end="-poster.pdf",
        kind=PDF,
        write=claims_poster.write,
    ),
)
FOR_NUMBERS = (
    ReportForm(
        key="spreadsheet",
        name=_("Spreadsheet"),
        whom=_("For people who work with numbers. Each number says where in the report it stands."),
        end=".xlsx",
        kind=EXCEL,
        write=workbook,
    ),
    ReportForm(
        key="data",
        name=_("Data file"),
        whom=_("For people who write programs. It holds the whole report as JSON."),
        end=".json",
        kind=JSON,
        write=data_file.write,
    ),
)
GROUPS = (
    (_("For reading on paper"), ON_PAPER),
    (_("For people who like it easy"), EASY),
    (_("For people who listen"), TO_LISTEN),
    (_("For people who work with numbers"), FOR_NUMBERS),
    (_("To hang up or to send"), FOR_A_WALL),
)
FORMS = {form.key: form for _group, forms in ((None, WHOLE), *GROUPS) for form in forms}


def groups_for(most_pages: int) -> tuple[tuple[str | Promise, tuple[ReportForm, ...]], ...]:
    """The forms of a report, in groups. Where readers want no more than so many pages, there is the whole one too."""
    return tuple((name, (*forms, *WHOLE) if most_pages and forms is ON_PAPER else forms) for name, forms in GROUPS)


def forms_for(most_pages: int) -> list[ReportForm]:
    return [form for _group, forms in groups_for(most_pages) for form in forms]
