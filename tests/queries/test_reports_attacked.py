"""All that a group publishes, taken together by somebody who has a solver: no number of a few people comes out."""

import random

import pytest

from steppingstones.documents.data_file import as_data
from steppingstones.models import Report
from steppingstones.queries.reports import report_document
from tests.attacker import Attack, told_in
from tests.signed import OUTSIDE, make_claim, make_report
from tests.world import DAY, link, make_change, make_decision, make_stone, make_voice

SIDES = ["lived", "carer", "professional", "community", "commissioner", "unknown"]
KINDS = ["", *Report.Kind.values]


def published(project) -> list:
    """What the data files of a report of every kind tell people outside."""
    report = make_report(project)
    for stone in project.stones.all():
        report.claims.create(project=project, stone=stone, words=stone.words)
    told = []
    for report.kind in KINDS:
        told += told_in(as_data(report_document(report, today=DAY)))
    return told


def live_through(project, chance: random.Random) -> None:
    """A few people of some sides, most of whom speak for or against things, and a decision or two."""
    stones = [make_stone(project, f"Outcome {number}") for number in range(chance.randint(1, 4))]
    decisions = [make_decision(project, f"Question {number}") for number in range(chance.randint(0, 2))]
    for decision in decisions:
        link(make_change(decision), chance.choice(stones))
    ends = [(stone, stance) for stone in stones for stance in ("for", "for", "against")]
    ends += [(decision, "for") for decision in decisions]
    likely = chance.choice([0.3, 0.7, 0.95])
    for side in chance.sample(SIDES, chance.randint(1, 4)):
        for _person in range(chance.choice([1, 2, 3, 4, 5, 6, 9])):
            voice = make_voice(project, side=side, uses=chance.choice([("group",), OUTSIDE]))
            for end, stance in dict(chance.sample(ends, len(ends))).items():
                if chance.random() < likely:
                    link(voice, end, stance)


# Whoever changes how numbers are told tries a few hundred.
@pytest.mark.parametrize("seed", [1, 12, 34, 156])
def test_nothing_comes_out_of_all_that_a_group_published(world, seed):
    live_through(world.project, random.Random(seed))
    told = published(world.project)

    assert {about.partition(":")[0] for about, _told in told} >= {"heard", "for"}
    assert Attack(told).worked_out() == []


def test_one_carer_beside_eleven_others_cannot_be_counted(world):
    make_claim(make_report(world.project), people=11)
    make_voice(world.project, side="carer", uses=("group",))

    assert Attack(published(world.project)).worked_out() == []
