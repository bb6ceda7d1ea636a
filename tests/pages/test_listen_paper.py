"""A questionnaire on paper: printed, and typed in."""

import pytest

from steppingstones.actions.cards import hash_of_card
from steppingstones.actions.questionnaires import write_form
from steppingstones.documents import paper
from steppingstones.documents.press import Printed
from steppingstones.methods.cards import different_cards
from steppingstones.methods.questionnaire import Kind
from steppingstones.methods.questionnaire import Test as Must
from steppingstones.methods.questionnaire_form import Form, Item, Offer
from steppingstones.methods.questionnaire_logic import only_if
from steppingstones.models import Answer, Event, Giver, Questionnaire, Response, Voice

from ..awkward import STRINGS

pytestmark = pytest.mark.same_on_each_database

TEA = (Offer(key="tea", words="Tea"), Offer(key="cake", words="Cake"))
ITEMS = (
    Item(key="s", kind=Kind.SECTION, words="The day"),
    Item(key="day", kind=Kind.FACES, words="How was the day?"),
    Item(key="bus", kind=Kind.YES_NO, words="Did you come by bus?"),
    Item(key="late", kind=Kind.YES_NO, words="Was it late?", condition=only_if("bus", Must.ONE_OF, "1")),
    Item(key="likes", kind=Kind.SEVERAL, words="What did you like?", choices=TEA),
    Item(key="else", kind=Kind.TEXT, words="Anything else?"),
)


@pytest.fixture
def asked(world):
    return write_form(world.project, Form(title="The garden day", items=ITEMS), by=world.ada)


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


def at(asked, rest=""):
    return f"/p/{asked.project.slug}/listen/questionnaires/{asked.ref}/paper/{rest}"


def sheet(number, *, day="", bus="", late="", likes="", words="", side="", may="", name="", once=""):
    cells = {1: day, 2: bus, 3: late, 4: likes, 5: words}
    typed = {f"q-{number}-{place}": value for place, value in cells.items()}
    rest = {"side": side, "may": may, "name": name, "once": once or f"a-key-for-sheet-number-{number}"}
    return typed | {f"{key}-{number}": value for key, value in rest.items()}


@pytest.mark.parametrize("size", ["normal", "large", "easy"])
def test_it_is_printed_in_each_size(ada, asked, size):
    page = ada.get(at(asked, f"{size}.pdf"))
    assert page.content.startswith(b"%PDF")
    assert ada.get(at(asked, "tiny.pdf")).status_code == 404


def test_the_sheet_says_how_many_and_which_numbers(ada, world, monkeypatch):
    printed = []
    monkeypatch.setattr(paper, "pdf", lambda sheet: printed.append(sheet) or Printed(data=b"%PDF", is_accessible=True))
    few = Item(key="likes", kind=Kind.SEVERAL, words="What did you like?", choices=TEA, most=1)
    rides = Item(key="rides", kind=Kind.NUMBER, words="How many?", least=0, most=50)
    agree = Item(key="agree", kind=Kind.CONSENT, words="We may write to the bus company.")
    asked = write_form(world.project, Form(title="Bus", items=(few, rides, agree)), by=world.ada)
    ada.get(at(asked, "normal.pdf"))
    assert printed[0].limits == {"likes": "Choose up to 1.", "rides": "From 0 to 50.", "agree": ""}
    assert "I agree" in ada.get(at(asked, "enter/")).text


def test_with_cards_sheets_have_a_line_for_the_number(ada, asked, monkeypatch):
    printed = []
    monkeypatch.setattr(paper, "pdf", lambda sheet: printed.append(sheet) or Printed(data=b"%PDF", is_accessible=True))
    assert "a line for the number on the card" not in ada.get(at(asked)).text
    assert 'name="card-1"' not in ada.get(at(asked, "enter/")).text
    Questionnaire.objects.update(pairing="card")
    assert "a line for the number on the card" in ada.get(at(asked)).text
    assert 'name="card-1"' in ada.get(at(asked, "enter/")).text
    ada.get(at(asked, "normal.pdf"))
    assert printed[0].has_card


def test_the_number_of_a_card_is_the_card_that_people_choose_on_a_screen(ada, asked):
    Questionnaire.objects.update(pairing="card")
    typed = sheet(1, day="5", may="1") | sheet(2, day="4", may="1") | {"card-1": "12"}
    ada.post(at(asked, "enter/"), typed)
    first, second = Response.objects.order_by("pk")
    asked.refresh_from_db()
    assert first.card_hash == hash_of_card(asked, different_cards(12, asked.ref)[-1])
    assert second.card_hash == ""


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("730", "", "Type the number on the card, from 1 to 729"),
        ("٣", "", "Type the number on the card, from 1 to 729"),
        ("12", "012", "Sheet 1 has this card too."),
    ],
)
def test_a_wrong_number_of_a_card_keeps_nothing(ada, asked, first, second, told):
    Questionnaire.objects.update(pairing="card")
    typed = sheet(1, day="5", may="1") | sheet(2, day="4", may="1") | {"card-1": first, "card-2": second}
    page = ada.post(at(asked, "enter/"), typed)
    assert (page.status_code, Response.objects.count()) == (422, 0)
    assert told in page.text


