"""A value map as a plain table, and back: the same map, whatever is in it."""

from decimal import Decimal
from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st

from steppingstones.formats import spreadsheet
from steppingstones.formats.csvfile import csv_pieces
from steppingstones.formats.value_map import read_value_map
from steppingstones.formats.value_map_csv import is_number, value_map_lines
from steppingstones.methods.value_map import SHARES, Input, Part, Row, Span, ValueMap

words = st.text("abc =+-@'\"£€é,;\n🌳س", min_size=1, max_size=12).map(str.strip).filter(lambda text: text.strip("'\n "))
maybe = st.just("") | words
amounts = st.decimals(min_value=-9999, max_value=9999, places=2).map(lambda size: size + 0)
more = st.decimals(min_value=0, max_value=9999, places=2)
shares = st.decimals(min_value=0, max_value=1, places=4)


@st.composite
def rows(draw) -> Row:
    spans = {}
    numbers = {
        Part.QUANTITY: draw(more),
        Part.VALUE: draw(amounts),
        Part.DEADWEIGHT: draw(st.none() | shares),
        Part.DISPLACEMENT: draw(shares),
        Part.ATTRIBUTION: draw(st.none() | shares),
        Part.DROP_OFF: draw(shares),
    }
    for part in draw(st.sets(st.sampled_from([part for part, at in numbers.items() if at is not None]))):
        other = draw(shares if part in SHARES else amounts)
        spans[part] = Span(low=min(numbers[part], other), high=max(numbers[part], other))
    named = {part.name.lower(): at for part, at in numbers.items()}
    return Row(
        whom=draw(words),
        what=draw(words),
        **named,
        years=draw(st.decimals(min_value=1, max_value=9, places=1)),
        start=draw(st.integers(1, 9)),
        source=draw(maybe),
        evidence=draw(maybe),
        reasons={part: draw(words) for part in draw(st.sets(st.sampled_from(SHARES)))},
        chain=draw(maybe),
        people=draw(st.none() | st.integers(0, 99)),
        price_year=draw(st.none() | st.integers(1990, 2050)),
        is_wellbeing=draw(st.booleans()),
        pairs=draw(st.none() | st.integers(0, 99)),
        spans=spans,
        together={part: draw(words) for part in draw(st.sets(st.sampled_from(list(Part))))},
    )


money = st.builds(lambda what, whom, size: Input(what=what, whom=whom, amount=size), words, maybe, more)
maps = st.builds(
    lambda rows, inputs, left: ValueMap(rows=tuple(rows), inputs=tuple(inputs), left_out=tuple(left)),
    st.lists(rows(), min_size=1, max_size=3),
    st.lists(money, max_size=2),
    st.lists(words, max_size=2),
)


def back(value_map: ValueMap):
    data = b"".join(csv_pieces(value_map_lines(value_map), is_number=is_number))
    return read_value_map(spreadsheet.read(BytesIO(data), "map.csv"))


@given(maps)
@settings(max_examples=150, deadline=None)
def test_what_is_written_is_read_as_the_same_map(value_map):
    found = back(value_map)
    assert found.bad == ()
    assert found.value_map == value_map


def test_hours_keep_what_one_is_worth_and_why():
    hours = Input(whom="members", what="Cooking", hours=Decimal(40), amount=Decimal("538.00"), basis="Living wage")
    bare = Input(whom="", what="Lifts", hours=Decimal("2.5"))
    assert back(ValueMap(rows=(), inputs=(hours, bare))).value_map.inputs == (hours, bare)


def test_a_worth_by_satisfaction_with_life_keeps_its_points():
    lines = ["kind,who,what,quantity,value,points,pairs,deadweight,attribution", "outcome,a,b,9,WELLBY,0.2,25,0.1,0.1"]
    read = read_value_map(spreadsheet.read(BytesIO("\n".join(lines).encode()), "map.csv")).value_map
    assert back(read).value_map == read


def test_a_worth_below_nought_stays_a_number_for_spreadsheets():
    row = Row(whom="a", what="=b", quantity=Decimal(1), value=Decimal(-60), deadweight=None, attribution=None)
    data = b"".join(csv_pieces(value_map_lines(ValueMap(rows=(row,))), is_number=is_number)).decode()
    assert ",-60," in data
    assert "'=b" in data
