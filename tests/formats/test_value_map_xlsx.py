"""A value map in the layout of Social Value UK: nothing is lost, and its formulas come to what we come to."""

import io
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from steppingstones.formats.sheet import is_blank
from steppingstones.formats.value_map_layout import ABOUT, WITH_MONEY, WITHOUT_MONEY, MapFile
from steppingstones.formats.value_map_out import write_value_map
from steppingstones.formats.value_map_xlsx import read_map_file, read_value_map_xlsx
from steppingstones.methods.value import Convention, factors, sroi
from steppingstones.methods.value_map import SHARES, Input, Part, Row, Span, ValueMap
from steppingstones.methods.value_tables import GREEN_BOOK, Rates, one_rate
from tests.awkward import STRINGS
from tests.formats.little_excel import Workbook
from tests.value_maps import DEMO, MEALS, TIME_BANK

D = Decimal
GRANT = Input(whom="funders", what="a grant", amount=D(15_800))


def written(file, **sentences):
    to = io.BytesIO()
    write_value_map(file, to, **sentences)
    return to


def there_and_back(file):
    found = read_value_map_xlsx(written(file))
    assert (found.bad, found.notes) == ((), ())
    return found.file


def map_of(rows, *inputs, left_out=()):
    return MapFile(value_map=ValueMap(rows=tuple(rows), inputs=inputs or (GRANT,), left_out=tuple(left_out)))


# --- Any map ------------------------------------------------------------------------------------------------


def figures(low, high, places=4):
    return st.decimals(low, high, places=places, allow_nan=False, allow_infinity=False)


