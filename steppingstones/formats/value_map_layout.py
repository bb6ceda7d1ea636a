"""The value map as Social Value UK lays it out: which columns there are, what files call them, and what we add.

What is known of the layout comes from the workbook's own page, the note on its change of October 2017, and maps that
others published: stages 1 to 5; a sheet with money, and one without. The names of columns are theirs; the hints ours.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from ..methods.value import Convention
from ..methods.value_map import ValueMap
from ..methods.value_tables import Rates
from .value_map_cells import REASONS, SPANS

WITH_MONEY, WITHOUT_MONEY, ABOUT = "SROI Value Map", "Value Map (non-SROI)", "About this map"
OURS = "Value map from Stepping Stones"
MIRRORED = "Also with money"
FEWEST_YEARS, MOST_ROWS = 5, 1000
# What the first column of the last sheet says.
CONVENTION, RATE, DATED, UNTIL, LATER = "Convention", "Discount rate", "Dated", "Rate until year", "Rate in later years"


@dataclass(frozen=True, kw_only=True)
class MapFile:
    """A value map with what stands beside it in its file.

    `beside` are the words of each row that no sum needs, by column: of `WORDS`, or a column of the group's own;
    `beside_inputs` the same for what stands in a row of its own. Without `rates` or `convention` the file had none.
    """

    value_map: ValueMap
    rates: Rates | None = None
    convention: Convention | None = None
    beside: tuple[Mapping[str, str], ...] = ()
    beside_inputs: tuple[Mapping[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column by the key that our sums know, what it is called, what to fill in, and what others call it."""

    key: str
    stage: str
    name: str
    hint: str
    others: tuple[str, ...] = ()


def _columns(stage: str, *columns: tuple[str, str, str, tuple[str, ...]]) -> list[Column]:
    return [Column(key=key, stage=stage, name=name, hint=hint, others=others) for key, name, hint, others in columns]


