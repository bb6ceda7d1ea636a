"""Reports and their claims: added, moved, removed, each with its line in the history."""

import pytest

from steppingstones.actions.removals import put_back, remove
from steppingstones.actions.reports import move_claim, new_claim, save_claim, save_report
from steppingstones.models import Event, Report, Voice
from tests.world import make_stone, make_voice


@pytest.fixture
def report(world):
    return save_report(Report(project=world.project, title="Our first year"), by=world.ben)


def add(report, words, *, by):
    claim = new_claim(report, make_stone(report.project))
    claim.words = words
    return save_claim(claim, [], by=by)


def told(report):
    return [claim.words for claim in report.claims.standing()]


def test_a_new_claim_comes_last(world, report):
    for words in ("first", "second", "third"):
        add(report, words, by=world.ada)

    assert told(report) == ["first", "second", "third"]


@pytest.mark.parametrize(
    ("which", "places", "order"),
    [(2, -1, ["a", "c", "b"]), (0, 1, ["b", "a", "c"]), (0, -1, ["a", "b", "c"]), (2, 1, ["a", "b", "c"])],
)
def test_a_claim_moves_by_one_place_and_stays_at_the_ends(world, report, which, places, order):
    claims = [add(report, words, by=world.ada) for words in "abc"]

    move_claim(claims[which], places, by=world.ada)

    assert told(report) == order


def test_removing_a_claim_keeps_what_it_rests_on(world, report):
    voice = make_voice(world.project)
    claim = save_claim(new_claim(report, make_stone(world.project)), [voice], by=world.ada)

    remove(claim, by=world.ada)

    assert told(report) == []
    assert Voice.objects.filter(pk=voice.pk).exists()


def test_what_was_removed_comes_back_with_its_quotes(world, report):
    claim = save_claim(new_claim(report, make_stone(world.project)), [make_voice(world.project)], by=world.ada)
    for row in (claim, report):
        remove(row, by=world.ada)
        remove(row, by=world.ada)  # a second click
    assert told(report) == []
    assert not world.project.reports.standing().exists()

    for row in (report, claim):
        put_back(row, by=world.ben)

    assert [quoted.quotes.count() for quoted in report.claims.standing()] == [1]
    assert Event.objects.filter(verb="removed").count() == 2


def test_each_act_is_in_the_history_without_words(world, report):
    claim = add(report, "A secret sentence", by=world.ada)
    move_claim(claim, 1, by=world.ada)
    remove(claim, by=world.ada)
    remove(report, by=world.ben)

    acts = list(Event.objects.order_by("pk").values_list("member__name", "verb", "noun"))

    assert acts == [
        ("Ben", "started", "report"),
        ("Ada", "added", "claim"),
        ("Ada", "moved", "claim"),
        ("Ada", "removed", "claim"),
        ("Ben", "removed", "report"),
    ]
