"""Acts on a pathway: whatever a group does, in whatever order, what comes out is a pathway."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppingstones.methods import pathway_edits as edits
from steppingstones.methods.pathway import Kind, Pathway, Refusal, Step, Stone, Track, is_valid

from .pathways import edited, histories, pathways


def short(key: str, **more) -> Stone:
    return Stone(key=key, **{"kind": Kind.SHORT, "track": Track.PROJECT, "words": key, "order": ord(key[0])} | more)


def joined(*steps: str, **more) -> Pathway:
    """`joined("ab", "bc")`: short-term outcomes a, b and c, and the steps between them."""
    keys = sorted(set("".join(steps)))
    return Pathway(
        stones=tuple(short(key) for key in keys), steps=tuple(Step(source=s[0], target=s[1], **more) for s in steps)
    )


def ends(pathway: Pathway) -> set[str]:
    return {"".join(step.ends) for step in pathway.steps}


@given(histories())
def test_any_acts_keep_the_pathway_valid(history):
    for pathway in history:
        assert is_valid(pathway)
        assert max(Counter(stone.key for stone in pathway.stones).values(), default=1) == 1
        assert all((stone.kind == Kind.ISSUE) == (stone.track == Track.BOTH) for stone in pathway.stones)
        assert all(stone.order >= 0 for stone in pathway.stones)


@given(st.data(), pathways())
def test_an_act_leaves_the_pathway_that_it_was_given_as_it_is(data, pathway):
    before = (tuple(pathway.stones), tuple(pathway.steps))
    data.draw(edited(pathway))
    assert (pathway.stones, pathway.steps) == before


# --- Places -----------------------------------------------------------------------------------------------


@given(pathways(), st.sampled_from("abcdef"), st.integers(-2, 9))
def test_a_stone_comes_to_its_place_and_the_others_keep_their_order(pathway, key, place):
    if key not in pathway.by_key:
        return
    stone = pathway.by_key[key]
    before = [each.key for each in pathway.on(stone.kind, stone.track)]
    after = [each.key for each in edits.move_to(pathway, key, place).on(stone.kind, stone.track)]
    assert after.index(key) == min(max(place, 0), len(before) - 1)
    assert [each for each in after if each != key] == [each for each in before if each != key]


def test_new_words_leave_a_stone_in_its_place_also_beside_others_with_the_same_number():
    pathway = Pathway(stones=tuple(short(key, order=0) for key in "abc"))
    assert [stone.key for stone in edits.change(pathway, "a", words="New").on(Kind.SHORT)] == ["a", "b", "c"]


def test_a_new_stone_may_have_a_place():
    pathway = edits.add(joined("ab"), short("c"), place=0)
    assert [stone.key for stone in pathway.on(Kind.SHORT)] == ["c", "a", "b"]


def test_a_stone_that_is_there_is_not_added_again():
    with pytest.raises(ValueError, match="a is there"):
        edits.add(joined("ab"), short("a", kind=Kind.IMPACT))


def test_an_issue_that_becomes_something_else_is_on_a_track():
    issue = Stone(key="q", kind=Kind.ISSUE, track=Track.BOTH, words="No place")
    changed = edits.change(Pathway(stones=(issue,)), "q", kind=Kind.ACTIVITY).by_key["q"]
    assert changed.track == Track.PROJECT
    assert edits.change(Pathway(stones=(changed,)), "q", kind=Kind.ISSUE).by_key["q"].track == Track.BOTH


def test_a_level_that_turns_a_step_round_is_refused():
    with pytest.raises(edits.Misfit) as error:
        edits.change(joined("ab"), "a", kind=Kind.LONG)
    assert (error.value.key, error.value.other) == ("a", "b")


# --- Split and merge --------------------------------------------------------------------------------------


def test_both_halves_of_a_split_keep_the_steps_and_what_was_said_about_them():
    pathway = edits.split(joined("ab", "bc", assumption="It is warm"), "b", "x", "One", "Two")
    assert ends(pathway) == {"ab", "bc", "ax", "xc"}
    assert {step.assumption for step in pathway.steps} == {"It is warm"}
    assert [stone.key for stone in pathway.on(Kind.SHORT)] == ["a", "b", "x", "c"]


@given(histories())
def test_a_split_that_is_merged_again_is_what_it_was(history):
    pathway = history[-1]
    for stone in pathway.stones:
        apart = edits.split(pathway, stone.key, "new", stone.words, stone.words)
        again = edits.merge(apart, stone.key, "new", stone.words)
        assert again.by_ends == pathway.by_ends
        assert _said(again) == _said(pathway)


def _said(pathway: Pathway) -> dict[str, tuple]:
    return {each.key: (each.words, each.more, each.for_whom, each.indicators) for each in pathway.stones}


def test_a_merge_takes_the_steps_of_both_and_drops_the_one_between():
    assert ends(edits.merge(joined("ab", "bc", "xb"), "a", "b", "Both")) == {"ac", "xa"}


def test_a_merge_loses_nothing_of_what_was_said_about_two_steps_that_become_one():
    first = joined("ac", "bc").setting_step(Step(source="a", target="c", assumption="It is warm", sure=60))
    second = first.setting_step(Step(source="b", target="c", assumption="It is light", because="We saw it", sure=20))
    step = edits.merge(second, "a", "b", "Both").by_ends["a", "c"]
    assert (step.assumption, step.because, step.sure) == ("It is warm\n\nIt is light", "We saw it", 20)


def test_a_merge_round_a_stone_between_would_make_a_loop():
    with pytest.raises(edits.Refused) as error:
        edits.merge(joined("ab", "bc"), "a", "c", "Both")
    assert error.value.refusal == Refusal.LOOP


@pytest.mark.parametrize("other", [short("b", kind=Kind.LONG), short("b", track=Track.CO_PRODUCTION), short("a")])
def test_only_two_stones_of_one_place_become_one(other):
    with pytest.raises(edits.Unlike):
        edits.merge(Pathway(stones=(short("a"), *((other,) if other.key == "b" else ()))), "a", other.key, "Both")


# --- Steps ------------------------------------------------------------------------------------------------


def test_steps_that_stay_keep_what_was_said_about_them():
    pathway = edits.choose_targets(joined("ab", assumption="It is warm"), "a", ["b"])
    assert pathway.by_ends["a", "b"].assumption == "It is warm"


def test_one_step_that_may_not_be_refuses_them_all():
    with pytest.raises(edits.Refused):
        edits.choose_targets(joined("ab", "bc"), "b", ["c", "a"])


def test_nothing_comes_before_the_issue():
    issue = Stone(key="q", kind=Kind.ISSUE, track=Track.BOTH, words="No place")
    with pytest.raises(edits.Refused):
        edits.add_before(Pathway(stones=(issue,)), "q", "n", "New")
