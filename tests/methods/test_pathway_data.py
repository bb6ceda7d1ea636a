"""A pathway as plain data: through JSON and back it is the same."""

import json

import pytest
from hypothesis import given

from steppingstones.methods.pathway_changes import compare
from steppingstones.methods.pathway_data import difference_from_data, difference_to_data, from_data, to_data

from .pathways import pathways

STONE = {"key": "a", "kind": "short", "track": "project", "words": "Warm"}


@given(pathways())
def test_a_pathway_comes_back_from_json_as_it_was(pathway):
    again = from_data(json.loads(json.dumps(to_data(pathway))))
    assert (again.stones, again.by_ends) == (pathway.in_order, pathway.by_ends)


@given(pathways(), pathways())
def test_a_difference_comes_back_from_json_as_it_was(one, other):
    difference = compare(one, other)
    assert difference_from_data(json.loads(json.dumps(difference_to_data(difference)))) == difference


def test_what_older_data_does_not_say_is_empty():
    (stone,) = from_data({"stones": [STONE], "steps": []}).stones
    assert (stone.more, stone.for_whom, stone.indicators, stone.order) == ("", (), (), 0)


@pytest.mark.parametrize(
    "data",
    [
        [],
        {},
        {"stones": []},
        {"stones": ["a"], "steps": []},
        {"stones": [STONE | {"kind": "wish"}], "steps": []},
        {"stones": [STONE | {"colour": "blue"}], "steps": []},
        {"stones": [], "steps": [{"source": "a"}]},
    ],
)
def test_other_data_is_refused(data):
    with pytest.raises((KeyError, TypeError, ValueError)):
        from_data(data)
