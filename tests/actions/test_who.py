"""Who takes part: counted, frozen, and everything else erased."""

import pytest

from steppingstones.actions import who
from steppingstones.models import Counted, Monitoring, Release, Tally, Typed
from steppingstones.queries.who_shown import who_told
from tests.whotakespart import count, make_ended, make_monitoring, make_prepared

ONCE = "a-key-of-sixteen-letters"


def released(monitoring: Monitoring, topic: str) -> Release:
    return Release.objects.get(asked__monitoring=monitoring, asked__topic=topic)


def tallies(monitoring: Monitoring) -> dict[str, int]:
    rows = Tally.objects.filter(asked__monitoring=monitoring).exclude(number=0)
    return {f"{row.asked.topic} {row.group}": row.number for row in rows.select_related("asked")}


def test_an_answer_is_one_more_in_a_count_for_each_question(world):
    one = make_monitoring(world.ada)
    who.answer(one, {"sex": "Female", "age": "16 to 64"}, once=ONCE)
    who.answer(one, {"sex": "Female"}, once=f"{ONCE}-2")
    one.refresh_from_db()
    assert (tallies(one), one.sheets) == ({"sex Female": 2, "age 16 to 64": 1}, 2)


def test_the_same_sending_counts_once_whatever_it_says(world):
    one = make_monitoring(world.ada)
    who.answer(one, {"sex": "Female"}, once=ONCE)
    who.answer(one, {"sex": "Male"}, once=ONCE)
    one.refresh_from_db()
    assert (tallies(one), one.sheets) == ({"sex Female": 1}, 1)


def test_what_may_be_shown_is_frozen_and_the_rest_is_erased(world):
    one = make_ended(world.ada)
    assert released(one, "age").numbers == {"Under 16": None, "16 to 64": 15, "65 or older": None}
    assert released(one, "sex").numbers == {"Female": 19, "Male": 5}
    assert not Tally.objects.exists()
    assert not Counted.objects.exists()
    assert one.sheets == 0


def test_sensitive_questions_hide_groups_of_fewer_than_ten_and_nobody(world):
    one = make_ended(world.ada, people=30, disability={0: 21, 1: 9}, sex={0: 21, 1: 9})
    assert released(one, "disability").numbers == {"Yes": None, "No": None}
    assert released(one, "sex").numbers == {"Female": 21, "Male": 9}
    other = make_ended(world.cy, people=30, disability={0: 30})
    assert released(other, "disability").numbers == {"Yes": None, "No": None}


def test_too_few_people_show_nothing_at_all(world):
    one = make_ended(world.ada, people=4, sex={0: 4})
    assert (released(one, "sex").people, set(released(one, "sex").numbers.values())) == (None, {None})
    assert who_told(world.project) == []


def test_numbers_of_the_same_people_that_lie_too_near_are_refused(world):
    make_ended(world.ada, people=24, sex={0: 19, 1: 5})
    near = make_ended(world.ada, "Autumn", people=26, sex={0: 19, 1: 7})
    assert released(near, "sex").is_refused
    far = make_ended(world.ada, "Winter", people=30, sex={0: 19, 1: 11})
    assert released(far, "sex").numbers == {"Female": 19, "Male": 11}


def test_other_people_are_not_compared_with_those_before(world):
    make_ended(world.ada, people=24, sex={0: 19, 1: 5})
    other = make_monitoring(world.ada, of_same_people=False)
    count(other, world.ada, 26, sex={0: 19, 1: 7})
    who.end(other, by=world.ada)
    assert not released(other, "sex").is_refused


def test_what_was_hidden_once_stays_hidden_for_the_same_people(world):
    make_ended(world.ada, people=24, age={0: 3, 1: 15, 2: 6})
    again = make_ended(world.ada, "Autumn", people=32, age={0: 6, 1: 17, 2: 9})
    assert released(again, "age").numbers == {"Under 16": None, "16 to 64": 17, "65 or older": None}


def test_an_own_question_with_other_answers_than_before_shows_no_group(world):
    make_ended(world.ada)
    changed = who.Own(words="do you use the garden", why="So", groups=["Often", "Never"], is_sensitive=False)
    again = make_monitoring(world.ada, own=changed)
    count(again, world.ada, 40, own_1={0: 20, 1: 20})
    who.end(again, by=world.ada)
    assert set(released(again, "own-1").numbers.values()) == {None}


@pytest.mark.parametrize("act", [who.begin, who.end])
def test_what_has_ended_is_not_begun_or_ended_again(world, act):
    one = make_ended(world.ada)
    with pytest.raises(who.WhoError):
        act(one, by=world.ada)


def test_after_the_end_nobody_is_counted(world):
    one = make_ended(world.ada)
    with pytest.raises(who.NotOpen):
        who.answer(one, {"sex": "Female"}, once=ONCE)
    assert not Counted.objects.exists()


def test_questions_stay_once_people_answer(world):
    one = make_monitoring(world.ada)
    with pytest.raises(who.HasBegun):
        who.leave_out(one, "sex", by=world.ada)
    empty = make_prepared(world.ada, "sex", own=None)
    who.leave_out(empty, "sex", by=world.ada)
    with pytest.raises(who.NothingAsked):
        who.begin(empty, by=world.ada)


def test_more_ticks_than_sheets_are_refused(world):
    one = make_monitoring(world.ada)
    with pytest.raises(who.MoreThanSheets):
        count(one, world.ada, 5, sex={0: 4, 1: 2})
    assert tallies(one) == {}


def test_sides_are_shown_only_where_all_are_large(world):
    one = make_monitoring(world.ada, by_side=True)
    count(one, world.ada, 14, "lived", sex={0: 8, 1: 6}, age={1: 12, 2: 2})
    count(one, world.ada, 12, "professional", sex={0: 6, 1: 6}, age={1: 12})
    who.end(one, by=world.ada)
    assert released(one, "sex").sides == {
        "lived": {"Female": 8, "Male": 6},
        "professional": {"Female": 6, "Male": 6},
    }
    assert released(one, "age").sides == {}


def test_who_told_says_what_is_surely_fewer_first(world):
    one = make_ended(world.ada)
    who.compare_with_area(one, "E06000001", "the people of Hartlepool", by=world.ada)
    told = who_told(world.project)
    assert told[0] == (
        "What is your sex? Of 24 people, 5 said “Male”. "
        "Of the people of Hartlepool it is about 5 in 10. So fewer take part, even with so few people asked."
    )
    assert not [words for words in told if " 3 " in words]


def test_what_one_person_typed_in_hides_nobody_elses_answers(world):
    one = make_monitoring(world.ada, "age", own=None)
    for person in range(5):
        who.answer(one, {"age": one.asks.get().groups[person > 2]}, once=f"a-key-of-sixteen-letters-{person}")
    count(one, world.ada, 60, age={0: 20, 1: 20, 2: 20})
    who.end(one, by=world.ada)
    release = Release.objects.get()
    assert [release.numbers[group] for group in release.asked.groups][:2] == [None, None]
    assert not Typed.objects.exists()


def test_nobody_beside_nobody_is_not_told(world):
    one = make_monitoring(world.ada, "sex", own=None)
    count(one, world.ada, 12, sex={1: 12})
    who.end(one, by=world.ada)
    asked = released(one, "sex").asked
    told = {"where": "the town", "source": "us", "of_when": "2026"}
    figures = who.Figures(numbers=dict(zip(asked.groups, (0, 39), strict=True)), **told)
    who.compare_with_figures(asked, figures, by=world.ada)
    assert not any("nobody" in words for words in who_told(world.project))
