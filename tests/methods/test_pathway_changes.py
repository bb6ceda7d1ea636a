"""Differences: taken back they restore exactly, put together they lose nothing, and what is fought over is found."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppingstones.methods import pathway_edits as edits
from steppingstones.methods.pathway import Indicator, Kind, Pathway, Step, Stone, Track, Way, is_valid
from steppingstones.methods.pathway_changes import Clash, Clashes, apply, compare, rewound, stacks

from .pathways import edited, histories, pathways


def same(one: Pathway, other: Pathway) -> bool:
    """Stones and steps are the same, in whatever order they are kept."""
    return (one.by_key, one.by_ends) == (other.by_key, other.by_ends)


A = Stone(key="a", kind=Kind.SHORT, track=Track.PROJECT, words="Rooms are ready", order=0)
B = Stone(key="b", kind=Kind.SHORT, track=Track.PROJECT, words="Staff listen", order=1)
C = Stone(key="c", kind=Kind.LONG, track=Track.PROJECT, words="People stay", order=0)
PATH = Pathway(stones=(A, B, C), steps=(Step(source="a", target="c"),))


def clashes(mine: Pathway, theirs: Pathway, base: Pathway = PATH) -> tuple[Clash, ...]:
    """What is found when my change of `base` is put into theirs."""
    with pytest.raises(Clashes) as error:
        apply(compare(base, mine), theirs)
    return error.value.found


def undone(act, since) -> Pathway:
    """The pathway after somebody's act, what others did since, and the undo of the act."""
    after = act(PATH)
    return apply(compare(PATH, after).reverse, since(after))


# --- For any pathways -------------------------------------------------------------------------------------


@given(pathways(), pathways())
def test_the_difference_applied_to_the_first_gives_the_second(one, other):
    assert same(apply(compare(one, other), one), other)


@given(pathways(), pathways())
def test_there_is_a_difference_exactly_where_two_are_not_the_same(one, other):
    assert bool(compare(one, other)) != same(one, other)


@given(histories())
def test_undo_step_by_step_restores_exactly(history):
    pathway = history[-1]
    for before, after in reversed(list(pairwise(history))):
        pathway = apply(compare(before, after).reverse, pathway)
        assert same(pathway, before)


@given(histories())
def test_undo_of_the_whole_at_once_restores_exactly(history):
    assert same(apply(compare(history[0], history[-1]).reverse, history[-1]), history[0])


@given(histories())
def test_what_was_can_be_found_from_what_is_and_the_differences(history):
    differences = [compare(before, after) for before, after in pairwise(history)]
    for number, then in enumerate(history):
        assert same(rewound(history[-1], differences[number:]), then)


@given(histories())
def test_what_is_applied_twice_changes_nothing_more(history):
    difference = compare(history[0], history[-1])
    assert same(apply(difference, apply(difference, history[0])), history[-1])


@given(st.data(), pathways())
def test_two_at_once_are_put_together_or_told_that_they_clash_and_never_break_the_pathway(data, base):
    mine, theirs = data.draw(histories(base, 3))[-1], data.draw(histories(base, 3))[-1]
    together = attempt(compare(base, mine), theirs)
    assert together is None or is_valid(together)


@given(st.data(), pathways())
def test_two_at_once_come_to_the_same_whoever_is_first(data, base):
    """Apart from what both said to one list, such as who it is for, and from places: there the last word counts."""
    one, other = data.draw(edited(base)), data.draw(edited(base))
    first, second = compare(base, one), compare(base, other)
    results = [attempt(second, one), attempt(first, other)]
    if None in results:
        assert results == [None, None]
    else:
        assert plain(results[0]) == plain(results[1])


def attempt(difference, pathway) -> Pathway | None:
    try:
        return apply(difference, pathway)
    except Clashes:
        return None


def plain(pathway: Pathway) -> tuple:
    stones = {key: replace(each, order=0, **_as_sets(each)) for key, each in pathway.by_key.items()}
    return stones, pathway.by_ends


