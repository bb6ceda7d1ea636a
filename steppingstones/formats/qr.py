"""QR codes: an address as a picture that a phone can read."""

from io import BytesIO

import segno


def qr_svg(text: str, *, title: str, words: str, fills: bool = False) -> str:
    """The code as an SVG for a page. `title` names it; `words` say what it is for, to those who cannot see it.

    It is as large as pages have it everywhere, or `fills` the place that the page gives it.
    """
    code = segno.make(text, error="m", micro=False)
    name = None if fills else "qr"
    return str(code.svg_inline(border=4, title=title, desc=words, light="#fff", svgclass=name, omitsize=True))


def qr_drawing(text: str) -> str:
    """The code as a drawing of its own, to be put into a larger one or onto paper, where words stand beside it."""
    out = BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="svg", xmldecl=False, border=4, light="#fff", omitsize=True)
    return out.getvalue().decode().strip()
