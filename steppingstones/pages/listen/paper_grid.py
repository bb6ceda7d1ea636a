"""The page on which sheets of paper are typed in: a row for each sheet, a field for each question."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.http import QueryDict
from django.utils.translation import gettext as _

from ...actions.answers import Paper, answered
from ...actions.voices import NameMissing, NothingSaid
from ...methods.cards import MOST_CARDS, Code, NotACard, card_of_number
from ...methods.paper import codes_of, raw_of
from ...methods.questionnaire import Answer, Kind, NotAnAnswer, validate
from ...methods.questionnaire_logic import asked_now
from ...models import Consent, Giver, Questionnaire
from ...queries.first_person import I_AM, USES
from ...queries.questionnaires import Asked, asked

ROWS = 10
CARD, SIDE, MAY, NAME = "card", "side", "may", "name"
LONGEST_NAME, LONGEST_CARD = 200, 4


@dataclass(kw_only=True)
class Cell:
    """One field: its name and label, what was typed, and what is wrong with that."""

    name: str
    label: str
    typed: str
    is_words: bool = False
    error: str = ""


@dataclass(kw_only=True)
class Row:
    """One sheet of paper."""

    number: int
    once: str
    cells: dict[str, Cell] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not any(cell.typed.strip() for cell in self.cells.values())

    @property
    def fields(self) -> list[Cell]:
        return list(self.cells.values())


class Grid:
    """All rows, filled with what was sent."""

    def __init__(self, questionnaire: Questionnaire, data: QueryDict) -> None:
        self.seed = questionnaire.root.ref
        self.uses_cards = questionnaire.root.pairing == Questionnaire.Pairing.CARD
        self.questions = asked(questionnaire)
        self.asking = [one for one in self.questions if one.kind.asks]
        self.rows = [self._row(number, data) for number in range(1, ROWS + 1)]

    @property
    def numbered(self) -> list[tuple[int, Asked, list[tuple[str, str]]]]:
        """The questions with their numbers, and what can be typed for each box."""
        return [(place, one, self._boxes(one)) for place, one in enumerate(self.asking, 1)]

    @property
    def errors(self) -> list[tuple[Row, Cell]]:
        return [(row, cell) for row in self.rows for cell in row.fields if cell.error]

    def read(self) -> list[Paper]:
        """The sheets that were typed in; none of them if one has something wrong, which is then on its field."""
        sheets = [self._sheet(row) for row in self.rows if not row.is_empty]
        self._check_cards()
        return [] if self.errors else [sheet for sheet in sheets if sheet]

    def _row(self, number: int, data: QueryDict) -> Row:
        row = Row(number=number, once=data.get(f"once-{number}") or secrets.token_urlsafe(24))
        sheet = _("Sheet %(n)d") % {"n": number}
        for place, one in enumerate(self.asking, 1):
            label = _("%(sheet)s, question %(n)d: %(words)s") % {"sheet": sheet, "n": place, "words": one.words}
            is_words = one.kind.is_words and one.kind is not Kind.SHORT
            self._cell(row, one.key, f"q-{number}-{place}", label, data, is_words=is_words)
        if self.uses_cards:
            self._cell(row, CARD, f"{CARD}-{number}", f"{sheet}, {_('number of the card')}", data)
        for key, words in ((SIDE, _("who they are")), (MAY, _("what the group may do")), (NAME, _("name"))):
            self._cell(row, key, f"{key}-{number}", f"{sheet}, {words}", data)
        return row

    def _cell(self, row: Row, key: str, name: str, label: str, data: QueryDict, *, is_words: bool = False) -> None:
        typed = data.get(name, "")
        row.cells[key] = Cell(name=name, label=label, typed=typed, is_words=is_words)

    def _boxes(self, one: Asked) -> list[tuple[str, str]]:
        words = {str(number): said for number, said in one.faces} if one.kind is Kind.FACES else {}
        if one.kind is Kind.YES_NO:
            words = {"1": _("Yes"), "2": _("No"), "3": _("Not sure")}
        if one.kind is Kind.CONSENT:
            words = {"1": _("I agree")}
        words |= {choice.key: choice.words for choice in one.choices}
        return [(code, words[value]) for code, value in codes_of(one.item).items() if value in words]

    def _sheet(self, row: Row) -> Paper | None:
        answers = dict(self._answers(row))
        by_key = {one.key: one for one in self.asking}
        asked_keys = [rule.key for rule in asked_now([one.rule for one in self.questions], answers)]
        sheet = Paper(
            answered=[answered(by_key[key], answers[key]) for key in asked_keys if key in answers],
            side=self._side(row),
            uses=self._uses(row),
            name=row.cells[NAME].typed.strip(),
            once=row.once,
            card=self._card(row),
        )
        self._check(row, sheet)
        return sheet

    def _answers(self, row: Row) -> Iterator[tuple[str, Answer]]:
        for one in self.asking:
            cell = row.cells[one.key]
            try:
                answer = (
                    validate(one.rule, raw_of(one.item, cell.typed.replace("\r\n", "\n")))
                    if cell.typed.strip()
                    else None
                )
            except NotAnAnswer as error:
                cell.error = str(error)
                continue
            if answer:
                yield one.key, answer

    def _check(self, row: Row, sheet: Paper) -> None:
        """What a sheet needs as a whole is said at the field where it can be mended."""
        if not any(cell.error for cell in row.fields) and all(one.is_not_said for one in sheet.answered):
            row.fields[0].error = str(NothingSaid.words)
        if not row.cells[MAY].error and Consent.Use.GROUP not in sheet.uses:
            row.cells[MAY].error = _("Type 1 if the sheet says that the group can read it. If not, leave it out.")
        if Consent.Use.QUOTE_NAMED in sheet.uses and not sheet.name:
            row.cells[NAME].error = str(NameMissing.words)
        if len(sheet.name) > LONGEST_NAME or "\x00" in sheet.name:
            row.cells[NAME].error = _("Use at most 200 letters for a name.")

    def _card(self, row: Row) -> Code:
        typed = row.cells[CARD].typed.strip() if self.uses_cards else ""
        if not typed:
            return ()
        is_number = typed.isascii() and typed.isdigit() and len(typed) <= LONGEST_CARD
        try:
            return card_of_number(int(typed) if is_number else 0, self.seed)
        except NotACard:
            words = _("Type the number on the card, from 1 to %(n)d, or leave it empty.") % {"n": MOST_CARDS}
            row.cells[CARD].error = words
            return ()

    def _check_cards(self) -> None:
        """A card belongs to one person, so it is on one sheet of one time."""
        seen: dict[int, int] = {}
        for row in self.rows if self.uses_cards else ():
            cell = row.cells[CARD]
            if cell.error or not cell.typed.strip():
                continue
            card = int(cell.typed)
            if card in seen:
                told = _("Sheet %(n)d has this card too. Look at both sheets again.")
                cell.error = told % {"n": seen[card]}
            seen.setdefault(card, row.number)

    def _side(self, row: Row) -> str:
        typed = row.cells[SIDE].typed.strip()
        sides = {str(place): side for place, (side, _words) in enumerate(I_AM, 1)}
        if typed and typed not in sides:
            row.cells[SIDE].error = _("Type a number from 1 to %(n)d, or leave it empty.") % {"n": len(sides)}
        return sides.get(typed, Giver.UNKNOWN)

    def _uses(self, row: Row) -> frozenset[str]:
        typed = row.cells[MAY].typed.replace(",", " ").split()
        uses = {str(place): use for place, (use, _words, _hint) in enumerate(USES, 1)}
        if set(typed) - set(uses):
            row.cells[MAY].error = _("Type the numbers of the boxes that are ticked, such as: 1 2.")
        return frozenset(uses[one] for one in typed if one in uses)
