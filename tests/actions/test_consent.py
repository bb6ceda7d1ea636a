"""Consent can be given for each use and withdrawn at any time; words can be taken back."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from steppingstones.actions.consent import RESTS_ON, WasTakenBack, agree, give, take_back, uses_of, withdraw
from steppingstones.models import Answer, Claim, ClaimQuote, Consent, Event, Report, Theme, Voice, VoiceTheme

from ..world import link, make_decision, make_stone, make_voice

Use = Consent.Use
USES = st.sampled_from(list(Use))


@pytest.fixture
def voice(world):
    return make_voice(world.project, uses=tuple(Use))


def usable(*uses):
    return set(Voice.objects.with_consent(*uses))


@given(st.lists(st.tuples(st.sampled_from([give, withdraw]), USES), max_size=6), USES)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_after_withdrawing_a_use_no_query_finds_the_voice_for_it(voice, acts, use):
    for act, on in acts:
        act(voice, on)
    withdraw(voice, use)
    for other in Use:
        assert voice not in usable(use, other)
    assert all(RESTS_ON[Use(left)] <= uses_of(voice) for left in uses_of(voice))


@given(USES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_given_again_it_can_be_used_again(voice, use):
    withdraw(voice, use)
    give(voice, use)
    assert voice in usable(use)
    assert voice.consents.filter(use=use).count() == 1


def test_each_withdrawal_says_its_day(voice):
    withdraw(voice, Use.PUBLIC, today=date(2026, 5, 1))
    assert voice.consents.get(use=Use.PUBLIC).withdrawn_on == date(2026, 5, 1)
    assert voice.consents.get(use=Use.QUOTE).withdrawn_on is None


def test_nothing_may_be_quoted_that_the_group_may_not_read(voice):
    withdraw(voice, Use.GROUP)
    assert uses_of(voice) == frozenset()


def test_taking_back_erases_the_words_and_all_that_was_made_of_them(world, voice):
    theme = Theme.objects.create(project=world.project, heading="Themes", name="Tables")
    VoiceTheme.objects.create(project=world.project, voice=voice, theme=theme)
    stone = make_stone(world.project)
    report = Report.objects.create(project=world.project, title="What changed")
    claim = Claim.objects.create(project=world.project, report=report, stone=stone, words="It is better")
    ClaimQuote.objects.create(project=world.project, claim=claim, voice=voice)
    take_back(voice, today=date(2026, 5, 1))
    voice.refresh_from_db()
    assert (voice.words, voice.subject, voice.withdrawn_on) == ("", "", date(2026, 5, 1))
    assert not VoiceTheme.objects.exists()
    assert not ClaimQuote.objects.exists()
    assert all(voice not in usable(use) for use in Use)


def test_the_thread_still_shows_that_something_was_here(world, voice):
    evidence = link(voice, make_decision(world.project))
    take_back(voice)
    evidence.refresh_from_db()
    assert evidence.voice == voice


def test_whoever_takes_back_everything_leaves_no_name(world, voice):
    voice.giver.name = "Mrs Shaw"
    voice.giver.save()
    other = make_voice(world.project, giver=voice.giver)
    take_back(voice)
    voice.giver.refresh_from_db()
    assert voice.giver.name == "Mrs Shaw"
    take_back(other)
    voice.giver.refresh_from_db()
    assert (voice.giver.name, voice.giver.side) == ("", "unknown")


def test_what_was_taken_back_can_be_agreed_to_no_more(voice):
    take_back(voice)
    take_back(voice)  # twice is once
    with pytest.raises(WasTakenBack):
        give(voice, Use.GROUP)


def test_the_history_keeps_that_a_member_withdrew_it_and_no_words(world, voice):
    agree(voice, {Use.GROUP}, by=world.ben)
    take_back(voice, by=world.ben)
    lines = Event.objects.order_by("id").values_list("verb", "noun_ref")
    assert list(lines) == [("withdrew consent for", voice.ref), ("took back", voice.ref)]


def test_the_history_says_nothing_of_the_anonymous(voice):
    withdraw(voice, Use.PUBLIC)
    take_back(voice)
    assert not Event.objects.exists()


def test_an_answer_that_was_taken_back_is_counted_no_more(world, client):
    from ..pages.test_haveyoursay import make_questionnaire, send

    send(client, make_questionnaire(world.project))
    take_back(Voice.objects.get(words="Happy"))
    assert not Answer.objects.filter(number=4).exists()
    assert Answer.objects.count() == 2


def test_a_name_that_its_giver_no_longer_wants_used_is_forgotten(world, voice):
    voice.giver.name = "Nora"
    voice.giver.save()

    withdraw(voice, Use.QUOTE_NAMED)

    voice.giver.refresh_from_db()
    assert voice.giver.name == ""
