"""Signals from records: what stands out, what is in order, and what the records do not say."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppingstones.methods import signals as method
from steppingstones.methods import signals_meetings as meetings
from steppingstones.methods import signals_pay as pay
from steppingstones.methods.giving import Entry, between_sides
from steppingstones.methods.signals import Decided, Kind, Outcome, Record, Seen, Signed, State, Waits, told
from steppingstones.methods.signals_meetings import Met, Planned, Spoken
from steppingstones.methods.signals_pay import Gave, Got

DAY = date(2026, 3, 4)
SEEN = st.lists(st.sampled_from([True, False, None]))


def after(days: int) -> date:
    return DAY + timedelta(days=days)


@given(SEEN)
def test_nothing_is_lost_and_nothing_is_told_of_what_is_not_known(judged):
    found = told(Kind.WITHOUT, [Seen(record=Record(ref=str(n)), stands_out=out) for n, out in enumerate(judged)])
    assert found.of + found.untold == len(judged)
    assert len(found.records) == found.number == judged.count(True)
    assert (found.state == State.UNKNOWN) == (found.of == 0)
    assert (found.state == State.LOOK) == (found.number > 0)


@given(SEEN, st.randoms())
def test_the_order_of_the_records_changes_no_facts(judged, chance):
    seen = [Seen(record=Record(ref=str(n)), stands_out=out) for n, out in enumerate(judged)]
    mixed = chance.sample(seen, len(seen))
    assert told(Kind.WITHOUT, seen).facts == told(Kind.WITHOUT, mixed).facts


def test_time_alone_changes_no_facts_but_another_record_does():
    one, two = (Waits(ref=ref, on=DAY, is_over=False) for ref in "ab")
    assert method.unanswered([one], after(61)).facts == method.unanswered([one], after(90)).facts
    assert method.unanswered([one], after(61)).facts != method.unanswered([one, two], after(61)).facts
    assert method.unanswered([one], after(61)).facts != method.unanswered([two], after(61)).facts


# --- Decisions and words ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("there", "state"),
    [
        ({}, State.UNKNOWN),
        ({"professional": 0}, State.UNKNOWN),
        ({"lived": 1, "professional": 8}, State.CLEAR),
        ({"carer": 2, "professional": 1}, State.LOOK),
    ],
)
def test_who_was_there_is_known_or_not(there, state):
    assert method.decided_without([Decided(ref="a", there=there, voices={})]).state == state


def test_a_voice_of_nobody_knows_which_side_says_nothing():
    found = method.decided_unvoiced([Decided(ref="a", there={}, voices={"unknown": 3, "professional": 1})])
    assert (found.state, found.untold) == (State.UNKNOWN, 1)


@pytest.mark.parametrize(("days", "state"), [(60, State.UNKNOWN), (61, State.LOOK)])
def test_a_voice_waits_from_the_sixty_first_day_on(days, state):
    assert method.unanswered([Waits(ref="a", on=DAY, is_over=False)], after(days)).state == state


def test_what_waited_longest_comes_first_and_what_has_no_day_is_counted_apart():
    waits = [Waits(ref=ref, on=day, is_over=False) for ref, day in [("b", after(5)), ("a", DAY), ("c", None)]]
    found = method.unanswered(waits, after(100))
    assert [(record.ref, record.days) for record in found.records] == [("a", 100), ("b", 95)]
    assert found.untold == 1


# --- Meetings ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("there", "why"),
    [
        ({"professional": 3}, "professional"),
        ({"lived": 3}, "lived"),
        ({"professional": 2, "carer": 2}, "not-there"),
        ({"professional": 2, "lived": 1}, None),
    ],
)
def test_a_meeting_apart_says_which_side_was_alone(there, why):
    records = meetings.apart([Met(ref="a", on=DAY, there=there)]).records
    assert [record.why for record in records] == ([why] if why else [])


def test_a_meeting_for_one_side_is_apart_even_where_nobody_noted_who_came():
    assert meetings.apart([Met(ref="a", on=DAY, there={}, only_side="carer")]).records[0].why == "carer"
    assert meetings.apart([Met(ref="a", on=DAY, there={"lived": 1})]).state == State.UNKNOWN


def test_only_meetings_with_both_sides_can_be_out_of_balance():
    there = [{"professional": 5, "lived": 1}, {"lived": 5, "professional": 1}, {"professional": 5}, {"lived": 4}]
    found = meetings.outnumbered(Met(ref=str(n), on=DAY, there=each) for n, each in enumerate(there))
    assert (found.number, found.of) == (1, 2)


@pytest.mark.parametrize(
    ("off", "held", "state"), [(1, 0, "clear"), (2, 6, "look"), (2, 7, "clear"), (0, 0, "unknown")]
)
def test_meetings_called_off_stand_out_from_two_and_a_quarter_on(off, held, state):
    found = [Planned(ref=str(n), is_off=n < off) for n in range(off + held)]
    assert meetings.called_off(found).state == state


def test_papers_that_were_noted_after_the_meeting_tell_nothing():
    days = {"in time": -7, "late": -6, "afterwards": 1}
    found = meetings.late_papers(Met(ref=ref, on=DAY, there={}, papers_on=after(day)) for ref, day in days.items())
    assert ([record.ref for record in found.records], found.of, found.untold) == (["late"], 2, 1)


def test_turns_are_those_of_all_meetings_together_and_only_where_somebody_counted():
    counted = Spoken(people=(("a", "lived", 4), ("b", "professional", 6)))
    not_counted = Spoken(people=(("a", "lived", 0), ("b", "professional", 9)))
    found = meetings.turns([counted, not_counted])
    assert (found.state, found.number, found.of, found.parts[0].number) == (State.CLEAR, 1, 2, 4)


@given(st.lists(st.tuples(st.sampled_from(["lived", "carer"]), st.integers(0, 9)), max_size=12))
def test_turns_of_few_people_are_never_told_to_everybody(people):
    meeting = Spoken(people=tuple((str(n), side, turns) for n, (side, turns) in enumerate(people)))
    found = meetings.turns([meeting], threshold=5)
    if found.parts:
        assert min(found.number, found.of - found.number) >= 5


# --- Money ------------------------------------------------------------------------------------------------


def test_money_pays_for_the_oldest_hours_that_nobody_paid_yet():
    gave = [Gave(person="ada", on=after(day), hours=Decimal(2)) for day in (0, 50)]
    first = Got(person="ada", side="lived", on=after(10), hours=Decimal(2))
    second = Got(person="ada", side="lived", on=after(60), hours=Decimal(2))
    for each in permutations([first, second]):
        assert pay.waits(gave, each, after(99)) == {"ada": 10}


def test_money_of_an_earlier_year_pays_its_hours_and_is_not_told():
    gave = [Gave(person="ada", on=after(day), hours=Decimal(2)) for day in (0, 50)]
    earlier = Got(person="ada", side="lived", on=after(45), hours=Decimal(2), counts=False)
    now = Got(person="ada", side="lived", on=after(60), hours=Decimal(2))
    assert pay.waits(gave, [earlier, now], after(99)) == {"ada": 10}
    assert pay.waits(gave, [earlier], after(99)) == {}


def test_what_is_offered_waits_until_today():
    offered = Got(person="ada", side="lived", on=DAY, is_waiting=True)
    assert pay.waits([], [offered], after(40)) == {"ada": 40}


CELLS = st.dictionaries(
    st.integers(0, 40), st.tuples(st.sampled_from(["lived", "carer"]), st.sampled_from([None, 3, 31])), max_size=25
)


@given(CELLS)
def test_no_number_of_few_people_leaves_the_facilitators(cells):
    people = {str(n): days for n, (_side, days) in cells.items()}
    sides = {str(n): side for n, (side, _days) in cells.items()}
    found = pay.late(people, sides, threshold=5)
    told = [number for part in found.parts for number in (part.number, part.of, part.of - part.number)]
    assert not [number for number in [*told, found.untold, found.number] if 0 < number < 5]


def entries(side: str, people: int, money: int) -> list[Entry]:
    names = [f"{side} {n}" for n in range(people)]
    gave = [Entry(person=name, side=side, way="gave", kind="hours", hours=Decimal(2)) for name in names]
    return gave + [Entry(person=n, side=side, way="got", kind="pay", money=Decimal(money)) for n in names if money]


def test_an_hour_is_compared_only_from_sums_that_the_reader_sees():
    few = [*entries("lived", 4, 4), *entries("professional", 9, 40)]
    assert pay.unlike(between_sides(few)).state == State.HIDDEN
    enough = [*entries("lived", 5, 4), *entries("professional", 9, 40)]
    assert [part.number for part in pay.unlike(between_sides(enough)).parts] == [200, 2000]


@pytest.mark.parametrize(("lived", "state"), [(0, "look"), (19, "look"), (20, "clear"), (90, "clear")])
def test_half_as_much_for_an_hour_stands_out(lived, state):
    found = pay.unlike(between_sides([*entries("lived", 5, lived), *entries("professional", 5, 40)]))
    assert found.state == state


# --- The plan and reports ---------------------------------------------------------------------------------


def test_an_outcome_that_is_other_than_agreed_stands_out_with_the_day():
    found = method.changed([Outcome(ref="a"), Outcome(ref="b", why="gone")], DAY)
    assert (found.state, found.number, found.of, found.day) == (State.LOOK, 1, 2, DAY)


def test_a_plan_of_which_nobody_knows_who_agreed_tells_nothing():
    assert method.signed_without(Kind.AGREED, [Signed(ref="a", by={})]).state == State.UNKNOWN
    assert method.signed_without(Kind.AGREED, [Signed(ref="a", by={"lived": 1})]).state == State.CLEAR
