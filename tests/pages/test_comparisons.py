"""Two groups beside each other: typed in or as a file, kept without names, told in words first."""

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from steppingstones.formats.groups import read_lines
from steppingstones.methods.comparative import Placed, compared
from steppingstones.models import GroupComparison
from steppingstones.queries.groups_compared import difference_of
from steppingstones.queries.standing_of_claims import rung_of

from .test_stories import at
from .test_without import ROOM, make_said, queries, text_of

ABOUT = {"other": "Northtown", "asked": "Days out in a week", "better": "more", "placed": "lot", "source": "The forms"}
WITH = "\n".join(f"1 {1 + change}" for change in (4, 5, 4, 5, 4, 5))
WITHOUT = "\n".join(f"1 {1 + change}" for change in (0, 1, 0, 1, 0, 1))
TYPED = {**ABOUT, "together": WITH, "without": WITHOUT}
FILE = "Group,Before,After,team\n" + "".join(
    f"{group},{line.replace(' ', ',')},\n"
    for group, lines in (("with", WITH), ("Northtown", WITHOUT))
    for line in lines.splitlines()
).replace(",\n", ",a\n")


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


@pytest.fixture
def stone(world):
    return make_said(world.project)


def send(client, stone, text, name="groups.csv", **changes):
    file = SimpleUploadedFile(name, text.encode())
    return client.post(at(stone, "compare"), {**ABOUT, **changes, "file": file})


def test_what_may_be_said_comes_first_and_the_numbers_after(ada, stone):
    told = text_of(ada.post(at(stone, "compare"), TYPED, follow=True))
    said = "People who co-produced got better by more than the others, and chance alone would seldom bring that."
    assert told.index(said) < told.index("Difference of the changes: about 4.0")
    assert "With co-production6nobody1.05.54.5" in told
    assert "in fewer than 1 of 100 cases. (Counted out: 2 of 924 ways.)" in told


def test_a_comparison_lifts_the_claim_only_where_people_did_not_choose(ada, stone):
    ada.post(at(stone, "compare"), {**TYPED, "placed": "chosen"})
    assert not rung_of(stone).known.is_compared
    ada.post(at(stone, "compare"), TYPED)
    assert rung_of(stone).known.is_compared


def test_fewer_can_be_better(ada, stone):
    ada.post(at(stone, "compare"), {**TYPED, "better": "fewer"})
    assert not rung_of(stone).known.is_compared
    ada.post(at(stone, "compare"), {**TYPED, "better": "fewer", "together": WITHOUT, "without": WITH})
    assert rung_of(stone).known.is_compared


def test_a_removed_comparison_counts_no_more_and_comes_back(ada, stone):
    ada.post(at(stone, "compare"), TYPED)
    page = f"{ROOM}compared/{GroupComparison.objects.get().ref}/"
    assert "“Days out in a week” is removed." in text_of(ada.post(f"{page}remove/", follow=True))
    assert not rung_of(stone).known.is_compared
    assert ada.get(f"{page}edit/").status_code == 410
    ada.post(f"{page}restore/")
    assert rung_of(stone).known.is_compared


def test_few_people_are_not_kept_at_all(ada, stone):
    answer = ada.post(at(stone, "compare"), {**TYPED, "without": "1 2\n2 3\n2 3\n1 1\n2 -"})
    assert answer.status_code == 422
    assert "A group has fewer than 5 people who answered both times." in text_of(answer)
    assert WITH in answer.content.decode().replace("\r", "")
    assert not GroupComparison.objects.exists()


def test_more_people_than_a_page_can_count_are_refused(ada, stone):
    answer = ada.post(at(stone, "compare"), {**TYPED, "without": "1 2\n" * 130})
    assert "There are more than 120 people." in text_of(answer)


def test_few_who_did_not_answer_again_are_not_counted_out(ada, stone):
    told = text_of(ada.post(at(stone, "compare"), {**TYPED, "without": f"{WITHOUT}\n2 -"}, follow=True))
    assert "Northtown6fewer than 5" in told


def test_what_few_were_asked_earlier_is_not_kept(ada, stone):
    ada.post(at(stone, "compare"), {**TYPED, "together": f"{WITH} 7"})
    assert {row[3] for row in GroupComparison.objects.get().people} == {None}


