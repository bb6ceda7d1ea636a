"""What did co-production change here? One page that answers it, for the group and for others."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from steppingstones.models import (
    PlanBefore,
    Proof,
    SaidAfter,
    SharedView,
    Voice,
)
from tests.one_thread import Everything
from tests.world import (
    link,
    make_change,
    make_decision,
    make_stone,
    make_voice,
)

ROOM = "/p/the-garden/understand/"


@pytest.fixture
def every(world):
    return Everything(world.project, world.ben)


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


def sides(project, decision, lived=6, carers=2):
    for n, side in enumerate(["lived"] * lived + ["carer"] * carers):
        link(make_voice(project, f"Voice {n}", side=side), decision)


def test_each_change_is_told_with_how_we_know(every, ada):
    text = ada.get(f"{ROOM}thread/").text
    for words in (
        "1 thing has changed because of 1 decision.",
        "Behind these decisions is what 1 person (1 with lived experience) said.",
        "Which table do we buy?",
        "Good since then, say: 1 person.",
        "People feel at home",
        "https://a.example/",
        "Buy six small tables",
        "Speaking against it: 1 person (1 carer). (People feel at home)",
        "Asking for one of the options that were weighed: 1 person (1 with lived experience).",
    ):
        assert words in text, words


def test_nobody_is_quoted(every, ada):
    for asked in ("", "?outside=on"):
        text = ada.get(f"{ROOM}thread/{asked}").text
        for voice in Voice.objects.all():
            assert voice.words not in text


def test_outside_small_numbers_are_not_told(world, ada):
    decision = make_decision(world.project)
    sides(world.project, decision)
    change = make_change(decision)
    SharedView.objects.create(project=world.project, decision=decision, member=world.ada, rung=4)
    SaidAfter.objects.create(project=world.project, change=change, voice=make_voice(world.project, "Better"))
    inside, outside = ada.get(f"{ROOM}thread/").text, ada.get(f"{ROOM}thread/?outside=on").text
    assert "8 people (6 with lived experience, 2 carers)" in inside
    assert "Good since then, say: 1 person." in inside
    assert "Co-produced: it was decided together" in inside
    assert "8 people" in outside
    assert "8 people (" not in outside  # with its sides it would tell that the two others are carers
    assert "Good since then, say: fewer than 5 people." in outside
    assert "Co-produced: it was decided together" not in outside
    assert "A side with fewer than 5 answers is not shown." in outside


def test_outside_nobody_is_pointed_at_who_speaks_against_something(every, world, ada):
    not_good = make_voice(world.project, "It wobbles", side="carer")
    SaidAfter.objects.create(project=world.project, change=every.change, voice=not_good, stance="against")
    outside = ada.get(f"{ROOM}thread/?outside=on").text
    for words in (
        "Speaking against it: fewer than 5 people. (People feel at home)",
        "Saying afterwards that the change is not good: fewer than 5 people.",
        "Asking for one of the options that were weighed: fewer than 5 people.",
    ):
        assert words in outside, words
    assert "carer" not in outside.lower()
    assert "Speaking against it: 1 person (1 carer)." in ada.get(f"{ROOM}thread/").text


def test_outside_a_total_does_not_give_away_what_its_parts_hide(world, ada):
    for question, people in (("Which table?", 7), ("Which day?", 2)):
        decision = make_decision(world.project, question)
        change = make_change(decision, question)
        sides(world.project, decision, lived=people, carers=0)
        for number in range(people):
            voice = make_voice(world.project, f"Better {number}")
            SaidAfter.objects.create(project=world.project, change=change, voice=voice)
    inside, outside = ada.get(f"{ROOM}thread/").text, ada.get(f"{ROOM}thread/?outside=on").text
    assert "what 9 people (9 with lived experience) said" in inside
    assert "Good since then, say: 9 people." in inside
    assert "9 people" not in outside  # less the seven that are told, it would tell of the two
    assert "what at least 5 people (from these sides: lived experience) said" in outside
    assert "Good since then, say: at least 5 people." in outside
    assert "7 people (7 with lived experience)" in outside


def test_outside_personal_details_in_what_the_group_wrote_are_pointed_out(world, ada):
    decision = make_decision(world.project, decided="Ask Benita Okoro, 01632 960 123", why="Our own Ada wants it.")
    make_change(decision, "There is a lamp")
    make_decision(world.project, "Who pays?", status="dropped", dropped_why="Write to pay@example.org first.")
    box = ada.get(f"{ROOM}thread/?outside=on").text.partition('id="details"')[2].partition("</section>")[0]
    for words, what in (
        ("Benita Okoro", "a name"),
        ("01632 960 123", "a phone number"),
        ("Ada", "a name"),
        ("pay@example.org", "an email address"),
    ):
        assert f'<bdi>{words}</bdi> <span class="hint">({what})</span>' in box, words
    assert 'id="details"' not in ada.get(f"{ROOM}thread/").text


def test_paper_with_small_numbers_says_that_it_is_for_the_group(every, ada):
    words = "Only for the group. Numbers of fewer than 5 people stand here"
    assert words in ada.get(f"{ROOM}thread/").text
    assert words not in ada.get(f"{ROOM}thread/?outside=on").text


def test_outside_the_plan_before_is_shown_only_where_the_group_says_so(every, ada):
    assert "Buy six small tables" not in ada.get(f"{ROOM}thread/?outside=on").text
    PlanBefore.objects.update(shown_in="all")
    assert "Buy six small tables" in ada.get(f"{ROOM}thread/?outside=on").text


def test_outside_nothing_leads_into_the_site(every, world, ada):
    for number in range(51):
        make_decision(world.project, f"Question {number}")
    main = ada.get(f"{ROOM}thread/?outside=on").text.partition('id="changed"')[2].partition('id="limits"')[0]
    assert "/p/the-garden/" not in main


def test_one_stone_or_a_time_can_be_asked_about(every, world, ada):
    other = make_change(make_decision(world.project, "Which day?"), "We open on Saturdays", changed_on=date(2026, 6, 1))
    elsewhere = make_stone(world.project, "People rest")
    link(other, elsewhere)

    def found(**asked):
        text = ada.get(f"{ROOM}thread/", asked).text
        return {words for words in ("There is a round table", "We open on Saturdays") if f">{words}</a>" in text}

    assert found() == {"There is a round table", "We open on Saturdays"}
    assert found(stone=every.impact.ref) == {"There is a round table"}  # by way of the outcome
    assert found(stone=elsewhere.ref) == {"We open on Saturdays"}
    assert found(first="2026-05-01") == {"We open on Saturdays"}
    assert found(last="2026-05-01") == {"There is a round table"}
    assert found(stone="nosuch", first="yesterday") == found()


def test_a_change_without_a_day_is_in_no_time_and_the_page_says_so(world, ada):
    make_change(make_decision(world.project))
    text = ada.get(f"{ROOM}thread/?first=2026-01-01").text
    assert "1 change has no day, so it is in no time." in text


def test_what_has_not_changed_is_told_with_its_reason(world, ada):
    make_decision(world.project, "Who pays?", status="dropped", dropped_why="There was no money.")
    make_decision(world.project, "Which colour?", status="open", decided_on=None)
    text = ada.get(f"{ROOM}thread/").text
    assert "Dropped. There was no money." in text
    assert "Still to be decided." in text


def test_an_empty_project_has_an_answer_too(ada):
    assert "No change is written down that fits this." in ada.get(f"{ROOM}thread/").text


def test_three_changes_take_as_many_queries_as_one(every, world, ada):
    def number():
        with CaptureQueriesContext(connection) as queries:
            assert ada.get(f"{ROOM}thread/").status_code == 200
        return len(queries)

    before = number()
    for n in range(2):
        decision = make_decision(world.project, f"Question {n}")
        every.mark.decisions.add(decision)
        change = make_change(decision, f"Change {n}")
        link(change, every.stone)
        Proof.objects.create(project=world.project, change=change, kind="link", words="It", url="https://a.example/")
    assert number() == before <= 40
