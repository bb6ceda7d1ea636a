"""One form, sent again and again, until each of its fields for words has had every awkward string.

Nothing that is sent stays: each time the form meets the same small project, and what was kept is looked for at once.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import count
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.db.models import CharField, JSONField, TextField
from django.http import HttpResponse
from django.test import Client
from django.utils.html import escape
from lxml import html

from tests.awkward import STRINGS

from .forms_found import FoundForm, forms_on, read_form

LONG, LINE = 3000, 198  # letters to try at once: in a field for many lines, and in any other
LIMIT = re.compile(r"use at most (\d+) letters")
WRITES = re.compile(r'(?:INSERT INTO|INSERT OR IGNORE INTO|UPDATE) "(\w+)"')
LINES = 12  # lines that a list takes
PLAIN = "Plain words"
ONE_ON_A_LINE = {"options", "choices", "activities", "lines", "groups"}  # of these, each line is kept by itself
# Addresses, codes, numbers and names of pictures.
NOT_FOR_WORDS = {"email", "code", "baseline", "target", "picture", "hours", "money", "taken", "rate", "numbers"}
NOT_FOR_WORDS |= {"price_year", "each", "amount"}
BESIDE = {"suggested"}  # begins with the words that are there, and is kept beside them
MAY_BE_EMPTY = {"picture", "numbers", "price_year"}
# What must be chosen for a field to be kept.
CHOSEN = {
    "choices": {"kind": "choice"},
    "name": {"member": ""},
    "words": {"said": "put-right", "answer": "but"},
    "whose": {"who": "nobody"},
    "groups": {"topic": "own"},
}
# What words cannot say, and no page says beforehand.
DAY_AND_TIME = {"day": "2031-03-04", "begins": "14:00", "ends": "16:00"}
TEXTS = (CharField, TextField, JSONField)
number = count()


@cache
def together(size: int) -> list[str]:
    """The strings in as few pieces as fit: on lines of their own, as a browser sends lines, or with a mark between.

    Those that are longer than that go in one piece that is too long.
    """
    between = "\r\n" if size > LINE else " ¦ "
    pieces, longer = [""], [words for words in STRINGS if len(words) > size]
    for words in STRINGS:
        if words in longer:
            continue
        if pieces[-1] and len(pieces[-1] + between + words) > size:
            pieces.append(words)
        else:
            pieces[-1] += between + words if pieces[-1] else words
    return [*pieces, between.join(longer)] if longer else pieces


@cache
def worst(size: int) -> str:
    """The piece with the most signs that mean something to a browser."""
    return max(together(size), key=lambda piece: sum(piece.count(sign) for sign in "<>&\"'"))


class Written:
    """Notes which tables are written to, to look there for what was kept."""

    def __init__(self) -> None:
        self.tables: set[str] = set()

    def __call__(self, execute: Callable, sql: str, *more: Any) -> Any:
        self.tables.update(WRITES.findall(sql))
        return execute(sql, *more)

    def texts(self) -> set[str]:
        """Every text in those tables."""
        kept: set[str] = set()
        for model in apps.get_app_config("steppingstones").get_models():
            fields = [field.name for field in model._meta.concrete_fields if isinstance(field, TEXTS)]
            if fields and model._meta.db_table in self.tables:
                kept.update(texts_in(list(model.objects.values_list(*fields))))
        return kept


def same_ends(text: str) -> str:
    """Some forms keep the ends of lines as browsers send them, some as the rest of the world writes them."""
    return text.replace("\r\n", "\n")


def texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield same_ends(value)
    elif isinstance(value, dict):
        yield from texts_in(list(value.values()))
    elif isinstance(value, list | tuple):
        for each in value:
            yield from texts_in(each)


class Pour:
    """The `nth` of all forms. `taken` says what each field took."""

    def __init__(self, client: Client, form: FoundForm, nth: int) -> None:
        self.client, self.form, self.nth = client, form, nth
        self.taken: dict[str, list[str]] = {name: [] for name in form.words}
        self.pieces = {name: self.pieces_for(name) for name in form.words}
        self.sizes = {name: LONG if kind == "textarea" else LINE for name, kind in form.words.items()}
        chosen = [pair for name in form.words for pair in CHOSEN.get(name, {}).items()]
        self.chosen = {choice: value for choice, value in chosen if value in form.choices.get(choice, [])}
        if "card" in form.choices:  # a reason is kept only with the card that it is about
            self.chosen["card"] = next(value for value in form.choices["card"] if value)
        if "leads_to" in form.choices:  # a reason is kept only beside a change
            self.chosen["leads_to"] = list(set(form.choices["leads_to"]) - set(form.data["leads_to"]))

    def pieces_for(self, name: str) -> list[str]:
        if name in ONE_ON_A_LINE:
            return self.share(["\r\n".join(STRINGS[start : start + LINES]) for start in range(0, len(STRINGS), LINES)])
        is_beside_others = name in NOT_FOR_WORDS and len(self.form.words) > 1  # refused whatever it says
        return self.share(together(LONG if self.form.words[name] == "textarea" or is_beside_others else LINE))

    def share(self, pieces: list[str]) -> list[str]:
        """All of them. On the second database a quarter: what all of its fields together get is everything again."""
        every = 1 if connection.vendor == "sqlite" else 4
        return pieces[self.nth % every :: every] or pieces[:1]

    def pour(self) -> None:
        while any(self.pieces.values()):
            words = {name: pieces[0] if pieces else self.plain(name) for name, pieces in self.pieces.items()}
            refused = self.send(words)
            for name, pieces in self.pieces.items():
                limit = refused.get(name, LONG)
                if pieces and limit < self.sizes[name] and name not in NOT_FOR_WORDS:
                    self.sizes[name] = limit
                    pieces[:] = self.share(together(limit))
                else:
                    del pieces[:1]

    def send(self, words: dict[str, str], *, for_good: bool = False) -> dict[str, int]:
        """The fields that did not take their words, and how many letters they take. All else has been kept then."""
        refused: dict[str, int] = {}
        for _again in range(len(words) + 3):
            typed = {name: self.plain(name) if name in refused else words[name] for name in words}
            written = Written()
            with transaction.atomic(), connection.execute_wrapper(written):
                answer = self.post(typed)
                if answer.status_code == 302:
                    taken = {name for name in words if name not in refused} - NOT_FOR_WORDS
                    new = {name: words[name] for name in taken if self.pieces.get(name)}
                    self.check_kept(new, written.texts())
                    transaction.set_rollback(not for_good)
                    return refused
            refused |= self.check_reasons(answer, typed)
            if set(refused) == set(words) <= NOT_FOR_WORDS:
                return refused
        raise AssertionError(f"Not even plain words are taken by {self.form}")

    def leave_something(self) -> None:
        """Send it once more, for good, so that the pages have something awkward to show."""
        page = self.client.get(self.form.page)
        now = next((form for form in forms_on(page) if form.action == self.form.action), None)
        assert now, f"What another form left has ended {self.form}, so that its words stand nowhere"
        self.form = now
        # A form may have more fields by now, where something was chosen in it before.
        is_plain = (ONE_ON_A_LINE & set(self.form.words)) | (set(self.form.words) - set(self.sizes))
        # Lines that are there stay, for other things hang on them.
        plain = {name: self.form.data[name][0] or self.plain(name) for name in is_plain & set(self.form.words)}
        awkward = {name: worst(self.sizes[name]) for name in set(self.form.words) - is_plain}
        self.send({name: (plain | awkward)[name] for name in self.form.words}, for_good=True)

    def plain(self, name: str) -> str:
        if self.form.words[name] == "email":
            return self.form.data[name][0] or f"ada{next(number)}@example.org"
        if name in NOT_FOR_WORDS:
            return self.form.data[name][0] or ("" if name in MAY_BE_EMPTY else "12")
        return "Yes\r\nNo" if name in ONE_ON_A_LINE else PLAIN

    def post(self, typed: dict[str, str]) -> HttpResponse:
        data = {**self.form.data, **self.chosen, **typed, "once": f"awkward-{next(number)}"}
        return self.client.post(self.form.action, data)

    def check_reasons(self, answer: HttpResponse, typed: dict[str, str]) -> dict[str, int]:
        """The fields that something is wrong with: it is said beside each, and all that was typed is there.

        With the most letters that each takes, where that was the reason.
        """
        assert answer.status_code == 422, f"{self.form} answers {answer.status_code} to {typed}"
        for words in typed.values():
            assert escape(words) in answer.text, f"{self.form} lost {words!r}"
        forms = [read_form(form, self.form.page) for form in html.fromstring(answer.text).forms]
        form = next(form for form in forms if set(typed) <= set(form.words))
        assert form.wrong, f"{self.form} does not say what is wrong"
        assert all(form.wrong.values()), f"{self.form} does not say why"
        for name in set(form.wrong) - set(typed):  # nothing was chosen there yet
            self.chosen[name] = next(
                value for value in form.choices.get(name, [DAY_AND_TIME.get(name, PLAIN)]) if value
            )
        limits = {name: LIMIT.search(form.wrong[name]) for name in typed if name in form.wrong}
        return {name: int(limit[1]) if limit else LONG for name, limit in limits.items()}

    def check_kept(self, words: dict[str, str], found: set[str]) -> None:
        """As it was typed, in the database; and the worst also in the form, if that is for changing what is there."""
        page = self.fields_now() if any(typed == worst(self.sizes[name]) for name, typed in words.items()) else ""
        for name, typed in words.items():
            self.taken[name].append(typed)
            lines = typed.split("\r\n") if name in ONE_ON_A_LINE else [typed]
            kept = {same_ends(line.strip()) for line in lines} - {""}
            assert kept <= found, f"{self.form} changed {name}"
            is_shown = (
                name in BESIDE
                or not any(self.form.data[name])
                or not page
                or all(escape(line) in page for line in kept)
            )
            assert is_shown, f"{self.form} does not show {name}"

    def fields_now(self) -> str:
        """The page with the form, if the form is for changing something that is there."""
        if not any(any(self.form.data[name]) for name in self.form.words):
            return ""
        page = self.client.get(self.form.page)
        return same_ends(page.text) if page.status_code == 200 and self.is_on(page) else ""

    def is_on(self, page: HttpResponse) -> bool:
        return any(form.action == self.form.action for form in forms_on(page))
