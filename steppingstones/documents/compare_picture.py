"""Two pathways in one picture: what is new, what was taken out and what changed, each by its shape and a word.

What was taken out lies where it was, drawn with dots; new steps are thick, those taken away are dotted.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ..methods.pathway import Pathway, may_step
from ..methods.pathway_changes import compare
from .pathway_picture import Labels, Mark, pathway_picture

LARGE = 60  # stones; of a larger pathway only what changed is drawn, and what it is joined to
WORDS: Mapping[str, str] = {"new": "+ New", "gone": "× Taken out", "changed": "~ Changed"}
Marks = Mapping[str | tuple[str, str], Mark]


@dataclass(frozen=True, kw_only=True)
class Both:
    """All stones of two pathways, with what became of them between the first and the second."""

    pathway: Pathway
    marks: Marks
    is_part: bool = False


def both(before: Pathway, after: Pathway, words: Mapping[str, str] = WORDS) -> Both:
    """The second pathway with what is only in the first, and marks on whatever is different."""
    gone = tuple(stone for stone in before.stones if stone.key not in after.by_key)
    whole = replace(after, stones=(*after.stones, *gone))
    for step in before.steps:
        # What ran another way then cannot be drawn beside what runs now; the sentences tell it.
        if step.ends not in whole.by_ends and may_step(whole, *step.ends) is None:
            whole = whole.setting_step(step)
    marks = {thing: Mark(look=look, word=words[look]) for thing, look in _looks(before, after)}
    return Both(pathway=whole, marks=marks)


def _looks(before: Pathway, after: Pathway) -> Iterator[tuple[str | tuple[str, str], str]]:
    difference = compare(before, after)
    for stone in difference.stones:
        if stone.before is None or stone.after is None:
            yield stone.key, "new" if stone.before is None else "gone"
        elif replace(stone.before, order=0) != replace(stone.after, order=0):
            yield stone.key, "changed"
    for step in difference.steps:
        yield step.ends, "new" if step.before is None else "gone" if step.after is None else "changed"


def part(found: Both, *, most: int = LARGE) -> Both:
    """Of a large pathway, what has a mark and what that is joined to."""
    if len(found.pathway.stones) <= most:
        return found
    named = {key for key in found.marks if isinstance(key, str)}
    named |= {key for ends in found.marks if not isinstance(ends, str) for key in ends}
    near = named | {key for step in found.pathway.steps if named & set(step.ends) for key in step.ends}
    stones = tuple(stone for stone in found.pathway.stones if stone.key in near)
    steps = tuple(step for step in found.pathway.steps if named & set(step.ends))
    return replace(found, pathway=Pathway(stones=stones, steps=steps), is_part=True)


def compare_picture(
    found: Both, *, labels: Labels, name: str = "compared", colours: Mapping[str, str] | None = None
) -> str:
    """The picture as SVG, for a page or, with `colours`, for paper."""
    return pathway_picture(found.pathway, labels=labels, name=name, colours=colours, marks=found.marks)
