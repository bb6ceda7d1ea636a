"""Who turns to whom: against the known graphs of NetworkX and the numbers of another program."""

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppingstones.methods.relationships import Refusal, Told, compare, mixing, network

SEVEN = {**dict.fromkeys(["U1", "U2", "U3", "U4"], "lived"), **dict.fromkeys(["P1", "P2", "P3"], "professional")}


def ties(words):
    return tuple((tie[:2], tie[2:]) for tie in words.split())


BEFORE = Told(sides=SEVEN, ties=ties("P1P2 P2P1 P1P3 P3P1 U1P1 U2P1 U1U2 U2U1 U3U1"))
AFTER = Told(
    sides=SEVEN,
    ties=ties("P1P2 P2P1 P1P3 P3P1 U1P1 P1U1 U2P1 U2P2 P2U2 U1U2 U2U1 U3U1 U1U3 U4U3 P3U4 U4P3"),
)


def told(graph, side):
    sides = {str(person): side(person) for person in graph}
    return Told(sides=sides, ties=tuple((str(one), str(other)) for one, other in graph.edges), are_mutual=True)


def test_the_karate_club():
    graph = nx.karate_club_graph()
    found = network(told(graph, lambda person: graph.nodes[person]["club"]))

    assert (found.people, found.ties, round(found.density, 7)) == (34, 78, 0.1390374)
    assert (found.mixing.between, found.mixing.within, round(found.mixing.index, 7)) == (11, 67, -0.7179487)
    assert round(found.mixing.at_random, 7) == 0.0303030
    assert found.mixing.chance < 0.0001
    assert (round(found.centre, 7), found.bridges, found.parts) == (0.3996212, (("0", "11"),), 1)


def test_the_families_of_florence():
    found = network(told(nx.florentine_families_graph(), lambda person: "family"))

    assert (found.people, found.ties, round(found.density, 7)) == (15, 20, 0.1904762)
    assert (round(found.centre, 7), found.mixing) == (0.2747253, None)


def test_networkx_is_the_one_that_we_know():
    karate, florence = nx.karate_club_graph(), nx.florentine_families_graph()

    assert (round(nx.transitivity(karate), 7), round(nx.average_clustering(karate), 7)) == (0.2556818, 0.5706385)
    assert (round(nx.transitivity(florence), 7), round(nx.average_clustering(florence), 7)) == (0.1914894, 0.16)
    assert round(nx.betweenness_centrality(florence)["Medici"], 7) == 0.5219780
    assert round(nx.attribute_assortativity_coefficient(karate, "club"), 7) == 0.7175309


def test_seven_people_before():
    found = network(BEFORE)

    assert (round(found.density, 7), round(found.returned, 7)) == (0.2142857, 0.6666667)
    assert (round(found.mixing.index, 7), found.mixing.between, found.mixing.within) == (-0.5555556, 2, 7)
    assert (found.returned_between, found.alone, found.parts) == (0, ("U4",), 2)


def test_seven_people_after():
    found = network(AFTER)

    assert (round(found.density, 7), found.returned) == (0.3809524, 0.875)
    assert (found.mixing.index, found.mixing.between, found.mixing.within) == (-0.125, 7, 9)
    assert (found.returned_between, found.alone, found.parts) == (6, (), 1)


def test_what_changed():
    found = compare(BEFORE, AFTER)

    assert (found.before, found.after) == (network(BEFORE), network(AFTER))
    assert found.new == tuple(sorted(ties("P1U1 U2P2 P2U2 U1U3 U4U3 P3U4 U4P3")))
    assert (found.lost, found.joined, found.left) == ((), frozenset(), frozenset())


def test_who_came_or_left_is_no_change_in_those_who_stayed():
    later = Told(sides={**AFTER.sides, "P4": "professional"}, ties=(*AFTER.ties, ("P4", "U1"), ("U1", "P4")))
    found = compare(BEFORE, later)

    assert (found.joined, found.after) == (frozenset({"P4"}), network(AFTER))


def test_who_did_not_answer_hides_too_much():
    assert network(BEFORE).refusal is None
    some = Told(sides=SEVEN, ties=BEFORE.ties, answered=frozenset({"U1", "U2", "U3", "P1", "P2", "P3"}))
    assert network(some).refusal == Refusal.MANY_MISSING  # three of four


def test_of_five_people_there_is_only_a_picture():
    five = Told(sides={person: side for person, side in SEVEN.items() if person not in {"U4", "P3"}}, ties=BEFORE.ties)

    assert network(five).refusal == Refusal.TOO_FEW


def test_ties_with_oneself_and_with_strangers_are_left_out():
    assert network(Told(sides=SEVEN, ties=(("U1", "U1"), ("U1", "X9")))).ties == 0


@pytest.mark.parametrize("sides", [{}, {"Ada": "lived"}, SEVEN])
def test_nobody_and_no_ties_are_no_trouble(sides):
    found = network(Told(sides=sides, ties=()))

    assert (found.returned, found.mixing, found.alone) == (None, None, tuple(sides))


def test_where_all_ways_can_be_counted_they_are():
    """Only two of the 35 ways leave two ties or fewer between: this one, and U1, U2, U3 against all others."""
    assert network(BEFORE).mixing.chance == mixing(BEFORE, seed=2).chance
    assert round(network(BEFORE).mixing.chance * 35, 9) == 2


people = st.sampled_from(sorted(SEVEN))


@given(st.lists(st.tuples(people, people), max_size=20))
def test_all_ties_returned_is_full_reciprocity(some):
    both = (*some, *((other, one) for one, other in some))
    found = network(Told(sides=SEVEN, ties=both))

    assert found.returned in {None, 1}
    assert found.mixing is None or found.returned_between == found.mixing.between


@given(st.lists(st.tuples(people, people), max_size=20), st.integers(1, 9))
def test_the_index_lies_within_what_is_possible(some, seed):
    found = mixing(Told(sides=SEVEN, ties=tuple(some)), seed=seed)

    if found:
        assert -1 <= found.index <= 1
        assert found.possible is None or -1 <= found.possible <= 1
        assert 0 < found.chance <= 1
