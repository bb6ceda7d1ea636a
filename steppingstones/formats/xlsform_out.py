"""Our questionnaires as an XLSForm: what other programs know is said in their way, the rest in columns of our own.

Those columns begin with `stones_`; other programs pass over them, and reading the file here brings everything back.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from rustpy_xlsxwriter import write_worksheets

from ..methods.questionnaire import FACES, THREE_FACES, YES_NO, Kind, scale_of
from ..methods.questionnaire_form import Form, Item
from .sheet import SpreadsheetError
from .xlsform_file import Book, book_of
from .xlsform_items import USUAL
from .xlsform_logic import Named, write_condition
from .xlsform_rows import HINT, LABEL, heading_of
from .xlsform_words import EASY, LONGEST_KEY, OUR_SIGN, SIGN, TITLE

NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
CHOICE_NAME = re.compile(r"[A-Za-z0-9_.-]+")
OPENING = "opening"
RESERVED = ("meta", "instanceID", "instanceName")
TYPES = {
    Kind.SHORT: "text",
    Kind.TEXT: "text",
    Kind.NUMBER: "decimal",
    Kind.SCALE: "range",
    Kind.DATE: "date",
    Kind.STATEMENT: "note",
    Kind.PHOTO: "image",
    Kind.VOICE_NOTE: "audio",
    Kind.CONSENT: "acknowledge",
    Kind.SEVERAL: "select_multiple",
    Kind.RANKING: "rank",
    Kind.SECTION: "begin_group",
}
LOOKS = {Kind.TEXT: "multiline", Kind.FACES: "likert"}
FIRST = {
    "survey": ("type", "name", LABEL, HINT, "required", "relevant"),
    "choices": ("list_name", "name", LABEL),
    "settings": ("form_title", "form_id", "default_language"),
}
# Beside the places of a questionnaire's words: their columns.
COLUMNS = {"words": LABEL, "help": HINT, "easy_words": EASY}

_Row = dict[str, str]


def write(form: Form, file: BinaryIO) -> None:
    """The questionnaire as an Excel workbook with the sheets survey, choices and settings."""
    found: list[tuple[str, Any]] = [(name, _records(lines)) for name, lines in sheets(form).items()]
    try:
        write_worksheets(found, file, freeze_panes={"general": {"row": 1}}, bold_headers=True)
    except (OSError, RuntimeError, ValueError) as error:
        raise SpreadsheetError(f"The workbook could not be written ({error}).") from error


def _records(lines: Sequence[Sequence[str]]) -> list[_Row]:
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


def as_book(form: Form) -> Book:
    """The same as it would be read again."""
    return book_of(sheets(form))


def sheets(form: Form) -> dict[str, list[list[str]]]:
    """The rows of each sheet, headings first."""
    writer = _Writer(form)
    rows = {"survey": list(writer.survey()), "choices": writer.choices, "settings": [writer.settings()]}
    return {name: _lines(FIRST[name], found) for name, found in rows.items() if found}


def _lines(first: Sequence[str], rows: Sequence[_Row]) -> list[list[str]]:
    columns = list(dict.fromkeys([*first, *(column for row in rows for column in row)]))
    return [columns, *([row.get(column, "") for column in columns] for row in rows)]


class _Writer:
    def __init__(self, form: Form):
        self.form, self.choices = form, list[_Row]()
        self.lists: set[str] = set()
        taken = {*RESERVED, OPENING} if form.opening else set(RESERVED)
        self.named = {item.key: self._named(item, taken) for item in form.items}

    def _named(self, item: Item, taken: set[str]) -> Named:
        names: set[str] = set()
        choices = {one.key: _free(one.key, CHOICE_NAME, "c_", names) for one in item.choices}
        return Named(name=_free(item.key, NAME, "q_", taken), kind=item.kind, choices=choices)

    def survey(self) -> Iterator[_Row]:
        if self.form.opening:
            row = {"type": "note", "name": OPENING, "stones_kind": OPENING}
            yield row | self._worded(OPENING, LABEL, self.form.opening)
        section = ""
        for item in self.form.items:
            if item.kind is Kind.SECTION and section:
                yield {"type": "end_group", "name": section}
            if item.kind is Kind.SECTION:
                section = self.named[item.key].name
            yield self._row(item)
        if section:
            yield {"type": "end_group", "name": section}

    def settings(self) -> _Row:
        row = {"form_title": _safe(self.form.title), "form_id": _form_id(self.form.title)}
        row["default_language"] = heading_of(self.form.language)
        others = self._worded("title", TITLE, self.form.title)
        return row | {column: words for column, words in others.items() if column != TITLE}

    def _row(self, item: Item) -> _Row:
        name = self.named[item.key].name
        row = {"type": self._type(item, name), "name": name}
        for part, column in COLUMNS.items():
            row |= self._worded(f"q.{item.key}.{part}", column, getattr(item, part))
        if item.condition and item.condition.clauses:
            row["relevant"] = write_condition(item.condition, self.named)
        row |= {
            "required": "yes" if item.is_required else "",
            "appearance": LOOKS.get(item.kind, ""),
            "constraint": _constraint(item),
            "parameters": self._scale(item, name) if item.kind is Kind.SCALE else "",
            "stones_kind": item.kind.value if item.kind in (Kind.FACES, Kind.YES_NO, Kind.PICTURES) else "",
            "stones_key": item.key if item.key != name else "",
            "stones_picture": item.picture,
            "stones_source": item.source,
            "stones_least": USUAL if item.kind is Kind.SCALE and item.least is None else "",
            "stones_most": USUAL if item.kind in (Kind.SCALE, Kind.FACES) and item.most is None else "",
        }
        return {column: cell for column, cell in row.items() if cell}

    def _type(self, item: Item, name: str) -> str:
        if item.kind is Kind.YES_NO:
            return f"select_one {self._our_list('stones_yes_no', tuple(YES_NO.values()))}"
        if item.kind is Kind.FACES:
            faces = THREE_FACES if item.most == 3 else FACES
            return f"select_one {self._our_list(f'stones_faces_{len(faces)}', faces)}"
        if not item.kind.has_choices:
            return TYPES[item.kind]
        for choice in item.choices:
            named = self.named[item.key].choices[choice.key]
            row = {"list_name": name, "name": named, "stones_picture": choice.picture}
            row |= self._worded(f"c.{item.key}.{choice.key}", LABEL, choice.words)
            row["stones_key"] = choice.key if choice.key != named else ""
            self.choices.append({column: cell for column, cell in row.items() if cell})
        return f"{TYPES.get(item.kind, 'select_one')} {name}"

    def _our_list(self, name: str, words: Iterable[str]) -> str:
        if name not in self.lists:
            self.lists.add(name)
            for number, one in enumerate(words, 1):
                self.choices.append({"list_name": name, "name": str(number), LABEL: one})
        return name

    def _scale(self, item: Item, name: str) -> str:
        scale = scale_of(item.rule)
        words = f"start={scale[0]} end={scale[-1]} step=1"
        ends = [(scale[0], "least_words", item.least_words), (scale[-1], "most_words", item.most_words)]
        ends = [end for end in ends if end[2]]
        name = self._ends_list(name)
        for number, place, said in ends:
            row = {"list_name": name, "name": str(number)}
            self.choices.append(row | self._worded(f"q.{item.key}.{place}", LABEL, said))
        return f"{words} tick_labelset={name}" if ends else words

    def _ends_list(self, name: str) -> str:
        """In small letters: pyxform makes all of a scale's parameters small, and then looks for the list."""
        free = small = f"{name}_ends".lower()
        number = 1
        while free in self.lists:
            number += 1
            free = f"{small}{number}"
        self.lists.add(free)
        return free

    def _worded(self, place: str, column: str, words: str) -> _Row:
        """A cell for each language in which there are words."""
        found = {column: _safe(words)} if words else {}
        for code, others in self.form.translations.items():
            if others.get(place):
                found[f"{column}::{heading_of(code)}"] = _safe(others[place])
        return found


def _safe(words: str) -> str:
    return words.replace(SIGN, OUR_SIGN)


def _constraint(item: Item) -> str:
    what = {Kind.NUMBER: ".", Kind.SEVERAL: "count-selected(.)"}.get(item.kind, "")
    least = [f"{what} >= {item.least}"] if what and item.least is not None else []
    most = [f"{what} <= {item.most}"] if what and item.most is not None else []
    return " and ".join(least + most)


def _free(key: str, pattern: re.Pattern[str], start: str, taken: set[str]) -> str:
    """A name that XLSForm takes: the key itself where it can be one."""
    plain = key if pattern.fullmatch(key) else f"{start}{re.sub('[^A-Za-z0-9]+', '_', key).strip('_')}"
    name, number = plain[:LONGEST_KEY], 2
    while name in taken:
        name, number = f"{plain[: LONGEST_KEY - 5]}_{number}", number + 1
    taken.add(name)
    return name


def _form_id(title: str) -> str:
    return re.sub("[^a-z0-9]+", "_", title.lower()).strip("_")[:50] or "questionnaire"


def names_of(form: Form) -> Mapping[str, str]:
    """The name of each question in the file, by its key."""
    return {key: named.name for key, named in _Writer(form).named.items()}
