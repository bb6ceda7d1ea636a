"""A version that people sign holds the Easy Read that people checked, with the quotes that may be told now."""

import pytest

from steppingstones.actions import easy_read
from steppingstones.actions.consent import take_back, withdraw
from steppingstones.models import ReportPart, ReportVersion, Voice
from steppingstones.queries.easy_read import version_of
from steppingstones.queries.reports import easy_parts, report_document
from steppingstones.queries.sign_offs import document_of, is_as_signed
from tests.signed import OUTSIDE, make_claimed_report, make_report, make_version
from tests.world import DAY, link, make_stone, make_voice

TAKEN_BACK = "Someone took their words back."


def told(document) -> list[str]:
    return [row.words for block in document.blocks for row in block.easy]


@pytest.fixture
def areas(world):
    """A report that tells what came of it, with a quote that stands under no claim."""
    voice = make_voice(world.project, "It is my place", uses=OUTSIDE)
    link(voice, make_stone(world.project))
    report = make_report(world.project)
    ReportPart.objects.create(project=world.project, report=report, part=ReportPart.Part.AREAS, order=1)
    return report


@pytest.fixture(params=["areas", "claimed"])
def report(request, world):
    return request.getfixturevalue("areas") if request.param == "areas" else make_claimed_report(world.project)


def quote_of(report):
    rows = version_of(report, easy_parts(report)).rows
    return next(row.source for row in rows if "-quote-" in row.source.key and "before" not in row.source.key)


def test_a_version_holds_each_row_that_was_checked(report, world):
    Voice.objects.update(content_note="a fall")
    draft = told(report_document(report, today=DAY))
    kept = told(document_of(make_version(report, world.ben)))
    assert kept[: len(draft)] == draft
    assert "It is my place" in " ".join(draft)


def test_what_people_wrote_for_a_quote_is_what_is_signed(report, world):
    easy_read.write(report, quote_of(report), "One of us is glad.\nThey said: [quote]", by=None)
    version = make_version(report, world.ben)
    words = quote_of(report).facts[0][1]
    assert {"One of us is glad.", f"They said: {words}"} <= {*told(document_of(version))}
    assert words not in str(version.kept)


def test_a_row_that_people_left_out_stays_out(report, world):
    easy_read.leave_out(report, quote_of(report), "It is said above", by=None)
    assert "It is my place" not in " ".join(told(document_of(make_version(report, world.ben))))


def test_words_that_may_not_be_told_any_more_are_gone_from_it(report, world):
    easy_read.write(report, quote_of(report), "One of us is glad.\nThey said: [quote]", by=None)
    version = make_version(report, world.ben)
    withdraw(Voice.objects.get(ref=quote_of(report).voice), "public", by=None)
    after = told(document_of(version))
    assert after.count(TAKEN_BACK) == 2  # at the beginning, and where they stood
    assert "One of us is glad." not in after


def test_nothing_of_them_is_kept_once_they_are_taken_back(report, world):
    easy_read.write(report, quote_of(report), "Robin is glad.", by=None)
    version = make_version(report, world.ben)
    take_back(Voice.objects.get(ref=quote_of(report).voice), by=None)
    version.refresh_from_db()
    assert "Robin" not in str(version.kept)
    assert is_as_signed(version)


def test_what_is_to_know_first_is_told_where_it_was_added_since(report, world):
    version = make_version(report, world.ben)
    Voice.objects.update(content_note="a fall")
    assert "Before you read this: a fall" in told(document_of(version))
    before = told(document_of(make_version(report, world.ben)))
    assert before.count("Before you read this: a fall") == 1


def test_a_version_from_before_tells_its_quotes_as_it_did(world):
    version = make_version(make_claimed_report(world.project), world.ben)
    for block in version.kept["blocks"]:
        for row in block.get("easy", []):
            if "voice" in row:
                row.pop("pattern")
                row.pop("picture", None)
    ReportVersion.objects.filter(pk=version.pk).update(kept=version.kept)
    version.refresh_from_db()
    assert sum("It is my place" in words for words in told(document_of(version))) == 1
