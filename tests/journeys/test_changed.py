"""What changed, from sheets of paper to the outcome that they show: by mouse, with the keyboard, without scripts."""

import pytest
from playwright.sync_api import expect

from steppingstones.actions import questionnaire_versions as versions
from steppingstones.actions.examples import load_example
from steppingstones.models import Indicator
from tests.again import AFTER, BEFORE, SURE, answer_again, make_again, make_change, next_time
from tests.world import make_member, make_stone

from .keyboard import press_until

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ROOM = "/p/the-garden/value/changed/"


def six_by_name(world):
    """Six members; five of them answered both times. What Ada wrote on paper lies on the table."""
    one = make_again(world.ben, "member", items=(SURE,))
    others = [make_member(world.project, name, user=None) for name in ("Ed", "Flo", "Gil", "Hal", "Ina")]
    for member in (world.ada, *others):
        answer_again(one, member=member, sure=2)
    next_time(one, world.ben)
    for member in others:
        answer_again(one, member=member, sure=4)
    return one


def type_in(page, *sheets: str, cards: str = "") -> None:
    page.get_by_role("link", name="Type in sheets").click()
    for row, given in enumerate(sheets, 1):
        page.locator(f"#q-{row}-1").fill(given)
        if cards:
            page.locator(f"#card-{row}").fill(cards[row - 1])
        page.locator(f"#may-{row}").fill("1")
    page.get_by_role("button", name="Keep these sheets").click()
    expect(page.get_by_text(f"{len(sheets)} sheets were kept.")).to_be_visible()


def test_six_sheets_before_and_after_are_typed_in_and_looked_at(world, page, sign_in, check, shot):
    one = make_again(world.ben, "none", items=(SURE,))
    ben = sign_in(world.ben, page)
    for given in ("112233", "334445"):
        ben.goto(f"/p/the-garden/listen/questionnaires/{one.ref}/paper/")
        type_in(ben, *given)
        if given.startswith("1"):
            next_time(one, world.ben)
    ben.goto(ROOM)
    check(ben)
    ben.get_by_role("link", name="How are you?").click()
    expect(ben.get_by_text("Two times have to end before they can be compared.")).to_be_visible()
    check(ben)
    versions.end_round(one, by=world.ben)
    ben.reload()
    expect(ben.get_by_text("So this page does not say who changed.")).to_be_visible()
    check(ben)
    shot(ben, "changed-beside")


def test_six_numbered_cards_on_paper_of_whom_one_did_not_come_back(world, page, sign_in, check, shot):
    one = make_again(world.ben, "card", items=(SURE,))
    ben = sign_in(world.ben, page)
    for given, cards in (("112233", "123456"), ("23344", "65432")):
        ben.goto(f"/p/the-garden/listen/questionnaires/{one.ref}/paper/")
        type_in(ben, *given, cards=cards)
        if given.startswith("1"):
            next_time(one, world.ben)
    versions.end_round(one, by=world.ben)
    ben.goto(f"{ROOM}{one.ref}/")
    expect(ben.get_by_text("3 of 5 people got better, 1 stayed the same, 1 got worse.").first).to_be_visible()
    expect(ben.get_by_text("Of all 6 who answered before, at least 3 and at most 4 got better.")).to_be_visible()
    expect(ben.get_by_text("So only counts are told.")).to_be_visible()
    check(ben)
    shot(ben, "changed-cards")


def test_the_last_of_six_is_written_down_and_the_change_is_tied_to_an_outcome(world, page, sign_in, check, shot):
    one = six_by_name(world)
    make_stone(world.project)
    answer_again(one, member=world.ada, sure=3)
    versions.end_round(one, by=world.ben)
    ada = sign_in(world.ada, page)
    ada.goto(ROOM)
    ada.get_by_role("link", name="How are you?").click()
    expect(ada.get_by_text("6 of 6 people got better, 0 stayed the same, 0 got worse.").first).to_be_visible()
    ada.get_by_text("How sure is this?").click()
    check(ada)
    shot(ada, "changed-six")
    ada.get_by_role("link", name="Say which way is better, and what it shows").click()
    check(ada)
    ada.get_by_label("Which outcome does this question show?").select_option(label="People feel at home")
    ada.get_by_role("button", name="This question shows this outcome").click()
    expect(ada.get_by_role("link", name="People feel at home")).to_be_visible()
    check(ada)
    shot(ada, "changed-question")
    ada.get_by_role("link", name="How are you?").click()
    expect(ada.get_by_text("It shows: People feel at home")).to_be_visible()


def test_the_example_shows_who_did_not_come_back(world, page, sign_in, check, shot):
    example = load_example(world.ben.user).project
    ben = sign_in(world.ben, page)
    ben.goto(f"/p/{example.slug}/value/changed/")
    shot(ben, "changed-list")
    ben.get_by_role("link", name="How are you these days?").click()
    expect(ben.get_by_text("2 of 12 people did not answer again").first).to_be_visible()
    check(ben)
    shot(ben, "changed-lantern")


def test_with_the_keyboard_alone_on_a_phone(world, phone, sign_in, check, shot):
    one, _stone = make_change(world.ben, after=AFTER[:10]), make_stone(world.project)
    page = sign_in(world.ada, phone)
    page.goto(f"{ROOM}{one.ref}/")
    check(page)
    shot(page, "changed-phone")
    press_until(page, "How sure is this?")
    page.keyboard.press("Enter")
    expect(page.get_by_text("By chance, counting who moved which way")).to_be_visible()
    press_until(page, "Say which way is better")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="What it shows")).to_be_visible()
    press_until(page, "Which outcome does this question show?")
    page.keyboard.type("People")
    press_until(page, "This question shows this outcome")
    page.keyboard.press("Enter")
    expect(page.get_by_text("This question shows the outcome now.")).to_be_visible()
    check(page)
    assert Indicator.objects.get().words == SURE.words


def test_without_scripts_another_two_times_are_chosen(world, plain, sign_in, check, shot):
    one = make_change(world.ben, BEFORE, AFTER)
    versions.begin_round(one, "Later", by=world.ben)
    for person in range(12):
        answer_again(one, person, sure=5)
    versions.end_round(one, by=world.ben)
    page = sign_in(world.ada, plain)
    page.goto(f"{ROOM}{one.ref}/")
    page.get_by_label("beside this").select_option(label="After")
    page.get_by_role("button", name="Compare these").click()
    expect(page.get_by_text("8 of 12 people got better, 3 stayed the same, 1 got worse.").first).to_be_visible()
    check(page)
    shot(page, "changed-plain")
