"""What is missing along the golden thread, and how long it has been missing."""

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppingstones.methods.thread import STAGES, Link, Node, Speaker, Thread, came_of, rests_on
from steppingstones.methods.thread_gaps import Changed, Decided, Kind, Known, Status, gaps, months_between
from steppingstones.methods.thread_layout import SHOWN, river
from steppingstones.methods.thread_told import account

from .test_thread import ADA, BEN, CENTRE, CHANGED, DECIDED, HOME, SAID, WHOLE, chain, links, nodes, speakers, threads

TODAY = date(2026, 7, 10)
MARCH = date(2026, 3, 1)
BARE = Thread(speakers={"v": ADA})


def found(thread, *nodes, known=None, today=TODAY):
    return {gap.kind: gap for gap in gaps(thread, known or Known(), nodes, today)}


def test_decided_but_nothing_has_changed_for_four_months():
    gap = found(BARE, DECIDED, known=Known(decisions={"d": Decided(on=MARCH)}))[Kind.UNCHANGED]
    assert (gap.since, gap.months, gap.days) == (MARCH, 4, 131)


def test_a_dropped_decision_gives_its_reason_and_waits_for_no_change():
    known = Known(decisions={"d": Decided(status=Status.DROPPED, why="No money")})
    told = found(WHOLE, DECIDED, known=known)
    assert {kind: gap.why for kind, gap in told.items()} == {Kind.DROPPED: "No money"}


def test_an_open_decision_waits_for_no_change():
    assert set(found(BARE, DECIDED, known=Known(decisions={"d": Decided(status=Status.OPEN)}))) == {
        Kind.OPEN,
        Kind.UNVOICED,
    }


def test_people_who_speak_against_a_stone_are_named_and_counted():
    thread = Thread(links=frozenset({Link(source=SAID, target=HOME, against=True)}), speakers={"v": ADA})
    assert found(thread, HOME)[Kind.AGAINST].people.by_side == {"lived": 1}


def test_what_people_say_of_a_change_is_no_gap_unless_it_is_bad():
    good = Known(changes={"c": Changed(proofs=1, good=frozenset("v"))})
    bad = Known(changes={"c": Changed(proofs=1, otherwise=frozenset("v"))})
    assert set(found(WHOLE, CHANGED, known=good)) == set()
    assert found(WHOLE, CHANGED, known=bad)[Kind.OTHERWISE].people.count == 1


def test_the_issue_is_never_planned():
    issue = Node("issue", "i")
    assert set(found(BARE, issue)) == {Kind.VOICELESS}
    assert not found(Thread(links=chain(SAID, issue), speakers={"v": ADA}), issue)


def test_an_activity_needs_nobody_to_speak_of_it():
    doing = Node("activity", "a")
    assert not found(Thread(links=chain(CHANGED, doing)), doing)


# Each gap, and the link that mends it.
MENDED = [
    (SAID, Kind.UNHEARD, Link(source=SAID, target=DECIDED)),
    (SAID, Kind.UNHEARD, Link(source=SAID, target=HOME)),
    (DECIDED, Kind.UNVOICED, Link(source=SAID, target=DECIDED)),
    (DECIDED, Kind.UNCHANGED, Link(source=DECIDED, target=CHANGED)),
    (CHANGED, Kind.ADRIFT, Link(source=CHANGED, target=HOME)),
    (HOME, Kind.PLANNED, Link(source=CHANGED, target=HOME)),
    (HOME, Kind.PLANNED, Link(source=SAID, target=HOME)),
]


@pytest.mark.parametrize(("node", "kind", "link"), MENDED)
@given(threads)
def test_a_gap_vanishes_when_its_link_is_made(node, kind, link, thread):
    thread = Thread(links=thread.links, speakers={**thread.speakers, "v": ADA})
    mended = Thread(links=thread.links | {link}, speakers=thread.speakers)
    assert kind not in found(mended, node)
    assert set(found(BARE, node)) & {kind} == {kind}


@given(threads, st.lists(nodes), st.randoms())
def test_the_order_in_which_things_come_changes_nothing(thread, some, chance: random.Random):
    mixed = list(thread.links)
    chance.shuffle(mixed)
    again = Thread(links=frozenset(mixed), speakers=dict(reversed(thread.speakers.items())))
    assert gaps(thread, Known(), some, TODAY) == gaps(again, Known(), some[::-1], TODAY)
    assert river(thread, some, some) == river(again, some[::-1], some[::-1])


@given(st.dates(max_value=date(2100, 1, 1)), st.dates(max_value=date(2100, 1, 1)))
def test_months_never_run_backwards(one, other):
    first, last = sorted([one, other])
    assert months_between(last, first) == 0
    assert 0 <= months_between(first, last) <= (last - first).days


@given(threads, nodes, nodes)
def test_what_is_behind_one_thing_is_ahead_of_the_other(thread, here, there):
    assert (there in account(thread, [here]).before) == (here in account(thread, [there]).after)


@given(threads, st.frozensets(nodes, max_size=6))
def test_several_things_have_the_threads_of_each(thread, some):
    told = account(thread, some)
    assert told.after | some == frozenset(some).union(*(came_of(thread, node) for node in some))
    assert told.before | some == frozenset(some).union(*(rests_on(thread, node) for node in some))


def test_the_account_counts_people_once():
    thread = Thread(
        links=chain(SAID, DECIDED) | chain(Node("voice", "w"), DECIDED) | chain(Node("voice", "x"), DECIDED),
        speakers={"v": ADA, "w": ADA, "x": BEN},
    )
    told = account(thread, [DECIDED])
    assert (told.numbers_before["voice"], told.behind.count, dict(told.behind.by_side)) == (
        3,
        2,
        {"lived": 1, "professional": 1},
    )


def test_of_a_thread_only_the_planned_part_is_planned():
    told = account(WHOLE, [SAID])
    assert (told.numbers_led["outcome"], told.numbers_led["impact"], told.planned) == (1, 1, 1)  # nobody reached it


# --- The picture -------------------------------------------------------------------------------------------


def test_the_thread_flows_from_left_to_right():
    drawn = river(WHOLE, [CHANGED], [SAID, DECIDED, CHANGED, HOME, CENTRE])
    assert [drawn.places[node].column for node in (SAID, DECIDED, CHANGED, HOME, CENTRE)] == [0, 1, 2, 3, 4]
    assert drawn.focus == {drawn.places[CHANGED]}
    assert len(drawn.lines) == 4


def test_ten_thousand_voices_are_one_stone_more():
    voices = [Node("voice", f"v{n}") for n in range(10_000)]
    thread = Thread(
        links=frozenset(Link(source=voice, target=DECIDED) for voice in voices),
        speakers={voice.ref: Speaker(giver=voice.ref, side="lived") for voice in voices},
    )
    drawn = river(thread, [DECIDED], [*voices, DECIDED])
    assert drawn.rows == SHOWN
    assert list(drawn.more.values()) == [10_000 - SHOWN + 1]
    assert len(drawn.lines) == SHOWN


@given(st.builds(Thread, links=st.frozensets(links, max_size=25), speakers=speakers), st.frozensets(nodes))
def test_everything_is_drawn_or_counted_and_no_two_stones_lie_on_each_other(thread, some):
    drawn = river(thread, some, some)
    assert len(drawn.places) + sum(drawn.more.values()) == len(some)
    spots = [*drawn.places.values(), *drawn.more]
    assert len(spots) == len(set(spots))
    assert {line.source for line in drawn.lines} | {line.target for line in drawn.lines} <= set(spots)
    assert {node.stage for node in some} <= set(STAGES)
