"""The page that says who has not been heard."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from steppingstones.actions.consent import take_back
from steppingstones.methods.meetings import Need
from steppingstones.models import Giver, Member
from steppingstones.queries.meeting_words import NEEDS
from steppingstones.queries.silence import silence

from ..world import link, make_member, make_stone, make_voice

PAGE = "/p/the-garden/understand/silence/"


@pytest.fixture
def ada(world, as_member):
    return as_member(world.ada)


def sentences(told) -> list[str]:
    return [" ".join(filter(None, (each.about, each.sentence))) for each in told]


def speak(member: Member, words: str = "More shade"):
    giver = Giver.objects.create(project=member.project, member=member)
    return make_voice(member.project, words, giver=giver)


def test_each_side_that_is_missing_is_named_with_what_to_do(world, ada):
    speak(world.ada)
    found = sentences(silence(world.project).sides)
    assert found == [
        "Carer: nobody is in the group, and nobody has been heard.",
        "Community: nobody is in the group, and nobody has been heard.",
        "Professional: 1 person is in the group, and has not been heard.",
        "Commissioner: 1 person is in the group, and has not been heard.",
    ]
    page = ada.get(PAGE).text
    assert all(sentence in page for sentence in found)
    assert "Invite somebody" in page


def test_a_side_of_which_few_were_heard_is_named(world):
    for number in range(4):
        make_member(world.project, f"Cara{number}", side="carer")
    make_voice(world.project, side="carer")
    assert "Carer: only 1 person has been heard." in sentences(silence(world.project).sides)


def test_what_was_taken_back_or_may_not_be_read_does_not_count(world):
    take_back(speak(world.ada))
    make_voice(world.project, side="carer", uses=())
    assert len(silence(world.project).sides) == 5
    assert silence(world.project).people == 0


def test_needs_are_told_only_of_three_or_more_members(world):
    for number, needs in enumerate((["breaks", "captions"], ["breaks", "captions"], ["breaks"])):
        member = make_member(world.project, f"Mo{number}", needs=needs)
    told = sentences(silence(world.project).needs)
    assert told[0] == "People who wrote down what they need: 0 of 3 have been heard."
    assert told[1].startswith(str(NEEDS[Need.BREAKS].tick))
    assert len(told) == 2, "Two people need captions, and everybody would know who they are."
    speak(member)
    assert any("1 of 3 have been heard" in one for one in sentences(silence(world.project).needs))
    speak(world.project.members.get(name="Mo0"))
    assert silence(world.project).needs == []


def test_ways_in_that_brought_nothing_are_named(world):
    for _ in range(12):
        make_voice(world.project)
    found = sentences(silence(world.project).ways)
    assert "No voice came in this way: Wall." in found
    assert found[0].startswith("100 of 100 voices came in one way: Logbook.")


def test_stones_of_which_hardly_anybody_spoke_are_named(world, ada):
    alone, heard = make_stone(world.project, "Nobody is alone"), make_stone(world.project, "People are heard")
    make_stone(world.project, "What we do", kind="activity")
    for side in ("lived", "carer", "community"):
        link(make_voice(world.project, side=side), heard)
    assert sentences(silence(world.project).stones) == ["Nobody is alone Nobody has said anything about it."]
    giver = Giver.objects.create(project=world.project)
    for words in ("One", "The same person again"):
        link(make_voice(world.project, words, giver=giver), alone)
    assert sentences(silence(world.project).stones) == ["Nobody is alone Only 1 person has said anything about it."]
    assert f"/understand/stone/{alone.ref}/" in ada.get(PAGE).text


def test_nothing_of_another_project_counts_or_shows(world, ada):
    link(make_voice(world.elsewhere, side="carer"), make_stone(world.elsewhere, "Theirs"))
    assert "Theirs" not in ada.get(PAGE).text
    assert silence(world.project).people == 0


def test_the_page_asks_the_same_for_few_and_for_many(world, ada):
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            ada.get(PAGE)
        return len(asked)

    link(speak(world.ada), make_stone(world.project))
    ada.get(PAGE)
    first = queries()
    for number in range(3):
        link(speak(make_member(world.project, f"Mo{number}", needs=["breaks"])), make_stone(world.project))
    assert queries() == first <= 25
