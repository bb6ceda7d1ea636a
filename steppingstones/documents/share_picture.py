"""One claim as a picture for a message or a post: SVG first, then dots.

It names the report and the organisation, and says under the claim what it rests on and what speaks against it, since a
picture is sent on without the report.
"""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from .blocks import Claim, Document, title_of
from .claims_poster import rests_on, speaks_against
from .letters import printable, runs_right_to_left
from .lines import lines
from .poster import png

WIDE, HIGH, EDGE, BAND = 1200, 630, 70, 24
SIZES = (72, 64, 56, 48, 42, 36, 31, 27, 24)
SMALL, LINE = 25, 1.28
GAP = 22
INK, RIVER, MIST = "#1f2d2c", "#14595b", "#eef5f3"
FAMILY = "Atkinson Hyperlegible Next"


def write(document: Document, claim: Claim) -> bytes:
    """The picture as a PNG."""
    return png(svg(document, claim), alt=alt(document, claim), language_tag=document.language)


def alt(document: Document, claim: Claim) -> str:
    """What the picture says, for those who do not see it: to be sent along with it."""
    told = [title_of(document), claim.words, *_below(document, claim, has_room=True)]
    return " ".join(_ended(words) for words in (*told, document.subtitle, document.notice) if words.strip())


def _ended(words: str) -> str:
    bare = " ".join(words.split())
    return bare if bare.endswith((".", "?", "!", "”")) else f"{bare}."


def svg(document: Document, claim: Claim) -> str:
    """The drawing: the title, the claim as large as fits, what is under it, and at the foot who says so. How the voices
    were chosen stands there where the whole claim still does."""
    who = [words for words in (document.subtitle, document.notice) if words.strip()]
    title = _wrapped(title_of(document), SMALL, most=1)
    foot = [line for words in who for line in _wrapped(words, SMALL, most=1)]
    for has_room in (True, False):
        under = [
            line for words in _below(document, claim, has_room=has_room) for line in _wrapped(words, SMALL, most=2)
        ]
        room = HIGH - 2 * EDGE - (len(title) + len(under) + len(foot)) * SMALL * LINE - 3 * GAP
        size, large = _fitting(claim.words, room)
        if large == _wrapped(claim.words, size):
            break
    words = [*_drawn(title, EDGE, SMALL, RIVER), *_drawn(large, EDGE + SMALL * LINE + GAP, size, INK)]
    words += _drawn(under, EDGE + SMALL * LINE + 2 * GAP + len(large) * size * LINE, SMALL, INK, weight=400)
    words += _drawn(foot, HIGH - EDGE + GAP - len(foot) * SMALL * LINE, SMALL, RIVER)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" font-family="{FAMILY}">'
        f'<rect width="{WIDE}" height="{HIGH}" fill="{MIST}"/><rect width="{BAND}" height="{HIGH}" fill="{RIVER}"/>'
        f"{''.join(words)}</svg>"
    )


def _below(document: Document, claim: Claim, *, has_room: bool) -> Iterator[str]:
    """What stands under the claim."""
    yield from rests_on(claim, document, has_room=has_room).split("\n")
    if against := speaks_against(claim):
        yield f"{document.wording.against}: {against}"


def _fitting(words: str, room: float) -> tuple[int, list[str]]:
    """The largest letters in which the words fit; if none are small enough, the words as far as they go."""
    for size in SIZES:
        found = _wrapped(words, size)
        if len(found) * size * LINE <= room:
            return size, found
    return SIZES[-1], _wrapped(words, SIZES[-1], most=max(1, int(room / (SIZES[-1] * LINE))))


def _wrapped(words: str, size: int, *, most: int = 0) -> list[str]:
    found = lines(printable(words), (WIDE - BAND - 2 * EDGE) / size, bold=True)
    return [*found[: most - 1], f"{found[most - 1]} …"] if most and len(found) > most else found


def _drawn(told: list[str], top: float, size: int, colour: str, weight: int = 700) -> Iterator[str]:
    for place, line in enumerate(told, 1):
        at, anchor = (WIDE - EDGE, "end") if runs_right_to_left(line) else (BAND + EDGE, "start")
        yield (
            f'<text x="{at}" y="{top + (place - 0.3) * size * LINE:.0f}" font-size="{size}" font-weight="{weight}" '
            f'fill="{colour}" text-anchor="{anchor}">{escape(line)}</text>'
        )
