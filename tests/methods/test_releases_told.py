"""Numbers of people in versions one after the other, told by our own rule: who knows the rule finds no few people.

All that can have happened is tried. Two stories that are told in the same words cannot be told apart: whoever reads
them knows a number only if it is the same in all of these stories.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from itertools import pairwise, product

from steppingstones.methods.releases import as_told
from steppingstones.methods.suppression_sides import How, how

Story = tuple[dict[str, int], ...]  # how many people of each side there were, at one time after the other


def told(story: Story) -> Hashable:
    """What all versions say, each held against those before it."""
    shown: list[dict[str, int]] = []
    for sides in story:
        shown.append(dict(as_told(sides, [each for each in shown if sum(each.values())])))
    return tuple(_words(each) for each in shown)


def _words(sides: dict[str, int]) -> Hashable:
    number = sum(sides.values())
    total = "few" if 0 < number < 5 else str(number)
    named = {side: count for side, count in sides.items() if count}
    return total, {How.NUMBERS: repr(named), How.NAMES: " ".join(named)}.get(how(sides), "")


def found(stories: Iterable[Story]) -> list:
    """Small numbers, and small moves, that are the same in all stories that are told alike."""
    alike: dict[Hashable, list[Story]] = defaultdict(list)
    for story in stories:
        alike[told(story)].append(story)
    return [(each, small) for each in alike.values() if (small := _small(each))]


def _small(stories: list[Story]) -> list[int]:
    rows = zip(*(_numbers(story) for story in stories), strict=True)
    return [row[0] for row in rows if 0 < row[0] < 5 and len(set(row)) == 1]


def _numbers(story: Story) -> list[int]:
    counts = [[sum(sides.values()), *sides.values()] for sides in story]
    return [*(number for each in counts for number in each), *(_moves(counts))]


def _moves(counts: list[list[int]]) -> list[int]:
    return [abs(new - old) for then, now in pairwise(counts) for old, new in zip(then, now, strict=True)]


def test_of_three_versions_of_one_number_nobody_finds_a_few():
    stories = [tuple({"lived": number} for number in three) for three in product(range(16), repeat=3)]

    assert found(stories) == []


def test_of_two_versions_of_two_sides_nobody_finds_a_few():
    both = [{"lived": lived, "carer": carer} for lived, carer in product(range(17), repeat=2) if lived + carer < 17]

    assert found(product(both, repeat=2)) == []
