"""The Easy Read version of the example: written, read by a person with lived experience, and so in every form."""

import json

import pytest
from django.test import Client

from steppingstones.actions import sign_offs
from steppingstones.actions.examples import example_files
from steppingstones.queries.easy_read import version_of
from steppingstones.queries.report_forms import FORMS
from steppingstones.queries.reports import easy_parts
from steppingstones.queries.sign_offs import document_of
from tests.documents.pdf_reader import bare, text_of
from tests.documents.word_reader import text as words_of

CHECKED = "Read and checked by: Wren Longmeadow, 14 January 2026."


@pytest.fixture
def report(the_lantern):
    return the_lantern.reports.get(audience="outside", kind="")


@pytest.fixture
def signed(report):
    return document_of(report.versions.get())


def test_it_is_easy_read_and_not_a_draft(report):
    standing = version_of(report, easy_parts(report)).standing
    assert standing.is_easy_read
    assert [(each.name, str(each.on)) for each in standing.readers] == [("Wren Longmeadow", "2026-01-14")]


def test_it_comes_out_as_it_went_in(report):
    files = example_files().easy
    for row in files.written:
        key = "opening" if row.about == "opening" else f"claim-{report.claims.get(words=words_of_claim(row)).ref}"
        written = report.easy_writings.get(key=key)
        assert "\n".join(line["words"] for line in written.lines) == row.words
    (reading,) = report.easy_readings.all()
    assert (reading.name, reading.asked_on, reading.read_on) == (
        files.read[0].name,
        files.read[0].asked_on,
        files.read[0].read_on,
    )


def words_of_claim(row):
    claims = example_files().claims
    return next(each.words for each in claims if (each.report, each.stone) == (row.report, row.about))


def test_every_written_line_has_a_picture_and_breaks_no_rule(report):
    rows = version_of(report, easy_parts(report)).rows
    written = [line for row in rows if row.writing for line in row.lines]
    assert len(written) == 11
    assert all(line.picture and not line.findings for line in written)


@pytest.mark.parametrize(
    ("form", "read"),
    [
        ("easy-read-pdf", text_of),
        ("easy-read-word", words_of),
        ("data", lambda data: json.loads(data)["easy_check"]),
    ],
)
def test_the_signed_version_says_who_read_it(signed, form, read):
    told, _notes = FORMS[form].file(signed)
    assert bare(CHECKED) in bare(read(told))
    assert "draft" not in read(told)


def test_everybody_reads_who_read_it(report):
    version = report.versions.get()
    address = sign_offs.open_to_everybody(version, by=version.asked_by)
    page = Client().get(f"/r/{address}/easy-read/")
    assert CHECKED in page.text
    assert "People who come here told the builders what they need." in page.text


def test_no_line_of_it_is_a_draft_in_the_data_file(signed):
    told = json.loads(FORMS["data"].file(signed)[0])
    rows = [row for block in told["blocks"] for row in block.get("easy", [])]
    assert rows
    assert not any(row["is_draft"] for row in rows)
