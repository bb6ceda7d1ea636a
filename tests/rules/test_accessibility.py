"""The statement of accessibility says what the tests really do."""

import re
from hashlib import sha256
from importlib.resources import files

from steppingstones.queries.accessibility import AXE, GAPS, NOT_TRIED, PREPARED_ON, RULES, TARGET, WIDTHS
from tests.journeys.reviewer import OTHER_WIDTHS, TAGS
from tests.journeys.windows import PHONE

from .tree import ROOT


def test_it_names_the_axe_with_which_pages_are_checked():
    head = files("axe_playwright_python").joinpath("axe.min.js").read_text()[:200]
    assert f"axe v{AXE}" in head


def test_pages_are_checked_by_the_rules_and_in_the_windows_that_it_names():
    assert f"{RULES.lower().replace(' ', '').replace('.', '')}aa" in TAGS
    assert (PHONE["width"], *OTHER_WIDTHS) == WIDTHS


def test_what_is_pressed_is_measured_as_it_says():
    assert f"height < {TARGET - 0.5}" in (ROOT / "tests/journeys/sizes.js").read_text()  # half a pixel is rounding


def test_each_gap_names_its_rule_and_what_helps():
    assert all(re.fullmatch(r"\d\.\d\.\d+", gap.rules) and gap.helps for gap in GAPS)


def test_whoever_changes_what_it_says_prepares_it_anew():
    """Its day stands here beside a print of its words: change both."""
    told = (
        AXE,
        RULES,
        WIDTHS,
        TARGET,
        [(str(gap.words), gap.rules, str(gap.helps)) for gap in GAPS],
        [*map(str, NOT_TRIED)],
    )
    print_of_it = sha256(repr(told).encode()).hexdigest()[:8]
    assert (PREPARED_ON.isoformat(), print_of_it) == ("2026-11-23", "0f19b05b")
