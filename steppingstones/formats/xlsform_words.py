"""What an XLSForm says in which language, its lists of answers, and a record of all that is not kept."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..methods.questionnaire_form import Offer
from .sheet import shown
from .xlsform_file import Book, NotAForm
from .xlsform_rows import DEFAULT, HINT, LABEL, Line, code_of, languages_of, lines_of

EASY = "stones_easy_words"
TITLE = "stones_title"
# Other programs take "${" for the name of a question. Ours says it with a sign between that nobody sees.
SIGN, OUR_SIGN = "${", "$\u2060{"
LONGEST = {LABEL: 1000, HINT: 2000, EASY: 1000, TITLE: 200}
LONGEST_CHOICE = 300
LONGEST_KEY = 64
SHOWN = 80

LEFT = {
    "default": "The answer “{}” is filled in beforehand. Here nothing is.",
    "choice_filter": "Only some of the answers are offered (“{}”). Here all of them are.",
    "readonly": "Nobody can change the answer. Here people can.",
    "calculate": "The answer is worked out (“{}”). Here people give it.",
    "trigger": "The answer changes when another one does. Here it stays.",
    "guidance_hint": "The words for whoever asks, “{}”, are left out.",
    "image": "The picture “{}” is left out. You can choose one of the pictures here.",
    "big-image": "The picture “{}” is left out.",
    "audio": "The sound “{}” is left out.",
    "video": "The film “{}” is left out.",
    "jr:constraintMsg": "The words for a wrong answer, “{}”, are left out. There are words of our own.",
    "jr:requiredMsg": "The words for a missing answer, “{}”, are left out. There are words of our own.",
    "appearance": "The look “{}” is left out. All questions have the same look here.",
    "parameters": "The setting “{}” is left out.",
    "constraint": "The check “{}” cannot be said here, so more answers are taken.",
}
UNKNOWN = "The column “{column}” has no meaning here. “{}” is left out."


@dataclass(frozen=True, kw_only=True)
class Remark:
    """One thing in the file that is not kept, or is different here. Without a row it is about the whole sheet."""

    sheet: str
    row: int
    words: str

    @property
    def place(self) -> str:
        return f"Sheet “{self.sheet}”, row {self.row}" if self.row else f"Sheet “{self.sheet}”"


class Notes:
    """All remarks, each once."""

    def __init__(self) -> None:
        self.found: dict[Remark, None] = {}

    def add(self, sheet: str, row: int, words: str) -> None:
        self.found[Remark(sheet=sheet, row=row, words=words)] = None

    def left(self, sheet: str, line: Line, kept: Sequence[str]) -> None:
        """A remark for each column of a row that is not kept."""
        for column, cells in line.cells.items():
            if column in kept or column.startswith("stones_"):
                continue
            words = " / ".join(dict.fromkeys(cells.values()))
            self.add(sheet, line.number, LEFT.get(column, UNKNOWN).format(shown(words, SHOWN), column=column))

    def in_order(self) -> tuple[Remark, ...]:
        order = ("survey", "choices", "settings")
        places = {name: number for number, name in enumerate(order)}
        return tuple(sorted(self.found, key=lambda one: (places.get(one.sheet, len(order)), one.row)))


class Tongue:
    """Which columns hold the words in the form's own language, and which those in others."""

    def __init__(self, settings: Line | None, lines: Sequence[Line], notes: Notes):
        written = languages_of([*lines, *([settings] if settings else [])], (LABEL, HINT, EASY, TITLE))
        default = settings.get("default_language") if settings else ""
        if "" in written or default in written:
            self.own = (default, "")
        else:
            self.own = (written[0] if written else default, "")
        self.notes = notes
        self.language = self._language()
        self.others = self._others([one for one in written if one not in self.own])

    def _language(self) -> str:
        code = code_of(self.own[0]) if self.own[0] else DEFAULT
        if code is None:
            words = f"Which language is “{shown(self.own[0], SHOWN)}”? We take it for English."
            self.notes.add("survey", 1, f"{words} Write its code behind it in brackets, such as “Polish (pl)”.")
        return code or DEFAULT

    def _others(self, written: Sequence[str]) -> dict[str, str]:
        found: dict[str, str] = {}
        for one in written:
            code = code_of(one)
            if code is None:
                words = f"Which language is “{shown(one, SHOWN)}”? Its words are left out."
                self.notes.add("survey", 1, f"{words} Write its code behind it in brackets, such as “Polish (pl)”.")
            elif code == self.language or code in found.values():
                words = f"There are two sets of words in the language “{code}”. Those under “{shown(one, SHOWN)}”"
                self.notes.add("survey", 1, f"{words} are left out.")
            else:
                found[one] = code
        return found

    def words(self, line: Line, column: str, sheet: str = "survey") -> str:
        cells = line.cells.get(column, {})
        return self._checked(next((cells[one] for one in self.own if one in cells), ""), line, column, sheet)

    def translated(self, line: Line, column: str, sheet: str = "survey") -> dict[str, str]:
        """The same words by the code of each other language."""
        cells = line.cells.get(column, {})
        return {
            code: self._checked(cells[one], line, column, sheet) for one, code in self.others.items() if one in cells
        }

    def _checked(self, words: str, line: Line, column: str, sheet: str) -> str:
        longest = LONGEST_CHOICE if sheet == "choices" else LONGEST.get(column, LONGEST[LABEL])
        if len(words) > longest:
            place = Remark(sheet=sheet, row=line.number, words="").place
            raise NotAForm(f"{place}: these words have {len(words):,} letters; {longest:,} is the most. Shorten them.")
        if SIGN in words:
            said = f"“{shown(words, SHOWN)}” repeats an earlier answer. Here it stands as it is written."
            self.notes.add(sheet, line.number, said)
        return self.plain(words)

    @staticmethod
    def plain(words: str) -> str:
        return words.replace(OUR_SIGN, SIGN)


