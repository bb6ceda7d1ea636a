"""What the bench says about the picture of the pathway: it counts rightly, and does without Graphviz."""

import pytest

from bench import pathway as bench
from steppingstones.methods.pathway import is_valid
from tests.pathways import pathway_like

CROSSED = """graph 1 5 5
edge a t 4 0 0 1 0 2 3 3 3 solid black
edge b s 4 0 3 1 3 2 0 3 0 solid black
edge a s 4 0 0 1 0 2 0 3 0 solid black
stop
"""


def test_lines_that_cross_in_what_dot_drew_are_counted_once_and_meetings_are_not():
    assert bench.crossings_of(CROSSED) == 1


def test_the_bench_says_so_where_graphviz_is_missing(monkeypatch):
    monkeypatch.setattr(bench.shutil, "which", lambda name: None)
    monkeypatch.setattr(bench, "SIZES", (12,))
    result = bench.measure(quick=True)
    assert "is not on this machine" in result.text
    assert result.lines[0][0] == "Picture of 12 stones"


@pytest.mark.parametrize("count", [1, 12, 60, 300])
def test_pathways_drawn_by_lot_are_valid_and_the_same_each_time(count):
    path = pathway_like(count)
    assert len(path.stones) == count
    assert is_valid(path)
    assert path == pathway_like(count)
