"""Give and get: sums that are exact, that protect people, and a time bank that always adds up to nothing."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppingstones.methods.giving import Entry, between_sides, cost, got, number, paid_out, year
from steppingstones.methods.time_bank import Exchange, balances

SIDES = ("lived", "carer", "professional")
amounts = st.none() | st.decimals(min_value=0, max_value=99_999, places=2)
entries = st.lists(
    st.builds(
        Entry,
        person=st.sampled_from("abcdefghijklm"),
        side=st.just("lived"),
        way=st.sampled_from(["gave", "got"]),
        kind=st.sampled_from(["hours", "pay", "voucher", "expenses", "thanks"]),
        hours=amounts,
        money=amounts,
        answer=st.sampled_from(["", "offered", "taken", "less", "refused", "passed-on"]),
        taken=amounts,
    ),
    max_size=40,
)


def of_sides(rows: list[Entry]) -> list[Entry]:
    """Each person on one side, by their letter."""
    return [Entry(**{**vars(row), "side": SIDES[ord(row.person) % 3]}) for row in rows]


def pay(person: str, money: object, side: str = "lived", **more) -> Entry:
    return Entry(person=person, side=side, way="got", kind="pay", money=Decimal(money), answer="taken", **more)


def hours(person: str, number: object, side: str = "lived") -> Entry:
    return Entry(person=person, side=side, way="gave", kind="hours", hours=Decimal(number))


@given(
    st.lists(
        st.builds(
            Exchange,
            giver=st.sampled_from(["", *"abcdef"]),
            receiver=st.sampled_from(["", *"abcdef"]),
            hours=st.decimals(min_value="0.01", max_value="999.99", places=2),
            giver_said=st.booleans(),
            receiver_said=st.booleans(),
            is_refused=st.booleans(),
            is_removed=st.booleans(),
        )
    )
)
def test_the_bank_always_adds_up_to_nothing(exchanges):
    assert sum(balances(exchanges, "abc").values()) == 0


def test_ten_thousand_exchanges_add_up_to_nothing():
    found = balances(Exchange(giver=str(n % 7), receiver=str(n % 5 + 7), hours=Decimal("0.1")) for n in range(10_000))
    assert sum(found.values()) == 0
    assert max(found.values()) == Decimal("142.9")


@given(entries)
def test_a_sum_that_others_see_has_five_people_in_it(rows):
    rows = of_sides(rows)
    found = between_sides(rows)
    for figure in [*found.hours.values(), *found.pay.values(), found.all_hours, found.all_pay]:
        assert figure.is_hidden or figure.people == 0 or figure.people >= 5


@given(entries)
def test_sides_are_shown_all_or_none(rows):
    """One hidden side could be had from all together less the others."""
    found = between_sides(of_sides(rows))
    assert len({figure.is_hidden for figure in found.pay.values()}) <= 1
    assert len({figure.is_hidden for figure in found.hours.values()}) <= 1


@given(entries)
def test_all_together_is_what_the_people_have(rows):
    people = {row.person for row in rows}
    years = [year([row for row in rows if row.person == person]) for person in people]
    found = between_sides(rows, threshold=1)
    assert found.all_hours.total == sum(each.hours for each in years)
    assert found.all_pay.total == sum(each.pay for each in years)


@given(entries)
def test_nobody_has_more_than_was_paid(rows):
    assert all(0 <= got(row) <= paid_out(row) for row in rows)


def test_pay_of_one_among_many_is_hidden():
    rows = [*(hours(str(n), 2) for n in range(9)), pay("3", 100)]
    found = between_sides(rows)
    assert found.all_hours.total == 18
    assert found.all_pay.is_hidden
    assert found.pay["lived"].is_hidden
    assert cost(rows, Decimal(10)).is_hidden


def test_who_keeps_the_entries_sees_all():
    rows = [hours("a", 2), pay("a", 100, hours=Decimal(1))]
    assert between_sides(rows, threshold=1).pay["lived"].total == 100
    assert cost(rows, Decimal(10), threshold=1).total == 110


def test_paid_hours_of_one_do_not_make_up_for_another():
    rows = [hours("a", 3), hours("b", 3), pay("b", 50, hours=Decimal(5))]
    assert cost(rows, None, threshold=1).unpaid == 3


def test_hours_in_a_salary_are_put_at_the_rate():
    salary = Entry(person="a", side="professional", way="got", kind="pay", hours=Decimal(2))
    found = cost([hours("a", 2), salary], Decimal("15"), threshold=1)
    assert (found.paid, found.paid_elsewhere_worth, found.unpaid, found.total) == (0, 30, 0, 30)


def test_nothing_noted_costs_nothing():
    assert cost([], Decimal(10)).total == 0


def test_what_was_offered_waits():
    offer = Entry(person="a", side="lived", way="got", kind="voucher", money=Decimal(25), answer="offered")
    assert (year([offer]).waiting, year([offer]).pay, dict(year([offer]).got)) == (25, 0, {})


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1,5", "1.5"), ("1.5", "1.5"), (" 2 ", "2"), ("10 000", "10000"), ("1,234,567.89", "1234567.89"),
        ("-3", "-3"), ("0,5", "0.5"), (",5", "0.5"), (".5", "0.5"), ("1,50", "1.50"), ("£1,000", "1000"),
        ("1.234,50", "1234.50"), ("1.234.567,8", "1234567.8"),
    ],
)  # fmt: skip
def test_numbers_are_read_as_people_write_them(typed, meant):
    assert number(typed) == Decimal(meant)


@pytest.mark.parametrize(
    "typed",
    ["", "two", "1.2.3", "1,2,3", "1,2.5", "1.2,5", "1.000.000", "--1", "1e5", "NaN", "Infinity", "٣", "²", ".", "-"],
)
def test_what_is_no_number_is_none(typed):
    assert number(typed) is None


@given(st.text(max_size=12))
def test_no_text_breaks_the_reading_of_numbers(typed):
    assert number(typed) is None or number(typed).is_finite()
