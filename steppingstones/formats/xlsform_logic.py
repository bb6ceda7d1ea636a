"""Conditions as XLSForm writes them (its column `relevant`): the part that our conditions can say, there and back.

Whatever cannot be said with the same meaning raises `CannotSay`. Two clauses about the same question are one clause
with two values where the file has them in brackets: that is how we write them.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from ..methods.questionnaire import Clause, Condition, Kind, Test

AGREED = "OK"  # what other programs keep where somebody agreed
NUMBERS = (Kind.FACES, Kind.SCALE, Kind.YES_NO, Kind.NUMBER)
ONE = (Kind.CHOICE, Kind.PICTURES)
MANY = (Kind.SEVERAL, Kind.RANKING)
OPPOSITE = {
    Test.ONE_OF: Test.NONE_OF,
    Test.NONE_OF: Test.ONE_OF,
    Test.ANSWERED: Test.NOT_ANSWERED,
    Test.NOT_ANSWERED: Test.ANSWERED,
}
TURNED = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}
TOKEN = re.compile(
    r"""\s*(?:(?P<ref>\$\{\s*[^${}]+?\s*\})|(?P<text>'[^']*'|"[^"]*")|(?P<number>-?\d+(?:\.\d+)?)"""
    r"""|(?P<sign>!=|<=|>=|=|<|>|\(|\)|,|\.(?!\w))|(?P<word>[A-Za-z][\w:-]*))"""
)


class CannotSay(ValueError):
    """Our conditions have no way of saying this."""


@dataclass(frozen=True, kw_only=True)
class Known:
    """An earlier question that conditions can look at. `choices` is from the names in the file to our keys."""

    key: str
    kind: Kind
    choices: Mapping[str, str] = field(default_factory=dict)
    is_whole: bool = True


@dataclass(frozen=True)
class _Chain:
    clauses: tuple[Clause, ...]
    is_any: bool


_Piece = Clause | _Chain


def read_condition(text: str, known: Mapping[str, Known]) -> Condition | None:
    """The condition that the text says; none if it holds always."""
    words = _Words(text)
    if words.take("true", "(", ")"):
        words.end()
        return None
    found = _chain(words, known)
    words.end()
    clauses = found.clauses if isinstance(found, _Chain) else (found,)
    return Condition(clauses=clauses, is_any=isinstance(found, _Chain) and found.is_any)


def joined(outer: Condition | None, inner: Condition | None) -> Condition | None:
    """Both of them at once."""
    if outer is None or inner is None:
        return outer or inner
    return Condition(clauses=(*_all_of(outer), *_all_of(inner)))


def _all_of(condition: Condition) -> tuple[Clause, ...]:
    if not condition.is_any or len(condition.clauses) < 2:
        return condition.clauses
    one = _merged(_Chain(condition.clauses, True))
    if isinstance(one, _Chain):
        raise CannotSay
    return (one,)


# --- Reading ------------------------------------------------------------------------------------------------


class _Words:
    """The text in pieces: kind and text of each."""

    def __init__(self, text: str):
        self.left = list(self._pieces(text))

    @staticmethod
    def _pieces(text: str) -> Iterator[tuple[str, str]]:
        place = 0
        while text[place:].strip():
            match = TOKEN.match(text, place)
            if not match or not match.lastgroup:
                raise CannotSay
            yield match.lastgroup, match[match.lastgroup]
            place = match.end()

    def take(self, *wanted: str) -> bool:
        """Whether the next pieces are these; then they are gone."""
        found = tuple(text for kind, text in self.left[: len(wanted)] if kind in ("sign", "word"))
        if found != wanted:
            return False
        del self.left[: len(wanted)]
        return True

    def need(self, wanted: str) -> None:
        if not self.take(wanted):
            raise CannotSay

    def next(self, kind: str) -> str:
        if not self.left or self.left[0][0] != kind:
            raise CannotSay
        return self.left.pop(0)[1]

    def is_next(self, *kinds: str) -> bool:
        return bool(self.left) and self.left[0][0] in kinds

    def end(self) -> None:
        if self.left:
            raise CannotSay


def _chain(words: _Words, known: Mapping[str, Known]) -> _Piece:
    """Parts joined by "or", of which each is joined by "and". Ours have one of the two."""
    parts = [_both(words, known)]
    while words.take("or"):
        parts.append(_both(words, known))
    return _linked(parts, is_any=True)