def _as_sets(stone: Stone) -> dict:
    many = ("for_whom", "benefits", "indicators")
    return {name: tuple(sorted(getattr(stone, name), key=str)) for name in many}


@given(st.data(), pathways(), st.sampled_from(["words", "more"]), st.text(), st.text())
def test_one_field_that_both_change_is_always_found(data, base, name, mine, theirs):
    if not base.stones:
        return
    stone = data.draw(st.sampled_from(base.stones))
    if len({mine, theirs, getattr(stone, name)}) == 3:
        changed = [edits.change(base, stone.key, **{name: words}) for words in (mine, theirs)]
        assert clashes(*changed, base=base) == (Clash(thing=stone.key, field=name),)


# --- Two people, by example -------------------------------------------------------------------------------


def test_different_fields_of_one_stone_go_together():
    mine, theirs = edits.change(PATH, "a", words="Warm"), edits.change(PATH, "a", more="All three")
    assert apply(compare(PATH, mine), theirs).by_key["a"] == replace(A, words="Warm", more="All three")


def test_who_it_is_for_is_put_together_name_by_name():
    base = edits.change(PATH, "a", for_whom=("lived", "carer"))
    mine = edits.change(base, "a", for_whom=("lived", "carer", "policy"))
    theirs = edits.change(base, "a", for_whom=("carer", "community"))
    assert apply(compare(base, mine), theirs).by_key["a"].for_whom == ("carer", "policy", "community")


ONE, TWO = (Indicator(key=key, way=Way.COUNT, words=key) for key in ("one", "two"))


def test_two_people_may_each_add_a_way_to_know():
    mine, theirs = edits.change(PATH, "a", indicators=(ONE,)), edits.change(PATH, "a", indicators=(TWO,))
    assert apply(compare(PATH, mine), theirs).by_key["a"].indicators == (ONE, TWO)


@pytest.mark.parametrize("theirs", [(), (replace(ONE, words="theirs"),)])
def test_one_way_to_know_that_both_change_is_a_clash(theirs):
    base = edits.change(PATH, "a", indicators=(ONE,))
    mine = edits.change(base, "a", indicators=(replace(ONE, words="mine"),))
    found = clashes(mine, edits.change(base, "a", indicators=theirs), base)
    assert found == (Clash(thing="a", field="indicators"),)


def test_a_stone_that_one_takes_off_and_the_other_changes_is_a_clash_both_ways():
    gone, changed = edits.remove(PATH, "b"), edits.change(PATH, "b", words="Staff hear")
    assert clashes(gone, changed) == clashes(changed, gone) == (Clash(thing="b"),)


def test_a_stone_that_one_takes_off_while_the_other_adds_a_step_to_it_is_a_clash_both_ways():
    gone, linked = edits.remove(PATH, "b"), edits.link(PATH, "b", "c")
    assert clashes(gone, linked) == clashes(linked, gone) == (Clash(thing=("b", "c")),)


def test_a_stone_that_both_take_off_is_gone():
    gone = edits.remove(PATH, "a")
    assert same(apply(compare(PATH, gone), gone), gone)


def test_a_stone_that_was_only_moved_can_still_be_taken_off():
    moved = edits.move(PATH, "a", up=False)
    assert "a" not in apply(compare(PATH, edits.remove(PATH, "a")), moved).by_key


def test_two_steps_that_make_a_loop_together_are_a_clash():
    mine, theirs = edits.link(PATH, "a", "b"), edits.link(PATH, "b", "a")
    assert clashes(mine, theirs) == (Clash(thing=("a", "b")),)


def test_a_level_that_does_not_fit_with_a_new_step_is_a_clash():
    mine, theirs = edits.change(PATH, "b", kind=Kind.IMPACT), edits.link(PATH, "b", "c")
    assert clashes(mine, theirs) == (Clash(thing=("b", "c")),)


def test_what_one_supposes_about_a_step_that_the_other_took_away_is_a_clash():
    mine = PATH.setting_step(Step(source="a", target="c", assumption="It is warm"))
    assert clashes(mine, edits.unlink(PATH, "a", "c")) == (Clash(thing=("a", "c")),)


