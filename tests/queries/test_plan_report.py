"""The plan before in reports: where the group wants it, with small numbers and consent as elsewhere."""

from datetime import date

import pytest

from steppingstones.actions import plan_before as actions
from steppingstones.actions import plan_marks as marks
from steppingstones.actions.consent import take_back
from steppingstones.documents import easyread, pdf, web
from steppingstones.documents.blocks import Document, Heading, Notice, Quote, Table
from steppingstones.models import Consent, PlannedItem, Report, ReportPart
from steppingstones.queries.plan_before import entries_of, items_of, seal_of
from steppingstones.queries.plan_report import plan_before_blocks
from steppingstones.queries.plans_told import plans_told
from steppingstones.queries.reading import Reading
from steppingstones.queries.reports import report_document
from steppingstones.queries.telling import Telling
from tests.actions.test_plan_before import make_sealed
from tests.world import link, make_decision, make_voice

GROUP, OUTSIDE = Report.Audience.GROUP, Report.Audience.OUTSIDE
PUBLIC = (Consent.Use.GROUP, Consent.Use.QUOTE, Consent.Use.PUBLIC)


@pytest.fixture
def plan(world):
    """Marked: one thing changed because of a voice that may be public, one dropped by a decision, one new."""
    plan, decision = make_sealed(world), make_decision(world.project)
    link(make_voice(world.project, "I cannot see everyone"), decision)
    first, second, _third = items_of(plan)
    changed = marks.mark_item(first, "changed", "One round table", by=world.ben)
    marks.add_voices(changed, [make_voice(world.project, "A round table, please", uses=PUBLIC)], by=world.ben)
    marks.add_decisions(marks.mark_item(second, "dropped", "", by=world.ben), [decision], by=world.ben)
    marks.add_new(plan, "A garden", by=world.ben)
    return plan


def told(project, audience=GROUP):
    report = Report(project=project, audience=audience)
    parts = (ReportPart.Part.BEFORE,)
    telling = Telling(report=report, reading=Reading(project), today=date(2026, 11, 22), parts=parts)
    return list(plan_before_blocks(telling))


def table(project, audience=GROUP):
    [found] = [block for block in told(project, audience) if isinstance(block, Table)]
    return found.rows


def quotes(project, audience):
    return [block.words for block in told(project, audience) if isinstance(block, Quote)]


def test_it_is_in_the_reports_that_the_group_chose_and_in_no_other(world, plan):
    assert told(world.project) == []
    actions.show_in(plan, "group", by=world.ben)
    assert told(world.project)
    assert told(world.project, OUTSIDE) == []
    actions.show_in(plan, "all", by=world.ben)
    assert told(world.project, OUTSIDE)


def test_a_plan_of_which_nothing_is_marked_is_left_out(world):
    actions.show_in(make_sealed(world), "all", by=world.ben)
    assert told(world.project) == []


def test_the_table_says_what_became_of_each_thing_and_why(world, plan):
    actions.show_in(plan, "group", by=world.ben)
    changed, dropped, unmarked, new = table(world.project)
    assert changed[:3] == ("Buy ten small tables", "Changed", "One round table")
    assert changed[3] == "Said by 1 person (1 with lived experience)."
    assert "We decided: Which table do we buy?" in dropped[3]
    assert "Said by 1 person" in dropped[3]
    assert unmarked[1:] == ("Not marked yet", "–", "–")
    assert new == ("A garden", "New: it was not in the plan", "–", "Not written down")


def test_small_numbers_and_private_quotes_stay_in_the_group(world, plan):
    actions.show_in(plan, "all", by=world.ben)
    marks.add_voices(plan.outcomes.get(fate="new"), [make_voice(world.project, "Only among us")], by=world.ben)
    assert set(quotes(world.project, GROUP)) == {"A round table, please", "Only among us"}
    assert quotes(world.project, OUTSIDE) == ["A round table, please"]
    assert "fewer than 5 people" in table(world.project, OUTSIDE)[0][3]


def test_a_voice_that_is_taken_back_is_in_no_report_any_more(world, plan):
    actions.show_in(plan, "all", by=world.ben)
    take_back(world.project.voices.get(words="A round table, please"))
    assert quotes(world.project, GROUP) == []
    assert table(world.project)[0][3] == "Not written down"


def test_a_report_rests_on_the_same_as_the_page_of_the_plan(world, plan):
    actions.show_in(plan, "group", by=world.ben)
    second = make_decision(world.project, "Who plants it?")
    link(make_voice(world.project, "A garden for all"), second)
    marks.add_decisions(plan.outcomes.get(fate="new"), [second, world.project.decisions.first()], by=world.ben)
    [found] = plans_told(Reading(world.project), GROUP)
    assert found.entries == entries_of(plan)
    assert found.seal == seal_of(plan, items_of(plan))


def test_a_broken_seal_is_told(world, plan):
    actions.show_in(plan, "all", by=world.ben)
    PlannedItem.objects.filter(order=1).update(words="Buy a castle")
    assert [block.kind for block in told(world.project) if isinstance(block, Notice)] == ["warn"]
    easy = [row.words for block in told(world.project) for row in block.easy]
    assert "Somebody changed this plan later. So we cannot be sure about it." in easy


def test_it_is_in_the_whole_report_in_each_form(world, plan):
    actions.show_in(plan, "all", by=world.ben)
    report = Report(project=world.project, title="What we did", audience=OUTSIDE)
    document = report_document(report, today=date(2026, 11, 22))
    heading = "What co-production changed in the plan"
    assert heading in [block.text for block in document.blocks if isinstance(block, Heading)]
    assert heading in web.page(document)
    assert "The plan had 3 things in it." in easyread.page(document)
    part = Document(title="What we did", blocks=tuple(told(world.project, OUTSIDE)))
    assert pdf.write(part).data.startswith(b"%PDF")
