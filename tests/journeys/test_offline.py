"""Answering without a connection: several people on one device, sent once each when the line is back."""

import pytest
from playwright.sync_api import expect

from steppingstones.models import Response, Translation

from ..world import make_questionnaire
from .keyboard import press_until
from .test_say import choose, press
from .windows import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
UNTIL_KEPT = """async (address) => {
  while (!(await caches.match(address))) await new Promise((done) => setTimeout(done, 50));
}"""
WAITING = "Sets of answers that wait on this device: %s."


@pytest.fixture
def questionnaire(world):
    return make_questionnaire(world.project)


def open_once(page, questionnaire, way=""):
    """While there is a connection; from then on the device keeps what it needs."""
    page.goto(f"/say/{questionnaire.ref}/{way}")
    page.evaluate(UNTIL_KEPT, f"/say/{questionnaire.ref}/all/")


def answer(page, face):
    press(page, "Start")
    expect(page.get_by_text("All questions are on this one page.")).to_be_visible()
    choose(page, face)
    choose(page, "The group can read what I said.")
    press(page, "Send")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")


def done(page):
    page.get_by_role("link", name="I am done").click()
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()


@pytest.mark.parametrize("way", ["", "kiosk/"])
def test_two_people_answer_without_a_connection_and_each_is_kept_once(
    new_page, questionnaire, check, reviewer, shot, way
):
    page = new_page(**PHONE)
    open_once(page, questionnaire, way)
    page.context.set_offline(True)
    for face in ("Very happy", "Sad"):
        answer(page, face)
        expect(page.get_by_text("Your answers wait on this device.")).to_be_visible()
        done(page)
    expect(page.locator("#outbox")).to_contain_text(WAITING % 2)
    shot(page, "offline-waiting")
    page.close()  # with answers waiting

    page = page.context.new_page()
    reviewer.watch(page)
    page.goto(f"/say/{questionnaire.ref}/{way}")  # still without a connection
    expect(page.locator("#outbox")).to_contain_text(WAITING % 2)
    assert not Response.objects.exists()
    page.context.set_offline(False)
    expect(page.locator("#outbox")).to_be_empty()
    assert Response.objects.count() == 2
    assert Response.objects.filter(came_by="kiosk" if way else "link").count() == 2
    reviewer.troubles[page].clear()  # the browser reports the dropped line, as it should
    check(page)


def test_the_page_with_all_questions_can_be_used_by_everybody(new_page, questionnaire, check, shot):
    page = new_page(**PHONE)
    page.goto(f"/say/{questionnaire.ref}/all/")
    check(page)
    shot(page, "offline-all")
    press(page, "Send")
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_role("alert")).to_contain_text("Answer at least one question.")
    choose(page, "Very happy")
    press(page, "Send")
    expect(page.get_by_role("alert")).to_contain_text("Tick that the group can read")
    check(page)
    choose(page, "The group can read what I said.")
    press(page, "Send")
    expect(page.get_by_text("has what you said.")).to_be_visible()
    check(page)
    assert Response.objects.count() == 1


BEGUN = "You started before"


def begin(page, questionnaire):
    """Half filled in, without a connection, and the tab is closed."""
    open_once(page, questionnaire)
    page.context.set_offline(True)
    press(page, "Start")
    choose(page, "Very happy")
    page.get_by_role("textbox", name="What would you change?").fill("More shade")
    choose(page, "The group can read what I said.")
    page.close()
    return page.context.new_page()


def test_what_was_begun_without_a_connection_is_there_again(new_page, questionnaire, check, reviewer, shot):
    page = begin(new_page(**PHONE), questionnaire)
    reviewer.watch(page)
    page.goto(f"/say/{questionnaire.ref}/all/")
    expect(page.get_by_role("heading", name=BEGUN)).to_be_visible()
    expect(page.get_by_label("Very happy")).not_to_be_visible()  # not before whoever is here says that it is theirs
    page.context.set_offline(False)
    reviewer.troubles[page].clear()
    check(page)
    shot(page, "offline-begun")
    page.context.set_offline(True)
    press(page, "Go on")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(page.get_by_label("Very happy")).to_be_checked()
    expect(page.get_by_role("textbox", name="What would you change?")).to_have_value("More shade")
    press(page, "Send")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")  # before that it would be kept
    page.goto(f"/say/{questionnaire.ref}/all/")
    expect(page.get_by_label("Very happy")).not_to_be_checked()
    expect(page.get_by_role("heading", name=BEGUN)).to_have_count(0)
    assert kept(page) == []


