"""Several people change the pathway at once: every act is kept, or refused in words."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from random import Random
from threading import Barrier

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from steppingstones.actions import pathway as actions
from steppingstones.actions import pathway_history as history
from steppingstones.actions import pathway_together as together
from steppingstones.actions.pathway import PathwayError, add_stone, change_stone, link_stones
from steppingstones.methods.pathway import is_valid
from steppingstones.models import PathwayEdit, Stone
from steppingstones.queries.pathway import pathway_of
from steppingstones.queries.pathway_since import last_number, news_since
from tests.world import make_world


@pytest.fixture
def stones(world):
    return [
        add_stone(world.project, by=world.ben, kind=kind, track="project", words=f"The {kind} one")
        for kind in ("activity", "short", "long")
    ]


def words_of(stone: Stone) -> str:
    return Stone.objects.get(pk=stone.pk).words


# --- Two people, one stone --------------------------------------------------------------------------------


def test_changes_to_different_fields_are_put_together(world, stones):
    seen = last_number(world.project)
    change_stone(stones[1], by=world.ben, kind="long")
    same = {"kind": "short", "track": "project"}  # Ada's page still showed it like this
    together.change_seen(stones[1], by=world.ada, seen=seen, words="Ada's words", **same)
    now = Stone.objects.get(pk=stones[1].pk)
    assert (now.words, now.kind) == ("Ada's words", "long")


def test_the_same_field_is_a_choice_with_both_wordings_and_who_and_when(world, stones):
    seen = last_number(world.project)
    change_stone(stones[1], by=world.ben, words="Ben's words")
    with pytest.raises(together.BothChanged, match="Ben changed this stone") as refusal:
        together.change_seen(stones[1], by=world.ada, seen=seen, words="Ada's words", track="coproduction")
    [fight] = refusal.value.fights
    assert (fight.field, fight.mine, fight.theirs, fight.touch.who) == (
        "words",
        "Ada's words",
        "Ben's words",
        world.ben,
    )
    assert fight.touch.at == PathwayEdit.objects.last().at
    assert refusal.value.mine == {"words": "Ada's words", "track": "coproduction"}
    assert (words_of(stones[1]), Stone.objects.get(pk=stones[1].pk).track) == ("Ben's words", "project")


def test_the_same_change_by_both_is_no_clash(world, stones):
    seen = last_number(world.project)
    change_stone(stones[1], by=world.ben, words="The same")
    together.change_seen(stones[1], by=world.ada, seen=seen, words="The same")
    assert words_of(stones[1]) == "The same"


def test_what_is_made_an_outcome_again_finds_its_track(world, stones):
    change_stone(stones[1], by=world.ben, kind="issue", track="both")
    together.change_seen(stones[1], by=world.ada, seen=last_number(world.project), kind="long")
    assert Stone.objects.get(pk=stones[1].pk).track == "project"


@pytest.mark.parametrize(
    "act",
    [
        lambda stone, **who: together.remove_seen(stone, **who),
        lambda stone, **who: together.split_seen(stone, **who, first="One", second="Two"),
        lambda stone, **who: together.merge_seen(stone, **who, other=stone.ref, words="One"),
    ],
)
def test_a_stone_that_was_just_changed_is_not_taken_away_or_apart(world, stones, act):
    seen = last_number(world.project)
    change_stone(stones[1], by=world.ben, words="Ben's words")
    with pytest.raises(together.ChangedMeanwhile, match=r"Ben .* “Ben's words”"):
        act(stones[1], by=world.ada, seen=seen)


def test_a_stone_that_only_moved_can_be_taken_off(world, stones):
    seen = last_number(world.project)
    add_stone(world.project, by=world.ben, kind="short", track="project", words="Next")
    actions.move_stone(stones[1], by=world.ben, up=False)
    together.remove_seen(stones[1], by=world.ada, seen=seen)
    assert Stone.objects.get(pk=stones[1].pk).removed_at


def test_ticking_steps_leaves_those_that_somebody_else_has_just_added_or_taken(world, stones):
    activity, short, long = stones
    link_stones(activity, by=world.ben, target=short.ref)
    seen = last_number(world.project)
    other = add_stone(world.project, by=world.ben, kind="long", track="project", words="Other")
    link_stones(activity, by=world.ben, target=other.ref)
    actions.unlink_stones(activity, by=world.ben, target=short.ref)
    together.choose_steps_seen(activity, by=world.ada, seen=seen, leads_to=[short.ref, long.ref])
    assert {step.target for step in pathway_of(world.project).steps} == {other.ref, long.ref}


def test_news_says_who_did_what(world, stones):
    seen = last_number(world.project)
    change_stone(stones[1], by=world.ben, words="Ben's words")
    news = news_since(world.project, seen, reader=world.ada)
    assert news.acts == (("Ben", False, "changed “The short one” to “Ben's words”"),)
    assert news_since(world.project, seen, reader=world.ben, own=False) is None
    assert news_since(world.project, news.number, reader=world.ada) is None


# --- At the very same moment ------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_two_who_reword_at_the_same_moment_are_both_heard():
    world = make_world()
    stone = add_stone(world.project, by=world.ben, kind="short", track="project", words="As it was")
    seen, at_once = last_number(world.project), Barrier(2, timeout=20)

    def reword(member) -> str:
        try:
            at_once.wait()
            together.change_seen(stone, by=member, seen=seen, words=f"{member.name}'s words")
            return "kept"
        except together.BothChanged as error:
            return str(error)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        answers = sorted(threads.map(reword, (world.ada, world.ben)), key=len)
    assert answers[0] == "kept"
    assert "changed this stone while you were writing" in answers[1]
    assert PathwayEdit.objects.count() == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("seed", [1, 2])
def test_under_stress_every_act_is_kept_or_refused_in_words(seed):
    world = make_world()
    kinds = ("activity", "short", "long", "impact")
    stones = [
        add_stone(world.project, by=world.ben, kind=kinds[n % 4], track="project", words=f"Stone {n}")
        for n in range(12)
    ]
    before = last_number(world.project)

    def work(member) -> tuple[int, list[str]]:
        random, refusals, kept = Random(f"{seed} {member.name}"), [], 0
        try:
            for number in range(25):
                seen, stone, other = last_number(world.project), random.choice(stones), random.choice(stones)
                try:
                    kept += bool(one_act(random, world, stone, other, member, seen, number))
                except PathwayError as error:
                    refusals.append(str(error))
        finally:
            connection.close()
        return kept, refusals

    with ThreadPoolExecutor(3) as threads:
        done = list(threads.map(work, (world.ada, world.ben, world.rae)))
    assert is_valid(pathway_of(world.project))
    numbers = list(PathwayEdit.objects.values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    assert last_number(world.project) - before >= sum(kept for kept, _refusals in done) > 0
    assert all(words.endswith(".") and "%" not in words for _kept, refusals in done for words in refusals)


def one_act(random, world, stone, other, by, seen, number) -> int:
    """Does one act at random; 1 if it must have left a line in the log."""
    new = f"{by.name} {number}"
    acts = {
        "add": lambda: actions.add_beside(stone, by=by, words=new, before=random.random() < 0.5),
        "reword": lambda: together.change_seen(stone, by=by, seen=seen, words=new),
        "link": lambda: actions.link_stones(stone, by=by, target=other.ref),
        "move": lambda: actions.move_stone(stone, by=by, up=random.random() < 0.5),
        "split": lambda: together.split_seen(stone, by=by, seen=seen, first=f"{new} a", second=f"{new} b"),
        "merge": lambda: together.merge_seen(stone, by=by, seen=seen, other=other.ref, words=new),
        "remove": lambda: together.remove_seen(stone, by=by, seen=seen),
        "undo": lambda: history.undo(world.project, by=by),
        "redo": lambda: history.redo(world.project, by=by),
    }
    name = random.choice(list(acts))
    acts[name]()
    return name not in ("link", "move")


# --- Undoing everything -----------------------------------------------------------------------------------

ACTS = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 99), st.integers(0, 99)), min_size=1, max_size=12)


@pytest.mark.django_db
class UndoingEverything(TestCase):
    @given(ACTS)
    @settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
    def test_any_sequence_keeps_the_pathway_valid_and_undoing_all_restores_it(self, acts):
        world = make_world()
        for kind in ("activity", "short", "long"):
            add_stone(world.project, by=world.ben, kind=kind, track="project", words=kind)
        start = pathway_of(world.project)
        for number, (which, one, two) in enumerate(acts):
            standing = list(world.project.stones.standing().order_by("id"))
            if not standing:
                break
            stone, other = standing[one % len(standing)], standing[two % len(standing)]
            with suppress(PathwayError):
                one_act(Random(f"{which}{number}"), world, stone, other, world.ada, 10**6, number)
            assert is_valid(pathway_of(world.project))
        while history.on_offer(world.project, world.ada)[0]:
            history.undo(world.project, by=world.ada)
        end = pathway_of(world.project)
        assert end.in_order == start.in_order
        assert set(end.steps) == set(start.steps)