texts = st.one_of(st.sampled_from(STRINGS), st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
texts = texts.map(str.strip).map(lambda text: "" if is_blank(text) else text).filter(lambda text: len(text) < 9_000)
words = texts.filter(bool)
numbers, shares = figures(-99_999, 999_999), figures(0, 1)


@st.composite
def rows(draw):
    at = {part: draw(shares if part in SHARES else numbers) for part in Part}
    spans = {
        part: Span(low=at[part] * D("0.5"), high=at[part]) if at[part] >= 0 else Span(low=at[part], high=D(1))
        for part in draw(st.sets(st.sampled_from(Part), max_size=3))
    }
    whole = st.none() | st.integers(0, 5_000)
    return Row(
        whom=draw(words),
        what=draw(words),
        quantity=at[Part.QUANTITY],
        value=at[Part.VALUE],
        deadweight=draw(st.none() | st.just(at[Part.DEADWEIGHT]))
        if Part.DEADWEIGHT not in spans
        else at[Part.DEADWEIGHT],
        attribution=at[Part.ATTRIBUTION],
        displacement=at[Part.DISPLACEMENT],
        drop_off=at[Part.DROP_OFF],
        years=draw(figures("0.25", 9, 2)),
        start=draw(st.integers(1, 8)),
        source=draw(texts),
        evidence=draw(texts),
        reasons=draw(st.dictionaries(st.sampled_from(Part), words, max_size=2)),
        chain=draw(texts),
        people=draw(whole),
        price_year=draw(whole),
        is_wellbeing=draw(st.booleans()),
        pairs=draw(whole),
        is_wellby=draw(st.booleans()),
        spans=spans,
        together=draw(st.dictionaries(st.sampled_from(Part), words, max_size=2)),
    )


@st.composite
def files(draw):
    found = tuple(draw(st.lists(rows(), max_size=4)))
    whom = st.sampled_from([row.whom for row in found]) | texts if found else texts
    put_in = st.builds(Input, whom=whom, what=words, amount=st.none() | numbers, hours=st.none() | numbers, basis=words)
    inputs = tuple(draw(st.lists(put_in, max_size=4)))
    own = st.dictionaries(st.sampled_from(["proxy", "indicator", "rank", "weight", "Our own word"]), words, max_size=3)
    steps = st.lists(st.tuples(st.integers(1, 12), figures(0, "0.2")), max_size=2, unique_by=lambda step: step[0])
    rates = Rates(name=draw(texts), dated=draw(texts), steps=(*sorted(draw(steps)), (None, draw(figures(0, "0.2")))))
    return MapFile(
        value_map=ValueMap(rows=found, inputs=inputs, left_out=tuple(draw(st.lists(words, max_size=3)))),
        rates=rates,
        convention=draw(st.sampled_from(Convention)),
        beside=tuple(draw(st.tuples(*[own] * len(found)))),
        beside_inputs=tuple({} for _input in inputs),
    )


slow = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@slow
@given(files())
def test_whatever_a_map_holds_comes_back(file):
    assert there_and_back(file) == file


@slow
@given(files())
def test_its_formulas_come_to_what_we_come_to(file):
    book, worth = Workbook(written(file)), sroi(file.value_map.rows, file.value_map.put_in, file.rates, file.convention)
    sheet = book.book[WITH_MONEY]
    near = {"rel": 1e-9, "abs": 1e-6}

    shown = labelled(book, sheet)
    assert shown["Total"][: len(worth.totals)] == pytest.approx([float(each) for each in worth.totals], **near)
    assert shown["Present value of each year"][: len(worth.present)] == pytest.approx(
        [float(each) for each in worth.present], **near
    )
    assert shown["Total present value"][0] == pytest.approx(float(worth.total), **near)
    assert shown["Net present value"][0] == pytest.approx(float(worth.net), **near)
    if worth.ratio is None:
        assert shown["Social return for each 1"][0] == ""
    else:
        assert shown["Social return for each 1"][0] == pytest.approx(float(worth.ratio), rel=1e-9, abs=1e-6)


def labelled(book, sheet):
    """What is reckoned to the right of each label below the map."""
    heading = next(cell for cell in sheet[2] if cell.value == "Impact")
    found = {}
    for (label,) in sheet.iter_rows(min_row=4, min_col=heading.column, max_col=heading.column):
        if label.data_type == "s":
            beside = sheet.iter_rows(min_row=label.row, max_row=label.row, min_col=label.column + 1)
            found[label.value] = [book.value(sheet.title, cell.coordinate) for cell in next(beside)]
    return found


@slow
@given(files())
def test_the_results_that_are_written_are_those_of_its_formulas(file):
    to = written(file)
    book, stored = Workbook(to), openpyxl.load_workbook(to, data_only=True)
    for sheet in book.book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    own, now = stored[sheet.title][cell.coordinate].value, book.value(sheet.title, cell.coordinate)
                    if isinstance(now, str) or now is None:
                        assert (own or "") == (now or ""), (cell.coordinate, own, now)
                    else:
                        assert own == pytest.approx(now, rel=1e-9, abs=1e-6), (cell.coordinate, cell.value)


# --- Maps with known sums -----------------------------------------------------------------------------------


@pytest.mark.parametrize("convention", Convention)
@pytest.mark.parametrize("rates", [GREEN_BOOK, one_rate(D("0.035")), one_rate(D(0))])
@pytest.mark.parametrize(("rows", "put_in"), [(TIME_BANK, 50_000), (MEALS, 42_375), (DEMO, 15_800)])
def test_the_known_maps_come_to_their_ratio_in_every_way(rows, put_in, rates, convention):
    known = ValueMap(rows=tuple(rows), inputs=(Input(whom="funders", what="money", amount=D(put_in)),))
    file = MapFile(value_map=known, rates=rates, convention=convention)
    book = Workbook(written(file))

    ratio = labelled(book, book.book[WITH_MONEY])["Social return for each 1"][0]
    assert ratio == pytest.approx(float(sroi(rows, D(put_in), rates, convention).ratio), rel=1e-12)
    back = there_and_back(file)
    assert (back.value_map, back.rates, back.convention) == (known, rates, convention)


def test_years_far_ahead_have_the_rate_of_their_step():
    file = map_of([replace(DEMO[0], start=30, years=D(50))])
    book = Workbook(written(replace(file, rates=GREEN_BOOK)))

    shown = labelled(book, book.book[WITH_MONEY])
    assert [shown["Discount rate"][year - 1] for year in (30, 31, 75, 76)] == [0.035, 0.03, 0.03, 0.025]
    today = factors(file.value_map.rows, GREEN_BOOK, Convention.GUIDE)
    assert shown["Worth of 1 today"][:79] == pytest.approx([float(each) for each in today])


def test_choosing_another_way_in_the_spreadsheet_moves_its_ratio_and_is_read():
    to = written(replace(map_of(TIME_BANK), rates=one_rate(D("0.035"))))
    book = openpyxl.load_workbook(to)
    book[ABOUT]["B2"] = "base_year_0"
    changed = io.BytesIO()
    book.save(changed)

    again = Workbook(changed)
    expected = sroi(TIME_BANK, D(15_800), one_rate(D("0.035")), Convention.BASE_YEAR_0).ratio
    assert labelled(again, again.book[WITH_MONEY])["Social return for each 1"][0] == pytest.approx(float(expected))
    assert again.book[ABOUT]["B2"].value == "base_year_0"


def test_a_row_put_in_below_the_last_one_is_added_up():
    book = openpyxl.load_workbook(written(map_of(DEMO)))
    sheet = book[WITH_MONEY]
    last = 4 + 1 + len(DEMO)
    assert sheet.cell(last, 22).value is None  # the empty row below the map
    assert sheet.cell(last + 1, 23).value == f"=SUM(W4:W{last})"


# --- Both sheets --------------------------------------------------------------------------------------------


def test_the_sheet_without_money_has_the_rows_and_what_has_no_amount():
    file = map_of(DEMO[:2], left_out=["trust between neighbours"])
    book = Workbook(written(file))
    sheet = book.book[WITHOUT_MONEY]

    said = [book.value(WITHOUT_MONEY, f"E{row}") for row in range(4, 8)]
    assert said == [None, "A", "B", "trust between neighbours"] or said == ["", "A", "B", "trust between neighbours"]
    assert not any("value" in str(cell.value).lower() for cell in sheet[2])
    impact = next(cell for cell in sheet[2] if cell.value == "Impact").column_letter
    assert book.value(WITHOUT_MONEY, f"{impact}5") == pytest.approx(12 * 0.75 * 0.7)


def test_what_somebody_adds_to_the_sheet_without_money_matters_and_has_no_amount():
    book = openpyxl.load_workbook(written(map_of(DEMO[:1])), data_only=True)
    book[WITHOUT_MONEY]["E9"] = "Being asked"
    to = io.BytesIO()
    book.save(to)

    assert read_value_map_xlsx(to).value_map.left_out == ("Being asked",)


def test_a_map_that_is_not_ready_has_no_ratio_and_says_why():
    to = written(map_of([replace(DEMO[0], source="")]), missing=["A · members: Say where the worth of one comes from."])
    book = openpyxl.load_workbook(to)

    shown = labelled(Workbook(to), book[WITH_MONEY])
    assert shown["Social return for each 1"][0].startswith("Not told")
    assert shown["Net present value"][0].startswith("Not told")
    assert "A · members: Say where the worth of one comes from." in [cell.value for cell in book[ABOUT]["A"]]


def test_what_a_ratio_cannot_say_goes_with_it():
    book = openpyxl.load_workbook(written(map_of(DEMO), beside=["Worth is not money saved."]))

    assert "Worth is not money saved." in [cell.value for cell in book[ABOUT]["A"]]


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "+1+1", "@SUM(A1)", "-2", '=HYPERLINK("http://x","y")'])
def test_words_are_never_taken_for_a_formula(text):
    file = replace(map_of([replace(DEMO[0], what=text, whom=text)], left_out=[text]), beside=({text: text},))
    book = openpyxl.load_workbook(written(file))

    holding = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == text]
    assert len(holding) == 5
    assert {(cell.data_type, cell.quotePrefix) for cell in holding} == {("s", True)}
    assert (there_and_back(file).value_map, there_and_back(file).beside) == (file.value_map, file.beside)


