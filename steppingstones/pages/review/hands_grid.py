"""The page on which a show of cards is typed in: for each statement a row for each answer, a field for each side."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...actions.review_hands import NothingCounted, Shown, too_many
from ...queries.people_words import side_name
from ...queries.questionnaires import Asked
from ...queries.review_hands import answers_of

MOST = 1000
Counted = Mapping[tuple[str, str, str], int]


@dataclass(kw_only=True)
class Cell:
    """One field: its name and label, what was typed, and what is wrong with that."""

    name: str
    label: str
    typed: str
    error: str = ""

    @property
    def number(self) -> int:
        typed = self.typed.strip()
        return int(typed) if typed.isdecimal() and len(typed) < 6 else 0

    def check(self) -> None:
        typed = self.typed.strip()
        if typed and not typed.isdecimal():
            self.error = _("Write a whole number, such as 5. Leave it empty if there was nobody.")
        elif len(typed) >= 6 or self.number > MOST:
            self.error = _("Write at most %(n)d.") % {"n": MOST}


@dataclass(kw_only=True)
class Statement:
    """One statement with its fields: `cells` by side and answer, `lines` as they stand on the page."""

    place: int
    asked: Asked
    cells: dict[tuple[str, str], Cell]
    lines: list[tuple[str, list[Cell]]]


class Grid:
    """All fields, filled with what was sent, or with what was counted before."""

    def __init__(self, statements: list[Asked], sides: list[str], data: Mapping[str, str]) -> None:
        self.sides = [(side, str(side_name(side))) for side in sides]
        self.there = {side: self._there(side, name, data) for side, name in self.sides}
        self.statements = [self._statement(place, one, data) for place, one in enumerate(statements, 1)]
        self.wrong = ""

    def _there(self, side: str, name: str, data: Mapping[str, str]) -> Cell:
        return Cell(name=f"there-{side}", label=name, typed=data.get(f"there-{side}", ""))

    def _statement(self, place: int, one: Asked, data: Mapping[str, str]) -> Statement:
        cells, lines = {}, []
        for answer, words in answers_of(one):
            for side, name in self.sides:
                called = name_of(one.key, side, answer)
                cells[side, answer] = Cell(name=called, label=f"{words}: {name}", typed=data.get(called, ""))
            lines.append((words, [cells[side, answer] for side, _name in self.sides]))
        return Statement(place=place, asked=one, cells=cells, lines=lines)

    @property
    def cells(self) -> list[Cell]:
        return [*self.there.values(), *(cell for one in self.statements for cell in one.cells.values())]

    @property
    def errors(self) -> list[tuple[str, str]]:
        """The field to go to and what is wrong there."""
        found = [(cell.name, cell.error) for cell in self.there.values() if cell.error]
        for one in self.statements:
            found += [(cell.name, f"{one.place}. {cell.error}") for cell in one.cells.values() if cell.error]
        return [*found, *([(self.cells[0].name, self.wrong)] if self.wrong else [])]

    @property
    def people(self) -> dict[str, int]:
        return {side: cell.number for side, cell in self.there.items()}

    @property
    def shown(self) -> list[Shown]:
        return list(self._shown())

    def _shown(self) -> Iterator[Shown]:
        for one in self.statements:
            for (side, answer), cell in one.cells.items():
                if cell.number:
                    yield Shown(statement=one.asked.key, side=side, answer=answer, people=cell.number)

    def is_valid(self) -> bool:
        """Look at each field, then at each row: nobody can show more cards than there are people."""
        for cell in self.cells:
            cell.check()
        if not self.errors:
            self._look_at_rows()
        if not self.errors and not self.shown:
            self.wrong = str(NothingCounted.words)
        return not self.errors

    def _look_at_rows(self) -> None:
        names = dict(self.sides)
        for (key, side), counted in too_many(self.people, self.shown).items():
            there = self.people[side]
            if not there:
                self.there[side].error = _("Say how many of them are there: %(side)s.") % {"side": names[side]}
                continue
            of_side = next(one for one in self.statements if one.asked.key == key).cells
            first = next(cell for (whose, _answer), cell in of_side.items() if whose == side and cell.number)
            words = ngettext("%(side)s: %(n)d answer", "%(side)s: %(n)d answers", counted)
            first.error = _("%(counted)s, but %(there)d people were there. Count again.") % {
                "counted": words % {"side": names[side], "n": counted},
                "there": there,
            }


def name_of(statement: str, side: str, answer: str) -> str:
    return f"h-{statement}-{side}-{answer}"


def as_typed(there: Mapping[str, int], counted: Counted) -> dict[str, str]:
    """What was counted before, as its page had it."""
    of_sides = {f"there-{side}": str(people) for side, people in there.items()}
    return of_sides | {name_of(*key): str(people) for key, people in counted.items()}
