"""The four official questions on personal wellbeing, and the bands in which their answers are published.

Each is answered from 0 to 10. The four are never added up. Anxiety runs the other way: low is good.

Source: Office for National Statistics, personal wellbeing harmonised standard (2020) and its published bands; Crown
copyright, Open Government Licence v3.0.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Band:
    """A name, and the lowest and highest answer in it."""

    name: str
    least: int
    most: int


HIGH_IS_GOOD = (
    Band(name="low", least=0, most=4),
    Band(name="medium", least=5, most=6),
    Band(name="high", least=7, most=8),
    Band(name="very high", least=9, most=10),
)
LOW_IS_GOOD = (
    Band(name="very low", least=0, most=1),
    Band(name="low", least=2, most=3),
    Band(name="medium", least=4, most=5),
    Band(name="high", least=6, most=10),
)
# By the keys of the questions in the bank: they stay the same in every questionnaire, version and language.
BANDS = {
    "ons-satisfied": HIGH_IS_GOOD,
    "ons-worthwhile": HIGH_IS_GOOD,
    "ons-happy": HIGH_IS_GOOD,
    "ons-anxious": LOW_IS_GOOD,
}


def band_of(question: str, answer: int) -> Band:
    """The official band of an answer to one of the four questions. `KeyError` for any other question.

    Source: Office for National Statistics, bands for estimates of personal wellbeing.

    >>> band_of("ons-happy", 7).name, band_of("ons-anxious", 7).name
    ('high', 'high')
    >>> band_of("ons-satisfied", 4).name
    'low'
    """
    for band in BANDS[question]:
        if band.least <= answer <= band.most:
            return band
    raise ValueError("These questions are answered from 0 to 10.")


def people_in_bands(question: str, answers: Iterable[int]) -> Mapping[str, int]:
    """How many people are in each official band, the lowest first. `KeyError` for any other question.

    Source: Office for National Statistics, bands for estimates of personal wellbeing.

    >>> people_in_bands("ons-anxious", [0, 1, 4, 9])
    {'very low': 2, 'low': 0, 'medium': 1, 'high': 1}
    """
    found = [band_of(question, answer) for answer in answers]
    return {band.name: found.count(band) for band in BANDS[question]}
