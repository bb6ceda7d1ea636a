"""The starting pathways that come with the program: whole, sound, and in plain words."""

import json
import re

import pytest

from steppingstones.formats.pathway_json import write_json
from steppingstones.methods.benefits import BANK, find
from steppingstones.methods.pathway import OUTCOMES, Kind, Track
from steppingstones.methods.pathway_checks import checks
from steppingstones.queries.pathway_carry import LIBRARY, library
from tests.rules.test_words import HARD_WORD

PATHWAYS = {example.name: example.file for example in library()}
each = pytest.mark.parametrize("name", PATHWAYS)
LONGEST_SENTENCE = 20  # words


def test_there_are_the_six():
    assert set(PATHWAYS) == {
        "accessible-information",
        "day-centre",
        "health-and-wellbeing",
        "peer-support",
        "recruitment-panel",
        "service-redesign",
    }


@each
def test_nothing_is_missing_in_it(name):
    file = PATHWAYS[name]
    assert [(check.gap, check.stone and check.stone.words) for check in checks(file.pathway)] == []
    assert file.left_out == ()
    assert 12 <= len(file.pathway.stones) <= 20
    assert all((file.title, file.about, file.ideas, file.licence))


@each
def test_the_tracks_help_each_other(name):
    path = PATHWAYS[name].pathway
    tracks = {(path.by_key[step.source].track, path.by_key[step.target].track) for step in path.steps}
    assert (Track.CO_PRODUCTION, Track.PROJECT) in tracks
    assert {stone.track for stone in path.on(Kind.ACTIVITY)} == {Track.PROJECT, Track.CO_PRODUCTION}


@each
def test_outcomes_say_for_whom_and_what_is_good_about_them(name):
    path = PATHWAYS[name].pathway
    outcomes = [stone for kind in OUTCOMES for stone in path.on(kind)]
    assert all(stone.for_whom for stone in outcomes)
    assert all(find(BANK, words) for stone in outcomes for words in stone.benefits)
    assert sum(bool(stone.benefits) for stone in outcomes) >= len(outcomes) * 0.8
    assert sum(bool(step.assumption) for step in path.steps) >= 4


@each
def test_its_words_are_plain(name):
    path = PATHWAYS[name].pathway
    said = [stone.words for stone in path.stones] + [i.words for stone in path.stones for i in stone.indicators]
    said += [step.assumption for step in path.steps]
    assert [words for words in said if HARD_WORD.search(words)] == []
    sentences = [sentence for words in said for sentence in re.split(r"(?<=[.?:])\s+", words)]
    assert [sentence for sentence in sentences if len(sentence.split()) > LONGEST_SENTENCE] == []


@each
def test_nothing_in_its_file_is_passed_over(name):
    again, file = json.loads(write_json(PATHWAYS[name])), json.loads((LIBRARY / f"{name}.json").read_text())
    assert {key: value for key, value in again.items() if key not in ("stones", "steps")} == {
        key: value for key, value in file.items() if key not in ("stones", "steps")
    }
    assert sorted(fields(again)) == sorted(fields(file))


def fields(data: dict) -> list[str]:
    """Every value of every stone and step, without the keys."""
    stones = [{**stone, "key": ""} for stone in data["stones"]]
    steps = [{**step, "from": "", "to": ""} for step in data["steps"]]
    return [json.dumps(each, sort_keys=True) for each in (*stones, *steps)]