def _both(words: _Words, known: Mapping[str, Known]) -> _Piece:
    parts = [_part(words, known)]
    while words.take("and"):
        parts.append(_part(words, known))
    return _linked(parts, is_any=False)


def _linked(parts: Sequence[_Piece], *, is_any: bool) -> _Piece:
    if len(parts) == 1:
        return parts[0]
    clauses: list[Clause] = []
    for part in parts:
        if isinstance(part, _Chain) and part.is_any is not is_any:
            raise CannotSay
        clauses += part.clauses if isinstance(part, _Chain) else (part,)
    return _Chain(tuple(clauses), is_any)


def _part(words: _Words, known: Mapping[str, Known]) -> _Piece:
    if words.take("("):
        inner = _chain(words, known)
        words.need(")")
        return _merged(inner)
    if words.take("not", "("):
        inner = _chain(words, known)
        words.need(")")
        return _merged(_denied(inner))
    if words.take("selected", "("):
        return _selected(words, known)
    return _compared(words, known)


def _merged(piece: _Piece) -> _Piece:
    """One clause for several about the same question: any of the values, or none of them."""
    if not isinstance(piece, _Chain):
        return piece
    test = Test.ONE_OF if piece.is_any else Test.NONE_OF
    if {(one.question, one.test) for one in piece.clauses} != {(piece.clauses[0].question, test)}:
        return piece
    values = tuple(value for one in piece.clauses for value in one.values)
    return Clause(question=piece.clauses[0].question, test=test, values=values)


def _denied(piece: _Piece) -> _Piece:
    if isinstance(piece, _Chain):
        return _Chain(tuple(_not(one) for one in piece.clauses), not piece.is_any)
    return _not(piece)


def _not(clause: Clause) -> Clause:
    if clause.test not in OPPOSITE:
        raise CannotSay  # "not at least 3" holds where nothing was answered, and "at most 2" does not
    return Clause(question=clause.question, test=OPPOSITE[clause.test], values=clause.values)


def _known(words: _Words, known: Mapping[str, Known]) -> Known:
    name = words.next("ref")[2:-1].strip()
    if name not in known:
        raise CannotSay
    return known[name]


def _literal(words: _Words) -> str:
    if words.take("concat", "("):
        parts = [words.next("text")[1:-1]]
        while words.take(","):
            parts.append(words.next("text")[1:-1])
        words.need(")")
        return "".join(parts)
    if words.is_next("number"):
        return words.next("number")
    return words.next("text")[1:-1]


def _selected(words: _Words, known: Mapping[str, Known]) -> Clause:
    question = _known(words, known)
    words.need(",")
    value = _literal(words)
    words.need(")")
    if question.kind not in (*ONE, *MANY, Kind.FACES, Kind.YES_NO):
        raise CannotSay
    return Clause(question=question.key, test=Test.ONE_OF, values=(question.choices.get(value, value),))


def _compared(words: _Words, known: Mapping[str, Known]) -> Clause:
    if words.take("count-selected", "(") or words.take("string-length", "("):
        question = _known(words, known)
        words.need(")")
        return _is_there(question, words.next("sign"), words.next("number"))
    if words.is_next("ref"):
        question = _known(words, known)
        return _clause(question, words.next("sign"), _literal(words))
    value, sign = _literal(words), words.next("sign")
    return _clause(_known(words, known), TURNED.get(sign, sign), value)


def _is_there(question: Known, sign: str, number: str) -> Clause:
    """How many are chosen, or letters written, if only to know whether there are any."""
    answered = {(">", "0"), (">=", "1"), ("!=", "0")}
    if (sign, number) in answered:
        return Clause(question=question.key, test=Test.ANSWERED)
    if (sign, number) in {("=", "0"), ("<", "1"), ("<=", "0")}:
        return Clause(question=question.key, test=Test.NOT_ANSWERED)
    raise CannotSay


def _clause(question: Known, sign: str, value: str) -> Clause:
    if sign in ("=", "!="):
        if value == "":
            return Clause(question=question.key, test=Test.NOT_ANSWERED if sign == "=" else Test.ANSWERED)
        if question.kind in MANY or question.kind.has_file:
            raise CannotSay
        test = Test.ONE_OF if sign == "=" else Test.NONE_OF
        return Clause(question=question.key, test=test, values=(_value(question, value),))
    if question.kind in ONE:
        return _numbered(question, sign, value)
    if question.kind not in NUMBERS:
        raise CannotSay
    return _limit(question, sign, value)