def test_each_line_that_cannot_be_read_is_named_and_nothing_is_kept(ada, stone):
    told = text_of(ada.post(at(stone, "compare"), {**TYPED, "without": f"{WITHOUT}\n2,5 3\nAnn 4\n1 2 3 4\n1 1e9"}))
    for words in ("Line 7: “2,5” is not a number", "Line 8: “Ann” is not a number", "Line 9: Write two", "Line 10:"):
        assert words in told
    assert not GroupComparison.objects.exists()


def test_a_file_is_read_and_its_teams_become_numbers(ada, stone):
    assert send(ada, stone, FILE).status_code == 302
    row = GroupComparison.objects.get()
    assert len(row.people) == 12
    assert {each[4] for each in row.people} == {1}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("group,before\nwith,1\n", "There is no column “after” in this file."),
        ("group,before,after\nNorth,1,2\nSouth,1,2\n", "No group in “group” is “with”. There are: “North”, “South”."),
        ("group,before,after\nwith,1,2\n", "must have two groups"),
        (FILE + "with,one,2,a\n", "Row 14, column “Before”: “one” is not a number"),
        (FILE + ",1,2,a\n", "Row 14, column “Group”: There is nothing here. Say which group."),
        (FILE + "with,1,99999999,a\n", "is too large, or too fine"),
        (FILE + "with,1,2,5,a\n", "Row 14: It has more cells than there are headings."),
        ("", "This file is empty."),
    ],
)
def test_an_awkward_file_is_named_by_row_and_column_and_nothing_is_kept(ada, stone, text, words):
    answer = send(ada, stone, text)
    assert (answer.status_code, words in text_of(answer)) == (422, True)
    assert not GroupComparison.objects.exists()


def test_a_file_that_is_no_spreadsheet_is_refused_in_words(ada, stone):
    assert "This is a PDF" in text_of(send(ada, stone, "%PDF-1.4", "groups.csv"))
    assert "Type the numbers, or choose a file. Not both." in text_of(send(ada, stone, FILE, together=WITH))
    assert "Write the numbers of this group" in text_of(ada.post(at(stone, "compare"), ABOUT))


def test_nothing_tells_who_is_who(ada, stone):
    """The rows are in the order of their numbers, and names of teams are nowhere."""
    mixed = "\n".join(reversed(FILE.splitlines()[1:])).replace(",a", ",Ann Lee")
    send(ada, stone, f"group,before,after,team\n{mixed}\n")
    row = GroupComparison.objects.get()
    assert row.people == sorted(row.people, key=lambda each: [str(cell) for cell in each])
    assert "Ann" not in str(row.people)


def test_the_words_can_be_changed_and_the_numbers_stay(ada, stone):
    ada.post(at(stone, "compare"), TYPED)
    row = GroupComparison.objects.get()
    form = ada.get(f"{ROOM}compared/{row.ref}/edit/").context["form"]
    assert (form.initial["better"], "together" in form.fields) == ("more", False)
    ada.post(f"{ROOM}compared/{row.ref}/edit/", {**ABOUT, "asked": "Days with a friend", "placed": "chosen"})
    changed = GroupComparison.objects.get()
    assert (changed.asked, changed.placed, changed.people) == ("Days with a friend", "chosen", row.people)


def test_the_sums_are_those_of_the_method(ada, stone):
    ada.post(at(stone, "compare"), {**TYPED, "together": "1.5 2\n2 2.25\n" + WITH})
    found = difference_of(GroupComparison.objects.get())
    people = [read_lines(text).people for text in ("1.5 2\n2 2.25\n" + WITH, WITHOUT)]
    assert found.size == compared(*people, Placed.LOT).size
    assert people[0][0].before == Decimal("1.5")


def test_rae_sees_it_and_cannot_bring_one(as_member, world, ada, stone):
    ada.post(at(stone, "compare"), TYPED)
    rae = as_member(world.rae)
    assert "Days out in a week" in text_of(rae.get(at(stone)))
    assert rae.get(at(stone, "compare")).status_code == 403
    assert as_member(world.cy).get(at(stone, "compare")).status_code == 404


def test_three_take_as_many_queries_as_one(ada, stone):
    ada.post(at(stone, "compare"), TYPED)
    ada.get(at(stone))
    one = queries(ada, at(stone))
    for _more in range(2):
        ada.post(at(stone, "compare"), TYPED)
    assert queries(ada, at(stone)) == one < 50
