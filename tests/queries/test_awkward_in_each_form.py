"""Awkward words wherever people write in a report: in each form as they were typed."""

import pytest

from steppingstones.models import Claim, ClaimQuote, Report, ReportPart
from steppingstones.queries.reports import report_document
from tests.documents import in_each_form as made
from tests.signed import OUTSIDE
from tests.world import DAY, link, make_stone, make_voice

pytestmark = pytest.mark.same_on_each_database
AWKWARD = {
    "right to left": "مرحبا بكم في الحديقة، 24 شخصًا",
    "both ways": "The garden (הגן) has 3 doors",
    "emoji": "We \U0001f469\u200d\U0001f469\u200d\U0001f467 love it",
    "typst": '#image("x") $x^2$ @me <label> *bold* _it_ = Heading',
    "html": '<script>alert(1)</script> & "quoted" </p>',
    "markdown": "# [a](javascript:alert(1)) `code` | cell |",
    "formula": '=HYPERLINK("http://x")',
    "long": "word " * 2_000 + "end",
    "one long word": "a" * 600,
}


def written(project, words: str):
    """A report of which people wrote all in these words."""
    report = Report.objects.create(project=project, title=words[:200].strip(), opening=words, audience="outside")
    stone = make_stone(project, words[:300].strip())
    voice = make_voice(project, words, uses=OUTSIDE)
    link(voice, stone)
    said = {"words": words[:500].strip(), "easy_words": words[:300].strip()}
    claim = Claim.objects.create(project=project, report=report, stone=stone, **said)
    ClaimQuote.objects.create(project=project, claim=claim, voice=voice)
    for order, part in enumerate([ReportPart.Part.CONTEXT, ReportPart.Part.CLAIMS]):
        ReportPart.objects.create(
            project=project, report=report, part=part, order=order, heading=words[:100].strip(), words=words
        )
    return report_document(report, today=DAY, base_url="https://stones.example")


@pytest.mark.parametrize("words", AWKWARD.values(), ids=AWKWARD)
def test_awkward_words_stand_as_they_were_typed_in_each_form(world, words):
    document = written(world.project, words)
    files = {form: made.file_of(form, document) for form in made.EACH}
    # A PDF keeps letters as they are drawn, so that other scripts and signs come in another order than they are read.
    compared = [form for form in files if form not in made.ON_PAPER or (words.isascii() and len(words) < 2_000)]

    assert {form: told for form in compared if (told := made.missing(form, document, files[form]))} == {}
    assert {form: told for form in files if (told := made.faults_in(form, files[form]))} == {}
    assert b"<script>alert" not in files["web"] + files["easy-web"]
