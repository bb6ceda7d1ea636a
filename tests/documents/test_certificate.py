"""A certificate that somebody can show: readable for all, whatever is in a name."""

import pytest

from steppingstones.documents.certificate import Certificate, pdf
from tests.awkward import STRINGS

from .pdf_reader import faults_of, outline_of, text_of


def a_certificate(words: str = "Chairing a meeting", name: str = "Mo Ahmed") -> Certificate:
    facts = [("Day", "4 March 2026"), ("Written by", name)]
    fixed = {"title": "Certificate of skills", "lead": "This is to say that", "sign": "Signed"}
    return Certificate(name=name, says=f"took part in “{name}”", skills=[words, words], facts=facts, **fixed)


def test_everybody_can_read_it():
    made = pdf(a_certificate())
    assert made.is_accessible
    assert faults_of(made.data) == []
    assert outline_of(made.data) == ["Mo Ahmed"]
    assert "Chairing a meeting" in text_of(made.data)


@pytest.mark.parametrize("part", range(6))
def test_any_words_print(part):
    for words in STRINGS[part::24]:
        assert pdf(a_certificate(words, name=words[:200])).is_accessible


def test_many_skills_take_more_pages():
    made = pdf(Certificate(**{**vars(a_certificate()), "skills": ["Chairing"] * 60}))
    assert made.is_accessible
