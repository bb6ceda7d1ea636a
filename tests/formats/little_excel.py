"""Reckons the formulas of our value maps anew, as a spreadsheet does, knowing nothing of our sums or their results."""

import math
import operator
import re

import openpyxl

TOKEN = re.compile(
    r"""\s*(?:(?P<text>"(?:[^"]|"")*")|(?P<ref>(?:'[^']+'!)?\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)"""
    r"""|(?P<name>[A-Z]+)(?=\()|(?P<number>\d+(?:\.\d+)?)|(?P<sign><=|>=|<>|[-+*/^(),<>=]))"""
)
COMPARE = {"<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge, "=": operator.eq}


class Workbook:
    """The cells of a file by sheet and place; `value` reckons one."""

    def __init__(self, file):
        self.book, self.known = openpyxl.load_workbook(file), {}

    def value(self, sheet, place):
        place = place.replace("$", "")
        if (sheet, place) not in self.known:
            cell = self.book[sheet][place]
            is_formula = cell.data_type == "f"
            self.known[sheet, place] = Sum(self, sheet, cell.value[1:]).all() if is_formula else cell.value
        return self.known[sheet, place]


class Sum:
    """One formula, reckoned from left to right."""

    def __init__(self, book, sheet, formula):
        self.book, self.sheet, self.tokens, at = book, sheet, [], 0
        while at < len(formula):
            found = TOKEN.match(formula, at)
            assert found, f"not known: {formula[at:]}"
            self.tokens.append((found.lastgroup, found[found.lastgroup]))
            at = found.end()
        self.tokens.append(("end", ""))

    def all(self):
        found = self.compared()
        assert self.tokens[0] == ("end", "")
        return found

    def taken(self, *signs):
        return self.tokens.pop(0)[1] if self.tokens[0][0] == "sign" and self.tokens[0][1] in signs else None

    def compared(self):
        left = self.added()
        while sign := self.taken(*COMPARE):
            right = self.added()
            if sign == "=" and "" in (left, right):
                left = (left or "") == right if left in (None, "") or isinstance(left, str) else False
            else:
                left = COMPARE[sign](left or 0, right or 0)
        return left

    def added(self):
        left = self.multiplied()
        while sign := self.taken("+", "-"):
            right = self.multiplied()
            left = (left or 0) + (right or 0) if sign == "+" else (left or 0) - (right or 0)
        return left

    def multiplied(self):
        left = self.raised()
        while sign := self.taken("*", "/"):
            right = self.raised()
            left = (left or 0) * (right or 0) if sign == "*" else (left or 0) / right
        return left

    def raised(self):
        left = self.single()
        while self.taken("^"):
            right = self.single()
            assert left or right, "0^0 is an error in a spreadsheet"
            left = left**right
        return left

    def single(self):
        kind, text = self.tokens.pop(0)
        if kind == "text":
            return text[1:-1].replace('""', '"')
        if kind == "number":
            return float(text)
        if kind == "ref":
            return self.cells(text)
        if kind == "name":
            return self.called(text)
        assert (kind, text) == ("sign", "("), f"not known: {text}"
        found = self.compared()
        assert self.taken(")")
        return found

    def cells(self, text):
        sheet, _mark, place = text.rpartition("!")
        sheet = sheet.strip("'") or self.sheet
        if ":" not in place:
            return self.book.value(sheet, place)
        return [self.book.value(sheet, cell.coordinate) for row in self.book.book[sheet][place] for cell in row]

    def called(self, name):
        assert self.taken("(")
        if name == "IF":
            return self.chosen()
        given = [self.compared()]
        while self.taken(","):
            given.append(self.compared())
        assert self.taken(")")
        if name == "SUM":
            return math.fsum(each for each in given[0] if isinstance(each, int | float))
        return {"MIN": lambda: min(each or 0 for each in given), "SQRT": lambda: math.sqrt(given[0])}[name]()

    def chosen(self):
        """Only the part that holds is reckoned; the other may well be an error."""
        holds = self.compared()
        parts = [self.passed_over(), self.passed_over()]
        assert self.taken(")")
        inner = Sum(self.book, self.sheet, "")
        inner.tokens = [*parts[0 if holds else 1], ("end", "")]
        return inner.all()

    def passed_over(self):
        assert self.taken(",")
        part, deep = [], 0
        while deep or self.tokens[0] not in (("sign", ","), ("sign", ")")):
            deep += {"(": 1, ")": -1}.get(self.tokens[0][1] if self.tokens[0][0] == "sign" else "", 0)
            part.append(self.tokens.pop(0))
        return part
