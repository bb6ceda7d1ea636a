"""How sure a claim is, counted from real voices."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from steppingstones.actions.reports import new_claim, save_claim
from steppingstones.methods.sureness import Kind, Part
from steppingstones.models import Evidence, Giver, Meeting, PlanBefore, PlannedItem, PlanOutcome, Report, Side, Voice
from steppingstones.queries.claims import claims_of
from steppingstones.queries.sureness_words import rule
from tests.rules.tree import ROOT
from tests.world import link, make_change, make_decision, make_member, make_stone, make_voice


@pytest.fixture
def stone(world):
    return make_stone(world.project)


def facts(world, stone, audience="group"):
    claim = new_claim(Report.objects.create(project=world.project, title="Our year", audience=audience), stone)
    claim.words = "People feel at home here"
    save_claim(claim, [], by=world.ben)
    (found,) = claims_of(claim.report)
    return found


def say(stone, number=1, stance=Evidence.Stance.FOR, **changes):
    for _ in range(number):
        link(make_voice(stone.project, **changes), stone, stance)


def test_where_nothing_is_known_we_cannot_say(world, stone):
    assert facts(world, stone).sureness.line == "How sure: we cannot say."


def test_five_who_wrote_by_themselves_and_a_change_are_fairly_sure(world, stone):
    say(stone, 5, came_by="questionnaire")
    link(make_change(make_decision(world.project)), stone)

    found = facts(world, stone)

    assert found.sureness.line == "How sure: fairly sure."
    assert "How we know: what people told us, decisions and changes." in found.sureness.why


def test_five_in_one_meeting_are_a_beginning(world, stone):
    at = "2026-03-04T10:00Z"
    meeting = Meeting.objects.create(project=world.project, title="Spring", starts_at=at, ends_at=at)
    say(stone, 5, came_by="meeting", meeting=meeting)
    link(make_change(make_decision(world.project)), stone)

    assert facts(world, stone).sureness.line == "How sure: a beginning."


def test_both_who_use_it_and_who_run_it_are_known(world, stone):
    say(stone, side=Side.CARER)
    say(stone, side=Side.COMMISSIONER)

    assert facts(world, stone).found.parts == {Part.USES, Part.RUNS}


def test_a_note_counts_as_checked_once_its_person_said_so(world, stone):
    say(stone, came_by="logbook", recorded_by=world.ben)
    say(stone, came_by="logbook", recorded_by=world.ben, checked=Voice.Checked.CONFIRMED)

    assert facts(world, stone).found.checked == 1


def test_a_different_plan_before_is_a_kind_of_evidence(world, stone):
    decision = make_decision(world.project)
    link(make_change(decision), stone)
    plan = PlanBefore.objects.create(project=world.project, title="Before", sealed_at="2026-01-01T10:00Z")
    item = PlannedItem.objects.create(project=world.project, plan=plan, words="Long tables")
    mark = PlanOutcome.objects.create(project=world.project, plan=plan, item=item, fate="kept")
    mark.decisions.add(decision)
    assert facts(world, stone).found.kinds == {Kind.CHANGES}

    PlanOutcome.objects.update(fate="changed")

    assert facts(world, stone).found.kinds == {Kind.CHANGES, Kind.BEFORE}


def test_the_sides_that_nobody_spoke_for_are_named(world, stone):
    stone.for_whom = ["carer", "policy"]
    stone.save()
    say(stone)

    why = facts(world, stone).sureness.why

    assert "Nobody was heard from these sides: carer, professional, commissioner." in why


def test_a_small_side_is_not_named_outside(world, stone):
    make_member(world.project, side=Side.COMMISSIONER)
    say(stone, 6)

    assert "ommissioner" not in " ".join(facts(world, stone, "outside").sureness.why)


@pytest.mark.parametrize("number", [2, 4])
def test_readers_outside_are_told_the_same_of_two_as_of_four(world, stone, number):
    link(make_change(make_decision(world.project)), stone)
    say(stone, number)
    say(stone, 5 - number, Evidence.Stance.AGAINST)

    told = facts(world, stone, "outside").sureness

    assert told.line == "How sure: we cannot say."
    assert "Fewer than 5 people spoke against it." in " ".join(told.why)
    assert not re.search(r"\b[1234]\b", " ".join(told.why))


def test_more_claims_and_voices_need_no_more_queries(world, stone):
    def queries(found):
        with CaptureQueriesContext(connection) as captured:
            claims_of(found)
        return len(captured)

    report = Report.objects.create(project=world.project, title="Our year")
    counts = []
    for number in (1, 3):
        for _ in range(number):
            claim = new_claim(report, make_stone(world.project))
            say(claim.stone, number, giver=Giver.objects.create(project=world.project, side="lived"))
            save_claim(claim, [], by=world.ben)
        counts.append(queries(Report.objects.get(pk=report.pk)))

    assert counts[0] == counts[1]


def test_the_rule_in_the_docs_is_the_rule(world):
    page = (ROOT / "docs/decisions/how-sure.md").read_text()
    rows = [f"| {row.words} | {' | '.join(row.cells)} |" for row in rule()]

    assert all(row in page for row in rows)
