"""Bringing a version back: one act, with everything that hung on the stones, and undone as one."""

import pytest

from steppingstones.actions import pathway as actions
from steppingstones.actions.pathway_history import merge_stones, redo, undo
from steppingstones.actions.versions import bring_back, name_version, say_why
from steppingstones.models import Event, Evidence, PathwayEdit
from steppingstones.queries.pathway import pathway_of
from steppingstones.queries.pathway_log import pathway_after
from tests.world import link, make_voice


@pytest.fixture
def stones(world):
    more = {"by": world.ada, "kind": "short", "track": "project"}
    return [actions.add_stone(world.project, words=words, **more) for words in ("one", "two", "three")]


def plain(pathway):
    return pathway.by_key, pathway.by_ends


def test_everything_is_as_it_was_and_undo_takes_it_back_as_one(world, stones):
    one, two, three = stones
    actions.choose_steps(one, by=world.ada, leads_to=[two.ref])
    then, version = pathway_of(world.project), name_version(world.project, by=world.ada, name="Spring")
    actions.remove_stone(two, by=world.ben)
    actions.change_stone(one, by=world.ben, words="other", kind="long")
    actions.move_stone(three, by=world.ben, up=True)
    before = pathway_of(world.project)
    edit = bring_back(version, by=world.ada, why="It was right")
    assert plain(pathway_of(world.project)) == plain(then)
    assert (edit.why, edit.number) == ("It was right", PathwayEdit.objects.count())
    undo(world.project, by=world.ada)
    assert plain(pathway_of(world.project)) == plain(before)
    redo(world.project, by=world.ada)
    assert plain(pathway_of(world.project)) == plain(then)


def test_evidence_goes_back_with_the_stone_that_was_made_part_of_another(world, stones):
    one, two, three = stones
    voice = link(make_voice(world.project), two)
    version = name_version(world.project, by=world.ada, name="Spring")
    merge_stones(one, by=world.ada, other=two.ref, words="one and two")
    merge_stones(three, by=world.ada, other=one.ref, words="all")
    assert Evidence.objects.get().stone == three
    bring_back(version, by=world.ben)
    assert Evidence.objects.get(pk=voice.pk).stone == two
    undo(world.project, by=world.ben)
    assert Evidence.objects.get(pk=voice.pk).stone == three
    redo(world.project, by=world.ben)
    assert Evidence.objects.get(pk=voice.pk).stone == two


def test_evidence_stays_where_it_is_when_the_merge_was_undone(world, stones):
    one, two, _three = stones
    link(make_voice(world.project), two)
    version = name_version(world.project, by=world.ada, name="Spring")
    merge_stones(one, by=world.ada, other=two.ref, words="one and two")
    undo(world.project, by=world.ada)
    actions.change_stone(one, by=world.ada, words="other")
    assert bring_back(version, by=world.ada).carried == []
    assert Evidence.objects.get().stone == two


def test_any_pathway_that_has_been_is_found_again(world, stones):
    seen = {PathwayEdit.objects.count(): pathway_of(world.project)}
    one, two, _three = stones
    for act in (
        lambda: actions.choose_steps(one, by=world.ada, leads_to=[two.ref]),
        lambda: merge_stones(one, by=world.ada, other=two.ref, words="both"),
        lambda: name_version(world.project, by=world.ada, name="Spring"),
        lambda: undo(world.project, by=world.ada),
        lambda: actions.remove_stone(two, by=world.ben),
    ):
        act()
        seen[PathwayEdit.objects.count()] = pathway_of(world.project)
    for number, pathway in seen.items():
        assert plain(pathway_after(world.project, number)) == plain(pathway)
    assert not pathway_after(world.project, 0).stones


def test_acts_leave_their_line_of_history(world, stones):
    version = name_version(world.project, by=world.ada, name="Spring")
    say_why(PathwayEdit.objects.get(number=1), by=world.ada, why="So")
    actions.remove_stone(stones[0], by=world.ada)
    bring_back(version, by=world.ada)
    verbs = list(Event.objects.order_by("pk").values_list("verb", flat=True))
    assert verbs[-4:] == ["named", "gave the reason for", "removed", "brought back"]
