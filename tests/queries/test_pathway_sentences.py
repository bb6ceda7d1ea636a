"""Differences in sentences: each kind of change, whatever people typed."""

from dataclasses import replace

import pytest
from lxml import html

from steppingstones.methods.pathway import Indicator, Kind, Pathway, Step, Stone, Track, Way
from steppingstones.methods.pathway_changes import compare
from steppingstones.methods.pathway_edits import add, change, move_to, remove, split
from steppingstones.queries.pathway_sentences import Group, Names, Sentence, tell
from tests.awkward import STRINGS

A = Stone(key="a", kind=Kind.SHORT, track=Track.PROJECT, words="Rooms are ready", order=0)
B = Stone(key="b", kind=Kind.SHORT, track=Track.PROJECT, words="Staff listen", order=1)
STEP = Step(source="a", target="b", assumption="It is warm", sure=50)
PATH = Pathway(stones=(A, B), steps=(STEP,))
COUNT = Indicator(key="n", way=Way.COUNT, words="People at tea", baseline="4", target="12", unit="people")


def said(after: Pathway, before: Pathway = PATH, who: str = "Ada") -> list[str]:
    names = Names(stones={"a": A.words, "b": B.words}, questions={"7": "How was it?"})
    return [str(told.sentence.because("")) for told in tell(compare(before, after), names, who=who)]


@pytest.mark.parametrize(
    ("after", "sentence"),
    [
        (change(PATH, "a", words="Warm"), "Ada reworded a stone: from “Rooms are ready” to “Warm”."),
        (
            change(PATH, "b", kind=Kind.LONG),
            "Ada moved “Staff listen” from Short-term outcome (Project) to Long-term outcome (Project).",
        ),
        (remove(PATH, "b"), "Ada took out “Staff listen”, Short-term outcome (Project)."),
        (
            add(PATH, Stone(key="q", kind=Kind.ISSUE, track=Track.BOTH, words="No place")),
            "Ada put in “No place”, Issue.",
        ),
        (change(PATH, "a", more="All 3"), "Ada changed what is said about “Rooms are ready”: from nothing to “All 3”."),
        (
            change(PATH, "a", for_whom=("policy", "carer")),
            "Ada changed who “Rooms are ready” is for: from nobody to Carers and families, Policy.",
        ),
        (change(PATH, "a", benefits=("Trust",)), "Ada changed the benefits of “Rooms are ready”: from none to Trust."),
        (PATH.without_step("a", "b"), "Ada took away the step from “Rooms are ready” to “Staff listen”."),
        (
            PATH.setting_step(replace(STEP, assumption="")),
            "Ada changed what must hold for “Rooms are ready” to lead to “Staff listen”: from “It is warm” to nothing.",
        ),
        (
            PATH.setting_step(replace(STEP, sure=80)),
            "Ada changed how sure we are that “Rooms are ready” leads to “Staff listen”: from 50 in 100 to 80 in 100.",
        ),
        (
            change(PATH, "a", indicators=(COUNT,)),
            "Ada added a way to know that “Rooms are ready” is reached: “People at tea: 4 → 12 people”.",
        ),
        (
            change(PATH, "a", indicators=(replace(COUNT, words="", question="7", baseline="", target="", unit=""),)),
            "Ada added a way to know that “Rooms are ready” is reached: “How was it?”.",
        ),
        (move_to(PATH, "b", 0), "Ada changed the order: Short-term outcome (Project)."),
    ],
)
def test_each_kind_of_change_has_its_sentence(after, sentence):
    assert said(after) == [sentence]


def test_the_same_without_somebody_says_what_would_become():
    assert said(remove(PATH, "b"), who="") == ["“Staff listen” goes, Short-term outcome (Project)."]
    assert said(PATH, before=remove(PATH, "b"), who="")[0] == "“Staff listen” comes in, Short-term outcome (Project)."


def test_steps_that_go_with_their_stone_and_places_that_only_make_room_are_not_told():
    assert len(said(remove(PATH, "a"))) == 1
    assert said(add(PATH, replace(A, key="c", words="New"), place=0)) == [
        "Ada put in “New”, Short-term outcome (Project)."
    ]


def test_a_step_that_is_new_and_what_must_hold_are_told_apart():
    new, holds = said(PATH, before=PATH.without_step("a", "b"))[:2]
    assert new == "Ada let “Rooms are ready” lead to “Staff listen”."
    assert "from nothing to “It is warm”" in holds


def test_the_groups_come_in_their_order():
    after = split(remove(change(PATH, "a", words="Warm"), "b"), "a", "c", "Warm rooms", "Bright rooms")
    groups = [told.group for told in tell(compare(PATH, after), Names(), who="We")]
    assert groups == [Group.GONE, Group.NEW, Group.REWORDED]


@pytest.mark.parametrize("typed", STRINGS)
def test_awkward_words_change_nothing_else_in_the_sentence(typed):
    told = tell(compare(PATH, change(PATH, "a", words=f"a{typed}b", more=typed)), Names(), who=typed or "Ada")
    for each in told:
        sentence = each.sentence.because(f"{typed}!")
        assert "%(" not in str(sentence).replace("%(x)s", "") or "%(" in typed
        shown = html.fragment_fromstring(sentence.html.replace("\x00", ""), create_parent=True)
        assert {element.tag for element in shown.iter()} <= {"div", "bdi"}


def test_words_from_right_to_left_are_set_apart():
    sentence = Sentence(text="Ada said “%(words)s”", values={"words": "نحن هنا <b>"}).because("100 % “sure”.")
    expected = "Ada said “<bdi>نحن هنا &lt;b&gt;</bdi>”, because “<bdi>100 % “sure”</bdi>”."
    assert sentence.html == expected


def test_long_words_are_shortened():
    assert len(str(Sentence(text="%(words)s", values={"words": "long " * 1000}))) == 200
