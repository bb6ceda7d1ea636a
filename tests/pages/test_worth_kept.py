"""What it is worth: maps that are kept, who may look and write, what it took, and two maps beside each other."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils.html import escape

from steppingstones.actions.changed import show_by
from steppingstones.methods.value_map import ValueMap as Sums
from steppingstones.models import Contribution, Cost, ValueInput, ValueMap, ValueRow
from steppingstones.queries.values import rows_of, sums_of
from tests.again import make_change
from tests.pages.forms_poured import LONG, same_ends, together
from tests.valued import CARS, COMPANY, COOKING, GRANT, SUMS, make_value_map, want_money
from tests.world import make_member, make_stone

from .test_worth import ROOM, D, at, flat, of


@pytest.fixture
def ada(as_member, world):
    want_money(world.project)
    return as_member(world.ada)


# --- Keeping ------------------------------------------------------------------------------------------------


def test_a_kept_map_does_not_change_when_the_other_does(ada, world):
    one = make_value_map(world.ada)
    ada.post(at(one, "keep/"))
    kept = ValueMap.objects.latest("pk")
    ada.get(at(kept))  # says that it is kept
    before = flat(ada.get(at(kept)))
    assert "It does not change any more." in before
    ada.post(of(rows_of(one)[0], "quantity"), {"quantity_at": "7"})
    ada.post(at(one, "money/"), {"what": "More", "money": "9"})
    ada.get(at(kept))  # says that it is written down
    assert flat(ada.get(at(kept))) == before
    for url in (at(kept, "about/"), at(kept, "rows/new/"), of(rows_of(kept)[0], "value")):
        assert ada.get(url).status_code == 404


def test_a_new_map_begins_from_a_kept_one(ada, world):
    one = make_value_map(world.ada)
    ada.post(at(one, "keep/"))
    kept = ValueMap.objects.latest("pk")
    ada.post(at(kept, "go-on/"), {"name": "Second year"})
    made = ValueMap.objects.get(name="Second year")
    assert (made.kept_on, sums_of(made, rows_of(made))) == (None, sums_of(one, rows_of(one)))
    assert ValueRow.objects.values("ref").distinct().count() == 6


def test_maps_and_rows_that_were_removed_come_back(ada, world):
    one = make_value_map(world.ada)
    row = rows_of(one)[1]
    assert "is removed." in flat(ada.post(of(row, "remove"), follow=True))
    assert len(rows_of(one)) == 1
    ada.post(of(row, "restore"))
    ada.post(at(one, "remove/"))
    assert ada.get(at(one)).status_code == 410
    assert ada.get(of(row, "value")).status_code == 410
    ada.post(at(one, "restore/"))
    assert len(rows_of(one)) == 2


def test_what_was_typed_is_not_lost_when_somebody_removed_the_row_or_the_map_meanwhile(ada, as_member, world):
    one, ben = make_value_map(world.ada), as_member(world.ben)
    row = rows_of(one)[0]
    ben.post(of(row, "remove"))
    late = ada.post(of(row, "deadweight"), {"deadweight_at": "25", "deadweight_words": "Another club"})
    assert (late.status_code, "Another club" in flat(late)) == (410, True)
    ben.post(at(one, "remove/"))
    for url, typed in ((at(one, "money/"), "Grant"), (at(one, "rows/new/"), "carers"), (at(one, "left-out/"), "Trust")):
        late = ada.post(url, {"what": typed})
        assert (late.status_code, typed in flat(late)) == (410, True)


def test_a_row_says_how_much_may_be_claimed_of_its_outcome(ada, world):
    one, stone = make_value_map(world.ada), make_stone(world.project)
    row = rows_of(one)[0]
    assert ada.post(of(row, "what"), {"what": "More company", "stone": stone.ref}).status_code == 302
    told = flat(ada.get(at(one)))
    assert f"Stone: {stone.words} What you may say of it:" in told
    theirs = make_stone(world.elsewhere, "Theirs")
    assert ada.post(of(row, "what"), {"what": "More company", "stone": theirs.ref}).status_code == 422


def test_what_was_asked_before_and_after_stands_beside_how_many(ada, world):
    asked, stone = make_change(world.ben), make_stone(world.project)
    show_by(asked.questions.get(key="sure"), stone, by=world.ada)
    row = rows_of(make_value_map(world.ada))[0]
    assert "before and after" not in flat(ada.get(of(row, "quantity")))
    ada.post(of(row, "what"), {"what": "More company", "stone": stone.ref})
    assert "What you asked before and after" in flat(ada.get(of(row, "quantity")))
    assert "8 of 12 people got better" in flat(ada.get(of(row, "quantity")))


def test_what_went_in_can_be_taken_away(ada, world):
    one = make_value_map(world.ada)
    typed = {"what": "Driving", "hours": "12", "each": "13.45"}
    assert "and why." in flat(ada.post(at(one, "hours/"), typed))
    ada.post(at(one, "hours/"), {**typed, "basis": "Real Living Wage"})
    driving = ValueInput.objects.get(what="Driving")
    assert "12 unpaid hours, £161.40" in flat(ada.get(at(one)))
    ada.post(f"{ROOM}inputs/{driving.ref}/drop/")
    assert not ValueInput.objects.filter(what="Driving").exists()


# --- Who may ------------------------------------------------------------------------------------------------


def test_readers_look_and_do_not_write(as_member, world):
    one, rae = make_value_map(world.ada), as_member(world.rae)
    told = flat(rae.get(at(one)))
    assert "for each £1" in told
    assert "Write another row" not in told
    assert rae.get(at(one, "rows/new/")).status_code == 403


def test_a_row_of_another_project_is_not_there(ada, as_member, world):
    theirs = make_value_map(world.cy)
    assert ada.get(at(theirs)).status_code == ada.get(of(rows_of(theirs)[0], "value")).status_code == 404


def test_as_many_queries_for_one_as_for_three(ada, world, django_assert_max_num_queries):
    def queries(many: int) -> int:
        rows = tuple(replace(COMPANY, what=f"Outcome {number}") for number in range(many))
        one = make_value_map(world.ada, Sums(rows=rows, inputs=(GRANT, COOKING)[:many]))
        with django_assert_max_num_queries(40) as asked:
            ada.get(at(one))
        return len(asked)

    queries(1)
    assert queries(1) == queries(3)


@pytest.mark.parametrize("words", ["🌳 سلام ‏“12% <b>”", "{{ x }} %(now)s % & #set"])
def test_awkward_words_are_shown_as_typed(ada, world, words):
    one = make_value_map(world.ada, replace(SUMS, rows=(replace(COMPANY, what=words, whom=words), CARS)))
    assert ada.get(at(one)).content.decode().count(words.replace("&", "&amp;").replace("<b>", "&lt;b&gt;")) > 1


def test_every_awkward_string_is_kept_in_a_row_as_typed(ada, world):
    row = rows_of(make_value_map(world.ada))[0]
    for words in together(LONG):
        answer = ada.post(of(row, "attribution"), {"attribution_at": "5", "attribution_words": words})
        kept = row.figures.get(part="attribution").words
        assert same_ends(kept) == same_ends(words.strip()) or answer.status_code == 422
        assert escape(words.strip()) in (answer if answer.status_code == 422 else ada.get(of(row, "all"))).text


def test_a_nul_and_too_many_letters_are_refused_with_a_reason(ada, world):
    row = rows_of(make_value_map(world.ada))[0]
    for words in ("a\0b", "x" * 10_001):
        assert ada.post(of(row, "what"), {"what": words}).status_code == 422


# --- What it took, and two maps -----------------------------------------------------------------------------


def give(world, people: int, hours: int) -> None:
    for number in range(people):
        member = make_member(world.project, f"Helper {number}", user=None)
        facts = {"way": "gave", "kind": "hours", "on": date(2026, 3, 4), "hours": D(hours)}
        Contribution.objects.create(project=world.project, member=member, **facts)


def test_what_it_took_is_taken_over_as_sums(ada, world):
    one = make_value_map(world.ada, replace(SUMS, inputs=()))
    Cost.objects.create(project=world.project, kind="place", words="Rent", on=date(2026, 3, 4), money=D(120))
    Cost.objects.create(project=world.project, kind="place", words="Rent", on=date(2025, 3, 4), money=D(70))
    give(world, people=5, hours=2)
    assert ada.post(at(one, "costs/"), {"since": "2026-01-01", "until": "2026-12-31"}).status_code == 302
    told = flat(ada.get(at(one)))
    assert "Money, paid time and gifts ( As in “What it took” ): £120" in told
    assert "10 unpaid hours, shown, not counted as money" in told


def test_sums_of_few_people_are_not_taken_over(ada, world):
    one = make_value_map(world.ada, replace(SUMS, inputs=()))
    give(world, people=3, hours=2)
    answer = ada.post(at(one, "costs/"), {"since": ""})
    assert (answer.status_code, "Too few people are in one of the sums" in flat(answer)) == (422, True)
    assert not ValueInput.objects.exists()


def test_people_are_taken_over_in_whole_years_only(ada, world):
    """Two times that differ by a day would tell what somebody gave on that day."""
    one = make_value_map(world.ada, replace(SUMS, inputs=()))
    give(world, people=6, hours=2)
    answer = ada.post(at(one, "costs/"), {"since": "2026-01-01", "until": "2026-03-06"})
    assert "in whole years only" in flat(answer)
    assert ada.post(at(one, "costs/"), {"since": "2026-01-01", "until": "2026-12-31"}).status_code == 302


def test_nothing_is_not_taken_over(ada, world):
    one = make_value_map(world.ada)
    assert "Nothing is written down in “What it took”" in flat(ada.post(at(one, "costs/"), {"since": ""}))
    backwards = ada.post(at(one, "costs/"), {"since": "2026-02-01", "until": "2026-01-01"})
    assert "This is before the first day." in flat(backwards)


def test_two_maps_stand_beside_each_other(ada, world):
    first = make_value_map(world.ada)
    second = make_value_map(world.ada, replace(SUMS, rows=(replace(COMPANY, quantity=D(22)),)), name="Second year")
    told = flat(ada.get(f"{ROOM}beside/", {"first": first.ref, "second": second.ref}))
    assert "How many 20 (15 to 25) 22 (15 to 25)" in told
    assert "More cars in the street (neighbours) Only in: The garden, first year" in told
    assert "The ratios of two projects cannot be compared" in told


def test_a_map_of_another_project_is_not_put_beside(ada, world):
    first, theirs = make_value_map(world.ada), make_value_map(world.cy, name="Theirs")
    make_value_map(world.ada, name="Second")
    told = flat(ada.get(f"{ROOM}beside/", {"first": first.ref, "second": theirs.ref}))
    assert "Choose one of these maps." in told
    assert "Theirs" not in told
