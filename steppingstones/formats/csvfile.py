"""CSV files: in whatever way they were saved, and out so that no spreadsheet program takes words for a formula."""

import codecs
import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import BinaryIO

from .sheet import Sheet, SpreadsheetError, defused, sheet_of

ENCODINGS = {"utf-8": "UTF-8 (most files)", "cp1252": "Windows-1252 (older Excel on Windows)"}
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
SEPARATORS = (",", ";", "\t")
SAMPLE = 65536
LINES_TO_LOOK_AT = 50


def _mark_unreadable(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are no text become surrogates, which no text has: their row is refused, and the others are read."""
    assert isinstance(error, UnicodeDecodeError)
    return "\udcff" * (error.end - error.start), error.end


codecs.register_error("steppingstones-mark", _mark_unreadable)


def read_csv(file: BinaryIO, *, encoding: str = "utf-8") -> Sheet:
    """The rows of a CSV file. What its first bytes say about the encoding counts more than `encoding`."""
    encoding = _encoding(file, encoding)
    separator = _separator(_sample(file, encoding))
    return sheet_of(_lines(file, encoding, separator), encoding=encoding)


def _encoding(file: BinaryIO, wanted: str) -> str:
    if wanted not in ENCODINGS:
        raise SpreadsheetError(f"The encoding {wanted} is not known. Known are: {', '.join(ENCODINGS)}.")
    file.seek(0)
    start = file.read(1024)
    for mark, name in MARKS:
        if start.startswith(mark):
            return name
    if start.count(b"\0") > len(start) // 8:
        raise SpreadsheetError("This does not look like text. In your spreadsheet program, save it as “CSV UTF-8”.")
    return wanted


def _sample(file: BinaryIO, encoding: str) -> str:
    file.seek(0)
    return codecs.getincrementaldecoder(encoding)("steppingstones-mark").decode(file.read(SAMPLE))


def _separator(sample: str) -> str:
    """The sign that gives the heading row the most company: rows with as many cells as it has."""

    def company(separator: str) -> tuple[int, int]:
        try:
            found = csv.reader(io.StringIO(sample, newline=""), delimiter=separator)
            widths = [len(line) for line, _ in zip(found, range(LINES_TO_LOOK_AT), strict=False) if any(line)]
        except csv.Error:
            return 0, 0
        if not widths or widths[0] < 2:
            return 0, 0
        return widths.count(widths[0]), widths[0]

    return max(SEPARATORS, key=company)


def _lines(file: BinaryIO, encoding: str, separator: str) -> Iterator[tuple[int, Sequence[str]]]:
    file.seek(0)
    text = io.TextIOWrapper(file, encoding=encoding, errors="steppingstones-mark", newline="")
    found = csv.reader(text, delimiter=separator, strict=True)
    number = 0
    try:
        for number, line in enumerate(found, 1):
            yield number, line
    except csv.Error as error:
        raise SpreadsheetError(_trouble(number + 1, str(error))) from None
    finally:
        if not file.closed:
            text.detach()  # the file belongs to whoever opened it


def _trouble(number: int, words: str) -> str:
    if "limit" in words or "unexpected end" in words:
        return (
            f"A quotation mark is opened in row {number} and never closed, so the rest of the file cannot be told "
            "apart. Close it, or save the file again from a spreadsheet program."
        )
    return (
        f"In row {number}, text goes on after a closing quotation mark. A quotation mark inside a cell is written "
        "twice. Mend it, or save the file again from a spreadsheet program."
    )


# --- Writing ------------------------------------------------------------------------------------------------


class _Echo:
    def write(self, text: str) -> str:
        return text


def csv_pieces(
    rows: Iterable[Sequence[str]], *, is_number: Callable[[str], object] = lambda _cell: False
) -> Iterator[bytes]:
    """A CSV file in pieces, a row each: UTF-8 with the mark by which Excel knows it. Rows hold text only.

    What `is_number` says is a number stays as it is, also below nought, so that a spreadsheet can add it up.
    """
    writer = csv.writer(_Echo())
    yield codecs.BOM_UTF8
    for row in rows:
        yield str(writer.writerow([cell if is_number(cell) else defused(cell) for cell in row])).encode()
