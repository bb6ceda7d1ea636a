"""A report from asking for sign-off to the page for everybody, and what happens when words are taken back."""

import pytest
from playwright.sync_api import expect

from steppingstones.actions.consent import take_back
from steppingstones.models import ReportVersion, SignOff
from tests.signed import make_claim, make_claimed_report, make_version
from tests.world import make_member

from .keyboard import press_until
from .windows import PLAIN

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def report(world):
    return make_claimed_report(world.project)


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def test_from_asking_to_the_page_for_everybody_and_back(world, page, new_page, sign_in, report, check, shot):
    di = make_member(world.project, "Di Smith", user=None, side="lived")
    ben = sign_in(world.ben, page)
    ask_and_sign(ben, report, check, shot)
    sign_by_code(new_page(**PLAIN), code_for(ben, di, check), check, shot)
    address = open_it(ben, check, shot)
    read_it(new_page(width=360), address, check, shot)
    words = report.claims.get().quotes.get().words
    take_back(report.claims.get().quotes.get(), by=None)
    stranger = new_page(width=360)
    stranger.goto(address)
    expect(stranger.get_by_text("Words stood here that may not be shown any more.")).to_be_visible()
    expect(stranger.get_by_text(words)).to_have_count(0)
    check(stranger)
    shot(stranger, "sign-off-taken-back")
    ben.reload()
    press(ben, "Close it")
    check(ben)
    assert stranger.goto(address).status == 404


def ask_and_sign(page, report, check, shot):
    page.goto(f"/p/the-garden/show/{report.ref}/")
    page.get_by_role("link", name="Versions, and who signed them").click()
    check(page)
    page.get_by_role("link", name="Ask for sign-off").click()
    check(page)
    shot(page, "sign-off-ask")
    press(page, "Keep it as it is, and ask")
    expect(page.get_by_text("Still missing: Lived experience, Professional.").first).to_be_visible()
    check(page)
    page.get_by_label("Yes. It says what we agreed.").check()
    press(page, "Say this")
    expect(page.get_by_text("Still missing: Lived experience.").first).to_be_visible()
    check(page)
    shot(page, "sign-off-version")


def code_for(page, member, check) -> str:
    here = page.url
    page.goto(f"/p/the-garden/people/{member.ref}/hand-over/")
    press(page, "Show a code")
    check(page)
    code = page.locator("strong.code").inner_text()
    page.goto(here)
    return code


def sign_by_code(page, code, check, shot):
    """Di has no email. Bo sits beside them. They see something differently, and want it in the report."""
    page.goto("/join/")
    page.get_by_label("Your code").fill(code)
    page.get_by_label("Your code").press("Enter")
    page.get_by_label("Is somebody helping you today? Their name").fill("Bo")
    page.locator("main form button").first.click()
    page.get_by_role("link", name="A report waits for what you say: Our year").click()
    expect(page.get_by_text("People feel at home").first).to_be_visible()
    check(page)
    page.get_by_label("Yes, it may go out. But I see something in it differently.").check()
    press(page, "Say this")
    expect(page.get_by_role("alert")).to_contain_text("Write what you see differently.")
    check(page)
    page.get_by_label("What do you see differently?").fill("The door is still too heavy for me")
    page.get_by_label("Yes, without my name.").check()
    press(page, "Say this")
    expect(page.get_by_text("Your answer is written down.")).to_be_visible()
    expect(page.get_by_text("Somebody in this group")).to_be_visible()
    check(page)
    shot(page, "sign-off-by-code")
    assert SignOff.objects.get(member__name="Di Smith").supporter == "Bo"


def open_it(page, check, shot) -> str:
    page.reload()
    expect(page.get_by_text("Signed off.").first).to_be_visible()
    press(page, "Open it to everybody")
    check(page)
    shot(page, "sign-off-open")
    return page.locator("a.address").inner_text()


def read_it(page, address, check, shot):
    page.goto(address)
    expect(page.get_by_text("The door is still too heavy for me")).to_be_visible()
    expect(page.get_by_text("Di Smith")).to_have_count(0)
    check(page)
    shot(page, "sign-off-everybody")
    page.get_by_role("link", name="Easy Read").click()
    check(page)
    shot(page, "sign-off-everybody-easy")
    page.goto(address)
    page.get_by_role("link", name="Other forms").click()
    check(page)
    shot(page, "sign-off-everybody-forms")
    with page.expect_download() as large:
        page.get_by_role("link", name="Large print").evaluate("link => { link.download = ''; link.click() }")
    assert large.value.path().read_bytes().startswith(b"%PDF")
    assert page.context.cookies() == []


def test_saying_no_with_the_keyboard_alone(world, phone, sign_in, report, check):
    version = make_version(report, world.ben, world.ben)
    page = sign_in(world.ada, phone)
    page.goto(f"/p/the-garden/show/{report.ref}/versions/{version.ref}/")
    press_until(page, "Go to the answer")
    page.keyboard.press("Enter")
    press_until(page, "Yes. It says what we agreed.")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    press_until(page, "What do you see differently?")
    page.keyboard.type("It is not about me")
    press_until(page, "Say this")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Your answer is written down.")).to_be_visible()
    check(page)
    assert SignOff.objects.get(member=world.ada).answer == "no"


def test_two_versions_beside_each_other_on_a_phone(world, phone, sign_in, report, check, shot):
    make_version(report, world.ben, world.ben)
    claim = report.claims.get()
    claim.words = "Everybody feels at home"
    claim.save()
    make_claim(report, "We are more people")
    make_version(report, world.ben)
    page = sign_in(world.rae, phone)
    page.goto(f"/p/the-garden/show/{report.ref}/versions/")
    check(page)
    shot(page, "sign-off-versions")
    page.get_by_role("link", name="What is other than before?").click()
    expect(page.get_by_text("We are more people", exact=True)).to_be_visible()
    check(page)
    shot(page, "sign-off-since")
    assert ReportVersion.objects.count() == 2
