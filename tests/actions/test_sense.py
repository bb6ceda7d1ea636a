"""Making sense together: cards are sorted, and what came of it stays as it was signed."""

from datetime import date

import pytest

from steppingstones.actions import consent, sense
from steppingstones.actions.sense import Facts
from steppingstones.models import SenseCard, SensePile, Voice
from steppingstones.queries.sense import board, meant_by, sessions_of, there

from ..world import make_member, make_voice

DAY = date(2026, 3, 4)


@pytest.fixture
def session(world):
    facts = Facts(title="What the garden means", held_on=DAY, people=[world.ada, world.ben], others={"lived": 3})
    return sense.begin(world.project, facts, by=world.ben)


@pytest.fixture
def cards(session, world):
    voices = [make_voice(world.project, words) for words in ("I rest here", "I met Jo", "It is far")]
    sense.add_cards(session, voices, by=world.ben)
    return list(session.cards.all())


def pile_of(session, *cards, by, title="Rest"):
    return sense.make_pile(session, title=title, means="We need quiet", cards=cards, by=by)


def test_a_voice_gets_one_card_and_numbers_never_change(session, cards, world):
    assert [card.order for card in cards] == [1, 2, 3]
    sense.take_out(cards[1], by=world.ben)
    again = [card.voice for card in cards]
    assert sense.add_cards(session, again, by=world.ben) == 1
    assert list(session.cards.values_list("voice__words", "order")) == [
        ("I rest here", 1),
        ("It is far", 3),
        ("I met Jo", 4),
    ]


def test_a_session_takes_no_more_cards_than_people_can_sort(session, world, monkeypatch):
    monkeypatch.setattr(sense, "MOST_CARDS", 1)
    with pytest.raises(sense.TooManyCards):
        sense.add_cards(session, [make_voice(world.project), make_voice(world.project)], by=world.ben)
    assert not session.cards.exists()


def test_the_people_there_are_counted_by_side(session):
    assert [(each.label, each.number) for each in there(session)] == [("Lived experience", 4), ("Professional", 1)]


def test_cards_go_into_piles_and_back(session, cards, world):
    pile = pile_of(session, cards[0], by=world.ben)
    sense.sort(session, {cards[1]: pile, cards[0]: None}, by=world.ben)
    found = board(session)
    assert [card.number for card in found.piles[0].cards] == [2]
    assert [card.number for card in found.loose] == [1, 3]
    sense.remove_pile(pile, by=world.ben)
    assert len(board(session).loose) == 3


def test_a_pile_never_weighs_less_than_nothing(session, cards, world):
    pile = pile_of(session, by=world.ben)
    for more in (-1, 1, 1, -1, -1, -1):
        sense.weigh(pile, more, by=world.ben)
    assert SensePile.objects.get().weight == 0


def test_what_is_signed_does_not_change(session, cards, world):
    pile = pile_of(session, cards[0], by=world.ben)
    sense.close(session, by=world.ben)
    sense.sign(session, world.ada, by=world.ada)
    acts = [
        lambda: sense.sort(session, {cards[0]: None}, by=world.ben),
        lambda: sense.weigh(pile, 1, by=world.ben),
        lambda: sense.change_pile(pile, title="Other", means="", by=world.ben),
        lambda: sense.remove_pile(pile, by=world.ben),
        lambda: sense.take_out(cards[0], by=world.ben),
        lambda: sense.add_cards(session, [make_voice(world.project)], by=world.ben),
        lambda: sense.choose_most(session, cards[0], "So", by=world.ben),
        lambda: sense.change(session, Facts(title="Other", held_on=DAY), by=world.ben),
        lambda: sense.close(session, by=world.ben),
    ]
    for act in acts:
        with pytest.raises(sense.IsClosed):
            act()
    assert sessions_of(world.project).get().signed == 1


def test_opened_again_everybody_signs_anew(session, cards, world):
    pile_of(session, cards[0], by=world.ben)
    sense.close(session, by=world.ben)
    sense.sign(session, world.ada, by=world.ada)
    sense.open_again(session, by=world.ben)
    assert sessions_of(world.project).get().signed == 0


def test_nothing_sorted_or_nobody_there_cannot_be_closed(session, cards, world):
    with pytest.raises(sense.NothingSorted):
        sense.close(session, by=world.ben)
    pile_of(session, cards[0], by=world.ben)
    sense.change(session, Facts(title="Nobody", held_on=DAY), by=world.ben)
    with pytest.raises(sense.NobodyThere):
        sense.close(session, by=world.ben)


def test_only_who_was_there_signs_and_only_for_themselves(session, cards, world):
    pile_of(session, cards[0], by=world.ben)
    with pytest.raises(sense.NotThere):
        sense.sign(session, world.ada, by=world.ada)  # it is not closed
    sense.close(session, by=world.ben)
    for member, by in ((world.rae, world.rae), (world.ada, world.ben)):
        with pytest.raises(sense.NotThere):
            sense.sign(session, member, by=by)


def test_somebody_without_an_account_signs_through_who_sits_beside_them(world):
    mo = make_member(world.project, "Mo", user=None)
    session = sense.begin(world.project, Facts(title="Tea", held_on=DAY, people=[mo]), by=world.ben)
    sense.add_cards(session, [make_voice(world.project)], by=world.ben)
    pile_of(session, *session.cards.all(), by=world.ben)
    sense.close(session, by=world.ben)
    sense.sign(session, mo, by=world.ben)
    assert session.makers.get().signed_on


def test_words_taken_back_leave_the_table(session, cards, world):
    voice = Voice.objects.get(words="I rest here")
    sense.choose_most(session, cards[0], "Because of quiet", by=world.ben)
    consent.take_back(voice)
    assert not SenseCard.objects.filter(voice=voice).exists()
    assert board(session).most is None


def test_a_card_that_may_not_be_read_now_is_counted_and_not_shown(session, cards, world):
    consent.withdraw(cards[0].voice, "group")
    found = board(session)
    assert (found.hidden, found.count) == (1, 2)


def test_a_voice_tells_what_people_said_that_it_means(session, cards, world):
    pile = pile_of(session, cards[0], by=world.ben)
    assert not meant_by(cards[0].voice).exists()
    sense.close(session, by=world.ben)
    assert meant_by(cards[0].voice).get() == pile
