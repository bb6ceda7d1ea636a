"""A story on paper and in Easy Read: it may leave the group, so it names nobody."""

import pytest

from steppingstones.actions.consent import take_back
from steppingstones.actions.stories import agree
from steppingstones.models import Consent, StoryPiece
from steppingstones.queries.story_paper import paper_of
from tests.queries.test_standing_of_claims import make_other, make_piece, make_story
from tests.world import link, make_voice

from .test_comparisons import TYPED
from .test_looked_for import expect, make_test
from .test_stories import at
from .test_without import make_said, text_of

Use = Consent.Use
PUBLIC = (Use.GROUP, Use.QUOTE, Use.PUBLIC)


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


@pytest.fixture
def story(world):
    story = make_story(make_said(world.project))
    make_piece(story, other=make_other(story, why="No bus goes"), stance="against")
    expect(make_test(story, result="missing"), world.ada)
    return story


def say(story, words, uses=PUBLIC):
    voice = make_voice(story.project, words, uses=uses)
    StoryPiece.objects.create(project=story.project, story=story, voice=voice, stance="for")
    return voice


def words_of(story) -> str:
    return str(paper_of(story).blocks)


def test_the_story_is_a_pdf_and_has_an_easy_read_version(ada, story):
    for name in ("story.pdf", "easy-read.pdf"):
        answer = ada.get(f"{at(story.stone)}{name}")
        assert (answer["Content-Type"], answer["Cache-Control"]) == ("application/pdf", "private, no-store")
    told = text_of(ada.get(at(story.stone, "easy-read")))
    for words in ("People say that it helped.", "We also thought about other reasons.", "were not there"):
        assert words in told


def test_only_those_are_quoted_who_agreed_to_be_quoted_outside(story):
    say(story, "I come each week", uses=(Use.GROUP, Use.QUOTE))
    voice = say(story, "I sleep better")
    assert "I come each week" not in words_of(story)
    assert "I sleep better" in words_of(story)
    take_back(voice)
    assert "I sleep better" not in words_of(story)


def test_nobody_is_named_and_nobody_is_counted(ada, story, world):
    agree(story, by=world.ada)
    link(make_voice(world.project), story.stone, stance="against")
    ada.post(at(story.stone, "compare"), TYPED)
    told = words_of(story)
    assert "Ada" not in told
    assert "Some people speak against it." in told
    assert "agree that this is told rightly: " in told
    assert "People who co-produced got better" in told
    assert "'5 to 9 people', '1.0', '5.5'" in told


def test_without_a_story_there_is_nothing_to_print(ada, world, as_member, story):
    other = make_said(world.project, "There is a garden")
    assert ada.get(f"{at(other)}story.pdf").status_code == 404
    assert as_member(world.cy).get(f"{at(story.stone)}story.pdf").status_code == 404
    assert as_member(world.rae).get(at(story.stone, "easy-read")).status_code == 200
