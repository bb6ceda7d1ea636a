"""The windows in which journeys are made: between them each width, light and dark, with scripts and without.

A journey by hand is made in the window `plain`. Nothing moves there, so the reviewer looks at each page in all widths.
A journey by keyboard is made in the window `phone`.
"""

import pytest

WIDE = {"width": 1280}
PHONE = {"width": 360}
PLAIN = {"width": 360, "colors": "dark", "js": False}


def in_windows(*windows: dict):
    names = ("without scripts" if window is PLAIN else f"{window['width']} px" for window in windows)
    return pytest.mark.parametrize("window", windows, ids=names)
