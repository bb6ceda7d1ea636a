"""People note what they give and get, answer what they are offered, and lend each other time."""

import re
from datetime import date
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from steppingstones.models import Contribution, TimeExchange, TimeOffer
from steppingstones.queries.time_bank import balance_of, balances_of
from tests.journeys.keyboard import press_until
from tests.world import make_member

pytestmark = pytest.mark.browser
ROOM = "/p/the-garden/take-part/"
DAY = date(2026, 3, 4)


def keep(page):
    page.get_by_role("button", name="Keep this").click()


def test_ben_notes_what_two_people_got_and_one_takes_less(world, plain, new_page, sign_in, check, shot):
    """By hand on a narrow screen without scripts."""
    mo = make_member(world.project, "Mo", side="lived", user=None)
    page = sign_in(world.ben, plain)
    page.goto(f"{ROOM}giving/")
    check(page)
    page.get_by_role("link", name="Note what somebody got").click()
    check(page)
    expect(page.get_by_text("Payments can affect benefits.")).to_be_visible()
    shot(page, "got")
    keep(page)
    check(page)
    page.get_by_label("Ada").check()
    page.get_by_role("checkbox", name="Mo").check()
    page.get_by_label("Pay", exact=True).check()
    page.get_by_label("How much, in pounds?").fill("20,50")
    keep(page)
    expect(page.get_by_text("It is noted for 2 people.")).to_be_visible()
    check(page)
    page.get_by_role("link", name="Mo", exact=True).click()
    check(page)
    shot(page, "year-of-mo")
    page.get_by_role("link", name=re.compile("^Answer.*Pay")).click()
    check(page)
    page.get_by_label("Took less", exact=True).check()
    page.get_by_label("How much did they take?").fill("10")
    keep(page)
    expect(page.get_by_text("Took less: £10 (said to Ben)")).to_be_visible()
    check(page)
    assert Contribution.objects.get(member=mo).taken == 10
    assert Contribution.objects.get(member=world.ada).answer == "offered"


def test_ada_notes_hours_by_keyboard_alone(world, phone, sign_in, check):
    page = sign_in(world.ada, phone)
    page.goto(f"{ROOM}giving/gave/")
    check(page)
    press_until(page, "Hours")
    page.keyboard.press("Space")
    press_until(page, "How many hours?")
    page.keyboard.type("1,5")
    press_until(page, "Keep this")
    page.keyboard.press("Enter")
    expect(page.get_by_text("It is noted for 1 person.")).to_be_visible()
    check(page)
    assert Contribution.objects.get().hours == Decimal("1.5")


def test_ada_says_yes_by_keyboard_alone(world, phone, sign_in, check):
    said = {"giver": world.ben, "receiver": world.ada, "noted_by": world.ben, "giver_said_on": DAY}
    TimeExchange.objects.create(project=world.project, hours=2, words="A lift", done_on=DAY, **said)
    page = sign_in(world.ada, phone)
    page.goto(f"{ROOM}time-bank/")
    check(page)
    press_until(page, "Yes, it was so")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Both said yes: it counts").first).to_be_visible()
    check(page)
    assert balance_of(world.ada) == -2


def test_a_no_has_a_reason_and_hours_come_back(world, plain, sign_in, check):
    said = {"giver": world.ben, "receiver": world.ada, "noted_by": world.ben, "giver_said_on": DAY}
    TimeExchange.objects.create(project=world.project, hours=2, words="A lift", done_on=DAY, **said)
    page = sign_in(world.ada, plain)
    page.goto(f"{ROOM}time-bank/hours/")
    page.get_by_role("link", name="It is not right").click()
    check(page)
    keep(page)
    check(page)
    page.get_by_label("What is not right?").fill("It was one hour")
    keep(page)
    expect(page.get_by_text("It was one hour")).to_be_visible()
    check(page)
    page = sign_in(world.ben, plain)
    page.goto(f"{ROOM}time-bank/hours/")
    page.get_by_role("button", name="Remove").click()
    check(page)
    page.get_by_role("button", name="Put it back", exact=True).click()
    expect(page.get_by_text("It was one hour")).to_be_visible()
    check(page)


