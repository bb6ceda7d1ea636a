"""What it took, in and out: nothing half kept, no formula, and nothing about few people."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from steppingstones.formats.costs import COLUMNS
from steppingstones.models import Cost
from steppingstones.queries.costs_paper import paper_of
from tests.world import make_member

from .test_costs import COSTS, flat, give, pay, write

HEAD = ",".join(COLUMNS)
RENT = "2026-03-04,,Places,Rent of the hall,£120.50,,,no,,The council,"


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


def send(client, *rows: str, head: str = HEAD, name: str = "costs.csv", **more):
    text = "\r\n".join([head, *rows])
    file = SimpleUploadedFile(name, text.encode())
    return client.post(f"{COSTS}sheet/", {"file": file, **more})


def table(response) -> dict[tuple[str, str], list[str]]:
    text = b"".join(response).decode("utf-8-sig")
    return {(row[0], row[1]): row[2:] for row in csv.reader(io.StringIO(text))}


def book(response):
    return load_workbook(io.BytesIO(b"".join(response)))


# --- In ---------------------------------------------------------------------------------------------------


def test_a_sheet_comes_in_as_it_is(ada, world):
    hours = "04/03/2026,05/03/2026,people,Leaflets,,7.5,no,no,Lived experience,,6"
    assert send(ada, RENT, "", hours).status_code == 302
    leaflets, rent = Cost.objects.order_by("words")
    assert (rent.money, rent.payer, rent.kind) == (Decimal("120.50"), "The council", "place")
    assert (leaflets.hours, leaflets.is_paid, leaflets.side) == (Decimal("7.5"), False, "lived")
    assert (leaflets.until, leaflets.people) == (date(2026, 3, 5), 6)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("soon,,Places,Rent,1,,,,,,", "Row 3, day: Write the date"),
        ("2026-03-04,,Rooms,Rent,1,,,,,,", "Row 3, kind: Choose what it was for"),
        ("2026-03-04,,Places,,1,,,,,,", "Row 3, words: Write what it was"),
        ("2026-03-04,,Places,Rent,lots,,,,,,", "Row 3, amount: Write a number"),
        ("2026-03-04,,Places,Rent,,,,,,,", "Row 3, amount: Write how much it was, or how many hours"),
        ("2026-03-04,,People’s time,Talk,,2,,,,,", "Row 3, paid: Say if somebody was paid"),
        ("2026-03-04,,People's time,Talk,,2,perhaps,,,,", "Row 3, paid: “perhaps” is neither yes nor no."),
        ("2026-03-04,,Places,Rent,1,,,,neighbours,,", "Row 3, side: Choose one of these."),
        ("2026-03-04,2026-03-01,Places,Rent,1,,,,,,", "Row 3, last day: It ends before it began"),
        ("2026-03-04,,Places,Rent,1,,,,,,some", "Row 3, people: Write a number"),
        ("2026-03-04,,Places,Rent,1,000,,,,,,,yes", "Row 3, words: It has more cells than there are headings."),
    ],
)
def test_a_wrong_cell_is_named_and_nothing_comes_in(ada, row, told):
    answer = send(ada, RENT, row)
    assert answer.status_code == 422
    assert told in flat(answer)
    assert not Cost.objects.exists()


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"head": HEAD.replace("words", "wrods")}, "no column “wrods”. Did you mean “words”?"),
        ({"head": "day,kind"}, "There is no column “words” in this file."),
        ({"name": "costs.pdf"}, "This is a PDF"),
    ],
)
def test_a_file_that_is_none_of_ours_is_refused_in_words(ada, sent, told):
    answer = send(ada, RENT, **sent)
    assert answer.status_code == 422
    assert not Cost.objects.exists()
    assert told in flat(answer)


def test_letters_of_an_older_program_are_named_and_awkward_ones_come_in(ada):
    old = SimpleUploadedFile("costs.csv", f"{HEAD}\r\n{RENT}".encode("cp1252"))
    told = flat(ada.post(f"{COSTS}sheet/", {"file": old}))
    assert "Row 2, amount: Some letters here cannot be read." in told
    assert send(ada, RENT.replace("Rent of the hall", "🌳 سلام <b> {{ x }}")).status_code == 302
    assert "🌳 سلام <b> {{ x }}" in flat(ada.get(f"{COSTS}written/"))
    for words in ("x" * 10_000, "a\0b"):
        assert send(ada, RENT.replace("Rent", words)).status_code == 422


def test_an_empty_sheet_says_so(ada):
    assert "There is no cost in this sheet." in flat(send(ada))
    assert "Choose a file." in flat(ada.post(f"{COSTS}sheet/", {"once": "x"}))


def test_the_same_sheet_again_brings_nothing(ada):
    assert send(ada, RENT, once="one").status_code == 302
    assert "All of these are written down already." in flat(send(ada, RENT, once="two"))
    assert Cost.objects.count() == 1


def test_the_sheet_to_fill_in_can_be_filled_in(ada):
    found = book(ada.get(f"{COSTS}sheet.xlsx"))
    found.active.append(["2026-03-04", None, "Food and drink", "Soup", 12.5])
    filled = io.BytesIO()
    found.save(filled)
    file = SimpleUploadedFile("costs.xlsx", filled.getvalue())
    assert ada.post(f"{COSTS}sheet/", {"file": file}).status_code == 302
    assert (Cost.objects.get().kind, Cost.objects.get().money) == ("food", Decimal("12.50"))


# --- Out --------------------------------------------------------------------------------------------------


def test_what_looks_like_a_formula_is_defused_and_stays_text(ada):
    write(ada, words="=HYPERLINK(1)", payer="+44")
    rows = list(book(ada.get(f"{COSTS}costs.xlsx"))["By hand"].iter_rows())
    assert [cell.data_type for cell in rows[1] if cell.value == "=HYPERLINK(1)"] == ["s"]
    send_rate = {
        "of": "unpaid",
        "table": "own",
        "amount": "10",
        "source": "=1",
        "basis": "floor",
        "year": "2026",
    }
    ada.post(f"{COSTS}rates/", send_rate)
    text = b"".join(ada.get(f"{COSTS}costs.csv")).decode()
    assert all(not cell.startswith(("=", "+", "@")) for row in csv.reader(io.StringIO(text)) for cell in row)


def test_files_never_tell_what_few_people_got_not_even_for_a_facilitator(as_member, world):
    ben = as_member(world.ben)
    write(ben)
    write(ben, kind="payment", words="A talk", money="77.70")
    pay(world.ada, money=Decimal("20"))
    sums = table(ben.get(f"{COSTS}costs.csv"))
    assert sums["What it was for", "Places"][0] == "120.00"
    assert sums["What it was for", "Pay and vouchers"][0] == "hidden"
    assert sums["Together", ""][0] == "at least 120.00"
    text = str([[cell.value for cell in row] for sheet in book(ben.get(f"{COSTS}costs.xlsx")) for row in sheet])
    assert "77.7" not in text
    assert "97.7" not in text


def test_amounts_in_the_workbook_are_numbers_that_can_be_added_up(ada):
    write(ada, money="12.50", until="2026-03-09", hours="3", paid="no", people="6", kind="other")
    found = book(ada.get(f"{COSTS}costs.xlsx"))
    sums, by_hand = ([cell.value for cell in found[name][2]] for name in ("Sums", "By hand"))
    assert sums[2:6] == [12.5, 0, 0, 3]
    assert (by_hand[4], by_hand[5], by_hand[10]) == (12.5, 3, 6)


def test_easy_read_says_what_was_given_and_nothing_of_what_there_was_none(ada, world):
    write(ada, is_gift="on")
    rows = [row.words for block in paper_of(world.project, date(2026, 3, 4)).blocks for row in block.easy]
    assert rows == ["Things that people gave us are worth: £120."]


def test_what_few_people_agreed_to_is_told(ada, world):
    write(ada, kind="staff", words="The coordinator", money="900", people="1", may_be_told="on")
    sums = table(ada.get(f"{COSTS}costs.csv"))
    assert sums["What it was for", "Staff time"][0] == sums["Together", ""][0] == "900.00"


def test_sums_of_enough_people_are_in_the_files(ada, world):
    for number in range(6):
        give(make_member(world.project, f"M{number}", user=None, side="lived"), "2")
    sums = table(ada.get(f"{COSTS}costs.csv"))
    assert sums["Side", "Lived experience"][3] == sums["Year", "2026"][3] == "12.00"


def test_no_year_gives_away_the_few_of_another(ada, world):
    """Six people gave hours in 2026; one of them did in 2025, and the sums of both years would tell how many."""
    for number in range(6):
        member = make_member(world.project, f"M{number}", user=None, side="lived")
        give(member, "2")
    give(member, "3", on=date(2025, 3, 4))
    sums = table(ada.get(f"{COSTS}costs.csv"))
    assert sums["Year", "2026"][3] == sums["Year", "2025"][3] == "hidden"
    assert sums["Together", ""][3] == "hidden", "Give and get tells the sum of 2026 alone."


def test_what_goes_out_comes_in_again(ada, world):
    write(ada, until="2026-03-09", hours="3", paid="no", side="lived", kind="other")
    found = book(ada.get(f"{COSTS}costs.xlsx"))
    rows = [[cell.value or "" for cell in row] for row in found["By hand"].iter_rows()]
    Cost.objects.all().delete()
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    file = SimpleUploadedFile("again.csv", text.getvalue().encode())
    assert ada.post(f"{COSTS}sheet/", {"file": file}).status_code == 302
    again = Cost.objects.get()
    assert (again.hours, again.is_paid, again.side, again.money) == (3, False, "lived", 120)


def test_the_paper_prints_whatever_people_typed_and_tells_nothing_of_few(as_member, world):
    ben = as_member(world.ben)
    write(ben, words="🌳 سلام #set <b>", payer="x" * 200)
    pay(world.ada, money=Decimal("77.70"))
    for what in ("costs.pdf", "costs-easy-read.pdf"):
        assert ben.get(f"{COSTS}{what}").content.startswith(b"%PDF")
    told = str(paper_of(world.project, date(2026, 3, 4)).blocks)
    assert "77.7" not in told
    assert "at least £120" in told


def test_files_are_for_the_group_and_nobody_on_the_way_keeps_them(as_member, ada, world):
    cy = as_member(world.cy)
    for what in ("costs.csv", "costs.xlsx", "sheet.xlsx", "costs.pdf"):
        assert cy.get(f"{COSTS}{what}").status_code == 404
        answer = ada.get(f"{COSTS}{what}")
        assert b"".join(answer)
        assert answer["Cache-Control"] == "private, no-store"
    assert as_member(world.rae).get(f"{COSTS}sheet/").status_code == 403
