"""The guidance template: from the issue to the activities, one step a page, to be filled in by hand or read as it is.

The same sheets are written as PDF here and as Word in `template_word`. Blank, each box has lines to write on; filled,
it holds the group's own stones, and a few lines more.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..methods.pathway import Track
from .pdf import drawing
from .press import Printed, language, plain, press, said

LINES = 11  # to write on, in a box with nothing in it
FEWEST = 2
LETTERS = {True: 62, False: 28}  # in a line of a box that is as wide as the page, and of one of two
RIVER, STONE, EDGE, WATER = "#14595b", "#e9e2d3", "#7d7668", "#d3e6e1"


@dataclass(frozen=True, kw_only=True)
class Box:
    """Where to write, on one track. `written` is what the group has there already, each with a small label."""

    track: Track
    name: str
    meaning: str = ""
    written: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Step:
    """One page: its question, questions that help, and one box or two side by side. `ticks` are to be ticked off."""

    name: str
    question: str
    lead: str = ""
    prompts: tuple[str, ...] = ()
    boxes: tuple[Box, ...] = ()
    ticks: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Wording:
    """The few words that the writers add."""

    how: str = "How to use this"
    step: str = "Step {number} of {total}: {name}"
    helps: str = "Questions that help"
    page: str = "Page"
    of: str = "of"
    path: str = "The path: {names}. This is step {number}, {name}."
    picture: str = "The picture"


@dataclass(frozen=True, kw_only=True)
class Template:
    title: str
    steps: tuple[Step, ...]
    subtitle: str = ""
    how: tuple[str, ...] = ()
    language: str = "en-GB"
    wording: Wording = field(default_factory=Wording)

    def step_words(self, number: int) -> str:
        words = self.wording.step.replace("{number}", str(number)).replace("{total}", str(len(self.steps)))
        return words.replace("{name}", self.steps[number - 1].name)

    def path_words(self, number: int) -> str:
        """What the small picture at the top of a step says to those who do not see it."""
        names = ", ".join(step.name for step in self.steps)
        words = self.wording.path.replace("{names}", names).replace("{number}", str(number))
        return words.replace("{name}", self.steps[number - 1].name)


def lines_left(box: Box, *, is_wide: bool) -> int:
    """How many lines to write on are left below what is written."""
    used = sum(1 + len(label + words) // LETTERS[is_wide] for label, words in box.written)
    return max(LINES - used, FEWEST)


def path_picture(names: Sequence[str], number: int) -> str:
    """The steps as stones across the water; the one of this page stands out by its colour, its ring and its words."""
    stones = "".join(_stone(place, name, place == number - 1) for place, name in enumerate(names))
    size = f'width="{len(names) * 118 + 4}" height="74" viewBox="0 0 {len(names) * 118 + 4} 74"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}>'
        f'<rect width="100%" height="74" rx="16" fill="{WATER}"/>{stones}</svg>'
    )


def _stone(place: int, name: str, is_here: bool) -> str:
    x, y = 61 + 118 * place, 35 + 6 * (place % 2)
    ring = f'<ellipse cx="{x}" cy="{y}" rx="56" ry="27" fill="none" stroke="{RIVER}" stroke-width="2.5"/>'
    fill, words, weight = (RIVER, "#ffffff", 700) if is_here else (STONE, "#1f2d2c", 400)
    return (
        f'{ring if is_here else ""}<ellipse cx="{x}" cy="{y}" rx="51" ry="22" fill="{fill}" stroke="{EDGE}"/>'
        f'<text x="{x}" y="{y + 5}" text-anchor="middle" font-family="Atkinson Hyperlegible Next, Noto Sans" '
        f'font-size="15" font-weight="{weight}" fill="{words}">{place + 1} {_escaped(name)}</text>'
    )


def _escaped(name: str) -> str:
    return name.replace("&", "&amp;").replace("<", "&lt;")


def pdf(template: Template) -> Printed:
    """The template as a tagged PDF, in large print."""
    wording, total = template.wording, len(template.steps)
    return press(
        "template.typ",
        {
            **language(template.language),
            "name": plain(template.title),
            "title": said(template.title),
            "subtitle": said(template.subtitle),
            "made_on": "",
            "notice": "",
            "how": [said(words) for words in template.how],
            "wording": {name: said(value) for name, value in vars(wording).items()},
            "steps": [_step(template, number) for number in range(1, total + 1)],
        },
    )


def _step(template: Template, number: int) -> dict[str, object]:
    step = template.steps[number - 1]
    names = [each.name for each in template.steps]
    return {
        "heading": said(template.step_words(number)),
        "question": said(step.question),
        "lead": said(step.lead),
        "prompts": [said(words) for words in step.prompts],
        "ticks": [said(words) for words in step.ticks],
        "picture": {"alt": plain(template.path_words(number)), **drawing(path_picture(names, number))},
        "boxes": [
            {
                "track": box.track.value,
                "name": said(box.name),
                "meaning": said(box.meaning),
                "written": [{"label": said(label), "words": said(words)} for label, words in box.written],
                "lines": lines_left(box, is_wide=len(step.boxes) == 1),
            }
            for box in step.boxes
        ],
    }
