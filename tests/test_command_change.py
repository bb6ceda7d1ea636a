"""`./stones change`: what changed for the same people, from a spreadsheet."""

import json

import pytest

from steppingstones.commands import main
from steppingstones.formats.xlsxfile import write_xlsx
from tests.world import DATA

MOOD = str(DATA / "survey-before-after" / "mood_short.csv")
WHO = ["--person", "who", "--time", "when"]
BEFORE, AFTER = (2, 3, 2, 1, 4, 3, 2, 3, 2, 4, 1, 3), (3, 3, 4, 2, 4, 4, 4, 3, 3, 3, 3, 5)


def waves(before=BEFORE, after=AFTER, times=("before", "after")):
    rows = [
        (f"p{place}", time, answer)
        for time, said in zip(times, (before, after), strict=True)
        for place, answer in enumerate(said)
    ]
    return [("who", "when", "score"), *rows]


@pytest.fixture
def write(tmp_path):
    def wrote(rows):
        file = tmp_path / "answers.csv"
        file.write_text("\n".join(",".join(map(str, row)) for row in rows), encoding="utf-8")
        return str(file)

    return wrote


def told(capsys):
    return json.loads(capsys.readouterr().out)["items"]


def test_it_tells_what_changed_and_how_sure_that_is(write, capsys):
    assert main(["change", write(waves()), *WHO, "--value", "score", "--most", "5"]) == 0

    out = capsys.readouterr().out
    assert "8 of 12 people got better, 3 stayed the same, 1 got worse." in out
    assert "By chance alone: 0.0391 by who moved which way, 0.0234 by how far too" in out
    assert "Share that got better (95 %): 0.667, from 0.391 to 0.862" in out
    assert "Points better (95.8 %): 1, from 0 to 1.5" in out


def test_few_people_get_counts_and_the_reason(write, capsys):
    assert main(["change", write(waves((1, 2, 3), (2, 3, 4))), *WHO, "--value", "score", "--json"]) == 0

    (item,) = told(capsys)
    assert (item["share"], item["chance_of_signs"], item["refusal"]) == (1, None, "only-counts")
    assert item["reason"].startswith("With fewer than 6 people, chance alone could look like this.")


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ((1, 2), (2, 3), "Fewer than 3 people answered both times."),
        ((1,) * 10, (2,) * 5, "5 of 10 people did not answer again."),
        ((1,) * 301, (2,) * 301, "More than 300 people answered both times."),
    ],
)
def test_what_is_not_said_has_its_reason(write, before, after, reason, capsys):
    assert main(["change", write(waves(before, after)), *WHO, "--value", "score"]) == 0

    assert reason in capsys.readouterr().out


def test_many_questions_at_once_are_told_with_what_that_does_to_chance(capsys):
    names = ["calm", "cheerful", "happy", "lonely", "sad", "tense"]
    words = [word for name in names for word in ("--value", name)]
    low = ["--low-is-good", "lonely", "--low-is-good", "sad", "--low-is-good", "tense"]

    assert main(["change", MOOD, "--person", "person", "--time", "time", *words, *low, "--json"]) == 0

    items = told(capsys)
    assert [item["item"]["name"] for item in items] == names
    assert all(item["chance_of_many"] >= item["chance_of_ranks"] for item in items)
    assert (items[3]["moves"]["up"], items[3]["item"]["low_is_good"]) == (22, True)


def test_published_numbers_of_an_instrument_tell_who_changed_reliably(write, capsys):
    norm = ["--norm-source", "manual", "--norm-questions", "7", "--norm-people", "90", "--norm-spread", "1"]
    sure = ["--norm-reliability", "0.9", "--norm-troubled", "2", "--norm-well", "4"]

    assert main(["change", write(waves()), *WHO, "--value", "score", *norm, *sure]) == 0
    out = capsys.readouterr().out
    assert "Reliably, by 0.8765 points or more: 8 better, 1 worse, 3 neither" in out
    assert "5 crossed to where people are well (3)" in out

    assert main(["change", write(waves()), *WHO, "--value", "score", *norm[2:], *sure]) == 0
    assert "Say where the numbers of this instrument are published." in capsys.readouterr().out


def test_official_questions_are_counted_in_their_bands(write, capsys):
    rows = waves((0, 3, 9, 5), (1, 1, 2, 6))

    assert main(["change", write(rows), *WHO, "--value", "score", "--ons4", "score=ons-anxious"]) == 0
    out = capsys.readouterr().out
    assert "2 of 4 people got better, 0 stayed the same, 2 got worse." in out
    assert "  very low: 1 before, 2 after\n  low: 1 before, 1 after\n" in out

    assert main(["change", write(waves((1, 2), (2, 3))), *WHO, "--value", "score", "--ons4", "score=ons-happy"]) == 0
    assert "before, 1 after" not in capsys.readouterr().out  # so few that nothing is counted


def test_official_questions_have_their_own_answers(write, capsys):
    words = [*WHO, "--value", "score", "--ons4", "score=ons-happy"]

    assert main(["change", write(waves((1, 2, 2.5), (2, 3, 11))), *words]) == 2
    err = capsys.readouterr().err
    assert "Row 4, column “score”: 2.5 is not a whole number from 0 to 10." in err
    assert "Row 7, column “score”: 11 is not" in err