def test_sentences_on_the_last_sheet_are_no_settings():
    said = ["Rate until year 5 · members: Say where the worth of one comes from.", "Convention"]
    found = read_value_map_xlsx(written(map_of([replace(DEMO[0], source="")]), missing=said))

    assert (found.bad, found.file.rates, found.file.convention) == ((), GREEN_BOOK, Convention.GUIDE)


@pytest.mark.parametrize(
    ("cell", "value", "reason"),
    [
        ("B2", "when I like", "“when I like” is none of: guide, base_year_0, mid_year."),
        ("B5", "much", "“much” is not a number"),
        ("A7", "And so on", "There is no row “Rate in later years”."),
    ],
)
def test_settings_that_cannot_be_read_are_named(cell, value, reason):
    book = openpyxl.load_workbook(written(replace(map_of(DEMO), rates=GREEN_BOOK)), data_only=True)
    book[ABOUT][cell] = value
    to = io.BytesIO()
    book.save(to)

    (bad,) = read_value_map_xlsx(to).bad
    assert (bad.sheet, reason in bad.reason) == (ABOUT, True)


def test_rates_written_over_below_the_map_are_told():
    book = openpyxl.load_workbook(written(map_of(DEMO)), data_only=True)
    book[WITH_MONEY].cell(4 + 1 + len(DEMO) + 2, 24).value = 0.1
    to = io.BytesIO()
    book.save(to)

    assert read_value_map_xlsx(to).notes == (
        "The rates below the map are not those of “About this map”. Those were taken.",
    )


def test_a_map_that_could_not_be_read_again_is_not_written():
    rows = [replace(DEMO[0], what=f"outcome {number}") for number in range(1001)]

    with pytest.raises(ValueError, match="more than 1,000 rows"):
        written(map_of(rows))


def test_a_text_that_no_cell_can_hold_is_refused_in_words():
    with pytest.raises(ValueError, match="longer than the 32,767 signs"):
        written(map_of([replace(DEMO[0], what="x" * 40_000)]))


def test_the_plain_columns_may_stand_in_a_workbook_too():
    book = openpyxl.Workbook()
    book.active.append(["who", "what", "quantity", "value", "deadweight", "attribution"])
    book.active.append(["members", "Company", 9, 50, "25 %", 0.2])
    to = io.BytesIO()
    book.save(to)

    (row,) = read_map_file(to, "map.xlsx").value_map.rows
    assert (row.what, row.deadweight, row.attribution) == ("Company", D("0.25"), D("0.2"))
