"""Who gained what, beside whom it is for; and what comes of looking at it."""

import pytest
from lxml import html

from steppingstones.actions import gains, who
from steppingstones.models import Action, Monitoring, Release, Tally
from steppingstones.queries.who_shown import who_told
from tests.awkward import STRINGS
from tests.whotakespart import make_ended, make_gain
from tests.world import make_stone

ROOM = "/p/the-garden/review/who/gains/"
ABOUT = {"where": "everybody in the town", "source": "the council", "of_when": "2025"}


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


def text_of(response) -> str:
    return " ".join(html.fromstring(response.content.decode()).text_content().split())


def numbers(*rows: tuple[object, object]) -> dict[str, object]:
    people = {f"people-{at}": row[0] for at, row in enumerate(rows)}
    return {**ABOUT, **people, **{f"all-{at}": row[1] for at, row in enumerate(rows)}}


def test_from_the_question_to_what_to_do(ada, world):
    stone = make_stone(world.project, "The café")
    sent = {"gained": "Saturdays", "stone": stone.ref, "topic": "own", "words": "Streets?", "groups": "Rich\nPoor"}
    to = ada.post(f"{ROOM}new/", sent).url
    told = text_of(ada.get(ada.post(f"{to}numbers/", numbers((32, 50), (8, 50))).url))
    assert "Of 40 people who gained, 8 are “Poor”. Of everybody in the town it is about 5 in 10." in told
    assert "So fewer of them gained than you would expect." in told
    ada.post(f"{to}least/", {"least": "The bus does not come"})
    ada.post(f"{to}to-do/", {"words": "Ask for a bus"})
    assert (Monitoring.objects.get().least, Action.objects.get().gain.stone) == ("The bus does not come", stone)
    assert "Ask for a bus" in text_of(ada.get(to))
    assert "Saturdays" in text_of(ada.get(ROOM))


def test_a_comma_in_a_large_number_is_read_as_it_is_meant(ada, world):
    one = make_gain(world.ada, people=None)
    ada.post(f"{ROOM}{one.ref}/numbers/", numbers(("1,000", "12,000"), ("808", "1,500.5")))
    release = Release.objects.get()
    assert release.numbers == {"Richer streets": 1000, "Poorer streets": 808}
    assert release.asked.reference.numbers == {"Richer streets": 12000, "Poorer streets": 1500.5}


@pytest.mark.parametrize("typed", ["1,5", "1,0005", ",5", "1,,000", "a,000"])
def test_a_comma_elsewhere_is_refused_and_not_guessed(ada, world, typed):
    one = make_gain(world.ada, people=None)
    response = ada.post(f"{ROOM}{one.ref}/numbers/", numbers((typed, 50), (9, 50)))
    assert (response.status_code, Release.objects.exists()) == (422, False)


def test_numbers_of_few_people_are_not_kept(ada, world):
    one = make_gain(world.ada, people=None)
    told = text_of(ada.get(ada.post(f"{ROOM}{one.ref}/numbers/", numbers((32, 50), (3, 50))).url))
    assert Release.objects.get().numbers == {"Richer streets": None, "Poorer streets": None}
    assert "Groups of fewer than 5 people are not shown" in told
    assert not Tally.objects.exists()


def test_the_same_again_for_nearly_as_many_people_is_refused_and_nothing_is_lost(ada, world):
    make_gain(world.ada)
    again = make_gain(world.ada, people=None)
    response = ada.post(f"{ROOM}{again.ref}/numbers/", numbers((33, 50), (9, 50)))
    assert (response.status_code, "So the earlier ones stay." in text_of(response)) == (422, True)
    assert 'value="33"' in response.text
    again.refresh_from_db()
    assert not again.began_on
    other = make_gain(world.ada, "The choir", people=None)
    assert ada.post(f"{ROOM}{other.ref}/numbers/", numbers((33, 50), (9, 50))).status_code == 302


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (((0, 50), (0, 50)), "All of these are nought"),
        (((32, 0), (8, 0)), "All of these are nought"),
        ((("", 50), (8, 50)), "Write how many people, such as 12"),
        (((32, "x"), (8, 50)), "how many in a hundred"),
        (((32, 400), (8, 3)), "one group is fewer than 5 people"),
    ],
)
def test_numbers_that_cannot_be_used_are_told(ada, world, rows, told):
    one = make_gain(world.ada, people=None)
    response = ada.post(f"{ROOM}{one.ref}/numbers/", numbers(*rows))
    assert (response.status_code, told in text_of(response)) == (422, True)
    assert not Release.objects.exists()


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"gained": ""}, "Write what people gained"),
        ({"topic": ""}, "Choose by what you look at it"),
        ({"words": ""}, "Write by what you look at it"),
        ({"groups": "One"}, "from 2 to 12 groups"),
        ({"stone": "nothing23456"}, "This stone was removed"),
    ],
)
def test_what_is_missing_is_told(ada, changes, told):
    sent = {"gained": "Saturdays", "stone": "", "topic": "own", "words": "Streets?", "groups": "Rich\nPoor"}
    response = ada.post(f"{ROOM}new/", {**sent, **changes})
    assert (response.status_code, told in text_of(response)) == (422, True)
    assert not Monitoring.objects.exists()


def test_awkward_words_are_kept_as_typed_or_refused_with_a_reason(ada, world):
    for words in (*STRINGS[::6], "a\0b", "x" * 10_000):
        sent = {"gained": words, "topic": "own", "words": words, "groups": f"{words}\nNo"}
        assert ada.post(f"{ROOM}new/", sent).status_code in (302, 422), ascii(words)
    assert ada.get(ROOM).status_code == 200


def test_who_gained_and_who_takes_part_stay_apart(ada, world):
    make_ended(world.ada)
    told = who_told(world.project)
    one = make_gain(world.ada)
    assert who_told(world.project) == told
    assert ada.get(f"/p/the-garden/review/who/{one.ref}/").status_code == 404


def test_before_the_numbers_nothing_is_said_or_agreed(ada, world):
    one = make_gain(world.ada, people=None)
    with pytest.raises(gains.NotCounted):
        gains.say_who_least(one, "Nobody", by=world.ada)
    assert ada.post(f"{ROOM}{one.ref}/least/", {"least": "Nobody"}).status_code == 404
    ada.post(f"/p/the-garden/review/who/{one.ref}/throw-away/")
    assert not Monitoring.objects.exists()


def test_a_ready_question_is_asked_by_its_groups(world):
    one = gains.prepare(world.project, gains.Gain(gained="Choir", topic="sex"), by=world.ada)
    of_all = who.Figures(numbers={"Female": 50, "Male": 50}, **ABOUT)
    gains.write_down(one, {"Female": 20, "Male": 20}, of_all, by=world.ada)
    assert Release.objects.get().numbers == {"Female": 20, "Male": 20}


def test_pages_are_the_same_work_for_one_and_three(ada, world, django_assert_max_num_queries):
    for name in ("One", "Two", "Three"):
        make_gain(world.ada, name)
        with django_assert_max_num_queries(12):
            assert ada.get(ROOM).status_code == 200
