"""How well rows about people hide each person, where what is known about somebody could lead to their row.

Rows about people never leave the group. This is for the one who works out the numbers for it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, kw_only=True)
class Anonymity:
    """`alike` people at least look the same (k), and at least `answers` are among them (l).

    `distance` is how far the answers of those who look the same lie from everybody's, at most (t): from 0, where
    knowing how somebody looks tells nothing about the answer, to 1.
    """

    alike: int
    answers: int
    distance: Fraction


def anonymity(rows: Sequence[Mapping[str, str]], looks: Sequence[str], answer: str) -> Anonymity | None:
    """How well `answer` is hidden from whoever knows `looks` about a person. None if there are no rows.

    >>> rows = [{"age": "old", "ill": "yes"}, {"age": "old", "ill": "no"}, {"age": "young", "ill": "no"}]
    >>> anonymity(rows, ["age"], "ill")
    Anonymity(alike=1, answers=1, distance=Fraction(1, 3))

    Source: k: Sweeney (2002), International Journal of Uncertainty, Fuzziness and Knowledge-Based Systems 10(5),
    557-570. l: Machanavajjhala and others (2007), l-diversity, ACM TKDD 1(1). t, for names: Li, Li and
    Venkatasubramanian (2007), t-closeness, ICDE, 106-115.
    """
    if not rows:
        return None
    classes: dict[tuple[str, ...], Counter[str]] = {}
    for row in rows:
        classes.setdefault(tuple(row[look] for look in looks), Counter())[row[answer]] += 1
    everybody = Counter(row[answer] for row in rows)
    return Anonymity(
        alike=min(answers.total() for answers in classes.values()),
        answers=min(len(answers) for answers in classes.values()),
        distance=max(_distance(answers, everybody) for answers in classes.values()),
    )


def _distance(some: Counter[str], everybody: Counter[str]) -> Fraction:
    apart = (Fraction(some[each], some.total()) - Fraction(everybody[each], everybody.total()) for each in everybody)
    return sum((abs(each) for each in apart), Fraction(0)) / 2
