"""The pages on which people make sense of what was said."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from steppingstones.actions import sense
from steppingstones.actions.sense import Facts
from steppingstones.models import Evidence, SenseSession
from steppingstones.pages.understand.sense_forms import numbers_in
from tests.awkward import STRINGS
from tests.documents.pdf_reader import bare, faults_of, text_of
from tests.world import DAY, make_stone, make_voice

ROOM = "/p/the-garden/understand/sense/"


@pytest.fixture
def session(world):
    facts = Facts(title="What the garden means", held_on=DAY, people=[world.ada, world.ben])
    session = sense.begin(world.project, facts, by=world.ben)
    sense.add_cards(session, [make_voice(world.project, f"Voice {n}") for n in range(3)], by=world.ben)
    return session


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


def table(session) -> str:
    return f"{ROOM}{session.ref}/"


def pile(session, world, *numbers):
    cards = session.cards.filter(order__in=numbers)
    return sense.make_pile(session, title="Rest", cards=list(cards), by=world.ben)


def test_a_session_is_planned_with_who_is_there(ada, world):
    typed = {"title": "Tea", "held_on": "2026-03-04", "people": [world.ada.ref], "others_lived": "2"}
    assert ada.post(f"{ROOM}add/", typed).status_code == 302
    session = SenseSession.objects.get()
    assert session.makers.get().member == world.ada
    assert session.others.get().number == 2


def test_cards_are_ticked_once(ada, session, world):
    voice = make_voice(world.project, "One more")
    ada.post(f"{table(session)}cards/", {"voice": [voice.ref]})
    ada.post(f"{table(session)}cards/", {"voice": [voice.ref]})
    assert session.cards.filter(voice=voice).count() == 1


def test_printed_cards_that_were_sorted_on_a_table_are_entered_by_their_numbers(ada, session):
    ada.post(f"{table(session)}pile/", {"title": "Rest", "means": "Quiet", "numbers": "1, 3"})
    assert list(session.piles.get().cards.values_list("order", flat=True)) == [1, 3]


@pytest.mark.parametrize(("typed", "numbers"), [("1,4 7-9", {1, 4, 7, 8, 9}), ("9 – 7", {7, 8, 9}), ("", set())])
def test_numbers_are_read_however_people_write_them(typed, numbers):
    assert numbers_in(typed) == numbers


@pytest.mark.parametrize("typed", ["one", "1-2-3", "99999", "7", "٣x"])
def test_a_number_that_is_no_card_is_named(ada, session, typed):
    page = ada.post(f"{table(session)}pile/", {"title": "Rest", "numbers": typed})
    assert page.status_code == 422
    assert typed in page.text
    assert not session.piles.exists()


def test_only_cards_that_were_moved_on_this_page_move(ada, session, world):
    pile(session, world, 1)
    first, second, third = session.cards.order_by("order")
    sense.sort(session, {third: session.piles.get()}, by=world.ben)  # somebody else, after the page was made
    sent = {f"card-{card.ref}": number for card, number in ((first, ""), (second, "1"), (third, ""))}
    was = {f"was-{card.ref}": number for card, number in ((first, "1"), (second, ""), (third, ""))}
    ada.post(f"{table(session)}sort/", {**sent, **was})
    assert list(session.piles.get().cards.values_list("order", flat=True)) == [2, 3]


@pytest.mark.parametrize("number", ["2", "-1", "x", "99999999999999999999", "²"])
def test_a_pile_that_is_not_there_moves_nothing(ada, session, world, number):
    pile(session, world, 1)
    card = session.cards.get(order=2)
    page = ada.post(f"{table(session)}sort/", {f"card-{card.ref}": number}, follow=True)
    assert "There is no pile with the number" in page.text
    assert session.cards.get(order=2).pile is None


def test_the_choice_needs_its_reason(ada, session):
    card = session.cards.get(order=2)
    page = ada.post(f"{table(session)}most/", {"card": card.ref})
    assert page.status_code == 422
    ada.post(f"{table(session)}most/", {"card": card.ref, "why": "It changed my week"})
    assert "It changed my week" in ada.get(table(session)).text


def test_closed_signed_and_linked(ada, as_member, session, world):
    rest = pile(session, world, 1, 2)
    stone = make_stone(world.project)
    ada.post(f"{table(session)}close/")
    ada.post(f"{table(session)}sign/")
    assert "Signed on" in ada.get(table(session)).text
    ada.post(f"{ROOM}pile/{rest.ref}/shows/", {"stone": stone.ref, "stance": "for"})
    assert Evidence.objects.filter(stone=stone).count() == 2


def test_the_page_of_a_voice_tells_what_people_said_that_it_means(ada, session, world):
    pile(session, world, 1)
    voice = session.cards.get(order=1).voice
    sense.close(session, by=world.ben)
    page = ada.get(f"/p/the-garden/understand/voice/{voice.ref}/").text
    assert "What people said together that it means" in page
    assert "Rest" in page


def test_a_reader_who_was_there_signs_but_does_not_sort(as_member, session, world):
    facts = Facts(title="Tea", held_on=DAY, people=[world.rae])
    sense.change(session, facts, by=world.ben)
    pile(session, world, 1)
    rae = as_member(world.rae)
    assert rae.post(f"{table(session)}sort/").status_code == 403
    sense.close(session, by=world.ben)
    rae.post(f"{table(session)}sign/")
    assert session.makers.get().signed_on


def test_the_cards_are_printed_with_numbers_and_without_names(ada, session, world):
    make = make_voice(world.project, "Zwetschgen are ripe", giver=None)
    make.giver.name = "Mrs Plum"
    make.giver.save()
    sense.add_cards(session, [make], by=world.ben)
    answer = ada.get(f"{table(session)}printed/")
    assert answer["Content-Type"] == "application/pdf"
    assert faults_of(answer.content) == []
    read = bare(text_of(answer.content))
    assert "4Zwetschgenareripe" in read
    assert "Plum" not in read


def test_a_session_without_cards_has_nothing_to_print(ada, world):
    session = sense.begin(world.project, Facts(title="Empty", held_on=DAY), by=world.ben)
    assert ada.get(f"{table(session)}printed/").status_code == 404


def test_a_removed_session_comes_back(ada, session):
    ada.post(f"{table(session)}remove/")
    assert ada.get(table(session)).status_code == 410
    ada.post(f"{table(session)}restore/")
    assert ada.get(table(session)).status_code == 200


@pytest.mark.parametrize("words", STRINGS)
def test_any_words_are_kept_as_they_are(ada, session, words):
    typed = words[:200].strip()
    answer = ada.post(f"{table(session)}pile/", {"title": typed, "means": words[:5000]})
    if answer.status_code == 302:
        assert session.piles.get().title == typed
        assert ada.get(table(session)).status_code == 200


def count_queries(client, url):
    with CaptureQueriesContext(connection) as asked:
        page = client.get(url)
    assert len(page.content) < 150_000
    return len(asked)


def test_the_table_asks_as_often_for_many_cards_as_for_few(ada, session, world):
    pile(session, world, 1)
    few = count_queries(ada, table(session))
    sense.add_cards(session, [make_voice(world.project, "Long " * 80) for _ in range(100)], by=world.ben)
    pile(session, world, *range(20, 60))
    assert count_queries(ada, table(session)) == few <= 50
