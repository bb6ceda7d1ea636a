"""Acts on the pathway in words: "added “The rooms are ready”". For undo, and for telling others what just happened."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import PathwayEdit, Project

SHORT = 60  # characters of a stone's words in a sentence
Row = dict[str, Any]


def acts_in_words(project: Project, edits: Iterable[PathwayEdit]) -> dict[int, str]:
    """What each act did, by its number. Undo and redo need their `about`."""
    edits = list(edits)
    named = names_of(project, edits)
    return {edit.number: in_words(edit, named) for edit in edits}


def names_of(project: Project, edits: Iterable[PathwayEdit]) -> dict[str, str]:
    """The words of the stones that steps join."""
    refs = {ref for edit in edits for pair in source_of(edit).difference["steps"] for ref in ends(pair)}
    return dict(project.stones.filter(ref__in=refs).values_list("ref", "words")) if refs else {}


def source_of(edit: PathwayEdit) -> PathwayEdit:
    """The edit itself, or the one that an undo or redo turns round."""
    return edit if edit.about is None else edit.about


def in_words(edit: PathwayEdit, named: dict[str, str]) -> str:
    what = act(source_of(edit), named)
    if edit.act == PathwayEdit.Act.UNDO:
        return _("took back: %(what)s") % {"what": what}
    if edit.act == PathwayEdit.Act.REDO:
        return _("did again: %(what)s") % {"what": what}
    return what


def act(edit: PathwayEdit, named: dict[str, str]) -> str:
    stones, steps = edit.difference["stones"], edit.difference["steps"]
    new = [after for before, after in stones if not before]
    gone = [before for before, after in stones if not after]
    if edit.verb == "split" and new:
        olds = [before for before, after in stones if before and after and before["words"] != after["words"]]
        return _("split “%(stone)s” in two") % {"stone": short((olds or new)[0])}
    if edit.verb == "merged" and gone:
        kept = [after for before, after in stones if before and after and before["words"] != after["words"]]
        return (
            _("made “%(stone)s” part of another stone") % {"stone": short(gone[0])}
            if not kept
            else (_("made one stone of two: “%(stone)s”") % {"stone": short(kept[0])})
        )
    if len(new) == 1 and not gone:
        words = _("brought back “%(stone)s”") if edit.verb == "brought back" else _("added “%(stone)s”")
        return words % {"stone": short(new[0])}
    if len(gone) == 1 and not new:
        return _("took off “%(stone)s”") % {"stone": short(gone[0])}
    if new or gone:
        return " · ".join(
            words % {"count": count}
            for count, words in (
                (len(new), ngettext("added %(count)d stone", "added %(count)d stones", len(new))),
                (len(gone), ngettext("took off %(count)d stone", "took off %(count)d stones", len(gone))),
            )
            if count
        )
    return changed(stones) if stones else joined(steps, named)


def changed(stones: list[list[Row]]) -> str:
    told = [(before, after) for before, after in stones if fields(before, after) != {"order"}]
    if not told:
        return moved([after for _before, after in stones])
    if len(told) > 1:
        return ngettext("changed %(count)d stone", "changed %(count)d stones", len(told)) % {"count": len(told)}
    before, after = told[0]
    names = {"stone": short(before), "now": short(after)}
    if before["words"] != after["words"]:
        return _("changed “%(stone)s” to “%(now)s”") % names
    if {"kind", "track"} & fields(before, after):
        return _("changed the level or track of “%(stone)s”") % names
    return _("changed what is said about “%(stone)s”") % names


def moved(stones: list[Row]) -> str:
    if len(stones) == 2:
        one, two = map(short, stones)
        return _("changed the order of “%(one)s” and “%(two)s”") % {"one": one, "two": two}
    return _("changed the order of the stones")


def joined(steps: list[list[Row]], named: dict[str, str]) -> str:
    if len(steps) != 1:
        return ngettext("changed %(count)d step", "changed %(count)d steps", len(steps)) % {"count": len(steps)}
    before, after = steps[0]
    source, target = (short({"words": named.get(ref, "")}) for ref in ends(steps[0]))
    if not before:
        words = _("let “%(source)s” lead to “%(target)s”")
    elif not after:
        words = _("took away the step from “%(source)s” to “%(target)s”")
    else:
        words = _("changed what is said about the step from “%(source)s” to “%(target)s”")
    return words % {"source": source, "target": target}


def ends(pair: list[Row]) -> Iterator[str]:
    row = pair[0] or pair[1]
    yield from (row["source"], row["target"])


def fields(before: Row, after: Row) -> set[str]:
    return {name for name in after if before.get(name) != after[name]}


def short(row: Row) -> str:
    words = " ".join(row["words"].split())
    return words if len(words) <= SHORT else f"{words[: SHORT - 1].rstrip()}…"
