"""What a report is made of: ready outlines, and what a group makes of them."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from steppingstones.actions import report_parts as actions
from steppingstones.actions.values import keep
from steppingstones.models import Event, Project, Report, ReportPart
from steppingstones.queries.report_outlines import OUTLINES, outline_of
from steppingstones.queries.reports import report_document
from tests.awkward import STRINGS
from tests.rules.one_of_each import make_one_of_each

Part = ReportPart.Part
TODAY = date(2026, 3, 4)


@pytest.fixture
def report(world):
    return Report.objects.create(project=world.project, title="Our first year", kind="people")


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


def at(name, report, *more):
    return reverse(f"show:{name}", args=[report.project.slug, report.ref, *more])


def codes(report):
    return [part.part for part in outline_of(report)]


def owned(report, world):
    actions.own_outline(report, by=world.ada)
    return list(report.parts.standing())


def headings(report):
    return [block.text for block in report_document(report, today=TODAY).blocks if type(block).__name__ == "Heading"]


# --- Ready outlines ---------------------------------------------------------------------------------------


def test_a_kind_is_chosen_when_a_report_is_started(ada, world):
    page = reverse("show:report-add", args=[world.project.slug])
    ada.post(page, {"title": "For the council", "audience": "outside", "kind": "commissioner"})
    assert Report.objects.get().kind == "commissioner"
    assert "kind" not in ada.get(at("report-edit", Report.objects.get())).context["form"].fields


def test_a_report_of_no_kind_follows_what_the_group_chose_to_show(world):
    report = Report.objects.create(project=world.project, title="Ours")
    assert codes(report)[:3] == [Part.CONTEXT, Part.CLAIMS, Part.BEFORE]
    world.project.routes = [Project.Route.FEEDBACK]
    world.project.save()
    middle = [Part.COUNTS, Part.DECISIONS, Part.FEEDBACK, Part.RIVER]
    assert codes(report) == [Part.CONTEXT, Part.CLAIMS, *middle, Part.MADE]


@pytest.mark.parametrize("kind", Report.Kind.values)
def test_every_kind_can_be_read_in_every_form_by_both_audiences(kind, ada, world):
    make_one_of_each(world.project, world.ada)
    for audience in Report.Audience:
        report = Report.objects.create(project=world.project, title="Ours", kind=kind, audience=audience)
        for form in ("read", "easy-read", "pdf", "easy-read-pdf"):
            assert ada.get(at(form, report)).status_code == 200
        assert headings(report) != []


@pytest.mark.parametrize("kind", ["", *Report.Kind.values])
def test_a_report_asks_as_often_for_three_of_each_as_for_one(kind, world):
    make_one_of_each(world.project, world.ada)
    report = Report.objects.create(project=world.project, title="Ours", kind=kind)
    asked = []
    for _more in range(2):
        with CaptureQueriesContext(connection) as queries:
            report_document(Report.objects.get(pk=report.pk), today=TODAY)
        asked.append(len(queries))
        for stone in world.project.stones.standing().outcomes():
            copy = world.project.stones.create(kind=stone.kind, track=stone.track, words=f"{stone.words} too")
            world.project.gotworses.create(stone=copy, words="Louder", written_on=TODAY)
            world.project.lessons.create(words="We learned", went="right")
            world.project.decisions.create(question="Which?", decided="This", status="done")
    assert asked[0] == asked[1]


def test_what_counts_stands_before_money_in_every_outline_that_has_money():
    for parts in OUTLINES.values():
        if Part.WORTH in parts:
            assert Part.COUNTS in parts
            assert parts.index(Part.COUNTS) < parts.index(Part.WORTH)


# --- Changing them ----------------------------------------------------------------------------------------


def test_the_parts_become_the_groups_own_once(ada, world, report):
    ready = codes(report)
    assert "Change these parts" in ada.get(at("parts", report)).text
    for _twice in range(2):
        ada.post(at("parts-own", report))
    assert codes(report) == ready
    assert report.parts.count() == len(ready)


def test_parts_move_and_stop_at_both_ends(ada, world, report):
    first, second, *_others = owned(report, world)
    ada.post(at("part-up", report, first.ref))
    assert codes(report)[:2] == [first.part, second.part]
    ada.post(at("part-down", report, first.ref))
    assert codes(report)[:2] == [second.part, first.part]


def test_a_part_that_is_left_out_can_be_put_back(ada, world, report):
    part = owned(report, world)[0]
    page = ada.get(ada.post(at("part-remove", report, part.ref)).url)
    assert part.part not in codes(report)
    assert at("part-restore", report, part.ref) in page.text
    ada.post(at("part-restore", report, part.ref))
    assert part.part in codes(report)


def test_the_last_part_stays(ada, world, report):
    *others, last = owned(report, world)
    for part in others:
        ada.post(at("part-remove", report, part.ref))
    page = ada.post(at("part-remove", report, last.ref), follow=True)
    assert "A report needs one part at least." in page.text
    assert codes(report) == [last.part]


def test_a_part_is_added_before_how_the_report_was_made(ada, world):
    report = Report.objects.create(project=world.project, title="For a funder", kind="funder")
    ada.post(at("part-add", report), {"part": Part.SAID_DID})
    assert codes(report)[-2:] == [Part.SAID_DID, Part.MADE]
    page = ada.post(at("part-add", report), {"part": Part.SAID_DID}, follow=True)
    assert "This part is in the report already." in page.text
    assert codes(report).count(Part.SAID_DID) == 1


def test_a_double_click_adds_one_part(ada, report):
    for _twice in range(2):
        ada.post(at("part-add", report), {"part": Part.OWN, "once": "same-key"})
    assert codes(report).count(Part.OWN) == 1


def test_words_of_ones_own_stand_under_their_heading(ada, world, report):
    page = ada.post(at("part-add", report), {"part": Part.OWN})
    wrong = ada.post(page.url, {"heading": "", "words": "What we could not do"})
    assert wrong.status_code == 422
    assert "Give these words a heading." in wrong.text
    ada.post(page.url, {"heading": "What did not work", "words": "The bus came too late."})
    assert "What did not work" in headings(report)
    assert "The bus came too late." in ada.get(at("read", report)).text


def test_a_heading_of_ones_own_takes_the_place_of_the_usual_one(ada, world, report):
    claims = next(part for part in owned(report, world) if part.part == Part.COUNTS)
    ada.post(at("part", report, claims.ref), {"heading": "What we hold dear", "words": "Read this first."})
    world.project.stones.create(kind="short", track="project", words="People come")
    assert "What we hold dear" in headings(report)
    assert "What counts" not in headings(report)


@pytest.mark.parametrize("words", STRINGS[::16])
def test_awkward_words_are_kept_as_typed(words, ada, world, report):
    part = owned(report, world)[0]
    response = ada.post(at("part", report, part.ref), {"heading": words[:200], "words": words})
    part.refresh_from_db()
    if response.status_code == 302:
        assert part.words.split() == words.split()
        assert ada.get(at("parts", report)).status_code == 200
        assert ada.get(at("read", report)).status_code == 200
    else:
        assert (response.status_code, part.words) == (422, "")


def test_going_back_to_a_ready_outline_keeps_words_of_ones_own(ada, world, report):
    own = actions.add_part(report, Part.OWN, by=world.ada)
    actions.change_part(own, heading="Our words", words="Long ones", by=world.ada)
    page = ada.post(at("parts-ready", report), {"kind": "funder"}, follow=True)
    report.refresh_from_db()
    assert codes(report) == list(OUTLINES["funder"])
    assert "Our words" in ada.get(at("parts", report)).text or "Our words" in page.text
    ada.post(at("part-restore", report, own.ref))
    assert set(codes(report)) == {*OUTLINES["funder"], Part.OWN}


def test_a_part_that_was_removed_meanwhile_gives_back_what_was_typed(ada, world, report):
    part = owned(report, world)[0]
    actions.leave_out(part, by=world.ada)
    page = ada.post(at("part", report, part.ref), {"heading": "", "words": "Typed for an hour"})
    assert page.status_code == 410
    assert "Typed for an hour" in page.text


def test_a_change_by_somebody_else_is_told(ada, world, report):
    part = owned(report, world)[0]
    form = ada.get(at("part", report, part.ref)).context["form"]
    actions.change_part(part, heading="", words="By Ben", by=world.ben)
    page = ada.post(at("part", report, part.ref), {"heading": "", "words": "By Ada", "seen": form.seen})
    assert page.status_code == 422
    assert "Somebody changed this" in page.text


def test_each_change_is_in_the_history(ada, world, report):
    owned(report, world)
    ada.post(at("part-add", report), {"part": Part.OWN})
    assert set(Event.objects.values_list("noun", "verb")) >= {
        ("report", "made its parts one's own"),
        ("reportpart", "added"),
    }


# --- Who may, and money -----------------------------------------------------------------------------------


def test_readers_look_and_outsiders_find_nothing(as_member, world, report):
    part = owned(report, world)[0]
    for name, *more in (("parts-own",), ("parts-ready",), ("part-add",), ("part", part.ref), ("part-up", part.ref)):
        assert as_member(world.rae).post(at(name, report, *more)).status_code == 403
        assert as_member(world.cy).post(at(name, report, *more)).status_code == 404
    assert as_member(world.rae).get(at("parts", report)).status_code == 200
    assert as_member(world.cy).get(at("parts", report)).status_code == 404


def test_a_part_of_another_report_is_not_found(ada, world, report):
    other = Report.objects.create(project=world.project, title="Another")
    part = owned(other, world)[0]
    assert ada.post(at("part-up", report, part.ref)).status_code == 404


def test_what_counts_comes_with_money(world):
    make_one_of_each(world.project, world.ada)
    keep(world.project.valuemaps.standing().being_written().first(), today=TODAY, by=world.ada)
    report = Report.objects.create(project=world.project, title="Ours", kind="funder")
    actions.add_part(report, Part.WORTH, by=world.ada)
    told = headings(report)
    assert told.index("What no number can tell, and what got worse") < told.index("What it is worth in money")
    Project.objects.filter(pk=world.project.pk).update(uses_money=Project.Money.NEVER)
    assert "What it is worth in money" not in headings(Report.objects.get(pk=report.pk))


def test_money_is_not_offered_to_a_group_that_never_uses_it(ada, world, report):
    owned(report, world)
    assert 'value="worth"' in ada.get(at("parts", report)).text
    Project.objects.filter(pk=world.project.pk).update(uses_money=Project.Money.NEVER)
    assert 'value="worth"' not in ada.get(at("parts", report)).text
    assert ada.post(at("part-add", report), {"part": Part.WORTH}).status_code == 422
