"""Reports that leave the group one after the other: together they tell no more than each."""

import pytest

from steppingstones.models import Report
from steppingstones.queries.report_frozen import freeze
from tests.signed import OUTSIDE, make_claim, make_report, make_version, speak_for
from tests.world import make_voice


@pytest.fixture
def report(world):
    return make_report(world.project)


def told(version) -> list[str]:
    return next(block["evidence"] for block in version.kept["blocks"] if block["is"] == "Claim")


def in_all(version) -> str:
    return str(version.kept["blocks"])


def sides(world):
    return world.ada, world.ben


def test_one_more_person_cannot_be_seen_in_the_next_version(world, report):
    claim = make_claim(report, people=6)
    make_version(report, world.ben, *sides(world))
    speak_for(claim, 1)
    new = make_version(report, world.ben)
    assert told(new) == ["Said by 6 people (6 with lived experience)."]
    assert "7 people" not in in_all(new)
    assert "Some numbers stay as an earlier version told them" in in_all(new)
    assert freeze(report).kept == new.kept


def test_enough_more_people_are_told(world, report):
    claim = make_claim(report, people=6)
    make_version(report, world.ben, *sides(world))
    speak_for(claim, 5)
    new = make_version(report, world.ben)
    assert told(new) == ["Said by 11 people (11 with lived experience)."]
    assert "Some numbers stay" not in in_all(new)


def test_many_small_steps_add_up_to_one_that_is_told(world, report):
    claim, heard = make_claim(report, people=6), []
    for _more in range(6):
        heard.append(told(make_version(report, world.ben, *sides(world)))[0].partition(" people")[0])
        speak_for(claim, 1)
        report.opening += "."
        report.save()
    assert heard == ["Said by 6"] * 5 + ["Said by 11"]


def test_a_version_that_nobody_signed_off_holds_nothing_back(world, report):
    claim = make_claim(report, people=6)
    make_version(report, world.ben, world.ben)
    speak_for(claim, 1)
    assert "7 people" in told(make_version(report, world.ben))[0]


def test_another_report_of_the_group_tells_no_more_either(world, report):
    claim = make_claim(report, people=6)
    make_version(report, world.ben)  # it can still be signed off
    speak_for(claim, 1)
    other = make_report(world.project, title="For the council")
    claim.pk, claim.ref, claim.report = None, "other2345678", other
    claim.save()
    assert "6 people" in told(make_version(other, world.ben))[0]


def test_a_report_for_the_group_is_exact_and_holds_nothing_back(world, report):
    claim = make_claim(make_report(world.project, audience="group"), people=6)
    make_version(claim.report, world.ben, *sides(world))
    speak_for(claim, 1)
    assert "7 people" in told(make_version(claim.report, world.ben))[0]
    claim.pk, claim.ref, claim.report = None, "other2345678", report
    claim.save()
    assert "7 people" in told(make_version(report, world.ben))[0]


def test_what_another_project_tells_does_not_matter(world, report):
    claim = make_claim(make_report(world.elsewhere), people=6)
    make_version(claim.report, world.cy)
    make_claim(report, people=7)
    assert "7 people" in told(make_version(report, world.ben))[0]


def test_how_many_were_heard_is_as_it_was_when_another_number_was_first_told(world, report):
    report.kind = Report.Kind.FUNDER  # tells the claim, and not who was heard
    report.save()
    make_claim(report, people=6)
    make_version(report, world.ben, *sides(world))
    make_voice(world.project, "Me too", side="lived", uses=OUTSIDE)
    other = make_report(world.project, title="For everybody")
    assert "6 people (6 with lived experience)" in in_all(make_version(other, world.ben))


def test_that_more_were_heard_is_not_said_where_nobody_reads_how_many(world, report):
    report.kind = Report.Kind.FUNDER
    report.save()
    make_claim(report, people=6)
    make_version(report, world.ben, *sides(world))
    make_voice(world.project, "Me too", side="lived", uses=OUTSIDE)
    assert "Some numbers stay" not in str(freeze(report).kept)
    assert "6 people" in str(freeze(report).kept)
