"""The printing press: a Typst template and plain data in, a tagged PDF out."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import typst

from .letters import FAMILIES, FONT_FOLDER, printable, runs_right_to_left, with_breaks

Data: TypeAlias = Mapping[str, Any]
_TEMPLATES = Path(__file__).parent
_PAGES = re.compile(rb"/Type\s*/Pages\s*/Count (\d+)")


@dataclass(frozen=True, kw_only=True)
class Printed:
    """A PDF. `is_accessible`: it keeps the rules of PDF/UA-1. `notes` say in sentences what could not be done."""

    data: bytes
    is_accessible: bool
    notes: tuple[str, ...] = ()


class CannotPrint(Exception):
    """The document cannot be made into a PDF, not even without pictures."""


@dataclass(frozen=True, kw_only=True)
class _Attempt:
    is_accessible: bool
    has_pictures: bool
    note: str = ""


_ATTEMPTS = (
    _Attempt(is_accessible=True, has_pictures=True),
    _Attempt(is_accessible=True, has_pictures=False, note="A picture could not be printed. Its description is there."),
    _Attempt(is_accessible=False, has_pictures=True, note="This PDF may not work well with a screen reader."),
    _Attempt(
        is_accessible=False,
        has_pictures=False,
        note="This PDF has no pictures, and may not work well with a screen reader.",
    ),
)


def press(template: str, data: Data) -> Printed:
    """The PDF of this data. It first tries to keep every rule, and says so if it could not."""
    reasons = []
    for attempt in _ATTEMPTS:
        try:
            made = _compile(template, {**data, "has_pictures": attempt.has_pictures}, attempt.is_accessible)
        except typst.TypstError as error:
            reasons.append(str(error))
            continue
        notes = (attempt.note,) if attempt.note else ()
        return Printed(data=made, is_accessible=attempt.is_accessible, notes=notes)
    raise CannotPrint("This document could not be made into a PDF. The web page still shows it.") from ExceptionGroup(
        "what the printing program said", [ValueError(reason) for reason in reasons]
    )


def _compile(template: str, data: Data, is_accessible: bool) -> bytes:
    compiler = typst.Compiler(font_paths=_fonts(), ignore_system_fonts=True, root=_TEMPLATES)
    made = compiler.compile(
        input=_TEMPLATES / template,
        format="pdf",
        sys_inputs={"doc": json.dumps({**data, "fonts": list(FAMILIES)})},
        pdf_standards=["ua-1"] if is_accessible else [],
    )
    assert isinstance(made, bytes)
    return made


def pages_in(data: bytes) -> int:
    """How many pages a PDF of ours has: the root of its tree of pages counts all of them."""
    return max(int(count) for count in _PAGES.findall(data))


def stamp(template: str, data: Data, *, density: float) -> bytes:
    """One page as a PNG, with so many dots to an inch."""
    compiler = typst.Compiler(font_paths=_fonts(), ignore_system_fonts=True, root=_TEMPLATES)
    inputs = {"doc": json.dumps({**data, "fonts": list(FAMILIES)})}
    try:
        made = compiler.compile(input=_TEMPLATES / template, format="png", ppi=density, sys_inputs=inputs)
    except typst.TypstError as error:
        raise CannotPrint("This picture could not be drawn. The web page still shows it.") from error
    assert isinstance(made, bytes)
    return made


@cache
def _fonts() -> typst.Fonts:
    """Only our own fonts, so that a document looks the same wherever it is made."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONT_FOLDER])


def said(text: str, *, every: int = 12) -> str | dict[str, str]:
    """Words for the template: printable, with places to break, and marked if they run from right to left."""
    words = with_breaks(printable(text).strip(), every)
    return {"rtl": words} if runs_right_to_left(words) else words


def plain(text: str) -> str:
    """Words for the names inside the PDF that nobody sees on the page: the title, and what is read for a picture."""
    return " ".join(printable(text).split())


def language(tag: str) -> dict[str, str]:
    """`en-GB` in the two parts that the template wants."""
    lang, _, region = tag.partition("-")
    return {"lang": lang or "en", "region": region}
