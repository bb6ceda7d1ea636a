"""Least, middle and most of some numbers: what can be said of few people without an average."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, kw_only=True)
class Spread:
    """`middle` is the median: half of the numbers are not above it, and half not below."""

    number: int
    least: Decimal
    middle: Decimal
    most: Decimal


def spread(counts: Mapping[Decimal, int] | Mapping[int, int]) -> Spread:
    """The spread of numbers, each with how often it was given. At least one is needed.

    Source: the median as in any textbook of statistics; of an even number it lies half way between the two in the
    middle.

    >>> spread({1: 2, 4: 1, 10: 1}).middle
    Decimal('2.5')
    """
    numbers = sorted(Decimal(number) for number, times in counts.items() for _time in range(times))
    if not numbers:
        raise ValueError("There is no number to look at.")
    half = len(numbers) // 2
    middle = numbers[half] if len(numbers) % 2 else (numbers[half - 1] + numbers[half]) / 2
    return Spread(number=len(numbers), least=numbers[0], middle=middle, most=numbers[-1])
