"""One reading of a project holds what the pages count anew."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from steppingstones.documents.blocks import Heading
from steppingstones.models import Report
from steppingstones.queries.reading import Reading
from steppingstones.queries.reports import report_document
from steppingstones.queries.thread import thread_of
from tests.again import make_change as make_again_and_after
from tests.reviewed import make_gap
from tests.world import link, make_change, make_decision, make_stone, make_voice


def test_its_thread_is_the_thread_of_the_project(world):
    home, decision = make_stone(world.project), make_decision(world.project)
    link(make_voice(world.project), home)
    link(make_voice(world.project), decision)
    link(make_change(decision), home)

    read, whole = Reading(world.project).thread, thread_of(world.project)

    assert len(whole.links) == 4
    assert (read.links, read.speakers) == (whole.links, whole.speakers)


def test_a_report_asks_as_often_for_three_questionnaires_and_two_reviews_as_for_one(world):
    report = Report.objects.create(project=world.project, title="What people said", kind=Report.Kind.FEEDBACK)

    def queries():
        with CaptureQueriesContext(connection) as asked:
            told = report_document(Report.objects.get(pk=report.pk), today=date.today())
        return len(asked), sum(isinstance(block, Heading) and block.level == 3 for block in told.blocks)

    def ask(title):
        make_again_and_after(world.ben, title=title)
        make_gap(world.ben)

    ask("How are you?")
    before, told = queries()
    ask("How is home?")
    make_again_and_after(world.ben, title="How is work?")
    after, told_then = queries()
    assert (after, told_then) == (before, told + 3)
