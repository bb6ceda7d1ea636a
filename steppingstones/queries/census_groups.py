"""Groups as somebody typed them in a spreadsheet, beside the people of an area as the census counted them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..formats import census
from ..formats.takers import Taking
from .who_asked import READY, area, areas_named, census_topics


class NoSuchGroup(ValueError):
    """Which groups the census does not have, and which it has."""


def the_area(words: str) -> census.Area | list[census.Area]:
    """The one area with this code or name, or all in whose name the words are."""
    if found := area(words.strip().upper()):
        return found
    named = areas_named(words)
    alike = [each for each in named if _plain(each.name) == _plain(words)]
    return alike[0] if alike else named[0] if len(named) == 1 else named


@dataclass(frozen=True, kw_only=True)
class _Level:
    """A topic of the census, in its few groups or in all: what those are called, and their people."""

    words: Mapping[str, str]
    people: Mapping[str, int]


def beside_area(taking: Taking, code: str) -> Taking:
    """The same people by the groups of the census, in the topic that has them all, beside all who live there."""
    levels = list(_levels(code))
    for level in levels:
        if all(_plain(group) in level.words for group in taking.counts):
            counts: Counter[str] = Counter()
            for group, people in taking.counts.items():
                counts[level.words[_plain(group)]] += people
            return Taking(counts=counts, reference=level.people, not_said=taking.not_said)
    nearest = max(levels, key=lambda level: sum(_plain(group) in level.words for group in taking.counts))
    unknown = ", ".join(f"“{group}”" for group in taking.counts if _plain(group) not in nearest.words)
    known = ", ".join(nearest.people)
    raise NoSuchGroup(f"The census does not have {unknown}. Nearest to these groups, it has: {known}.")


def _levels(code: str) -> Iterator[_Level]:
    for topic in census_topics(code):
        ours = next((ready for ready in READY if ready.census == topic.name), None)
        also = {_plain(str(words)): name for words, name in ours.groups} if ours else {}
        for level in (topic.broad, topic):
            words = {word: name for word, name in also.items() if name in level.groups}
            words |= {_plain(name): name for name in level.groups}
            yield _Level(words=words, people=level.groups)


def _plain(words: str) -> str:
    return " ".join(words.casefold().replace("-", " ").split())
