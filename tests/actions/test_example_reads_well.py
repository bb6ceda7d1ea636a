"""The example as every kind of report, read by somebody who does not know this site: nothing twice, nothing empty."""

from collections import Counter

import pytest
from django.utils import timezone

from steppingstones.documents import plain_text
from steppingstones.documents.blocks import Notice, Paragraph, Quote
from steppingstones.documents.repeated import empty_headings
from steppingstones.documents.unfolded import unfolded
from steppingstones.models import Report
from steppingstones.queries.reports import report_document

LEADS = ("This is how we said that we would know:", "On the pathway it leads to:")  # under each claim
each = pytest.mark.parametrize(("kind", "audience"), [(kind, who) for kind in Report.Kind for who in Report.Audience])


@pytest.fixture
def document(the_lantern, kind, audience):
    report = the_lantern.reports.get(audience=audience, kind="")
    report.kind = kind
    return report_document(report, today=timezone.localdate())


@pytest.fixture
def blocks(document):
    return [told.block for told in unfolded(document)]


@each
def test_nothing_is_said_twice(blocks):
    said = [block.text for block in blocks if isinstance(block, Paragraph | Notice)]
    quotes = [block.words for block in blocks if isinstance(block, Quote)]
    often = [words for words, number in Counter([*said, *quotes]).items() if number > 1 and len(words) > 25]
    assert {words for words in often if not words.startswith(LEADS)} == set()


@each
def test_no_heading_has_nothing_under_it(document):
    assert list(empty_headings(document.blocks)) == []


@each
def test_no_page_of_this_site_is_named(blocks):
    assert "Give and get" not in str(blocks)


@pytest.fixture
def feedback(the_lantern):
    report = the_lantern.reports.get(audience="outside", kind="")
    report.kind = "feedback"
    return plain_text.write(report_document(report, today=timezone.localdate()))


def test_answers_of_several_times_are_not_called_people(feedback):
    assert "Answer: Once or twice; Answers, all times together: 10" in feedback


def test_questions_of_which_every_number_is_hidden_are_named_in_one_list(feedback):
    hidden = feedback.partition("Of these questions no number is told")[2].partition("\n\n\n")[0]
    assert "- How do you feel when you are at the Lantern?" in hidden
    assert "People: hidden" not in feedback


def test_why_nobody_learns_who_moved_is_said_once(feedback):
    assert feedback.count("How many moved which way is not told outside the group") == 1
    assert "Question: Overall, how happy did you feel yesterday?; Answered the first time: 10 to 19" in feedback


def test_what_people_said_stands_beside_what_was_done(feedback):
    assert "You said: A darts board would be good.\nWe did not: Three of us cannot sit still" in feedback


def test_easy_read_says_who_differs_in_short_sentences(the_lantern):
    report = the_lantern.reports.get(audience="outside", kind="")
    report.kind = "people"
    blocks = report_document(report, today=timezone.localdate(), is_easy=True).blocks
    picture_of = {row.words: row.picture for block in blocks for row in block.easy}
    about = "People trust the staff, because they helped to choose them"
    differs = picture_of[f"People do not agree about this: “{about}”."]
    assert differs not in {picture for words, picture in picture_of.items() if "this matters most" in words}
    assert "They differ over" not in str(picture_of)
