"""What is still missing on a pathway, and what is worth another look. The drawings are those of `test_pathway`."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from steppingstones.methods.pathway import Indicator, Kind, Pathway, Stone, Track, Way
from steppingstones.methods.pathway_checks import Check, Gap, checks, settle
from steppingstones.methods.pathway_english import names_somebody, says_change, says_doing, says_two_things

from .test_pathway import drawn

LANTERN = Path(__file__).parents[2] / "examples" / "day-centre" / "stones.csv"
TOLD = Indicator(key="n", way=Way.COUNT, words="people who come")
LONG, IMPACT, SHORT, ACTIVITY = Kind.LONG, Kind.IMPACT, Kind.SHORT, Kind.ACTIVITY


@pytest.mark.parametrize(
    ("drawing", "found"),
    [
        ("", ["no-issue", "no-impact project", "no-impact coproduction"]),
        ("-  q1", ["no-impact project", "no-impact coproduction"]),
        ("- q1 \n P a1 > i1", ["nothing-together coproduction"]),
        ("- q1 \n C a1 > i1", ["no-impact project"]),
        ("- q1 \n P a1 > i1 \n C a2 > i2", []),
        ("- q1 \n P i1 \n C a2 > i2", ["nothing-leads-here i1"]),
        ("- q1 \n P a1 \n P a3 > i1 \n C a2 > i2", ["leads-nowhere a1"]),
        ("- q1 \n P a3 > i1 \n P a2 > s2 \n C a4 > i2", ["stands-alone s2"]),
        ("- q1 \n P a3 > i1 \n C a2 > s2 \n C a4 > i2", ["supports-nothing s2"]),
        ("- q1 \n P a3 > i1 \n C a2 > s2 > i1^ \n C a4 > i2", []),
        ("- q1 \n P a3 > i1 \n C l1 \n C a4 > i2", ["nothing-leads-here l1", "supports-nothing l1"]),
    ],
)
def test_what_is_still_missing(drawing, found):
    assert [in_short(check) for check in checks(drawn(drawing)) if not check.gap.is_gentle] == found


def in_short(check: Check) -> str:
    on_track = check.gap in (Gap.NO_IMPACT, Gap.NOTHING_TOGETHER)
    whose = check.stone.key if check.stone else check.track if on_track else ""
    return f"{check.gap} {whose}".strip()


def gentle(*stones: Stone) -> list[str]:
    return [in_short(check) for check in checks(Pathway(stones=stones)) if check.gap.is_gentle]


def stone(key: str, words: str, kind: Kind = SHORT, track: Track = Track.PROJECT, **more) -> Stone:
    return Stone(key=key, kind=kind, track=track, words=words, **more)


def test_an_impact_wants_to_be_known_by_something():
    impact = stone("i", "People belong here", IMPACT)
    assert gentle(impact) == ["no-indicator i"]
    assert gentle(replace(impact, indicators=(TOLD,))) == []


def test_the_same_words_twice_are_seen_at_the_second_whatever_their_case_and_language():
    one, two = stone("1", "Menschen fühlen sich wohl."), stone("2", "menschen FÜHLEN sich wohl", LONG)
    assert gentle(one, two) == ["same-words 2"]
    assert gentle(one, stone("3", "...")) == []


def test_an_outcome_of_doing_it_together_names_somebody_or_says_for_whom():
    outcome = stone("s", "The feeling that it is worth the effort", track=Track.CO_PRODUCTION)
    assert gentle(outcome) == ["names-nobody s"]
    assert gentle(replace(outcome, for_whom=("carer",))) == []
    assert gentle(replace(outcome, track=Track.PROJECT)) == []  # what gets built may be a house
    assert gentle(replace(outcome, words="Das Gefühl, dass es sich lohnt")) == []


def test_each_level_is_asked_about_its_own_words():
    words = "Hold a workshop about the rooms"
    assert gentle(stone("s", words)) == ["written-as-activity s"]
    assert gentle(stone("a", words, ACTIVITY)) == []
    assert gentle(stone("a", "People feel at home", ACTIVITY)) == ["written-as-outcome a"]
    assert gentle(stone("l", "The rooms are ready and staff are trained", LONG)) == ["two-in-one l"]


def test_what_the_group_means_so_is_not_open_and_not_forgotten():
    found = checks(drawn("- q1 \n P a1 > s1 \n P a2 > i1 \n C a3 > i2"))
    open_now, meant = settle(found, {(Gap.STANDS_ALONE, Track.BOTH, "s1"), (Gap.NO_ISSUE, Track.BOTH, "")})
    assert [check.gap for check in meant] == [Gap.STANDS_ALONE]
    assert Gap.STANDS_ALONE not in [check.gap for check in open_now]


# --- The words --------------------------------------------------------------------------------------------

DOING = [
    "Hold workshops",
    "Hold a meeting for staff",
    "Run a weekly café",
    "Make picture cards",
    "Create a group",
    "Train staff",
    "Develop a policy with the council",
    "Organise three visits",
    "To hold meetings with neighbours",
    "Running workshops",
    "Creating a group of people with lived experience",
    "Writing the plan together",
    "Workshops to get ready for the meetings",
    "Weekly meetings with the council",
    "Training sessions for staff",
    "Plan the rooms",
    "Start a group",
]
# How people word outcomes and impacts, in the field and in groups: none is taken for an activity.
CHANGES = [
    "To have staff recruited",
    "To have a plan for the service agreed",
    "To have the building furnished",
    "To create a day centre for people with learning disabilities",
    "To make the centre suit people's needs",
    "Feeling more valued",
    "Being heard",
    "Having a say",
    "Having more confidence",
    "Belonging to a group",
    "Making friends",
    "Make new friends",
    "Building trust",
    "Developing skills and knowledge",
    "Getting out more",
    "Learning new things",
    "Working together as equals",
    "More independence",
    "An increase in confidence",
    "Improved relationships between staff and families",
    "Increase people's awareness",
    "Training is better for staff",
    "Meetings are short and easy to follow",
    "Meetings in which people are heard",
    "Plans are agreed by everyone",
    "Support is there when people need it",
    "Open meetings are the rule",
    "Get help quickly when you need it",
    "Ask for help without fear",
    "Staff listen",
    "People run the centre",
    "Running water is in every house",
    "Planning is shared",
    "Build trust",
    "Trains are on time",
    "The council has said yes to the plan and to the money",
    "Halt sagen, wenn es zu viel ist",
    "Train de nuit pour tous",
    "Пройти обучение",
    "",
]


@pytest.mark.parametrize("words", DOING)
def test_doing_is_seen(words):
    assert says_doing(words)


@pytest.mark.parametrize("words", CHANGES)
def test_a_change_is_not_taken_for_doing(words):
    assert not says_doing(words)


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("People feel at home", True),
        ("Staff are more confident", True),
        ("Better skills", True),
        ("More carers know whom to ask", True),
        ("People paint the rooms", False),
        ("Members write questions for new staff", False),
        ("People who feel lonely come to tea", False),
        ("Paint the rooms", False),
        ("Ask people how they feel", False),
    ],
)
def test_a_change_is_seen_where_an_activity_is_wanted(words, answer):
    assert says_change(words) == answer


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("The rooms are ready and staff are trained", True),
        ("Staff listen to people, and the council has a plan", True),
        ("People come and are heard", False),
        ("Staff and people are equal", False),
        ("There are enough staff, and they know their work", False),
        ("People know who runs the centre and what is on offer", False),
        ("People who feel lonely and carers who are tired have a place", False),
        ("The building is adapted, decorated and furnished", False),
        ("Die Zimmer are da and so weiter", False),
    ],
)
def test_two_changes_in_one_sentence_are_seen(words, answer):
    assert says_two_things(words) == answer


@pytest.mark.parametrize(("words", "answer"), [("The town knows us", True), ("Friendships grow", False)])
def test_somebody_is_named(words, answer):
    assert names_somebody(words) == answer


def test_the_example_is_worded_well():
    with LANTERN.open() as rows:
        stones = [
            Stone(key=row["id"], kind=Kind(row["kind"]), track=Track(row["track"]), words=row["words"])
            for row in csv.DictReader(rows)
        ]
    found = {check.gap for check in checks(Pathway(stones=tuple(stones)))}
    assert [gap for gap in found if gap.is_about_words] == []
