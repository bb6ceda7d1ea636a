"""Texts that are alike, because they share words that few others have; and which words those are."""

import math
import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass

SHORTEST = 4  # letters; shorter words are mostly those that hold a sentence together
MOST_LOOKED_UP = 16
RAREST = 8
IN_TOO_MANY = 0.2  # a word in more than every fifth text says little
MOST_ALIKE = 5


@dataclass(frozen=True, kw_only=True)
class Alike:
    """Another text, by its number, with the words that both have, the rarest first."""

    number: int
    words: tuple[str, ...]


def telling(text: str) -> tuple[str, ...]:
    """The words of a text by which others like it may be found: long ones first, as they are mostly rarer.

    >>> telling("We would like a bench, and another bench in the shade")
    ('another', 'bench', 'shade', 'would', 'like')

    Source: Zipf, The Psycho-Biology of Language (1935): the more often a word is used, the shorter it is.
    """
    words = (unicodedata.normalize("NFC", word) for word in re.findall(r"[^\W\d_]+", text.casefold()))
    long = {word for word in words if len(word) >= SHORTEST}
    return tuple(sorted(long, key=lambda word: (-len(word), word))[:MOST_LOOKED_UP])


def weights(texts_with: Mapping[str, int], texts: int) -> dict[str, float]:
    """How much it says that two texts share a word, for the rarest of these words. Words of one text alone say nothing.

    >>> weights({"bench": 2, "would": 90, "wheelchair": 1}, 100)
    {'bench': 3.912023005428146}

    Source: inverse document frequency; Spärck Jones, A statistical interpretation of term specificity (1972).
    """
    most = max(2, IN_TOO_MANY * texts)
    rare = sorted((number, word) for word, number in texts_with.items() if 2 <= number <= most)[:RAREST]
    return {word: math.log(texts / number) if number < texts else 0.1 for number, word in rare}


def alike(having: Mapping[str, Collection[int]], weight: Mapping[str, float]) -> tuple[Alike, ...]:
    """The texts that share the most, counted by what each word says. `having`: the texts with each word.

    >>> alike({"bench": [4, 7], "shade": [7]}, {"bench": 3.0, "shade": 4.0})
    (Alike(number=7, words=('shade', 'bench')), Alike(number=4, words=('bench',)))

    Source: Salton and Buckley, Term-weighting approaches in automatic text retrieval (1988), with each word once.
    """
    shared: dict[int, list[str]] = {}
    for word in sorted(having, key=lambda word: (-weight[word], word)):
        for number in set(having[word]):
            shared.setdefault(number, []).append(word)
    sums = {number: sum(weight[word] for word in words) for number, words in shared.items()}
    best = sorted(shared, key=lambda number: (-sums[number], -number))[:MOST_ALIKE]
    return tuple(Alike(number=number, words=tuple(shared[number])) for number in best)
