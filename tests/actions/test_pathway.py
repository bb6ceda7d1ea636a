"""Changing the pathway: what is kept, what is refused, and the line of history."""

import pytest

from steppingstones.actions import pathway as actions
from steppingstones.actions.pathway import (
    add_stone,
    change_stone,
    choose_steps,
    move_stone,
    place_stone,
    remove_stone,
    restore_stone,
)
from steppingstones.methods.pathway import is_valid
from steppingstones.models import Event, Stone
from steppingstones.queries.pathway import pathway_of
from tests.world import make_stone


def history(world) -> list[str]:
    return list(Event.objects.filter(project=world.project, noun="stone").order_by("id").values_list("verb", flat=True))


def order(world) -> list[str]:
    return [stone.words for stone in world.project.stones.standing().in_order()]


def steps(world) -> set[tuple[str, str]]:
    """The steps of the standing pathway, by the words at their ends."""
    path = pathway_of(world.project)
    assert is_valid(path)
    return {(path.by_key[step.source].words, path.by_key[step.target].words) for step in path.steps}


@pytest.fixture
def stones(world):
    """An activity, a short-term and a long-term outcome, and an impact, all on the project track."""
    return {kind: make_stone(world.project, kind, kind=kind) for kind in ("activity", "short", "long", "impact")}


def test_a_new_stone_comes_last_and_may_have_its_steps_at_once(world, stones):
    new = add_stone(
        world.project, by=world.ada, kind="short", track="project", words="Staff listen", leads_to=[stones["long"].ref]
    )
    assert new.order > stones["short"].order
    assert steps(world) == {("Staff listen", "long")}
    assert history(world) == ["added"]


def test_the_issue_is_on_both_tracks_whatever_was_said(world):
    assert add_stone(world.project, by=world.ada, kind="issue", track="project", words="No place").track == "both"


@pytest.mark.parametrize(
    ("source", "target", "error"),
    [
        ("long", "short", actions.StepBackwards),
        ("short", "short", actions.StepToItself),
        ("impact", "impact", actions.StepToItself),
        ("impact", "long", actions.StepFromImpact),
    ],
)
def test_a_step_that_may_not_be_is_refused_by_name_and_in_words(world, stones, source, target, error):
    with pytest.raises(error) as refusal:
        choose_steps(stones[source], by=world.ada, leads_to=[stones[target].ref])
    assert source in str(refusal.value)
    assert steps(world) == set()


def test_a_step_at_the_issue_to_nothing_or_to_another_project_is_refused(world, stones):
    issue = add_stone(world.project, by=world.ada, kind="issue", track="both", words="No place")
    elsewhere = make_stone(world.elsewhere, kind="long")
    with pytest.raises(actions.StepAtIssue):
        choose_steps(stones["short"], by=world.ada, leads_to=[issue.ref])
    for ref in ("nothing", elsewhere.ref):
        with pytest.raises(actions.StepToNothing):
            choose_steps(stones["short"], by=world.ada, leads_to=[ref])


def test_a_loop_is_refused_and_nothing_of_the_choice_is_kept(world, stones):
    other = make_stone(world.project, "other", kind="short")
    choose_steps(stones["short"], by=world.ada, leads_to=[other.ref])
    with pytest.raises(actions.StepInLoop):
        choose_steps(other, by=world.ada, leads_to=[stones["long"].ref, stones["short"].ref])
    assert steps(world) == {("short", "other")}


def test_choosing_steps_again_replaces_them(world, stones):
    choose_steps(stones["short"], by=world.ada, leads_to=[stones["long"].ref, stones["impact"].ref])
    choose_steps(stones["short"], by=world.ada, leads_to=[stones["impact"].ref, stones["impact"].ref])
    assert steps(world) == {("short", "impact")}
    assert history(world) == ["linked", "linked"]


def test_words_track_and_level_can_change(world, stones):
    changed = change_stone(stones["short"], by=world.ada, words="Sooner", kind="activity", track="coproduction")
    changed.refresh_from_db()
    assert (changed.words, changed.kind, changed.track) == ("Sooner", "activity", "coproduction")
    assert history(world) == ["changed"]


