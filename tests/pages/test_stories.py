"""The story of an outcome: how doing it together led to it, what else could explain it, and who agrees."""

import pytest

from steppingstones.actions.consent import take_back
from steppingstones.actions.pathway_history import merge_stones, undo
from steppingstones.actions.stories import MOST
from steppingstones.models import ContributionStory, Event, OtherExplanation, Step, Stone, StoryPiece
from tests.awkward import STRINGS
from tests.queries.test_standing_of_claims import make_other, make_piece, make_story
from tests.world import link, make_change, make_decision, make_stone, make_voice

from .test_without import ROOM, make_said, queries, text_of

TYPED = {"question": "Did we do it?", "words": "We asked, and it opened", "risks": ""}


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


@pytest.fixture
def stone(world):
    return make_said(world.project)


def at(stone, *more) -> str:
    return "/".join([ROOM.rstrip("/"), stone.ref, *more, ""])


def test_ada_tells_the_story_and_changes_it(ada, stone):
    assert "Did doing it together help with this: People feel at home" in ada.get(at(stone, "story")).content.decode()
    ada.post(at(stone, "story"), TYPED)
    told = text_of(ada.post(at(stone, "story"), {**TYPED, "words": "We asked twice"}, follow=True))
    assert "We asked twice" in told
    assert "Begun by Ada" in told
    assert list(Event.objects.order_by("pk").values_list("verb", flat=True)) == ["wrote down", "changed"]


def test_a_story_needs_its_question_and_loses_nothing(ada, stone):
    answer = ada.post(at(stone, "story"), {**TYPED, "question": " "})
    assert answer.status_code == 422
    assert "Write the question." in text_of(answer)
    assert "We asked, and it opened" in answer.content.decode()


def test_who_changed_it_meanwhile_is_told(ada, stone):
    ada.post(at(stone, "story"), TYPED)
    seen = ada.get(at(stone, "story")).context["form"].seen
    ContributionStory.objects.update(words="Ben was faster")
    answer = ada.post(at(stone, "story"), {**TYPED, "words": "Mine", "seen": seen})
    assert answer.status_code == 422
    assert "Ben was faster" in text_of(answer)


def test_a_removed_story_comes_back_unless_there_is_another(ada, stone):
    story = make_story(stone)
    removed = ada.post(f"{ROOM}stories/{story.ref}/remove/", follow=True)
    assert "“Did we do it?” is removed." in text_of(removed)
    make_story(stone, question="Was it us?")
    refused = text_of(ada.post(f"{ROOM}stories/{story.ref}/restore/", follow=True))
    assert "There is a story of this outcome already." in refused
    ContributionStory.objects.exclude(pk=story.pk).delete()
    assert "Did we do it?" in text_of(ada.post(f"{ROOM}stories/{story.ref}/restore/", follow=True))


def test_an_explanation_that_was_looked_into_says_how_anybody_knows(ada, stone):
    story, typed = make_story(stone), {"words": "The bus came", "verdict": "out", "why": ""}
    refused = ada.post(f"{ROOM}stories/{story.ref}/others/", typed)
    assert "Write how you know." in text_of(refused)
    told = ada.post(f"{ROOM}stories/{story.ref}/others/", {**typed, "why": "No bus on Saturdays"}, follow=True)
    assert "1 other explanation: 1 was not it." in text_of(told)


def test_an_open_explanation_keeps_the_claim_down(ada, stone):
    make_other(make_story(stone), "open")
    told = text_of(ada.get(at(stone)))
    assert "1 not looked into yet" in told


def test_an_explanation_is_changed_and_taken_away_and_comes_back(ada, stone):
    other = make_other(make_story(stone), "open")
    page = f"{ROOM}others/{other.ref}/"
    ada.post(f"{page}edit/", {"words": "A new bus", "verdict": "part", "why": "It brings some"})
    assert "A new bus" in text_of(ada.get(at(stone)))
    assert "0 other" not in text_of(ada.post(f"{page}remove/", follow=True))
    typed = ada.post(f"{page}edit/", {"words": "Mine", "verdict": "open"})
    assert (typed.status_code, "Mine" in text_of(typed)) == (410, True)
    ada.post(f"{page}restore/")
    assert OtherExplanation.objects.standing().count() == 1


def test_what_speaks_for_it_is_a_record_or_own_words(ada, stone):
    story, voice = make_story(stone), make_voice(stone.project, "I come each week")
    page = f"{ROOM}stories/{story.ref}/pieces/"
    ada.post(page, {"stance": "for", "record": f"voice-{voice.ref}"})
    own = {"stance": "against", "words": "Numbers fell", "source": "The council", "is_apart": "on"}
    told = text_of(ada.post(page, own, follow=True))
    for words in ("I come each week", "A voice: Lived experience", "Numbers fell", "Apart from the group"):
        assert words in told
    for wrong in ({}, {"words": "x"}, {**own, "record": f"voice-{voice.ref}"}, {"record": "voice-nothing23456"}):
        assert ada.post(page, {"stance": "for", **wrong}).status_code == 422
    assert StoryPiece.objects.count() == 2


def test_a_record_of_another_group_cannot_be_chosen(ada, stone, world):
    voice = make_voice(world.elsewhere)
    page = f"{ROOM}stories/{make_story(stone).ref}/pieces/"
    assert ada.post(page, {"stance": "for", "record": f"voice-{voice.ref}"}).status_code == 422


def test_what_was_taken_back_leaves_a_mark_and_no_words(ada, stone):
    voice = make_voice(stone.project, "I come each week")
    StoryPiece.objects.create(project=stone.project, story=make_story(stone), voice=voice, stance="for")
    take_back(voice)
    told = text_of(ada.get(at(stone)))
    assert "Somebody said something here" in told
    assert "I come each week" not in told


