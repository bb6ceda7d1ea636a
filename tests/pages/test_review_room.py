"""A review answered together in a room: cards are counted for each side, and what is said becomes voices."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from steppingstones.actions import review_hands, reviews
from steppingstones.methods.gap import Scale, gaps
from steppingstones.models import Counting, Hands, Question, Side, Voice
from steppingstones.queries.reviews import answer_of, sheets, statements_of, turnout, version_of
from tests.awkward import STRINGS
from tests.reviewed import answer_review, make_review

ROOM = "/p/the-garden/review/"
TWO_SIDES = {"there-lived": "6", "there-professional": "5"}
HEARD = {"h-heard-lived-1": "5", "h-heard-lived-unsure": "1", "h-heard-professional-4": "5"}
COUNTED = {**TWO_SIDES, **HEARD, "h-open-lived-2": "6", "h-open-professional-3": "5"}


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


@pytest.fixture
def one(world):
    return make_review(world.ada)


def text_of(response) -> str:
    return " ".join(html.fromstring(response.content.decode()).text_content().split())


def room(one) -> str:
    return f"{ROOM}rounds/{one.ref}/room/"


def look(client, one, key="heard"):
    return client.get(f"{ROOM}rounds/{one.ref}/statements/{key}/")


def test_cards_are_counted_on_one_page_and_the_gap_works_as_for_others(ada, world, one):
    assert "Everybody is heard here" in text_of(ada.get(room(one)))
    assert ada.post(room(one), COUNTED).status_code == 302
    assert "11 people answered in a room" in text_of(ada.get(f"{ROOM}rounds/{one.ref}/"))
    reviews.end(one, by=world.ada)
    told = text_of(look(ada, one))
    assert "Professionals say that this is so. People with lived experience say that this is not so." in told
    assert "People with lived experience: 1 is not sure." in told
    assert "11 people have answered." in text_of(ada.get(f"{ROOM}rounds/{one.ref}/"))


def test_only_the_sides_that_are_asked_stand_on_the_page(ada, one):
    names = html.fromstring(ada.get(room(one)).text).xpath("//input[starts-with(@name, 'there-')]/@name")
    assert names == ["there-lived", "there-professional"]


def test_those_counted_and_those_who_answered_alone_are_added(ada, world, one):
    ada.post(room(one), COUNTED)
    answer_review(one, "lived", "4")
    found = turnout(one)
    assert (found.answered, {side: people for side, people, _asked in found.sides}["lived"]) == (12, 7)
    given_ = sheets(one, statements_of(version_of(one)))
    assert sorted(str(sheet["heard"]) for sheet in given_["lived"].values() if "heard" in sheet) == [
        *["1"] * 5,
        "4",
        "not-sure",
    ]


def test_nobody_counted_answers_two_statements(ada, one):
    ada.post(room(one), COUNTED)
    found = sheets(one, statements_of(version_of(one)))
    assert {len(sheet) for people in found.values() for sheet in people.values()} == {1}


@pytest.mark.parametrize(
    ("changes", "told", "field"),
    [
        ({"h-heard-lived-4": "1"}, "1. Lived experience: 7 answers, but 6 people were there.", "h-heard-lived-1"),
        ({"there-professional": ""}, "Say how many of them are there: Professional.", "there-professional"),
        ({"h-open-lived-1": "many"}, "2. Write a whole number", "h-open-lived-1"),
        ({"h-open-lived-1": "-1"}, "2. Write a whole number", "h-open-lived-1"),
        ({"there-lived": "99999"}, "Write at most 1000.", "there-lived"),
        ({"there-lived": "1000000000"}, "Write at most 1000.", "there-lived"),
        (dict.fromkeys(COUNTED, ""), "Write down how many people showed each answer.", "there-lived"),
        ({"h-heard-lived-1": "9" * 10_000}, "1. Write at most 1000.", "h-heard-lived-1"),
    ],
)
def test_what_is_wrong_is_told_by_row_and_nothing_typed_is_lost(ada, one, changes, told, field):
    answer = ada.post(room(one), {**COUNTED, **changes})
    assert (answer.status_code, told in text_of(answer)) == (422, True)
    assert f'href="#{field}"' in answer.text
    typed = {each.get("name"): each.get("value") for each in html.fromstring(answer.text).xpath("//input[@name]")}
    assert {**COUNTED, **changes}.items() <= typed.items()
    assert not Counting.objects.exists()


def test_awkward_words_are_no_numbers(ada, one):
    fields = html.fromstring(ada.get(room(one)).text).xpath("//input[starts-with(@name, 'h-')]/@name")
    for start in range(0, len(STRINGS), len(fields)):
        words = dict(zip(fields, STRINGS[start:], strict=False))
        answer = ada.post(room(one), {**TWO_SIDES, **words})
        assert (answer.status_code, "\0" in answer.text) == (422, False)
    assert not Counting.objects.exists()


def test_only_whoever_typed_it_in_sees_the_numbers_and_changes_them(ada, as_member, world, one):
    ada.post(room(one), COUNTED)
    url = f"{ROOM}room/{Counting.objects.get().ref}/"
    assert 'value="5"' in ada.get(url).text
    assert as_member(world.ben).get(url).status_code == 404
    ada.post(url, {**COUNTED, "h-heard-lived-1": "4"})
    assert Hands.objects.get(statement="heard", side="lived", answer="1").people == 4
    assert Counting.objects.count() == 1


def test_a_facilitator_takes_numbers_out(ada, as_member, world, one):
    ada.post(room(one), COUNTED)
    url = f"{ROOM}room/{Counting.objects.get().ref}/remove/"
    assert as_member(world.rae).post(url).status_code == 403
    as_member(world.ben).post(url)
    assert not Hands.objects.exists()


def test_a_review_that_has_ended_takes_no_more_and_shows_no_numbers(ada, world, one):
    ada.post(room(one), COUNTED)
    counting = Counting.objects.get()
    reviews.end(one, by=world.ada)
    for url in (f"{ROOM}room/{counting.ref}/", f"{ROOM}room/{counting.ref}/remove/"):
        assert ada.post(url, COUNTED).status_code == 404
    assert "This review has ended" in text_of(ada.post(room(one), COUNTED, follow=True))
    with pytest.raises(review_hands.NoMoreAnswers):
        review_hands.forget_counting(counting, by=world.ada)
    assert Counting.objects.count() == 1


def test_four_people_of_a_side_in_a_room_are_shown_to_nobody(ada, world, one):
    fewer = {"there-professional": "4", "h-heard-professional-4": "4", "h-open-professional-3": "4"}
    ada.post(room(one), {**COUNTED, **fewer})
    reviews.end(one, by=world.ada)
    told = text_of(ada.get(f"{ROOM}rounds/{one.ref}/")) + text_of(look(ada, one))
    assert "Fewer than 5 people of a side answered." in told
    assert "Professionals say" not in told


def test_the_words_stay_once_they_were_read_out(ada, world, one):
    ada.post(room(one), COUNTED)
    ours = one.questionnaire
    assert "Add a statement of your own" not in text_of(ada.get(f"{ROOM}asks/{ours.ref}/"))
    assert ada.post(f"{ROOM}asks/{ours.ref}/statements/add/", {"words": "We eat"}).status_code == 422
    assert Question.objects.filter(words="We eat").count() == 0


def test_the_next_review_is_compared_with_what_was_counted(ada, world, one):
    ada.post(room(one), COUNTED)
    reviews.end(one, by=world.ada)
    later = make_review(world.ada, one.questionnaire, "Autumn")
    ada.post(room(later), {**COUNTED, "h-heard-lived-1": "", "h-heard-lived-4": "5"})
    reviews.end(later, by=world.ada)
    assert "People with lived experience see it better than the time before." in text_of(look(ada, later))


# --- What was said ----------------------------------------------------------------------------------------


def test_what_was_said_becomes_a_voice_beside_its_statement(ada, world, one):
    sent = {"words": "I could not hear", "about": "heard", "side": "carer", "uses": ["quote"]}
    ada.post(f"{ROOM}rounds/{one.ref}/said/", sent)
    voice = Voice.objects.get(words="I could not hear")
    assert (voice.giver.side, voice.subject, voice.channel) == ("carer", "Everybody is heard here", "meeting")
    assert set(voice.consents.values_list("use", flat=True)) == {"group", "quote"}
    reviews.end(one, by=world.ada)
    assert "I could not hear" in text_of(look(ada, one))
    assert "I could not hear" not in text_of(look(ada, one, "open"))


def test_what_was_taken_back_is_not_beside_it_any_more(ada, world, one):
    ada.post(f"{ROOM}rounds/{one.ref}/said/", {"words": "I could not hear", "about": "", "member": world.ben.ref})
    reviews.end(one, by=world.ada)
    assert "I could not hear" in text_of(look(ada, one, "open"))
    Voice.objects.get(words="I could not hear").consents.all().delete()
    assert "I could not hear" not in text_of(look(ada, one, "open"))


@pytest.mark.parametrize("changes", [{"words": ""}, {"about": "nothing"}, {"side": "x"}, {"words": "x" * 10_001}])
def test_what_was_said_wrongly_makes_no_voice(ada, one, changes):
    sent = {"words": "I could not hear", "about": "", "side": "carer", **changes}
    assert ada.post(f"{ROOM}rounds/{one.ref}/said/", sent).status_code == 422
    assert not Voice.objects.exists()


# --- Cards, and who may -----------------------------------------------------------------------------------


def test_large_cards_print(ada, one):
    made = ada.get(f"{ROOM}rounds/{one.ref}/cards.pdf")
    assert made.content.startswith(b"%PDF")


def test_readers_and_outsiders_count_nothing(as_member, world, one):
    for member, status in ((world.rae, 403), (world.cy, 404)):
        client = as_member(member)
        assert [client.post(url, COUNTED).status_code for url in (room(one), f"{ROOM}rounds/{one.ref}/said/")] == [
            status,
            status,
        ]
    elsewhere = f"/p/{world.elsewhere.slug}/review/rounds/{one.ref}/room/"
    assert as_member(world.cy).get(elsewhere).status_code == 404


def test_twice_sent_is_counted_once(ada, one):
    for _send in range(2):
        ada.post(room(one), {**COUNTED, "once": "a-key"})
    assert Counting.objects.count() == 1


# --- The sum ----------------------------------------------------------------------------------------------

numbers = st.lists(st.integers(0, 4), min_size=4, max_size=4)


@given(lived=numbers, professional=numbers, unsure=st.integers(0, 3))
def test_counting_comes_to_the_same_as_asking_each_and_not_sure_changes_no_score(lived, professional, unsure):
    def counted(people, more=0):
        scores = [answer_of(str(score)) for score, number in enumerate(people, 1) for _one in range(number)]
        return {f"counted {at}": {"a": each} for at, each in enumerate([*scores, *[answer_of("unsure")] * more])}

    scale = Scale(least=1, most=4)
    (one,) = gaps(counted(lived, unsure), counted(professional), ["a"], scale)
    (other,) = gaps(counted(lived), counted(professional), ["a"], scale)
    (turned,) = gaps(counted(professional), counted(lived), ["a"], scale)
    assert (one.size, one.dominance) == (other.size, other.dominance)
    assert turned.size == (None if other.size is None else -other.size)


def test_every_side_can_be_counted_where_nobody_said_whom_they_ask(ada, one):
    one.asked = {}
    one.save()
    names = html.fromstring(ada.get(room(one)).text).xpath("//input[starts-with(@name, 'there-')]/@name")
    assert len(names) == len(Side.values)
