"""Reports that leave the group one after the other, laid beside each other by somebody who has a solver.

What the attacker has: the data files of two or three signed versions of two reports (one for a funder, one for
everybody), each as it was on the day it was signed. They know how we round, hide and hold numbers: one that is told
again may have stayed. And they know of the time between how many people came, and how many went or said something else,
if these were fewer than five; once exactly, once only that they were fewer than five, and once nothing. They do not
know who it was.

What they may not find: a number from 1 to 4, at any time, of any side or of all, of those who were heard, who speak for
or against a thing, who led to a decision, or who were chosen; nor that such a number moved by exactly 1 to 4; nor two
numbers of one thing, in the same words, that are 1 to 4 apart.

What they do not do: conclude from what is not said, such as a sentence that is gone when the last person took their
words back. Nobody is nobody here, and told. What follows from the rule that a number stays until it moved by enough is
tried in tests/methods/test_releases_told.py, with all numbers that there can be.
"""

import random
from collections.abc import Callable

import pytest

from steppingstones.actions.consent import take_back
from steppingstones.documents.data_file import as_data
from steppingstones.models import Claim, Consent, Evidence, Giver, Report, ReportVersion, Theme, VoiceTheme
from steppingstones.queries.sign_offs import document_of
from tests.attacker_over_time import AttackOverTime, Data, Moved, moved_by_a_few
from tests.queries.test_reports_attacked import KINDS, SIDES, live_through
from tests.signed import OUTSIDE, make_claim, make_report, make_version, speak_for
from tests.world import link, make_voice

Chance = random.Random


# --- What happens between two versions --------------------------------------------------------------------


def somebody_joins(project, chance: Chance) -> Moved:
    sides = [*project.givers.values_list("side", flat=True), chance.choice(SIDES)]
    voice = make_voice(project, side=chance.choice(sides), uses=chance.choice([("group",), OUTSIDE]))
    for stone in project.stones.all():
        if chance.random() < 0.8:
            link(voice, stone, chance.choice(["for", "for", "against"]))
    return Moved(came=1)


def somebody_leaves(project, chance: Chance) -> Moved:
    voices = list(project.voices.with_consent(Consent.Use.GROUP))
    if not voices:
        return Moved()
    take_back(chance.choice(voices))
    return Moved(went=1)


def somebody_speaks_of_another_thing(project, chance: Chance) -> Moved:
    said = Evidence.objects.filter(project=project).exclude(voice=None).exclude(stone=None)
    one = chance.choice([*said, None])
    others = project.stones.exclude(evidence__voice=one.voice) if one else ()
    if not others:
        return Moved()
    one.stone = chance.choice(list(others))
    one.save()
    return Moved(came=1, went=1)


def somebody_takes_back_their_side(project, chance: Chance) -> Moved:
    giver = chance.choice(list(project.givers.all()))
    giver.side = Giver.UNKNOWN
    giver.save()
    return Moved(came=1, went=1)


def a_claim_is_narrowed(project, chance: Chance) -> Moved:
    claim = chance.choice(list(Claim.objects.filter(project=project)))
    narrow(claim, chance)
    return Moved()


def narrow(claim: Claim, chance: Chance) -> None:
    theme, _is_new = Theme.objects.get_or_create(project=claim.project, name="Time")
    for voice in claim.project.voices.all()[::2]:
        VoiceTheme.objects.get_or_create(project=claim.project, theme=theme, voice=voice)
    claim.sides = chance.choice([[], [chance.choice(SIDES)], chance.sample(SIDES, 2)])
    claim.themes = chance.choice([[], [], [theme.ref]])
    claim.save()


HAPPENS: list[Callable[..., Moved]] = [
    *[somebody_joins] * 3,
    somebody_leaves,
    somebody_speaks_of_another_thing,
    somebody_takes_back_their_side,
    a_claim_is_narrowed,
]


def time_goes_by(project, chance: Chance) -> Moved:
    moved = [chance.choice(HAPPENS)(project, chance) for _each in range(chance.choice([1, 1, 2, 3, 6]))]
    return Moved(came=sum(each.came for each in moved), went=sum(each.went for each in moved))


# --- What leaves the group --------------------------------------------------------------------------------


def two_reports(project, chance: Chance) -> list[Report]:
    reports = [make_report(project, title=title) for title in ("For the funder", "For everybody")]
    for report in reports:
        report.kind = chance.choice(KINDS)
        report.save()
        for stone in project.stones.all():
            claim = report.claims.create(project=project, stone=stone, words=stone.words)
            if chance.random() < 0.3:
                narrow(claim, chance)
    return reports


def out(report: Report, world) -> Data:
    """A version that both sides sign, as its data file."""
    return as_data(document_of(make_version(report, world.ben, world.ada, world.ben)))


def handed_out(world, chance: Chance) -> tuple[list[Data], list[Moved]]:
    """Two or three files, and what happened between them."""
    live_through(world.project, chance)
    reports = two_reports(world.project, chance)
    files, moved = [out(chance.choice(reports), world)], []
    for _more in range(chance.choice([1, 1, 2])):
        moved.append(time_goes_by(world.project, chance))
        files.append(out(chance.choice(reports), world))
    return files, moved


def worked_out(files: list[Data], moved: list[Moved]) -> list:
    a_few, nothing = [[Moved(came=number, went=number)] * len(moved) for number in (4, 1_000)]
    known = [known for known in (moved, a_few, nothing) if known != a_few or max(_most(moved)) < 5]
    return [*moved_by_a_few(files), *(found for each in known for found in AttackOverTime(files, each).worked_out())]


def _most(moved: list[Moved]) -> list[int]:
    return [max(each.came, each.went) for each in moved]


# Whoever changes how numbers are told tries a few hundred.
@pytest.mark.parametrize("seed", range(24))
def test_versions_laid_beside_each_other_tell_of_no_few_people(world, seed):
    files, moved = handed_out(world, random.Random(seed))

    assert worked_out(files, moved) == []


def test_the_attacker_sees_who_joined_where_a_number_is_not_held(world):
    make_claim(report := make_report(world.project), people=6)
    first = out(report, world)
    ReportVersion.objects.update(counted={})
    speak_for(Claim.objects.get(), 1)
    report.kind = Report.Kind.IMPACT  # tells who was heard under another heading
    report.save()

    assert ("0 to 1: heard", "all", 1) in worked_out([first, out(report, world)], [Moved(came=1)])


def test_who_was_heard_stays_under_another_heading_of_another_report(world):
    make_claim(report := make_report(world.project), people=6)
    first = out(report, world)
    speak_for(Claim.objects.get(), 1)
    second = out(make_report_of(world.project, Report.Kind.IMPACT), world)

    assert worked_out([first, second], [Moved(came=1)]) == []
    assert "6 people (6 with lived experience)" in str(second)


def make_report_of(project, kind: str) -> Report:
    report = make_report(project, title="For everybody")
    report.kind = kind
    report.save()
    return report
