"""How sure a claim is stands in each form of a report, with what is behind it."""

import pytest

from steppingstones.documents import pdf, web, word
from tests.documents.pdf_reader import text_of
from tests.documents.reports import a_claim, a_report
from tests.documents.word_reader import text

SURE, WHY = "How sure: fairly sure.", "How we know: numbers."


def in_pdf(document):
    return " ".join(text_of(pdf.write(document).data).split())


def in_word(document):
    return text(word.write(document))


@pytest.mark.parametrize("written", [web.fragment, in_pdf, in_word])
def test_how_sure_a_claim_is_stands_in_each_form(written):
    told = written(a_report(blocks=(a_claim(sure=SURE, why_so_sure=(WHY,)),)))
    assert SURE in told
    assert WHY in told


def test_where_nothing_is_said_of_it_there_is_no_empty_place():
    assert "how-sure" not in web.fragment(a_report(blocks=(a_claim(),)))
