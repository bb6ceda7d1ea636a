"""Every kind of question on a phone: by keyboard alone with scripts, and by hand without them."""

import pytest
from playwright.sync_api import expect

from steppingstones.models import Answer, Media, Picked, Translation, Voice

from ..every_kind import ASKS, make_every_kind
from ..sounds_and_pictures import picture, sound
from .keyboard import press_until

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FILLED = {"short": "At the church 🎉", "text": "المزيد من الحافلات " + "x" * 3000, "number": "25", "date": "4/3/2026"}


@pytest.fixture
def questionnaire(world):
    return make_every_kind(world.project, pairing="card", opening="We would like to know how you get here.")


def heading(page, words):
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def tick(page, name):
    page.get_by_label(name, exact=True).first.check()


def fill_in(page, kind):
    """Answer one page by hand."""
    if kind in FILLED:
        page.get_by_role("textbox").fill(FILLED[kind])
    elif kind == "several":
        tick(page, "By bus"), tick(page, "On foot")
    elif kind == "ranking":
        page.get_by_label("On foot").select_option("1")
        page.get_by_label("By bus").select_option("2")
    elif kind == "voice-note":
        page.locator("input[type=file]").set_input_files({"name": "a.wav", "mimeType": "audio/wav", "buffer": sound()})
    elif kind == "photo":
        file = {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": picture()}
        page.locator("input[type=file]").set_input_files(file)
        page.get_by_label("Say what it shows").fill("The stop in the rain")
    elif kind not in ("statement", "section"):
        words = {"faces": "Happy", "scale": "7", "choice": "By bus", "pictures": "On foot", "yes-no": "Yes"}
        tick(page, words.get(kind, "Yes, I agree"))


def test_every_kind_by_hand_without_scripts(plain, questionnaire, check, shot):
    page = plain
    page.goto(f"/say/{questionnaire.ref}/")
    check(page)
    press(page, "Start")
    for kind, words, _more, _choices in ASKS:
        if kind == "section":
            continue
        heading(page, words)
        shot(page, f"kind-{kind}-360-dark")
        check(page)
        fill_in(page, kind)
        press(page, "Next")
    heading(page, "Which pictures are on your card?")
    shot(page, "kind-card-360-dark")
    check(page)
    tick(page, "I have no card")
    press(page, "Next")
    tick(page, "Somebody helps me to answer.")
    press(page, "Next")
    tick(page, "The group can read what I said. We need this to use it.")
    press(page, "Next")
    heading(page, "Your answers")
    shot(page, "kind-check-360-dark")
    check(page)
    page.get_by_role("button", name="Tell us in your own voice.").click()
    expect(page.get_by_text("2 seconds")).to_be_visible()
    check(page)
    press(page, "Next")
    press(page, "Send")
    heading(page, "Thank you")
    check(page)
    assert Voice.objects.count() == 14
    assert Media.objects.filter(voice=None).count() == 0
    assert Voice.objects.get(answer__question__key="text").words == FILLED["text"]


def answer_by_keyboard(page, kind):
    keys = page.keyboard
    if kind in FILLED:
        press_until(page, next(words for name, words, *_more in ASKS if name == kind))
        keys.insert_text(FILLED[kind])
    elif kind == "several":
        press_until(page, "By bus")
        keys.press("Space")
    elif kind == "ranking":
        press_until(page, "Down")
        keys.press("Enter")
    elif kind in ("voice-note", "photo"):
        press_until(page, "Or write it down" if kind == "voice-note" else "Say what it shows")
        keys.insert_text("In words")
    elif kind == "consent":
        press_until(page, "Yes, I agree")
        keys.press("Space")
    elif kind != "statement":
        keys.press("Tab")
        keys.press("ArrowDown")


def test_every_kind_by_keyboard_alone(phone, questionnaire, check, shot):
    page = phone
    page.goto(f"/say/{questionnaire.ref}/")
    press_until(page, "Start")
    page.keyboard.press("Enter")
    for kind, words, _more, _choices in ASKS:
        if kind == "section":
            continue
        heading(page, words)
        expect(page.get_by_role("heading", level=1)).to_be_focused()
        answer_by_keyboard(page, kind)
        shot(page, f"kind-{kind}-360")
        check(page)
        press_until(page, "Next")
        page.keyboard.press("Enter")
    heading(page, "Which pictures are on your card?")
    for name in ("dog", "bed", "bread"):
        page.keyboard.press("Tab")
        page.keyboard.press("ArrowDown")
        expect(page.get_by_label(name, exact=True)).to_be_checked()
    check(page)
    press_until(page, "Next")
    page.keyboard.press("Enter")
    heading(page, "Who are you?")
    press_until(page, "Next")
    page.keyboard.press("Enter")
    press_until(page, "The group can read what I said.")
    page.keyboard.press("Space")
    press_until(page, "Next")
    page.keyboard.press("Enter")
    heading(page, "Your answers")
    check(page)
    press_until(page, "Send")
    page.keyboard.press("Enter")
    heading(page, "Thank you")
    assert Answer.objects.count() == 14
    ranked = Picked.objects.filter(answer__question__key="ranking").order_by("place")
    assert list(ranked.values_list("choice__key", flat=True)) == ["walk", "bus", "car"]


def test_how_each_kind_looks_on_a_wide_screen(new_page, questionnaire, check, shot):
    page = new_page(width=1280)
    page.goto(f"/say/{questionnaire.ref}/")
    shot(page, "kind-start-1280")
    press(page, "Start")
    for kind, words, _more, _choices in ASKS:
        if kind == "section":
            continue
        heading(page, words)
        fill_in(page, kind)
        shot(page, f"kind-{kind}-1280")
        check(page)
        press(page, "Next")
    heading(page, "Which pictures are on your card?")
    shot(page, "kind-card-1280")


def test_easy_words_in_a_language_from_right_to_left(phone, questionnaire, check, shot):
    questionnaire.languages = ["ur"]
    questionnaire.save()
    said = {"title": "راستہ", "q.faces.words": "راستہ کیسا تھا؟", "q.faces.easy_words": "راستہ اچھا تھا؟"}
    for key, words in said.items():
        Translation.objects.create(
            project=questionnaire.project, questionnaire=questionnaire, language="ur", key=key, words=words
        )
    page = phone
    page.goto(f"/say/{questionnaire.ref}/")
    page.get_by_role("link", name="اردو").click()
    heading(page, "راستہ")
    check(page)
    shot(page, "kind-urdu-start-360")
    press(page, "Start")
    press(page, "Next")
    heading(page, "راستہ کیسا تھا؟")
    press(page, "Easy words")
    heading(page, "راستہ اچھا تھا؟")
    shot(page, "kind-urdu-faces-360")
    check(page)
    press(page, "Usual words")
    heading(page, "راستہ کیسا تھا؟")