def kept(page):
    return page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('say:'))")


def test_what_was_begun_is_one_draft_with_and_without_a_connection(new_page, questionnaire):
    page = begin(new_page(**PHONE), questionnaire)
    page.goto(f"/say/{questionnaire.ref}/")
    press(page, "Go on")  # no connection: the page with all questions, which asks nothing twice
    expect(page.get_by_label("Very happy")).to_be_checked()
    page.context.set_offline(False)
    page.goto(f"/say/{questionnaire.ref}/")
    press(page, "Go on")  # one question a page again
    expect(page.get_by_role("heading", level=1)).to_have_text("How was the day?")
    expect(page.get_by_label("Very happy")).to_be_checked()


def test_whoever_starts_again_finds_nothing_of_what_was_begun(new_page, questionnaire):
    page = begin(new_page(**PHONE), questionnaire)
    page.goto(f"/say/{questionnaire.ref}/all/")
    press(page, "Start again")
    expect(page.get_by_label("Very happy")).not_to_be_checked()
    assert kept(page) == []


@pytest.mark.parametrize("how", ["handed over", "put out"])
def test_what_was_begun_is_not_left_for_the_next_person(new_page, sign_in, world, questionnaire, how):
    page = begin(new_page(**PHONE), questionnaire)
    page.context.set_offline(False)
    if how == "put out":
        sign_in(world.ben, page).goto(f"/p/the-garden/listen/questionnaires/{questionnaire.ref}/share/")
        press(page, "Put this device out for people")
    else:
        sign_in(world.ben, page).goto("/projects/")
        press(page, "Sign out")
    page.wait_for_url(lambda address: "/share/" not in address and "/projects/" not in address)
    assert kept(page) == []


def test_a_shared_device_keeps_nothing_that_was_begun(new_page, questionnaire):
    page = new_page(width=768)
    open_once(page, questionnaire, "kiosk/")
    page.context.set_offline(True)
    press(page, "Start")
    choose(page, "Very happy")
    assert kept(page) == []
    page.get_by_role("link", name="Start again").click()
    press(page, "Start")
    expect(page.get_by_text("All questions are on this one page.")).to_be_visible()
    expect(page.locator("input:checked")).to_have_count(0)


def send_later(page, questionnaire, whose):
    """Without a connection, and with a word about the device. Then the line is back, and somebody opens the page."""
    open_once(page, questionnaire)
    page.context.set_offline(True)
    answer(page, "Very happy")
    expect(page.get_by_role("heading", name="Is this your own device?")).to_be_visible()
    if whose:
        press(page, whose)
    page.get_by_role("link", name="I am done").click()
    expect(page.locator("#outbox")).to_contain_text(WAITING % 1)
    page.context.set_offline(False)
    expect(page.locator("#outbox")).not_to_contain_text("wait")
    assert Response.objects.count() == 1


def test_on_ones_own_device_the_way_back_comes_when_it_is_sent(new_page, questionnaire, check, reviewer, shot):
    page = new_page(**PHONE)
    send_later(page, questionnaire, "Yes, keep my way back here")
    expect(page.locator("#outbox")).to_contain_text("Answers from this device were sent.")
    reviewer.troubles[page].clear()
    check(page)
    shot(page, "offline-way-back")
    page.get_by_role("link", name="See what I said").click()
    expect(page.get_by_role("heading", name="Keep this page")).to_be_visible()
    expect(page.get_by_text("Very happy")).to_be_visible()
    page.goto(f"/say/{questionnaire.ref}/kiosk/")
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="See what I said")).to_have_count(0)
    page.goto(f"/say/{questionnaire.ref}/")
    press(page, "Take this away from this device")
    expect(page.locator("#outbox")).to_be_empty()
    assert kept(page) == []


