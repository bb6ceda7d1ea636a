"""One form, sent again and again, until each of its fields for words has had every awkward string."""

from functools import cache
from itertools import count

from django.http import HttpResponse
from django.test import Client
from django.utils.html import escape
from lxml import html

from tests.awkward import STRINGS

from .forms_found import FoundForm, forms_on, read_form

LONG, LINE = 3000, 198  # letters that a field takes at once: a field for many lines, and any other
LINES = 24  # lines that a list takes
PLAIN = "Plain words"
ONE_ON_A_LINE = {"options", "choices"}  # of these, each line is kept by itself
CHOSEN = {"choices": {"kind": "choice"}}  # what must be chosen for a field to be kept
number = count()


@cache
def together(size: int) -> list[str]:
    """The strings in as few pieces as fit: on lines of their own, as a browser sends lines, or with a mark between."""
    between = "\r\n" if size > LINE else " ¦ "
    pieces = [STRINGS[0]]
    for words in STRINGS[1:]:
        if len(pieces[-1] + between + words) > size:
            pieces.append(words)
        else:
            pieces[-1] += between + words
    return pieces


class Pour:
    """`taken` says what each field took; `to_be_found` is what must be in the database afterwards."""

    def __init__(self, client: Client, form: FoundForm) -> None:
        self.client, self.form = client, form
        self.is_about_something = "seen" in form.data or any(any(form.data[name]) for name in form.words)
        self.taken: dict[str, list[str]] = {name: [] for name in form.words}
        self.to_be_found: set[str] = set()
        self.page: HttpResponse | None = None
        self.pieces = {name: self.pieces_for(name, kind) for name, kind in form.words.items()}

    def pieces_for(self, name: str, kind: str) -> list[str]:
        if name in ONE_ON_A_LINE:
            return ["\r\n".join(STRINGS[start : start + LINES]) for start in range(0, len(STRINGS), LINES)]
        is_beside_others = kind == "email" and len(self.form.words) > 1  # refused whatever it says
        return list(together(LONG if kind == "textarea" or is_beside_others else LINE))

    def pour(self) -> None:
        while any(self.pieces.values()):
            words = {name: pieces[0] if pieces else self.plain(name) for name, pieces in self.pieces.items()}
            refused = self.send(words)
            for name, pieces in self.pieces.items():
                if name in refused and len(words[name]) > LINE and words[name] not in STRINGS:
                    pieces[:] = together(LINE)  # it takes fewer letters
                else:
                    del pieces[:1]

    def send(self, words: dict[str, str]) -> set[str]:
        """Returns the fields that did not take their words. Everything else has then been kept."""
        refused: set[str] = set()
        for _again in range(len(words) + 1):
            typed = {name: self.plain(name) if name in refused else words[name] for name in words}
            answer = self.post(typed)
            if answer.status_code == 302:
                self.check_kept({name: words[name] for name in words if name not in refused})
                return refused
            refused |= self.check_reasons(answer, typed)
            if refused == set(words) <= {"email", "code"}:
                return refused
        raise AssertionError(f"Not even plain words are taken by {self.form}")

    def plain(self, name: str) -> str:
        if self.form.words[name] == "email":
            return self.form.data[name][0] or f"ada{next(number)}@example.org"
        return "Yes\r\nNo" if name in ONE_ON_A_LINE else PLAIN

    def post(self, typed: dict[str, str]) -> HttpResponse:
        if "seen" in self.form.data:
            self.form = self.again(self.page or self.look())  # somebody who has seen what is there now
        chosen = {name: value for field in typed for name, value in CHOSEN.get(field, {}).items()}
        data = {**self.form.data, **chosen, **typed, "once": f"awkward-{next(number)}"}
        return self.client.post(self.form.action, data)

    def look(self) -> HttpResponse:
        self.page = self.client.get(self.form.page)
        return self.page

    def again(self, page: HttpResponse) -> FoundForm:
        forms = forms_on(page)
        return next(form for form in forms if form.action == self.form.action)

    def check_reasons(self, answer: HttpResponse, typed: dict[str, str]) -> set[str]:
        """The fields that something is wrong with: it is said beside each, and all that was typed is there."""
        assert answer.status_code == 422, f"{self.form} answers {answer.status_code} to {typed}"
        for words in typed.values():
            assert escape(words) in answer.text, f"{self.form} lost {words!r}"
        forms = [read_form(form, self.form.page) for form in html.fromstring(answer.text).forms]
        wrong = next(form.wrong for form in forms if set(typed) <= set(form.words))
        assert wrong, f"{self.form} does not say what is wrong"
        assert all(wrong.values()), f"{self.form} does not say why"
        assert set(wrong) & set(typed), f"{self.form} is wrong where nobody typed: {wrong}"
        return set(wrong) & set(typed)

    def check_kept(self, words: dict[str, str]) -> None:
        page = self.look().text if self.is_about_something else ""
        for name, typed in words.items():
            self.taken[name].append(typed)
            lines = typed.split("\r\n") if name in ONE_ON_A_LINE else [typed]
            kept = {line.strip() for line in lines}
            if self.is_about_something:
                gone = {line for line in kept if escape(line) not in page}
                assert gone == set(), f"{self.form} changed {name}"
            else:
                self.to_be_found |= kept - {""}
