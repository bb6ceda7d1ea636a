"""The story that the example tells: each part of the page has something true to show."""

from steppingstones.queries.groups_compared import comparisons_told
from steppingstones.queries.looked_for import all_looked_for, how_sure_of
from steppingstones.queries.standing_of_claims import rung_of
from steppingstones.queries.stories import story_told


def test_the_story_of_trust_has_all_that_belongs_to_one(the_lantern):
    story = the_lantern.contributionstorys.get()
    told = story_told(story, the_lantern.members.first())
    assert told.in_words == "2 other explanations: 1 was not it, 1 had a part."
    assert (len(told.pieces), [len(each.pieces) for each in told.others]) == (4, [1, 1])
    assert told.nobody_of == []
    known = rung_of(story.stone).known
    assert (known.rivals, known.open_rivals, known.independent, known.is_compared) == (2, 0, 1, False)


def test_what_was_not_found_keeps_the_range_wide(the_lantern):
    story = the_lantern.contributionstorys.get()
    sure = how_sure_of(all_looked_for(story))
    assert (sure.words, sure.cautions) == ("from “more confident than not” to “practically certain”", [])


def test_people_who_chose_their_group_show_no_cause(the_lantern):
    (told,) = comparisons_told(the_lantern.groupcomparisons.all())
    assert told.sentence == "This does not show that co-production was the cause."
    assert [group.people for group in told.groups] == [8, 7]
