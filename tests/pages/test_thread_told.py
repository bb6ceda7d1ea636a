"""A thread in sentences: what came of something, who spoke, and what is named as missing."""

from datetime import date

import pytest

from steppingstones.models import (
    Reshaping,
    Voice,
)
from steppingstones.queries.receipts import told as told_of
from steppingstones.queries.thread_shown import thread_shown
from tests.one_thread import Everything
from tests.world import (
    link,
    make_change,
    make_decision,
    make_stone,
    make_voice,
)

TODAY = date(2026, 7, 15)


@pytest.fixture
def every(world):
    return Everything(world.project, world.ben)


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


def told(project, thing):
    shown = thread_shown(project, thing, today=TODAY)
    return [gap.words for gap in shown.missing]


def test_decided_but_nothing_has_changed_for_four_months(world):
    decision = make_decision(world.project)
    assert "Decided, but nothing has changed yet: 4 months." in told(world.project, decision)
    make_change(decision)
    assert not [words for words in told(world.project, decision) if words.startswith("Decided, but")]


def test_a_dropped_decision_says_why(world):
    decision = make_decision(world.project, status="dropped", dropped_why="There was no money.")
    assert "Dropped. There was no money." in told(world.project, decision)


def test_the_issue_is_nothing_that_a_voice_led_to(world):
    voice = make_voice(world.project)
    link(voice, make_stone(world.project, "People sit at home", kind="issue", track="both"))
    shown = thread_shown(world.project, voice, today=TODAY)
    assert shown.came_of == ["Nothing has come of it yet, but it is linked to the issue."]


def test_a_voice_of_which_nothing_came_says_so_until_something_does(world):
    voice = make_voice(world.project)
    assert told(world.project, voice) == ["Nothing has come of this voice yet."]
    link(voice, make_decision(world.project))
    assert "Nothing has come of this voice yet." not in told(world.project, voice)


def test_two_of_a_kind_are_one_sentence_with_the_longest_wait(world):
    voice = make_voice(world.project)
    for day in (date(2026, 3, 11), date(2026, 1, 11)):
        link(voice, make_decision(world.project, decided_on=day))
    assert "2 decisions of which nothing has changed yet. The longest wait: 6 months." in told(world.project, voice)


def test_the_thread_of_a_decision_is_told_in_sentences(every, world):
    shown = thread_shown(world.project, every.decision, today=TODAY)
    assert shown.rests_on == [
        "This rests on what 1 person (1 with lived experience) said.",
        "Asking for one of the options that were weighed: 1 person (1 with lived experience).",
    ]
    assert shown.came_of == [
        "It led to 1 change and 1 activity or outcome.",
        "1 of these stones is only planned.",
        "The thread goes on to the impact.",
    ]


def test_what_lies_beside_the_thread_is_named_and_counts_nowhere(every, world):
    shown = thread_shown(world.project, every.decision, today=TODAY)
    assert [(each.label, each.words) for each in shown.beside] == [
        ("It was decided in this meeting", "Tea"),
        ("In the plan before: changed", "Buy six small tables"),
    ]
    about = Voice.objects.get(words="I see you all now")
    said = thread_shown(world.project, about, today=TODAY)
    assert [each.label for each in said.beside] == ["It says that this change is good"]
    assert said.came_of == ["Nothing has come of it yet."]


def test_a_decision_that_reshapes_a_stone_leads_to_it_but_it_stays_planned(world):
    decision, stone = make_decision(world.project), make_stone(world.project)
    Reshaping.objects.create(project=world.project, decision=decision, stone=stone)
    shown = thread_shown(world.project, decision, today=TODAY)
    assert "1 of these stones is only planned." in shown.came_of
    assert [words for words in told(world.project, decision) if words.startswith("Decided, but")]


def test_the_voices_of_a_place_are_counted_and_what_came_of_them(every, world):
    make_voice(world.project, "Nothing came of this", conversation=every.conversation)
    shown = thread_shown(world.project, every.conversation, today=TODAY)
    assert shown.rests_on == ["2 voices came in here.", "1 of them led on to something."]


def test_whoever_has_a_receipt_is_told_what_they_still_wait_for(world):
    voice = make_voice(world.project)
    decision = make_decision(world.project, decided_on=date(2020, 1, 1))
    link(voice, decision)
    (said,) = told_of(voice.giver)
    assert said.missing[0].startswith("Decided, but nothing has changed yet: ")
    make_change(decision)
    (said,) = told_of(voice.giver)
    assert said.missing == ()