def test_on_paper_there_is_nothing_about_few_people(world, page, sign_in, check, shot):
    of = {"project": world.project, "member": world.ada, "on": DAY}
    Contribution.objects.create(**of, way="got", kind="pay", money=431, answer="taken")
    TimeExchange.objects.create(
        project=world.project, giver=world.ada, receiver=world.ben, hours=7, words="A lift", done_on=DAY
    )
    sign_in(world.ben, page)
    page.goto(f"{ROOM}giving/?year=2026")
    check(page)
    expect(page.get_by_text("£431").first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_text("£431").locator("visible=true")).to_have_count(0)
    expect(page.get_by_text("Too few people are in the sums").locator("visible=true").first).to_be_visible()
    shot(page, "giving-on-paper")
    for place, hidden in (("giving/people/", "Ada"), ("time-bank/balances/", "Ada"), ("time-bank/hours/", "A lift")):
        page.goto(ROOM + place)
        expect(page.get_by_text(hidden).locator("visible=true")).to_have_count(0)
        expect(page.get_by_text("This is not printed")).to_be_visible()


def test_two_people_lend_each_other_time(world, page, plain, sign_in, check, shot):
    mo = make_member(world.project, "Mo")
    TimeOffer.objects.create(project=world.project, member=mo, words="Mending clothes", made_on=DAY)
    TimeOffer.objects.create(
        project=world.project, member=world.ada, words="A lift on Mondays", is_ask=True, made_on=DAY
    )
    sign_in(world.ada, page)
    page.goto(f"{ROOM}time-bank/")
    check(page)
    page.get_by_role("link", name=re.compile("Note hours for this.*Mending clothes")).click()
    check(page)
    page.get_by_label("How many hours?").fill("1.5")
    keep(page)
    expect(page.get_by_text("Waits for a yes from Mo").first).to_be_visible()
    check(page)
    shot(page, "hours")
    other = sign_in(mo, plain)
    other.goto(f"{ROOM}time-bank/")
    check(other)
    shot(other, "board")
    other.get_by_role("link", name="It is not right").click()
    expect(other.get_by_role("heading", level=1)).to_have_text("It is not right")
    check(other)
    other.go_back()
    other.get_by_role("button", name="Yes, it was so").click()
    expect(other.get_by_text("Both said yes: it counts").first).to_be_visible()
    check(other)
    page.goto(f"{ROOM}time-bank/balances/")
    check(page)
    shot(page, "balances")
    assert (balance_of(mo), sum(balances_of(world.project).values())) == (Decimal("1.5"), 0)
    assert TimeExchange.objects.get().offer.words == "Mending clothes"


def test_ben_sees_the_sides_and_sets_the_rate(world, page, new_page, sign_in, check, shot):
    for n in range(6):
        who = make_member(world.project, f"Mo {n}", side="lived" if n < 5 else "carer")
        fields = {"project": world.project, "member": who, "noted_by": world.ben, "on": DAY}
        Contribution.objects.create(**fields, way="gave", kind="hours", hours=Decimal("2000.25"))
        Contribution.objects.create(**fields, way="got", kind="pay", money=Decimal("12.50"), answer="taken")
    sign_in(world.ben, page)
    page.goto(f"{ROOM}giving/?year=2026")
    check(page)
    page.get_by_role("link", name="Say what an hour is put at").click()
    check(page)
    page.get_by_label("What is an hour put at").fill("13,45")
    keep(page)
    check(page)
    page.get_by_label("Where does this come from?").fill("The Real Living Wage, agreed in May")
    keep(page)
    expect(page.get_by_text("An hour is put at £13.45.")).to_be_visible()
    check(page)
    shot(page, "sides")
    small = sign_in(world.ada, new_page(width=360))
    small.goto(f"{ROOM}giving/?year=2026")
    check(small)
    shot(small, "sides-360")
    expect(small.get_by_text("The sides are not shown apart")).to_be_visible()
    small.get_by_role("link", name="Before you take money").click()
    check(small)
    shot(small, "before-money")
