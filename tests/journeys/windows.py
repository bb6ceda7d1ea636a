"""The windows in which journeys are made: between them each width, light and dark, with scripts and without."""

import pytest

WIDE = {"width": 1280}
PHONE = {"width": 360}
PLAIN = {"width": 768, "colors": "dark", "js": False}


def in_windows(*windows: dict):
    names = ("without scripts" if window is PLAIN else f"{window['width']} px" for window in windows)
    return pytest.mark.parametrize("window", windows, ids=names)


in_each_window = in_windows(WIDE, PHONE, PLAIN)
by_hand = in_windows(PHONE, PLAIN)  # where a journey by keyboard, or another, shows the same pages in a wide window
