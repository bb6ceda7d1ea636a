"""The picture of the pathway at three sizes, beside Graphviz `dot` on the same stones and steps."""

import re
import shutil
import statistics
import subprocess
import time
from collections.abc import Callable
from itertools import combinations, pairwise

from .machine import Meanwhile
from .results import Result
from .tables import number, table

SIZES = (12, 60, 300)
SLOWEST = 1.0  # seconds for a picture, our own goal
POINTS = 12  # on each piece of a curve of dot's, to find where curves cross
MISSING = "Graphviz `dot` is not on this machine (on Debian: `apt install graphviz`), so there is nothing beside it."
Line = list[tuple[float, float]]


def measure(*, quick: bool) -> Result:
    meanwhile, has_dot = Meanwhile(), shutil.which("dot") is not None
    rows, lines, wrong = [], [], []
    for size in SIZES:
        found = measured(size, 1 if quick else 5, has_dot)
        rows.append([size, *(cell(value) for value in found.values())])
        lines.append(in_short(size, found))
        if found["picture"] > SLOWEST:
            wrong.append(f"The picture of {size} stones took {number(found['picture'])} s, more than {SLOWEST} s.")
    header = ["stones", "steps", "order and places s", "whole picture s", "kB", "tidy s", "crossings"]
    header += ["crossings when tidy", "dot s", "times dot", "crossings of dot", "of dot, with our levels"]
    text = f"""## The picture of the pathway

From the stones to the last byte of the SVG, in this process; dot from its start to its SVG, with nothing to keep to:
no levels, no tracks, no order. With our levels it may still put a stone of one track between those of the other.
{"" if has_dot else MISSING} {meanwhile}

{table(header, rows)}"""
    return Result(text, lines, wrong)


def cell(value: float | int | None) -> str:
    if value is None:
        return "–"
    return f"{value:,}" if isinstance(value, int) else number(value)


def in_short(size: int, found: dict) -> tuple[str, str, str, str]:
    reached = f"{number(found['picture'])} s, {found['crossings']} crossings, {found['tidy crossings']} when tidy"
    if found["dot"] is None:
        return (
            f"Picture of {size} stones",
            reached,
            f"{SLOWEST} s, our own",
            f"{number(found['picture'] / SLOWEST)} times",
        )
    limit = f"{number(found['dot'])} s, {found['dot crossings']} crossings: Graphviz dot"
    return f"Picture of {size} stones", reached, limit, f"{number(found['times'])} times"


def measured(size: int, runs: int, has_dot: bool) -> dict[str, float | int | None]:
    from steppingstones.documents.pathway_picture import PAPER, pathway_picture
    from steppingstones.methods.pathway_layout import lay_out
    from steppingstones.methods.pathway_order import crossings
    from steppingstones.methods.pathway_tidy import tidy
    from tests.pathways import pathway_like

    pathway = pathway_like(size)
    heights = dict.fromkeys(pathway.by_key, 68.0)
    free, levels = as_dot(pathway), as_dot(pathway, with_levels=True)
    places = median(lambda: lay_out(pathway, heights), runs)
    picture = median(lambda: pathway_picture(pathway, colours=PAPER), runs)
    dot = median(lambda: drawn(free, "svg"), runs) if has_dot else None
    return {
        "steps": len(pathway.steps),
        "places": places,
        "picture": picture,
        "kilobytes": len(pathway_picture(pathway, colours=PAPER)) / 1000,
        "tidy": median(lambda: tidy(pathway), 1),
        "crossings": crossings(pathway),
        "tidy crossings": crossings(tidy(pathway)),
        "dot": dot,
        "times": picture / dot if dot else None,
        "dot crossings": crossings_of(drawn(free, "plain")) if has_dot else None,
        "dot level crossings": crossings_of(drawn(levels, "plain")) if has_dot else None,
    }


def median(act: Callable[[], object], runs: int) -> float:
    took = []
    for _ in range(runs):
        began = time.perf_counter()
        act()
        took.append(time.perf_counter() - began)
    return statistics.median(took)


# --- Graphviz ------------------------------------------------------------------------------------------------


def as_dot(pathway, *, with_levels: bool = False) -> str:
    """The same stones and steps in the language of dot; `with_levels`, in the columns in which we draw them."""
    from steppingstones.methods.pathway_order import woven

    stones = [f'"{stone.key}" [label="{stone.words}"];' for stone in pathway.stones]
    steps = [f'"{step.source}" -> "{step.target}";' for step in pathway.steps]
    levels = []
    if with_levels:
        web = woven(pathway)
        for column in range(1, len(web.kinds)):
            keys = [f'"{key}"' for key, knot in web.stones.items() if knot.column == column]
            levels.append(f'{{rank=same; "column{column}" [style=invis]; {"; ".join(keys)}}}')
        levels += [f'"column{one}" -> "column{two}" [style=invis];' for one, two in pairwise(range(1, len(web.kinds)))]
    return "\n".join(["digraph {", "rankdir=LR; node [shape=box];", *stones, *steps, *levels, "}"])


def drawn(graph: str, form: str) -> str:
    done = subprocess.run(["dot", f"-T{form}"], input=graph, capture_output=True, text=True, check=True)
    return done.stdout


def crossings_of(plain: str) -> int:
    """How many times the lines of two steps cross in what dot drew, unless they meet at a stone."""
    found = 0
    for (ends, line), (others, other) in combinations(lines_of(plain), 2):
        if not ends & others and overlap(line, other):
            found += sum(cross(one, two) for one in pairwise(line) for two in pairwise(other) if overlap(one, two))
    return found


def lines_of(plain: str) -> list[tuple[set[str], Line]]:
    """The ends and the points of each line."""
    found = []
    for words in re.findall(r"^edge (.+)$", plain, re.MULTILINE):
        tail, head, count, *rest = words.split()
        if tail.startswith(("column", '"column')):
            continue
        numbers = [float(word) for word in rest[: 2 * int(count)]]
        found.append(({tail, head}, curve([*zip(numbers[::2], numbers[1::2], strict=True)])))
    return found


def curve(points: Line) -> Line:
    """Points on a chain of Bézier curves."""
    line = [points[0]]
    for start in range(0, len(points) - 1, 3):
        a, b, c, d = points[start : start + 4]
        for place in range(1, POINTS + 1):
            t = place / POINTS
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            pairs = [*zip((a, b, c, d), weights, strict=True)]
            line.append((sum(p[0] * w for p, w in pairs), sum(p[1] * w for p, w in pairs)))
    return line


def overlap(one: Line, other: Line) -> bool:
    """Whether the boxes around two lines touch."""
    return all(
        min(p[axis] for p in one) <= max(p[axis] for p in other)
        and min(p[axis] for p in other) <= max(p[axis] for p in one)
        for axis in (0, 1)
    )


def cross(one: tuple, other: tuple) -> bool:
    """Whether two straight pieces cross."""
    (a, b), (c, d) = one, other
    return (side(a, b, c) > 0) != (side(a, b, d) > 0) and (side(c, d, a) > 0) != (side(c, d, b) > 0)


def side(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
