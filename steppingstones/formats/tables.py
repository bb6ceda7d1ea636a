"""Tables in CSV files, cell by cell. Each way to read a cell says what is wrong with it, and where."""

import csv
import io
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal, InvalidOperation


class NotReadable(ValueError):
    """Something in the files cannot be used. Its sentence says where, and what would be right."""

    def __init__(self, file: str, trouble: str, *, row: int = 0, column: str = "") -> None:
        place = [file, *([f"row {row}"] if row else []), *([f"column “{column}”"] if column else [])]
        super().__init__(f"{', '.join(place)}: {trouble}")


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of one file. Each way to read a cell says what is wrong with it, and where."""

    file: str
    number: int
    cells: Mapping[str, str]

    def trouble(self, column: str, words: str) -> NotReadable:
        return NotReadable(self.file, words, row=self.number, column=column)

    def text(self, column: str) -> str:
        return self.cells[column].strip()

    def need(self, column: str) -> str:
        if not self.text(column):
            raise self.trouble(column, "there is nothing here. Write something.")
        return self.text(column)

    def day(self, column: str) -> date:
        try:
            return date.fromisoformat(self.need(column))
        except ValueError as error:
            if isinstance(error, NotReadable):
                raise
            raise self.trouble(column, f"“{self.text(column)}” is no date. Write it as 2025-12-31.") from None

    def maybe_day(self, column: str) -> date | None:
        return self.day(column) if self.text(column) else None

    def clock(self, column: str) -> time:
        try:
            return time.fromisoformat(self.need(column))
        except ValueError:
            raise self.trouble(column, f"“{self.text(column)}” is no time. Write it as 14:30.") from None

    def one_of(self, column: str, known: Collection[str]) -> str:
        if self.text(column) not in known:
            raise self.trouble(column, f"“{self.text(column)}” is none of these: {', '.join(known)}.")
        return self.text(column)

    def maybe(self, column: str, known: Collection[str]) -> str:
        """One of these, or nothing."""
        return self.one_of(column, known) if self.text(column) else ""

    def yes(self, column: str) -> bool:
        return self.one_of(column, ("yes", "no")) == "yes"

    def whole(self, column: str) -> int:
        if not re.fullmatch("[0-9]{1,9}", self.need(column)):
            raise self.trouble(column, f"“{self.text(column)}” is no whole number.")
        return int(self.text(column))

    def amount(self, column: str) -> Decimal | None:
        """A number such as 7.50, or nothing."""
        if not self.text(column):
            return None
        try:
            number = Decimal(self.text(column))
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite() or number < 0:
            raise self.trouble(column, f"“{self.text(column)}” is no number such as 2 or 7.50.")
        return number

    def some_of(self, column: str, known: Collection[str]) -> tuple[str, ...]:
        """Ids with spaces between them."""
        found = tuple(self.text(column).split())
        for each in found:
            if each not in known:
                raise self.trouble(column, f"“{each}” is none of these: {', '.join(known)}.")
        return found

    def pairs(self, column: str, known: Collection[str], what: str, *, like: str) -> tuple[tuple[str, str], ...]:
        """Written as `ada=4 ben=2`: one of these, and something that fits the pattern. `like` says so in words."""
        found: dict[str, str] = {}
        for each in self.text(column).split():
            one, _sign, value = each.partition("=")
            if one not in known or not re.fullmatch(what, value):
                raise self.trouble(column, f"“{each}” should be {like}.")
            if one in found:
                raise self.trouble(column, f"“{one}” stands here twice.")
            found[one] = value
        return tuple(found.items())

    def parts(self, column: str) -> tuple[str, ...]:
        """Texts with | between them."""
        return tuple(part.strip() for part in self.text(column).split("|") if part.strip())

    def lines(self, column: str) -> tuple[str, ...]:
        """Texts on lines of their own."""
        return tuple(line.strip() for line in self.text(column).splitlines() if line.strip())


@dataclass(frozen=True, kw_only=True)
class Tables:
    """The files by name, each the text of a CSV file with a heading row. Beside them may lie pictures."""

    texts: Mapping[str, str]
    pictures: Mapping[str, bytes] = field(default_factory=dict)

    def rows(self, file: str, columns: str) -> Iterator[Row]:
        """The rows of one file, which must have these columns."""
        reader = csv.DictReader(io.StringIO(self._text(file), newline=""), strict=True, restval="")
        try:
            missing = [column for column in columns.split() if column not in (reader.fieldnames or [])]
            if missing:
                raise NotReadable(file, f"there is no column “{missing[0]}”.", row=1)
            for number, cells in enumerate(reader, 2):
                if None in cells:
                    raise NotReadable(
                        file, "there are more cells than columns. Is a quotation mark missing?", row=number
                    )
                yield Row(file=file, number=number, cells=cells)
        except csv.Error as error:
            raise NotReadable(file, f"this is not a table ({error}).") from None

    def ids(self, file: str, columns: str, taken: Collection[str] = ()) -> list[Row]:
        """The same, for files whose rows have ids of their own, none of them twice."""
        rows = list(self.rows(file, f"id {columns}"))
        seen = set(taken)
        for row in rows:
            if row.need("id") in seen:
                raise row.trouble("id", f"“{row.text('id')}” stands for something else already.")
            seen.add(row.text("id"))
        return rows

    def fields(self, file: str, names: str) -> Mapping[str, str]:
        """A file with a field and its value in each row."""
        found = {}
        for row in self.rows(file, "field value"):
            found[row.one_of("field", names.split())] = row.text("value")
        missing = [name for name in names.split() if name not in found]
        if missing:
            raise NotReadable(file, f"there is no row for “{missing[0]}”.")
        return found

    def facts(self, file: str, names: str) -> Row:
        """The same as a row, whose cells say what is wrong with them. Row 1 is that of the headings."""
        return Row(file=file, number=0, cells=self.fields(file, names))

    def _text(self, file: str) -> str:
        if file not in self.texts:
            raise NotReadable(file, "this file is missing.")
        return self.texts[file]
