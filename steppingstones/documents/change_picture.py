"""Who got better, stayed the same and got worse, drawn: a small figure for each person, one group below the other.

The groups differ by where the arms are and by how the figures are filled, never by colour alone. Those who did not
answer again stand below the others with a broken outline, so that nobody overlooks them.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape

from .answer_pictures import LINE, MOST_PEOPLE, ROOM, ROOT_SIZE, SIZE, WIDE
from .lines import lines, without_controls

STEP, ROW, IN_A_ROW = 31, 46, 10


class Pose(StrEnum):
    """How the figures of a group stand."""

    UP = "up"
    SAME = "same"
    DOWN = "down"
    GONE = "gone"


ARMS = {
    Pose.UP: "M{a:g} {high:g}l-6 -11M{b:g} {high:g}l6 -11",
    Pose.SAME: "M{a:g} {high:g}h-7M{b:g} {high:g}h7",
    Pose.DOWN: "M{a:g} {high:g}l-6 11M{b:g} {high:g}l6 11",
    Pose.GONE: "",
}


@dataclass(frozen=True, kw_only=True)
class Group:
    """People who did the same, and what stands above them."""

    words: str
    people: int
    pose: Pose


def moved_picture(title: str, description: str, groups: Sequence[Group], *, key: str = "moved") -> str:
    """The groups below each other, as many figures as people. Beyond a hundred people a bar stands for each group."""
    everybody = sum(group.people for group in groups)
    most = max((group.people for group in groups), default=0) or 1
    parts, top = [_drawings({group.pose for group in groups if group.people}, key)], 0.0
    for group in groups:
        words, top = _words(group.words, top)
        parts += words
        if everybody > MOST_PEOPLE:
            parts.append(_bar(group, top, WIDE * group.people / most, key))
            top += 34
        else:
            parts += [_figure(place, top, group.pose, key) for place in range(group.people)]
            top += ROW * -(-group.people // IN_A_ROW) + 6
    return _svg(title, description, top, parts)


def _figure(place: int, top: float, pose: Pose, key: str) -> str:
    """One person: the drawing of the pose, put in its place."""
    left, down = (place % IN_A_ROW) * STEP, top + (place // IN_A_ROW) * ROW
    return f'<use class="moved-{pose}"{_filled(pose, key)} href="#{escape(key)}-{pose}" x="{left:g}" y="{down:g}"/>'


def _drawn(pose: Pose, key: str) -> str:
    """A head, a body, and arms where the pose has them: once, however many people there are."""
    middle, foot = STEP / 2, 40
    arms = ARMS[pose].format(a=middle - 5, b=middle + 5, high=foot - 18)
    head = f"M{middle - 5:g} {foot - 30:g}a5 5 0 1 1 10 0a5 5 0 1 1 -10 0z"
    body = f"M{middle - 6:g} {foot:g}v-15a6 6 0 0 1 12 0v15z"
    drawn = f'<path class="moved-arms" d="{arms}"/>' if arms else ""
    return f'<g id="{escape(key)}-{pose}">{drawn}<path d="{head}{body}"/></g>'


def _bar(group: Group, top: float, wide: float, key: str) -> str:
    filled = _filled(group.pose, key)
    return f'<rect class="moved-{group.pose}"{filled} x="1" y="{top + 4:g}" width="{max(1, wide - 2):g}" height="22"/>'


def _filled(pose: Pose, key: str) -> str:
    return f' fill="url(#{escape(key)}-stripes)"' if pose == Pose.DOWN else ""


def _drawings(poses: Collection[Pose], key: str) -> str:
    """What the picture is put together from. The stripes have a name of their own beside the figures."""
    one = '<path class="moved-stripe" d="M0 6L6 0M-2 2L2-2M4 8L8 4"/>'
    size = 'width="6" height="6" patternUnits="userSpaceOnUse"'
    drawn = "".join(_drawn(pose, key) for pose in Pose if pose in poses)
    return f'<defs><pattern id="{escape(key)}-stripes" {size}>{one}</pattern>{drawn}</defs>'


def _words(words: str, top: float) -> tuple[list[str], float]:
    found = lines(without_controls(words), ROOM)[:2] or [""]
    parts = [
        f'<text x="0" y="{top + LINE * (row + 0.8):g}" font-size="{SIZE}">{escape(line)}</text>'
        for row, line in enumerate(found)
    ]
    return parts, top + LINE * len(found) + 2


def _svg(title: str, description: str, tall: float, parts: Iterable[str]) -> str:
    size = f'viewBox="0 0 {WIDE} {tall:g}" width="{WIDE / ROOT_SIZE:.2f}rem"'
    words = f"<title>{escape(without_controls(title))}</title><desc>{escape(without_controls(description))}</desc>"
    head = f'<svg class="chart" role="img" {size} xmlns="http://www.w3.org/2000/svg">'
    return head + words + "".join(parts) + "</svg>"
