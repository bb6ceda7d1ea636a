"""The pathway to hang on a wall (PDF), and its picture to put into a letter or a slide (PNG).

The poster is A3, lying; where that makes the words too small, there is a larger one on the smallest sheet on which they
can be read. The same stones follow as a list, so that the poster can be read aloud.
"""

import math
import re
from dataclasses import dataclass

from .blocks import Pathway
from .pdf import drawing, items
from .press import Printed, language, plain, press, said, stamp

# Sheets with their sides in points, short and long, and how much larger their letters are than on A3.
SHEETS = (("a3", 842, 1191, 1.0), ("a2", 1191, 1684, 1.4), ("a1", 1684, 2384, 2.0), ("a0", 2384, 3370, 2.8))
LEAST = 0.62  # of the picture's own size, whose words are 15 points high: about 9 points on paper
EDGE, TOP = 76, 74  # what margins and the title take from a sheet of A3
MOST_DOTS = 24_000_000
BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A sheet of paper for a picture: `share` is how large the picture is on it, of its own size."""

    paper: str
    is_flipped: bool
    scale: float
    most: float
    share: float

    @property
    def is_readable(self) -> bool:
        return self.share >= LEAST


@dataclass(frozen=True, kw_only=True)
class Poster:
    """What is on it: a title, a line below it, and the pathway as picture and list."""

    title: str
    pathway: Pathway
    subtitle: str = ""
    language: str = "en-GB"
    as_list: str = "The same as a list"


def size_of(svg: str) -> tuple[float, float]:
    """Width and height of a picture, in its own units."""
    found = BOX.search(svg)
    return (float(found[1]), float(found[2])) if found else (1.0, 1.0)


def a3_for(svg: str) -> Sheet:
    """A3, lying, however small the words become on it."""
    paper, short, long, scale = SHEETS[0]
    return _sheet(paper, long, short, scale, *size_of(svg))


def sheet_for(svg: str) -> Sheet:
    """The smallest sheet on which the words can be read, lying or standing; the largest if there is none."""
    width, height = size_of(svg)
    sheets = [
        _sheet(paper, across, down, scale, width, height)
        for paper, short, long, scale in SHEETS
        for across, down in ((long, short), (short, long))
    ]
    return next((sheet for sheet in sheets if sheet.is_readable), max(sheets[-2:], key=lambda sheet: sheet.share))


def _sheet(paper: str, across: float, down: float, scale: float, width: float, height: float) -> Sheet:
    most = down - EDGE - TOP * scale
    share = min((across - EDGE) / width, most / height)
    return Sheet(paper=paper, is_flipped=across > down, scale=scale, most=most, share=share)


def pdf(poster: Poster, *, is_large: bool = False) -> Printed:
    """The poster as a tagged PDF: A3, or as large as it takes to read it."""
    sheet = (sheet_for if is_large else a3_for)(poster.pathway.svg)
    return press(
        "poster.typ",
        {
            **language(poster.language),
            "name": plain(poster.title),
            "title": said(poster.title),
            "subtitle": said(poster.subtitle),
            "as_list": said(poster.as_list),
            "sheet": {
                "paper": sheet.paper,
                "is_flipped": sheet.is_flipped,
                "scale": sheet.scale,
                "most": sheet.most,
                "columns": 3 if sheet.is_flipped else 2,
            },
            "picture": {"alt": plain(poster.pathway.alt), **drawing(poster.pathway.svg)},
            "levels": [{"text": said(each.text), "items": items(each.items)} for each in poster.pathway.items],
        },
    )


def dots(svg: str) -> tuple[int, int]:
    """How many dots a PNG of this picture is wide and high."""
    scale = _density(svg) / 72
    return math.ceil(size_of(svg)[0] * scale), math.ceil(size_of(svg)[1] * scale)


def png(svg: str, *, alt: str = "", language_tag: str = "en-GB") -> bytes:
    """The picture in dots: two for each of its units, fewer where that would be too large to open on a phone."""
    width, height = size_of(svg)
    data = {**language(language_tag), "alt": plain(alt), "width": width, "height": height, **drawing(svg)}
    return stamp("picture.typ", data, density=_density(svg))


def _density(svg: str) -> float:
    width, height = size_of(svg)
    return min(144.0, 72 * math.sqrt(MOST_DOTS / (width * height)))
