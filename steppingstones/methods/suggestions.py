"""Themes that may fit what somebody said, learned from what the group tagged before. Needs scikit-learn.

Words and parts of words are weighed by how rare they are (TF-IDF); for each theme a line is drawn between what is about
it and what is not. Nothing is known beforehand of any language or of any theme.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib.util import find_spec
from typing import Any

PLACES = 3
FEWEST_TAGGED = 20
FEWEST_OF_A_THEME = 3
MOST_LEARNED = 10_000  # the newest; more would take minutes and change little
ABOUT = 0.5  # how much the question weighs beside the words


@dataclass(frozen=True, kw_only=True)
class Said:
    """What somebody said, and what they were asked or what it is about."""

    words: str
    about: str = ""


@dataclass(frozen=True, kw_only=True)
class Tagged:
    """What somebody said, and the keys of its themes."""

    said: Said
    themes: frozenset[str]


class Refusal(StrEnum):
    """Why nothing can be suggested."""

    NOT_INSTALLED = "not-installed"
    TOO_FEW = "too-few"
    ONE_THEME = "one-theme"


def is_installed() -> bool:
    """Whether scikit-learn is on this machine. Nothing else here needs it.

    >>> is_installed() == (find_spec("sklearn") is not None)
    True

    Source: it is an extra of this program, as only groups that want suggestions need so large a package.
    """
    return find_spec("sklearn") is not None


def learnable(tagged: Sequence[Tagged]) -> frozenset[str]:
    """The themes of which there are enough to learn from.

    >>> told = [Tagged(said=Said(words="I sat down"), themes=frozenset({"rest"}))] * 3
    >>> sorted(learnable([*told, Tagged(said=Said(words="Tea"), themes=frozenset({"food"}))]))
    ['rest']

    Source: our own rule; of one or two a line could be drawn, but it would follow those two.
    """
    counts = Counter(theme for each in tagged for theme in each.themes)
    return frozenset(theme for theme, number in counts.items() if number >= FEWEST_OF_A_THEME)


def refusal(tagged: Sequence[Tagged]) -> Refusal | None:
    """Why nothing can be suggested from this; None where something can.

    >>> refusal([]) in {Refusal.TOO_FEW, Refusal.NOT_INSTALLED}
    True

    Source: our own rule; below it, suggestions are hardly better than naming the most common theme.
    """
    if not is_installed():
        return Refusal.NOT_INSTALLED
    if len(tagged) < FEWEST_TAGGED:
        return Refusal.TOO_FEW
    return Refusal.ONE_THEME if len(learnable(tagged)) < 2 else None


def suggest(tagged: Sequence[Tagged], asked: Sequence[Said], *, places: int = PLACES) -> list[tuple[str, ...]]:
    """For each of what is asked, the themes that fit best, the best first. Nothing where nothing can be learned.

    The same tags give the same suggestions.

    >>> suggest([], [Said(words="I sat down")])
    [()]

    Source: text categorisation by linear support vector machines, one for each theme (Joachims, 1998), over words,
    pairs of words and parts of words of two to five letters. bench/ measures it on 5,134 answers of patients.
    """
    if not asked or refusal(tagged):
        return [() for _one in asked]
    names, themes = sorted(learnable(tagged)), learnable(tagged)
    learned = [each for each in tagged if each.themes & themes][:MOST_LEARNED]
    known, new = _weighed([each.said for each in learned], asked)
    scores = [_scores(known, [name in each.themes for each in learned], new, len(asked)) for name in names]
    ranked = []
    for place in range(len(asked)):
        best = sorted(range(len(names)), key=lambda theme: (-scores[theme][place], names[theme]))
        ranked.append(tuple(names[theme] for theme in best[:places]))
    return ranked


def _weighed(known: Sequence[Said], new: Sequence[Said]) -> tuple[Any, Any]:
    """The weights of words, of parts of words, and of what it is about, side by side."""
    from scipy.sparse import hstack
    from sklearn.feature_extraction.text import TfidfVectorizer

    options = {"sublinear_tf": True, "strip_accents": "unicode", "token_pattern": r"(?u)\b\w+\b"}
    parts: dict[str, Any] = {"analyzer": "char_wb", "ngram_range": (2, 5), "min_df": 2, "sublinear_tf": True}
    wanted = [
        (TfidfVectorizer(ngram_range=(1, 2), **options), "words", 1.0),
        (TfidfVectorizer(**parts), "words", 1.0),
        (TfidfVectorizer(**options), "about", ABOUT),
    ]
    sides: tuple[list[Any], list[Any]] = ([], [])
    for weigher, field, weight in wanted:
        texts = [getattr(said, field) for said in known]
        try:
            sides[0].append(weight * weigher.fit_transform(texts))
        except ValueError:  # not one word in all of them
            continue
        sides[1].append(weight * weigher.transform([getattr(said, field) for said in new]))
    return (hstack(sides[0]).tocsr(), hstack(sides[1]).tocsr()) if sides[0] else (None, None)


def _scores(known: Any, is_about: list[bool], new: Any, asked: int) -> list[float]:
    """How far each new text lies on the theme's side of the line. Without a word to go by, the common themes lead."""
    from sklearn.svm import LinearSVC

    if known is None or all(is_about):
        return [sum(is_about) / len(is_about)] * asked
    line = LinearSVC(C=1.0, random_state=0, tol=0.05).fit(known, is_about)
    return [float(score) for score in line.decision_function(new)]
