"""Agreement in words."""

import pytest

from steppingstones.methods.agreement import Agreement, Refusal
from steppingstones.queries.agreement_words import reading, reason


@pytest.mark.parametrize(
    ("refusal", "told"),
    [
        (Refusal.ONE_CODER, "Only one person"),
        (Refusal.TOO_FEW, "Only 3 things were judged by two people or more. At least 5 are needed."),
        (Refusal.NO_VARIATION, "Everybody said the same"),
    ],
)
def test_no_number_comes_with_its_reason(refusal, told):
    found = Agreement(units=3, coders=2, refusal=refusal)

    assert told in reason(found)
    assert reading(found) == reason(found)


@pytest.mark.parametrize(
    ("alpha", "units", "told"),
    [(0.8, 10, "agree well"), (0.667, 10, "fairly well"), (0.666, 10, "differently"), (1.0, 9, "few")],
)
def test_a_number_says_what_it_may_be_used_for(alpha, units, told):
    found = Agreement(units=units, coders=2, alpha=alpha)

    assert told in reading(found)
    assert reason(found) == ""
