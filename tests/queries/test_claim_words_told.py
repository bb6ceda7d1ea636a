"""The words that a note offers are words that the evidence carries."""

from hypothesis import given
from hypothesis import strategies as st

from steppingstones.methods.claim_words import Carried, too_strong
from steppingstones.methods.contribution import Rung
from steppingstones.methods.sureness import Grade
from steppingstones.queries.claim_words_told import notes_on

STRONG = "Everyone and most people always improved significantly because of it, contributed to it, and we proved it."
few = st.integers(0, 9)
carried = st.builds(Carried, said=few, against=few, known=few, rung=st.sampled_from(Rung)).map(
    lambda found: Carried(
        said=found.said,
        against=found.against,
        known=found.known,
        rung=found.rung,
        is_measured=found.rung >= Rung.IT_CHANGED,
    )
)


@given(carried, st.sampled_from(Grade))
def test_what_is_offered_instead_says_no_more_than_is_known(found, grade):
    for note in notes_on(STRONG, found, grade):
        assert note.why
        for offered in note.instead.split(", "):
            assert too_strong(f"And now {offered} here in the garden.", found) == [], offered
