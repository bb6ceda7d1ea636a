"""What the records tell: signals with their numbers, the records behind them, and the reasons that members give."""

from datetime import date

import pytest
from lxml import html

from steppingstones.models import Presence
from steppingstones.queries.signals import signals_of
from tests.world import link, make_decision, make_voice

RECORDS = "/p/the-garden/review/records/"
WITHOUT = f"{RECORDS}decided-without/"
TODAY = date(2026, 9, 1)


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


@pytest.fixture
def ben(as_member, world):
    return as_member(world.ben)


def text_of(response) -> str:
    return " ".join(html.fromstring(response.content.decode()).text_content().split())


def decided_by(*members, **changes):
    decision = make_decision(members[0].project, **changes)
    for member in members:
        Presence.objects.create(project=member.project, decision=decision, member=member)
    return decision


def told(project, kind, by=None):
    return next(one for one in signals_of(project, TODAY, by) if one.kind == kind)


def test_a_group_without_records_is_told_that_nothing_can_be_told(ada):
    told = text_of(ada.get(RECORDS))
    assert "Nothing stands out in the records." in told
    assert "Of no decision is it written down who was there." in told


def test_a_decision_without_people_stands_out_and_leads_to_its_page(ada, world):
    decision = decided_by(world.ben)
    assert "1 of 1 decisions was made when nobody with lived experience was there." in text_of(ada.get(RECORDS))
    page = html.fromstring(ada.get(WITHOUT).content)
    assert f"/p/the-garden/decide/{decision.ref}/" in page.xpath("//main//a/@href")


def test_what_is_in_order_is_told(ada, world):
    decided_by(world.ada, world.ben)
    shown = text_of(ada.get(RECORDS))
    assert "People with lived experience were there for every decision: 1 of 1." in shown


def test_a_reason_stands_beside_the_signal_with_name_and_day(ada, world):
    decided_by(world.ben)
    sent = ada.post(f"{WITHOUT}answer/", {"words": "We were all ill", "once": "k"}, follow=True)
    assert "We were all ill" in text_of(sent)
    shown = told(world.project, "decided-without")
    assert [(one.words, one.name, one.since) for one in shown.answers] == [("We were all ill", "Ada", "")]
    assert shown.is_to_look_at
    assert shown.is_answered


def test_a_reason_says_when_the_records_have_changed_since(ada, world):
    decided_by(world.ben)
    ada.post(f"{WITHOUT}answer/", {"words": "We were all ill"})
    decided_by(world.ben)
    shown = told(world.project, "decided-without")
    assert shown.answers[0].since == "The records have changed since. Then it was 1 of 1."
    assert not shown.is_answered


def test_a_voice_waits_for_a_reply_until_something_is_decided(world):
    voice = make_voice(world.project, said_on=date(2026, 3, 4))
    shown = told(world.project, "no-reply")
    assert "1 of 1 voices has had no reply for more than 60 days. The longest wait is 181 days." in shown.sentence
    link(voice, make_decision(world.project))
    assert told(world.project, "no-reply").state == "clear"