class Lists:
    """The lists of answers to choose from."""

    def __init__(self, book: Book, notes: Notes):
        self.lines: dict[str, list[Line]] = {}
        self.notes = notes
        for line in lines_of(book.table("choices")):
            if line.get("list_name"):
                self.lines.setdefault(line.get("list_name"), []).append(line)
            else:
                notes.left("choices", line, ())
        self.used: set[str] = set()

    def use(self, name: str) -> list[Line]:
        if name not in self.used:
            for line in self.lines.get(name, []):
                self.notes.left("choices", line, ("list_name", "name", LABEL))
        self.used.add(name)
        return self.lines.get(name, [])

    def offers(self, name: str, tongue: Tongue) -> list[tuple[str, Offer, dict[str, str]]]:
        """Each answer: its name in the file, as ours, and its words in other languages."""
        found: list[tuple[str, Offer, dict[str, str]]] = []
        taken: set[str] = set()
        for line in self.use(name):
            named = line.get("name")
            others = tongue.translated(line, LABEL, "choices")
            words = tongue.words(line, LABEL, "choices") or next(iter(others.values()), "")
            if not words:
                words = shown(named, LONGEST_CHOICE - 2)
                self.notes.add("choices", line.number, f"“{shown(named, SHOWN)}” has no words, so people see this.")
            key = free(line.get("stones_key") or named, taken)
            if key != (line.get("stones_key") or named):
                self.notes.add("choices", line.number, f"“{shown(named, SHOWN)}” gets a name of its own here: “{key}”.")
            found.append((named, Offer(key=key, words=words, picture=line.get("stones_picture")[:64]), others))
        return found

    def say_unused(self) -> None:
        for name in self.lines.keys() - self.used:
            number = self.lines[name][0].number
            self.notes.add("choices", number, f"No question here uses the list “{shown(name, SHOWN)}”. It is left out.")


def free(wanted: str, taken: set[str]) -> str:
    """A key that nothing else has: the wanted one, shortened or numbered if need be. It is taken from then on."""
    name, number = wanted[:LONGEST_KEY], 2
    while name in taken:
        name, number = f"{wanted[: LONGEST_KEY - 5]}_{number}", number + 1
    taken.add(name)
    return name
