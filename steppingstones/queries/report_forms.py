"""The forms in which a report can be had, each with a sentence that says for whom it is.

Each is written from the same blocks, so none can say more than another, and none counts anything by itself.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..documents import easyread, easyread_word, pdf, word
from ..documents.blocks import Document
from ..documents.press import Printed
from ..documents.word_paper import WORD

PDF = "application/pdf"


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


ON_PAPER = (
    ReportForm(
        key="pdf",
        name=_("PDF"),
        whom=_("To print, or to send to somebody. A screen reader can read it."),
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
        write=pdf.large,
    ),
    ReportForm(
        key="word",
        name=_("Word"),
        whom=_("To change it, or to put parts of it into a report of your own."),
        end=".docx",
        kind=WORD,
        write=word.write,
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
GROUPS = (
    (_("For reading on paper"), ON_PAPER),
    (_("For people who like it easy"), EASY),
)
FORMS = {form.key: form for _group, forms in GROUPS for form in forms}
