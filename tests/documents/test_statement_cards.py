"""Large cards of the statements of a review: readable for all, whatever is on them."""

import pytest

from steppingstones.documents.statement_cards import Card, Cards, pdf
from tests.awkward import STRINGS

from .pdf_reader import faults_of, outline_of, text_of


def some_cards(words: str = "We make the big choices as one group.") -> Cards:
    easy = Card(number=2, words=words, easy_words="We choose as one group.", picture="1F5F3")
    return Cards(title="Spring", answers=["No", "Yes"], cards=[Card(number=1, words=words), easy])


def test_each_statement_is_on_a_page_in_easy_words_with_its_picture():
    made = pdf(some_cards())
    assert made.is_accessible
    assert faults_of(made.data) == []
    assert outline_of(made.data) == ["1", "2"]
    assert "We choose as one group." in text_of(made.data)


@pytest.mark.parametrize("part", range(6))
def test_any_words_print(part):
    for words in (*STRINGS[part::24], "x" * 1000):
        assert pdf(some_cards(words)).is_accessible
