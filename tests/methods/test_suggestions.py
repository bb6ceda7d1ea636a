"""Themes that may fit: learned from tags, the same each time, and a reason where there is nothing to learn from."""

import csv

import pytest

from bench.suggestions import FIRST, ONE_OF_THREE, halves, is_tried, shares
from steppingstones.methods import suggestions
from steppingstones.methods.suggestions import Refusal, Said, Tagged, is_installed, refusal, suggest
from tests.conftest import cannot_run
from tests.world import DATA


@pytest.fixture
def installed():
    if not is_installed():
        cannot_run("suggestions, because scikit-learn is not installed")


def tagged(words, *themes):
    return Tagged(said=Said(words=words), themes=frozenset(themes))


REST = ["I sat in the shade", "A bench to sit on", "I like to sit down", "Sitting under the tree", "We sat and rested"]
FOOD = ["The soup was cold", "Tea and cake please", "More soup", "The cake was lovely", "A hot meal and tea"]
TOLD = [tagged(words, "rest") for words in REST * 2] + [tagged(words, "food") for words in FOOD * 2]


def test_what_is_like_something_tagged_gets_its_theme(installed):
    found = suggest(TOLD, [Said(words="Soup and tea"), Said(words="I want to sit in the shade")])

    assert found == [("food", "rest"), ("rest", "food")]


def test_the_same_tags_give_the_same_suggestions(installed):
    asked = [Said(words="Something else"), Said(words="")]

    assert suggest(TOLD, asked) == suggest(TOLD, asked)


def test_what_it_is_about_counts_too(installed):
    told = [
        Tagged(said=Said(words="Good", about=f"How was {each}?"), themes=frozenset({each})) for each in ("tea", "bus")
    ]

    assert suggest(told * 10, [Said(words="Good", about="How was bus?")])[0][0] == "bus"


@pytest.mark.parametrize("words", ["", "🙂", "…", "\0"])
def test_where_there_is_no_word_the_common_theme_leads(installed, words):
    told = [tagged(words, "rest")] * 15 + [tagged(words, "food")] * 5

    assert suggest(told, [Said(words="tea")]) == [("rest", "food")]


def test_a_theme_that_all_have_comes_first(installed):
    told = [tagged(words, "all", *more) for words, more in [("tea", ["food"])] * 10 + [("bench", [])] * 10]

    assert suggest(told, [Said(words="bench")])[0][0] == "all"


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ([], Refusal.TOO_FEW),
        (TOLD[:19], Refusal.TOO_FEW),
        ([tagged("tea", "food")] * 20, Refusal.ONE_THEME),
        ([tagged("tea", "food")] * 18 + [tagged("sit", "rest")] * 2, Refusal.ONE_THEME),
    ],
)
def test_from_too_little_nothing_is_suggested(installed, told, why):
    assert refusal(told) == why
    assert suggest(told, [Said(words="tea")]) == [()]


def test_without_the_package_nothing_is_suggested_and_it_says_so(monkeypatch):
    monkeypatch.setattr(suggestions, "find_spec", lambda name: None)

    assert refusal(TOLD) == Refusal.NOT_INSTALLED
    assert suggest(TOLD, [Said(words="tea")]) == [()]


def test_on_real_feedback_it_is_right_often_enough(installed):
    known, tried = halves()

    first, three = shares(tried, suggest(known, [each.said for each in tried]))
    assert first >= FIRST
    assert three >= ONE_OF_THREE


def test_nobody_is_on_both_sides_of_the_split():
    known, tried = halves()
    with (DATA / "nhs-patient-feedback" / "feedback.csv").open(encoding="utf-8", newline="") as file:
        people = {row["person"] for row in csv.DictReader(file)}

    share = sum(map(is_tried, people)) / len(people)
    assert 0.18 < share < 0.22
    assert (len(known), len(tried)) == (4193, 941)
