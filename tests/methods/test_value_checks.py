"""When a map may be told as a ratio, and what to know beside it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from steppingstones.methods.value import Convention
from steppingstones.methods.value_checks import Finding, Flag, Refusal, on_one_way
from steppingstones.methods.value_draws import simulate
from steppingstones.methods.value_judged import judge, reach
from steppingstones.methods.value_map import Input, Part, Span, ValueMap
from tests.value_maps import DEMO, RATE, TIME_BANK

D = Decimal
OK = DEMO[0]


def judged(rows, put_in=15_800, **parts):
    return judge(ValueMap(rows=tuple(rows), **parts), D(put_in), RATE, Convention.GUIDE)


def test_a_map_that_is_ready_has_a_ratio_with_its_range():
    found = judged(DEMO)

    assert found.findings == ()
    assert found.low < found.worth.ratio < found.high
    assert found.bars
    assert found.switches


@pytest.mark.parametrize(
    ("changed", "refusal", "part"),
    [
        ({"source": " "}, Refusal.NO_SOURCE, Part.VALUE),
        ({"evidence": ""}, Refusal.NO_EVIDENCE, Part.QUANTITY),
        ({"deadweight": None}, Refusal.BLANK, Part.DEADWEIGHT),
        ({"attribution": None}, Refusal.BLANK, Part.ATTRIBUTION),
        ({"deadweight": D(0), "reasons": {}}, Refusal.NOUGHT_WITHOUT_REASON, Part.DEADWEIGHT),
        ({"attribution": D(0), "reasons": {Part.DEADWEIGHT: "yes"}}, Refusal.NOUGHT_WITHOUT_REASON, Part.ATTRIBUTION),
        ({"is_wellby": True}, Refusal.WELLBY_NOT_MEASURED, Part.VALUE),
        ({"is_wellby": True, "pairs": 19}, Refusal.WELLBY_FEW_PAIRS, Part.VALUE),
    ],
)
def test_a_row_that_is_not_ready_keeps_the_ratio_back(changed, refusal, part):
    found = judged([replace(OK, **changed), *DEMO[1:]])

    assert found.findings == (Finding(refusal=refusal, whom=OK.whom, what="A", part=part, place=0),)
    assert (found.worth.ratio, found.worth.net, found.worth.payback_months) == (None, None, None)
    assert (found.bars, found.switches, found.low) == ((), (), None)


def test_the_range_reaches_as_far_as_numbers_of_which_nobody_said_how_unsure_they_are():
    unsure = replace(OK, spans={Part.ATTRIBUTION: Span(low=D("0.29"), high=D("0.31"))})
    found = judged([unsure, *DEMO[1:]])
    drawn = simulate([unsure, *DEMO[1:]], D(15_800), RATE, Convention.GUIDE)

    low, high = reach(found, drawn)
    assert (low, high) == reach(found)
    assert low < drawn.low
    assert drawn.high < high


def test_no_single_number_reaches_further_than_the_range():
    rows = [replace(OK, spans={Part.VALUE: Span(low=D(100), high=D(3000))}), *DEMO[1:]]
    found = judged(rows)
    drawn = simulate(rows, D(15_800), RATE, Convention.GUIDE)

    low, high = reach(found, drawn)
    assert (low, high) == (found.low, found.high)
    assert low < drawn.low
    assert drawn.high < high


def test_without_rows_or_inputs_there_is_no_ratio():
    assert [found.refusal for found in judged([], put_in=-1).findings] == [Refusal.NO_ROWS, Refusal.NOTHING_PUT_IN]


@pytest.mark.parametrize(
    ("changed", "is_twice"),
    [
        ({"what": " a "}, True),
        ({"whom": "the council", "what": "A"}, False),
        ({"chain": "Company"}, True),
        ({"chain": "money"}, False),
        ({"is_wellbeing": True}, True),
        ({}, False),
    ],
)
def test_nothing_is_valued_twice(changed, is_twice):
    first = replace(OK, chain="company", is_wellbeing=True, is_wellby=True, pairs=20)
    found = judged([first, replace(DEMO[1], **changed)])

    assert [each.refusal for each in found.findings] == [Refusal.VALUED_TWICE] * is_twice


def test_wellbeing_may_be_valued_in_parts_where_it_is_no_wellby():
    assert judged([replace(row, is_wellbeing=True) for row in DEMO]).findings == ()


def test_the_published_map_of_a_time_bank_claims_more_than_it_knows():
    found = judged([replace(row, people=95) for row in TIME_BANK], put_in=50_000)

    assert found.worth.ratio > 15
    assert set(found.flags) >= {Flag.BLANKET_SHARES, Flag.EVERYBODY_BETTER, Flag.NOTHING_NEGATIVE, Flag.NO_SPANS}
    assert Flag.ONE_ROW_CARRIES not in found.flags


def test_a_careful_map_has_few_flags():
    rows = [replace(row, spans={Part.QUANTITY: Span(low=row.quantity, high=row.quantity + 1)}) for row in DEMO]
    hours = Input(whom="members", what="meetings", hours=D(40), amount=D(400), basis="living wage")

    assert judged(rows, inputs=(hours,), left_out=("trust",)).flags == ()


@pytest.mark.parametrize(
    ("rows", "parts", "flag"),
    [
        ([replace(OK, years=D(6))], {}, Flag.MANY_YEARS),
        ([replace(OK, start=4)], {}, Flag.MANY_YEARS),
        ([replace(OK, price_year=2019), replace(DEMO[1], price_year=2026)], {}, Flag.PRICE_YEARS),
        ([OK, DEMO[1]], {}, Flag.ONE_ROW_CARRIES),
        (DEMO, {"inputs": (Input(whom="members", what="meetings", hours=D(9)),)}, Flag.HOURS_WITHOUT_AMOUNT),
        ([replace(OK, people=12)], {}, Flag.EVERYBODY_BETTER),
        ([replace(OK, people=11)], {}, Flag.MORE_THAN_ALL),
        (DEMO, {}, Flag.HOURS_NOT_SHOWN),
        (DEMO, {}, Flag.NOTHING_LEFT_OUT),
    ],
)
def test_what_a_reader_should_know_is_said(rows, parts, flag):
    assert flag in judged(rows, **parts).flags


@pytest.mark.parametrize(
    ("whom", "stones", "is_one"),
    [
        (OK.whom, ("early", "late"), True),
        (OK.whom, ("late", "early"), True),
        (OK.whom, ("late", "late"), True),
        (OK.whom, ("early", "aside"), False),
        (OK.whom, ("early", ""), False),
        ("neighbours", ("early", "late"), False),
    ],
)
def test_rows_for_the_same_people_on_one_way_are_found(whom, stones, is_one):
    beyond = {"early": {"late"}, "late": set(), "aside": set()}
    found = list(on_one_way([OK, replace(OK, whom=whom)], stones, beyond))
    assert found == [(0, 1)] * is_one


def test_only_what_is_counted_goes_in():
    shown = Input(whom="members", what="meetings", hours=D(9))

    assert ValueMap(rows=(), inputs=(shown, Input(whom="", what="grant", amount=D(50)))).put_in == 50