_FIRST = _columns(
    "Stage 1",
    (
        "who",
        "Stakeholders",
        "Who changes, or gives something",
        (
            *("stakeholder", "stakeholder group", "stakeholder groups", "stakeholder name", "who"),
            *("who do we have an effect on", "who do we have an affect on", "who has an effect on us"),
            *("who do we have an effect on who has an effect on us", "who will we have an effect on"),
            "who do we have an affect on who has an effect on us",
        ),
    ),
    (
        "of people",
        "Number in group",
        "How many could have it",
        (
            "no in group",
            "how many in group",
            "number of people in group",
            "size of group",
            "quantity in group",
            "no of people in group",
        ),
    ),
)
_SECOND = _columns(
    "Stage 2",
    (
        "input",
        "Inputs",
        "What they put in",
        (
            "input",
            "what do they invest",
            "what will they invest",
            "what did they invest",
            "description of inputs",
            "input description",
        ),
    ),
    (
        "amount",
        "Value of inputs",
        "In money; empty if it has none",
        (
            *("financial value", "input value", "inputs value", "value of input"),
            "what is the value of the inputs in currency",
        ),
    ),
    ("outputs", "Outputs", "What was done, in numbers", ("output", "summary of activity in numbers")),
    (
        "what",
        "Description",
        "What changed, in their words",
        (
            *("outcome", "outcomes", "the outcomes", "outcome description", "description of outcome"),
            *("how would the stakeholder describe the changes", "how would you describe the change", "what changes"),
        ),
    ),
)
_THIRD = _columns(
    "Stage 3",
    ("indicator", "Indicator", "What shows that it changed", ("indicators", "how would you measure it")),
    ("evidence", "Source", "How you know how many", ("source of quantity", "source of indicator", "evidence")),
    (
        "quantity",
        "Quantity",
        "For how many people or things it changed",
        (
            *("how much change was there", "how much was there", "number of people experiencing described outcome"),
            *("number of people who experience change", "no of people experiencing change"),
        ),
    ),
    (
        "depth",
        "Amount of change per person",
        "How much it changed for one",
        ("amount of change per stakeholder", "amount of change", "depth", "how much change per person"),
    ),
    (
        "years",
        "Duration",
        "How many years it lasts",
        ("duration of outcomes", "how long does it last", "how long does it last after end of activity"),
    ),
    (
        "start",
        "Outcomes start",
        "1: in the year of the activity; 2: in the year after",
        (
            *("outcome start", "outcomes start in", "start"),
            "does it start in period of activity or in period after",
            "does it start in period of activity 1 or in period after 2",
        ),
    ),
    ("rank", "Rank", "1 for what matters most to them", ("ranking",)),
    ("weight", "Weighting", "How much it matters to them", ("weight", "relative importance", "rating")),
    (
        "proxy",
        "Financial proxy",
        "What stands for the worth of one",
        (
            "financial proxies",
            "proxy",
            "proxy description",
            "valuation approach",
            "what proxy would you use to value the change",
        ),
    ),
    (
        "value",
        "Value in currency",
        "What one is worth in a year; below nought if it is bad",
        (
            *("value of proxy", "proxy value", "monetary valuation", "what is the value of the change"),
            *("financial proxy value", "value of financial proxy"),
        ),
    ),
    ("source", "Source", "Where that worth comes from", ("source of value", "source of proxy", "proxy source")),
)
_FOURTH = _columns(
    "Stage 4",
    (
        "deadweight",
        "Deadweight %",
        "What would have come anyway",
        ("what would have happened without the activity", "what would have happened anyway"),
    ),
    ("displacement", "Displacement %", "What was only moved from elsewhere", ("what activity did you displace",)),
    ("attribution", "Attribution %", "What is due to others", ("who else contributed to the change",)),
    (
        "drop-off",
        "Drop off %",
        "What is lost each year after the first",
        ("dropoff", "does the outcome drop off in future years"),
    ),
)
IMPACT = Column(
    key="impact",
    stage="Stage 4",
    name="Impact",
    hint="Quantity times value, less deadweight, displacement and attribution",
    others=("impact calculation", "quantity times financial proxy less deadweight displacement and attribution"),
)
LAYOUT = (*_FIRST, *_SECOND, *_THIRD, *_FOURTH, IMPACT)
WORDS = ("outputs", "indicator", "depth", "rank", "weight", "proxy")
NUMBERS = ("of people", "amount", "quantity", "years", "start", "value", *(column.key for column in _FOURTH))
# What the layout has no column for stands to the right of it, under the same names as in our own spreadsheets.
ADDED = (
    *("hours", "basis", "price year", "wellbeing", "wellby", "pairs", "chain"),
    *(name for name in REASONS),
    *(name for name in SPANS),
)
COMPUTED = ("impact", "year")
KEYS = frozenset((*(column.key for column in LAYOUT), *ADDED))
BY_KEY = {column.key: column for column in LAYOUT}

_ASIDE = re.compile(r"\([^)]*\)")
_SIGNS = re.compile(r"[^\w\-]+")
_NEAR, _LONGEST = 0.88, 200  # how alike words must be, and how many signs of a heading are looked at
_YEAR = re.compile(r"year \d+( .*)?")


def plain(heading: str) -> str:
    """A heading without what files write differently: capitals, signs, and what stands in brackets."""
    words = _SIGNS.sub(" ", _ASIDE.sub(" ", heading[:_LONGEST]).casefold().replace("n't", "nt")).replace(
        "drop-off", "drop off"
    )
    return " ".join(words.split())


def _known() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for column in LAYOUT:
        for name in (column.name, column.hint, *column.others):
            found[plain(name)] = (*found.get(plain(name), ()), column.key)
    for key in ADDED:
        found[plain(key)] = (key,)
    found |= {"where did you get the information from": ("evidence", "source"), "source": ("evidence", "source")}
    found |= {"value": ("amount", "value"), "description": ("input", "what"), "drop off": ("drop-off",)}
    return found


KNOWN = _known()


def keys_of(text: str, *, or_near: bool = False) -> tuple[str, ...]:
    """Which columns a heading may mean; none if it is not one of the layout, nor a slip of the pen away."""
    words = plain(text)
    if _YEAR.fullmatch(words):
        return ("year",)
    near = get_close_matches(words, KNOWN, n=1, cutoff=_NEAR) if or_near and words not in KNOWN else []
    return KNOWN.get(near[0] if near else words, ())