def _value(question: Known, value: str) -> str:
    if question.kind is Kind.CONSENT and value == AGREED:
        return "1"
    return question.choices.get(value, value)


def _limit(question: Known, sign: str, value: str) -> Clause:
    if sign in (">", "<"):
        if not question.is_whole:
            raise CannotSay
        value = str(math.floor(_decimal(value)) + 1 if sign == ">" else math.ceil(_decimal(value)) - 1)
    _decimal(value)
    test = Test.AT_LEAST if sign in (">", ">=") else Test.AT_MOST
    return Clause(question=question.key, test=test, values=(value,))


def _numbered(question: Known, sign: str, value: str) -> Clause:
    """Answers to choose from whose names are numbers: those that are more, or less."""
    limit = _decimal(value)
    numbers = {name: _decimal(name) for name in question.choices}
    keys = tuple(key for name, key in question.choices.items() if _meets(numbers[name], sign, limit))
    if not keys:
        raise CannotSay
    return Clause(question=question.key, test=Test.ONE_OF, values=keys)


def _meets(number: Decimal, sign: str, limit: Decimal) -> bool:
    if number == limit:
        return sign in (">=", "<=")
    return (number > limit) is (sign in (">", ">="))


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        raise CannotSay from None


# --- Limits (the column `constraint`) -----------------------------------------------------------------------


def read_limits(text: str, *, counts: bool = False, is_whole: bool = True) -> tuple[int | None, int | None]:
    """The least and the most that a number can be, or (`counts`) how many can be chosen."""
    words = _Words(text)
    least: int | None = None
    most: int | None = None
    while True:
        is_in_brackets = words.take("(")
        if not (words.take("count-selected", "(", ".", ")") if counts else words.take(".")):
            raise CannotSay
        sign, limit = words.next("sign"), _decimal(_literal(words))
        if is_in_brackets:
            words.need(")")
        if not is_whole and (limit != int(limit) or sign in (">", "<")):
            raise CannotSay
        if sign in (">", ">="):
            at = math.ceil(limit) if sign == ">=" else math.floor(limit) + 1
            least = at if least is None else max(least, at)
        elif sign in ("<", "<="):
            at = math.floor(limit) if sign == "<=" else math.ceil(limit) - 1
            most = at if most is None else min(most, at)
        else:
            raise CannotSay
        if not words.take("and"):
            words.end()
            return least, most


# --- Writing ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Named:
    """A question as the file names it: `choices` is from our keys to the names in the file."""

    name: str
    kind: Kind
    choices: Mapping[str, str] = field(default_factory=dict)


def write_condition(condition: Condition, named: Mapping[str, Named]) -> str:
    """The condition as XLSForm writes it."""
    link = " or " if condition.is_any else " and "
    return link.join(_written(clause, named[clause.question]) for clause in condition.clauses)


def _written(clause: Clause, question: Named) -> str:
    ref = f"${{{question.name}}}"
    if clause.test in (Test.ANSWERED, Test.NOT_ANSWERED):
        return f"{ref} {'!=' if clause.test is Test.ANSWERED else '='} ''"
    if clause.test in (Test.AT_LEAST, Test.AT_MOST):
        return f"{ref} {'>=' if clause.test is Test.AT_LEAST else '<='} {clause.values[0]}"
    each = [_is(ref, question, value) for value in clause.values]
    if clause.test is Test.NONE_OF:
        return f"not({' or '.join(each)})"
    return each[0] if len(each) == 1 else f"({' or '.join(each)})"


def _is(ref: str, question: Named, value: str) -> str:
    name = question.choices.get(value, value)
    if question.kind in MANY:
        return f"selected({ref}, {quoted(name)})"
    if question.kind is Kind.CONSENT and value == "1":
        return f"{ref} = '{AGREED}'"
    if question.kind in NUMBERS and re.fullmatch(r"-?\d+(\.\d+)?", name):
        return f"{ref} = {name}"
    return f"{ref} = {quoted(name)}"


def quoted(text: str) -> str:
    """A text as a value. It has no sign of its own for a quotation mark, so that one needs the other kind around it."""
    parts = re.findall(r"'+|\$(?=\{)|(?:(?!\$\{)[^'])+", text)
    if len(parts) < 2:
        return f'"{text}"' if "'" in text else f"'{text}'"
    if '"' not in text and "${" not in text:
        return f'"{text}"'
    return "concat({})".format(", ".join(f'"{part}"' if "'" in part else f"'{part}'" for part in parts))
