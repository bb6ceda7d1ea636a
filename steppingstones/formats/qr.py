"""QR codes: an address as a picture that a phone can read."""

import segno


def qr_svg(text: str, *, title: str, words: str, fills: bool = False) -> str:
    """The code as an SVG for a page. `title` names it; `words` say what it is for, to those who cannot see it.

    It has a size of its own, or `fills` the place that the page gives it.
    """
    code = segno.make(text, error="m", micro=False)
    return str(code.svg_inline(scale=8, border=4, title=title, desc=words, light="#fff", omitsize=fills))
