"""What the group looks for: what each expects before looking, what was there, and how sure one may be."""

from datetime import timedelta

import pytest
from django.utils import timezone

from steppingstones.models import EvidenceTest, Expectation
from steppingstones.queries.looked_for import CHANCES, all_looked_for, how_sure_of, key_of, tell
from tests.queries.test_standing_of_claims import make_story

from .test_stories import at
from .test_without import ROOM, make_said, queries, text_of


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


@pytest.fixture
def story(world):
    return make_story(make_said(world.project))


def make_test(story, what="The date is in the minutes", **changes):
    return EvidenceTest.objects.create(project=story.project, story=story, what=what, origin=what, **changes)


def expect(test, member, so="very", so_not="hardly", **changes):
    ends = [*CHANCES[so][1:], *CHANCES[so_not][1:]]
    said = dict(zip(("so_low", "so_high", "not_low", "not_high"), ends, strict=True))
    return Expectation.objects.create(project=test.project, test=test, member=member, **said, **changes)


def page_of(test) -> str:
    return f"{ROOM}look-for/{test.ref}/"


def sure(story):
    return how_sure_of(all_looked_for(story))


def test_ada_says_what_to_look_for_expects_and_looks(ada, story):
    answer = ada.post(f"{ROOM}stories/{story.ref}/look-for/", {"what": "The minutes of June", "origin": "The folder"})
    test = EvidenceTest.objects.get()
    assert answer.url == page_of(test)
    told = text_of(ada.post(f"{page_of(test)}expect/", {"so": "surely", "so_not": "hardly"}, follow=True))
    assert "AdaAlmost surelyHardly" in told
    assert "speaks against it if missing" in told
    look = {"result": "missing", "found_words": "The folder is empty"}
    told = text_of(ada.post(f"{page_of(test)}look/", look, follow=True))
    assert "Looked, and not found The folder is empty" in told
    assert "Not more confident than not." in told


def test_words_are_chosen_and_stored_as_ranges(ada, story, world):
    test = make_test(story)
    ada.post(f"{page_of(test)}expect/", {"so": "very", "so_not": "unknown"})
    row = Expectation.objects.get()
    assert (row.so_low, row.so_high, row.not_low, row.not_high) == (80, 95, 5, 95)
    for wrong in ({}, {"so": "very"}, {"so": "very", "so_not": "perhaps"}):
        assert ada.post(f"{page_of(test)}expect/", wrong).status_code == 422


@pytest.mark.parametrize("key", CHANCES)
def test_each_range_has_its_words_and_is_never_a_point(key):
    _words, low, high = CHANCES[key]
    assert key_of(low, high) == key
    assert 0 < low < high < 100


def test_what_others_expect_is_hidden_until_one_has_said_it_oneself(ada, story, world):
    test = make_test(story)
    expect(test, world.ben)
    told = text_of(ada.get(page_of(test)))
    assert "1 person has said what they expect. You see it when you have said it yourself." in told
    assert "speaks for it if found" not in text_of(ada.get(at(story.stone)))
    ada.post(f"{page_of(test)}expect/", {"so": "hardly", "so_not": "hardly"})
    assert "You see this very differently. Talk about it before you look." in text_of(ada.get(page_of(test)))


def test_what_is_expected_after_looking_says_so(ada, story, world):
    test = make_test(story, result="found", looked_at=timezone.now() - timedelta(days=1))
    ada.post(f"{page_of(test)}expect/", {"so": "surely", "so_not": "surely-not"})
    assert "said after looking" in text_of(ada.get(page_of(test)))
    assert "Some of it was judged after looking. What one has seen, one would have expected." in sure(story).cautions


def test_the_widest_range_counts_so_that_no_view_is_lost(story, world):
    test = make_test(story, result="found")
    expect(test, world.ada, "surely", "surely-not")
    alone = sure(story)
    expect(test, world.ben, "rather", "rather")
    assert (alone.ends, sure(story).ends) == ("from about 90 to about 99 in 100", "from about 25 to about 99 in 100")


def test_two_finds_from_one_place_count_once(story, world):
    for what in ("One sentence", "Another sentence"):
        test = make_test(story, what, result="found")
        EvidenceTest.objects.filter(pk=test.pk).update(origin=f"the  Minutes {what[:0]}")
        expect(test, world.ada)
    found = sure(story)
    assert found.left_out == ("Another sentence",)


def test_what_nobody_expected_counts_nothing(story):
    make_test(story, result="found")
    found = sure(story)
    assert (found.words, found.ends) == (
        "No evidence was looked for that could have spoken against it.",
        "",
    )


def test_a_range_is_told_no_narrower_than_it_is(story, world):
    expect(make_test(story, result="found"), world.ada, "unknown", "unknown")
    assert sure(story).ends == "from about 1 to about 99 in 100"


def test_it_is_changed_taken_away_and_comes_back(ada, story):
    test = make_test(story)
    ada.post(f"{page_of(test)}edit/", {"what": "The letter of May", "origin": "The post"})
    assert "The letter of May" in text_of(ada.get(at(story.stone)))
    ada.post(f"{page_of(test)}remove/")
    assert ada.get(page_of(test)).status_code == 410
    assert "The letter of May" in text_of(ada.post(f"{page_of(test)}edit/", {"what": "x"}))
    ada.post(f"{page_of(test)}restore/")
    assert ada.get(page_of(test)).status_code == 200


def test_two_who_look_at_once_are_told_of_each_other(ada, story):
    test = make_test(story)
    seen = ada.get(page_of(test)).context["look"].seen
    EvidenceTest.objects.update(result="found", found_words="On page three")
    answer = ada.post(f"{page_of(test)}look/", {"result": "missing", "found_words": "Nothing", "seen": seen})
    assert answer.status_code == 422
    assert "On page three" in text_of(answer)


def test_rae_sees_and_has_nothing_to_fill_in(as_member, story, world):
    test = make_test(story)
    expect(test, world.ada)
    rae = as_member(world.rae)
    assert "This is what I expect" not in text_of(rae.get(page_of(test)))
    assert rae.post(f"{page_of(test)}look/", {"result": "found"}).status_code == 403
    assert as_member(world.cy).get(page_of(test)).status_code == 404


def test_three_take_as_many_queries_as_one(ada, story, world):
    expect(make_test(story), world.ada)
    ada.get(at(story.stone))
    one = queries(ada, at(story.stone))
    for what in ("A letter", "A number"):
        expect(make_test(story, what), world.ben)
    assert queries(ada, at(story.stone)) == one < 50


def test_a_reader_who_cannot_judge_is_not_kept_from_seeing(story, world):
    test = make_test(story)
    expect(test, world.ada)
    assert not tell(test, world.rae).is_hidden