def test_sheets_are_kept_as_answers_of_people_on_paper(world, ada, asked):
    typed = sheet(1, day="5", bus="y", likes="1 2", words="Lovely", side="1", may="1 2") | sheet(2, day="2", may="1")
    page = ada.post(at(asked, "enter/"), typed, follow=True)
    assert "2 sheets were kept." in page.text
    response = Response.objects.order_by("pk").first()
    assert (response.came_by, response.recorded_by, response.giver.side) == ("paper", world.ada, "lived")
    assert list(response.giver.voices.order_by("pk").values_list("words", "channel")) == [
        ("Very happy", "written"),
        ("Yes", "written"),
        ("Tea; Cake", "written"),
        ("Lovely", "written"),
    ]
    assert Event.objects.get(verb="typed in answers to").noun_ref == asked.ref


def test_a_sheet_without_a_name_has_no_slip(world, ada, asked):
    ada.post(at(asked, "enter/"), sheet(1, day="5", may="1"))
    page = ada.get(f"/p/{world.project.slug}/listen/notes/").text
    assert "Somebody who wrote on paper" in page
    assert "Has a slip" not in page


def test_sent_twice_is_kept_once(ada, asked):
    typed = sheet(1, day="5", may="1")
    ada.post(at(asked, "enter/"), typed)
    page = ada.post(at(asked, "enter/"), typed, follow=True)
    assert "0 sheets were kept." in page.text
    assert Response.objects.count() == 1


def test_one_wrong_field_keeps_nothing_and_loses_nothing(ada, asked):
    typed = sheet(1, day="5", may="1") | sheet(3, day="9", words="مرحبا 😀", may="1")
    page = ada.post(at(asked, "enter/"), typed)
    assert page.status_code == 422
    assert "Sheet 3, question 1: How was the day?: “9” is not beside any box. Type a number from 1 to 5" in page.text
    assert "مرحبا 😀" in page.text
    assert not Response.objects.exists()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (sheet(1, day="5"), "Type 1 if the sheet says that the group can read it"),
        (sheet(1, day="5", may="1 9"), "Type the numbers of the boxes that are ticked"),
        (sheet(1, day="5", may="1 3"), "Write your name"),
        (sheet(1, day="5", may="1", side="9"), "Type a number from 1 to 6"),
        (sheet(1, may="1"), "You have not answered any question yet"),
        (sheet(1, day="-", may="1"), "You have not answered any question yet"),
        (sheet(1, words="x" * 10_001, may="1"), "use at most 10000 letters"),
        ({}, "Type in at least one sheet."),
    ],
)
def test_what_cannot_be_kept_is_named_where_it_is(ada, asked, typed, words):
    page = ada.post(at(asked, "enter/"), typed)
    assert page.status_code == 422
    assert words in page.text
    assert not Voice.objects.exists()


def test_awkward_words_and_names_are_kept_as_typed(ada, asked):
    awkward = [words for words in STRINGS if words.strip() not in ("", "-")]  # "-": does not want to say
    for start in range(0, len(awkward), 10):
        typed = {}
        for number, words in enumerate(awkward[start : start + 10], 1):
            once = f"sheet-{start + number}-of-a-pile"
            typed |= sheet(number, day="5", words=words, side="1", may="1 3", name=words[:100], once=once)
        assert ada.post(at(asked, "enter/"), typed).status_code == 302
    assert {tidy(words) for words in awkward} <= set(map(tidy, Voice.objects.values_list("words", flat=True)))
    assert {tidy(words[:100]) for words in awkward} <= set(map(tidy, Giver.objects.values_list("name", flat=True)))


def tidy(words):
    return words.replace("\r\n", "\n").strip()


def test_what_was_not_to_be_asked_is_left_out(ada, asked):
    ada.post(at(asked, "enter/"), sheet(1, bus="n", late="y", may="1"))
    assert [answer.question.key for answer in Answer.objects.select_related("question")] == ["bus"]


def test_readers_look_and_strangers_see_nothing(world, as_member, asked):
    assert as_member(world.rae).get(at(asked)).status_code == 200
    assert as_member(world.rae).get(at(asked, "enter/")).status_code == 403
    assert as_member(world.cy).get(at(asked)).status_code == 404
