"""Writing down decisions and changes."""

import pytest

from steppingstones.actions.consent import take_back
from steppingstones.actions.decisions import (
    NothingDecided,
    NotOfThisGroup,
    write_down,
    write_down_change,
)
from steppingstones.actions.evidence import DecisionRemoved, VoiceGone, link_voices
from steppingstones.actions.removals import put_back, remove
from steppingstones.methods.thread import came_of
from steppingstones.models import Change, Decision, Event, Evidence, Option
from steppingstones.queries.project import facts_of
from steppingstones.queries.thread import thread_of, voice_node
from tests.world import link, make_change, make_decision, make_stone, make_voice


def new(project, **changes):
    return Decision(project=project, **{"question": "Which table?", "decided": "The round one", **changes})


def test_a_decision_is_written_down_with_everything(world):
    voice = make_voice(world.project)
    kept = write_down(
        new(world.project), options=["Round", "Square"], present=[world.ada, world.ben], voices=[voice], by=world.ben
    )
    assert [option.words for option in kept.options.all()] == ["Round", "Square"]
    assert set(kept.present.all()) == {world.ada, world.ben}
    assert kept.evidence.get().voice == voice


def test_what_is_decided_must_be_said(world):
    with pytest.raises(NothingDecided, match="Open"):
        write_down(new(world.project, decided=""), options=[], present=[], by=world.ada)


def test_what_is_open_need_not_be_decided(world):
    kept = write_down(new(world.project, decided="", status="open"), options=[], present=[], by=world.ada)
    assert kept.pk


def test_only_members_of_the_group_were_there(world):
    with pytest.raises(NotOfThisGroup):
        write_down(new(world.project), options=[], present=[world.cy], by=world.ada)


def test_nothing_is_kept_when_a_voice_was_taken_back(world):
    voice = make_voice(world.project)
    take_back(voice)
    with pytest.raises(VoiceGone):
        write_down(new(world.project), options=["Round"], present=[], voices=[voice], by=world.ada)
    assert not Decision.objects.exists()
    assert not Option.objects.exists()


def test_options_change_their_order_and_keep_their_rows(world):
    decision = write_down(new(world.project), options=["Round", "Square"], present=[], by=world.ada)
    rows = {option.words: option.pk for option in decision.options.all()}
    write_down(decision, options=["Oval", "Square"], present=[], by=world.ada)
    found = list(decision.options.values_list("words", "pk"))
    assert [words for words, _ in found] == ["Oval", "Square"]
    assert found[1][1] == rows["Square"]


def test_who_was_there_can_be_put_right(world):
    decision = write_down(new(world.project), options=[], present=[world.ada, world.rae], by=world.ada)
    write_down(decision, options=[], present=[world.ben, world.rae], by=world.ada)
    assert set(decision.present.all()) == {world.ben, world.rae}


def test_a_change_is_written_down_with_its_stones(world):
    decision, stone = make_decision(world.project), make_stone(world.project)
    change = Change(project=world.project, decision=decision, words="There is a round table")
    write_down_change(change, stones=[stone], by=world.ada)
    assert decision.changes.get().evidence.get().stone == stone


def test_the_history_tells_who_wrote_what_down(world):
    decision = write_down(new(world.project), options=[], present=[], by=world.ada)
    write_down(decision, options=[], present=[], by=world.ben)
    change = Change(project=world.project, decision=decision, words="There is a round table")
    write_down_change(change, stones=[], by=world.ada)
    lines = list(Event.objects.order_by("pk").values_list("member__name", "verb", "noun_ref"))
    assert lines == [
        ("Ada", "wrote down", decision.ref),
        ("Ben", "changed", decision.ref),
        ("Ada", "wrote down", change.ref),
    ]


# --- Removing, and putting back ---------------------------------------------------------------------------


@pytest.fixture
def woven(world):
    """A voice that led to a decision, to a change, to a stone."""
    voice, decision, stone = make_voice(world.project), make_decision(world.project), make_stone(world.project)
    change = make_change(decision)
    link(voice, decision), link(change, stone)
    return voice, decision, change


def came(project, voice):
    return {node.stage for node in came_of(thread_of(project), voice_node(voice))}


def test_a_removed_decision_takes_its_changes_out_of_the_thread(world, woven):
    voice, decision, change = woven
    assert came(world.project, voice) == {"decision", "change", "short"}
    remove(decision, by=world.ada)
    assert came(world.project, voice) == set()
    facts = facts_of(world.project)
    assert (facts.decisions, facts.changes, facts.voices_unlinked) == (0, 0, 1)
    assert not Change.objects.standing().filter(pk=change.pk)


def test_a_removed_change_leaves_its_decision(world, woven):
    voice, _decision, change = woven
    remove(change, by=world.ada)
    assert came(world.project, voice) == {"decision"}
    facts = facts_of(world.project)
    assert (facts.decisions, facts.changes, facts.decisions_without_change) == (1, 0, 1)


def test_what_was_removed_comes_back_with_its_links(world, woven):
    voice, decision, change = woven
    for row in (change, decision):
        remove(row, by=world.ada)
    for row in (decision, change):
        put_back(row, by=world.ben)
    assert came(world.project, voice) == {"decision", "change", "short"}
    assert Evidence.objects.standing().count() == 2
    verbs = list(Event.objects.order_by("pk").values_list("verb", flat=True))
    assert verbs == ["removed", "removed", "brought back", "brought back"]


def test_removing_twice_is_removing_once(world, woven):
    _voice, decision, _change = woven
    remove(decision, by=world.ada)
    remove(decision, by=world.ada)
    assert Event.objects.count() == 1


def test_no_voice_is_linked_to_a_removed_decision(world, woven):
    _voice, decision, _change = woven
    remove(decision, by=world.ada)
    with pytest.raises(DecisionRemoved):
        link_voices([make_voice(world.project)], decision, by=world.ada)