def test_a_workbook_is_read_as_well(tmp_path, capsys):
    file = tmp_path / "answers.xlsx"
    with file.open("wb") as out:
        columns, *rows = [[*map(str, row)] for row in waves()]
        write_xlsx(columns, rows, out, sheet_name="Answers")

    assert main(["change", str(file), *WHO, "--value", "score", "--json"]) == 0
    assert told(capsys)[0]["pairs"] == 12


@pytest.mark.parametrize(
    ("times", "words", "first"),
    [
        (("after", "before"), [], "before"),
        (("10", "9"), [], "9"),
        (("2026-10-01", "2026-03-01"), [], "2026-03-01"),
        (("spring", "autumn"), ["--first", "spring", "--last", "autumn"], "spring"),
    ],
)
def test_the_times_have_an_order(write, times, words, first, capsys):
    assert main(["change", write(waves(times=times)), *WHO, "--value", "score", "--json", *words]) == 0

    assert json.loads(capsys.readouterr().out)["first"] == first


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (("p1", "before", "2"), "Row 26, column “who”: “p1” has a row for “before” before."),
        (("p99", "after", "often"), "Row 26, column “score”: “often” is not a number"),
        (("p99", "after", "nan"), "Row 26, column “score”: “nan” is not a number"),
        (("p99", "after", "٣"), "Row 26, column “score”: “٣” is not a number"),
        (("p99", "after", "9" * 30), "has more figures than can be worked with"),
        (("p99", "after", "6"), "Row 26, column “score”: 6 is above 5, the highest answer."),
        (("p99", "after", "-1"), "Row 26, column “score”: -1 is below 1, the lowest answer."),
        (("", "after", "3"), "Row 26, column “who”: There is nothing here."),
        (("p99", "", "3"), "Row 26, column “when”: There is nothing here."),
    ],
)
def test_a_bad_cell_is_named_by_its_row_and_column(write, row, told, capsys):
    words = ["--value", "score", "--least", "1", "--most", "5"]

    assert main(["change", write([*waves(), row]), *WHO, *words]) == 2
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--value", "scores"], "There is no column “scores” in this file. Did you mean “score”?"),
        (["--value", "score", "--first", "March"], "Nothing in “when” is “March”. There are: “before”, “after”."),
        (["--value", "score", "--first", "before"], "Which time is before and which is after?"),
        (["--value", "score", "--ons4", "score=happy"], "Give --ons4 as a column of --value, “=”, and one of: ons-"),
        (["--value", "score", "--low-is-good", "mood"], "--low-is-good names “mood”, which is in no --value."),
    ],
)
def test_what_cannot_be_asked_is_said_in_one_sentence(write, words, told, capsys):
    assert main(["change", write(waves()), *WHO, *words]) == 2

    assert told in capsys.readouterr().err


def test_rows_of_other_times_and_empty_cells_are_passed_over(write, capsys):
    rows = [*waves(), ("p0", "later", "1"), ("p90", "before", ""), ("", "", "")]

    assert (
        main(["change", write(rows), *WHO, "--value", "score", "--first", "before", "--last", "after", "--json"]) == 0
    )
    assert told(capsys)[0]["before"] == 12


def test_what_people_say_only_afterwards_is_a_series_of_its_own(write, capsys):
    rows = [("who", "when", "score", "back_then"), *((*row, "") for row in waves()[1:13])]
    rows += [(*row, 1) for row in waves()[13:]]

    assert main(["change", write(rows), *WHO, "--value", "score", "--then", "score=back_then", "--json"]) == 0
    asked, back = told(capsys)
    assert (back["item"]["name"], back["moves"]) == ("score, looking back", {"up": 12, "same": 0, "down": 0})
    assert (asked["moves"]["up"], asked["cautions"]) == (8, ["equal-steps"])
    assert "People said only afterwards how it had been before." in back["to_know"][0]


def test_the_mean_has_a_range_where_enough_answered(write, capsys):
    file = write(waves(BEFORE * 2, AFTER * 2))

    assert main(["change", file, *WHO, "--value", "score", "--mean"]) == 0
    assert "Mean change for the better (95 %, drawn 10,000 times): 0.92, from 0.5" in capsys.readouterr().out
    assert main(["change", file, *WHO, "--value", "score", "--mean", "--low-is-good", "score", "--json"]) == 0
    assert round(told(capsys)[0]["mean"]["size"], 2) == -0.92


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (BEFORE, AFTER, "The mean has no range: it takes 20 people or more."),
        (
            BEFORE * 2,
            tuple(each + 1 for each in BEFORE * 2),
            "The mean has no range: everybody moved by the same step.",
        ),
    ],
)
def test_a_mean_without_a_range_says_why(write, before, after, told, capsys):
    assert main(["change", write(waves(before, after)), *WHO, "--value", "score", "--mean"]) == 0

    assert told in capsys.readouterr().out


def test_where_too_many_are_missing_there_is_no_mean(write, capsys):
    rows = waves(BEFORE * 4, AFTER * 2)[:1] + [row for row in waves(BEFORE * 4, AFTER * 4) if row[1] == "before"]
    rows += [row for row in waves(BEFORE * 4, AFTER * 4) if row[1] == "after"][:24]

    assert main(["change", write(rows), *WHO, "--value", "score", "--mean"]) == 0
    assert "Mean change" not in capsys.readouterr().out


@pytest.mark.parametrize("then", ["score", "other=back", "score="])
def test_a_column_of_looking_back_belongs_to_one_that_was_asked(write, then, capsys):
    assert main(["change", write(waves()), *WHO, "--value", "score", "--then", then]) == 2

    assert "Give --then as a column of --value" in capsys.readouterr().err
