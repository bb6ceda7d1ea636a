"""What changed, as files for readers outside the group: bands, no small group, nobody's words."""

import csv
import io

import pytest
from openpyxl import load_workbook

from steppingstones.actions import questionnaire_versions as versions
from steppingstones.actions.changed import say_direction
from steppingstones.actions.consent import take_back
from steppingstones.models import Voice
from tests.again import answer_again, make_again, make_change, next_time
from tests.documents.pdf_reader import text_of

BEFORE, AFTER = [2] * 17, [3] * 6 + [2] * 6 + [1] * 5
HIDDEN = "How many moved which way is not told outside the group"


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


def at(one, name):
    return f"/p/{one.project.slug}/value/changed/{one.ref}/{name}"


def table(client, one, query=""):
    text = b"".join(client.get(at(one, "table.csv") + query).streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def told(row):
    return [row[name] for name in ("Got better, or went up", "Stayed the same", "Got worse, or went down")]


def test_groups_of_five_and_more_are_told_in_bands(ada, world):
    row = table(ada, make_change(world.ben, BEFORE, AFTER))[0]
    assert told(row) == ["5 to 9 people"] * 3
    assert (row["Answered both times"], row["Did not answer again"]) == ("10 to 19 people", "fewer than 5 people")
    assert row["By chance"] == "Chance alone could bring this, so it may be no change at all."


@pytest.mark.parametrize(
    "after",
    [
        [3] * 8 + [2] * 8 + [1],  # one went down
        [3] * 17,  # everybody went up: that tells of each
        [3] * 6 + [2] * 4,  # many are missing
        [3] * 2,
    ],
)
def test_a_small_group_hides_all_three_and_chance_with_them(ada, world, after):
    row = table(ada, make_change(world.ben, BEFORE, after))[0]
    assert told(row) == ["not told"] * 3
    assert row["By chance"] == ""
    assert row["Note"].startswith(HIDDEN)


def test_nobody_in_one_group_is_told_but_not_of_the_official_questions(ada, world):
    one = make_again(world.ben)
    for person in range(24):
        answer_again(one, person, sure=3, ons_anxious=5)
    next_time(one, world.ben)
    for person in range(24):
        answer_again(one, person, sure=3 + person % 2, ons_anxious=5 - person % 2)
    versions.end_round(one, by=world.ben)
    mine, official = table(ada, one)
    assert told(mine) == ["10 to 19 people", "10 to 19 people", "nobody"]
    assert told(official) == ["not told"] * 3


def test_without_pairs_nothing_is_called_better(ada, world):
    row = table(ada, make_change(world.ben, BEFORE, AFTER, pairing="none"))[0]
    assert told(row) == ["not told"] * 3
    assert row["Answered both times"] == "–"


def test_who_takes_an_answer_back_changes_the_file_by_no_number(ada, world):
    one = make_change(world.ben, [2] * 18, [3] * 6 + [2] * 6 + [1] * 6)
    before = table(ada, one)
    take_back(Voice.objects.filter(answer__response__round__name="After").last())
    assert table(ada, one) == before


def test_the_workbook_holds_the_same_as_the_table(ada, world):
    one = make_change(world.ben, BEFORE, AFTER)
    book = load_workbook(io.BytesIO(b"".join(ada.get(at(one, "book.xlsx")).streaming_content)))
    names, *lines = book.active.iter_rows(values_only=True)
    assert [dict(zip(names, [cell or "" for cell in line], strict=True)) for line in lines] == table(ada, one)


@pytest.mark.parametrize("kind", ["paper", "easy-read"])
def test_the_paper_holds_bands_and_no_numbers_of_few(ada, world, kind):
    one = make_change(world.ben, BEFORE, AFTER)
    say_direction(one.questions.get(key="sure"), "high", chosen_for_low=True, by=world.ben)
    response = ada.get(at(one, f"{kind}.pdf"))
    assert response["Cache-Control"] == "private, no-store"
    words = " ".join(text_of(response.content).split())
    assert "5 to 9 people" in words
    assert "How anxious" in words


def test_other_times_and_none_at_all(ada, as_member, world):
    one = make_change(world.ben, BEFORE, AFTER)
    first = one.rounds.get(name="Before")
    assert ada.get(at(one, "table.csv") + f"?first={first.ref}&last={first.ref}").status_code == 404
    assert ada.get(at(one, "other.pdf")).status_code == 404
    assert table(as_member(world.rae), one)
    assert as_member(world.cy).get(at(one, "table.csv")).status_code == 404
    assert f"last={one.rounds.get(name='After').ref}" in ada.get(at(one, "")).text
