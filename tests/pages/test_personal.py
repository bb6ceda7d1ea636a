"""Before a quote leaves the group, a person is asked to look at what may be personal in it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from steppingstones.actions.consent import take_back
from steppingstones.actions.reports import new_claim, save_claim
from steppingstones.models import Claim, Consent, Evidence, Report, Voice

from ..world import link, make_stone, make_voice

Use = Consent.Use
WORDS = "Mary Jones helped me, ring her on 07700 900123"


@pytest.fixture
def ada(world, as_member):
    return as_member(world.ada)


def make_quote(report: Report, words: str, stance: str = Evidence.Stance.FOR, **changes) -> Voice:
    """A voice that may be quoted outside the group, under a claim of its own; or that speaks against it."""
    stone = make_stone(report.project, f"Stone {report.claims.count()}")
    voice = make_voice(report.project, words, uses=(Use.GROUP, Use.QUOTE, Use.PUBLIC), **changes)
    link(voice, stone, stance)
    claim: Claim = new_claim(report, stone)
    claim.words = "It is better"
    save_claim(claim, [voice] if stance == Evidence.Stance.FOR else [], by=report.project.members.get(name="Ben"))
    return voice


def make_report(project, audience: str = "outside") -> Report:
    return Report.objects.create(project=project, title="What changed", audience=audience)


def pages(report: Report) -> tuple[str, str]:
    return f"/p/the-garden/show/{report.ref}/", f"/p/the-garden/show/{report.ref}/personal/"


def test_a_report_that_leaves_the_group_asks_to_look_at_its_quotes(world, ada):
    report = make_report(world.project)
    make_quote(report, WORDS)
    make_quote(report, "The staff were kind")
    top, look = pages(report)
    assert "1 quote may hold personal details" in ada.get(top).text
    text = ada.get(look).text
    for mark, kind in (("Mary Jones", "a name"), ("07700 900123", "a phone number")):
        assert f"<mark>{mark}</mark>" in text
        assert f"“{mark}”</span>: perhaps {kind}" in text
    assert "staff were kind" not in text
    assert Voice.objects.filter(words=WORDS).exists(), "Nothing is changed by itself."


def test_what_speaks_against_a_claim_is_quoted_too_and_looked_at(world, ada):
    report = make_report(world.project)
    make_quote(report, WORDS, Evidence.Stance.AGAINST)
    assert "It speaks against this claim" in ada.get(pages(report)[1]).text


def test_the_form_that_chooses_quotes_says_it(world, ada):
    report = make_report(world.project)
    make_quote(report, WORDS)
    claim = report.claims.get()
    form = ada.get(f"{pages(report)[0]}claims/{claim.ref}/edit/").text
    assert "Look at it first, it may hold: a name, a phone number" in form


def test_a_report_for_the_group_itself_asks_nothing(world, ada):
    report = make_report(world.project, audience="group")
    make_quote(report, WORDS)
    top, look = pages(report)
    assert "personal details" not in ada.get(top).text
    assert "Nothing was found" in ada.get(look).text
    assert "Look at it first" not in ada.get(f"{top}claims/{report.claims.get().ref}/edit/").text


def test_the_names_of_the_group_are_known(world, ada):
    report = make_report(world.project)
    make_quote(report, "Ada is why I come back")
    assert "<mark>Ada</mark>" in ada.get(pages(report)[1]).text


def test_heavy_words_stay_folded(world, ada):
    report = make_report(world.project)
    make_quote(report, WORDS, content_note="About a fall")
    text = ada.get(pages(report)[1]).text
    assert text.index("About a fall") < text.index("<mark>Mary")


def test_what_was_taken_back_is_gone_from_here_too(world, ada):
    report = make_report(world.project)
    take_back(make_quote(report, WORDS))
    assert "Mary" not in ada.get(pages(report)[1]).text


def test_readers_may_look_but_are_not_sent_to_change(world, as_member):
    report = make_report(world.project)
    make_quote(report, WORDS)
    text = as_member(world.rae).get(pages(report)[1]).text
    assert "<mark>Mary Jones</mark>" in text
    assert "Choose other quotes" not in text
    assert as_member(world.cy).get(pages(report)[1]).status_code == 404


def test_it_takes_the_same_queries_for_one_and_for_three(world, ada):
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            ada.get(pages(report)[1])
        return len(asked)

    report = make_report(world.project)
    make_quote(report, WORDS)
    ada.get(pages(report)[1])
    first = queries()
    for number in range(3):
        make_quote(report, f"{WORDS} {number}")
    assert queries() == first <= 30
