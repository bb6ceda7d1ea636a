"""The reports of the example as a funder gets them: on two pages of A4, with everything that is claimed."""

from io import BytesIO

import pikepdf
import pytest
from django.utils import timezone

from steppingstones.documents import pdf
from steppingstones.queries.reports import report_document
from tests.documents.pdf_reader import bare, faults_of, text_of

A4 = (595, 842)


@pytest.fixture(params=["group", "outside"])
def document(the_lantern, request):
    report = the_lantern.reports.get(audience=request.param, kind="")
    report.kind = "funder"
    return report_document(report, today=timezone.localdate())


def test_it_is_on_two_pages(document):
    made = pdf.write(document)
    with pikepdf.open(BytesIO(made.data)) as file:
        assert [tuple(round(float(side)) for side in page.mediabox[2:]) for page in file.pages] == [A4, A4]
    assert made.notes == ()
    assert faults_of(made.data) == []


def test_every_claim_is_told_with_its_numbers_and_what_speaks_against_it(document):
    told = bare(text_of(pdf.write(document).data))
    for claim in (block for block in document.blocks if hasattr(block, "against")):
        sentences = [one for one in claim.against if isinstance(one, str)]
        for words in (claim.words, claim.sure, *claim.evidence, *sentences):
            assert bare(words) in told


def test_the_whole_of_it_is_there_to_print_as_well(document):
    with pikepdf.open(BytesIO(pdf.whole(document).data)) as file:
        assert len(file.pages) > 2