@pytest.mark.parametrize("whose", ["No, others use it too", ""])
def test_on_a_device_of_several_people_there_is_no_way_back(new_page, questionnaire, whose):
    page = new_page(**PHONE)
    send_later(page, questionnaire, whose)
    expect(page.locator("#outbox")).to_be_empty()
    assert kept(page) == []


def test_the_line_comes_back_while_they_are_still_there(new_page, questionnaire, check, reviewer, shot):
    page = new_page(**PHONE)
    open_once(page, questionnaire)
    page.context.set_offline(True)
    answer(page, "Very happy")
    expect(page.get_by_role("heading", name="Is this your own device?")).to_be_visible()
    shot(page, "offline-whose")
    page.context.set_offline(False)
    expect(page.get_by_text("has what you said.")).to_be_visible()
    reviewer.troubles[page].clear()
    check(page)
    page.get_by_role("link", name="See what I said").click()
    expect(page.get_by_role("heading", name="Keep this page")).to_be_visible()


def test_a_card_with_pictures_can_be_chosen_without_a_connection(new_page, questionnaire, check, reviewer, shot):
    questionnaire.pairing = questionnaire.Pairing.CARD
    questionnaire.save()
    page = new_page(**PHONE)
    open_once(page, questionnaire)
    page.context.set_offline(True)
    press(page, "Start")
    choose(page, "Very happy")
    choose(page, "The group can read what I said.")
    for picture in ("cat", "key"):
        page.get_by_label(picture, exact=True).check()
    press(page, "Send")
    expect(page.get_by_role("alert")).to_contain_text("Choose one picture of your card in each row.")
    page.get_by_label("bus", exact=True).check()
    page.context.set_offline(False)
    reviewer.troubles[page].clear()
    check(page)
    shot(page, "offline-card")
    press(page, "Send")
    expect(page.get_by_text("has what you said.")).to_be_visible()
    assert Response.objects.get().card_hash


def test_answering_without_a_connection_by_keyboard_alone(new_page, questionnaire):
    page = new_page(**PHONE)
    open_once(page, questionnaire)
    page.context.set_offline(True)

    def press_at(name, key="Space"):
        press_until(page, name)
        page.keyboard.press(key)

    press_at("Start", "Enter")
    expect(page.get_by_text("All questions are on this one page.")).to_be_visible()
    press_at("Very sad")
    press_at("Easy words and big letters", "Enter")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(page.get_by_label("Very sad")).to_be_checked()
    press_at("The group can read what I said.")
    press_at("Send", "Enter")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    press_at("Yes, keep my way back here", "Enter")
    expect(page.get_by_text("Your way back comes here when your answers are sent.")).to_be_visible()
    page.keyboard.press("Enter")  # the focus is on the way on
    expect(page.locator("#outbox")).to_contain_text(WAITING % 1)


@pytest.fixture
def in_polish(questionnaire):
    faces, _choose, text = questionnaire.questions.all()
    text.easy_words = "What should be different?"
    text.save()
    questionnaire.languages = ["pl"]
    questionnaire.save()
    of = {"project": questionnaire.project, "questionnaire": questionnaire, "language": "pl"}
    Translation.objects.create(**of, key="title", words="Jak było w ogrodzie?")
    Translation.objects.create(**of, key=f"q.{faces.key}.words", words="Jak minął dzień?")
    return questionnaire


def wait_for_words(page, questionnaire):
    open_once(page, questionnaire)
    page.evaluate(UNTIL_KEPT, f"/say/{questionnaire.ref}/all/?lang=pl&easy=1")


def test_without_a_connection_in_another_language(new_page, in_polish, check, reviewer, shot):
    page = new_page(**PHONE)
    wait_for_words(page, in_polish)
    page.context.set_offline(True)
    page.get_by_role("link", name="Polski").click()
    press(page, "Start")
    expect(page.get_by_role("heading", level=1)).to_have_text("Jak było w ogrodzie?")
    expect(page.get_by_role("group", name="Jak minął dzień?")).to_have_attribute("lang", "pl")
    choose(page, "Very happy")
    page.get_by_role("link", name="English").click()  # what is filled in stays
    expect(page.get_by_role("group", name="How was the day?")).to_be_visible()
    expect(page.get_by_label("Very happy")).to_be_checked()
    page.get_by_role("link", name="Polski").click()
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    page.reload()
    press(page, "Go on")
    expect(page.get_by_label("Very happy")).to_be_checked()
    choose(page, "The group can read what I said.")
    page.context.set_offline(False)
    reviewer.troubles[page].clear()
    check(page)
    shot(page, "offline-polish")
    press(page, "Send")
    expect(page.get_by_text("has what you said.")).to_be_visible()
    assert Response.objects.get().language == "pl"


