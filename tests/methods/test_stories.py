"""Stories of most significant change: counts, the trail of choices, and panels that choose alike or do not."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from steppingstones.methods.agreement import Refusal
from steppingstones.methods.stories import Story, stories, trail

PANELS = ["lived", "staff"]
TOLD = [
    Story(what="a job", domain="work", by="lived", chosen={"lived": "first wage", "staff": "it lasts"}),
    Story(what="a friend", domain="company", by="lived", chosen={"lived": "trust"}),
    Story(what="a choir", domain="company", by="staff", chosen={"staff": ""}),
    Story(what="no bus", domain="company", by="lived", is_negative=True),
    Story(what="a garden", domain="place", by="staff"),
]


def test_stories_are_counted_by_field_and_by_who_told_them():
    found = stories(TOLD, PANELS)

    assert found.domains == {"work": {"lived": 1}, "company": {"lived": 2, "staff": 1}, "place": {"staff": 1}}
    assert (found.number, found.negative, found.negative_share) == (5, 1, 0.2)


def test_panels_agree_on_what_both_chose_and_what_neither_did():
    found = stories(TOLD, PANELS)

    # Of 10 choices 4 are yes: alike in 3 of 5; by chance 2 * 4 * 6 / (10 * 9) differ, so alpha is 1 - 0.4 / 0.5333.
    assert (found.agreement.all_agree, found.agreement.units, round(found.agreement.alpha, 6)) == (3, 5, 0.25)
    assert (found.both, found.only_one) == (("a job",), ("a friend", "a choir"))


def test_with_one_panel_or_few_stories_there_is_no_agreement():
    assert stories(TOLD, ["lived"]).agreement is None
    assert stories(TOLD[:4], PANELS).agreement.refusal == Refusal.TOO_FEW
    assert (stories([], PANELS).agreement, stories([], PANELS).negative_share) == (None, None)


def test_choices_without_a_reason_are_named():
    assert [each.what for each in stories(TOLD, PANELS).without_reason] == ["a choir"]


def test_the_trail_shows_a_change_in_any_step_before():
    marks = [each.mark for each in trail(TOLD, PANELS)]
    changed = [replace(TOLD[0], chosen={**TOLD[0].chosen, "lived": "something else"}), *TOLD[1:]]

    assert [each.panel for each in trail(TOLD, PANELS)] == ["lived", "lived", "staff", "staff"]
    assert all(one != other for one, other in zip(marks, [each.mark for each in trail(changed, PANELS)], strict=True))
    assert marks == [each.mark for each in trail(TOLD, PANELS)]


@given(st.permutations(TOLD))
def test_the_order_of_stories_changes_no_count(mixed):
    one, other = stories(mixed, PANELS), stories(TOLD, PANELS)

    assert (one.domains, one.negative, one.agreement) == (other.domains, other.negative, other.agreement)
    assert set(one.both) | set(one.only_one) == set(other.both) | set(other.only_one)
