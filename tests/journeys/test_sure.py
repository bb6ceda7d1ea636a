"""Ada words a claim too strongly, is told so quietly, chooses what it rests on, and reads how sure the group may be."""

import pytest
from playwright.sync_api import expect

from steppingstones.actions.reports import new_claim, save_claim
from steppingstones.models import Report, Side
from tests.world import link, make_change, make_decision, make_stone, make_voice

from .windows import PHONE, PLAIN, WIDE, in_windows

pytestmark = pytest.mark.browser


@pytest.fixture
def claim(world):
    stone = make_stone(world.project)
    link(make_change(make_decision(world.project)), stone)
    for side in [Side.CARER] * 3 + [Side.LIVED_EXPERIENCE] * 4:
        link(make_voice(world.project, side=side, came_by="questionnaire"), stone)
    link(make_voice(world.project, "It is too loud for me"), stone, "against")
    report = Report.objects.create(project=world.project, title="Our first year")
    claim = new_claim(report, stone)
    claim.words = "Everyone feels at home here because of the garden"
    return save_claim(claim, [], by=world.ben)


def address(claim, *more):
    return "/".join([f"/p/{claim.project.slug}/show/{claim.report.ref}", *more, ""])


@in_windows(WIDE, PLAIN, PHONE)
def test_ada_is_told_quietly_and_finds_words_that_fit(claim, world, new_page, sign_in, check, shot, window):
    page = sign_in(world.ada, new_page(**window))
    page.goto(address(claim, "claims", claim.ref))
    expect(page.get_by_text("How sure: fairly sure.")).to_be_visible()
    expect(page.get_by_role("heading", name="Do the words say more than you know?")).to_be_visible()
    check(page)
    shot(page, "claim-words")

    page.get_by_role("link", name="Change the words").click()
    check(page)
    page.get_by_label("What you say").fill("Most people who spoke of it feel at home here")
    page.get_by_role("button", name="Save the claim").click()

    expect(page.get_by_text("“Everyone”")).to_have_count(0)
    check(page)


@in_windows(WIDE, PLAIN, PHONE)
def test_ada_chooses_what_the_claim_rests_on(claim, world, new_page, sign_in, check, shot, window):
    page = sign_in(world.ada, new_page(**window))
    page.goto(address(claim, "claims", claim.ref))
    page.get_by_role("link", name="Choose what it rests on").click()
    page.get_by_role("checkbox", name="Carer", exact=True).check()
    check(page)
    shot(page, "claim-evidence")
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_text("from these sides: carer", exact=False).first).to_be_visible()
    expect(page.get_by_text("How sure: a beginning.")).to_be_visible()
    check(page)


@in_windows(WIDE, PLAIN, PHONE)
def test_rae_reads_how_sure_and_by_which_rule(claim, world, new_page, sign_in, check, shot, window):
    page = sign_in(world.rae, new_page(**window))
    page.goto(address(claim, "read"))
    page.get_by_text("Why we say how sure we are").click()
    expect(page.get_by_text("What makes us sure:", exact=False)).to_be_visible()
    check(page)
    shot(page, "how-sure-read")
    page.goto(address(claim))
    page.get_by_text("Why we say how sure we are").click()
    check(page)
    shot(page, "how-sure-card")
    page.get_by_role("link", name="The rule by which we say how sure we are").click()

    expect(page.get_by_role("heading", name="How we say how sure we are")).to_be_visible()
    check(page)
    shot(page, "how-sure-rule")
