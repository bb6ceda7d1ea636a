"""Whatever somebody brings: the file is looked at, not its name, and what it is not is said in a sentence."""

import codecs
import json
from typing import Any

from . import pathway_json, theory_of_change
from .pathway import MOST_BYTES, NotAPathway, PathwayFile, short
from .pathway_csv import read_table
from .theory_of_change import Theory

MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
DRAWN = ("flowchart", "graph ", "digraph", "strict ")
DEEPEST = "The file has more brackets inside each other than any pathway needs. Save it again where it was made."


def read(data: bytes) -> PathwayFile | Theory:
    """The pathway in this file, or the theory of change. Raises `NotAPathway` where it is neither."""
    if len(data) > MOST_BYTES:
        raise NotAPathway(
            f"This file has {len(data) / 1e6:.1f} MB. A pathway has at most {MOST_BYTES // 1024 // 1024} MB: "
            "is it the right file?"
        )
    if not data.strip():
        raise NotAPathway("There is nothing in this file. Choose another.")
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise NotAPathway("This is a workbook or another packed file. In your spreadsheet program, save it as CSV.")
    start = _start(data)
    if start.startswith(("{", "[")):
        return _read_json(_text(data))
    if start.startswith("<"):
        raise NotAPathway("This is a web page or a picture. Choose a JSON or CSV file with a pathway.")
    if start.lower().startswith(DRAWN):
        raise NotAPathway("This is text for drawing a picture. Such files only go out. Bring in the JSON file instead.")
    return read_table(data)


def _start(data: bytes) -> str:
    encoding = next((name for mark, name in MARKS if data.startswith(mark)), "utf-8")
    return data[:200].decode(encoding, errors="replace").lstrip()


def _text(data: bytes) -> str:
    encoding = next((name for mark, name in MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise NotAPathway(
            f"Line {line} of this file cannot be read as UTF-8 text. Save the file again with the encoding UTF-8."
        ) from None


def _read_json(text: str) -> PathwayFile | Theory:
    try:
        data: Any = json.loads(text)
    except json.JSONDecodeError as error:
        raise NotAPathway(
            f"This is not whole JSON: line {error.lineno}, character {error.colno} is not what should be there. "
            "Is the file cut off? Save it again where it was made."
        ) from None
    except RecursionError:
        raise NotAPathway(DEEPEST) from None
    except ValueError:  # a number with thousands of digits
        raise NotAPathway("The file has a number that is far too long. Save it again where it was made.") from None
    if isinstance(data, dict) and pathway_json.MARK in data:
        return pathway_json.read_json(data)
    if isinstance(data, dict) and theory_of_change.MARK in data:
        return theory_of_change.read_theory(data)
    found = ", ".join(short(name) for name in list(data)[:3]) if isinstance(data, dict) else ""
    raise NotAPathway(
        f"This JSON file holds no pathway. Ours begin with “{pathway_json.MARK}”, theories of change have "
        f"“{theory_of_change.MARK}”" + (f"; this one has {found}." if found else ".")
    )
