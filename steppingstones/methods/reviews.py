"""How a statement of a review is answered, and what the answers come to for a sum."""

from collections.abc import Iterable

from .questionnaire import Kind
from .questionnaire_form import Item, Offer

UNSURE = "unsure"
NOT_SAID = "not-said"  # of those who were counted in a room
_NOT_SURE = Offer(key=UNSURE, words="I am not sure")
# The key of an answer is its score. There is no answer in the middle: who cannot say is "not sure".
HOW_FAR = (
    Offer(key="1", words="No, not at all"),
    Offer(key="2", words="A little"),
    Offer(key="3", words="Mostly"),
    Offer(key="4", words="Yes, completely"),
    _NOT_SURE,
)
IS_DONE = (
    Offer(key="1", words="No"),
    Offer(key="2", words="In part"),
    Offer(key="3", words="Yes"),
    _NOT_SURE,
)
ANSWERS = {"how-far": HOW_FAR, "done": IS_DONE}
SCORES = frozenset("123456789")


def is_statement(item: Item) -> bool:
    """Whether the answers to it can be put in order: faces, a scale, or choices whose keys are scores.

    >>> is_statement(Item(key="heard", kind=Kind.CHOICE, words="We are heard", choices=HOW_FAR))
    True
    >>> is_statement(Item(key="why", kind=Kind.TEXT, words="Why?"))
    False

    Source: our own.
    """
    if item.kind is Kind.CHOICE:
        return len(SCORES & {one.key for one in item.choices}) > 1
    return item.kind in (Kind.FACES, Kind.SCALE)


def ends(item: Item) -> tuple[int, int]:
    """The least and the most that can be scored.

    >>> ends(Item(key="heard", kind=Kind.CHOICE, words="We are heard", choices=HOW_FAR))
    (1, 4)

    Source: our own.
    """
    if item.kind is Kind.FACES:
        return 1, item.most or 5
    if item.kind is Kind.SCALE:
        return item.least or 0, item.most or 10
    return _ends(int(one.key) for one in item.choices if one.key in SCORES)


def _ends(scores: Iterable[int]) -> tuple[int, int]:
    ordered = sorted(scores)
    return ordered[0], ordered[-1]
