"""What a claim stands on: people by side, decisions and changes behind it, quotes with consent, and what is against."""

import pytest

from steppingstones.actions.reports import new_claim, save_claim
from steppingstones.models import Consent, Evidence, Giver, Report, Side
from steppingstones.queries.claims import claims_of
from steppingstones.queries.reports import evidence_sentences
from tests.world import link, make_change, make_decision, make_member, make_stone, make_voice

GROUP, QUOTE, NAMED, PUBLIC = Consent.Use.GROUP, Consent.Use.QUOTE, Consent.Use.QUOTE_NAMED, Consent.Use.PUBLIC


@pytest.fixture
def stone(world):
    return make_stone(world.project, "People feel at home")


def make_report(world, audience=Report.Audience.GROUP):
    return Report.objects.create(project=world.project, title="Our first year", audience=audience)


def make_claim(world, stone, quotes=(), **report):
    claim = new_claim(make_report(world, **report), stone)
    claim.words = "People feel at home here"
    return save_claim(claim, quotes, by=world.ben)


def only(claim):
    """The facts of the only claim of this claim's report."""
    (facts,) = claims_of(claim.report)
    return facts


def sentences(claim, least=1):
    return list(evidence_sentences(only(claim), least))


def test_people_are_counted_once_by_side(world, stone):
    ada = Giver.objects.create(project=world.project, member=world.ada, side=Side.LIVED_EXPERIENCE)
    for words in ("I like it", "I really like it"):
        link(make_voice(world.project, words, giver=ada), stone)
    link(make_voice(world.project, side=Side.CARER), stone)

    claim = make_claim(world, stone)

    assert sentences(claim) == ["Said by 2 people (1 with lived experience, 1 carer)."]


def test_the_whole_thread_is_told(world, stone):
    decision = make_decision(world.project)
    link(make_voice(world.project), decision)
    link(make_change(decision), stone)

    assert sentences(make_claim(world, stone)) == [
        "We decided on 11 March 2026: Which table do we buy? The big round one",
        "What was decided rests on what was said by 1 person (1 with lived experience).",
        "This changed: There is a round table",
    ]


def test_a_claim_with_nothing_behind_it_has_no_evidence(world, stone):
    claim = make_claim(world, stone)

    assert only(claim).evidence.is_empty
    assert sentences(claim) == []


def test_a_quote_stays_only_as_long_as_its_consent(world, stone):
    voice = make_voice(world.project, "I have a key now")
    link(voice, stone)
    claim = make_claim(world, stone, [voice])
    assert [quote.words for quote in only(claim).quotes] == ["I have a key now"]

    voice.consents.filter(use=QUOTE).update(withdrawn_on="2026-05-01")

    assert only(claim).quotes == ()
    assert only(claim).evidence.supporting.count == 1


def test_a_voice_that_the_group_may_not_use_counts_nowhere(world, stone):
    voice = make_voice(world.project)
    link(voice, stone)
    claim = make_claim(world, stone, [voice])

    voice.consents.filter(use=GROUP).update(withdrawn_on="2026-05-01")

    assert only(claim).evidence.is_empty
    assert only(claim).quotes == ()


@pytest.mark.parametrize(("uses", "is_quoted"), [((GROUP, QUOTE), False), ((GROUP, QUOTE, PUBLIC), True)])
def test_outside_the_group_a_quote_needs_that_consent_too(world, stone, uses, is_quoted):
    voice = make_voice(world.project, uses=uses)
    link(voice, stone)

    claim = make_claim(world, stone, [voice], audience=Report.Audience.OUTSIDE)

    assert bool(only(claim).quotes) == is_quoted


def test_a_name_is_shown_only_where_the_person_agreed(world, stone):
    mo = make_member(world.project, "Mo", side=Side.CARER)
    giver = Giver.objects.create(project=world.project, member=mo, side=Side.CARER)
    named = make_voice(world.project, "a named", giver=giver, uses=(GROUP, NAMED))
    unnamed = make_voice(world.project, "b unnamed", giver=giver, uses=(GROUP, QUOTE))

    quotes = only(make_claim(world, stone, [named, unnamed])).quotes

    assert {quote.words: quote.who for quote in quotes} == {"a named": "Mo, Carer", "b unnamed": "Carer"}


def test_outside_the_group_a_small_side_is_not_named_beside_a_quote(world, stone):
    voice = make_voice(world.project, uses=(GROUP, QUOTE, PUBLIC), side=Side.COMMISSIONER)

    claim = make_claim(world, stone, [voice], audience=Report.Audience.OUTSIDE)

    assert only(claim).quotes[0].who == "Somebody in this project"


def test_what_speaks_against_a_claim_is_quoted_without_being_chosen(world, stone):
    link(make_voice(world.project, "It is too loud for me"), stone, Evidence.Stance.AGAINST)

    facts = only(make_claim(world, stone))

    assert [quote.words for quote in facts.quotes_against] == ["It is too loud for me"]
    assert facts.evidence.is_empty


def test_small_numbers_are_hidden_outside_the_group(world, stone):
    for side in [Side.LIVED_EXPERIENCE] * 6 + [Side.CARER]:
        link(make_voice(world.project, side=side), stone)

    told = sentences(make_claim(world, stone), least=5)

    assert told == ["Said by 7 people (from these sides: lived experience, carer)."]


def test_thirty_claims_need_no_more_queries_than_one(world, stone, django_assert_num_queries):
    report = make_report(world)

    def add_claim():
        claim = new_claim(report, make_stone(world.project))
        claim.words = "So it is"
        link(voice := make_voice(world.project), claim.stone)
        save_claim(claim, [voice], by=world.ben)

    def queries():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(
            connection,
        ) as captured:
            claims_of(Report.objects.get(pk=report.pk))
        return len(captured)

    add_claim()
    for_one = queries()
    add_claim()
    add_claim()

    assert queries() == for_one
