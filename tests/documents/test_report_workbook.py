"""The spreadsheet of a report: its figures as numbers, its words as words, and where each of them stands."""

from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest

from steppingstones.documents.blocks import Facts, Heading, Quote, Table
from steppingstones.formats.report_workbook import number_of
from steppingstones.queries.report_forms import workbook
from tests.awkward import STRINGS

from .reports import a_report
from .test_pdf import everywhere


def opened(report):
    return openpyxl.load_workbook(BytesIO(workbook(report)))


def rows(report, sheet):
    return [tuple("" if value is None else value for value in row) for row in opened(report)[sheet].values][1:]


def test_the_first_sheet_says_what_is_in_the_others():
    book = opened(a_report())

    assert book.sheetnames == ["About", "Figures", "Claims", "Quotes", "Table 1"]
    assert book["About"]["A1"].value == "What our day centre changed"
    assert ("Table 1", "Voices by side") in rows(a_report(), "About")


def test_each_figure_is_a_number_that_says_where_it_stands():
    found = rows(a_report(), "Figures")

    assert ("Who spoke", "Fact", "People who spoke", "", "", 40, "40") in found
    assert ("Who spoke", "Table", "Voices by side", "Family carers", "People", 10, "10") in found


def test_headings_inside_headings_say_where_a_figure_stands():
    blocks = (Heading(text="Over"), Heading(text="Under", level=3), Facts(pairs=(("a", "1"),)))

    assert rows(a_report(blocks=blocks), "Figures")[0][0] == "Over › Under"


def test_a_number_that_is_hidden_is_said_to_be_hidden():
    table = Table(caption="c", header=("Side", "People"), rows=(("Carers", "fewer than 5"), ("Staff", "12")))
    found = rows(a_report(blocks=(table,)), "Figures")

    assert ("", "Table", "c", "Carers", "People", "", "fewer than 5") in found


def test_what_a_claim_rests_on_stands_beside_it():
    found = [row[5:] for row in rows(a_report(), "Claims") if row[0] == 1]

    assert found[0] == (
        "Rests on",
        "24 people spoke about this: 15 with lived experience, 6 carers and 3 who work here.",
        "",
    )
    assert ("Quote", "I see my friends twice a week now.", "Someone with lived experience") in found
    assert ("Speaks against it", "3 people say that the bus stops too early.", "") in found


def test_a_claim_that_nothing_shows_says_so():
    assert [row[5:7] for row in rows(a_report(), "Claims") if row[0] == 3] == [
        ("Rests on", "We have no evidence for this yet.")
    ]


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1,234", Decimal(1234)),
        ("−3.5", Decimal("-3.5")),
        ("45%", Decimal("0.45")),
        ("£1,200.50", Decimal("1200.50")),
        ("0", Decimal(0)),
        ("020 7946 0958", None),
        ("007", None),
        ("1,23", None),
        ("٣", None),
        ("fewer than 5", None),
        ("9" * 20, None),
    ],
)
def test_only_what_is_plainly_a_number_becomes_one(written, number):
    assert number_of(written) == number


@pytest.mark.parametrize("words", ["=1+1", "+44 1", "-2 people", "@SUM(A1)", "\t=1", "＝1"])
def test_nothing_that_somebody_wrote_is_a_formula(words):
    book = opened(a_report(title=words, subtitle=words, blocks=everywhere(words)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]

    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert all(cell.quotePrefix for cell in cells if cell.value == words)


def test_words_longer_than_a_cell_end_with_a_mark():
    found = rows(a_report(blocks=(Quote(words="🙂" * 20_000),)), "Quotes")

    assert found[0][1].endswith(" …")


def test_every_awkward_string_makes_a_workbook_that_opens():
    report = a_report(title=STRINGS[7], blocks=tuple(block for words in STRINGS for block in everywhere(words)))

    assert len(opened(report).sheetnames) == 4 + len(STRINGS)