def test_a_level_that_turns_a_step_round_is_refused_with_both_names(world, stones):
    choose_steps(stones["short"], by=world.ada, leads_to=[stones["long"].ref])
    with pytest.raises(actions.LevelDoesNotFit, match=r"short.*long"):
        change_stone(stones["short"], by=world.ada, kind="impact")
    assert Stone.objects.get(pk=stones["short"].pk).kind == "short"


def test_stones_move_up_and_down_among_their_own(world):
    a, b, c = (make_stone(world.project, words) for words in "abc")
    elsewhere = make_stone(world.project, "x", track="coproduction")
    move_stone(c, by=world.ada, up=True)
    assert [words for words in order(world) if words != "x"] == ["a", "c", "b"]
    move_stone(a, by=world.ada, up=True)  # already the first
    place_stone(b, by=world.ada, place=0)
    assert [words for words in order(world) if words != "x"] == ["b", "a", "c"]
    elsewhere.refresh_from_db()
    assert elsewhere.order == 0
    assert history(world) == ["moved", "moved"]


def test_a_removed_stone_comes_back_where_it_was_with_its_steps(world, stones):
    choose_steps(stones["activity"], by=world.ada, leads_to=[stones["short"].ref])
    choose_steps(stones["short"], by=world.ada, leads_to=[stones["long"].ref])
    before = steps(world)
    remove_stone(stones["short"], by=world.ada)
    assert steps(world) == set()
    restore_stone(stones["short"], by=world.ada)
    assert steps(world) == before
    assert history(world)[-2:] == ["removed", "brought back"]


def test_a_step_that_no_longer_fits_does_not_come_back(world, stones):
    choose_steps(stones["activity"], by=world.ada, leads_to=[stones["short"].ref])
    choose_steps(stones["short"], by=world.ada, leads_to=[stones["long"].ref])
    remove_stone(stones["short"], by=world.ada)
    change_stone(stones["long"], by=world.ada, kind="activity")
    restore_stone(stones["short"], by=world.ada)
    assert steps(world) == {("activity", "short")}


def test_a_loop_does_not_come_back(world):
    a, b, c = (make_stone(world.project, words) for words in "abc")
    choose_steps(a, by=world.ada, leads_to=[b.ref])
    choose_steps(b, by=world.ada, leads_to=[c.ref])
    remove_stone(b, by=world.ada)
    choose_steps(c, by=world.ada, leads_to=[a.ref])
    restore_stone(b, by=world.ada)
    assert ("c", "a") in steps(world)
    assert len(steps(world)) == 2


def test_choosing_steps_leaves_those_to_a_removed_stone_for_its_return(world, stones):
    choose_steps(stones["short"], by=world.ada, leads_to=[stones["long"].ref])
    remove_stone(stones["long"], by=world.ada)
    choose_steps(stones["short"], by=world.ada, leads_to=[stones["impact"].ref])
    restore_stone(stones["long"], by=world.ada)
    assert steps(world) == {("short", "long"), ("short", "impact")}


@pytest.mark.parametrize(
    "act",
    [
        lambda stone, by: change_stone(stone, by=by, words="New"),
        lambda stone, by: move_stone(stone, by=by, up=True),
        lambda stone, by: choose_steps(stone, by=by, leads_to=[]),
        lambda stone, by: remove_stone(stone, by=by),
    ],
)
def test_a_stone_that_somebody_took_off_meanwhile_cannot_be_changed(world, act):
    stone = make_stone(world.project)
    remove_stone(Stone.objects.get(pk=stone.pk), by=world.ben)
    with pytest.raises(actions.StoneGone):
        act(stone, world.ada)


def test_percent_signs_in_a_stone_do_not_break_its_refusal(world):
    stone = make_stone(world.project, "100% %(x)s happy %s")
    with pytest.raises(actions.StepToItself, match=r"100% %\(x\)s happy"):
        choose_steps(stone, by=world.ada, leads_to=[stone.ref])