def test_a_removed_change_speaks_no_more(ada, stone):
    change = make_change(make_decision(stone.project), "There is a lamp")
    StoryPiece.objects.create(project=stone.project, story=make_story(stone), change=change, stance="for")
    assert "There is a lamp" in text_of(ada.get(at(stone)))
    change.decision.removed_at = change.decision.decided_on.isoformat() + "T12:00Z"
    change.decision.save()
    assert "There is a lamp" not in text_of(ada.get(at(stone)))


def test_own_words_can_be_changed_and_a_record_cannot(ada, stone):
    story = make_story(stone)
    own = make_piece(story)
    typed = {"stance": "against", "words": "They did not count", "source": "The council"}
    ada.post(f"{ROOM}pieces/{own.ref}/edit/", typed)
    own.refresh_from_db()
    assert (own.words, own.stance, own.is_apart) == ("They did not count", "against", False)
    record = StoryPiece.objects.create(
        project=stone.project, story=story, voice=make_voice(stone.project), stance="for"
    )
    assert ada.get(f"{ROOM}pieces/{record.ref}/edit/").status_code == 404


def test_both_sides_are_named_who_agree_and_a_change_ends_it(ada, as_member, world, stone):
    story = make_story(stone)
    ada.post(f"{ROOM}stories/{story.ref}/agree/")
    told = text_of(ada.get(at(stone)))
    assert "Nobody from this side agrees to it yet: Professionals" in told or "yet: Professional" in told
    assert "yet: Lived" not in told
    as_member(world.rae).post(f"{ROOM}stories/{story.ref}/agree/")
    ada.post(at(stone, "story"), {**TYPED, "words": "Another one"})
    assert "before the last change" in text_of(ada.get(at(stone)))
    ada.post(f"{ROOM}stories/{story.ref}/no-more/")
    assert story.agreements.count() == 1


def test_the_weakest_link_of_the_way_is_named(ada, world, stone):
    first = make_stone(world.project, "We meet", kind=Stone.Kind.ACTIVITY)
    middle, later = make_stone(world.project, "We trust"), make_stone(world.project, "They stay", kind=Stone.Kind.LONG)
    for source, target in ((first, stone), (middle, later), (stone, later)):
        Step.objects.create(project=world.project, source=source, target=target)
    link(make_voice(world.project), later)
    link(make_change(make_decision(world.project)), middle)
    told = text_of(ada.get(at(later)))
    assert "We meet leads to→ People feel at home People say that this came of it." in told
    link(make_voice(world.project), middle)


def test_awkward_words_are_kept_as_typed(ada, stone):
    page = f"{ROOM}stories/{make_story(stone).ref}/others/"
    for words in STRINGS[::26]:
        ada.post(page, {"words": f"{words} x", "verdict": "open"})
    kept = OtherExplanation.objects.values_list("words", flat=True)
    assert len(kept) == len(STRINGS[::26])
    assert ada.get(at(stone)).status_code == 200


def test_nul_and_too_long_words_are_refused_and_come_back(ada, stone):
    for words in ("a\0b", "x" * 10_001):
        assert ada.post(at(stone, "story"), {**TYPED, "words": words}).status_code in (400, 422)
    assert not ContributionStory.objects.exists()


def test_a_double_click_names_one_explanation(ada, stone):
    page = f"{ROOM}stories/{make_story(stone).ref}/others/"
    for _click in range(2):
        ada.post(page, {"words": "The bus came", "verdict": "open", "once": "key"})
    assert OtherExplanation.objects.count() == 1


def test_three_pieces_take_as_many_queries_as_one(ada, stone):
    story = make_story(stone)
    make_piece(story, other=make_other(story))
    ada.get(at(stone))
    one = queries(ada, at(stone))
    for _more in range(2):
        make_piece(story, other=make_other(story))
    assert queries(ada, at(stone)) == one < 50


def test_two_stones_made_one_bring_the_story_along_and_undo_takes_it_back(world, stone):
    other = make_said(world.project, "We trust each other")
    story = make_story(other)
    merge_stones(stone, by=world.ben, other=other.ref, words="We trust and feel at home")
    assert ContributionStory.objects.get().stone == stone
    undo(world.project, by=world.ben)
    assert ContributionStory.objects.get().stone == other
    make_story(stone, question="Was it us?")
    merge_stones(stone, by=world.ben, other=other.ref, words="We trust and feel at home")
    story.refresh_from_db()
    assert story.stone == other


def test_the_story_of_what_is_no_outcome_any_more_is_not_found(ada, stone):
    story = make_story(stone)
    Stone.objects.filter(pk=stone.pk).update(kind=Stone.Kind.ACTIVITY)
    for page in (f"{ROOM}stories/{story.ref}/others/", f"{ROOM}others/{make_other(story).ref}/edit/"):
        assert ada.get(page).status_code == 404


def test_a_story_holds_no_more_than_somebody_reads(ada, stone):
    story = make_story(stone)
    for _more in range(MOST[OtherExplanation]):
        make_other(story, "open")
    refused = ada.post(f"{ROOM}stories/{story.ref}/others/", {"words": "One more", "verdict": "open"})
    assert (refused.status_code, "as much as one story can hold" in text_of(refused)) == (422, True)
    assert "One more" in refused.content.decode()


def test_a_full_page_is_not_too_heavy(ada, stone):
    story = make_story(stone, words="x " * 1000)
    for _more in range(MOST[OtherExplanation]):
        make_other(story, why="How we know " * 20)
    for _more in range(MOST[StoryPiece]):
        make_piece(story, source="The council")
    assert len(ada.get(at(stone)).content) < 150_000
