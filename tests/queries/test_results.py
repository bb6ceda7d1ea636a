"""What came back, told in sentences and pictures; before beside after."""

import pytest

from steppingstones.actions.questionnaire_versions import begin_round, end_round, new_version
from steppingstones.actions.questionnaires import open_to_all, write_form
from steppingstones.actions.voices import Answered, Came, record_answers
from steppingstones.methods.questionnaire import NOTHING_SAID, Answer, Kind
from steppingstones.methods.questionnaire_form import Form, Item, Offer
from steppingstones.queries.questionnaires import asked
from steppingstones.queries.results_rounds import compared
from steppingstones.queries.results_told import told, who_answered
from tests.world import DAY

pytestmark = pytest.mark.same_on_each_database

TEA = (Offer(key="tea", words="Tea"), Offer(key="cake", words="Cake <b>"))
ITEMS = (
    Item(key="day", kind=Kind.FACES, words="How was the day?"),
    Item(key="again", kind=Kind.YES_NO, words="Would you come again?"),
    Item(key="likes", kind=Kind.SEVERAL, words="What did you like?", choices=TEA),
    Item(key="order", kind=Kind.RANKING, words="What comes first?", choices=TEA),
    Item(key="far", kind=Kind.NUMBER, words="How far did you come?"),
    Item(key="safe", kind=Kind.SCALE, words="How safe did you feel?"),
    Item(key="else", kind=Kind.TEXT, words="Anything else?"),
)


@pytest.fixture
def day(world):
    questionnaire = write_form(world.project, Form(title="The garden day", items=ITEMS), by=world.ada)
    open_to_all(questionnaire, by=world.ada)
    return questionnaire


def send(questionnaire, key: str, side="lived", card="", round_=None, **answers: Answer) -> None:
    questions = {one.key: one for one in asked(questionnaire)}
    rows = [
        Answered(
            question_id=questions[name].pk,
            words=given.words,
            number=given.number,
            amount=given.amount,
            choice_id=questions[name].choice_pks.get(given.choice or ""),
            picked=tuple(questions[name].choice_pks[one] for one in given.picked),
            is_not_said=given.is_not_said,
        )
        for name, given in answers.items()
    ]
    came = Came(card_hash=card, round_id=round_ and round_.pk)
    record_answers(questionnaire, rows, side=side, uses=["group"], once=f"key-{key}", today=DAY, came=came)


def face(number):
    return Answer(words="a face", number=number)


def one(questionnaire, key):
    return next(each for each in told(questionnaire) if each.result.key == key)


def test_faces_are_told_as_people_out_of_people(day):
    for person, number in enumerate((5, 4, 3, 1)):
        send(day, str(person), day=face(number))
    assert one(day, "day").sentence == "2 out of 4 people chose a happy face."
    assert one(day, "day").picture.count("<image") == 5


def test_yes_and_no_are_people(day):
    send(day, "a", again=Answer(words="Yes", number=1))
    send(day, "b", again=Answer(words="No", number=2))
    assert one(day, "again").sentence == "1 out of 2 people said yes."
    assert one(day, "again").picture.count("chart-person") == 1
    assert one(day, "again").picture.count("chart-nobody") == 1


def test_several_choices_count_people_not_ticks(day):
    send(day, "a", likes=Answer(words="Tea; Cake", picked=("tea", "cake")))
    send(day, "b", likes=Answer(words="Tea", picked=("tea",)))
    assert one(day, "likes").sentence == "Chosen most often: “Tea”, by 2 out of 2 people."
    assert [bar.count for bar in one(day, "likes").result.bars] == [2, 1]


def test_an_order_is_told_by_what_was_put_first(day):
    send(day, "a", order=Answer(words="1. Cake", picked=("cake", "tea")))
    send(day, "b", order=Answer(words="1. Cake", picked=("cake", "tea")))
    assert one(day, "order").sentence == "Put first most often: “Cake <b>”, by 2 out of 2 people."
    assert "Cake &lt;b&gt;" in one(day, "order").picture


def test_numbers_are_told_by_their_ends_and_the_middle(day):
    for person, amount in enumerate((1, 2, 12)):
        send(day, str(person), far=Answer(words=str(amount), amount=amount), safe=Answer(words="7", number=7))
    assert one(day, "far").sentence == "The answers go from 1 to 12. The one in the middle is 2."
    assert one(day, "safe").sentence == "All answers are the same: 7."


def test_who_does_not_want_to_say_is_counted_apart(day):
    send(day, "a", day=NOTHING_SAID, **{"else": Answer(words="Thank you")})
    assert (one(day, "day").not_said, one(day, "day").result.answered) == (1, 0)
    assert one(day, "day").sentence == "Nobody has answered this yet."


def test_sides_are_counted_only_where_nobody_is_pointed_at(day):
    for person in range(5):
        send(day, f"l{person}", side="lived", day=face(5))
        send(day, f"p{person}", side="professional", day=face(3))
    assert one(day, "day").by_side.rows[4] == ("Very happy", [5, 0])
    assert "5 with lived experience" in who_answered(day)
    send(day, "one", side="professional", day=face(1))
    assert one(day, "day").by_side.rows == []
    send(day, "carer", side="carer", day=face(1))
    assert "5" not in who_answered(day)


def test_before_and_after_follow_the_key_over_versions_and_the_card_over_rounds(world, day):
    found = asked_twice(world, day, {"a": 2, "b": 3, "c": 4, "d": 1, "e": 5}, {"a": 4, "b": 3, "c": 4, "d": 2, "e": 3})
    assert [(row.before, row.after) for row in found.rows] == [(1, 0), (1, 1), (1, 2), (1, 2), (1, 0)]
    assert (found.moved.up, found.moved.same, found.moved.down) == (2, 2, 1)


def test_who_moved_is_not_told_of_fewer_than_five_cards(world, day):
    found = asked_twice(world, day, {"a": 2, "b": 3, "c": 4}, {"a": 4, "b": 3, "d": 5})
    assert [(row.before, row.after) for row in found.rows] == [(0, 0), (1, 0), (1, 1), (1, 1), (0, 1)]
    assert found.moved is None


def asked_twice(world, day, first, last):
    """The question that was asked before, and after in a new version; what each card said, by card."""
    before = begin_round(day, "Before", by=world.ada)
    for card, number in first.items():
        send(day, f"1{card}", card=card, round_=before, day=face(number))
    end_round(day, by=world.ada)
    day.pairing = "card"
    day.save()
    later = new_version(day, by=world.ada)
    open_to_all(later, by=world.ada)
    after = begin_round(later, "After", by=world.ada)
    for card, number in last.items():
        send(later, f"2{card}", card=card, round_=after, day=face(number))
    return compared(later).questions[0]


def test_one_time_is_no_comparison(day):
    send(day, "a", day=face(3))
    assert compared(day) is None


def test_as_many_queries_for_one_answer_as_for_many(day, django_assert_max_num_queries):
    for person in range(3):
        send(day, str(person), day=face(3), likes=Answer(words="Tea", picked=("tea",)))
    with django_assert_max_num_queries(10):
        told(day)
