"""People sort cards of what was said, say what it means, and sign it."""

import pytest
from playwright.sync_api import expect

from steppingstones.actions import sense
from steppingstones.actions.sense import Facts
from steppingstones.models import SenseSession
from tests.world import DAY, make_voice

pytestmark = pytest.mark.browser
SAID = ("I can rest here", "It is far from the bus", "I met my neighbour")


def test_ada_leads_a_session_by_hand(world, plain, sign_in, check, shot):
    for words in SAID:
        make_voice(world.project, words)
    page = sign_in(world.ada, plain)
    page.goto("/p/the-garden/understand/sense/")
    check(page)
    page.get_by_role("link", name="Plan a session").click()
    check(page)
    page.get_by_label("Title").fill("What the garden means to us")
    page.get_by_label("Ada").check()
    page.get_by_role("button", name="Keep this").click()
    check(page)
    for words in SAID:
        page.get_by_role("checkbox", name=words).check()
    page.get_by_role("button", name="Make cards of the ticked voices").click()
    expect(page.get_by_text("3 cards are added.")).to_be_visible()
    page.get_by_role("link", name="I am finished").click()
    page.get_by_role("link", name="Make a pile").click()
    check(page)
    page.get_by_label("What do these cards have in common?").fill("Being here does me good")
    page.get_by_label("What does it mean?").fill("Quiet and company, both.")
    page.get_by_label("Numbers of the cards in this pile").fill("1")
    page.get_by_role("button", name="Keep this").click()
    check(page)
    page.get_by_label("Pile of card 3").fill("1")
    page.get_by_role("button", name="Sort the cards like this").click()
    page.get_by_role("button", name="One point more").click()
    expect(page.get_by_text("Weight: 1 point")).to_be_visible()
    page.get_by_role("link", name="Choose it together").click()
    check(page)
    page.get_by_label("I met my neighbour").check()
    page.get_by_label("Why this one?").fill("It lasts after the day is over.")
    page.get_by_role("button", name="Keep this").click()
    check(page)
    shot(page, "sense-table")
    page.get_by_role("button", name="Close the session").click()
    page.get_by_role("button", name="I was there, and this is what we meant").click()
    expect(page.get_by_text("You have signed.")).to_be_visible()
    check(page)
    shot(page, "sense-signed")
    assert SenseSession.objects.get().piles.get().cards.count() == 2


@pytest.fixture
def table(world):
    facts = Facts(title="Tea", held_on=DAY, people=[world.ada])
    session = sense.begin(world.project, facts, by=world.ben)
    sense.add_cards(session, [make_voice(world.project, words) for words in SAID], by=world.ben)
    for title in ("Good", "Hard"):
        sense.make_pile(session, title=title, by=world.ben)
    return session


def tab_to(page, field):
    for _ in range(60):
        page.keyboard.press("Tab")
        if field.evaluate("each => each === document.activeElement"):
            return
    raise AssertionError("The keyboard does not reach it")


def test_a_number_typed_on_a_card_counts_at_once(world, table, phone, sign_in, check):
    page = sign_in(world.ada, phone)
    page.goto(f"/p/the-garden/understand/sense/{table.ref}/")
    check(page)
    tab_to(page, page.get_by_label("Pile of card 2"))
    page.keyboard.type("2")
    page.keyboard.press("Tab")
    expect(page.locator("[data-pile='2'] .sense-card")).to_have_count(1)
    expect(page.locator("[data-sense-news]")).to_have_text("Card 2 is in pile 2 now.")
    check(page)
    page.reload()
    expect(page.locator("[data-pile='2'] .sense-card")).to_contain_text("It is far from the bus")


def test_a_card_is_dragged_into_a_pile(world, table, page, sign_in, check, shot):
    sign_in(world.ada)
    page.goto(f"/p/the-garden/understand/sense/{table.ref}/")
    page.locator("[data-card='3'] .grip").drag_to(page.locator("#pile-" + table.piles.first().ref))
    expect(page.locator("[data-pile='1'] .sense-card")).to_have_count(1)
    check(page)
    shot(page, "sense-dragged")
    page.reload()
    expect(page.locator("[data-pile='1'] .sense-card")).to_contain_text("I met my neighbour")
