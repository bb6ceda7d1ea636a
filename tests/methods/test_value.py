"""What a value map comes to: published and worked maps, and what must hold for every map."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppingstones.methods.value import Convention, about, impact, pence, sroi, weights
from steppingstones.methods.value_levers import levers, moved, switching, tornado
from steppingstones.methods.value_map import Part, Span
from steppingstones.methods.value_tables import GREEN_BOOK, wellby
from tests.value_maps import DEMO, MEALS, RATE, TIME_BANK, row

GUIDE, FIRST_WHOLE = Convention.GUIDE, Convention.BASE_YEAR_0
D = Decimal


def worth(rows, put_in, convention=GUIDE):
    return sroi(rows, D(put_in), RATE, convention)


def printed(amounts):
    return [str(pence(amount)) for amount in amounts]


def to(places, *values):
    return [str(round(value, places)) for value in values]


def test_the_published_map_of_a_time_bank():
    found = worth(TIME_BANK, 50_000, FIRST_WHOLE)

    assert printed(found.impacts) == ["237683.16", "41553.00", "41990.40", "301467.02"]
    assert pence(sum(each.quantity * each.value for each in TIME_BANK)) == D("854175.00")
    assert printed([*found.totals, found.present[1]]) == ["622693.58", "186808.07", "180490.89"]
    assert found.totals[0] == D("622693.575")
    assert printed([found.total, found.net]) == ["803184.47", "753184.47"]
    assert to(4, found.ratio) == ["16.0637"]


def test_the_same_map_when_the_first_year_is_worth_less_too():
    found = worth(TIME_BANK, 50_000)

    assert printed([*found.present, found.total]) == ["601636.30", "174387.33", "776023.64"]
    assert to(4, found.ratio) == ["15.5205"]


def test_shares_are_taken_off_one_after_the_other():
    gross = sum(each.quantity * each.value for each in TIME_BANK)

    assert pence(gross * D("0.7")) == D("597922.50")  # what adding them up first would give
    assert pence(worth(TIME_BANK, 50_000).totals[0]) != pence(gross * D("0.7"))


def test_unverified_reconstruction_of_wheels_to_meals():
    found = worth(MEALS, 42_375)

    expected = ["625.10", "33010.60", "48013.00", "1539.00", "451.62", "0.00", "175.50", "-1306.25"]
    assert printed(found.impacts) == expected
    assert printed([sum(found.impacts)]) == ["82508.57"]
    assert printed(found.totals) == ["82508.57", "144.16", "67.70", "1121.93", "1009.74"]
    assert printed(found.present) == ["79718.43", "134.58", "61.06", "977.70", "850.17"]
    assert printed([found.total, found.net]) == ["81741.93", "39366.93"]
    assert to(2, found.ratio, found.net_ratio) == ["1.93", "0.93"]
    assert to(1, found.payback_months) == ["6.2"]


def test_the_worked_map():
    found = worth(DEMO, 15_800)

    assert printed(found.impacts) == ["6930.00", "1353.94", "6525.00", "-2520.00"]
    assert printed(found.totals) == ["12288.94", "3937.50", "3898.13"]
    assert printed(found.present) == ["11873.37", "3675.70", "3515.89"]
    assert printed([found.total, found.net, found.payback_months]) == ["19064.95", "3264.95", "15.43"]
    assert to(4, found.ratio) == ["1.2066"]


def test_the_worked_map_when_the_first_year_is_whole():
    found = worth(DEMO, 15_800, FIRST_WHOLE)

    assert printed([found.total, found.net]) == ["19732.22", "3932.22"]
    assert to(4, found.ratio) == ["1.2489"]


def test_where_it_would_be_one():
    found = {(each.lever.name[0], each.lever.part): each.value for each in switching(DEMO, D(15_800), RATE, GUIDE)}

    assert to(4, found["A", Part.DEADWEIGHT], found["A", Part.ATTRIBUTION]) == ["0.4126", "0.4517"]
    assert to(4, found["A", Part.QUANTITY], found["D", Part.QUANTITY]) == ["9.3990", "11.4250"]
    assert to(4, found["C", Part.DEADWEIGHT], found["C", Part.ATTRIBUTION]) == ["0.5661", "0.7589"]
    assert {value for (name, _part), value in found.items() if name == "B"} == {None}


def test_what_moves_it_most():
    bars = tornado(DEMO, D(15_800), RATE, GUIDE)
    ends = {(bar.lever.name[0], bar.lever.part): to(4, *sorted((bar.at_low, bar.at_high))) for bar in bars}

    assert {(bar.lever.name[0], bar.lever.part) for bar in bars[:2]} == {("A", Part.QUANTITY), ("A", Part.VALUE)}
    assert ends["A", Part.QUANTITY] == ends["A", Part.VALUE] == ["1.0160", "1.3973"]
    assert to(4, bars[0].swing) == ["0.3814"]
    assert ends["A", Part.ATTRIBUTION] == ["1.1249", "1.2884"]
    assert ends["C", Part.QUANTITY] == ends["C", Part.VALUE] == ends["C", Part.ATTRIBUTION] == ["1.1268", "1.2864"]
    assert (ends["A", Part.DEADWEIGHT], ends["A", Part.DROP_OFF]) == (["1.1431", "1.2702"], ["1.1575", "1.2578"])
    assert [bar.swing for bar in bars] == sorted((bar.swing for bar in bars), reverse=True)


def test_what_is_all_lost_after_a_year_counts_for_one():
    assert weights(row("", 1, 1, drop=1, years=3)) == (1, 0, 0)


def test_the_middle_of_the_year_lies_between_its_ends():
    ratios = [worth(DEMO, 15_800, convention).ratio for convention in (GUIDE, Convention.MID_YEAR, FIRST_WHOLE)]

    assert ratios == sorted(ratios)


def test_the_rate_falls_for_far_years():
    assert [str(GREEN_BOOK.of(year)) for year in (1, 30, 31, 75, 76)] == ["0.035", "0.035", "0.03", "0.03", "0.025"]


def test_a_fifth_of_a_point_for_two_years():
    found = wellby(people=D(1), points=D("0.2"), years=D(2))

    assert (found.each_year, found.total, found.total_span) == (2600, 5200, Span(low=D(4000), high=D(6400)))


def test_nothing_in_gives_no_ratio():
    found = worth(DEMO, 0)

    assert (found.ratio, found.net_ratio, found.payback_months) == (None, None, None)
    assert worth([row("", 1, -5)], 10).payback_months is None
    assert worth([], 10).total == 0


@pytest.mark.parametrize(
    ("ratio", "told"), [("16.06", "16"), ("1.95", "2.0"), ("0", "0"), ("-0.449", "-0.45"), ("123", "120")]
)
def test_a_ratio_is_told_with_two_figures(ratio, told):
    assert f"{about(D(ratio)):f}" == told


# --- What holds for every map -------------------------------------------------------------------------------

SHARE = st.integers(0, 100).map(lambda part: D(part) / 100)
ROWS = st.lists(
    st.builds(
        lambda quantity, value, dw, disp, att, drop, years: replace(
            row("x", quantity, value, dw=dw, disp=disp, att=att, drop=drop), years=years
        ),
        st.integers(1, 500),
        st.integers(-2000, 9000).filter(bool),
        *[SHARE] * 4,
        st.sampled_from([D("0.5"), D(1), D("2.5"), D(5)]),
    ),
    min_size=1,
    max_size=6,
).map(lambda rows: [replace(each, what=f"outcome {place}") for place, each in enumerate(rows)])


@given(ROWS, SHARE, SHARE)
def test_more_that_would_have_come_anyway_never_raises_the_ratio(rows, one, other):
    good = replace(rows[0], value=abs(rows[0].value))
    less, more = (worth([moved(good, Part.DEADWEIGHT, share), *rows[1:]], 1000).ratio for share in sorted((one, other)))

    assert more <= less


@given(ROWS, st.randoms())
def test_the_order_of_rows_changes_nothing(rows, chance):
    mixed = chance.sample(rows, len(rows))

    assert round(worth(mixed, 1000).ratio, 15) == round(worth(rows, 1000).ratio, 15)
    assert {round(bar.swing, 12) for bar in tornado(mixed, D(1000), RATE, GUIDE)} == {
        round(bar.swing, 12) for bar in tornado(rows, D(1000), RATE, GUIDE)
    }


@given(ROWS, st.sampled_from(Convention))
def test_the_number_at_which_it_is_one_makes_it_one(rows, convention):
    for switch in switching(rows, D(1000), RATE, convention):
        if switch.value is not None:
            (place,) = switch.lever.rows
            there = [*rows[:place], moved(rows[place], switch.lever.part, switch.value), *rows[place + 1 :]]
            assert round(sroi(there, D(1000), RATE, convention).ratio, 10) == 1


@given(ROWS)
def test_what_is_shared_moves_together(rows):
    same = [replace(each, attribution=D("0.3"), together={Part.ATTRIBUTION: "the council"}) for each in rows]
    (lever,) = [each for each in levers(same) if each.part == Part.ATTRIBUTION]
    (bar,) = [each for each in tornado(same, D(1000), RATE, GUIDE) if each.lever == lever]

    assert (lever.name, lever.rows) == ("the council", tuple(range(len(rows))))
    assert round(bar.at_low, 12) == round(
        worth([moved(each, Part.ATTRIBUTION, lever.low) for each in same], 1000).ratio, 12
    )


@given(ROWS)
def test_years_and_rows_add_up_to_the_same(rows):
    found = worth(rows, 1000)

    assert round(sum(found.totals), 12) == round(sum(sum(each) for each in found.by_row), 12)
    assert [each[0] for each in found.by_row] == [impact(row) * min(row.years, D(1)) for row in rows]
