"""A claim may rest on some of the voices. What is chosen stays live, and what speaks against it cannot be chosen."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from steppingstones.actions.reports import choose_evidence, new_claim, save_claim
from steppingstones.models import Claim, Event, Evidence, Report, Side
from tests.world import link, make_stone, make_voice


@pytest.fixture
def claim(world):
    report = Report.objects.create(project=world.project, title="Our first year")
    claim = new_claim(report, make_stone(world.project))
    claim.words = "People feel at home here"
    return save_claim(claim, [], by=world.ben)


def say(claim, words="I like it", stance=Evidence.Stance.FOR, **changes):
    voice = make_voice(claim.project, words, **changes)
    link(voice, claim.stone, stance)
    return voice


def address(claim, name="claim-evidence"):
    return reverse(f"show:{name}", args=[claim.project.slug, claim.report.ref, claim.ref])


def told(client, claim, form="read"):
    page = client.get(reverse(f"show:{form}", args=[claim.project.slug, claim.report.ref])).content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_ada_chooses_a_side_and_a_time_and_the_report_says_so(world, as_member, claim):
    say(claim, side=Side.CARER, said_on=date(2026, 3, 4))
    say(claim, side=Side.CARER, said_on=date(2025, 3, 4))
    say(claim, side=Side.PROFESSIONAL, said_on=date(2026, 3, 4))
    ada = as_member(world.ada)

    ada.post(address(claim), {"sides": ["carer"], "said_from": "2026-01-01"})

    read = told(ada, claim)
    assert "from these sides: carer; said on 1 January 2026 or later" in read
    assert "Said by 1 person (1 carer)." in read
    assert Event.objects.filter(verb="chose evidence for").exists()


def test_what_fits_later_joins_and_what_is_taken_back_leaves(world, as_member, claim):
    voice = say(claim, side=Side.CARER)
    claim.sides = ["carer"]
    choose_evidence(claim, by=world.ben)
    say(claim, side=Side.CARER)
    assert "Said by 2 people" in told(as_member(world.rae), claim)

    voice.consents.update(withdrawn_on=date(2026, 1, 1))

    assert "Said by 1 person" in told(as_member(world.rae), claim)


def test_picked_voices_alone_count_and_what_is_against_stays(world, as_member, claim):
    first = say(claim, "I like the table")
    say(claim, "I like the lamp")
    say(claim, "It is too loud", Evidence.Stance.AGAINST)
    form = as_member(world.ada).get(address(claim)).content.decode()
    assert "It is too loud" not in form

    as_member(world.ada).post(address(claim), {"picked": [first.ref]})

    _before, after = told(as_member(world.rae), claim).split("picked one by one")
    assert after.index("Said by 1 person") < after.index("What speaks against it") < after.rindex("Said by 1 person")


@pytest.mark.parametrize("number", [6, 8])
def test_readers_outside_are_not_told_how_many_were_chosen(world, as_member, claim, number):
    Report.objects.update(audience="outside")
    for place in range(9):
        say(claim, side=Side.CARER, said_on=date(2026, 3, 4) if place < number else date(2025, 3, 4))
    claim.said_from = date(2026, 1, 1)
    choose_evidence(claim, by=world.ben)

    for form in ("read", "easy-read"):
        block = told(as_member(world.rae), claim, form).split("Only some voices")[-1]
        assert not re.search(rf"\b{number} (people|carers)", block)
        assert re.search("at least 5 people", block, re.IGNORECASE)


def test_an_error_says_how_to_mend_it_and_keeps_what_was_typed(world, as_member, claim):
    sent = {"sides": ["carer"], "said_from": "2026-03-04", "said_until": "2026-03-01"}
    page = as_member(world.ada).post(address(claim), sent).content.decode()

    assert "This day is before the first one." in page
    assert 'value="2026-03-04"' in page
    assert not Claim.objects.get().is_chosen


@pytest.mark.parametrize("picked", ["nothing", "x" * 5000, "\N{GRINNING FACE}"])
def test_what_is_no_voice_of_this_stone_cannot_be_picked(world, as_member, claim, picked):
    say(claim)
    page = as_member(world.ada).post(address(claim), {"picked": [picked]}).content.decode()
    assert "One of these voices may not be used any more. Choose again." in page


def test_readers_and_outsiders_choose_nothing(world, as_member, claim):
    assert as_member(world.rae).get(address(claim)).status_code == 403
    assert as_member(world.cy).get(address(claim)).status_code == 404


def test_one_voice_and_many_need_the_same_number_of_queries(world, as_member, claim):
    ada = as_member(world.ada)

    def queries():
        with CaptureQueriesContext(connection) as captured:
            ada.get(address(claim))
        return len(captured)

    say(claim)
    for_one = queries()
    for _each in range(3):
        say(claim)

    assert queries() == for_one < 50


def test_the_words_of_a_claim_are_put_beside_what_was_chosen(world, as_member, claim):
    for side in (Side.CARER, Side.CARER, Side.CARER, Side.LIVED_EXPERIENCE, Side.LIVED_EXPERIENCE):
        say(claim, side=side)
    claim.words, claim.sides = "Most people are at home here", ["carer"]
    save_claim(claim, [], by=world.ben)
    choose_evidence(claim, by=world.ben)

    page = as_member(world.ada).get(address(claim, "claim")).content.decode()

    assert "3 people said so." in page
