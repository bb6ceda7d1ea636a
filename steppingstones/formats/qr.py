"""QR codes: an address as a picture that a phone can read."""

import segno


def qr_svg(text: str, *, title: str, words: str) -> str:
    """The code as an SVG for a page. `title` names it; `words` say what it is for, to those who cannot see it."""
    code = segno.make(text, error="m", micro=False)
    return str(code.svg_inline(scale=8, border=4, title=title, desc=words, light="#fff"))
