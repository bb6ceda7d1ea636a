"""The rows of an XLSForm under the plain names of its columns, and the languages in which it is worded."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .xlsform_file import Table

LABEL, HINT = "label", "hint"
FAMILIES = ("bind", "body", "control", "media")
ALIASES = {
    "caption": "label",
    "command": "type",
    "tag": "name",
    "value": "name",
    "relevance": "relevant",
    "calculation": "calculate",
    "read_only": "readonly",
    "count": "jr:count",
    "repeat_count": "jr:count",
    "constraint_message": "jr:constraintMsg",
    "constraining_message": "jr:constraintMsg",
    "required_message": "jr:requiredMsg",
    "requiredmsg": "jr:requiredMsg",
    "set_form_title": "form_title",
    "title": "form_title",
}
CODE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")
LONGEST_CODE = 12
DEFAULT = "en-gb"
# Languages as people name them in headings, and their codes.
LANGUAGES = {
    "english": "en-gb",
    "welsh": "cy",
    "cymraeg": "cy",
    "scottish gaelic": "gd",
    "irish": "ga",
    "french": "fr",
    "german": "de",
    "spanish": "es",
    "portuguese": "pt",
    "italian": "it",
    "dutch": "nl",
    "polish": "pl",
    "romanian": "ro",
    "bulgarian": "bg",
    "hungarian": "hu",
    "lithuanian": "lt",
    "latvian": "lv",
    "russian": "ru",
    "ukrainian": "uk",
    "greek": "el",
    "turkish": "tr",
    "arabic": "ar",
    "persian": "fa",
    "farsi": "fa",
    "pashto": "ps",
    "kurdish": "ku",
    "urdu": "ur",
    "hindi": "hi",
    "punjabi": "pa",
    "gujarati": "gu",
    "bengali": "bn",
    "tamil": "ta",
    "nepali": "ne",
    "somali": "so",
    "swahili": "sw",
    "amharic": "am",
    "tigrinya": "ti",
    "yoruba": "yo",
    "igbo": "ig",
    "hausa": "ha",
    "shona": "sn",
    "chinese": "zh-hans",
    "japanese": "ja",
    "korean": "ko",
    "vietnamese": "vi",
    "thai": "th",
    "kyrgyz": "ky",
    "bosnian": "bs",
    "albanian": "sq",
    "czech": "cs",
    "slovak": "sk",
}
NAMES = {code: name.capitalize() for name, code in reversed(LANGUAGES.items())}


@dataclass(frozen=True, kw_only=True)
class Line:
    """One row: its number in the sheet, and its cells by the name of the column, then by language as written."""

    number: int
    cells: Mapping[str, Mapping[str, str]]

    def get(self, column: str) -> str:
        """The cell of a column that has no languages."""
        return next(iter(self.cells.get(column, {}).values()), "")


def lines_of(table: Table) -> list[Line]:
    """The rows that hold anything."""
    is_double = any("::" in heading for heading in table.headings)
    columns = {heading: column_of(heading, is_double) for heading in table.headings}
    found = []
    for number, row in enumerate(table.rows, 2):
        cells: dict[str, dict[str, str]] = {}
        for heading, cell in row.items():
            name, language = columns.get(heading) or column_of(heading, is_double)
            cells.setdefault(name, {})[language] = cell
        if cells:
            found.append(Line(number=number, cells=cells))
    return found


def column_of(heading: str, is_double: bool) -> tuple[str, str]:
    """The plain name of a column and its language: "Label::Welsh (cy)" is ("label", "Welsh (cy)")."""
    parts = [part.strip() for part in heading.split("::" if is_double else ":")]
    if not is_double and "jr" in parts[:-1]:
        place = parts.index("jr")
        parts[place : place + 2] = [f"jr:{parts[place + 1]}"]
    first = "_".join(parts[0].split()).lower()
    if first in FAMILIES and len(parts) > 1:
        first, parts = parts[1], parts[1:]
    return ALIASES.get(first, first), parts[1] if len(parts) > 1 else ""


def code_of(language: str) -> str | None:
    """The code of a language as headings write it: "Welsh (cy)", "cy" and "Welsh" are all cy."""
    in_brackets = re.search(r"\(([^()]*)\)\s*$", language)
    words = (in_brackets[1] if in_brackets else language).strip().lower().replace("_", "-")
    if CODE.fullmatch(words) and len(words) <= LONGEST_CODE:
        return words
    return LANGUAGES.get(language.partition("(")[0].strip().lower())


def heading_of(code: str) -> str:
    """A language for a heading, so that people and programs know it."""
    return f"{NAMES.get(code) or NAMES.get(code.partition('-')[0]) or code} ({code})"


def languages_of(lines: Iterable[Line], columns: Iterable[str]) -> list[str]:
    """The languages of these columns as written, in the order in which they come."""
    found: dict[str, None] = {}
    for line in lines:
        for column in columns:
            found.update(dict.fromkeys(line.cells.get(column, {})))
    return list(found)
