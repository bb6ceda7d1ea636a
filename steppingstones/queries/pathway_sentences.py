"""What is different between two pathways, in sentences that a group can read out: "Ada reworded “…” to “…”".

A sentence keeps what people typed apart from the words around it, so that a page can set it off: a name from right to
left, or a percent sign, changes nothing else.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from ..methods.pathway import Indicator, Stone
from ..methods.pathway_changes import Difference, StepChange, StoneChange
from ..models import Stone as StoneRow
from .benefits import whom_names

LONGEST = 200  # characters of what somebody typed, in a sentence


class Group(StrEnum):
    """The kinds of changes, in the order in which a comparison tells them."""

    GONE = "gone"
    NEW = "new"
    REWORDED = "reworded"
    MOVED = "moved"
    SAID = "said"
    STEPS = "steps"
    ASSUMPTIONS = "assumptions"
    INDICATORS = "indicators"
    ORDER = "order"


def group_name(group: Group) -> str:
    return {
        Group.GONE: _("Taken out"),
        Group.NEW: _("New"),
        Group.REWORDED: _("Reworded"),
        Group.MOVED: _("Moved to another level or track"),
        Group.SAID: _("What is said about a stone"),
        Group.STEPS: _("Steps"),
        Group.ASSUMPTIONS: _("What must hold"),
        Group.INDICATORS: _("How we will know"),
        Group.ORDER: _("Order"),
    }[group]


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """`text` has a place such as `%(stone)s` for each of the values."""

    text: str
    values: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.text % {name: shortened(value) for name, value in self.values.items()}

    @property
    def html(self) -> SafeString:
        """With each value set apart, so that it may run the other way."""
        told = {name: f"<bdi>{escape(shortened(value))}</bdi>" for name, value in self.values.items()}
        return mark_safe(escape(self.text) % told)

    def because(self, why: str) -> "Sentence":
        """The same with the reason, or with a full stop."""
        if not why.strip():
            return replace(self, text=f"{self.text}.")
        text = _("%(what)s, because “%(why)s”.") % {"what": self.text, "why": "%(why)s"}
        return Sentence(text=text, values={**self.values, "why": why.strip().rstrip(".")})


@dataclass(frozen=True, kw_only=True)
class Told:
    """One change: what kind it is, what it is about (the keys of stones, and more), and its sentence."""

    group: Group
    about: tuple[str, ...]
    sentence: Sentence


@dataclass(frozen=True, kw_only=True)
class Names:
    """The words of stones and questions that a difference only points to."""

    stones: Mapping[str, str] = field(default_factory=dict)
    questions: Mapping[str, str] = field(default_factory=dict)


def shortened(words: str) -> str:
    said = " ".join(words.split())
    return said if len(said) <= LONGEST else f"{said[: LONGEST - 1].rstrip()}…"


def tell(difference: Difference, names: Names, *, who: str = "") -> list[Told]:
    """Each change as a sentence, grouped. With `who`, that they did it; without, what it is about to become."""
    found = [*_stones(difference, names, who), *_steps(difference, names, who), *_order(difference, who)]
    groups = list(Group)
    return sorted(found, key=lambda each: groups.index(each.group))


def place_name(stone: Stone) -> str:
    """ "Short-term outcome (Project)"; the issue is on no track of its own."""
    kind, track = StoneRow.Kind(stone.kind).label, StoneRow.Track(stone.track).label
    return str(kind) if stone.track == "both" else _("%(kind)s (%(track)s)") % {"kind": kind, "track": track}


def _say(group: Group, about: tuple[str, ...], who: str, did: str, will: str, **values: str) -> Told:
    told = {"who": who, **values} if who else values
    return Told(group=group, about=about, sentence=Sentence(text=did if who else will, values=told))


# --- Stones -----------------------------------------------------------------------------------------------


def _stones(difference: Difference, names: Names, who: str) -> Iterator[Told]:
    for change in difference.stones:
        if change.before is None or change.after is None:
            yield _came_or_went(change, who)
        else:
            yield from _reworded(change.before, change.after, who)
            yield from _said(change.before, change.after, who)
        yield from _indicators(change, names, who)


def _came_or_went(change: StoneChange, who: str) -> Told:
    if change.after is not None:
        values = {"stone": change.after.words, "place": place_name(change.after)}
        did = _("%(who)s put in “%(stone)s”, %(place)s")
        return _say(Group.NEW, (change.key,), who, did, _("“%(stone)s” comes in, %(place)s"), **values)
    assert change.before is not None
    values = {"stone": change.before.words, "place": place_name(change.before)}
    did = _("%(who)s took out “%(stone)s”, %(place)s")
    return _say(Group.GONE, (change.key,), who, did, _("“%(stone)s” goes, %(place)s"), **values)


def _reworded(before: Stone, after: Stone, who: str) -> Iterator[Told]:
    about = (after.key,)
    if before.words != after.words:
        did = _("%(who)s reworded a stone: from “%(before)s” to “%(after)s”")
        will = _("“%(before)s” becomes “%(after)s”")
        yield _say(Group.REWORDED, about, who, did, will, before=before.words, after=after.words)
    if (before.kind, before.track) != (after.kind, after.track):
        did = _("%(who)s moved “%(stone)s” from %(before)s to %(after)s")
        will = _("“%(stone)s” moves from %(before)s to %(after)s")
        places = {"before": place_name(before), "after": place_name(after)}
        yield _say(Group.MOVED, about, who, did, will, stone=after.words, **places)


def _said(before: Stone, after: Stone, who: str) -> Iterator[Told]:
    values = {"stone": after.words}
    if before.more != after.more:
        did = _("%(who)s changed what is said about “%(stone)s”: from %(before)s to %(after)s")
        will = _("What is said about “%(stone)s” changes: from %(before)s to %(after)s")
        ends = {"before": quoted(before.more), "after": quoted(after.more)}
        yield _say(Group.SAID, (after.key, "more"), who, did, will, **values, **ends)
    if set(before.for_whom) != set(after.for_whom):
        did = _("%(who)s changed who “%(stone)s” is for: from %(before)s to %(after)s")
        will = _("“%(stone)s” is for others: from %(before)s to %(after)s")
        ends = {
            "before": ", ".join(whom_names(before.for_whom)) or _("nobody"),
            "after": ", ".join(whom_names(after.for_whom)) or _("nobody"),
        }
        yield _say(Group.SAID, (after.key, "whom"), who, did, will, **values, **ends)
    if set(before.benefits) != set(after.benefits):
        did = _("%(who)s changed the benefits of “%(stone)s”: from %(before)s to %(after)s")
        will = _("The benefits of “%(stone)s” change: from %(before)s to %(after)s")
        ends = {
            "before": ", ".join(before.benefits) or _("none"),
            "after": ", ".join(after.benefits) or _("none"),
        }
        yield _say(Group.SAID, (after.key, "benefits"), who, did, will, **values, **ends)


def quoted(words: str) -> str:
    return _("“%(words)s”") % {"words": shortened(words)} if words.strip() else _("nothing")


# --- How we will know -------------------------------------------------------------------------------------


def _indicators(change: StoneChange, names: Names, who: str) -> Iterator[Told]:
    """A stone that is taken out takes them along without a word."""
    if change.after is None:
        return
    before = {each.key: each for each in change.before.indicators} if change.before else {}
    after = {each.key: each for each in change.after.indicators}
    for key in dict.fromkeys((*after, *before)):
        if before.get(key) != after.get(key):
            yield _indicator(change.after, before.get(key), after.get(key), names, who)


def _indicator(stone: Stone, before: Indicator | None, after: Indicator | None, names: Names, who: str) -> Told:
    both = {"before": _known(before, names), "after": _known(after, names)}
    values = {"stone": stone.words} | {name: words for name, words in both.items() if words}
    about = (stone.key, (after or before).key)  # type: ignore[union-attr]
    if before is None:
        did = _("%(who)s added a way to know that “%(stone)s” is reached: “%(after)s”")
        will = _("A way to know that “%(stone)s” is reached comes in: “%(after)s”")
    elif after is None:
        did = _("%(who)s took away a way to know that “%(stone)s” is reached: “%(before)s”")
        will = _("A way to know that “%(stone)s” is reached goes: “%(before)s”")
    else:
        did = _("%(who)s changed how we will know that “%(stone)s” is reached: from “%(before)s” to “%(after)s”")
        will = _("How we will know that “%(stone)s” is reached changes: from “%(before)s” to “%(after)s”")
    return _say(Group.INDICATORS, about, who, did, will, **values)


def _known(indicator: Indicator | None, names: Names) -> str:
    """ "People at tea: 4, then 12 people, 2026-12-01"."""
    if indicator is None:
        return ""
    amounts = [each for each in (indicator.baseline, indicator.target) if each]
    reached = f"{' → '.join(amounts)} {indicator.unit}".strip()
    facts = ", ".join(filter(None, (reached, indicator.due)))
    words = names.questions.get(indicator.question) or indicator.words
    return f"{words}: {facts}" if facts else words or "–"


# --- Steps ------------------------------------------------------------------------------------------------


def _steps(difference: Difference, names: Names, who: str) -> Iterator[Told]:
    known = {**names.stones, **words_in(difference)}
    gone = {change.key for change in difference.stones if change.after is None}
    for change in difference.steps:
        if change.after is None and gone & set(change.ends):
            continue  # it goes with its stone
        values = {name: known.get(key, "…") for name, key in zip(("source", "target"), change.ends, strict=True)}
        if change.before is None:
            did = _("%(who)s let “%(source)s” lead to “%(target)s”")
            yield _say(Group.STEPS, change.ends, who, did, _("“%(source)s” leads to “%(target)s”"), **values)
        if change.after is None:
            did = _("%(who)s took away the step from “%(source)s” to “%(target)s”")
            will = _("“%(source)s” no longer leads to “%(target)s”")
            yield _say(Group.STEPS, change.ends, who, did, will, **values)
        else:
            yield from _assumptions(change, values, who)


def _assumptions(change: StepChange, values: Mapping[str, str], who: str) -> Iterator[Told]:
    for name, did, will in (
        (
            "assumption",
            _("%(who)s changed what must hold for “%(source)s” to lead to “%(target)s”: from %(before)s to %(after)s"),
            _("What must hold for “%(source)s” to lead to “%(target)s” changes: from %(before)s to %(after)s"),
        ),
        (
            "because",
            _("%(who)s changed why we think that “%(source)s” leads to “%(target)s”: from %(before)s to %(after)s"),
            _("Why we think that “%(source)s” leads to “%(target)s” changes: from %(before)s to %(after)s"),
        ),
        (
            "sure",
            _("%(who)s changed how sure we are that “%(source)s” leads to “%(target)s”: from %(before)s to %(after)s"),
            _("How sure we are that “%(source)s” leads to “%(target)s” changes: from %(before)s to %(after)s"),
        ),
    ):
        before, after = getattr(change.before, name, None), getattr(change.after, name)
        if (before or None) != (after or None):
            ends = {"before": _answer(before), "after": _answer(after)}
            yield _say(Group.ASSUMPTIONS, (*change.ends, name), who, did, will, **values, **ends)


def _answer(value: str | int | None) -> str:
    if isinstance(value, int):
        return _("%(sure)d in 100") % {"sure": value}
    return quoted(value or "")


# --- Order ------------------------------------------------------------------------------------------------


def _order(difference: Difference, who: str) -> Iterator[Told]:
    """Where stones have changed places among each other; one that only made room for another has not."""
    lanes: dict[tuple[str, str], list[tuple[Stone, Stone]]] = {}
    for change in difference.stones:
        if change.before and change.after and place_name(change.before) == place_name(change.after):
            lanes.setdefault((change.after.kind, change.after.track), []).append((change.before, change.after))
    for lane, pairs in lanes.items():
        before = [after.key for _before, after in sorted(pairs, key=lambda pair: pair[0].order)]
        after = [after.key for _before, after in sorted(pairs, key=lambda pair: pair[1].order)]
        if before != after:
            did, will = _("%(who)s changed the order: %(place)s"), _("The order changes: %(place)s")
            yield _say(Group.ORDER, lane, who, did, will, place=place_name(pairs[0][1]))


def words_in(difference: Difference) -> dict[str, str]:
    """What the stones in a difference say, afterwards if they are still there."""
    return {each.key: stone.words for each in difference.stones if (stone := each.after or each.before)}
