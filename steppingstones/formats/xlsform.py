"""Questionnaires of other programs (XLSForm): what we understand of them, and each thing that we do not keep.

A group becomes a section where nothing comes after it that is outside of it. Otherwise its heading becomes something
to read, and its condition goes to each of its questions, so that the same people are asked the same as before.

Source: xlsform.org and its own program, pyxform, which judges whether a form is right.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from ..methods.questionnaire import Clause, Condition, Kind, Test
from ..methods.questionnaire_form import Form, Item, Offer
from .sheet import shown
from .xlsform_file import KNOWN, Book, NotAForm, read_book
from .xlsform_items import KEPT, Made, Maker
from .xlsform_judge import judge
from .xlsform_kinds import BEGIN, END, Sort, sort_of
from .xlsform_logic import CannotSay, Known, joined, read_condition
from .xlsform_rows import HINT, LABEL, Line, lines_of
from .xlsform_words import SHOWN, TITLE, Lists, Notes, Remark, Tongue, free

MOST_ITEMS = 2500
SETTINGS_OF_THE_FILE = (
    "form_title",
    "form_id",
    "id_string",
    "set_form_id",
    "version",
    "name",
    "default_language",
    "omit_instanceid",
    "instance_id",
    "allow_choice_duplicates",
    "clean_text_values",
)
GROUP, REPEAT, LOOP = "group", "repeat", "loop"
PARTS = {"group": GROUP, "lgroup": REPEAT, "repeat": REPEAT, "looped group": REPEAT, "loop": LOOP}
AGAIN = "These questions are asked as often as there is more to tell. Here they are asked once."
OTHER = Offer(key="other", words="Other")
WHICH_OTHER = "Specify other."


@dataclass(frozen=True, kw_only=True)
class Understood:
    """A questionnaire from a file, and what of it is different here. `form` may have nothing to ask."""

    form: Form
    remarks: tuple[Remark, ...]

    @property
    def questions(self) -> int:
        return sum(item.kind.asks for item in self.form.items)


def read(content: bytes, name: str) -> Understood:
    """The questionnaire in a file. Raises `NotAForm` with what is wrong, in words for people."""
    title = " ".join(PurePath(name).stem.replace("_", " ").split())
    return understand(read_book(content, name), title=title or "Questionnaire")


def understand(book: Book, *, title: str) -> Understood:
    """`title` is used where the file has none."""
    judge(book)
    return _Reader(book).read(title)


@dataclass
class _Node:
    line: Line
    part: str = ""
    sort: Sort | None = None
    inside: list["_Node"] = field(default_factory=list)


class _Reader:
    def __init__(self, book: Book):
        self.book, self.notes = book, Notes()
        settings = lines_of(book.table("settings"))
        self.settings = settings[0] if settings else None
        self.lines = lines_of(book.table("survey"))
        self.lists = Lists(book, self.notes)
        choices = [line for lines in self.lists.lines.values() for line in lines]
        self.tongue = Tongue(self.settings, [*self.lines, *choices], self.notes)
        self.maker = Maker(self.tongue, self.lists, self.notes)
        self.known: dict[str, Known] = {}
        self.keys: set[str] = set()
        self.items: list[Item] = []
        self.opening = self.title = ""
        self.translations: dict[str, dict[str, str]] = {}

    def read(self, title: str) -> Understood:
        nodes = self._tree()
        self._emit(nodes, None, sections=_sections(nodes))
        self._rest()
        self.lists.say_unused()
        if len(self.items) > MOST_ITEMS:
            raise NotAForm(f"This questionnaire has {len(self.items):,} parts; {MOST_ITEMS:,} is the most.")
        form = Form(
            title=(self.title or title)[:200],
            opening=self.opening,
            language=self.tongue.language,
            items=tuple(self.items),
            translations=self.translations,
        )
        return Understood(form=form, remarks=self.notes.in_order())

    # --- The rows as a tree ---------------------------------------------------------------------------------

    def _tree(self) -> list[_Node]:
        open_now: list[list[_Node]] = [[]]
        for line in self.lines:
            words = " ".join(line.get("type").split())
            if line.get("disabled").lower() in ("yes", "true", "true()"):
                self.notes.add("survey", line.number, "This row is switched off in the file. It is left out.")
            elif begin := BEGIN.fullmatch(words):
                node = _Node(line=line, part=PARTS[begin[1]])
                open_now[-1].append(node)
                open_now.append(node.inside)
            elif END.fullmatch(words):
                open_now.pop()
                self.notes.left("survey", line, ("type", "name", LABEL, HINT))
            elif self._is_question(line, words):
                open_now[-1].append(_Node(line=line, sort=sort_of(words)))
        return open_now[0]

    def _is_question(self, line: Line, words: str) -> bool:
        if not words:
            self.notes.add("survey", line.number, "This row says no kind of question. It is left out.")
        elif words in ("form_title", "set_form_title"):
            self.title = line.get("name")
        return bool(words) and words not in ("form_title", "set_form_title", "form_id", "set_form_id", "prefix")

    # --- The tree as items ----------------------------------------------------------------------------------

    def _emit(self, nodes: Sequence[_Node], outer: Condition | None, sections: Sequence[_Node] = ()) -> None:
        for node in nodes:
            if node.sort:
                self._question(node.line, node.sort, outer)
            elif node.part == LOOP:
                self._loop(node)
            else:
                self._group(node, outer, is_section=any(node is one for one in sections))

    def _loop(self, node: _Node) -> None:
        self.lists.used.add(node.line.get("type").split()[-1])
        words = f"The questions from here to row {_last(node)} are asked again for each answer of a list."
        self.notes.add("survey", node.line.number, f"{words} They are left out.")

    def _group(self, node: _Node, outer: Condition | None, *, is_section: bool) -> None:
        line, condition = node.line, self._condition(node.line, outer)
        self.notes.left("survey", line, KEPT if node.part == GROUP else (*KEPT, "jr:count"))
        if node.part == REPEAT:
            self.notes.add("survey", line.number, AGAIN)
        if is_section:
            self._add(self.maker.heading(line, Kind.SECTION), line, condition)
            return self._emit(node.inside, None)
        if self.maker.has_words(line):
            self.notes.add(
                "survey", line.number, "This heading is now something to read: its group is not one that ends the form."
            )
            self._add(self.maker.heading(line, Kind.STATEMENT), line, condition)
        return self._emit(node.inside, condition)

    def _question(self, line: Line, sort: Sort, outer: Condition | None) -> None:
        if sort.kind is None:
            words = self.maker.words_of(line)
            self.notes.add("survey", line.number, f"“{shown(words, SHOWN)}” is left out. {sort.why}")
            return
        made = self.maker.make(line, sort)
        if line.get("stones_kind") == "opening" and made.item.kind is Kind.STATEMENT and not self.items:
            self.opening = made.item.words
            self._translate("opening", self.tongue.translated(line, LABEL))
            return
        key = self._add(made, line, self._condition(line, outer))
        self.known[line.get("name")] = Known(key=key, kind=made.item.kind, choices=made.names, is_whole=made.is_whole)
        if not made.item.kind.asks:
            del self.known[line.get("name")]
        if sort.has_other:
            self._other(line, key)

    def _other(self, line: Line, key: str) -> None:
        """XLSForm adds this question by itself."""
        name = f"{line.get('name')}_other"
        own = free(name, self.keys)
        condition = Condition(clauses=(Clause(question=key, test=Test.ONE_OF, values=(OTHER.key,)),))
        self.items.append(Item(key=own, kind=Kind.SHORT, words=WHICH_OTHER, condition=condition))
        self.known[name] = Known(key=own, kind=Kind.SHORT)

    def _add(self, made: Made, line: Line, condition: Condition | None) -> str:
        wanted = line.get("stones_key") or line.get("name") or f"row_{line.number}"
        key = free(wanted, self.keys)
        if key != wanted:
            self.notes.add("survey", line.number, f"The name “{shown(wanted, SHOWN)}” is “{key}” here.")
        self.items.append(made.as_item(key, condition))
        for place, others in made.others.items():
            self._translate(place.format(key), others)
        return key

    def _translate(self, place: str, others: Mapping[str, str]) -> None:
        for code, words in others.items():
            self.translations.setdefault(code, {})[place] = words

    def _condition(self, line: Line, outer: Condition | None) -> Condition | None:
        text = line.get("relevant")
        try:
            return joined(outer, read_condition(text, self.known) if text else None)
        except CannotSay:
            words = (
                f"“{shown(text, SHOWN)}” decides who is asked, beside the group that it is in."
                if outer and text
                else ""
            )
            words = words or f"It is asked only if “{shown(text, SHOWN)}”."
            who = "everybody whom its group is asked of" if outer else "everybody"
            self.notes.add("survey", line.number, f"{words} This cannot be said here, so {who} is asked.")
            return outer

    # --- All that is beside the questions -------------------------------------------------------------------

    def _rest(self) -> None:
        for name in self.book.names:
            if name.strip().lower() not in ("survey", "choices", "settings") and len(self.book.names) > 1:
                why = "means nothing here" if name.strip().lower() in KNOWN else "is no part of XLSForm"
                self.notes.add(name, 0, f"This sheet {why}. It is left out.")
        if not self.settings:
            return
        self.title = self.settings.get("form_title") or self.title
        if len(self.title) > 200:
            raise NotAForm("Sheet “settings”, row 2: the title has more than 200 letters. Shorten it.")
        self.title = self.tongue.plain(self.title)
        self._translate("title", self.tongue.translated(self.settings, TITLE, "settings"))
        for column in self.settings.cells:
            if column.lower() not in SETTINGS_OF_THE_FILE and not column.startswith("stones_"):
                value = shown(self.settings.get(column), SHOWN)
                self.notes.add("settings", self.settings.number, f"The setting “{column}” (“{value}”) is left out.")


def _sections(nodes: Sequence[_Node]) -> list[_Node]:
    """The groups with a heading after which nothing comes but other such groups."""
    found: list[_Node] = []
    for node in reversed(nodes):
        if node.part == GROUP and any(column in node.line.cells for column in (LABEL, HINT)):
            found.append(node)
        elif node.part != LOOP and (node.part or (node.sort and node.sort.kind)):
            break
    return found


def _last(node: _Node) -> int:
    return max([node.line.number, *(_last(one) for one in node.inside)])
