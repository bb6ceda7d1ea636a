"""Reading a spreadsheet whatever its file is, and refusing in plain words what is none."""

import os
from pathlib import PurePath
from typing import BinaryIO

from .csvfile import read_csv
from .sheet import MOST_BYTES, Sheet, SpreadsheetError
from .xlsxfile import read_xlsx

SAVE_AS = "Open it in a spreadsheet program, choose “Save as”, then “CSV UTF-8” or “Excel workbook (.xlsx)”."
CSV_NAMES = {".csv", ".tsv", ".txt", ".tab"}
XLSX_NAMES = {".xlsx", ".xlsm"}

# The first bytes of files that people take for spreadsheets, and what they are.
OTHERS = (
    (b"\xd0\xcf\x11\xe0", "an old Excel file (.xls), or a workbook with a password"),
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"{\\rtf", "a text document (.rtf)"),
    (b"\x1f\x8b", "a packed file (.gz)"),
)
NAMES = {
    ".xls": "an old Excel file (.xls)",
    ".xlsb": "a binary Excel file (.xlsb)",
    ".ods": "an OpenDocument spreadsheet (.ods)",
    ".numbers": "a Numbers file",
    ".docx": "a Word document",
    ".doc": "a Word document",
    ".pdf": "a PDF",
}


def read(file: BinaryIO, name: str, *, encoding: str = "utf-8") -> Sheet:
    """The spreadsheet in this file. Its rows are read on demand, so the file stays open until they are."""
    return read_xlsx(file) if is_read_as_workbook(file, name) else read_csv(file, encoding=encoding)


def is_read_as_workbook(file: BinaryIO, name: str) -> bool:
    """As `is_workbook`, for a file that is not too big to be read at all."""
    size = file.seek(0, os.SEEK_END)
    if size > MOST_BYTES:
        raise SpreadsheetError(
            f"This file has {size / 1024**2:.0f} MB; {MOST_BYTES // 1024**2} MB is the most. "
            "Split it into several files and bring them in one by one."
        )
    file.seek(0)
    return is_workbook(file.read(8), name)


def is_workbook(start: bytes, name: str) -> bool:
    """Whether this is a workbook rather than CSV. Refuses all else, and files that are not what their name says."""
    ending = PurePath(name).suffix.lower()
    is_packed = start.startswith(b"PK")
    for mark, kind in OTHERS:
        if start.startswith(mark):
            raise SpreadsheetError(f"This is {kind}, not a spreadsheet that can be read here. {SAVE_AS}")
    if ending in NAMES:
        raise SpreadsheetError(f"This is {NAMES[ending]}, which cannot be read here. {SAVE_AS}")
    if ending in XLSX_NAMES and not is_packed:
        raise SpreadsheetError(f"The name ends in {ending}, but this is not an Excel workbook. {SAVE_AS}")
    if is_packed and ending not in XLSX_NAMES:
        raise SpreadsheetError(
            f"The name ends in {ending or 'nothing known'}, but this is a packed file such as a workbook. "
            "If it is an Excel workbook, give it a name that ends in .xlsx."
        )
    if ending not in CSV_NAMES | XLSX_NAMES:
        raise SpreadsheetError(f"Files that end in {ending or 'nothing'} cannot be read here. {SAVE_AS}")
    return is_packed
