"""The golden thread: every claim back to its voices, every voice forward to what came of it."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppingstones.methods.thread import (
    STAGES,
    Link,
    Node,
    Speaker,
    Thread,
    by_stage,
    came_of,
    evidence,
    people,
    rests_on,
)

ADA = Speaker(giver="ada", side="lived")
BEN = Speaker(giver="ben", side="professional")

SAID, DECIDED, CHANGED, HOME, CENTRE = (
    Node(stage, stage[0]) for stage in ("voice", "decision", "change", "short", "impact")
)


def chain(*nodes: Node) -> frozenset[Link]:
    """`chain(a, b, c)` is a -> b -> c."""
    return frozenset(Link(source=a, target=b) for a, b in itertools.pairwise(nodes))


WHOLE = Thread(links=chain(SAID, DECIDED, CHANGED, HOME, CENTRE), speakers={"v": ADA})


def test_a_stone_that_nobody_spoke_of_is_not_grounded():
    assert WHOLE.grounded == {DECIDED, HOME}


def test_a_voice_against_a_stone_grounds_it_until_it_is_taken_back():
    said = frozenset({Link(source=SAID, target=CENTRE, against=True)})

    assert Thread(links=said, speakers={"v": ADA}).grounded == {CENTRE}
    assert Thread(links=said).grounded == set()


def test_a_voice_leads_all_the_way_to_the_impact():
    assert came_of(WHOLE, SAID) == {DECIDED, CHANGED, HOME, CENTRE}


def test_the_impact_rests_on_the_voice():
    assert rests_on(WHOLE, CENTRE) == {HOME, CHANGED, DECIDED, SAID}


def test_a_voice_taken_back_leads_nowhere_and_carries_nothing():
    without = Thread(links=WHOLE.links, speakers={})

    assert came_of(without, SAID) == frozenset()
    assert SAID not in rests_on(without, CENTRE)
    assert evidence(without, HOME).behind.count == 0


def test_speaking_against_is_not_support():
    thread = Thread(links=frozenset({Link(source=SAID, target=HOME, against=True)}), speakers={"v": ADA})

    assert came_of(thread, SAID) == frozenset()
    assert evidence(thread, HOME).against.by_side == {"lived": 1}
    assert evidence(thread, HOME).is_empty


def test_evidence_counts_people_by_side_and_not_what_they_said():
    voices = [Node("voice", ref) for ref in ("a1", "a2", "b1")]
    thread = Thread(
        links=frozenset(Link(source=voice, target=HOME) for voice in voices),
        speakers={"a1": ADA, "a2": ADA, "b1": BEN},
    )

    found = evidence(thread, HOME).supporting

    assert found.by_side == {"lived": 1, "professional": 1}
    assert found.count == 2
    assert found.voices == {"a1", "a2", "b1"}


def test_evidence_names_the_changes_decisions_and_voices_behind_them():
    found = evidence(WHOLE, HOME)

    assert (found.changes, found.decisions) == (("c",), ("d",))
    assert found.behind.voices == {"v"}
    assert not found.is_empty


def test_a_stone_that_nothing_was_linked_to_has_no_evidence():
    assert evidence(WHOLE, Node("long", "other")).is_empty


def test_stages_come_in_the_order_of_the_thread():
    assert tuple(by_stage([CENTRE, SAID])) == STAGES


@pytest.mark.parametrize("loop", [chain(HOME, CENTRE, HOME), chain(HOME, HOME)])
def test_a_loop_does_not_trap_the_walk(loop):
    thread = Thread(links=loop)

    assert HOME not in came_of(thread, HOME)


nodes = st.builds(Node, st.sampled_from(STAGES), st.sampled_from("abcd"))
links = st.builds(Link, source=nodes, target=nodes, against=st.booleans())
speakers = st.dictionaries(st.sampled_from("abcd"), st.sampled_from([ADA, BEN]))
threads = st.builds(Thread, links=st.frozensets(links, max_size=25), speakers=speakers)


@given(threads, nodes, nodes)
def test_what_a_claim_rests_on_leads_to_it(thread, here, there):
    """The two walks are mirrors: nothing can be reached one way only."""
    assert (there in came_of(thread, here)) == (here in rests_on(thread, there))


@given(threads, nodes)
def test_nothing_rests_on_a_voice_that_may_not_be_used(thread, node):
    voices = [found for found in rests_on(thread, node) if found.stage == "voice"]

    assert all(voice.ref in thread.speakers for voice in voices)


@given(threads, nodes)
def test_a_wider_thread_never_loses_evidence(thread, node):
    wider = Thread(links=thread.links | {Link(source=Node("voice", "new"), target=node)}, speakers=thread.speakers)

    assert rests_on(thread, node) <= rests_on(wider, node)


@given(threads, st.lists(st.sampled_from("abcde")))
def test_there_are_never_more_people_than_voices(thread, voices):
    found = people(thread, voices)

    assert found.count <= len(found.voices)
