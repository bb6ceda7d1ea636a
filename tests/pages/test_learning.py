"""What gets in the way, what was tried, and what the group learned."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from steppingstones.methods.barriers import KINDS
from steppingstones.models import Barrier, Event, Lesson, Tried

from ..world import make_stone
from .test_assets import text_of

ROOM = "/p/the-garden/take-part/barriers/"
LOG = "/p/the-garden/take-part/lessons/"
DAY = date(2026, 3, 4)


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


def make_barrier(project, words="Evenings do not work", **changes) -> Barrier:
    return Barrier.objects.create(project=project, words=words, **{"key": "time", **changes})


def make_tried(barrier, words="We met at lunch", **changes) -> Tried:
    return Tried.objects.create(project=barrier.project, barrier=barrier, words=words, **changes)


def make_lesson(project, words="Nobody came", **changes) -> Lesson:
    return Lesson.objects.create(project=project, words=words, **{"went": "wrong", **changes})


# --- Barriers ---------------------------------------------------------------------------------------------


def test_the_fields_list_is_there_to_begin_with(ada):
    told = text_of(ada.get(ROOM))
    assert all(kind.words in told and kind.easy in told for kind in KINDS)
    assert "No barrier is written down yet." in told


def test_the_list_says_how_often_and_what_helped(ada, world):
    first = make_barrier(world.project, over_on=DAY)
    make_barrier(world.project, "Too many meetings")
    make_tried(first, helped="yes")
    make_tried(first, "We wrote letters", helped="no")
    make_tried(first, "Never happened", helped="yes", removed_at=timezone.now())
    told = text_of(ada.get(ROOM))
    assert "You have met this 2 times. 1 is over." in told
    assert "What helped you:We met at lunch We met it again" in told
    assert "You have met 2 barriers. 1 of them is over." in told
    assert "Never happened" not in told


def test_a_barrier_is_met_tried_against_over_and_open_again(ada, world):
    make_stone(world.project)
    page = ada.get(f"{ROOM}add/?kind=money")
    assert page.context["form"].initial["key"] == "money"
    ada.post(f"{ROOM}add/", {"words": "The bus costs too much", "key": "money", "met_on": "2026-03-04"})
    barrier = Barrier.objects.get()
    assert (barrier.key, barrier.met_on, barrier.noted_by) == ("money", DAY, world.ada)
    for helped, words in (("no", "A fund"), ("", "Lifts")):
        ada.post(f"{ROOM}{barrier.ref}/tried/", {"words": words, "helped": helped})
    told = text_of(ada.get(f"{ROOM}{barrier.ref}/"))
    assert "A fund It did not help" in told
    assert "Lifts Not known yet" in told
    ada.post(f"{ROOM}{barrier.ref}/over/")
    assert "Over since" in text_of(ada.get(ROOM))
    ada.post(f"{ROOM}{barrier.ref}/open/")
    assert "Still in the way" in text_of(ada.get(ROOM))
    lines = ["wrote down", "wrote down", "wrote down", "closed", "opened again"]
    assert list(Event.objects.order_by("pk").values_list("verb", flat=True)) == lines


@pytest.mark.parametrize(
    "typed", [{"key": "time"}, {"words": "  "}, {"words": "x", "key": "weather"}, {"words": "x" * 10_001}]
)
def test_what_is_wrong_with_a_barrier_comes_back_with_what_was_typed(ada, typed):
    assert ada.post(f"{ROOM}add/", typed).status_code == 422
    assert not Barrier.objects.exists()


def test_barriers_tries_and_lessons_are_removed_and_put_back(ada, world):
    barrier, lesson = make_barrier(world.project), make_lesson(world.project)
    tried = make_tried(barrier)
    rows = {f"{ROOM}{barrier.ref}/": barrier, f"{ROOM}tried/{tried.ref}/": tried, f"{LOG}{lesson.ref}/": lesson}
    for url, row in rows.items():
        answer = ada.post(f"{url}remove/")
        page = ada.get(answer.url)
        assert "is removed" in text_of(page)
        assert not type(row).objects.standing().exists()
        assert "New words" in text_of(ada.post(f"{url}edit/", {"words": "New words"}))
        ada.post(f"{url}restore/")
        assert type(row).objects.standing().get() == row


def test_nothing_is_tried_against_what_was_removed(ada, world):
    barrier = make_barrier(world.project, removed_at=timezone.now())
    tried = make_tried(barrier)
    assert ada.get(f"{ROOM}{barrier.ref}/").status_code == 410
    assert ada.post(f"{ROOM}{barrier.ref}/tried/", {"words": "x"}).status_code == 404
    assert ada.post(f"{ROOM}tried/{tried.ref}/edit/", {"words": "x"}).status_code == 404


def test_two_who_change_the_same_are_told_and_a_double_click_counts_once(ada, as_member, world):
    barrier = make_barrier(world.project)
    for _click in range(2):
        ada.post(f"{ROOM}{barrier.ref}/tried/", {"words": "Lunch", "once": "one-click"})
    url = f"{ROOM}tried/{Tried.objects.get().ref}/edit/"
    seen = ada.get(url).context["form"].seen
    as_member(world.ben).post(url, {"words": "Breakfast", "seen": seen})
    assert b"Somebody changed this" in ada.post(url, {"words": "Tea", "seen": seen}).content


# --- The learning log -------------------------------------------------------------------------------------


def test_two_answers_are_enough_for_the_log(ada, world):
    ada.post(f"{LOG}add/", {"went": "wrong", "words": "Nobody came"})
    assert Lesson.objects.get().noted_by == world.ada
    assert "Nobody came It went wrong Ada" in text_of(ada.get(LOG))
    missing = ada.post(f"{LOG}add/", {"learned": "Ask first"})
    assert missing.status_code == 422
    for words in ("Choose how it went.", "Write what happened.", "Ask first"):
        assert words in missing.text


def test_a_lesson_hangs_on_a_barrier_of_this_group(ada, world):
    barrier = make_barrier(world.project)
    typed = {"went": "right", "words": "Lunch works"}
    theirs = make_barrier(world.elsewhere)
    assert ada.post(f"{LOG}add/", {**typed, "barrier": theirs.ref}).status_code == 422
    assert ada.get(f"{LOG}add/?barrier={barrier.ref}").context["form"].initial["barrier"] == barrier
    ada.post(f"{LOG}add/", {**typed, "barrier": barrier.ref})
    assert "What you learned Lunch works" in text_of(ada.get(f"{ROOM}{barrier.ref}/"))


def test_the_log_is_narrowed_by_how_it_went(ada, world):
    make_lesson(world.project)
    make_lesson(world.project, "The soup was good", went="right")
    assert "Nobody came" not in text_of(ada.get(f"{LOG}?went=right"))
    for asked in ("went=sideways", "page=99", "went=%00"):
        assert "Nobody came" in text_of(ada.get(f"{LOG}?{asked}"))


# --- One search -------------------------------------------------------------------------------------------


@pytest.fixture
def some(world):
    barrier = make_barrier(world.project, "The bus costs too much", key="money")
    make_tried(barrier, "A fund for fares", helped="yes")
    make_tried(barrier, "A petition", helped="no")
    other = make_barrier(world.project, "Too cold", key="")
    make_lesson(world.project, "Heaters went off", learned="Ask the caretaker", barrier=other)
    make_barrier(world.elsewhere, "A bus elsewhere")


@pytest.mark.parametrize(
    ("asked", "found", "not_found"),
    [
        ("q=bus", {"The bus costs", "A fund"}, {"Heaters", "elsewhere"}),
        ("q=fund+fares", {"A fund"}, {"A petition"}),
        ("q=money", {"The bus costs", "A fund"}, {"Heaters"}),
        ("kind=own", {"Too cold", "Heaters"}, {"The bus costs"}),
        ("helped=yes", {"The bus costs", "A fund"}, {"Too cold", "Heaters"}),
        ("helped=no&what=tried", {"A petition"}, {"A fund"}),
        ("what=lessons&q=caretaker", {"Heaters"}, {"The bus costs"}),
        ("helped=unknown", {"0 things are found."}, {"A fund"}),
        ("q=%25_", {"0 things are found."}, {"The bus"}),
        ("kind=x&helped=y&what=z&page=0", {"5 things are found."}, {"elsewhere"}),
    ],
)
def test_barriers_tries_and_lessons_are_found_together(ada, some, asked, found, not_found):
    told = text_of(ada.get(f"{ROOM}find/?{asked}"))
    assert {words for words in found if words in told} == found
    # The name of a barrier stands with what was tried against it, so only titles are looked at.
    assert not [words for words in not_found if words in told.replace("A fund for fares It helped The bus costs", "")]


def test_a_long_list_has_pages_that_keep_what_was_looked_for(ada, world):
    for number in range(60):
        make_lesson(world.project, f"Lesson {number}")
    first = ada.get(f"{ROOM}find/?q=lesson")
    assert "?q=lesson&amp;what=lessons" in first.text
    second = ada.get(f"{ROOM}find/?q=lesson&what=lessons&page=2")
    assert "?q=lesson&amp;what=lessons&amp;page=1" in second.text
    assert len(second.context["pages"]["lessons"].object_list) == 10


@pytest.mark.parametrize("page", [ROOM, LOG, f"{ROOM}find/", f"{ROOM}find/?q=e&helped=yes", "the barrier"])
def test_as_many_queries_for_one_as_for_three(ada, world, page):
    barrier = make_barrier(world.project, stone=make_stone(world.project), noted_by=world.ada)
    url = f"{ROOM}{barrier.ref}/" if page == "the barrier" else page

    def numbers():
        with CaptureQueriesContext(connection) as asked:
            ada.get(url)
        return len(asked)

    def one_more():
        more = make_barrier(world.project, stone=make_stone(world.project), noted_by=world.ada)
        for one in (barrier, more):
            make_tried(one, helped="yes")
            make_lesson(world.project, barrier=one, noted_by=world.ada)

    one_more()
    ada.get(url)
    once = numbers()
    one_more()
    one_more()
    assert numbers() == once <= 30