# --- Undo, after others have gone on ----------------------------------------------------------------------


def test_a_stone_comes_back_with_its_steps_although_others_moved():
    back = undone(lambda path: edits.remove(path, "a"), lambda path: edits.move_to(path, "b", 0))
    assert back.by_key["a"] == A
    assert ("a", "c") in back.by_ends


def test_a_step_whose_other_end_is_gone_does_not_come_back():
    with pytest.raises(Clashes):
        undone(lambda path: edits.remove(path, "a"), lambda path: edits.remove(path, "c"))


def test_a_level_is_taken_back_after_a_neighbour_moved():
    back = undone(lambda path: edits.change(path, "b", kind=Kind.LONG), lambda path: edits.move_to(path, "c", 1))
    assert (back.by_key["b"].kind, back.by_key["b"].order) == (Kind.SHORT, 1)
    assert [stone.key for stone in back.on(Kind.SHORT)] == ["a", "b"]


def test_a_level_is_taken_back_also_when_the_stone_itself_was_moved_there():
    back = undone(lambda path: edits.change(path, "b", kind=Kind.LONG), lambda path: edits.move_to(path, "b", 0))
    assert [stone.key for stone in back.on(Kind.SHORT)] == ["a", "b"]


def test_a_level_is_not_taken_back_where_a_new_step_would_not_fit():
    with pytest.raises(Clashes) as error:
        undone(lambda path: edits.change(path, "b", kind=Kind.LONG), lambda path: edits.link(path, "c", "b"))
    assert error.value.found == (Clash(thing=("c", "b")),)


def test_a_place_is_not_taken_back_on_another_level():
    """Its number would mean another place there."""
    path = edits.add(PATH, replace(C, key="d"))
    moved = edits.move_to(path, "b", 0)
    elsewhere = edits.change(moved, "b", kind=Kind.LONG)
    back = apply(compare(path, moved).reverse, elsewhere)
    assert [stone.key for stone in back.on(Kind.LONG)] == ["c", "d", "b"]


def test_undo_of_a_merge_brings_both_stones_back_with_what_was_said_since_in_the_way():
    back = undone(lambda path: edits.merge(path, "a", "b", "Both"), lambda path: edits.change(path, "c", words="New"))
    assert (back.by_key["a"], back.by_key["b"], back.by_key["c"].words) == (A, B, "New")
    with pytest.raises(Clashes):
        undone(lambda path: edits.merge(path, "a", "b", "Both"), lambda path: edits.change(path, "a", words="New"))


# --- Undo and redo of one person --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("log", "done", "undone"),
    [
        ([], [], []),
        ([(1, "edit", 0), (2, "edit", 0)], [1, 2], []),
        ([(1, "edit", 0), (2, "undo", 1)], [], [1]),
        ([(1, "edit", 0), (2, "undo", 1), (3, "redo", 1)], [1], []),
        ([(1, "edit", 0), (2, "edit", 0), (3, "undo", 2), (4, "undo", 1)], [], [2, 1]),
        ([(1, "edit", 0), (2, "undo", 1), (3, "edit", 0)], [3], []),  # who edits anew has nothing left to redo
        ([(1, "edit", 0), (2, "undo", 1), (3, "edit", 0), (4, "redo", 1)], [3], []),  # so this did not happen
        ([(9, "undo", 1), (10, "edit", 0)], [10], []),  # about an act too long ago to be remembered
    ],
)
def test_what_undo_and_redo_are_about(log, done, undone):
    assert stacks(log) == (done, undone)


@given(st.lists(st.sampled_from(["edit", "undo", "redo"])))
def test_undo_and_redo_behave_as_in_an_editor(wishes):
    log, past, future = [], [], []
    for number, wish in enumerate(wishes, 1):
        if wish == "edit":
            past, future = [*past, number], []
            log.append((number, wish, 0))
        elif source := past if wish == "undo" else future:
            about = source.pop()
            (future if wish == "undo" else past).append(about)
            log.append((number, wish, about))
        assert stacks(log) == (past, future)
