"""One row of an XLSForm as one question of ours."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ..methods.questionnaire import FACES, THREE_FACES, YES_NO, Condition, Kind
from ..methods.questionnaire_form import Item, Offer
from .sheet import shown
from .xlsform_kinds import Sort
from .xlsform_logic import CannotSay, read_limits
from .xlsform_rows import HINT, LABEL, Line
from .xlsform_words import EASY, LONGEST, SHOWN, Lists, Notes, Tongue

KEPT = ("type", "name", LABEL, HINT, "relevant")
YES = ("yes", "true", "true()")
NO = ("no", "false", "false()")
USUAL = "usual"
LONGEST_SCALE = 101
FARTHEST = 2**31 - 1
FARTHEST_OF_SCALE = 2**15 - 1
PARAMETER = re.compile(r"([\w-]+)\s*=\s*([^\s,;]+)")
OUR_LISTS = {"faces": (FACES, THREE_FACES), "yes-no": (tuple(YES_NO.values()),)}


@dataclass(kw_only=True)
class Made:
    """A question without its key. `names` is from the names of answers in the file to our keys of them."""

    item: Item
    names: Mapping[str, str] = field(default_factory=dict)
    others: dict[str, dict[str, str]] = field(default_factory=dict)  # by place with {} for the key, then by language
    is_whole: bool = True

    def as_item(self, key: str, condition: Condition | None) -> Item:
        return replace(self.item, key=key, condition=condition)


class Maker:
    def __init__(self, tongue: Tongue, lists: Lists, notes: Notes):
        self.tongue, self.lists, self.notes = tongue, lists, notes

    def has_words(self, line: Line) -> bool:
        return bool(self.tongue.words(line, LABEL) or self.tongue.words(line, HINT))

    def words_of(self, line: Line) -> str:
        return self.tongue.words(line, LABEL) or self.tongue.words(line, HINT) or line.get("name")

    def heading(self, line: Line, kind: Kind) -> Made:
        """A section, or the heading of a group as something to read."""
        return self._worded(line, kind)

    def make(self, line: Line, sort: Sort) -> Made:
        assert sort.kind
        made = self._worded(line, sort.kind)
        kept = [*KEPT, "required"]
        if sort.kind.has_choices:
            self._choices(line, sort, made)
        if sort.kind is Kind.SHORT:
            kept += self._length(line, made)
        elif sort.kind is Kind.NUMBER:
            kept += self._limits(line, made, sort)
        elif sort.kind is Kind.SEVERAL:
            kept += self._limits(line, made, sort, counts=True)
        elif sort.kind is Kind.SCALE:
            kept += self._scale(line, made)
        elif sort.kind is Kind.STATEMENT:
            kept += ["readonly"]
        if made.item.kind is Kind.FACES and line.get("appearance") == "likert":
            kept += ["appearance"]
        self._required(line, made)
        self.notes.left("survey", line, kept)
        return made

    def _worded(self, line: Line, kind: Kind) -> Made:
        words, help_ = self.tongue.words(line, LABEL), self.tongue.words(line, HINT)
        others = {name: self.tongue.translated(line, name) for name in (LABEL, HINT, EASY)}
        if not words and others[LABEL]:
            words = next(iter(others[LABEL].values()))
            self.notes.add("survey", line.number, "It has words in another language only. Those stand in for its own.")
        elif not words and len(help_) <= LONGEST[LABEL] and help_:
            words, help_, others[LABEL], others[HINT] = help_, "", others[HINT], {}
        elif not words:
            words = line.get("name")
            self.notes.add("survey", line.number, "It has no words of its own. Its name stands in for them.")
        item = Item(
            key="",
            kind=kind,
            words=words,
            help=help_,
            easy_words=self.tongue.words(line, EASY),
            picture=line.get("stones_picture")[:64],
            source=line.get("stones_source")[:300],
        )
        places = {"q.{}.words": LABEL, "q.{}.help": HINT, "q.{}.easy_words": EASY}
        return Made(item=item, others={place: others[name] for place, name in places.items()})

    def _change(self, made: Made, **what: Any) -> None:
        made.item = replace(made.item, **what)

    # --- Answers to choose from -----------------------------------------------------------------------------

    def _choices(self, line: Line, sort: Sort, made: Made) -> None:
        found = self.lists.offers(sort.list_name, self.tongue)
        offers = [offer for _name, offer, _others in found]
        names = {name: offer.key for name, offer, _others in found}
        if sort.has_other and "other" not in names:
            offers.append(Offer(key="other", words="Other"))
            names["other"] = "other"
        ours = line.get("stones_kind")
        if sort.kind is Kind.CHOICE and ours in OUR_LISTS:
            if self._is_ours(ours, list(names), [offer.words for offer in offers]):
                return self._ours(line, made, ours, len(offers))
            words = f"These are answers to choose from: they are not the words that “{ours}” have here."
            self.notes.add("survey", line.number, words)
        elif sort.kind is Kind.CHOICE and ours == Kind.PICTURES:
            self._change(made, kind=Kind.PICTURES)
        made.names = names
        made.others |= {f"c.{{}}.{_braced(offer.key)}": others for _name, offer, others in found}
        return self._change(made, choices=tuple(offers))

    @staticmethod
    def _is_ours(ours: str, names: Sequence[str], words: Sequence[str]) -> bool:
        numbers = [str(number) for number in range(1, len(names) + 1)]
        return names == numbers and tuple(words) in OUR_LISTS[ours]

    def _ours(self, line: Line, made: Made, ours: str, count: int) -> None:
        kind = Kind(ours)
        most = None if kind is Kind.YES_NO or line.get("stones_most") == USUAL else count
        self._change(made, kind=kind, most=most)

    # --- Numbers --------------------------------------------------------------------------------------------

    def _limits(self, line: Line, made: Made, sort: Sort, *, counts: bool = False) -> list[str]:
        made.is_whole = sort.is_whole
        if sort.is_whole:
            self.notes.add("survey", line.number, "Only whole numbers can be written. Here 2.5 can be written as well.")
        if not line.get("constraint"):
            return []
        try:
            least, most = read_limits(line.get("constraint"), counts=counts, is_whole=counts or sort.is_whole)
        except CannotSay:
            return []
        if any(limit is not None and abs(limit) > FARTHEST for limit in (least, most)):
            return []
        self._change(made, least=least, most=most)
        return ["constraint"]

    def _length(self, line: Line, made: Made) -> list[str]:
        """A text of several lines is one in people's own words."""
        rows = line.get("parameters").startswith("rows")
        is_long = rows or line.get("appearance") == "multiline"
        self._change(made, kind=Kind.TEXT if is_long else Kind.SHORT)
        return (["parameters"] if rows else []) + (["appearance"] if line.get("appearance") == "multiline" else [])

    def _scale(self, line: Line, made: Made) -> list[str]:
        given = {name.lower(): value for name, value in PARAMETER.findall(line.get("parameters"))}
        start, end, step = (given.pop(name, usual) for name, usual in (("start", "1"), ("end", "10"), ("step", "1")))
        ends = given.pop("tick_labelset", "")
        for name, value in given.items():
            self.notes.add("survey", line.number, f"The setting “{name}={value}” is left out.")
        self.lists.used.add(ends)
        try:
            least, most = sorted((_whole(start), _whole(end)))
        except ValueError:
            return self._no_scale(line, made, f"from {start} to {end} in steps of {step}")
        if most - least >= LONGEST_SCALE or max(-least, most) > FARTHEST_OF_SCALE:
            made.is_whole = False
            return self._no_scale(line, made, f"from {start} to {end}", least, most)
        if step not in ("1", "1.0", "-1") or (least, most) != (_whole(start), _whole(end)):
            words = f"The scale goes from {start} to {end} in steps of {step}. Here it goes up from {least} to {most}"
            self.notes.add("survey", line.number, f"{words}, one by one.")
        self._change(made, least=self._or_usual(line, "least", least, 0), most=self._or_usual(line, "most", most, 10))
        self._ends(line, made, ends, least, most)
        return ["parameters"]

    def _no_scale(
        self, line: Line, made: Made, scale: str, least: int | None = None, most: int | None = None
    ) -> list[str]:
        self._change(made, kind=Kind.NUMBER, least=least, most=most)
        made.is_whole = False
        self.notes.add("survey", line.number, f"There is no scale {scale} here. People write a number instead.")
        return ["parameters"]

    @staticmethod
    def _or_usual(line: Line, end: str, value: int, usual: int) -> int | None:
        return None if value == usual and line.get(f"stones_{end}") == USUAL else value

    def _ends(self, line: Line, made: Made, list_name: str, least: int, most: int) -> None:
        """The words for the lowest and the highest number; words for others are not kept."""
        for one in self.lists.use(list_name) if list_name else ():
            words = self.tongue.words(one, LABEL, "choices")
            end = _end(one.get("name"), least, most)
            if not end or len(words) > 200:
                self.notes.add("choices", one.number, f"The words “{shown(words, SHOWN)}” of a scale are left out.")
                continue
            self._change(made, **{end: words})
            made.others[f"q.{{}}.{end}"] = self.tongue.translated(one, LABEL, "choices")

    # --- Required -------------------------------------------------------------------------------------------

    def _required(self, line: Line, made: Made) -> None:
        words = line.get("required").strip().lower()
        if not words or words in NO or not made.item.kind.asks:
            return
        if words not in YES:
            said = shown(line.get("required"), SHOWN)
            self.notes.add("survey", line.number, f"It must be answered if “{said}”. Here it can always be left out.")
            return
        self._change(made, is_required=True)


def _braced(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _whole(text: str) -> int:
    number = float(text)
    if not number.is_integer():
        raise ValueError(text)
    return int(number)


def _end(name: str, least: int, most: int) -> str:
    """Which end of a scale a number is, if it is one."""
    try:
        return {least: "least_words", most: "most_words"}.get(_whole(name), "")
    except ValueError:
        return ""
