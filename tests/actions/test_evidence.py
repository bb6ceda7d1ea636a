"""Linking what people said to what it shows."""

import pytest
from django.utils import timezone

from steppingstones.actions.consent import take_back
from steppingstones.actions.evidence import (
    EndGone,
    StoneRemoved,
    VoiceGone,
    lead_to,
    link_again,
    link_voices,
    unlink,
)
from steppingstones.models import Event, Evidence
from tests.world import link, make_change, make_decision, make_stone, make_voice


@pytest.fixture
def voice(world):
    return make_voice(world.project)


@pytest.fixture
def stone(world):
    return make_stone(world.project)


def remove(stone):
    stone.removed_at = timezone.now()
    stone.save()


def test_a_voice_supports_a_stone(world, voice, stone):
    link_voices([voice], stone, by=world.ada)
    made = Evidence.objects.get()
    assert (made.voice, made.stone, made.stance, made.linked_by) == (voice, stone, "for", world.ada)


def test_linking_twice_makes_one_link(world, voice, stone):
    link_voices([voice], stone, by=world.ada)
    link_voices([voice], stone, by=world.ben)
    assert Evidence.objects.get().linked_by == world.ada


def test_a_voice_says_one_thing_about_a_stone(world, voice, stone):
    link_voices([voice], stone, by=world.ada)
    link_voices([voice], stone, stance="against", by=world.ben)
    assert Evidence.objects.get().stance == "against"


def test_several_voices_lead_to_a_decision(world):
    voices, decision = [make_voice(world.project) for _ in range(3)], make_decision(world.project)
    link_voices(voices, decision, by=world.ada)
    assert decision.evidence.count() == 3


def test_a_removed_stone_cannot_be_linked(world, voice, stone):
    remove(stone)
    with pytest.raises(StoneRemoved, match="Choose another"):
        link_voices([voice], stone, by=world.ada)
    assert not Evidence.objects.exists()


def test_words_taken_back_cannot_be_linked(world, voice, stone):
    take_back(voice)
    with pytest.raises(VoiceGone):
        link_voices([make_voice(world.project), voice], stone, by=world.ada)
    assert not Evidence.objects.exists()


def test_unlinking_can_be_undone(world, voice, stone):
    gone = unlink(link(voice, stone, "against"), by=world.ada)
    assert not Evidence.objects.exists()
    link_again(world.project, gone, by=world.ada)
    assert Evidence.objects.get().stance == "against"


def test_a_link_to_a_removed_stone_is_not_put_back(world, voice, stone):
    gone = unlink(link(voice, stone), by=world.ada)
    remove(stone)
    with pytest.raises(StoneRemoved):
        link_again(world.project, gone, by=world.ada)


def test_a_link_is_not_put_back_into_another_project(world, voice, stone):
    gone = unlink(link(voice, stone), by=world.ada)
    with pytest.raises(EndGone):
        link_again(world.elsewhere, gone, by=world.cy)


def test_the_history_keeps_references_and_no_words(world, voice, stone):
    link_voices([voice], stone, by=world.ada)
    unlink(Evidence.objects.get(), by=world.ben)
    lines = list(Event.objects.order_by("pk").values_list("member__name", "verb", "noun", "noun_ref"))
    ends = f"{voice.ref} {stone.ref}"
    assert lines == [("Ada", "linked", "link", ends), ("Ben", "unlinked", "link", ends)]


def test_a_change_leads_to_the_chosen_stones_only(world, stone):
    change, other = make_change(make_decision(world.project)), make_stone(world.project, "People sleep well")
    lead_to(change, [stone], by=world.ada)
    lead_to(change, [other], by=world.ada)
    assert [row.stone for row in change.evidence.all()] == [other]


def test_a_change_keeps_its_link_to_a_removed_stone_for_its_return(world, stone):
    change, other = make_change(make_decision(world.project)), make_stone(world.project, "People sleep well")
    lead_to(change, [stone], by=world.ada)
    remove(stone)
    lead_to(change, [other], by=world.ada)
    assert {row.stone for row in change.evidence.all()} == {stone, other}