def test_without_a_connection_in_easy_words(new_page, in_polish, check, reviewer, shot):
    page = new_page(**PHONE)
    wait_for_words(page, in_polish)
    page.context.set_offline(True)
    choose(page, "Easy words and big letters")
    press(page, "Start")
    expect(page.get_by_role("textbox", name="What should be different?")).to_be_visible()
    page.get_by_role("textbox", name="What should be different?").fill("Shade")
    page.get_by_role("link", name="Usual words").click()
    expect(page.get_by_role("textbox", name="What would you change?")).to_have_value("Shade")
    page.get_by_role("link", name="Easy words and big letters").click()
    expect(page.get_by_role("textbox", name="What should be different?")).to_have_value("Shade")
    page.context.set_offline(False)
    reviewer.troubles[page].clear()
    check(page)
    shot(page, "offline-easy")


def test_words_that_are_not_on_the_device_say_so_and_lose_nothing(new_page, in_polish):
    page = new_page(**PHONE)
    wait_for_words(page, in_polish)
    page.goto(f"/say/{in_polish.ref}/all/")
    choose(page, "Very happy")
    page.evaluate("caches.open('say-1').then((kept) => kept.delete(location.pathname + '?lang=pl'))")
    page.context.set_offline(True)
    page.get_by_role("link", name="Polski").click()
    expect(page.get_by_role("alert")).to_contain_text("These words are not on this device.")
    expect(page.get_by_label("Very happy")).to_be_checked()


@pytest.mark.parametrize("drops", ["before the site has it", "before the device hears of it"])
def test_a_dropped_line_loses_and_doubles_nothing(new_page, questionnaire, drops):
    page = new_page(**PHONE)

    def drop(route):
        if drops == "before the device hears of it":
            route.fetch()
        route.abort()

    open_once(page, questionnaire)
    page.goto(f"/say/{questionnaire.ref}/all/")
    page.route("**/outbox/", drop)
    choose(page, "Very happy")
    choose(page, "The group can read what I said.")
    press(page, "Send")
    expect(page.locator("#outbox")).to_contain_text(WAITING % 1)
    page.unroute("**/outbox/")
    with page.expect_response("**/outbox/"):
        page.goto(f"/say/{questionnaire.ref}/")
    expect(page.locator("#outbox")).to_be_empty()
    assert Response.objects.count() == 1


def test_a_shared_device_left_lying_ends_without_a_connection_too(new_page, questionnaire):
    page = new_page(width=768)
    page.clock.install()
    open_once(page, questionnaire, "kiosk/")
    page.context.set_offline(True)
    press(page, "Start")
    choose(page, "Very happy")
    page.clock.run_for(121_000)
    expect(page.get_by_role("dialog", name="Are you still there?")).to_be_visible()
    page.clock.run_for(31_000)
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()
    press(page, "Start")
    expect(page.get_by_text("All questions are on this one page.")).to_be_visible()
    expect(page.locator("input:checked")).to_have_count(0)


def test_a_refused_set_stays_and_says_why(new_page, questionnaire, check, shot):
    page = new_page(**PHONE)
    page.goto(f"/say/{questionnaire.ref}/all/")
    choose(page, "Very happy")
    choose(page, "The group can read what I said.")
    questionnaire.is_open = False
    questionnaire.save()
    press(page, "Send")
    expect(page.locator("#outbox")).to_contain_text("was closed before these answers were sent")
    expect(page.locator("#outbox")).not_to_contain_text("happy")
    shot(page, "offline-refused")
    questionnaire.is_open = True
    questionnaire.save()
    press(page, "Try again")
    expect(page.locator("#outbox")).to_be_empty()
    assert Response.objects.count() == 1
