"""A questionnaire as its makers see it: each question in a row, with when it is asked and what is wrong, in words."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import reduce

from django.utils.translation import gettext as _

from ..methods.questionnaire import OUR_WORDS, Clause, Condition, Kind, Test
from ..methods.questionnaire_check import Trouble, Why, troubles, values_of
from ..methods.questionnaire_form import Item
from ..models import Question, Questionnaire
from .questionnaires import Asked, asked


@dataclass(kw_only=True)
class Row:
    """One question in the list. `number` is 0 for what cannot be answered."""

    asked: Asked
    number: int
    only_if: str = ""
    clauses: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    @property
    def ref(self) -> str:
        return self.asked.ref

    @property
    def item(self) -> Item:
        return self.asked.item

    @property
    def is_section(self) -> bool:
        return self.item.kind is Kind.SECTION

    @property
    def kind_name(self) -> str:
        return kind_name(self.item.kind)


def kind_name(kind: Kind) -> str:
    return str(Question.Kind(kind.value).label)


def rows_of(questionnaire: Questionnaire) -> list[Row]:
    """Two queries, however many questions."""
    questions = asked(questionnaire)
    items = [one.item for one in questions]
    known = {item.key: item for item in items}
    wrong = troubles(items)
    rows, number = [], 0
    for one in questions:
        number += one.kind.asks
        condition = one.item.condition
        rows.append(
            Row(
                asked=one,
                number=number if one.kind.asks else 0,
                only_if=only_if_in_words(condition, known) if condition else "",
                clauses=[clause_in_words(clause, known) for clause in condition.clauses] if condition else [],
                troubles=[in_words(trouble, known) for trouble in wrong if trouble.key == one.key],
            )
        )
    return rows


def only_if_in_words(condition: Condition, known: dict[str, Item]) -> str:
    """Such as: Only if “Did you come by bus?” is Yes."""
    between = _("%(one)s, or %(other)s") if condition.is_any else _("%(one)s, and %(other)s")
    clauses = [clause_in_words(clause, known) for clause in condition.clauses]
    return _("Only if %(clauses)s") % {"clauses": _together(clauses, between)}


def _together(words: Sequence[str], between: str) -> str:
    return reduce(lambda one, other: between % {"one": one, "other": other}, words)


def clause_in_words(clause: Clause, known: dict[str, Item]) -> str:
    item = known.get(clause.question)
    values = value_words(item, clause.values)
    words = {"question": short(item.words) if item else _("a question that is not here"), "values": values}
    return SAID[clause.test](words)


SAID = {
    Test.ONE_OF: lambda words: _("“%(question)s” is %(values)s") % words,
    Test.NONE_OF: lambda words: _("“%(question)s” is not %(values)s") % words,
    Test.AT_LEAST: lambda words: _("“%(question)s” is %(values)s or more") % words,
    Test.AT_MOST: lambda words: _("“%(question)s” is %(values)s or less") % words,
    Test.ANSWERED: lambda words: _("“%(question)s” was answered") % words,
    Test.NOT_ANSWERED: lambda words: _("“%(question)s” was not answered") % words,
}


def value_words(item: Item | None, values: Sequence[str]) -> str:
    offered = values_of(item) if item else {}
    if item and item.kind in OUR_WORDS:
        offered = {value: _(words) for value, words in offered.items()}
    said = [offered.get(value) or (_("an answer that is not there") if offered else value) for value in values]
    return _together(said or [""], _("%(one)s or %(other)s"))


def short(words: str, most: int = 60) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def in_words(trouble: Trouble, known: dict[str, Item]) -> str:
    """What is wrong, and how to mend it."""
    other = known.get(trouble.other)
    if trouble.why is Why.TOO_FEW_CHOICES:
        return _("There are fewer than two answers to choose from. Add some.")
    if other is None:
        return _("It looks at a question that is not here any more. Change when it is asked.")
    said = {"question": short(other.words)}
    if trouble.why is Why.NOT_EARLIER:
        return _("It looks at “%(question)s”, which does not come before it. Change when it is asked.") % said
    return _("It looks at an answer that “%(question)s” does not have any more. Change when it is asked.") % said
