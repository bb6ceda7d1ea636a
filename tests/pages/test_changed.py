"""What changed between two times of asking: in words and a picture first, and no more than so few people allow."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from steppingstones.actions import questionnaire_versions as versions
from steppingstones.actions.changed import show_by
from steppingstones.methods.contribution import Rung
from steppingstones.methods.questionnaire import Kind
from steppingstones.methods.questionnaire_form import Item
from steppingstones.models import Direction, Indicator
from steppingstones.queries.changed import changes_of
from steppingstones.queries.standing_of_claims import rung_of
from tests.again import AFTER, BEFORE, SURE, answer_again, make_again, make_change, next_time
from tests.world import link, make_decision, make_member, make_stone, make_voice
from tests.world import make_change as make_thing_changed

ROOM = "/p/the-garden/value/changed/"


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


def flat(response) -> str:
    """The main part as readers hear it, one thing after the other."""
    main_part = html.fromstring(response.content.decode()).get_element_by_id("main")
    return " ".join(" ".join(main_part.itertext()).split())


def at(one, *more: str) -> str:
    return f"{ROOM}{one.ref}/" + "".join(f"{each}/" for each in more)


def sure(one):
    return one.questions.get(key="sure")


# --- The list -----------------------------------------------------------------------------------------------


def test_only_what_was_asked_more_than_once_is_listed(ada, world):
    assert "No questionnaire was asked more than once yet." in flat(ada.get(ROOM))
    one = make_again(world.ben)
    answer_again(one, 1, sure=3)
    assert "How are you?" not in flat(ada.get(ROOM))
    next_time(one, world.ben)
    answer_again(one, 1, sure=4)
    page = flat(ada.get(ROOM))
    assert "By a card: what changed for each person, without a name" in page
    assert "People answer “After” now." in page


def test_the_list_takes_as_many_queries_for_three_as_for_one(ada, world):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as found:
            ada.get(ROOM)
        return len(found)

    make_change(world.ben)
    ada.get(ROOM)
    one = queries()
    make_change(world.ben, title="And you?")
    make_change(world.ben, title="And they?")
    assert queries() == one


# --- One questionnaire --------------------------------------------------------------------------------------


def test_a_sentence_and_a_picture_come_before_any_number_of_chance(ada, world):
    page = ada.get(at(make_change(world.ben)))
    text = flat(page)
    sentence = "8 of 12 people got better, 3 stayed the same, 1 got worse."
    assert text.index(sentence) < text.index("Got better: 8") < text.index("in about 2 of 100 cases")
    assert page.text.count('class="moved-up"') == 8
    assert page.text.count('class="moved-down"') == 1
    assert "1 better, from 0 to 1.5, in points" in text


def test_who_did_not_answer_again_is_drawn_and_counted_as_bounds(ada, world):
    page = ada.get(at(make_change(world.ben, after=AFTER[:10])))
    assert page.text.count('class="moved-gone"') == 2
    told = "2 of 12 people did not answer again, or cannot be found again. Of all 12 who answered before, at least 6 "
    assert told in flat(page)
    assert "began with" not in flat(page)
    assert "began about where" not in flat(page)


def test_with_many_missing_there_is_no_sentence_about_all(ada, world):
    text = flat(ada.get(at(make_change(world.ben, after=AFTER[:6]))))
    assert "6 of 12 people did not answer again. So nothing is said of all" in text
    assert "got better, " not in text


def test_fewer_than_five_cards_are_not_counted(ada, world):
    text = flat(ada.get(at(make_change(world.ben, BEFORE[:4], AFTER[:4]))))
    assert "Fewer than 5 people can be put beside their earlier answers." in text
    assert "Got better" not in text


def test_three_members_are_counted_but_nothing_more(ada, world):
    one = make_again(world.ben, "member")
    people = [make_member(world.project, name, user=None) for name in ("Ed", "Flo", "Gil")]
    for member, given in zip(people, (1, 2, 3), strict=True):
        answer_again(one, member=member, sure=given)
    next_time(one, world.ben)
    for member, given in zip(people, (2, 3, 3), strict=True):
        answer_again(one, member=member, sure=given)
    versions.end_round(one, by=world.ben)
    text = flat(ada.get(at(one)))
    assert "2 of 3 people got better, 1 stayed the same, 0 got worse." in text
    assert "With fewer than 6 people, chance alone could look like this." in text
    assert "How sure is this?" not in text


def test_what_is_not_paired_is_never_called_a_change(ada, world):
    text = flat(ada.get(at(make_change(world.ben, pairing="none"))))
    assert "So this page does not say who changed." in text
    assert "got better" not in text
    assert "How sure is this?" not in text


def test_while_people_answer_nothing_is_compared(ada, world):
    one = make_again(world.ben)
    for person in range(6):
        answer_again(one, person, sure=2)
    next_time(one, world.ben)
    for person in range(6):
        answer_again(one, person, sure=4)
    assert "6 of 6 people" not in flat(ada.get(at(one)))
    versions.end_round(one, by=world.ben)
    assert "6 of 6 people got better" in flat(ada.get(at(one)))


def test_two_other_times_can_be_chosen(ada, world):
    one = make_change(world.ben)
    versions.begin_round(one, "Later", by=world.ben)
    for person in range(12):
        answer_again(one, person, sure=5)
    versions.end_round(one, by=world.ben)
    before, after, later = one.rounds.all()
    assert "12 of 12 people got better" in flat(ada.get(at(one)))
    assert "8 of 12 people got better" in flat(ada.get(f"{at(one)}?first={after.ref}&last={before.ref}"))
    assert "You chose the same time twice." in flat(ada.get(f"{at(one)}?first={later.ref}&last={later.ref}"))
    assert "12 of 12 people" in flat(ada.get(f"{at(one)}?first=%00&last=junk"))


def test_the_next_page_shows_the_same_times(ada, world):
    many = [Item(key=f"q{place}", kind=Kind.SCALE, words=f"Question {place}") for place in range(11)]
    one = make_change(world.ben, items=(SURE, *many))
    before, after = one.rounds.all()
    page = html.fromstring(ada.get(f"{at(one)}?first={before.ref}&last={after.ref}").content.decode())
    (there,) = page.xpath("//a[@rel='next']/@href")
    assert there == f"?first={before.ref}&last={after.ref}&page=2"


def test_a_page_of_ten_questions_and_a_hundred_people_is_light(ada, world):
    many = [Item(key=f"q{place}", kind=Kind.SCALE, words=f"Question {place}", least=1, most=5) for place in range(10)]
    one = make_again(world.ben, items=many)
    for given in (2, 3):
        for person in range(100):
            answer_again(one, person, **{item.key: given for item in many})
        if given == 2:
            next_time(one, world.ben)
    versions.end_round(one, by=world.ben)
    page = ada.get(at(one))
    assert page.text.count('class="moved-up"') == 1000
    assert len(page.content) < 150_000


def test_of_words_only_how_many_answered_is_told(ada, world):
    one = make_again(world.ben)
    answer_again(one, 1, why="The big table")
    next_time(one, world.ben)
    answer_again(one, 1, why="The door")
    answer_again(one, 2, why="The garden")
    versions.end_round(one, by=world.ben)
    text = flat(ada.get(at(one)))
    assert "How many answered: 1 the first time, 2 the last time." in text
    assert "The big table" not in text


def test_the_official_question_is_told_in_its_bands_and_low_is_good(ada, world):
    one = make_again(world.ben)
    for person in range(6):
        answer_again(one, person, ons_anxious=8)
    next_time(one, world.ben)
    for person in range(6):
        answer_again(one, person, ons_anxious=1)
    versions.end_round(one, by=world.ben)
    text = flat(ada.get(at(one)))
    assert "6 of 6 people got better" in text
    assert "In the best band, “very low”, were 0 of 6 people before, and 6 of 6 after." in text
    assert "Office for National Statistics" in text


# --- What the group says about a question -------------------------------------------------------------------


def test_the_group_says_which_way_is_better(ada, world):
    one = make_change(world.ben)
    there = at(one, sure(one).ref)
    assert ada.post(f"{there}better/", {"better": "low"}).status_code == 302
    assert "1 of 12 people got better, 3 stayed the same, 8 got worse." in flat(ada.get(at(one)))
    ada.post(f"{there}better/", {"better": "neither"})
    assert "8 of 12 people went up" in flat(ada.get(at(one)))
    assert Direction.objects.count() == 1
    assert ada.post(f"{there}better/", {"better": "junk"}).status_code == 422


def test_a_question_shows_an_outcome_once(ada, world):
    one, stone = make_change(world.ben), make_stone(world.project)
    there = at(one, sure(one).ref)
    assert ada.post(f"{there}shows/", {"stone": stone.ref}).status_code == 302
    again = ada.post(f"{there}shows/", {"stone": stone.ref})
    assert (again.status_code, "shows this outcome already" in flat(again)) == (422, True)
    assert Indicator.objects.get().words == SURE.words
    assert "It shows: People feel at home" in flat(ada.get(at(one)))
    (found,) = changes_of(stone)
    assert (found.change.moves.up, found.first.name, found.last.name) == (8, "Before", "After")
    ada.post(f"{there}{stone.ref}/not/")
    assert changes_of(stone) == []


def test_a_stone_of_elsewhere_or_a_removed_one_is_not_shown(ada, world):
    one = make_change(world.ben)
    there = at(one, sure(one).ref)
    for ref in (make_stone(world.elsewhere).ref, "nothing", ""):
        assert ada.post(f"{there}shows/", {"stone": ref}).status_code == 422
    assert not Indicator.objects.exists()


def test_readers_look_and_change_nothing(as_member, world):
    one = make_change(world.ben)
    rae, cy = as_member(world.rae), as_member(world.cy)
    assert "8 of 12 people" in flat(rae.get(at(one)))
    there = at(one, sure(one).ref)
    assert rae.get(there).status_code == 200
    assert (
        "<form"
        not in html.tostring(html.fromstring(rae.get(there).content.decode()).get_element_by_id("main")).decode()
    )
    assert rae.post(f"{there}better/", {"better": "low"}).status_code == 403
    assert cy.get(at(one)).status_code == 404


def test_the_page_takes_as_many_queries_for_two_questions_as_for_one(ada, world):
    def queries(one):
        ada.get(at(one))
        with CaptureQueriesContext(connection) as found:
            ada.get(at(one))
        return len(found)

    stone = make_stone(world.project)
    few, many = make_change(world.ben, items=(SURE,)), make_change(world.ben)
    show_by(sure(many), stone, by=world.ben)
    show_by(sure(few), stone, by=world.ben)
    assert queries(few) == queries(many) <= 50


# --- How far a claim may go ---------------------------------------------------------------------------------


@pytest.fixture
def said(world):
    """An outcome that somebody speaks for, to which a change leads."""
    stone = make_stone(world.project, track="coproduction")
    link(make_voice(world.project), stone)
    link(make_thing_changed(make_decision(world.project)), stone)
    return stone


def rung_with(one, stone, by):
    show_by(sure(one), stone, by=by)
    return rung_of(stone).rung


def test_a_before_and_after_lifts_a_claim_to_it_changed(said, world):
    assert rung_of(said).rung == Rung.PEOPLE_SAY
    assert rung_with(make_change(world.ben), said, world.ben) == Rung.IT_CHANGED


@pytest.mark.parametrize(
    "more",
    [
        {"pairing": "none"},
        {"before": BEFORE[:5], "after": [5, 5, 5, 5, 5]},
        {"after": BEFORE},
        {"after": BEFORE[::-1]},
        {"before": [1] * 12, "after": [2] * 6},
    ],
)
def test_what_says_too_little_lifts_no_claim(said, world, more):
    assert rung_with(make_change(world.ben, **more), said, world.ben) == Rung.PEOPLE_SAY
