"""How far a claim may go, counted from real records."""

import pytest

from steppingstones.actions.consent import take_back
from steppingstones.methods.contribution import Lack, Rung
from steppingstones.models import ContributionStory, OtherExplanation, Step, Stone, StoryPiece
from steppingstones.queries.standing_of_claims import rung_of, standings_of
from tests.world import link, make_change, make_decision, make_stone, make_voice


@pytest.fixture
def stone(world):
    return make_stone(world.project)


@pytest.fixture
def done(stone):
    return link(make_change(make_decision(stone.project)), stone)


def make_story(stone, **changes):
    words = {"question": "Did we do it?", "words": "We asked, and it opened"}
    return ContributionStory.objects.create(project=stone.project, stone=stone, **{**words, **changes})


def make_other(story, verdict="out", **changes):
    of = {"project": story.project, "story": story, "verdict": verdict}
    return OtherExplanation.objects.create(**of, words="The bus came", **changes)


def make_piece(story, stance="for", other=None, source="The council", **changes):
    told = {"words": "They counted", "source": source, "is_apart": True, "stance": stance, "other": other}
    return StoryPiece.objects.create(project=story.project, story=story, **{**told, **changes})


def test_where_nothing_is_done_nothing_may_be_claimed(stone):
    link(make_voice(stone.project), stone)
    found = rung_of(stone)
    assert found.rung is None
    assert found.sentence == "Nothing is written down as done yet."
    assert len(found.lacks) == 1


def test_a_change_that_leads_to_it_is_what_we_did(stone, done):
    found = rung_of(stone)
    assert (found.rung, found.lacking) == (Rung.WE_DID, [Lack.VOICES])


def test_what_was_done_on_the_way_to_it_counts_as_done(world, stone):
    doing = make_stone(world.project, "Paint the rooms", kind=Stone.Kind.ACTIVITY)
    Step.objects.create(project=world.project, source=doing, target=stone)
    link(make_change(make_decision(world.project)), doing)
    assert rung_of(stone).rung == Rung.WE_DID


def test_a_voice_lifts_it_until_it_is_taken_back(stone, done):
    voice = make_voice(stone.project)
    link(voice, stone)
    assert rung_of(stone).rung == Rung.PEOPLE_SAY
    take_back(voice)
    assert rung_of(stone).rung == Rung.WE_DID


def test_a_voice_against_it_lifts_nothing_and_is_told(stone, done):
    link(make_voice(stone.project), stone, stance="against")
    found = rung_of(stone)
    assert (found.rung, found.against) == (Rung.WE_DID, 1)


def test_a_removed_change_is_nothing_done(stone, done):
    done.change.decision.delete()
    assert rung_of(stone).rung is None


def test_other_explanations_and_sources_apart_are_counted(stone, done):
    story = make_story(stone)
    ruled_out = make_other(story)
    make_other(story, "open")
    make_piece(story)
    make_piece(story, source="the  Council")
    make_piece(story, "against", ruled_out, source="The timetable")
    make_piece(story, "against", source="A neighbour")
    known = rung_of(stone).known
    assert (known.rivals, known.open_rivals, known.independent) == (1, 1, 2)


def test_a_removed_story_and_what_hung_on_a_removed_explanation_count_nothing(stone, done):
    story = make_story(stone, removed_at="2026-03-04T12:00Z")
    make_other(story)
    make_piece(story)
    again = make_story(stone)
    make_piece(again, "against", make_other(again, removed_at="2026-03-04T12:00Z"))
    known = rung_of(stone).known
    assert (known.rivals, known.independent) == (0, 0)


def test_what_is_no_outcome_has_no_claim(world):
    assert rung_of(make_stone(world.project, kind=Stone.Kind.IMPACT)) is None


def test_a_cause_is_claimed_only_as_far_as_the_way_to_it_holds(world, stone, done):
    later = make_stone(world.project, "People stay", kind=Stone.Kind.LONG)
    Step.objects.create(project=world.project, source=stone, target=later)
    found = standings_of(world.project)[later.ref]
    assert (found.way, [each.words for each in found.held_by]) == (Rung.WE_DID, [stone.words, later.words])
