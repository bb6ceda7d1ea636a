"""Full costs: each hour once, parts that add up, and sums that tell of nobody."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from steppingstones.methods import giving
from steppingstones.methods.costs import (
    Given,
    Pay,
    Piece,
    Rate,
    lines,
    paid_and_unpaid,
    parted,
    rate_for,
    spread,
    total,
)

DAY = date(2025, 1, 1)
days = st.integers(0, 800).map(lambda number: DAY + timedelta(days=number))
hours = st.decimals(Decimal("0.25"), 40, places=2)
givens = st.lists(st.builds(Given, on=days, hours=hours), max_size=6)
pays = st.lists(st.builds(Pay, on=days, hours=hours, has_amount=st.booleans()), max_size=6)


@given(st.decimals(0, 100_000, places=2), days, st.integers(0, 900), st.integers(0, 900))
def test_parts_of_a_time_add_up_to_the_whole(amount, first, length, cut):
    last, middle = first + timedelta(days=length), first + timedelta(days=cut)
    before = spread(amount, first, last, date.min, middle)
    after = spread(amount, first, last, middle + timedelta(days=1), date(9998, 12, 31))
    assert before + after == amount
    assert min(before, after) >= 0


@given(givens, pays)
def test_unpaid_hours_are_those_that_give_and_get_tells(given_, pay):
    found = paid_and_unpaid(given_, pay)
    facts = {"person": "ada", "side": "lived"}
    entries = [giving.Entry(**facts, way="gave", kind="hours", hours=each.hours) for each in given_]
    for each in pay:
        money = Decimal(1) if each.has_amount else None
        entries.append(giving.Entry(**facts, way="got", kind="pay", hours=each.hours, money=money))
    cost = giving.cost(entries, None, threshold=1)
    assert sum(part.hours for part, is_paid, _covered in found if not is_paid) == cost.unpaid
    elsewhere = [part.hours for part, is_paid, is_covered in found if is_paid and not is_covered]
    assert sum(elsewhere) == cost.paid_elsewhere


@given(givens, pays)
def test_in_a_job_no_hour_is_unpaid_and_none_is_lost(given_, pay):
    found = paid_and_unpaid(given_, pay, in_job=True)
    assert all(is_paid for _part, is_paid, _covered in found)
    whole = max(sum(each.hours for each in given_), sum(each.hours for each in pay))
    assert sum(part.hours for part, _paid, _covered in found) == whole


PIECES = st.builds(
    Piece,
    kind=st.sampled_from(["people", "payment", "place"]),
    on=st.sampled_from([DAY, DAY + timedelta(days=400)]),
    side=st.sampled_from(["lived", "carer"]),
    source=st.sampled_from(["giving", "meetings"]),
    money=st.sampled_from([Decimal(0), Decimal(7)]),
    hours=st.sampled_from([Decimal(0), Decimal(3)]),
    is_paid=st.booleans(),
    person=st.sampled_from(["", *"abcdefgh"]),
)


def year(piece: Piece) -> str:
    return str(piece.on.year)


@given(st.lists(PIECES, max_size=60))
def test_no_sum_is_told_of_which_a_year_has_few_people(pieces):
    line = total(pieces, (), 5, [year])
    for part in parted(pieces, year).values():
        people = {piece.person for piece in part if piece.money and piece.person and piece.source == "giving"}
        assert not 0 < len(people) < 5 or line.money is None


@given(st.lists(PIECES, max_size=60))
def test_what_is_told_adds_up_and_what_is_known_is_never_more(pieces):
    parts = lines(pieces, lambda piece: piece.kind, (), 5, [year])
    whole = total(pieces, (), 5, [year])
    told = [line.money for line in parts.values()]
    if whole.money is not None and None not in told:
        assert sum(told) == whole.money
    every = lines(pieces, lambda piece: piece.kind, (), 1)
    assert all(line.known["money"] <= every[name].money for name, line in parts.items())


def test_an_hour_counts_at_the_rate_of_its_year():
    rates = [
        Rate(of="staff", since=DAY, amount=Decimal(10)),
        Rate(of="staff", since=date(2026, 1, 1), amount=Decimal(11)),
    ]
    old, new = (Piece(kind="staff", on=day, hours=Decimal(1)) for day in (date(2024, 1, 1), date(2026, 1, 1)))
    assert [rate_for(each, rates).amount for each in (old, new)] == [10, 11]
    assert rate_for(Piece(kind="people", on=DAY, hours=Decimal(1)), rates) is None


def test_rates_of_staff_and_others_do_not_part_a_sum():
    """Six hours of staff at £1 and one of somebody at £100 would be read from £106."""
    facts = {"on": DAY, "source": "giving", "hours": Decimal(1)}
    pieces = [Piece(kind="staff", person=str(number), **facts) for number in range(6)]
    rates = [Rate(of="staff", since=DAY, amount=Decimal(1)), Rate(of="people", since=DAY, amount=Decimal(100))]
    assert total(pieces, rates).worth_paid == 6
    assert total([*pieces, Piece(kind="people", person="x", **facts)], rates).worth_paid is None
